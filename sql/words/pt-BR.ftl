# What the checks say, in Brazilian Portuguese, under the names that their headers give them: the message is the entry,
# and `.hint`, `.title`, `.definition`, `.example` and `.cure` are the lines of the header.
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
    .definition = `service_closed_on` de uma resposta é posterior ao `surveyed_on` dela ou ao último dia de todos os períodos já iniciados, depois do qual não pode haver `surveyed_on`.
    .example = `service_closed_on` 2024-03-05 quando `surveyed_on` é 2024-02-05
check-date-order_outcomes--future = `{ $value }` é posterior ao último dia de todos os períodos já iniciados, { $last_day }.
    .hint = Corrija a data.
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
    .hint = Corrija `centre_id` ou `response_id`, carregue antes o `outcomes` em que a resposta está, ou envie a verificação em um período que não seja anterior ao da resposta. Onde o mapeamento do centro diz `restarts`, o período vem antes do número, como em `2024Q1-17`.
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
