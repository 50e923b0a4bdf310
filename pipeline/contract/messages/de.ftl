# What findings say, in German: the entries of en.ftl, with the same things filled in. What the checks say,
# and the words that all keep to, stand in sql/words/de.ftl.

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
period-locked = Die Periode { $period } ({ $days }) ist seit dem { $locked_on } gesperrt.
    .hint = Bitten Sie die Programmstelle, die Datei zuzulassen: `counterfoil unlock { $centre } { $period } --because …`
was-withdrawn = Genau diese Datei wurde zurückgezogen; die Begründung lautet: `{ $because }`
    .hint = Nehmen Sie die Datei aus dem Eingang oder legen Sie eine berichtigte an ihre Stelle.
was-returned = Die Programmstelle hat genau diese Datei zurückgegeben; die Begründung lautet: `{ $because }`
    .hint = Legen Sie eine berichtigte Datei an ihre Stelle; dieselbe wird nicht noch einmal angenommen.
no-such-ending = `{ $file }` hat keine Endung, die eine Lieferung haben kann.
    .hint = Benennen Sie die Datei nach ihrem Datenbestand, mit einer dieser Endungen: { $endings }
which-sheet = Die Arbeitsmappe hat mehrere Blätter, und keines heißt `{ $dataset }`: { $sheets }
    .hint = Nennen Sie das Blatt, das gilt, `{ $dataset }`.
no-sheet = Die Arbeitsmappe hat kein Blatt, das nach einem Datenbestand benannt ist: { $sheets }
    .hint = Benennen Sie jedes Blatt nach seinem Datenbestand; `counterfoil template` listet die Datenbestände auf.
unknown-dataset = Die Liefervereinbarung hat keinen Datenbestand `{ $dataset }`.
    .hint = Benennen Sie die Datei nach ihrem Datenbestand; `counterfoil template` listet die Datenbestände auf.
nearly-a-dataset = Die Liefervereinbarung hat keinen Datenbestand `{ $dataset }`.
    .hint = Meinten Sie `{ $near }`?
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
separator-line = Die erste Zeile, `{ $value }`, sagt, wodurch die Zellen getrennt sind; die Kopfzeile steht in Zeile 2.
    .hint = Entfernen Sie die erste Zeile; wodurch die Zellen getrennt sind, wird ohne sie erkannt.
other-separator = Die Spalten sind durch { $separator ->
        [tab] Tabulatoren
        [space] Leerzeichen
       *[other] `{ $separator }`
    } getrennt, nicht durch Kommas: `{ $value }`
    .hint = Speichern Sie die Datei als CSV mit `,` zwischen den Spalten.
other-dataset = Die Kopfzeile, die mit `{ $value }` beginnt, ist die von `{ $other }`, nicht die von `{ $dataset }`.
    .hint = Nennen Sie die Datei `{ $other }.csv`, oder exportieren Sie `{ $dataset }`.
no-known-label = Die erste Zeile nennt keine Spalte von `{ $dataset }`; sie beginnt mit `{ $value }`.
    .hint = Schreiben Sie die Namen der Spalten in die erste Zeile. { template-hint } { mapping-hint }
blank-label = Die Spalte Nr. { $number } hat keinen Namen.
    .hint = Benennen Sie die Spalte wie in der Vorlage, oder entfernen Sie sie.
duplicate-label = Die Spalten Nr. { $first } und Nr. { $number } haben denselben Namen.
    .hint = Entfernen Sie eine davon, oder benennen Sie eine um.
extra-label = Die Liefervereinbarung hat keine solche Spalte.
    .hint = Sie brauchen nichts zu tun; die Spalte wird nicht geladen.
nearly-a-label = Die Liefervereinbarung hat keine solche Spalte.
    .hint = Falls `{ $near }` gemeint ist, benennen Sie sie um; sonst brauchen Sie nichts zu tun, die Spalte wird nicht geladen.
missing-label = Diese Spalte fehlt in der Kopfzeile.
    .hint = Fügen Sie sie hinzu, mit leeren Zellen, wo nichts bekannt ist. { template-hint } { mapping-hint }
missing-own-label = In der Kopfzeile fehlt diese Spalte, die die Zuordnung Ihrer Stelle als `{ $meant }` liest.
    .hint = Fügen Sie sie hinzu oder berichtigen Sie die Zuordnung.
misplaced-label = In der Kopfzeile fehlt diese Spalte; an ihrer Stelle steht `{ $other }`, Nr. { $number }, und an der Stelle von dieser Nr. { $own }.
    .hint = Benennen Sie beide Spalten nach dem, was in ihnen steht. { template-hint }
other-than-mapped = Die Datei ist nicht in `{ $encoding }` kodiert, wie die Zuordnung Ihrer Stelle es sagt.
    .hint = Exportieren Sie sie wie bisher oder berichtigen Sie `encoding` in der Zuordnung.
no-rate = Die Zuordnung Ihrer Stelle hat keinen Kurs von `{ $currency }` für den `{ $day }` oder davor.
    .hint = Ergänzen Sie einen unter `[currency.rates]`.
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
guessed-encoding = Die Datei ist nicht in UTF-8 kodiert; sie wurde als `{ $encoding }` gelesen, und so ist die erste Zelle, an der man es sieht, `{ $value }`.
    .hint = Wenn dort etwas anderes stehen soll, speichern Sie die Datei als `CSV UTF-8`, oder geben Sie `encoding` in einer Zuordnung Ihrer Stelle an.
not-decoded = Die Datei enthält Bytes, die in ihrer Kodierung kein Text sind.
    .hint = Wahrscheinlich ist sie abgeschnitten: Exportieren Sie sie noch einmal, oder speichern Sie sie als `CSV UTF-8`.
save-as-utf8 = Speichern Sie die Datei als `CSV UTF-8`; in Excel ist das ein eigener Dateityp. { mapping-hint }

## Rows

record-without-end = Der Datensatz, der in dieser Zeile beginnt, hat kein Ende; der Rest der Datei wurde nicht gelesen.
    .hint = Wahrscheinlich ist in dieser Zeile ein doppeltes Anführungszeichen nicht geschlossen. Schließen Sie es, oder verdoppeln Sie eines, das zum Text gehört.
open-quote = Die Datei endet innerhalb doppelter Anführungszeichen.
    .hint = Wahrscheinlich ist die Datei abgeschnitten: Exportieren Sie sie noch einmal. Sonst schließen Sie das Anführungszeichen, das hier offen ist.
damaged = Die Datei ist beschädigt oder nicht das, was ihre Endung sagt.
    .hint = Öffnen und speichern Sie sie noch einmal, oder exportieren Sie sie noch einmal.
bomb = Die Datei wird beim Entpacken viel größer, als eine Lieferung sein kann.
    .hint = Exportieren Sie sie noch einmal; wenn sie wirklich so groß ist, senden Sie sie als CSV.
too-large = Die Datei hat Teile, die zu groß sind, um gelesen zu werden.
    .hint = Senden Sie sie als CSV.
locked = Die Arbeitsmappe verlangt ein Kennwort.
    .hint = Speichern Sie sie ohne Kennwort.
merged-cells = Die Zellen `{ $range }` sind zu einer verbunden.
    .hint = Heben Sie die Verbindung der Zellen auf, und schreiben Sie den Wert in jede von ihnen.
no-object = Die Zeile ist kein JSON-Objekt.
    .hint = Schreiben Sie in jede Zeile ein Objekt, `{"{"}"Name": Wert, …{"}"}`, und nichts dazwischen.
json-not-utf8 = Die Zeile ist nicht in UTF-8 kodiert, worin JSON geschrieben wird: `{ $value }`
    .hint = Schreiben Sie die Datei in UTF-8.
name-twice = Das Objekt hat den Namen `{ $label }` zweimal.
    .hint = Behalten Sie denjenigen, der gilt.
miscounted = Die Zahl der Datensätze stimmt nicht überein: { $parsed } nach den gelesenen Zellen, { $by_lines } nach den Zeilenenden.
    .hint = Exportieren Sie die Datei noch einmal, mit jedem Text in doppelten Anführungszeichen.
quote-inside = `{ $value }` enthält ein doppeltes Anführungszeichen.
    .hint = Setzen Sie den ganzen Text in doppelte Anführungszeichen, und verdoppeln Sie diejenigen im Text, wie in `"der ""Prototyp"""`.
text-behind-quote = Hinter einem schließenden doppelten Anführungszeichen steht Text: `{ $value }`
    .hint = Schließen Sie das Anführungszeichen am Ende des Textes, und verdoppeln Sie diejenigen, die zum Text gehören.
row-in-quotes = `{ $value }` geht über einen Zeilenumbruch hinweg weiter und enthält so viele Trennzeichen wie eine Zeile: Ein doppeltes Anführungszeichen steht an der falschen Stelle.
    .hint = Schließen Sie das Anführungszeichen am Ende des Textes, oder entfernen Sie es; ein Text, der wirklich so viele enthält, wird ohne Zeilenumbruch geschrieben.
repeated-header = Die Zeile wiederholt die Kopfzeile.
    .hint = Lassen Sie die Kopfzeile nur in der ersten Zeile stehen; wo Exporte aneinandergefügt wurden, prüfen Sie, ob Zeilen doppelt vorkommen.
example-row = Die Zeile ist das Beispiel der Vorlage, erkennbar an `{ $value }`.
    .hint = Löschen Sie die Zeile; ist es Ihre eigene, geben Sie ihr statt `{ $value }` eine eigene Kennung oder einen eigenen Namen.
unfinished-line = Die letzte Zeile hat kein Zeilenende: Eine Datei, die mitten in einer Zahl abgeschnitten ist, sieht vollständig aus.
    .hint = Vergleichen Sie die letzte Zeile mit Ihrem System; von einer Datei, die mit einem Zeilenumbruch endet, weiß man, dass sie vollständig ist.
blank-row = Die Zeile ist leer und wird übersprungen.
    .hint = Sie brauchen nichts zu tun; wenn Sie möchten, entfernen Sie die Zeile.
blank-rows = Die Zeilen { $row } bis { $last } sind leer und werden übersprungen.
    .hint = Sie brauchen nichts zu tun; wenn Sie möchten, entfernen Sie die Zeilen.
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
long-float = `{ $value }` hat mehr Ziffern, als die Gleitkommazahlen dieser Spalte behalten: Die letzten davon sind vielleicht nicht die gemeinten.
    .hint = Schreiben Sie die Spalte als Dezimalzahlen, etwa `decimal(18, 2)`, oder als Text.
nested-value = `{ $value }` ist eine Liste oder eine andere Struktur, kein Wert.
    .hint = Schreiben Sie einen einzigen Wert.
half-letter = `{ $value }` ist kein Text: Eine Escape-Folge darin ist die Hälfte eines Zeichens.
    .hint = Schreiben Sie das Zeichen selbst oder beide Hälften davon.
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
mapping-hint = Oder behalten Sie Ihre eigene Schreibweise bei: `counterfoil map suggest` schreibt dafür eine Zuordnung.
not-a-date = `{ $value }` ist kein Datum.
    .hint = { date-hint } { mapping-hint }
no-such-day = `{ $value }` ist kein Tag des Kalenders.
    .hint = { date-hint }
date-hint = Schreiben Sie das Datum als `YYYY-MM-DD` (Jahr, Monat, Tag), zum Beispiel `2024-03-31`.
not-yes-or-no = `{ $value }` ist weder Ja noch Nein.
    .hint = Schreiben Sie `{ $yes }` oder `{ $no }`, oder lassen Sie die Zelle leer, wenn es nicht bekannt ist.
not-a-number = `{ $value }` ist nicht als { noun } lesbar.
    .hint = { $mistake ->
        [not-known] Lassen Sie die Zelle leer, wenn der Wert nicht bekannt ist, und schreiben Sie `0` nur, wenn es keine gibt.
        [comma] Verwenden Sie kein Komma: Das Dezimalzeichen ist `.`, Tausender werden nicht getrennt, zum Beispiel `1234.50`. { mapping-hint }
        [currency] Entfernen Sie das Währungszeichen. { mapping-hint }
        [spaces] Entfernen Sie die Leerzeichen: Tausender werden nicht getrennt, zum Beispiel `1234.50`. { mapping-hint }
        [percent] Entfernen Sie das Prozentzeichen.
        [exponent] Schreiben Sie alle Ziffern aus, ohne Exponent.
        [full-width] Schreiben Sie die Ziffern als `0` bis `9`, nicht in voller Breite.
       *[other] { $type ->
            [integer] Schreiben Sie nur Ziffern, zum Beispiel `12`.
           *[other] Schreiben Sie den Wert mit `.` als Dezimalzeichen und ohne Tausendertrennzeichen, zum Beispiel `1234.50`. { mapping-hint }
        }
    }
many-decimals = `{ $value }` hat { $decimals ->
        [one] { $decimals } Nachkommastelle
       *[other] { $decimals } Nachkommastellen
    }; als { noun } sind höchstens { $scale } erlaubt.
    .hint = Runden Sie den Wert in Ihrem System auf { $scale ->
        [one] { $scale } Nachkommastelle
       *[other] { $scale } Nachkommastellen
    }; hier wird nichts gerundet. Falls `.` Tausender trennt, entfernen Sie ihn. { mapping-hint }
not-of-the-date-form = `{ $value }` ist kein Datum der Form { $form }, wie die Zuordnung Ihrer Stelle es sagt.
    .hint = Schreiben Sie es so oder ergänzen Sie `date_format` in der Zuordnung.
not-of-the-number-form = `{ $value }` ist keine Zahl mit `{ $decimal_mark }` vor den Nachkommastellen{ $grouping ->
        [none] {""}
        [space] {" "}und Leerzeichen zwischen den Tausendern
       *[other] {" "}und `{ $grouping }` zwischen den Tausendern
    }, wie die Zuordnung Ihrer Stelle es sagt.
    .hint = Schreiben Sie sie so oder berichtigen Sie die Zuordnung.
not-exact = `{ $value }` hat in der Einheit des Vertrags mehr als { $scale } Nachkommastellen.
    .hint = Runden Sie den Wert in Ihrem System oder berichtigen Sie `times` in der Zuordnung.
other-parts = `{ $value }` hat { $found } Teile, nicht so viele, wie die Zuordnung Ihrer Stelle sagt.
    .hint = Berichtigen Sie die Zelle oder `split` in der Zuordnung.
incomplete-parts = Eine der Zellen, die zusammen einen Wert ergeben, ist leer.
    .hint = Füllen Sie alle aus oder keine.
zero-contradicted = `{ $value }` ist angegeben, aber in `{ $asked }` steht `{ $answer }`; das heißt, dass es keine gibt.
    .hint = Berichtigen Sie eines von beiden.
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
    .hint = { allowed-hint } { mapping-hint }
nearly-allowed = `{ $value }` ist keiner der erlaubten Werte.
    .hint = Meinten Sie `{ $near }`? { allowed-hint } { mapping-hint }
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

## Warnings that ask for an answer

asks-answer = beantworten: die Datei berichtigen und noch einmal einreichen, oder mit `counterfoil answer` sagen, warum sie stimmt; `counterfoil follow-up` zeigt alle Fragen

## The workbook that comes back with a refused extract

alike = ({ $count ->
        [one] und noch einmal ebenso
       *[other] und noch { $count }-mal ebenso
    })
to-do = Was zu tun ist
to-do-cell = Zelle
to-do-message = Was nicht stimmt
to-do-hint = Was zu tun ist
to-do-more = { $count } weitere stehen in `findings.csv`

## The workbook to fill in

guide = So füllen Sie aus
guide-sheets = Jedes Blatt ist ein Datenbestand. Lassen Sie die Namen der Blätter und der Spalten, wie sie sind.
guide-example = Zeile 2 jedes Blattes ist ein Beispiel, erkennbar an `{ $mark }`. Löschen Sie sie: Was sie noch enthält, wird abgelehnt.
guide-required = Eine Spalte mit einer Überschrift in dieser Farbe muss ausgefüllt werden.
guide-optional = Eine Spalte mit einer Überschrift in dieser Farbe darf leer bleiben.
guide-empty = Eine leere Zelle bedeutet, dass es nicht bekannt ist; 0 bedeutet, dass es keine gab.
guide-notes = Zeigen Sie auf eine Überschrift, um zu lesen, was darunter gehört. Die Liste unten sagt dasselbe.
guide-nothing = Ein Blatt nur mit Überschriften sagt, dass es im Zeitraum nichts gab. Löschen Sie die Blätter, die Sie nicht einreichen.
guide-file = Reichen Sie die Arbeitsmappe für { $days } als `{ $path }` ein. `counterfoil check` zeigt Ihnen vorher, was daran nicht stimmt.
guide-sheet = Blatt
guide-column = Spalte
guide-holds = Inhalt
guide-rules = Regeln
guide-this-row = Diese Zeile ist ein Beispiel. Löschen Sie sie: Was sie noch enthält, wird abgelehnt.
guide-choose = Wählen Sie einen Wert aus der Liste.
rule-type = { $type ->
        [string] Text
        [id] Buchstaben ohne Umlaute, Ziffern, `.`, `_` und `-`, keine Leerzeichen
        [date] Datum, zum Beispiel 2024-03-31
        [integer] ganze Zahl
        [boolean] `{ $yes }` oder `{ $no }`
        [money] Betrag in { $currency } mit höchstens 2 Nachkommastellen
        [quantity] Zahl mit höchstens 2 Nachkommastellen
       *[percent] Prozentwert von 0 bis 100, ohne Prozentzeichen
    }
rule-required = Pflichtfeld
rule-optional = darf leer bleiben
rule-at-least = { $bound } oder mehr
rule-at-most = { $bound } oder weniger
rule-above = mehr als { $bound }
rule-below = weniger als { $bound }
rule-shortest = mindestens { $least } Zeichen
rule-longest = höchstens { $most } Zeichen
rule-pattern = nach der Regel `{ $pattern }`
rule-one-of = eines von: { $allowed }
rule-once = jeder Wert nur einmal
rule-refers = muss auch in `{ $resource }` stehen

## What the codes mean, for `counterfoil explain`

code-source-error = Die Datei kann nicht gelesen werden, ist leer oder ist keine Datei.
    .example = eine `{ $dataset }.csv` mit 0 Bytes
    .cure = Exportieren Sie die Datei noch einmal; ein Datenbestand ohne Zeilen ist eine Datei, die nur die Kopfzeile enthält.
code-format-error = Die Datei hat nicht das Format, das ihre Endung sagt, oder ist nicht vollständig; oder in einer CSV-Datei umschließen doppelte Anführungszeichen nicht eine ganze Zelle, ist eine Zeile durch einen Zeilenumbruch zerteilt, oder sind ihre Zellen durch etwas anderes getrennt als die der Kopfzeile.
    .example = eine Arbeitsmappe mit dem Namen `.csv`, ein Titel über der Kopfzeile, verbundene Zellen, `"Acme" Inc`, ein Anführungszeichen, das nie geschlossen wird
    .cure = Speichern Sie die Datei als CSV mit doppelten Anführungszeichen um Texte oder als Excel-Arbeitsmappe ohne verbundene Zellen.
code-encoding-error = Die Datei ist kein Text in UTF-8; das wird einmal gemeldet, mit der Kodierung, nach der sie aussieht. Wo sie als `Windows-1252` gelesen werden konnte, ist es eine Warnung mit der ersten Zelle, an der man sieht, ob das richtig ist.
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
code-example-row = Eine Zeile ist noch das Beispiel der Vorlage; sie wird nie geladen.
    .example = `EXAMPLE-1` in `{ $id }`
    .cure = Löschen Sie die Zeile; ist es Ihre eigene, geben Sie ihr eine eigene Kennung oder einen eigenen Namen.
code-missing-cell = Eine Zeile hat weniger Zellen als die Kopfzeile.
    .example = eine Zeile von `{ $dataset }.csv`, die hinter `{ $column }` abgeschnitten ist
    .cure = Fügen Sie die fehlenden Zellen hinzu; lassen Sie sie leer, wo nichts bekannt ist.
code-extra-cell = Eine Zeile hat mehr Zellen als die Kopfzeile, sodass ihre Werte verschoben sein können; das gilt auch für leere Zellen, außer wenn jede Zeile oder die Kopfzeile sie am Ende hat.
    .example = `Acme, Inc.` ohne doppelte Anführungszeichen
    .cure = Setzen Sie Text, der ein Komma enthält, in doppelte Anführungszeichen, oder entfernen Sie die Zelle.
code-blank-row = Eine Zeile enthält keinen Wert; sie wird übersprungen. In einem Blatt werden aufeinanderfolgende Zeilen einmal gemeldet.
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
code-locked = Ein Extrakt kam, nachdem seine Periode gesperrt war.
    .example = eine Berichtigung eines Quartals, das vor einem Jahr endete
    .cure = Bitten Sie die Programmstelle, die Datei zuzulassen: `counterfoil unlock CENTRE PERIOD --because …`
code-withdrawn = Die Programmstelle hat genau diese Datei zurückgezogen, und sie liegt noch im Eingang.
    .example = eine Datei für die falsche Stelle, nach `counterfoil withdraw`
    .cure = Nehmen Sie die Datei aus dem Eingang oder legen Sie eine berichtigte an ihre Stelle.
code-returned = Die Programmstelle hat genau diese Datei zurückgegeben, und sie wurde noch einmal gesendet.
    .example = dieselbe Datei noch einmal, nach `counterfoil return`
    .cure = Berichtigen Sie, was die Programmstelle nennt, und legen Sie die berichtigte Datei an ihre Stelle.
code-wrong-provider = Die nationale Geschäftsstelle reicht ein, was nur Zentren einreichen, oder umgekehrt.
    .example = etwas, das nur die Geschäftsstelle einreicht, von einem Zentrum
    .cure = In der Liefervereinbarung steht, wer jeden Datenbestand einreicht: die Zentren, die Geschäftsstelle unter `_programme` oder beide; `counterfoil template --descriptor` gibt sie aus.
