# What findings say, in German. Entries and what is filled in are those of en.ftl; behind them come the
# checks, under the names that their headers give them: the message is the entry, and `.hint`,
# `.title`, `.definition`, `.example` and `.cure` are the lines of the header with these names.
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

## Where a finding is: before its message

at-row-and-column = Zeile { $row }, Spalte `{ $column }`: { $message }
at-cell = Zeile { $row }, Spalte `{ $column }` (Zelle `{ $cell }`): { $message }
at-row = Zeile { $row }: { $message }
at-column = Spalte `{ $column }`: { $message }

## Files and their paths

unreadable-entry = Ein Eintrag des Eingangsordners kann nicht gelesen werden: { $problem }
    .hint = Benennen Sie ihn mit Buchstaben ohne Umlaute, Ziffern, `.`, `_` und `-`, oder berichtigen Sie seine Zugriffsrechte.
unreadable-file = Die Datei kann nicht gelesen werden: { $problem }
    .hint = Exportieren Sie sie noch einmal.
unread-file = Die Datei kann nicht gelesen werden: { $kind ->
        [link] Sie ist eine symbolische Verknüpfung, keine Datei.
        [folder] Sie ist ein Ordner, keine Datei.
        [pipe] Sie ist eine benannte Pipe, keine Datei.
        [socket] Sie ist ein Socket, keine Datei.
        [device] Sie ist ein Gerät, keine Datei.
        [hard-link] Sie hat durch einen Hardlink anderswo noch einen anderen Namen.
        [odd-name] Ihr Name enthält Zeichen, die nicht sichtbar sind.
        [too-deep] Sie liegt in zu vielen Unterordnern.
        [unreachable] { $problem }
       *[other] Sie ist etwas anderes, keine Datei.
    }
    .hint = Legen Sie die Datei selbst dort ab, als gewöhnliche, eigenständige Datei.
empty-file = Die Datei ist leer.
    .hint = Exportieren Sie sie noch einmal; ein Datenbestand ohne Zeilen ist eine Datei, die nur die Kopfzeile enthält.
no-extract-path = Der Pfad hat nicht die Form `<Zentrum>/<Zeitraum>/<Datenbestand>.csv`.
    .hint = Legen Sie die Datei in den Ordner ihres Zentrums und Zeitraums, oder legen Sie eine Arbeitsmappe, mit einem Blatt für jeden Datenbestand, als `<Zentrum>/<Zeitraum>.xlsx` ab.
unknown-centre = Das Programm hat kein Zentrum `{ $centre }`.
    .hint = Verschieben Sie die Datei in den Ordner Ihres Zentrums; die Zentren stehen in `centres.csv`.
nearly-a-centre = Das Programm hat kein Zentrum `{ $centre }`.
    .hint = Meinten Sie `{ $near }`? Die Zentren stehen in `centres.csv`.
unknown-period = Der Kalender des Programms hat keinen Zeitraum `{ $period }`.
    .hint = Zeiträume heißen zum Beispiel `{ $example }` ({ $days }).
period-not-begun = Der Zeitraum `{ $period }` ({ $days }) hat noch nicht begonnen.
    .hint = Reichen Sie die Datei unter dem Zeitraum ein, zu dem die Zeilen gehören.
centre-not-open = Das Zentrum `{ $centre }` war in `{ $period }` ({ $days }) nicht geöffnet.
    .hint = Reichen Sie die Datei unter einem Zeitraum ein, in dem das Zentrum geöffnet war, oder lassen Sie `centres.csv` von der Geschäftsstelle berichtigen.
no-such-ending = `{ $file }` hat keine Endung, die eine Lieferung haben kann.
    .hint = Benennen Sie die Datei nach ihrem Datenbestand, mit einer dieser Endungen: { $endings }
which-sheet = Die Arbeitsmappe hat mehrere Blätter, und keines heißt `{ $dataset }`: { $sheets }
    .hint = Nennen Sie das Blatt, das gilt, `{ $dataset }`.
no-sheet = Die Arbeitsmappe hat kein Blatt, das nach einem Datenbestand benannt ist: { $sheets }
    .hint = Benennen Sie jedes Blatt nach seinem Datenbestand; `counterfoil template` listet die Datenbestände auf.
unknown-dataset = Die Liefervereinbarung hat keinen Datenbestand `{ $dataset }`.
    .hint = Benennen Sie die Datei nach ihrem Datenbestand; `counterfoil template` listet die Datenbestände auf.
nearly-a-dataset = Die Liefervereinbarung hat keinen Datenbestand `{ $dataset }`.
    .hint = Meinten Sie `{ $near }.csv`?
not-filed-by-office = Die nationale Geschäftsstelle reicht `{ $dataset }` nicht ein.
    .hint = Reichen Sie die Datei unter dem Zentrum ein, von dem sie stammt.
filed-by-office-only = Nur die nationale Geschäftsstelle reicht `{ $dataset }` ein.
    .hint = Senden Sie die Datei an die nationale Geschäftsstelle; diese reicht sie unter `_programme` ein.
several-files = Für `{ $extract }` gibt es mehrere Dateien: { $paths }
    .hint = Entfernen Sie diejenigen, die nicht gelten.

## Headers

first-line-blank = Die Kopfzeile ist leer.
    .hint = Schreiben Sie die Namen der Spalten in die erste Zeile, wie es die Vorlage tut.
no-labels = Die Kopfzeile ist leer.
    .hint = { template-hint }
header-further-down = Die erste Zeile, `{ $value }`, ist nicht die Kopfzeile; diese steht in Zeile { $header_row }.
    .hint = Entfernen Sie die Zeilen über der Kopfzeile.
other-separator = Die Spalten sind durch { $separator ->
        [tab] Tabulatoren
        [space] Leerzeichen
       *[other] `{ $separator }`
    } getrennt, nicht durch Kommas: `{ $value }`
    .hint = Speichern Sie die Datei als CSV mit `,` zwischen den Spalten.
other-dataset = Die Kopfzeile, die mit `{ $value }` beginnt, ist die von `{ $other }`, nicht die von `{ $dataset }`.
    .hint = Nennen Sie die Datei `{ $other }.csv`, oder exportieren Sie `{ $dataset }`.
no-known-label = Die erste Zeile nennt keine Spalte von `{ $dataset }`; sie beginnt mit `{ $value }`.
    .hint = Schreiben Sie die Namen der Spalten in die erste Zeile. { template-hint }
blank-label = Die Spalte Nr. { $number } hat keinen Namen.
    .hint = Benennen Sie die Spalte wie in der Vorlage, oder entfernen Sie sie.
duplicate-label = Die Spalten Nr. { $first } und Nr. { $number } haben denselben Namen.
    .hint = Entfernen Sie eine davon, oder benennen Sie eine um.
extra-label = Die Liefervereinbarung hat keine solche Spalte.
    .hint = Sie brauchen nichts zu tun; die Spalte wird nicht geladen.
nearly-a-label = Die Liefervereinbarung hat keine solche Spalte.
    .hint = Falls `{ $near }` gemeint ist, benennen Sie sie um; sonst brauchen Sie nichts zu tun, die Spalte wird nicht geladen.
missing-label = Diese Spalte fehlt in der Kopfzeile.
    .hint = Fügen Sie sie hinzu, mit leeren Zellen, wo nichts bekannt ist. { template-hint }
template-hint = `counterfoil template { $dataset }` gibt die Kopfzeile aus.

## Files as a whole

other-format = Die Datei endet auf `{ $ending }`, ist aber { $format ->
        [text] reiner Text.
        [xlsx] eine Excel-Arbeitsmappe (`.xlsx`).
        [xls] eine alte Excel-Arbeitsmappe (`.xls`) oder eine mit Kennwort.
        [ods] eine OpenDocument-Tabelle (`.ods`).
        [zip] ein `zip`-Archiv.
        [gzip] mit `gzip` komprimiert.
        [bzip2] mit `bzip2` komprimiert.
        [xz] mit `xz` komprimiert.
        [zstd] mit `zstd` komprimiert.
        [sevenzip] ein `7z`-Archiv.
        [rar] ein `RAR`-Archiv.
        [pdf] eine PDF-Datei.
        [parquet] eine `Parquet`-Datei.
        [arrow] eine `Arrow`-Datei.
        [sqlite] eine `SQLite`-Datenbank.
        [picture] ein Bild.
        [rtf] ein Text mit Formatierung (`RTF`).
        [json] eine `JSON`-Datei.
        [html] eine Webseite (`HTML`).
        [xml] eine `XML`-Datei.
       *[nul] kein Text: Sie enthält `NUL`-Bytes.
    }
    .hint = { $format ->
        [text] { ending-of-its-own } `.csv`
        [xlsx] { ending-of-its-own } `.xlsx`
        [ods] { ending-of-its-own } `.ods`
        [gzip] { ending-of-its-own } `.csv.gz`
        [parquet] { ending-of-its-own } `.parquet`
        [json] Schreiben Sie ein Objekt in jede Zeile. { ending-of-its-own } `.ndjson`
        [xls] Speichern Sie sie als Excel-Arbeitsmappe (`.xlsx`) ohne Kennwort oder als `CSV UTF-8`.
        [zip] { unpack }
        [bzip2] { unpack }
        [xz] { unpack }
        [zstd] { unpack }
        [sevenzip] { unpack }
        [rar] { unpack }
       *[other] Exportieren Sie sie als `CSV UTF-8` oder als Excel-Arbeitsmappe; eine andere Endung macht aus einer Datei keines von beiden.
    }
ending-of-its-own = Geben Sie der Datei die Endung, die zu ihrem Inhalt gehört:
unpack = Entpacken Sie sie, und senden Sie, was darin ist.
other-encoding = Die Datei ist in `{ $encoding }` kodiert, nicht in UTF-8.
    .hint = { save-as-utf8 }
not-utf8 = Die Datei ist nicht in UTF-8 kodiert, sondern anscheinend in `{ $encoding }`; die erste Zelle, an der man es sieht, ist `{ $value }`.
    .hint = { save-as-utf8 }
save-as-utf8 = Speichern Sie die Datei als `CSV UTF-8`; in Excel ist das ein eigener Dateityp.

## Rows

record-without-end = Der Datensatz, der in dieser Zeile beginnt, hat kein Ende; der Rest der Datei wurde nicht gelesen.
    .hint = Wahrscheinlich ist in dieser Zeile ein doppeltes Anführungszeichen nicht geschlossen. Schließen Sie es, oder verdoppeln Sie eines, das zum Text gehört.
open-quote = Die Datei endet innerhalb doppelter Anführungszeichen.
    .hint = Wahrscheinlich ist die Datei abgeschnitten: Exportieren Sie sie noch einmal. Sonst schließen Sie das Anführungszeichen, das hier offen ist.
damaged = Die Datei ist beschädigt oder nicht das, was ihre Endung sagt.
    .hint = Öffnen und speichern Sie sie noch einmal, oder exportieren Sie sie noch einmal.
bomb = Die Datei wird beim Entpacken viel größer, als eine Lieferung sein kann.
    .hint = Exportieren Sie sie noch einmal; wenn sie wirklich so groß ist, senden Sie sie als CSV.
too-large = Die Arbeitsmappe enthält mehr Text, als von einer gelesen wird.
    .hint = Senden Sie sie als CSV.
locked = Die Arbeitsmappe verlangt ein Kennwort.
    .hint = Speichern Sie sie ohne Kennwort.
merged-cells = Die Zellen `{ $range }` sind zu einer verbunden.
    .hint = Heben Sie die Verbindung der Zellen auf, und schreiben Sie den Wert in jede von ihnen.
no-object = Die Zeile ist kein JSON-Objekt.
    .hint = Schreiben Sie in jede Zeile ein Objekt, `{"{"}"Name": Wert, …{"}"}`, und nichts dazwischen.
name-twice = Das Objekt hat den Namen `{ $label }` zweimal.
    .hint = Behalten Sie denjenigen, der gilt.
miscounted = Die Zahl der Datensätze stimmt nicht überein: { $parsed } nach den gelesenen Zellen, { $by_lines } nach den Zeilenenden.
    .hint = Exportieren Sie die Datei noch einmal, mit jedem Text in doppelten Anführungszeichen.
quote-inside = `{ $value }` enthält ein doppeltes Anführungszeichen.
    .hint = Setzen Sie den ganzen Text in doppelte Anführungszeichen, und verdoppeln Sie diejenigen im Text, wie in `"der ""Prototyp"""`.
text-behind-quote = Hinter einem schließenden doppelten Anführungszeichen steht Text: `{ $value }`
    .hint = Schließen Sie das Anführungszeichen am Ende des Textes, und verdoppeln Sie diejenigen, die zum Text gehören.
repeated-header = Die Zeile wiederholt die Kopfzeile.
    .hint = Lassen Sie die Kopfzeile nur in der ersten Zeile stehen; wo Exporte aneinandergefügt wurden, prüfen Sie, ob Zeilen doppelt vorkommen.
unfinished-line = Die letzte Zeile hat kein Zeilenende: Eine Datei, die mitten in einer Zahl abgeschnitten ist, sieht vollständig aus.
    .hint = Vergleichen Sie die letzte Zeile mit Ihrem System; von einer Datei, die mit einem Zeilenumbruch endet, weiß man, dass sie vollständig ist.
blank-row = Die Zeile ist leer und wird übersprungen.
    .hint = Sie brauchen nichts zu tun; wenn Sie möchten, entfernen Sie die Zeile.
rows-separated-otherwise = Anders als die Kopfzeile hat diese Zeile { $separator ->
        [tab] Tabulatoren
       *[other] `{ $separator }`
    } zwischen ihren Zellen; weitere solche Zeilen werden nicht einzeln genannt.
    .hint = Speichern Sie die Datei als CSV mit demselben Trennzeichen zwischen allen Spalten.
broken-row = Die Zeile geht in Zeile { $last } weiter: Zusammen haben sie { $expected ->
        [one] die eine Zelle
       *[other] die { $expected } Zellen
    } der Kopfzeile.
    .hint = In einer Zelle steht ein Zeilenumbruch: Entfernen Sie ihn, oder exportieren Sie die Datei noch einmal mit jedem Text in doppelten Anführungszeichen.
missing-cell = Die Zeile hat { $found ->
        [one] { $found } Zelle
       *[other] { $found } Zellen
    }, die Kopfzeile { $expected }.
    .hint = Fügen Sie die fehlenden Zellen hinzu; lassen Sie sie leer, wo nichts bekannt ist.
missing-name = Dem Objekt fehlt dieser Name, den das erste hat.
    .hint = Fügen Sie ihn hinzu, mit `null`, wo nichts bekannt ist.
extra-cell = `{ $value }` steht in Zelle Nr. { $number }, die Kopfzeile hat aber { $expected ->
        [one] nur { $expected } Spalte.
       *[other] nur { $expected } Spalten.
    }
    .hint = Setzen Sie Text, der das Trennzeichen der Zellen enthält, etwa ein Komma, in doppelte Anführungszeichen, oder entfernen Sie die Zelle.

extra-separators = Die Zeile hat { $found ->
        [one] { $found } Zelle
       *[other] { $found } Zellen
    }, die Kopfzeile { $expected ->
        [one] { $expected } Spalte
       *[other] { $expected } Spalten
    }: Ein Trennzeichen zu viel hat die Werte vielleicht verschoben.
    .hint = Setzen Sie Text, der das Trennzeichen der Zellen enthält, etwa ein Komma, in doppelte Anführungszeichen, oder entfernen Sie die Trennzeichen am Ende der Zeile.

## Cells

required = Ein Wert ist erforderlich, die Zelle ist aber leer.
    .hint = Füllen Sie die Zelle aus: „{ $title }“.
required-and-missing = Ein Wert ist erforderlich, `{ $value }` steht aber für keinen.
    .hint = Füllen Sie die Zelle aus: „{ $title }“.
error-cell = Die Zelle enthält den Fehler `{ $value }`.
    .hint = Berichtigen Sie ihre Formel, oder lassen Sie die Zelle leer, wenn der Wert nicht bekannt ist.
no-result = Die Zelle enthält eine Formel, deren Ergebnis nicht gespeichert wurde.
    .hint = Öffnen Sie die Arbeitsmappe, lassen Sie sie rechnen, und speichern Sie sie; oder schreiben Sie den Wert selbst in die Zelle.
long-number = `{ $value }` hat mehr als die 15 Ziffern, die eine Tabellenkalkulation behält: Die letzten davon sind nicht die eingegebenen.
    .hint = Formatieren Sie die Spalte als Text, und geben Sie die Zahl neu ein.
nested-value = `{ $value }` ist eine Liste oder eine andere Struktur, kein Wert.
    .hint = Schreiben Sie einen einzigen Wert.
date-instead = `{ $value }` ist ein Datum oder eine Uhrzeit; beides gehört nicht in diese Spalte.
    .hint = Wahrscheinlich hat die Tabellenkalkulation die Eingabe dafür gehalten: Formatieren Sie die Zelle als Text oder als Zahl, und geben Sie den Wert neu ein.
percent-instead = `{ $value }` wird mit Prozentzeichen angezeigt; das gehört nicht in diese Spalte.
    .hint = Formatieren Sie die Zelle als Zahl, und geben Sie den Wert neu ein.
long-text = `{ $value }` hat { $characters } Zeichen, mehr als { $most }.
    .hint = Kürzen Sie den Text auf { $most } Zeichen.
short-text = `{ $value }` hat { $characters ->
        [one] ein Zeichen
       *[other] { $characters } Zeichen
    }, weniger als { $least }.
    .hint = Schreiben Sie mindestens { $least } Zeichen.
control-character = `{ $value }` enthält ein Steuerzeichen, `{ $code_point }`.
    .hint = Entfernen Sie es, oder geben Sie den Text neu ein.
unseen-character = `{ $value }` enthält ein Zeichen, das in einem Text nichts zu suchen hat, `{ $code_point }`.
    .hint = Entfernen Sie es, oder geben Sie den Text neu ein.
not-an-id = `{ $value }` ist keine Kennung.
    .hint = Verwenden Sie höchstens { $most } Zeichen: Buchstaben ohne Umlaute, Ziffern, `.`, `_` und `-`, keine Leerzeichen.
not-a-date = `{ $value }` ist kein Datum.
    .hint = { date-hint }
no-such-day = `{ $value }` ist kein Tag des Kalenders.
    .hint = { date-hint }
date-hint = Schreiben Sie das Datum als `YYYY-MM-DD` (Jahr, Monat, Tag), zum Beispiel `2024-03-31`.
not-yes-or-no = `{ $value }` ist weder Ja noch Nein.
    .hint = Schreiben Sie `{ $yes }` oder `{ $no }`, oder lassen Sie die Zelle leer, wenn es nicht bekannt ist.
not-a-number = `{ $value }` ist nicht als { noun } lesbar.
    .hint = { $mistake ->
        [not-known] Lassen Sie die Zelle leer, wenn der Wert nicht bekannt ist, und schreiben Sie `0` nur, wenn es keine gibt.
        [comma] Verwenden Sie kein Komma: Das Dezimalzeichen ist `.`, Tausender werden nicht getrennt, zum Beispiel `1234.50`.
        [currency] Entfernen Sie das Währungszeichen.
        [spaces] Entfernen Sie die Leerzeichen: Tausender werden nicht getrennt, zum Beispiel `1234.50`.
        [percent] Entfernen Sie das Prozentzeichen.
        [exponent] Schreiben Sie alle Ziffern aus, ohne Exponent.
        [full-width] Schreiben Sie die Ziffern als `0` bis `9`, nicht in voller Breite.
       *[other] { $type ->
            [integer] Schreiben Sie nur Ziffern, zum Beispiel `12`.
           *[other] Schreiben Sie den Wert mit `.` als Dezimalzeichen und ohne Tausendertrennzeichen, zum Beispiel `1234.50`.
        }
    }
many-decimals = `{ $value }` hat { $decimals ->
        [one] { $decimals } Nachkommastelle
       *[other] { $decimals } Nachkommastellen
    }; als { noun } sind höchstens { $scale } erlaubt.
    .hint = Runden Sie den Wert in Ihrem System auf { $scale ->
        [one] { $scale } Nachkommastelle
       *[other] { $scale } Nachkommastellen
    }; hier wird nichts gerundet.
large-number = `{ $value }` ist als { noun } zu groß.
    .hint = Vor dem Dezimalzeichen ist Platz für höchstens { $digits ->
        [one] { $digits } Ziffer.
       *[other] { $digits } Ziffern.
    }
noun = { $type ->
        [integer] ganze Zahl
        [money] Geldbetrag
        [quantity] Menge
       *[percent] Prozentwert
    }
below-minimum = `{ $value }` liegt unter dem Mindestwert { $bound }.
    .hint = Geben Sie { $bound } oder mehr ein; lassen Sie die Zelle leer, wenn der Wert nicht bekannt ist.
above-maximum = `{ $value }` liegt über dem Höchstwert { $bound }.
    .hint = Geben Sie { $bound } oder weniger ein; lassen Sie die Zelle leer, wenn der Wert nicht bekannt ist.
not-above = `{ $value }` liegt nicht über { $bound }.
    .hint = Geben Sie mehr als { $bound } ein; lassen Sie die Zelle leer, wenn der Wert nicht bekannt ist.
not-below = `{ $value }` liegt nicht unter { $bound }.
    .hint = Geben Sie weniger als { $bound } ein; lassen Sie die Zelle leer, wenn der Wert nicht bekannt ist.
not-allowed = `{ $value }` ist keiner der erlaubten Werte.
    .hint = { allowed-hint }
nearly-allowed = `{ $value }` ist keiner der erlaubten Werte.
    .hint = Meinten Sie `{ $near }`? { allowed-hint }
allowed-hint = Verwenden Sie einen dieser Werte: `{ $allowed }`
not-of-the-pattern = `{ $value }` ist nicht gültig als „{ $title }“.
    .hint = Schreiben Sie den Wert wie `{ $example }`; die Regel ist `{ $pattern }`.
no-register-number = `{ $value }` ist keine Registernummer.
    .hint = Registernummern folgen der Regel `{ $pattern }`; lassen Sie die Zelle leer, wenn die Nummer nicht bekannt ist.

## Keys

repeated-key = `{ $value }` steht schon in Zeile { $first_row }.
    .hint = Lassen Sie für jeden Schlüssel nur eine Zeile stehen: Entfernen Sie diese Zeile, oder berichtigen Sie ihre Kennung.
dangling-reference = { $state ->
        [refused] `{ $value }` steht in einer Lieferung von `{ $resource }`, die abgelehnt wurde.
       *[unknown] `{ $value }` steht in keiner Lieferung von `{ $resource }` des Zentrums.
    }
    .hint = { $state ->
        [refused] Berichtigen Sie zuerst die Lieferung von `{ $resource }`; dann ist diese Zeile richtig.
       *[unknown] Ergänzen Sie die Lieferung von `{ $resource }`, oder berichtigen Sie die Kennung.
    }
orphaned-reference = `{ $value }` steht in keiner Lieferung von `{ $resource }` mehr, aber { $references ->
        [one] { $references } gültige Zeile von `{ $dataset }` verweist
       *[other] { $references } gültige Zeilen von `{ $dataset }` verweisen
    } darauf.
    .hint = Nehmen Sie den Eintrag wieder auf, oder lassen Sie die Lieferungen von `{ $dataset }`, die ihn nennen, ohne ihn neu einreichen.
rows-lost = { $lost ->
        [one] Eine Zeile der Datei, die durch diese ersetzt wird, steht hier nicht mehr, und zwar die von { $first }.
       *[other] { $lost } Zeilen der Datei, die durch diese ersetzt wird, stehen hier nicht mehr, zuerst die von { $first }.
    }
    .hint = Sie brauchen nichts zu tun, wenn sie wegfallen sollen: Eine Datei tritt ganz an die Stelle der vorigen. Sonst nehmen Sie sie wieder auf, und reichen Sie die Datei neu ein.

## What the codes mean, for `counterfoil explain`

code-source-error = Die Datei kann nicht gelesen werden, ist leer oder ist keine Datei.
    .example = eine `{ $dataset }.csv` mit 0 Bytes
    .cure = Exportieren Sie die Datei noch einmal; ein Datenbestand ohne Zeilen ist eine Datei, die nur die Kopfzeile enthält.
code-format-error = Die Datei hat nicht das Format, das ihre Endung sagt, oder ist nicht vollständig; oder in einer CSV-Datei umschließen doppelte Anführungszeichen nicht eine ganze Zelle, ist eine Zeile durch einen Zeilenumbruch zerteilt, oder sind ihre Zellen durch etwas anderes getrennt als die der Kopfzeile.
    .example = eine Arbeitsmappe mit dem Namen `.csv`, ein Titel über der Kopfzeile, verbundene Zellen, `"Acme" Inc`, ein Anführungszeichen, das nie geschlossen wird
    .cure = Speichern Sie die Datei als CSV mit doppelten Anführungszeichen um Texte oder als Excel-Arbeitsmappe ohne verbundene Zellen.
code-encoding-error = Die Datei ist kein Text in UTF-8; das wird einmal gemeldet, mit der Kodierung, nach der sie aussieht.
    .example = `São Paulo`, gespeichert als `Windows-1252`; eine Datei in `UTF-16`
    .cure = Speichern Sie die Datei als `CSV UTF-8`.
code-blank-header = Die Kopfzeile oder der Name einer Spalte darin ist leer.
    .example = `{ $id },,{ $column }`
    .cure = Benennen Sie die Spalte wie in der Vorlage, oder entfernen Sie sie.
code-duplicate-label = Zwei Spalten haben denselben Namen.
    .example = `{ $id },{ $column },{ $column }`
    .cure = Entfernen Sie eine davon, oder benennen Sie eine um.
code-missing-label = Eine Spalte der Liefervereinbarung fehlt in der Kopfzeile.
    .example = `{ $dataset }.csv` ohne `{ $column }`
    .cure = Fügen Sie die Spalte hinzu; lassen Sie ihre Zellen leer, wo nichts bekannt ist.
code-extra-label = Eine Spalte ist in der Liefervereinbarung nicht bekannt; sie wird nicht geladen.
    .example = `notes` in `{ $dataset }.csv`
    .cure = Sie brauchen nichts zu tun, außer wenn es eine falsch geschriebene Spalte der Liefervereinbarung ist.
code-repeated-header = Eine Zeile nennt noch einmal die Spalten.
    .example = zwei aneinandergefügte Exporte; eine zweite Zeile mit den Titeln der Spalten
    .cure = Lassen Sie die Kopfzeile nur in der ersten Zeile stehen, und prüfen Sie, ob Zeilen doppelt vorkommen.
code-missing-cell = Eine Zeile hat weniger Zellen als die Kopfzeile.
    .example = eine Zeile von `{ $dataset }.csv`, die hinter `{ $column }` abgeschnitten ist
    .cure = Fügen Sie die fehlenden Zellen hinzu; lassen Sie sie leer, wo nichts bekannt ist.
code-extra-cell = Eine Zeile hat mehr Zellen als die Kopfzeile, sodass ihre Werte verschoben sein können; das gilt auch für leere Zellen, außer wenn jede Zeile oder die Kopfzeile sie am Ende hat.
    .example = `Acme, Inc.` ohne doppelte Anführungszeichen
    .cure = Setzen Sie Text, der ein Komma enthält, in doppelte Anführungszeichen, oder entfernen Sie die Zelle.
code-blank-row = Eine Zeile enthält keinen Wert; sie wird übersprungen.
    .example = `,,,,`
    .cure = Sie brauchen nichts zu tun; wenn Sie möchten, entfernen Sie die Zeile.
code-unfinished-line = Die letzte Zeile hat kein Zeilenende, sodass eine Datei, die mitten in einer Zahl abgeschnitten ist, vollständig aussieht.
    .example = 25000, abgeschnitten hinter `2500`
    .cure = Vergleichen Sie die letzte Zeile mit Ihrem System; beenden Sie die Datei mit einem Zeilenumbruch.
code-type-error = Eine Zelle hat nicht den Typ ihrer Spalte; nichts wird gerundet oder geraten.
    .example = `1,234`, `N/A`, `31/12/2023`
    .cure = Schreiben Sie den Wert so, wie die Vorlage es zeigt, oder lassen Sie die Zelle leer, wenn er nicht bekannt ist.
code-constraint-error = Ein Wert verletzt eine Regel seiner Spalte: Pflichtangabe, Mindestwert, Höchstwert, Muster oder Liste der erlaubten Werte.
    .example = ein Betrag von -1; nichts in einer Spalte, die ausgefüllt sein muss
    .cure = Berichtigen Sie den Wert in Ihrem System, und exportieren Sie noch einmal.
code-unique-error = Ein Wert steht zweimal in einer Spalte, in der er nur einmal stehen darf.
    .example = zwei Zeilen mit derselben `email`
    .cure = Entfernen Sie die falsche Zeile, oder berichtigen Sie ihren Wert.
code-primary-key = Zwei Zeilen einer Lieferung haben denselben Schlüssel.
    .example = `{ $id }` `C-7` in den Zeilen 5 und 19
    .cure = Lassen Sie für jeden Schlüssel nur eine Zeile stehen.
code-foreign-key = Eine Zeile verweist auf etwas, das in keiner Lieferung des Zentrums steht.
    .example = eine Zeile über `C-99`, das in keiner Lieferung von `{ $dataset }` des Zentrums steht
    .cure = Ergänzen Sie die Lieferung, auf die sie verweist, oder berichtigen Sie die Kennung.
code-orphaned-reference = Eine neue Einreichung lässt weg, worauf gültige Zeilen noch verweisen; das wird einmal gemeldet für jeden weggelassenen Eintrag und jeden Datenbestand, der darauf verweist.
    .example = in der neuen `{ $dataset }.csv` fehlt `C-7`, das eine andere Lieferung des letzten Quartals nennt
    .cure = Nehmen Sie den Eintrag wieder in die Datei auf, oder reichen Sie die Lieferungen, die ihn nennen, ohne ihn neu ein.
code-rows-lost = Einer neuen Einreichung fehlen Zeilen, nach ihrem Schlüssel, die die gültige Lieferung hat; das wird einmal für die Datei gemeldet, mit der Anzahl und den ersten fünf.
    .example = die neue `{ $dataset }.csv` hat keine Zeile für `C-7` und `C-9`, die gültige hat sie
    .cure = Sie brauchen nichts zu tun, wenn sie wegfallen sollen: Eine Datei tritt ganz an die Stelle der vorigen. Sonst nehmen Sie sie wieder auf, und reichen Sie die Datei neu ein.
code-unknown-centre = Der Pfad nennt kein Zentrum des Programms.
    .example = `inbox/casacde/2024Q1/{ $dataset }.csv`
    .cure = Verschieben Sie die Datei in den Ordner Ihres Zentrums.
code-unknown-period = Der Pfad nennt keinen Zeitraum aus dem Kalender des Programms.
    .example = `2024-Q1`, oder `2024` in einem Programm, in dem nach Quartalen eingereicht wird
    .cure = Benennen Sie den Ordner so, wie das Programm den Zeitraum nennt, zum Beispiel `2024Q1`.
code-unknown-dataset = Der Pfad nennt keinen Datenbestand der Liefervereinbarung, oder er hat nicht die Form `Zentrum/Zeitraum/Datenbestand.csv`.
    .example = `{ $dataset }-final.csv`
    .cure = Benennen Sie die Datei nach ihrem Datenbestand.
code-ambiguous-extract = Im Eingangsordner liegen zwei Dateien für dasselbe Zentrum, denselben Zeitraum und denselben Datenbestand; beide werden abgelehnt.
    .example = `{ $dataset }.csv` neben `{ $dataset }.csv.gz`
    .cure = Entfernen Sie diejenige, die nicht gilt.
code-period-not-open = Der Zeitraum hat noch nicht begonnen, oder das Zentrum war in ihm nicht geöffnet.
    .example = `2031Q1`
    .cure = Reichen Sie die Datei unter dem Zeitraum ein, zu dem die Zeilen gehören.
code-wrong-provider = Die nationale Geschäftsstelle reicht ein, was nur Zentren einreichen, oder umgekehrt.
    .example = etwas, das nur die Geschäftsstelle einreicht, von einem Zentrum
    .cure = In der Liefervereinbarung steht, wer jeden Datenbestand einreicht: die Zentren, die Geschäftsstelle unter `_programme` oder beide; `counterfoil template --descriptor` gibt sie aus.

## Checks

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
    .definition = `service_closed_on` einer Antwort liegt nach ihrem `surveyed_on`.
    .example = `service_closed_on` 2024-03-05 bei `surveyed_on` 2024-02-05
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
    .hint = Berichtigen Sie `centre_id` oder `response_id`, laden Sie zuerst die `outcomes`, in denen die Antwort steht, oder reichen Sie die Bestätigung unter einem Zeitraum ein, der nicht vor dem der Antwort liegt.
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
