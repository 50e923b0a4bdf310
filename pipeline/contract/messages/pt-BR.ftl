# What findings say, in Brazilian Portuguese: the entries of en.ftl, with the same things filled in. What the checks say,
# and the words that all keep to, stand in sql/words/pt-BR.ftl.

## Where a finding is: before its message

at-row-and-column = Linha { $row }, coluna `{ $column }`: { $message }
at-cell = Linha { $row }, coluna `{ $column }` (célula `{ $cell }`): { $message }
at-row = Linha { $row }: { $message }
at-column = Coluna `{ $column }`: { $message }

## Files and their paths

unreadable-entry = Um item da caixa de entrada não pode ser lido: { $problem }
    .hint = Renomeie-o usando apenas letras, algarismos, `.`, `_` e `-`, ou corrija as permissões dele.
unreadable-file = O arquivo não pode ser lido: { $problem }
    .hint = Exporte-o novamente.
unread-file = O arquivo não pode ser lido: { $kind ->
        [link] é um link simbólico, não um arquivo.
        [folder] é uma pasta, não um arquivo.
        [pipe] é um pipe nomeado, não um arquivo.
        [socket] é um soquete, não um arquivo.
        [device] é um dispositivo, não um arquivo.
        [hard-link] ele tem outro nome em outro lugar, por um link físico.
        [odd-name] o nome dele tem caracteres que não aparecem.
        [too-deep] ele está em um nível de pastas profundo demais.
        [unreachable] { $problem }
       *[other] é outra coisa, não um arquivo.
    }
    .hint = Coloque ali o próprio arquivo, um arquivo comum e independente.
empty-file = O arquivo está vazio.
    .hint = Exporte-o novamente; um conjunto de dados sem linhas é um arquivo que só tem o cabeçalho.
no-extract-path = O caminho não tem a forma `<centro>/<período>/<conjunto de dados>.csv`.
    .hint = Coloque o arquivo na pasta do centro e do período a que ele pertence, ou uma pasta de trabalho, com uma planilha para cada conjunto de dados, em `<centro>/<período>.xlsx`.
unknown-centre = O programa não tem nenhum centro `{ $centre }`.
    .hint = Mova o arquivo para a pasta do seu centro; a lista dos centros está em `centres.csv`.
nearly-a-centre = O programa não tem nenhum centro `{ $centre }`.
    .hint = Você quis dizer `{ $near }`? A lista dos centros está em `centres.csv`.
unknown-period = O calendário do programa não tem nenhum período `{ $period }`.
    .hint = Os períodos têm nomes como `{ $example }` ({ $days }).
period-not-begun = O período `{ $period }` ({ $days }) ainda não começou.
    .hint = Envie o arquivo no período a que as linhas pertencem.
centre-not-open = O centro `{ $centre }` não estava em funcionamento em `{ $period }` ({ $days }).
    .hint = Envie o arquivo em um período em que o centro estava em funcionamento, ou peça ao escritório nacional que corrija `centres.csv`.
period-locked = O período { $period } ({ $days }) foi encerrado em `{ $locked_on }`.
    .hint = Peça ao escritório nacional que o aceite: `counterfoil unlock { $centre } { $period } --because …`
was-withdrawn = Este mesmo arquivo foi retirado; o motivo foi: `{ $because }`
    .hint = Tire o arquivo da caixa de entrada ou ponha um corrigido em seu lugar.
was-returned = O escritório nacional devolveu este mesmo arquivo; o motivo foi: `{ $because }`
    .hint = Ponha um arquivo corrigido em seu lugar; o mesmo não é aceito de novo.
no-such-ending = `{ $file }` não tem uma extensão de remessa.
    .hint = Dê ao arquivo o nome do conjunto de dados, com uma destas extensões: { $endings }
which-sheet = A pasta de trabalho tem várias planilhas, e nenhuma se chama `{ $dataset }`: { $sheets }
    .hint = Dê à planilha que vale o nome `{ $dataset }`.
no-sheet = A pasta de trabalho não tem nenhuma planilha com o nome de um conjunto de dados: { $sheets }
    .hint = Dê a cada planilha o nome do conjunto de dados; `counterfoil template` mostra a lista deles.
unknown-dataset = O contrato de dados não tem nenhum conjunto de dados `{ $dataset }`.
    .hint = Dê ao arquivo o nome do conjunto de dados; `counterfoil template` mostra a lista deles.
nearly-a-dataset = O contrato de dados não tem nenhum conjunto de dados `{ $dataset }`.
    .hint = Você quis dizer `{ $near }`?
not-filed-by-office = O escritório nacional não envia `{ $dataset }`.
    .hint = Envie-o na pasta do centro a que ele se refere.
filed-by-office-only = Só o escritório nacional envia `{ $dataset }`.
    .hint = Encaminhe-o ao escritório nacional, que o envia em `_programme`.
several-files = Há vários arquivos para `{ $extract }`: { $paths }
    .hint = Exclua os que não valem.

## Headers

first-line-blank = A linha do cabeçalho está em branco.
    .hint = Coloque os nomes das colunas na primeira linha, como no modelo.
no-labels = A linha do cabeçalho está em branco.
    .hint = { template-hint }
header-further-down = A primeira linha, `{ $value }`, não é o cabeçalho, que está na linha { $header_row }.
    .hint = Exclua as linhas acima do cabeçalho.
separator-line = A primeira linha, `{ $value }`, diz o que separa as células; o cabeçalho está na linha 2.
    .hint = Exclua a primeira linha; o que separa as células é reconhecido sem ela.
other-separator = As colunas estão separadas por { $separator ->
        [tab] tabulações
        [space] espaços
       *[other] `{ $separator }`
    }, e não por vírgulas: `{ $value }`
    .hint = Salve-o como CSV com `,` entre as colunas.
other-dataset = O cabeçalho, que começa com `{ $value }`, é de `{ $other }`, não de `{ $dataset }`.
    .hint = Dê ao arquivo o nome `{ $other }.csv`, ou exporte `{ $dataset }`.
no-known-label = A primeira linha não traz nenhuma coluna de `{ $dataset }`: ela começa com `{ $value }`.
    .hint = Coloque os nomes das colunas na primeira linha. { template-hint } { mapping-hint }
blank-label = A coluna nº { $number } não tem nome.
    .hint = Dê à coluna o nome que está no modelo, ou exclua-a.
duplicate-label = As colunas nº { $first } e nº { $number } têm o mesmo nome.
    .hint = Exclua ou renomeie uma delas.
extra-label = O contrato de dados não tem essa coluna.
    .hint = Não é preciso fazer nada; a coluna não é carregada.
nearly-a-label = O contrato de dados não tem essa coluna.
    .hint = Se ela deveria ser `{ $near }`, renomeie-a; caso contrário, não é preciso fazer nada: ela não é carregada.
missing-label = Falta esta coluna no cabeçalho.
    .hint = Acrescente-a e deixe vazias as células cujo valor não é conhecido. { template-hint } { mapping-hint }
missing-own-label = Falta no cabeçalho esta coluna, que o mapeamento do seu centro lê como `{ $meant }`.
    .hint = Acrescente-a ou corrija o mapeamento.
misplaced-label = Falta esta coluna no cabeçalho; no lugar dela está `{ $other }`, a nº { $number }, e no lugar desta última está a nº { $own }.
    .hint = Dê às duas colunas o nome do que contêm. { template-hint }
other-than-mapped = O arquivo não está em `{ $encoding }`, como diz o mapeamento do seu centro.
    .hint = Exporte-o como antes ou corrija `encoding` no mapeamento.
no-rate = O mapeamento do seu centro não tem cotação de `{ $currency }` para `{ $day }` ou antes.
    .hint = Acrescente uma em `[currency.rates]`.
template-hint = `counterfoil template { $dataset }` mostra o cabeçalho.

## Files as a whole

other-format = O arquivo termina em `{ $ending }`, mas { $format ->
        [text] é texto simples.
        [xlsx] é uma pasta de trabalho do Excel (`.xlsx`).
        [xls] é uma pasta de trabalho antiga do Excel (`.xls`), ou uma com senha.
        [ods] é uma planilha OpenDocument (`.ods`).
        [zip] é um arquivo compactado `zip`.
        [gzip] está compactado com `gzip`.
        [bzip2] está compactado com `bzip2`.
        [xz] está compactado com `xz`.
        [zstd] está compactado com `zstd`.
        [sevenzip] é um arquivo compactado `7z`.
        [rar] é um arquivo compactado `RAR`.
        [pdf] é um PDF.
        [parquet] é um arquivo `Parquet`.
        [arrow] é um arquivo `Arrow`.
        [sqlite] é um banco de dados `SQLite`.
        [picture] é uma imagem.
        [rtf] é um texto com formatação (`RTF`).
        [json] é `JSON`.
        [html] é uma página da web (`HTML`).
        [xml] é `XML`.
       *[nul] não é texto: tem bytes `NUL`.
    }
    .hint = { $format ->
        [text] { ending-of-its-own } `.csv`
        [xlsx] { ending-of-its-own } `.xlsx`
        [ods] { ending-of-its-own } `.ods`
        [gzip] { ending-of-its-own } `.csv.gz`
        [parquet] { ending-of-its-own } `.parquet`
        [json] Escreva um objeto em cada linha. { ending-of-its-own } `.ndjson`
        [xls] Salve-o como pasta de trabalho do Excel (`.xlsx`) sem senha, ou como `CSV UTF-8`.
        [zip] { unpack }
        [bzip2] { unpack }
        [xz] { unpack }
        [zstd] { unpack }
        [sevenzip] { unpack }
        [rar] { unpack }
       *[other] Exporte-o como `CSV UTF-8` ou como pasta de trabalho do Excel; mudar a extensão não transforma um arquivo em nenhum dos dois.
    }
ending-of-its-own = Dê ao arquivo a extensão que corresponde ao conteúdo dele:
unpack = Descompacte-o e envie o que está dentro dele.
other-encoding = O arquivo está em `{ $encoding }`, não em UTF-8.
    .hint = { save-as-utf8 }
not-utf8 = O arquivo não está em UTF-8; parece estar em `{ $encoding }`. A primeira célula em que isso se nota é `{ $value }`.
    .hint = { save-as-utf8 }
guessed-encoding = O arquivo não está em UTF-8; foi lido como `{ $encoding }`, e assim a primeira célula em que isso se nota é `{ $value }`.
    .hint = Se não é isso que ela deve dizer, salve o arquivo como `CSV UTF-8` ou indique `encoding` em um mapeamento do seu centro.
not-decoded = O arquivo tem bytes que não são texto na sua codificação.
    .hint = Provavelmente ele está cortado: exporte-o novamente ou salve-o como `CSV UTF-8`.
save-as-utf8 = Salve o arquivo como `CSV UTF-8`, que no Excel é um tipo de arquivo à parte. { mapping-hint }

## Rows

record-without-end = O registro que começa nesta linha não tem fim; o resto do arquivo não foi lido.
    .hint = Provavelmente há aspas duplas não fechadas nesta linha: feche-as, ou duplique as aspas que fazem parte do texto.
open-quote = O arquivo termina dentro de aspas duplas.
    .hint = Provavelmente o arquivo está cortado: exporte-o novamente; se não estiver, feche as aspas que estão abertas aqui.
damaged = O arquivo está danificado, ou não é o que a extensão diz.
    .hint = Abra-o e salve-o de novo, ou exporte-o novamente.
bomb = Descompactado, o arquivo fica muito maior do que qualquer remessa.
    .hint = Exporte-o novamente; se ele for mesmo tão grande, envie-o como CSV.
too-large = O arquivo tem partes grandes demais para serem lidas.
    .hint = Envie-o como CSV.
locked = A pasta de trabalho pede uma senha.
    .hint = Salve-a sem senha.
merged-cells = As células `{ $range }` estão mescladas em uma só.
    .hint = Desfaça a mesclagem e escreva o valor em cada uma das células.
no-object = A linha não é um objeto JSON.
    .hint = Escreva um objeto em cada linha, `{"{"}"nome": valor, …{"}"}`, e nada entre eles.
json-not-utf8 = A linha não está em UTF-8, a codificação em que se escreve JSON: `{ $value }`
    .hint = Escreva o arquivo em UTF-8.
name-twice = O objeto tem duas vezes o nome `{ $label }`.
    .hint = Deixe apenas o que vale.
miscounted = O número de registros do arquivo não confere: { $parsed } pela leitura das células e { $by_lines } pelos fins de linha.
    .hint = Exporte-o novamente, com todos os textos entre aspas duplas.
quote-inside = `{ $value }` tem aspas duplas no meio.
    .hint = Coloque o texto inteiro entre aspas duplas e duplique as que estão dentro dele, como em `"o ""protótipo"""`.
text-behind-quote = Há texto depois das aspas duplas de fechamento: `{ $value }`
    .hint = Feche as aspas no fim do texto e duplique as que fazem parte dele.
row-in-quotes = `{ $value }` continua depois de uma quebra de linha e tem tantos separadores quanto uma linha: há aspas duplas fora do lugar.
    .hint = Feche as aspas no fim do texto ou retire-as; um texto que tem mesmo tantos separadores é escrito sem quebra de linha.
repeated-header = A linha repete o cabeçalho.
    .hint = Deixe o cabeçalho apenas na primeira linha; se exportações foram juntadas, verifique se há linhas repetidas.
example-row = A linha é o exemplo do modelo, marcado com `{ $value }`.
    .hint = Exclua a linha; se ela for sua, dê-lhe um identificador ou nome próprio no lugar de `{ $value }`.
unfinished-line = A última linha não tem quebra de linha no fim: um arquivo cortado no meio de um número parece inteiro.
    .hint = Compare a última linha com o seu sistema; de um arquivo que termina com quebra de linha sabe-se que está inteiro.
blank-row = A linha está em branco e é ignorada.
    .hint = Não é preciso fazer nada; exclua a linha, se quiser.
blank-rows = As linhas { $row } a { $last } estão em branco e são ignoradas.
    .hint = Não é preciso fazer nada; exclua as linhas, se quiser.
rows-separated-otherwise = Ao contrário do cabeçalho, esta linha tem { $separator ->
        [tab] tabulações
       *[other] `{ $separator }`
    } entre as células; outras linhas iguais a esta não são citadas uma a uma.
    .hint = Salve-o como CSV com o mesmo separador entre todas as colunas.
broken-row = Esta linha continua até a linha { $last }: juntas, elas têm { $expected ->
        [one] a única célula
       *[other] as { $expected } células
    } do cabeçalho.
    .hint = Há uma quebra de linha dentro de uma célula: retire-a, ou exporte o arquivo novamente com todos os textos entre aspas duplas.
missing-cell = A linha tem { $found ->
        [one] { $found } célula
       *[other] { $found } células
    }; o cabeçalho tem { $expected }.
    .hint = Acrescente as células que faltam, vazias quando o valor não é conhecido.
missing-name = Falta no objeto este nome, que o primeiro objeto tem.
    .hint = Acrescente-o, com `null` quando o valor não é conhecido.
extra-cell = `{ $value }` está na célula nº { $number }, mas o cabeçalho tem { $expected ->
        [one] { $expected } coluna.
       *[other] { $expected } colunas.
    }
    .hint = Coloque entre aspas duplas o texto que contém o que separa as células, como uma vírgula, ou exclua a célula.

extra-separators = A linha tem { $found ->
        [one] { $found } célula
       *[other] { $found } células
    }, e o cabeçalho, { $expected ->
        [one] { $expected } coluna
       *[other] { $expected } colunas
    }: um separador a mais pode ter deslocado os valores.
    .hint = Coloque entre aspas duplas o texto que contém o que separa as células, como uma vírgula, ou exclua os separadores no fim da linha.

## Cells

required = O valor é obrigatório, mas a célula está vazia.
    .hint = Preencha “{ $title }”.
required-and-missing = O valor é obrigatório, mas `{ $value }` indica que não há nenhum.
    .hint = Preencha “{ $title }”.
error-cell = A célula tem o erro `{ $value }`.
    .hint = Corrija a fórmula dela, ou deixe a célula vazia se não souber o valor.
no-result = A célula tem uma fórmula cujo resultado não foi salvo.
    .hint = Abra a pasta de trabalho, deixe-a calcular e salve-a; ou escreva o próprio valor.
long-number = `{ $value }` tem mais algarismos do que os 15 que um programa de planilhas guarda: os últimos não são os que foram digitados.
    .hint = Formate a coluna como texto e digite o número novamente.
long-float = `{ $value }` tem mais algarismos do que os números de ponto flutuante da coluna guardam: os últimos podem não ser os originais.
    .hint = Escreva a coluna como números decimais, como `decimal(18, 2)`, ou como texto.
nested-value = `{ $value }` é uma lista ou outra estrutura, não um valor.
    .hint = Escreva um só valor.
half-letter = `{ $value }` não é um texto: uma sequência de escape nele é a metade de uma letra.
    .hint = Escreva a própria letra ou as duas metades dela.
date-instead = `{ $value }` é uma data ou uma hora, mas esta coluna não é de datas nem de horas.
    .hint = Provavelmente o programa de planilhas tomou por data ou hora o que foi digitado: formate a célula como texto ou como número e digite o valor novamente.
percent-instead = `{ $value }` aparece com sinal de porcentagem, mas esta coluna não é de porcentagens.
    .hint = Formate a célula como número e digite o valor novamente.
long-text = `{ $value }` tem { $characters ->
        [one] { $characters } caractere
       *[other] { $characters } caracteres
    }, mais do que { $most }.
    .hint = Reduza-o a no máximo { $most ->
        [one] { $most } caractere.
       *[other] { $most } caracteres.
    }
short-text = `{ $value }` tem { $characters ->
        [one] { $characters } caractere
       *[other] { $characters } caracteres
    }, menos do que { $least }.
    .hint = Escreva no mínimo { $least ->
        [one] { $least } caractere.
       *[other] { $least } caracteres.
    }
control-character = `{ $value }` tem um caractere de controle, `{ $code_point }`.
    .hint = Retire-o, ou digite o texto novamente.
unseen-character = `{ $value }` tem um caractere que não cabe em um texto, `{ $code_point }`.
    .hint = Retire-o, ou digite o texto novamente.
not-an-id = `{ $value }` não é um identificador válido.
    .hint = Use no máximo { $most ->
        [one] { $most } caractere
       *[other] { $most } caracteres
    }: letras sem acento, algarismos, `.`, `_` e `-`, sem espaços.
mapping-hint = Ou mantenha a sua forma de escrever: `counterfoil map suggest` cria um mapeamento para ela.
not-a-date = `{ $value }` não é uma data.
    .hint = { date-hint } { mapping-hint }
no-such-day = `{ $value }` não é um dia do calendário.
    .hint = { date-hint }
date-hint = Escreva a data como `YYYY-MM-DD` (ano, mês, dia), por exemplo `2024-03-31`.
not-yes-or-no = `{ $value }` não é sim nem não.
    .hint = Escreva `{ $yes }` ou `{ $no }`, ou deixe a célula vazia se não souber.
not-a-number = `{ $value }` não é { noun }.
    .hint = { $mistake ->
        [not-known] Deixe a célula vazia se não souber o valor e escreva `0` apenas quando não houver nenhum.
        [comma] Não use vírgula: o separador decimal é `.` e não há separador de milhar, por exemplo `1234.50`. { mapping-hint }
        [currency] Retire o símbolo da moeda. { mapping-hint }
        [spaces] Retire os espaços: não há separador de milhar, por exemplo `1234.50`. { mapping-hint }
        [percent] Retire o sinal de porcentagem.
        [exponent] Escreva todos os algarismos, sem expoente.
        [full-width] Escreva os algarismos como `0` a `9`, sem caracteres de largura inteira.
       *[other] { $type ->
            [integer] Escreva apenas algarismos, por exemplo `12`.
           *[other] Escreva-o com `.` como separador decimal e sem separador de milhar, por exemplo `1234.50`. { mapping-hint }
        }
    }
many-decimals = `{ $value }` tem { $decimals ->
        [one] { $decimals } casa decimal
       *[other] { $decimals } casas decimais
    }; { noun } tem no máximo { $scale }.
    .hint = Arredonde-o para { $scale ->
        [one] { $scale } casa decimal
       *[other] { $scale } casas decimais
    } no seu sistema; aqui nada é arredondado. Se `.` separa os milhares, retire-o. { mapping-hint }
not-of-the-date-form = `{ $value }` não é uma data escrita como { $form }, como diz o mapeamento do seu centro.
    .hint = Escreva-a assim ou acrescente a forma a `date_format` no mapeamento.
not-of-the-number-form = `{ $value }` não é um número com `{ $decimal_mark }` antes das casas decimais{ $grouping ->
        [none] {""}
        [space] {" "}e espaços entre os milhares
       *[other] {" "}e `{ $grouping }` entre os milhares
    }, como diz o mapeamento do seu centro.
    .hint = Escreva-o assim ou corrija o mapeamento.
not-exact = `{ $value }` tem mais de { $scale } casas decimais na unidade do contrato.
    .hint = Arredonde o valor no seu sistema ou corrija `times` no mapeamento.
other-parts = `{ $value }` tem { $found } partes, não tantas quantas diz o mapeamento do seu centro.
    .hint = Corrija a célula ou `split` no mapeamento.
incomplete-parts = Uma das células que juntas formam um valor está vazia.
    .hint = Preencha todas ou nenhuma.
zero-contradicted = `{ $value }` está preenchido, mas `{ $asked }` diz `{ $answer }`, o que significa que não há nenhum.
    .hint = Corrija um dos dois.
large-number = `{ $value }` é grande demais para { noun }.
    .hint = Cabem no máximo { $digits ->
        [one] { $digits } algarismo
       *[other] { $digits } algarismos
    } antes do separador decimal.
noun = { $type ->
        [integer] um número inteiro
        [money] um valor em dinheiro
        [quantity] uma quantidade
       *[percent] uma porcentagem
    }
below-minimum = `{ $value }` está abaixo do mínimo { $bound }.
    .hint = Informe { $bound } ou mais; deixe a célula vazia se não souber o valor.
above-maximum = `{ $value }` está acima do máximo { $bound }.
    .hint = Informe { $bound } ou menos; deixe a célula vazia se não souber o valor.
not-above = `{ $value }` não está acima de { $bound }.
    .hint = Informe mais do que { $bound }; deixe a célula vazia se não souber o valor.
not-below = `{ $value }` não está abaixo de { $bound }.
    .hint = Informe menos do que { $bound }; deixe a célula vazia se não souber o valor.
not-allowed = `{ $value }` não é um dos valores permitidos.
    .hint = { allowed-hint } { mapping-hint }
nearly-allowed = `{ $value }` não é um dos valores permitidos.
    .hint = Você quis dizer `{ $near }`? { allowed-hint } { mapping-hint }
allowed-hint = Use um destes valores: `{ $allowed }`
not-of-the-pattern = `{ $value }` não é válido como “{ $title }”.
    .hint = Escreva-o como `{ $example }`; a regra é `{ $pattern }`.
no-register-number = `{ $value }` não é um número de registro.
    .hint = Os números de registro seguem a regra `{ $pattern }`; deixe a célula vazia se não souber o número.

## Keys

repeated-key = `{ $value }` já está na linha { $first_row }.
    .hint = Deixe uma só linha por chave: exclua esta linha, ou corrija o identificador dela.
dangling-reference = { $state ->
        [refused] `{ $value }` está em uma remessa de `{ $resource }` que foi recusada.
       *[unknown] `{ $value }` não está em nenhuma remessa de `{ $resource }` do centro.
    }
    .hint = { $state ->
        [refused] Corrija primeiro a remessa de `{ $resource }`; com isso, esta linha fica certa.
       *[unknown] Acrescente-o à remessa de `{ $resource }`, ou corrija o identificador.
    }
orphaned-reference = `{ $value }` não está mais em nenhuma remessa de `{ $resource }`, mas { $references ->
        [one] { $references } linha de `{ $dataset }` em vigor se refere
       *[other] { $references } linhas de `{ $dataset }` em vigor se referem
    } a ele.
    .hint = Inclua-o de volta, ou peça que as remessas de `{ $dataset }` que o citam sejam enviadas de novo sem ele.
rows-lost = { $lost ->
        [one] Falta neste arquivo { $lost } linha do arquivo que ele substitui, a de { $first }.
       *[other] Faltam neste arquivo { $lost } linhas do arquivo que ele substitui; as primeiras são as de { $first }.
    }
    .hint = Não é preciso fazer nada se elas devem mesmo sair, pois um arquivo toma o lugar do anterior por inteiro; caso contrário, inclua-as de volta e envie-o novamente.

## Warnings that ask for an answer

asks-answer = responda: corrija o arquivo e envie-o de novo, ou diga com `counterfoil answer` por que está certo; `counterfoil follow-up` lista o que se pergunta

## The workbook that comes back with a refused extract

alike = ({ $count ->
        [one] e mais um igual
       *[other] e mais { $count } iguais
    })
to-do = O que fazer
to-do-cell = célula
to-do-message = o que está errado
to-do-hint = o que fazer
to-do-more = mais { $count } em `findings.csv`

## The workbook to fill in

guide = Como preencher
guide-sheets = Cada planilha é um conjunto de dados. Não altere os nomes das planilhas nem os das colunas.
guide-example = A linha 2 de cada planilha é um exemplo, marcado com `{ $mark }`. Exclua-a: o que ainda a tiver é recusado.
guide-required = A coluna cujo título tem esta cor é obrigatória.
guide-optional = A coluna cujo título tem esta cor pode ficar vazia.
guide-empty = Uma célula vazia quer dizer que não se sabe; 0 quer dizer que não houve nenhum.
guide-notes = Aponte para um título para ler o que cabe abaixo dele. A lista abaixo diz o mesmo.
guide-nothing = Uma planilha só com títulos diz que não houve nada no período. Exclua as planilhas que você não envia.
guide-file = Envie a pasta de trabalho de { $days } como `{ $path }`. Antes disso, `counterfoil check` mostra o que está errado nela.
guide-sheet = planilha
guide-column = coluna
guide-holds = o que contém
guide-rules = regras
guide-this-row = Esta linha é um exemplo. Exclua-a: o que ainda a tiver é recusado.
guide-choose = Escolha um valor da lista.
rule-type = { $type ->
        [string] texto
        [id] letras sem acento, algarismos, `.`, `_` e `-`, sem espaços
        [date] data, por exemplo 2024-03-31
        [integer] número inteiro
        [boolean] `{ $yes }` ou `{ $no }`
        [money] valor em { $currency }, com no máximo 2 casas decimais
        [quantity] número com no máximo 2 casas decimais
       *[percent] porcentagem de 0 a 100, sem o sinal de porcentagem
    }
rule-required = obrigatório
rule-optional = pode ficar vazio
rule-at-least = { $bound } ou mais
rule-at-most = { $bound } ou menos
rule-above = mais do que { $bound }
rule-below = menos do que { $bound }
rule-shortest = { $least } ou mais caracteres
rule-longest = no máximo { $most } caracteres
rule-pattern = conforme a regra `{ $pattern }`
rule-one-of = um destes: { $allowed }
rule-once = cada valor uma só vez
rule-refers = também deve estar em `{ $resource }`

## What the codes mean, for `counterfoil explain`

code-source-error = O arquivo não pode ser lido, está vazio ou não é um arquivo.
    .example = um `{ $dataset }.csv` de 0 bytes
    .cure = Exporte o arquivo novamente; um conjunto de dados sem linhas é um arquivo que só tem o cabeçalho.
code-format-error = O arquivo não está no formato que a extensão diz, ou não está inteiro; ou, em um CSV, há aspas duplas que não envolvem uma célula inteira, uma linha partida por uma quebra de linha, ou células separadas por algo diferente do que separa as do cabeçalho.
    .example = uma pasta de trabalho com nome `.csv`, um título acima do cabeçalho, células mescladas, `"Acme" Inc`, aspas que nunca são fechadas
    .cure = Salve-o como CSV, com aspas duplas em volta dos textos, ou como pasta de trabalho do Excel sem células mescladas.
code-encoding-error = O arquivo não é texto em UTF-8; isso é informado uma só vez, com a codificação que ele parece ter. Quando foi possível lê-lo como `Windows-1252`, é um aviso, com a primeira célula em que se vê se isso está certo.
    .example = `São Paulo` salvo como `Windows-1252`; um arquivo em `UTF-16`
    .cure = Salve o arquivo como `CSV UTF-8`.
code-blank-header = A linha do cabeçalho, ou o nome de uma coluna nela, está em branco.
    .example = `{ $id },,{ $column }`
    .cure = Dê à coluna o nome que está no modelo, ou exclua-a.
code-duplicate-label = Duas colunas têm o mesmo nome.
    .example = `{ $id },{ $column },{ $column }`
    .cure = Exclua ou renomeie uma delas.
code-missing-label = Uma coluna do contrato de dados não está no cabeçalho.
    .example = `{ $dataset }.csv` sem `{ $column }`
    .cure = Acrescente a coluna; deixe vazias as células cujo valor não é conhecido.
code-extra-label = Há uma coluna que o contrato de dados não conhece; ela não é carregada.
    .example = `notes` em `{ $dataset }.csv`
    .cure = Não é preciso fazer nada, a menos que seja uma coluna do contrato de dados com o nome escrito errado.
code-repeated-header = Uma linha diz mais uma vez quais são as colunas.
    .example = duas exportações juntadas; uma segunda linha com os títulos das colunas
    .cure = Deixe o cabeçalho apenas na primeira linha e verifique se há linhas repetidas.
code-example-row = Uma linha ainda é o exemplo do modelo; ela nunca é carregada.
    .example = `EXAMPLE-1` em `{ $id }`
    .cure = Exclua a linha; se ela for sua, dê-lhe um identificador ou nome próprio.
code-missing-cell = Uma linha tem menos células do que o cabeçalho.
    .example = uma linha de `{ $dataset }.csv` cortada depois de `{ $column }`
    .cure = Acrescente as células que faltam, vazias quando o valor não é conhecido.
code-extra-cell = Uma linha tem mais células do que o cabeçalho, de modo que os valores podem ter sido deslocados; isso vale também para células vazias, a não ser que todas as linhas ou o cabeçalho as tenham no fim.
    .example = `Acme, Inc.` sem aspas duplas em volta
    .cure = Coloque entre aspas duplas o texto que contém vírgula, ou exclua a célula.
code-blank-row = Uma linha não tem nenhum valor; ela é ignorada. Em uma planilha, linhas seguidas são informadas uma só vez.
    .example = `,,,,`
    .cure = Não é preciso fazer nada; exclua a linha, se quiser.
code-unfinished-line = A última linha não tem quebra de linha no fim, de modo que um arquivo cortado no meio de um número parece inteiro.
    .example = 25000 cortado depois de `2500`
    .cure = Compare a última linha com o seu sistema; termine o arquivo com uma quebra de linha.
code-type-error = Uma célula não é do tipo da coluna; nada é arredondado nem adivinhado.
    .example = `1,234`, `N/A`, `31/12/2023`
    .cure = Escreva o valor como o modelo mostra, ou deixe a célula vazia se não souber o valor.
code-constraint-error = Um valor não cumpre uma regra da coluna: obrigatório, mínimo, máximo, padrão ou lista de valores.
    .example = um valor em dinheiro de -1; uma célula vazia em uma coluna obrigatória
    .cure = Corrija o valor no seu sistema e exporte novamente.
code-unique-error = Um valor aparece duas vezes em uma coluna em que só pode aparecer uma.
    .example = duas linhas com o mesmo `email`
    .cure = Exclua a linha errada, ou corrija o valor dela.
code-primary-key = Duas linhas de uma remessa têm a mesma chave.
    .example = `{ $id }` igual a `C-7` nas linhas 5 e 19
    .cure = Deixe uma só linha por chave.
code-foreign-key = Uma linha se refere a algo que nenhuma remessa do centro tem.
    .example = uma linha sobre `C-99`, que nenhuma remessa de `{ $dataset }` do centro tem
    .cure = Acrescente-o à remessa a que a linha se refere, ou corrija o identificador.
code-orphaned-reference = Um reenvio deixa de fora algo a que linhas em vigor ainda se referem; há uma ocorrência para cada item que falta e cada conjunto de dados que se refere a ele.
    .example = no novo `{ $dataset }.csv` falta `C-7`, que outra remessa do trimestre passado cita
    .cure = Inclua-o de volta no arquivo, ou envie novamente, sem ele, as remessas que o citam.
code-rows-lost = Faltam em um reenvio linhas, pela chave delas, que a remessa em vigor tem; há uma só ocorrência para o arquivo, com o número de linhas e as cinco primeiras.
    .example = o novo `{ $dataset }.csv` não tem nenhuma linha de `C-7` nem de `C-9`, que o arquivo em vigor tem
    .cure = Não é preciso fazer nada se elas devem mesmo sair, pois um arquivo toma o lugar do anterior por inteiro; caso contrário, inclua-as de volta e envie-o novamente.
code-unknown-centre = O caminho não indica nenhum centro do programa.
    .example = `inbox/casacde/2024Q1/{ $dataset }.csv`
    .cure = Mova o arquivo para a pasta do seu centro.
code-unknown-period = O caminho não indica nenhum período do calendário do programa.
    .example = `2024-Q1`, ou `2024` em um programa com envio trimestral
    .cure = Dê à pasta o nome que o programa dá ao período, por exemplo `2024Q1`.
code-unknown-dataset = O caminho não indica nenhum conjunto de dados do contrato, ou não tem a forma `centro/período/conjunto de dados.csv`.
    .example = `{ $dataset }-final.csv`
    .cure = Dê ao arquivo o nome do conjunto de dados.
code-ambiguous-extract = Há na caixa de entrada dois arquivos para o mesmo centro, período e conjunto de dados; ambos são recusados.
    .example = `{ $dataset }.csv` ao lado de `{ $dataset }.csv.gz`
    .cure = Exclua o que não vale.
code-period-not-open = O período não começou, ou o centro não estava em funcionamento nele.
    .example = `2031Q1`
    .cure = Envie o arquivo no período a que as linhas pertencem.
code-locked = Um extrato chegou depois que seu período foi encerrado.
    .example = a correção de um trimestre que terminou há um ano
    .cure = Peça ao escritório nacional que o aceite: `counterfoil unlock CENTRE PERIOD --because …`
code-withdrawn = O escritório nacional retirou este mesmo arquivo, e ele ainda está na caixa de entrada.
    .example = um arquivo enviado para o centro errado, depois de `counterfoil withdraw`
    .cure = Tire o arquivo da caixa de entrada ou ponha um corrigido em seu lugar.
code-returned = O escritório nacional devolveu este mesmo arquivo, e ele foi enviado de novo.
    .example = o mesmo arquivo mais uma vez, depois de `counterfoil return`
    .cure = Corrija o que o escritório nacional aponta e ponha o arquivo corrigido em seu lugar.
code-wrong-provider = O escritório nacional envia o que só os centros enviam, ou o contrário.
    .example = algo que só o escritório nacional envia, vindo de um centro
    .cure = O contrato de dados diz quem envia cada conjunto de dados: os centros, o escritório nacional em `_programme`, ou ambos; `counterfoil template --descriptor` mostra o contrato.
