# What findings say, in Brazilian Portuguese. Entries and what is filled in are those of en.ftl; behind
# them come the checks, under the names that their headers give them: the message is the entry, and
# `.hint`, `.title`, `.definition`, `.example` and `.cure` are the lines of the header with these names.
#
# Names of columns, datasets, codes, files and values stay as they are, in backticks. Sentences are
# whole, speak to the reader as você and end with a full stop; examples and titles are no sentences.
#
# accepted            aceito, aceita
# answer (one cell)   valor informado
# cell                célula
# centre              centro
# client              cliente
# column              coluna
# contract            contrato de dados
# cost share          contrapartida
# dataset             conjunto de dados
# ending              extensão
# engagement          atendimento
# enterprise id       identificador da empresa
# extract             remessa
# fiscal year         ano fiscal
# funding line        lançamento de recursos
# header              cabeçalho
# held out of totals  fica fora dos totais
# id                  identificador
# in force            em vigor
# inbox               caixa de entrada
# office              escritório nacional
# outcome             resultado
# outcome measure     indicador de resultado
# period              período
# programme           programa
# receipt             comprovante
# refused             recusado, recusada
# register number     número de registro
# released            liberado
# response            resposta
# row                 linha
# sheet               planilha
# status              situação
# template            modelo
# threshold           limite
# verification        verificação
# warning             aviso
# workbook            pasta de trabalho

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
no-such-ending = `{ $file }` não tem uma extensão de remessa.
    .hint = Dê ao arquivo o nome do conjunto de dados, com uma destas extensões: { $endings }
which-sheet = A pasta de trabalho tem várias planilhas, e nenhuma se chama `{ $dataset }`: { $sheets }
    .hint = Dê à planilha que vale o nome `{ $dataset }`.
no-sheet = A pasta de trabalho não tem nenhuma planilha com o nome de um conjunto de dados: { $sheets }
    .hint = Dê a cada planilha o nome do conjunto de dados; `counterfoil template` mostra a lista deles.
unknown-dataset = O contrato de dados não tem nenhum conjunto de dados `{ $dataset }`.
    .hint = Dê ao arquivo o nome do conjunto de dados; `counterfoil template` mostra a lista deles.
nearly-a-dataset = O contrato de dados não tem nenhum conjunto de dados `{ $dataset }`.
    .hint = Você quis dizer `{ $near }.csv`?
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
other-separator = As colunas estão separadas por { $separator ->
        [tab] tabulações
        [space] espaços
       *[other] `{ $separator }`
    }, e não por vírgulas: `{ $value }`
    .hint = Salve-o como CSV com `,` entre as colunas.
other-dataset = O cabeçalho, que começa com `{ $value }`, é de `{ $other }`, não de `{ $dataset }`.
    .hint = Dê ao arquivo o nome `{ $other }.csv`, ou exporte `{ $dataset }`.
no-known-label = A primeira linha não traz nenhuma coluna de `{ $dataset }`: ela começa com `{ $value }`.
    .hint = Coloque os nomes das colunas na primeira linha. { template-hint }
blank-label = A coluna nº { $number } não tem nome.
    .hint = Dê à coluna o nome que está no modelo, ou exclua-a.
duplicate-label = As colunas nº { $first } e nº { $number } têm o mesmo nome.
    .hint = Exclua ou renomeie uma delas.
extra-label = O contrato de dados não tem essa coluna.
    .hint = Não é preciso fazer nada; a coluna não é carregada.
nearly-a-label = O contrato de dados não tem essa coluna.
    .hint = Se ela deveria ser `{ $near }`, renomeie-a; caso contrário, não é preciso fazer nada: ela não é carregada.
missing-label = Falta esta coluna no cabeçalho.
    .hint = Acrescente-a e deixe vazias as células cujo valor não é conhecido. { template-hint }
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
save-as-utf8 = Salve o arquivo como `CSV UTF-8`, que no Excel é um tipo de arquivo à parte.

## Rows

record-without-end = O registro que começa nesta linha não tem fim; o resto do arquivo não foi lido.
    .hint = Provavelmente há aspas duplas não fechadas nesta linha: feche-as, ou duplique as aspas que fazem parte do texto.
open-quote = O arquivo termina dentro de aspas duplas.
    .hint = Provavelmente o arquivo está cortado: exporte-o novamente; se não estiver, feche as aspas que estão abertas aqui.
damaged = O arquivo está danificado, ou não é o que a extensão diz.
    .hint = Abra-o e salve-o de novo, ou exporte-o novamente.
bomb = Descompactado, o arquivo fica muito maior do que qualquer remessa.
    .hint = Exporte-o novamente; se ele for mesmo tão grande, envie-o como CSV.
too-large = A pasta de trabalho tem mais texto do que se lê de uma.
    .hint = Envie-a como CSV.
locked = A pasta de trabalho pede uma senha.
    .hint = Salve-a sem senha.
merged-cells = As células `{ $range }` estão mescladas em uma só.
    .hint = Desfaça a mesclagem e escreva o valor em cada uma das células.
no-object = A linha não é um objeto JSON.
    .hint = Escreva um objeto em cada linha, `{"{"}"nome": valor, …{"}"}`, e nada entre eles.
name-twice = O objeto tem duas vezes o nome `{ $label }`.
    .hint = Deixe apenas o que vale.
miscounted = O número de registros do arquivo não confere: { $parsed } pela leitura das células e { $by_lines } pelos fins de linha.
    .hint = Exporte-o novamente, com todos os textos entre aspas duplas.
quote-inside = `{ $value }` tem aspas duplas no meio.
    .hint = Coloque o texto inteiro entre aspas duplas e duplique as que estão dentro dele, como em `"o ""protótipo"""`.
text-behind-quote = Há texto depois das aspas duplas de fechamento: `{ $value }`
    .hint = Feche as aspas no fim do texto e duplique as que fazem parte dele.
repeated-header = A linha repete o cabeçalho.
    .hint = Deixe o cabeçalho apenas na primeira linha; se exportações foram juntadas, verifique se há linhas repetidas.
unfinished-line = A última linha não tem quebra de linha no fim: um arquivo cortado no meio de um número parece inteiro.
    .hint = Compare a última linha com o seu sistema; de um arquivo que termina com quebra de linha sabe-se que está inteiro.
blank-row = A linha está em branco e é ignorada.
    .hint = Não é preciso fazer nada; exclua a linha, se quiser.
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
nested-value = `{ $value }` é uma lista ou outra estrutura, não um valor.
    .hint = Escreva um só valor.
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
not-a-date = `{ $value }` não é uma data.
    .hint = { date-hint }
no-such-day = `{ $value }` não é um dia do calendário.
    .hint = { date-hint }
date-hint = Escreva a data como `YYYY-MM-DD` (ano, mês, dia), por exemplo `2024-03-31`.
not-yes-or-no = `{ $value }` não é sim nem não.
    .hint = Escreva `{ $yes }` ou `{ $no }`, ou deixe a célula vazia se não souber.
not-a-number = `{ $value }` não é { noun }.
    .hint = { $mistake ->
        [not-known] Deixe a célula vazia se não souber o valor e escreva `0` apenas quando não houver nenhum.
        [comma] Não use vírgula: o separador decimal é `.` e não há separador de milhar, por exemplo `1234.50`.
        [currency] Retire o símbolo da moeda.
        [spaces] Retire os espaços: não há separador de milhar, por exemplo `1234.50`.
        [percent] Retire o sinal de porcentagem.
        [exponent] Escreva todos os algarismos, sem expoente.
        [full-width] Escreva os algarismos como `0` a `9`, sem caracteres de largura inteira.
       *[other] { $type ->
            [integer] Escreva apenas algarismos, por exemplo `12`.
           *[other] Escreva-o com `.` como separador decimal e sem separador de milhar, por exemplo `1234.50`.
        }
    }
many-decimals = `{ $value }` tem { $decimals ->
        [one] { $decimals } casa decimal
       *[other] { $decimals } casas decimais
    }; { noun } tem no máximo { $scale }.
    .hint = Arredonde-o para { $scale ->
        [one] { $scale } casa decimal
       *[other] { $scale } casas decimais
    } no seu sistema; aqui nada é arredondado.
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
    .hint = { allowed-hint }
nearly-allowed = `{ $value }` não é um dos valores permitidos.
    .hint = Você quis dizer `{ $near }`? { allowed-hint }
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

## What the codes mean, for `counterfoil explain`

code-source-error = O arquivo não pode ser lido, está vazio ou não é um arquivo.
    .example = um `{ $dataset }.csv` de 0 bytes
    .cure = Exporte o arquivo novamente; um conjunto de dados sem linhas é um arquivo que só tem o cabeçalho.
code-format-error = O arquivo não está no formato que a extensão diz, ou não está inteiro; ou, em um CSV, há aspas duplas que não envolvem uma célula inteira, uma linha partida por uma quebra de linha, ou células separadas por algo diferente do que separa as do cabeçalho.
    .example = uma pasta de trabalho com nome `.csv`, um título acima do cabeçalho, células mescladas, `"Acme" Inc`, aspas que nunca são fechadas
    .cure = Salve-o como CSV, com aspas duplas em volta dos textos, ou como pasta de trabalho do Excel sem células mescladas.
code-encoding-error = O arquivo não é texto em UTF-8; isso é informado uma só vez, com a codificação que ele parece ter.
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
code-missing-cell = Uma linha tem menos células do que o cabeçalho.
    .example = uma linha de `{ $dataset }.csv` cortada depois de `{ $column }`
    .cure = Acrescente as células que faltam, vazias quando o valor não é conhecido.
code-extra-cell = Uma linha tem mais células do que o cabeçalho, de modo que os valores podem ter sido deslocados; isso vale também para células vazias, a não ser que todas as linhas ou o cabeçalho as tenham no fim.
    .example = `Acme, Inc.` sem aspas duplas em volta
    .cure = Coloque entre aspas duplas o texto que contém vírgula, ou exclua a célula.
code-blank-row = Uma linha não tem nenhum valor; ela é ignorada.
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
code-wrong-provider = O escritório nacional envia o que só os centros enviam, ou o contrário.
    .example = algo que só o escritório nacional envia, vindo de um centro
    .cure = O contrato de dados diz quem envia cada conjunto de dados: os centros, o escritório nacional em `_programme`, ou ambos; `counterfoil template --descriptor` mostra o contrato.

## Checks

check-answer-without-response = `{ $value }` é um valor informado na pesquisa, mas a situação é `{ $status }`.
    .hint = Esvazie a célula ou, se o cliente de fato respondeu, mude a situação para `complete` ou `partial`.
    .title = Valor informado sem resposta
    .definition = Uma coluna da pesquisa, de `new_sales` a `without_support`, está preenchida em uma linha cujo `status` é `refused`, `noncontact`, `ceased_trading` ou `ineligible`; há uma ocorrência para cada coluna preenchida.
    .example = `new_sales` de 5000 em uma linha com a situação `refused`
check-constraint-error_funding = `{ $value }` está abaixo de 0, e o lançamento não corrige nenhum outro.
    .hint = Informe em `adjustment_of` o lançamento que ele corrige, ou corrija o valor.
    .title = Regra que depende de outra coluna
    .definition = `awarded` ou `spent` está abaixo de 0 sem `adjustment_of`; as regras de uma só coluna são verificadas na leitura das células.
    .example = `awarded` de -50000 que não corrige nenhum lançamento
check-constraint-error_outcomes = A data é obrigatória quando a situação é `{ $status }`.
    .hint = Informe o último dia do atendimento mais recente a que a resposta se refere.
    .title = Regra que depende de outra coluna
    .definition = `service_closed_on` está vazio em uma linha cujo `status` é `complete` ou `partial`; as regras de uma só coluna são verificadas na leitura das células.
    .example = `service_closed_on` vazio em uma resposta `complete`
check-contradictory-answer = `{ $value }` atribui ao programa todos os resultados, mas `without_support` diz `same`: eles teriam vindo sem o programa.
    .hint = Pergunte ao cliente qual dos dois vale e corrija o outro; os valores informados contam como estão.
    .title = Valores informados que se contradizem
    .definition = Uma resposta `complete` ou `partial` tem `attribution` igual a 100 e `without_support` igual a `same`, ou `attribution` igual a 0 e `without_support` igual a `not_at_all`.
    .example = `attribution` igual a 100 quando `without_support` é `same`
check-contradictory-answer--none = `{ $value }` não atribui ao programa nenhum dos resultados, mas `without_support` diz `not_at_all`: nada teria vindo sem o programa.
    .hint = { check-contradictory-answer.hint }
check-copied-down = Os valores informados em { $amounts } colunas são os mesmos desta linha até a linha { $last_row_number }.
    .hint = Provavelmente uma linha foi copiada para baixo: informe o que cada cliente respondeu; não é preciso fazer nada se todos responderam o mesmo.
    .title = Valores copiados para baixo
    .definition = Há 5 ou mais linhas seguidas com os mesmos valores informados nas mesmas três ou mais colunas, de `new_sales` a `avoided_investment`, e um deles não é 0; células vazias não são valores informados; há uma só ocorrência para linhas seguidas, na primeira delas e na primeira coluna cujo valor não é 0.
    .example = `new_sales` 120000, `jobs_created` 2 e `savings_labour` 8000 em cada uma das linhas 14 a 19
check-cost-share-from-national = `{ $value }`, mas um lançamento cujo `source` é `national` não é contrapartida.
    .hint = Mude `cost_share` para `false`, ou corrija `source` se o recurso não for nacional.
    .title = Recurso nacional como contrapartida
    .definition = Um lançamento cujo `source` é `national` tem `cost_share` igual a `true`: o que o escritório nacional paga não é contrapartida de si mesmo.
    .example = `cost_share` igual a `true` em um lançamento cujo `source` é `national`
check-date-order_engagements = `{ $value }` é anterior a `started_on`, { $started_on }.
    .hint = Corrija a data que estiver errada.
    .title = Datas na ordem errada
    .definition = `closed_on` de um atendimento é anterior ao `started_on` dele.
    .example = `closed_on` 2023-10-05 quando `started_on` é 2023-11-05
check-date-order_outcomes = `{ $value }` é posterior a `surveyed_on`, { $surveyed_on }.
    .hint = Corrija a data que estiver errada.
    .title = Datas na ordem errada
    .definition = `service_closed_on` de uma resposta é posterior ao `surveyed_on` dela.
    .example = `service_closed_on` 2024-03-05 quando `surveyed_on` é 2024-02-05
check-digit-heaping = { $heaped ->
        [one] { $heaped } de { $answers } valores acima de 0 tem
       *[other] { $heaped } de { $answers } valores acima de 0 têm
    } um só algarismo diferente de 0, como 500000; parecem estimados.
    .hint = Não é preciso fazer nada se os clientes responderam assim; quando possível, peça a eles os números da contabilidade.
    .title = Números redondos
    .definition = Há 30 ou mais valores de `new_sales` acima de 0 em respostas `complete` e `partial` do arquivo, e mais de 60% deles têm um só algarismo diferente de 0.
    .example = 25 de 30 valores informados são 100000, 500000 ou 2000000
check-extreme-value = `{ $value }` em { $measure ->
        [new_sales] “vendas novas”
        [retained_sales] “vendas mantidas”
        [jobs_created] “empregos criados”
        [jobs_retained] “empregos mantidos”
        [cost_savings] “economia de custos”
        [investment] “investimento”
        [avoided_investment] “investimento evitado”
       *[other] `{ $measure }`
    } está acima do limite do programa, { $threshold }; fica fora dos totais até que o escritório nacional verifique o valor.
    .hint = Confira o valor com o cliente e corrija-o se estiver errado; se estiver certo, mude `confirmed` para `true`, o que pede ao escritório nacional que o verifique.
    .title = Valor extremo
    .definition = Um indicador de resultado de uma resposta `complete` ou `partial` está acima do limite do programa, e não há verificação em vigor exatamente desse valor; em um indicador que soma colunas, a ocorrência fica na primeira coluna preenchida, com a soma como valor.
    .example = `new_sales` de 25000000 quando o limite é 10000000
check-id-reused = `{ $value }` também é o identificador de uma resposta em `{ $other_period }` ({ $days }); ambas contam.
    .hint = Não é preciso fazer nada se a ferramenta de pesquisa numera cada exportação a partir de 1; exclua a linha se ela repetir a outra.
    .title = Identificador que indica outra coisa
    .definition = Um identificador que outro período do centro tem agora indica outra coisa: um `response_id` de um período anterior, um `engagement_id` com outro cliente, ou um `client_id` cujo `enterprise_id`, conhecido nos dois períodos, é diferente; a ocorrência fica na linha do mais recente de dois períodos seguidos ou, no caso de atendimentos e clientes, na do mais antigo se o mais recente não estiver no envio atual.
    .example = `S1` na pesquisa de janeiro a março, e `S1` de novo na de abril a junho
    .cure = Não é preciso fazer nada se a ferramenta de pesquisa numera cada exportação a partir de 1; dê a cada atendimento ou empresa um identificador próprio.
check-id-reused--engagement = `{ $value }` é um atendimento de outro cliente em `{ $other_period }` ({ $days }); só conta a linha do período mais recente.
    .hint = Dê ao atendimento um identificador que nenhum outro tenha tido; se o cliente estiver errado, corrija-o onde está errado.
check-id-reused--client = `{ $value }` tem outro identificador da empresa em `{ $other_period }` ({ $days }); trata-se de um só cliente, e vale o identificador da empresa mais recente.
    .hint = Dê à empresa um identificador de cliente que nenhuma outra tenha tido; se o identificador da empresa estiver errado, corrija-o onde está errado.
check-id-reused_verified = `{ $value }` também é o identificador de uma resposta em `{ $other_period }` ({ $days }), e o escritório nacional verificou uma resposta com esse identificador: a verificação passa a se referir a esta resposta.
    .hint = Dê a esta resposta um identificador próprio; se não for possível, avise o escritório nacional, que verifica novamente o que havia liberado.
    .title = Identificador que indica outra coisa, já verificado
    .definition = `response_id` que um período anterior do centro também tem, e que o escritório nacional verificou no período mais recente ou depois dele: a verificação passa a se referir à resposta mais recente, e o que ela liberou da anterior fica retido de novo.
    .example = o escritório nacional liberou em maio o `S2` de janeiro a março, e `S2` aparece de novo na pesquisa de abril a junho
    .cure = Dê à resposta mais recente um identificador próprio, ou peça ao escritório nacional que verifique novamente a anterior.
check-jobs-exceed-employees = `{ $value }` está acima do limite, que é { $employees_share } × o número de empregados do cliente, de { $employees }; os empregos criados e mantidos ficam fora dos totais até que o escritório nacional os verifique.
    .hint = Confira os empregos com o cliente e o número de empregados dele no arquivo `clients`; se tudo estiver certo, mude `confirmed` para `true`, o que pede ao escritório nacional que os verifique.
    .title = Mais empregos mantidos do que empregados
    .definition = O `jobs_retained` de uma resposta `complete` ou `partial` está acima de `share_of_client_employees` vezes o `employees` do cliente no ano fiscal de `surveyed_on`, e pelo menos um entre `jobs_created` e `jobs_retained` não foi liberado por uma verificação exatamente do seu valor; a ocorrência fica em `jobs_retained`; não há nenhuma se o programa não define `share_of_client_employees`.
    .example = `jobs_retained` de 40 de um cliente com 25 empregados
check-late-entry = `{ $value }` é anterior ao primeiro dia do período, { $period_starts_on }.
    .hint = Não é preciso fazer nada se a data estiver certa: o atendimento conta pela data dele; caso contrário, corrija-a.
    .title = Registro tardio
    .definition = `closed_on` é anterior ao primeiro dia do período; o atendimento conta por essa data; os casos que `date-order` já informa não são repetidos.
    .example = `closed_on` 2023-09-20 em um arquivo de um período que começou em 2023-10-01
check-no-zeros = Há { $answers ->
        [one] { $answers } valor informado
       *[other] { $answers } valores informados
    } em { $measure ->
        [new_sales] “vendas novas”
        [retained_sales] “vendas mantidas”
        [jobs_created] “empregos criados”
        [jobs_retained] “empregos mantidos”
        [cost_savings] “economia de custos”
        [investment] “investimento”
        [avoided_investment] “investimento evitado”
       *[other] `{ $measure }`
    }, e nenhum deles é 0; as células vazias talvez signifiquem “nenhum”.
    .hint = Escreva 0 quando o cliente disse que não houve nenhum, e deixe a célula vazia apenas quando nada foi respondido.
    .title = Nenhum zero
    .definition = Há 20 ou mais valores informados para um indicador de resultado em respostas `complete` e `partial` do arquivo, e nenhum deles é 0; um indicador que soma colunas é avaliado pela soma e informado na primeira delas.
    .example = 25 valores de `jobs_created` e nem um único 0
check-out-of-period_clients = `{ $value }` é posterior ao último dia do período, { $period_ends_on }.
    .hint = Corrija a data, ou envie a linha no período a que ela pertence.
    .title = Data fora do período
    .definition = `first_served_on` é posterior ao último dia do período.
    .example = `first_served_on` 2024-02-01 em um arquivo de um período que terminou em 2023-12-31
check-out-of-period_engagements = `{ $value }` é posterior ao último dia do período, { $period_ends_on }.
    .hint = Corrija a data, ou envie a linha no período a que ela pertence.
    .title = Data fora do período
    .definition = `started_on` ou `closed_on` é posterior ao último dia do período.
    .example = `started_on` 2024-02-01 em um arquivo de um período que terminou em 2023-12-31
check-out-of-period_outcomes = `{ $value }` é posterior ao último dia do período, { $period_ends_on }.
    .hint = Corrija a data, ou envie a linha no período a que ela pertence.
    .title = Data fora do período
    .definition = `surveyed_on` está fora do período, a não ser que `wrong-period` informe o arquivo inteiro.
    .example = `surveyed_on` 2024-02-01 em um arquivo de um período que terminou em 2023-12-31
check-out-of-period_outcomes--early = `{ $value }` é anterior ao primeiro dia do período, { $period_starts_on }.
    .hint = { check-out-of-period_outcomes.hint }
check-row-count-jump = O arquivo tem { $rows_now ->
        [0] 0 linhas
        [one] { $rows_now } linha
       *[other] { $rows_now } linhas
    }; o período anterior, que terminou em { $previous_ends_on }, tem { $rows_before }.
    .hint = Não é preciso fazer nada se isso estiver certo; confira se a exportação está completa e contém apenas este período.
    .title = Salto no número de linhas
    .definition = O número de linhas difere do período anterior do centro, no mesmo conjunto de dados, em mais da metade do maior dos dois, quando o maior tem 20 ou mais; um envio sem ocorrências tem 0.
    .example = 12 clientes quando o período anterior tinha 40
check-sales-exceed-turnover = As vendas novas e mantidas somam `{ $value }`; o limite é { $turnover_share } × as vendas anuais do cliente, de { $annual_sales }; elas ficam fora dos totais até que o escritório nacional as verifique.
    .hint = Confira as vendas com o cliente e as vendas anuais dele no arquivo `clients`; se tudo estiver certo, mude `confirmed` para `true`, o que pede ao escritório nacional que as verifique.
    .title = Vendas acima do faturamento do cliente
    .definition = A soma de `new_sales` e `retained_sales` de uma resposta `complete` ou `partial` está acima de `share_of_client_sales` vezes o `annual_sales` do cliente no ano fiscal de `surveyed_on` (conhecido e acima de 0), e pelo menos uma das duas não foi liberada por uma verificação exatamente do seu valor; a ocorrência fica na primeira das duas que está preenchida e não foi liberada, com a soma como valor.
    .example = `new_sales` de 950000 de um cliente com vendas anuais de 800000
check-sales-unchecked = As vendas de `{ $value }` não podem ser comparadas com o faturamento do cliente: faltam as vendas anuais dele.
    .hint = Preencha `annual_sales` no arquivo `clients` e envie-o novamente.
    .title = Vendas que não podem ser conferidas
    .definition = `new_sales` ou `retained_sales` está acima de 0 em uma resposta `complete` ou `partial` de um cliente cujo `annual_sales` no ano fiscal de `surveyed_on` falta ou é 0, de modo que a regra do faturamento não o alcança; a ocorrência fica na primeira das duas que está acima de 0, com a soma de ambas como valor.
    .example = `new_sales` de 120000 de um cliente cujo `annual_sales` está vazio
check-sales-unchecked--zero = As vendas de `{ $value }` não podem ser comparadas com o faturamento do cliente: as vendas anuais dele são 0.
    .hint = { check-sales-unchecked.hint }
check-same-enterprise-twice = `{ $value }` também é o identificador da empresa do cliente `{ $other_client }`.
    .hint = Dê à empresa um só identificador de cliente e use-o em todos os arquivos; ou corrija o identificador da empresa se forem duas empresas.
    .title = Uma empresa, dois clientes
    .definition = Dois clientes de um centro, cada um pelo seu identificador da empresa mais recente em vigor, têm o mesmo identificador; há uma ocorrência em cada linha deles no envio atual que o contém.
    .example = os clientes `C-7` e `C-19`, ambos com `12-3456789`
check-same-enterprise-twice--elsewhere = `{ $value }` também é o identificador da empresa de outro cliente do centro, que está em outro arquivo.
    .hint = { check-same-enterprise-twice.hint }
check-scale-shift_accounts = A mediana de { $amounts } valores em dinheiro diferentes de 0 é { $median }; no arquivo anterior, cujo período terminou em { $previous_ends_on }, era { $median_before }.
    .hint = Veja se os valores estão em milhares ou em centavos: escreva-os em unidades inteiras da moeda e envie o arquivo novamente; não é preciso fazer nada se estiverem certos.
    .title = Valores em outra escala
    .definition = A mediana de 20 ou mais valores de `turnover`, `value_added` ou `payroll` diferentes de 0, com as perdas pelo valor absoluto, passa de 300 vezes a de 20 ou mais no período anterior, ou não chega a 1/300 dela.
    .example = uma mediana de `turnover` de 3100 quando era 3100000
check-scale-shift_clients = A mediana de { $amounts } valores em dinheiro diferentes de 0 é { $median }; no arquivo anterior, cujo período terminou em { $previous_ends_on }, era { $median_before }.
    .hint = Veja se os valores estão em milhares ou em centavos: escreva-os em unidades inteiras da moeda e envie o arquivo novamente; não é preciso fazer nada se estiverem certos.
    .title = Valores em outra escala
    .definition = A mediana de 20 ou mais valores de `annual_sales` diferentes de 0 passa de 300 vezes a de 20 ou mais no período anterior, ou não chega a 1/300 dela.
    .example = uma mediana de `annual_sales` de 2400 quando era 2400000 no arquivo anterior
check-scale-shift_engagements = A mediana de { $amounts } valores em dinheiro diferentes de 0 é { $median }; no arquivo anterior, cujo período terminou em { $previous_ends_on }, era { $median_before }.
    .hint = Veja se os valores estão em milhares ou em centavos: escreva-os em unidades inteiras da moeda e envie o arquivo novamente; não é preciso fazer nada se estiverem certos.
    .title = Valores em outra escala
    .definition = A mediana de 20 ou mais valores de `fee` ou `subsidy` diferentes de 0 passa de 300 vezes a de 20 ou mais no período anterior, ou não chega a 1/300 dela.
    .example = uma mediana de `fee` de 5.2 quando era 5200
check-scale-shift_funding = A mediana de { $amounts } valores em dinheiro diferentes de 0 é { $median }; no arquivo anterior, cujo período terminou em { $previous_ends_on }, era { $median_before }.
    .hint = Veja se os valores estão em milhares ou em centavos: escreva-os em unidades inteiras da moeda e envie o arquivo novamente; não é preciso fazer nada se estiverem certos.
    .title = Valores em outra escala
    .definition = A mediana de 20 ou mais valores de `awarded` ou `spent` diferentes de 0, com as correções pelo valor absoluto, passa de 300 vezes a de 20 ou mais no período anterior, ou não chega a 1/300 dela.
    .example = uma mediana de `spent` de 61 quando era 61000
check-scale-shift_outcomes = A mediana de { $amounts } valores em dinheiro diferentes de 0 é { $median }; no arquivo anterior, cujo período terminou em { $previous_ends_on }, era { $median_before }.
    .hint = Veja se os valores estão em milhares ou em centavos: escreva-os em unidades inteiras da moeda e envie o arquivo novamente; não é preciso fazer nada se estiverem certos.
    .title = Valores em outra escala
    .definition = A mediana de 20 ou mais valores informados diferentes de 0 em uma coluna de dinheiro, de `new_sales` a `avoided_investment`, passa de 300 vezes a de 20 ou mais no período anterior, ou não chega a 1/300 dela.
    .example = uma mediana de `new_sales` de 25000000 quando era 250000
check-second-response = O cliente `{ $value }` tem outra linha no mesmo ano fiscal, com pesquisa em { $other_surveyed_on }; só a melhor delas conta.
    .hint = Não é preciso fazer nada se ambas estiverem certas; exclua a linha se ela repetir a outra.
    .title = Segunda resposta em um ano
    .definition = O cliente tem outra linha cujo `surveyed_on` está no mesmo ano fiscal, incluídas as linhas `ineligible`; a ocorrência fica na mais recente por `surveyed_on` e, depois, por `response_id`.
    .example = uma linha `partial` em agosto de um cliente com uma linha `complete` em maio
check-share-not-percent = Nenhum dos { $answers } valores está acima de 1, e o maior é { $largest }; parecem frações, mas são tratados como porcentagens.
    .hint = Escreva porcentagens de 0 a 100, como 50 para a metade, e envie o arquivo novamente; não é preciso fazer nada se nenhum cliente atribui ao programa mais de 1%.
    .title = Frações em vez de porcentagens
    .definition = Há 10 ou mais valores de `attribution` em respostas `complete` e `partial` do arquivo; nenhum deles está acima de 1, e nem todos são 0 ou 1.
    .example = `attribution` 0.5, 0.8, 1 e semelhantes em todas as 40 respostas
check-spent-exceeds-awarded = `{ $value }` é mais do que { $awarded } em `awarded`.
    .hint = Não é preciso fazer nada se isso estiver certo; caso contrário, corrija o lançamento, ou informe em `adjustment_of` o lançamento que ele corrige.
    .title = Gasto maior do que o concedido
    .definition = `spent` está acima de `awarded` (em `fees`: acima do que foi recebido) em um lançamento sem `adjustment_of`.
    .example = `spent` 35000 quando `awarded` é 33000
check-stale-engagement = O atendimento está aberto, e o último período em que foi citado terminou em { $period_ends_on }, há mais de { $max_open_months ->
        [one] { $max_open_months } mês.
       *[other] { $max_open_months } meses.
    }
    .hint = Preencha `closed_on`, ou cite o atendimento nos arquivos dos períodos em que ele continuou.
    .title = Atendimento parado
    .definition = Um atendimento aberto foi citado pela última vez em um período que terminou mais de `max_open_months` meses antes de hoje.
    .example = um atendimento sem `closed_on` que nenhum arquivo cita há três anos
check-survey-lag = `{ $value }` não está { $lag_months ->
        [one] { $lag_months } mês
       *[other] { $lag_months } meses
    }, com tolerância de 3 meses, depois de `service_closed_on`, { $service_closed_on }.
    .hint = Não é preciso fazer nada se as duas datas estiverem certas; caso contrário, corrija a que estiver errada.
    .title = Pesquisa cedo ou tarde demais
    .definition = `surveyed_on` de uma resposta `complete` ou `partial` está antes de `lag_months` - 3 ou depois de `lag_months` + 3 meses após `service_closed_on`, contados de dia a dia; em um mês mais curto, o último dia vale como o mesmo dia; os casos que `date-order` já informa não são repetidos.
    .example = `surveyed_on` 2024-09-20 quando o atendimento terminou em 2023-01-31 e o intervalo é de 6 meses
check-suspicious-enterprise-id = `{ $value }` está em { $different_names ->
        [one] { $different_names } nome diferente.
       *[other] { $different_names } nomes diferentes.
    }
    .hint = Confira a qual empresa o número pertence; não é preciso fazer nada se forem todas a mesma empresa.
    .title = Identificador da empresa suspeito
    .definition = Um `enterprise_id` é um valor fictício (todos os algarismos iguais, `N-A`) e é tratado como ausente; ou está em três ou mais nomes diferentes nos arquivos do envio atual de um centro e é mantido.
    .example = `999999999`; ou `12-3456789` em `Alder Ltd`, `Birch Ltd` e `Cedar Ltd`
    .cure = Deixe a célula vazia se não souber o número; se um mesmo número estiver em várias empresas, corrija-o onde está errado.
check-suspicious-enterprise-id--placeholder = `{ $value }` é um valor fictício, não um número de registro, e é tratado como ausente.
    .hint = Informe o número, ou deixe a célula vazia se não o souber.
check-unknown-response = O centro `{ $verified_centre_id }` não tem nenhuma resposta `{ $value }` em vigor.
    .hint = Corrija `centre_id` ou `response_id`, carregue antes o `outcomes` em que a resposta está, ou envie a verificação em um período que não seja anterior ao da resposta.
    .title = Verificação de uma resposta desconhecida
    .definition = Há uma verificação de uma resposta que não está em nenhuma remessa de `outcomes` em vigor daquele centro, do mesmo período ou de um anterior.
    .example = uma verificação da resposta `R-99` do centro `harbor`, cujo `outcomes` não tem `R-99`
check-unknown-response--later = O centro `{ $verified_centre_id }` não tem nenhuma resposta `{ $value }` no período da verificação nem antes dele.
    .hint = { check-unknown-response.hint }
check-verification-mismatch = `{ $value }` não é o que a resposta diz: o `{ $measure }` dela é `{ $reported }`; nada é liberado.
    .hint = Corrija o valor aqui, ou peça ao centro que corrija a resposta; só é liberado exatamente o valor da resposta.
    .title = Verificação de outro valor
    .definition = Uma verificação traz um valor que não é exatamente o valor daquele indicador na resposta, ou a resposta deixa esse indicador vazio: nada é liberado; a resposta é a do período mais recente que não seja posterior ao da verificação; `cost_savings` e `investment` são somas das suas cinco partes.
    .example = 70000 verificado como o `new_sales` de uma resposta que diz 700000
check-verification-mismatch--empty = `{ $value }` não é o que a resposta diz: o `{ $measure }` dela está vazio; nada é liberado.
    .hint = { check-verification-mismatch.hint }
check-wrong-period = { $rows_elsewhere ->
        [one] { $rows_elsewhere } de { $rows_dated } linhas com data é
       *[other] { $rows_elsewhere } de { $rows_dated } linhas com data são
    } de `{ $other_period }` ({ $days }).
    .hint = Mova o arquivo para a pasta desse período, ou corrija as datas.
    .title = Arquivo de outro período
    .definition = Há 5 ou mais linhas com `surveyed_on`, e pelo menos 80% delas são de um mesmo outro período; isso é informado uma só vez, em vez de uma ocorrência de `out-of-period` por linha.
    .example = a pesquisa de abril a junho na pasta de janeiro a março
