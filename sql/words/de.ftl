# What the checks say, in German, under the names that their headers give them: the message is the entry,
# and `.hint`, `.title`, `.definition`, `.example` and `.cure` are the lines of the header.
#
# Names of columns, datasets, codes, files and values stay as they are, in backticks. Sentences are
# whole, speak to the reader as Sie and end with a full stop; examples and titles are no sentences.
#
# accepted            angenommen
# answer (one cell)   Angabe
# cell                Zelle
# centre              Zentrum
# client              Kunde
# column              Spalte
# contract            Liefervereinbarung
# cost share          Eigenanteil
# dataset             Datenbestand
# ending              Endung
# engagement          Betreuung
# enterprise id       Unternehmenskennung
# extract             Lieferung
# fiscal year         Haushaltsjahr
# funding line        Finanzierungsposten, Posten
# header              Kopfzeile
# held out of totals  bleibt aus den Summen heraus
# id                  Kennung
# in force            gültig
# inbox               Eingangsordner
# office              nationale Geschäftsstelle, Geschäftsstelle
# outcome             Wirkung
# outcome measure     Wirkungskennzahl
# period              Zeitraum
# programme           Programm
# receipt             Quittung
# refused             abgelehnt
# register number     Registernummer
# released            freigegeben
# response            Antwort
# row                 Zeile
# sheet               Blatt
# status              Status
# template            Vorlage
# threshold           Schwellenwert
# verification        Bestätigung
# warning             Warnung
# workbook            Arbeitsmappe

check-answer-without-response = `{ $value }` ist eine Angabe, aber der Status ist `{ $status }`.
    .hint = Leeren Sie die Zelle, oder setzen Sie den Status auf `complete` oder `partial`, wenn der Kunde doch geantwortet hat.
    .title = Angabe ohne Antwort
    .definition = Eine Spalte mit Angaben, von `new_sales` bis `without_support`, ist ausgefüllt, obwohl `status` den Wert `refused`, `noncontact`, `ceased_trading` oder `ineligible` hat; jede ausgefüllte Spalte wird gemeldet.
    .example = `new_sales` von 5000 in einer Zeile mit dem Status `refused`
check-constraint-error_funding = `{ $value }` liegt unter 0, und der Posten berichtigt keinen anderen.
    .hint = Geben Sie in `adjustment_of` den Posten an, den er berichtigt, oder berichtigen Sie den Betrag.
    .title = Regel, die von einer anderen Spalte abhängt
    .definition = `awarded` oder `spent` liegt unter 0, ohne dass `adjustment_of` ausgefüllt ist; die Regeln einer einzelnen Spalte werden beim Lesen der Zellen geprüft.
    .example = `awarded` von -50000, ohne dass ein Posten berichtigt wird
check-constraint-error_outcomes = Ein Datum ist erforderlich, wenn der Status `{ $status }` ist.
    .hint = Geben Sie den letzten Tag der jüngsten Betreuung an, auf die sich die Antwort bezieht.
    .title = Regel, die von einer anderen Spalte abhängt
    .definition = `service_closed_on` ist leer, obwohl `status` den Wert `complete` oder `partial` hat; die Regeln einer einzelnen Spalte werden beim Lesen der Zellen geprüft.
    .example = leeres `service_closed_on` in einer Antwort mit dem Status `complete`
check-contradictory-answer = `{ $value }` schreibt dem Programm die ganze Wirkung zu, aber `without_support` hat den Wert `same`: Sie wäre auch ohne das Programm eingetreten.
    .hint = Fragen Sie den Kunden, welche der beiden Angaben gemeint ist, und berichtigen Sie die andere; die Angaben zählen so, wie sie sind.
    .title = Angaben, die einander widersprechen
    .definition = In einer Antwort mit dem Status `complete` oder `partial` ist `attribution` 100 und `without_support` `same`, oder `attribution` ist 0 und `without_support` `not_at_all`.
    .example = `attribution` 100 bei `without_support` `same`
check-contradictory-answer--none = `{ $value }` schreibt dem Programm keine Wirkung zu, aber `without_support` hat den Wert `not_at_all`: Ohne das Programm wäre keine eingetreten.
    .hint = { check-contradictory-answer.hint }
check-copied-down = Die Angaben in { $amounts } Spalten sind von dieser Zeile bis Zeile { $last_row_number } gleich.
    .hint = Wahrscheinlich wurde eine Zeile nach unten ausgefüllt: Tragen Sie ein, was jeder Kunde geantwortet hat; Sie brauchen nichts zu tun, wenn alle dasselbe geantwortet haben.
    .title = Nach unten kopierte Angaben
    .definition = Mindestens 5 aufeinanderfolgende Zeilen haben dieselben Angaben in denselben drei oder mehr Spalten von `new_sales` bis `avoided_investment`, und eine davon ist nicht 0; leere Zellen sind keine Angaben; Zeilen, die aufeinander folgen, werden einmal gemeldet, in der ersten von ihnen und der ersten Spalte, die nicht 0 ist.
    .example = `new_sales` 120000, `jobs_created` 2 und `savings_labour` 8000 in jeder der Zeilen 14 bis 19
check-cost-share-from-national = `{ $value }`, aber ein Posten, dessen `source` den Wert `national` hat, ist kein Eigenanteil.
    .hint = Setzen Sie `cost_share` auf `false`, oder berichtigen Sie `source`, wenn das Geld nicht national ist.
    .title = Nationales Geld als Eigenanteil
    .definition = In einem Posten, dessen `source` den Wert `national` hat, steht `cost_share` auf `true`: Was die nationale Geschäftsstelle zahlt, ist nicht der Eigenanteil dazu.
    .example = `cost_share` steht auf `true` in einem Posten, dessen `source` den Wert `national` hat
check-date-order_engagements = `{ $value }` liegt vor `started_on`, { $started_on }.
    .hint = Berichtigen Sie dasjenige der beiden Daten, das falsch ist.
    .title = Daten in falscher Reihenfolge
    .definition = `closed_on` einer Betreuung liegt vor ihrem `started_on`.
    .example = `closed_on` 2023-10-05 bei `started_on` 2023-11-05
check-date-order_outcomes = `{ $value }` liegt nach `surveyed_on`, { $surveyed_on }.
    .hint = Berichtigen Sie dasjenige der beiden Daten, das falsch ist.
    .title = Daten in falscher Reihenfolge
    .definition = `service_closed_on` einer Antwort liegt nach ihrem `surveyed_on` oder nach dem letzten Tag aller Zeiträume, die begonnen haben; später kann kein `surveyed_on` liegen.
    .example = `service_closed_on` 2024-03-05 bei `surveyed_on` 2024-02-05
check-date-order_outcomes--future = `{ $value }` liegt nach dem letzten Tag aller Zeiträume, die begonnen haben, dem { $last_day }.
    .hint = Berichtigen Sie das Datum.
check-digit-heaping = { $heaped ->
        [one] { $heaped } von { $answers } Werten über 0 hat
       *[other] { $heaped } von { $answers } Werten über 0 haben
    } nur eine Ziffer, die nicht 0 ist, wie 500000; sie sehen geschätzt aus.
    .hint = Sie brauchen nichts zu tun, wenn die Kunden es so gesagt haben; fragen Sie sie nach Möglichkeit nach den Zahlen aus ihren Büchern.
    .title = Runde Zahlen
    .definition = Mindestens 30 Werte von `new_sales` in den Antworten der Datei mit dem Status `complete` oder `partial` liegen über 0, und mehr als 60 % davon haben nur eine Ziffer, die nicht 0 ist.
    .example = 25 von 30 Angaben sind 100000, 500000 oder 2000000
check-extreme-value = `{ $value }` bei { $measure ->
        [new_sales] „neuer Umsatz“
        [retained_sales] „gehaltener Umsatz“
        [jobs_created] „geschaffene Arbeitsplätze“
        [jobs_retained] „gesicherte Arbeitsplätze“
        [cost_savings] „Kosteneinsparungen“
        [investment] „Investitionen“
        [avoided_investment] „vermiedene Investitionen“
       *[other] `{ $measure }`
    } liegt über dem Schwellenwert des Programms, { $threshold }; der Wert bleibt aus den Summen heraus, bis die Geschäftsstelle ihn bestätigt.
    .hint = Prüfen Sie den Wert mit dem Kunden, und berichtigen Sie ihn, wenn er falsch ist; wenn er richtig ist, setzen Sie `confirmed` auf `true`: Damit bitten Sie die Geschäftsstelle, ihn zu bestätigen.
    .title = Außergewöhnlich hoher Wert
    .definition = Eine Wirkungskennzahl einer Antwort mit dem Status `complete` oder `partial` liegt über dem Schwellenwert des Programms, und es gibt keine gültige Bestätigung genau dieses Wertes; bei einer Kennzahl, die Spalten summiert, wird die erste ausgefüllte Spalte gemeldet, mit der Summe als Wert.
    .example = `new_sales` von 25000000 bei einem Schwellenwert von 10000000
check-id-reused = `{ $value }` ist auch die Kennung einer Antwort in `{ $other_period }` ({ $days }); beide zählen.
    .hint = Sie brauchen nichts zu tun, wenn ein Befragungsprogramm jeden Export ab 1 nummeriert; entfernen Sie die Zeile, wenn sie die andere wiederholt.
    .title = Kennung, die etwas anderes bezeichnet
    .definition = Eine Kennung, die in einem anderen Zeitraum des Zentrums vorkommt, bezeichnet jetzt etwas anderes: eine `response_id` aus einem früheren Zeitraum, eine `engagement_id` mit einem anderen Kunden, eine `client_id`, deren `enterprise_id` in beiden bekannt und verschieden ist; gemeldet wird die Zeile des späteren von zwei aufeinanderfolgenden Zeiträumen oder, bei Betreuungen und Kunden, die des früheren, wenn der spätere nicht unter den eingereichten ist.
    .example = `S1` in der Befragung von Januar bis März und wieder `S1` in der von April bis Juni
    .cure = Sie brauchen nichts zu tun, wenn ein Befragungsprogramm jeden Export ab 1 nummeriert; geben Sie jeder Betreuung und jedem Unternehmen eine eigene Kennung.
check-id-reused--engagement = `{ $value }` ist in `{ $other_period }` ({ $days }) die Betreuung eines anderen Kunden; nur die Zeile des letzten Zeitraums zählt.
    .hint = Geben Sie der Betreuung eine Kennung, die noch keine andere hatte; wenn der Kunde falsch war, berichtigen Sie ihn dort, wo er falsch ist.
check-id-reused--client = `{ $value }` hat in `{ $other_period }` ({ $days }) eine andere Unternehmenskennung; es ist ein einziger Kunde, und seine letzte Unternehmenskennung zählt.
    .hint = Geben Sie dem Unternehmen eine Kundenkennung, die noch kein anderes hatte; wenn die Unternehmenskennung falsch war, berichtigen Sie sie dort, wo sie falsch ist.
check-id-reused_verified = `{ $value }` ist auch die Kennung einer Antwort in `{ $other_period }` ({ $days }), und die Geschäftsstelle hat eine Antwort mit dieser Kennung bestätigt: Die Bestätigung gilt nun für diese Antwort.
    .hint = Geben Sie dieser Antwort eine eigene Kennung; sonst benachrichtigen Sie die Geschäftsstelle, die dann noch einmal bestätigt, was sie freigegeben hatte.
    .title = Kennung, die etwas anderes bezeichnet, bestätigt
    .definition = `response_id`, die auch in einem früheren Zeitraum des Zentrums vorkommt und die von der Geschäftsstelle im späteren Zeitraum oder danach bestätigt wurde: Die Bestätigung gilt von nun an für die spätere Antwort, und was sie von der früheren freigegeben hatte, wird wieder zurückgehalten.
    .example = die Geschäftsstelle hat `S2` von Januar bis März im Mai freigegeben, und `S2` kommt in der Befragung von April bis Juni noch einmal vor
    .cure = Geben Sie der späteren Antwort eine eigene Kennung, oder lassen Sie die frühere von der Geschäftsstelle noch einmal bestätigen.
check-jobs-exceed-employees = `{ $value }` liegt über der Grenze, { $employees_share } × die Beschäftigtenzahl des Kunden von { $employees }; geschaffene und gesicherte Arbeitsplätze bleiben aus den Summen heraus, bis die Geschäftsstelle sie bestätigt.
    .hint = Prüfen Sie die Arbeitsplätze mit dem Kunden und seine Beschäftigtenzahl in der Datei `clients`; wenn alles richtig ist, setzen Sie `confirmed` auf `true`: Damit bitten Sie die Geschäftsstelle, die Arbeitsplätze zu bestätigen.
    .title = Mehr gesicherte Arbeitsplätze als Beschäftigte
    .definition = `jobs_retained` einer Antwort mit dem Status `complete` oder `partial` liegt über `share_of_client_employees` mal `employees` des Kunden im Haushaltsjahr von `surveyed_on`, und mindestens einer der Werte von `jobs_created` und `jobs_retained` ist nicht durch eine Bestätigung genau seines Wertes freigegeben; gemeldet wird `jobs_retained`; nichts wird gemeldet, wenn das Programm `share_of_client_employees` nicht festlegt.
    .example = `jobs_retained` von 40 bei einem Kunden mit 25 Beschäftigten
check-late-entry = `{ $value }` liegt vor dem ersten Tag des Zeitraums, { $period_starts_on }.
    .hint = Sie brauchen nichts zu tun, wenn das Datum richtig ist: Die Betreuung zählt nach ihrem Datum; sonst berichtigen Sie es.
    .title = Später Eintrag
    .definition = `closed_on` liegt vor dem ersten Tag des Zeitraums; die Betreuung zählt nach diesem Datum; was `date-order` schon meldet, wird hier nicht gemeldet.
    .example = `closed_on` 2023-09-20 in einer Datei für einen Zeitraum, der am 2023-10-01 begann
check-no-zeros = { $answers ->
        [one] { $answers } Angabe
       *[other] { $answers } Angaben
    } zu { $measure ->
        [new_sales] „neuer Umsatz“
        [retained_sales] „gehaltener Umsatz“
        [jobs_created] „geschaffene Arbeitsplätze“
        [jobs_retained] „gesicherte Arbeitsplätze“
        [cost_savings] „Kosteneinsparungen“
        [investment] „Investitionen“
        [avoided_investment] „vermiedene Investitionen“
       *[other] `{ $measure }`
    }, und keine davon ist 0; leere Zellen stehen vielleicht für „keine“.
    .hint = Schreiben Sie 0, wo der Kunde gesagt hat, dass es keine gab, und lassen Sie eine Zelle nur dort leer, wo nichts geantwortet wurde.
    .title = Keine Nullen
    .definition = Mindestens 20 Angaben zu einer Wirkungskennzahl in den Antworten der Datei mit dem Status `complete` oder `partial`, und keine davon ist 0; bei einer Kennzahl, die Spalten summiert, gilt die Summe, und gemeldet wird die erste Spalte.
    .example = 25 Werte von `jobs_created` und keine einzige 0
check-out-of-period_clients = `{ $value }` liegt nach dem letzten Tag des Zeitraums, { $period_ends_on }.
    .hint = Berichtigen Sie das Datum, oder reichen Sie die Zeile unter dem Zeitraum ein, zu dem sie gehört.
    .title = Datum außerhalb des Zeitraums
    .definition = `first_served_on` liegt nach dem letzten Tag des Zeitraums.
    .example = `first_served_on` 2024-02-01 in einer Datei für einen Zeitraum, der am 2023-12-31 endete
check-out-of-period_engagements = `{ $value }` liegt nach dem letzten Tag des Zeitraums, { $period_ends_on }.
    .hint = Berichtigen Sie das Datum, oder reichen Sie die Zeile unter dem Zeitraum ein, zu dem sie gehört.
    .title = Datum außerhalb des Zeitraums
    .definition = `started_on` oder `closed_on` liegt nach dem letzten Tag des Zeitraums.
    .example = `started_on` 2024-02-01 in einer Datei für einen Zeitraum, der am 2023-12-31 endete
check-out-of-period_outcomes = `{ $value }` liegt nach dem letzten Tag des Zeitraums, { $period_ends_on }.
    .hint = Berichtigen Sie das Datum, oder reichen Sie die Zeile unter dem Zeitraum ein, zu dem sie gehört.
    .title = Datum außerhalb des Zeitraums
    .definition = `surveyed_on` liegt außerhalb des Zeitraums, sofern nicht `wrong-period` die ganze Datei nennt.
    .example = `surveyed_on` 2024-02-01 in einer Datei für einen Zeitraum, der am 2023-12-31 endete
check-out-of-period_outcomes--early = `{ $value }` liegt vor dem ersten Tag des Zeitraums, { $period_starts_on }.
    .hint = { check-out-of-period_outcomes.hint }
check-row-count-jump = Die Datei hat { $rows_now ->
        [one] { $rows_now } Zeile
       *[other] { $rows_now } Zeilen
    }, der Zeitraum davor, der am { $previous_ends_on } endete, { $rows_before }.
    .hint = Sie brauchen nichts zu tun, wenn das richtig ist; prüfen Sie, ob der Export vollständig ist und nur diesen Zeitraum enthält.
    .title = Sprung in der Zahl der Zeilen
    .definition = Die Zahl der Zeilen weicht vom vorigen Zeitraum des Zentrums im selben Datenbestand um mehr als die Hälfte der größeren Zahl ab, und diese beträgt mindestens 20; eine Fehlanzeige hat 0.
    .example = 12 Kunden, wo es im Zeitraum davor 40 waren
check-sales-exceed-turnover = Neuer und gehaltener Umsatz sind zusammen `{ $value }`, die Grenze ist { $turnover_share } × der Jahresumsatz des Kunden von { $annual_sales }; beide bleiben aus den Summen heraus, bis die Geschäftsstelle sie bestätigt.
    .hint = Prüfen Sie die Umsätze mit dem Kunden und seinen Jahresumsatz in der Datei `clients`; wenn alles richtig ist, setzen Sie `confirmed` auf `true`: Damit bitten Sie die Geschäftsstelle, die Umsätze zu bestätigen.
    .title = Umsätze über dem Jahresumsatz des Kunden
    .definition = Die Summe von `new_sales` und `retained_sales` einer Antwort mit dem Status `complete` oder `partial` liegt über `share_of_client_sales` mal `annual_sales` des Kunden im Haushaltsjahr von `surveyed_on` (bekannt und über 0), und mindestens einer der beiden Werte ist nicht durch eine Bestätigung genau seines Wertes freigegeben; gemeldet wird die erste der beiden Spalten, die ausgefüllt und nicht freigegeben ist, mit der Summe als Wert.
    .example = `new_sales` von 950000 bei einem Kunden mit einem Jahresumsatz von 800000
check-sales-unchecked = Der Umsatz von `{ $value }` kann nicht mit dem Jahresumsatz des Kunden verglichen werden: Dieser fehlt.
    .hint = Füllen Sie `annual_sales` in der Datei `clients` aus, und reichen Sie diese neu ein.
    .title = Umsätze, die nicht geprüft werden können
    .definition = `new_sales` oder `retained_sales` liegt über 0 in einer Antwort mit dem Status `complete` oder `partial` von einem Kunden, dessen `annual_sales` im Haushaltsjahr von `surveyed_on` fehlt oder 0 ist, sodass die Regel zum Jahresumsatz nicht greift; gemeldet wird die erste der beiden Spalten, die über 0 liegt, mit der Summe beider als Wert.
    .example = `new_sales` von 120000 bei einem Kunden, dessen `annual_sales` leer ist
check-sales-unchecked--zero = Der Umsatz von `{ $value }` kann nicht mit dem Jahresumsatz des Kunden verglichen werden: Dieser ist 0.
    .hint = { check-sales-unchecked.hint }
check-same-enterprise-twice = `{ $value }` ist auch die Unternehmenskennung des Kunden `{ $other_client }`.
    .hint = Geben Sie dem Unternehmen eine einzige Kundenkennung, und verwenden Sie diese in jeder Datei; oder berichtigen Sie die Unternehmenskennung, wenn es zwei Unternehmen sind.
    .title = Ein Unternehmen, zwei Kunden
    .definition = Zwei Kunden eines Zentrums haben nach ihrer jeweils letzten gültigen Unternehmenskennung dieselbe; gemeldet wird jede eingereichte Zeile der beiden, die sie enthält.
    .example = die Kunden `C-7` und `C-19`, beide mit `12-3456789`
check-same-enterprise-twice--elsewhere = `{ $value }` ist auch die Unternehmenskennung eines anderen Kunden des Zentrums, der in einer anderen Datei steht.
    .hint = { check-same-enterprise-twice.hint }
check-scale-shift_accounts = Der Median von { $amounts } Beträgen, die nicht 0 sind, ist { $median }; in der Datei davor, deren Zeitraum am { $previous_ends_on } endete, war er { $median_before }.
    .hint = Prüfen Sie, ob die Beträge in Tausend oder in Cent angegeben sind: Schreiben Sie sie in ganzen Währungseinheiten, und reichen Sie die Datei neu ein. Sie brauchen nichts zu tun, wenn sie richtig sind.
    .title = Beträge in einer anderen Größenordnung
    .definition = Der Median von mindestens 20 Werten von `turnover`, `value_added` oder `payroll`, die nicht 0 sind, Verluste nach ihrem Betrag, ist mehr als das 300-Fache oder weniger als ein 300stel des Medians von mindestens 20 Werten im Zeitraum davor.
    .example = ein Median von `turnover` von 3100, wo er 3100000 war
check-scale-shift_clients = Der Median von { $amounts } Beträgen, die nicht 0 sind, ist { $median }; in der Datei davor, deren Zeitraum am { $previous_ends_on } endete, war er { $median_before }.
    .hint = Prüfen Sie, ob die Beträge in Tausend oder in Cent angegeben sind: Schreiben Sie sie in ganzen Währungseinheiten, und reichen Sie die Datei neu ein. Sie brauchen nichts zu tun, wenn sie richtig sind.
    .title = Beträge in einer anderen Größenordnung
    .definition = Der Median von mindestens 20 Werten von `annual_sales`, die nicht 0 sind, ist mehr als das 300-Fache oder weniger als ein 300stel des Medians von mindestens 20 Werten im Zeitraum davor.
    .example = ein Median von `annual_sales` von 2400, wo er in der Datei davor 2400000 war
check-scale-shift_engagements = Der Median von { $amounts } Beträgen, die nicht 0 sind, ist { $median }; in der Datei davor, deren Zeitraum am { $previous_ends_on } endete, war er { $median_before }.
    .hint = Prüfen Sie, ob die Beträge in Tausend oder in Cent angegeben sind: Schreiben Sie sie in ganzen Währungseinheiten, und reichen Sie die Datei neu ein. Sie brauchen nichts zu tun, wenn sie richtig sind.
    .title = Beträge in einer anderen Größenordnung
    .definition = Der Median von mindestens 20 Werten von `fee` oder `subsidy`, die nicht 0 sind, ist mehr als das 300-Fache oder weniger als ein 300stel des Medians von mindestens 20 Werten im Zeitraum davor.
    .example = ein Median von `fee` von 5.2, wo er 5200 war
check-scale-shift_funding = Der Median von { $amounts } Beträgen, die nicht 0 sind, ist { $median }; in der Datei davor, deren Zeitraum am { $previous_ends_on } endete, war er { $median_before }.
    .hint = Prüfen Sie, ob die Beträge in Tausend oder in Cent angegeben sind: Schreiben Sie sie in ganzen Währungseinheiten, und reichen Sie die Datei neu ein. Sie brauchen nichts zu tun, wenn sie richtig sind.
    .title = Beträge in einer anderen Größenordnung
    .definition = Der Median von mindestens 20 Werten von `awarded` oder `spent`, die nicht 0 sind, Berichtigungen nach ihrem Betrag, ist mehr als das 300-Fache oder weniger als ein 300stel des Medians von mindestens 20 Werten im Zeitraum davor.
    .example = ein Median von `spent` von 61, wo er 61000 war
check-scale-shift_outcomes = Der Median von { $amounts } Beträgen, die nicht 0 sind, ist { $median }; in der Datei davor, deren Zeitraum am { $previous_ends_on } endete, war er { $median_before }.
    .hint = Prüfen Sie, ob die Beträge in Tausend oder in Cent angegeben sind: Schreiben Sie sie in ganzen Währungseinheiten, und reichen Sie die Datei neu ein. Sie brauchen nichts zu tun, wenn sie richtig sind.
    .title = Beträge in einer anderen Größenordnung
    .definition = Der Median von mindestens 20 Angaben, die nicht 0 sind, in einer Spalte mit Geldbeträgen von `new_sales` bis `avoided_investment` ist mehr als das 300-Fache oder weniger als ein 300stel des Medians von mindestens 20 Angaben im Zeitraum davor.
    .example = ein Median von `new_sales` von 25000000, wo er 250000 war
check-second-response = Der Kunde `{ $value }` hat im selben Haushaltsjahr eine weitere Zeile, befragt am { $other_surveyed_on }; nur die beste von ihnen zählt.
    .hint = Sie brauchen nichts zu tun, wenn beide richtig sind; entfernen Sie die Zeile, wenn sie die andere wiederholt.
    .title = Zweite Antwort in einem Jahr
    .definition = Der Kunde hat eine weitere Zeile, deren `surveyed_on` im selben Haushaltsjahr liegt, auch eine mit dem Status `ineligible`; gemeldet wird die spätere nach `surveyed_on`, dann nach `response_id`.
    .example = eine Zeile `partial` im August von einem Kunden mit einer Zeile `complete` im Mai
check-share-not-percent = Keiner der { $answers } Werte liegt über 1, der größte ist { $largest }; sie sehen wie Anteile aus und gelten als Prozentwerte.
    .hint = Schreiben Sie Prozentwerte von 0 bis 100, zum Beispiel 50 für die Hälfte, und reichen Sie die Datei neu ein; Sie brauchen nichts zu tun, wenn kein Kunde dem Programm mehr als 1 % zuschreibt.
    .title = Anteile statt Prozentwerten
    .definition = Mindestens 10 Werte von `attribution` stehen in den Antworten der Datei mit dem Status `complete` oder `partial`; keiner davon liegt über 1, und nicht alle sind 0 oder 1.
    .example = `attribution` 0.5, 0.8, 1 und Ähnliches in allen 40 Antworten
check-spent-exceeds-awarded = `{ $value }` ist mehr als { $awarded } in `awarded`.
    .hint = Sie brauchen nichts zu tun, wenn das richtig ist; sonst berichtigen Sie den Posten, oder geben Sie in `adjustment_of` den Posten an, den er berichtigt.
    .title = Mehr ausgegeben als bewilligt
    .definition = `spent` liegt über `awarded` (bei `fees`: über dem, was eingenommen wurde) in einem Posten ohne `adjustment_of`.
    .example = `spent` 35000 bei `awarded` 33000
check-stale-engagement = Die Betreuung ist offen und wurde zuletzt in einem Zeitraum genannt, der am { $period_ends_on } endete, also vor mehr als { $max_open_months ->
        [one] { $max_open_months } Monat.
       *[other] { $max_open_months } Monaten.
    }
    .hint = Füllen Sie `closed_on` aus, oder nennen Sie die Betreuung in den Dateien der Zeiträume, in denen sie weiterging.
    .title = Liegen gebliebene Betreuung
    .definition = Eine offene Betreuung wurde zuletzt in einem Zeitraum genannt, der mehr als `max_open_months` Monate vor heute endete.
    .example = eine Betreuung ohne `closed_on`, die seit drei Jahren keine Datei mehr nennt
check-survey-lag = `{ $value }` liegt nicht { $lag_months ->
        [one] { $lag_months } Monat
       *[other] { $lag_months } Monate
    } (plus oder minus 3) nach `service_closed_on`, { $service_closed_on }.
    .hint = Sie brauchen nichts zu tun, wenn beide Daten richtig sind; sonst berichtigen Sie das falsche.
    .title = Befragung zu früh oder zu spät
    .definition = `surveyed_on` einer Antwort mit dem Status `complete` oder `partial` liegt früher als `lag_months` - 3 oder später als `lag_months` + 3 Monate nach `service_closed_on`, von Tag zu Tag gezählt; in einem kürzeren Monat steht der letzte Tag für denselben Tag; was `date-order` schon meldet, wird hier nicht gemeldet.
    .example = `surveyed_on` 2024-09-20, wo die Betreuung am 2023-01-31 endete und der Abstand 6 Monate beträgt
check-suspicious-enterprise-id = `{ $value }` steht bei { $different_names ->
        [one] { $different_names } anderen Namen.
       *[other] { $different_names } verschiedenen Namen.
    }
    .hint = Prüfen Sie, zu welchem Unternehmen die Nummer gehört; Sie brauchen nichts zu tun, wenn alle ein und dasselbe Unternehmen sind.
    .title = Verdächtige Unternehmenskennung
    .definition = Eine `enterprise_id` ist ein Platzhalter (lauter gleiche Ziffern, `N-A`) und gilt als fehlend; oder sie steht in den eingereichten Dateien eines Zentrums bei drei oder mehr verschiedenen Namen und bleibt erhalten.
    .example = `999999999`; oder `12-3456789` bei `Alder Ltd`, `Birch Ltd` und `Cedar Ltd`
    .cure = Lassen Sie die Zelle leer, wenn die Nummer nicht bekannt ist; wenn eine Nummer bei mehreren Unternehmen steht, berichtigen Sie sie dort, wo sie falsch ist.
check-suspicious-enterprise-id--placeholder = `{ $value }` ist ein Platzhalter, keine Registernummer, und gilt als fehlend.
    .hint = Tragen Sie die Nummer ein, oder lassen Sie die Zelle leer, wenn sie nicht bekannt ist.
check-unknown-response = Das Zentrum `{ $verified_centre_id }` hat keine gültige Antwort `{ $value }`.
    .hint = Berichtigen Sie `centre_id` oder `response_id`, laden Sie zuerst die `outcomes`, in denen die Antwort steht, oder reichen Sie die Bestätigung unter einem Zeitraum ein, der nicht vor dem der Antwort liegt. Wo die Zuordnung des Zentrums `restarts` sagt, steht der Zeitraum vor der Nummer, wie in `2024Q1-17`.
    .title = Bestätigung einer unbekannten Antwort
    .definition = Bestätigt wird eine Antwort, die in keiner gültigen Lieferung von `outcomes` jenes Zentrums steht, weder aus dem Zeitraum der Bestätigung noch aus einem früheren.
    .example = eine Bestätigung der Antwort `R-99` des Zentrums `harbor`, dessen `outcomes` kein `R-99` enthalten
check-unknown-response--later = Das Zentrum `{ $verified_centre_id }` hat im Zeitraum der Bestätigung oder davor keine Antwort `{ $value }`.
    .hint = { check-unknown-response.hint }
check-verification-mismatch = `{ $value }` ist nicht, was in der Antwort steht: `{ $measure }` ist dort `{ $reported }`; nichts wird freigegeben.
    .hint = Berichtigen Sie den Wert hier, oder lassen Sie das Zentrum seine Antwort berichtigen; nur genau der Wert der Antwort wird freigegeben.
    .title = Bestätigung eines anderen Wertes
    .definition = Der bestätigte Wert ist nicht genau der Wert dieser Kennzahl in der Antwort, oder die Kennzahl ist in der Antwort leer: Nichts wird freigegeben; gemeint ist die Antwort des letzten Zeitraums, der nicht nach dem der Bestätigung liegt; `cost_savings` und `investment` sind Summen ihrer fünf Teile.
    .example = 70000 als `new_sales` einer Antwort bestätigt, in der 700000 steht
check-verification-mismatch--empty = `{ $value }` ist nicht, was in der Antwort steht: `{ $measure }` ist dort leer; nichts wird freigegeben.
    .hint = { check-verification-mismatch.hint }
check-wrong-period = Von { $rows_dated } Zeilen mit Datum { $rows_elsewhere ->
        [one] liegt { $rows_elsewhere }
       *[other] liegen { $rows_elsewhere }
    } in `{ $other_period }` ({ $days }).
    .hint = Verschieben Sie die Datei in den Ordner dieses Zeitraums, oder berichtigen Sie die Daten.
    .title = Datei eines anderen Zeitraums
    .definition = Mindestens 5 Zeilen haben ein `surveyed_on`, und mindestens 80 % davon liegen in ein und demselben anderen Zeitraum; das wird einmal gemeldet, statt als `out-of-period` für jede Zeile.
    .example = die Befragung von April bis Juni im Ordner von Januar bis März
