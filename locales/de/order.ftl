order-page-title = Deine Bestellung: { $title }
order-from = { $title } · von { $seller }
order-heading = Deine Bestellung
order-receipt = Dein Beleg
order-proof = { $link }, der auf Dauer beweist, was du gekauft und bekommen hast
order-proof-link = Ein unterschriebener Beleg
order-placed = Bestellt am { $at }.
order-number = Bestellnummer { $number }
order-back = Zurück zu deiner Bestellung

order-continue = Weiter zum Bezahlen
order-let-go = Freigeben
order-held = Dein Exemplar ist bis { $at } für dich zurückgelegt. Danach geht es wieder ins Regal, und es wird nichts abgebucht.
order-look-again = Jetzt noch einmal nachsehen
order-back-page = Zurück zur Seite

order-unpaid-title = Noch nicht bezahlt
order-unpaid = Deine Kasse ist noch offen. Wenn du gerade bezahlt hast, siehst du es hier gleich.
order-ending-title = Wir suchen deine Zahlung
order-ending = Diese Seite sieht von selbst wieder nach, und wir schreiben an { $email }, sobald sie da ist. Du kannst sie schließen.
order-on-its-way-title = Deine Zahlung ist unterwegs
order-on-its-way = Überweisungen können ein paar Tage dauern. Dein Exemplar bleibt so lange deins, und wir schreiben an { $email }, sobald das Geld da ist. Du kannst diese Seite schließen.
order-checked-title = Wir prüfen deine Zahlung
order-checked = Etwas daran war nicht wie erwartet. Wer dir das verkauft, weiß Bescheid und sieht es sich an; verloren ist nichts. Neuigkeiten gehen an { $email }.
order-too-late-title = Die Zahlung kam zu spät
order-too-late = { MONEY($paid) } gehen auf demselben Weg zurück, alles davon. Banken brauchen ein paar Tage; du musst nichts tun.
order-unused-title = Deine Zahlung ging zurück
order-unused = Sie kam zu spät oder entsprach nicht dem Betrag dieser Bestellung. { MONEY($paid) } gingen auf demselben Weg zurück, alles davon; Banken brauchen ein paar Tage.
order-yours-title = Es gehört dir
order-yours = Behalte diese Seite: Sie ist dein Schlüssel zu den Dateien. Der Link steht auch in der Mail an { $email }.
order-yours-here = Behalte diese Seite: Sie ist dein Schlüssel zu den Dateien.
order-yours-partly = { MONEY($refunded) } von { MONEY($paid) } wurden erstattet. Die Dateien bleiben deine: Diese Seite ist dein Schlüssel dazu.
order-failed-title = Die Zahlung hat nicht geklappt
order-failed = Es wurde nichts abgebucht. Du kannst es noch einmal versuchen, gern mit einer anderen Karte.
order-expired-title = Diese Kasse ist geschlossen
order-expired = Es wurde nicht bezahlt und nichts abgebucht.
order-refunded-title = Diese Bestellung wurde erstattet
order-refunded = { MONEY($paid) } gingen auf demselben Weg zurück; Banken brauchen ein paar Tage. Die Dateien sind nicht mehr verfügbar.
order-disputed-title = Diese Zahlung ist strittig
order-disputed = Deine Bank verlangt das Geld zurück, darum müssen die Dateien warten, bis das geklärt ist.
order-lost-title = Die Zahlung wurde zurückgeholt
order-lost = Deine Bank hat das Geld zurückgegeben, darum sind die Dateien nicht mehr verfügbar.

order-bill-discount = Rabatt ({ $code })
order-bill-each = je { MONEY($price) }
order-bill-tax = Steuer
order-bill-tax-included = Enthaltene Steuer
order-bill-total = Summe
order-bill-total-before-tax = Summe vor Steuer
order-bill-paid = Bezahlt
order-bill-refunded = Erstattet

order-files = Deine Dateien
order-files-none = Es gibt noch keine Dateien. Sie können noch dazukommen; sieh später wieder nach.
order-files-ended = Die Zeit zum Herunterladen endete am { $at }. Wenn dir noch eine Datei fehlt, schreib dorthin, wo du gekauft hast.
order-files-until = Du kannst bis { $at } herunterladen.
order-files-left = { $left ->
    [0] keine Downloads mehr
    [one] noch 1 Download
   *[other] noch { NUMBER($left) } Downloads
}
order-files-download = Herunterladen
order-files-all = Alle Dateien
order-files-all-possible = Alle Dateien, die noch geladen werden können
order-files-all-download = Alle herunterladen
order-files-all-how = als ZIP-Archiv
order-files-all-cost = zählt als je ein Download jeder Datei
order-kind-archive = ZIP-Archiv
order-kind-book = E-Book
order-kind-file = Datei
order-kind-text = Text
order-kind-image = Bild
order-kind-audio = Audio
order-kind-video = Video
order-kind-font = Schrift

order-keys = Deine Lizenzschlüssel
order-keys-paper = Lizenzschlüssel
order-keys-copy = Kopieren

order-mailed-trouble = Wir konnten deinen Beleg nicht an { $to } zustellen. Bitte bewahr die Adresse dieser Seite auf, und nenn dort, wo du gekauft hast, eine andere E-Mail-Adresse.
order-mailed-sent = Der Beleg ist unterwegs an { $to }.
order-mailed-again = Beleg noch einmal schicken
order-mailed-to = an { $to }

order-code = Code aus der Mail
order-code-hint = Acht Ziffern. Sie gelten 15 Minuten.
order-code-hint-browser = Acht Ziffern. Sie gelten 15 Minuten, in diesem Browser.
order-code-network = In diesem Netz weitermachen

order-door-title = Meine Käufe finden
order-door-lede = Nenn uns die E-Mail-Adresse, mit der du gekauft hast, und wir schicken einen Code dorthin.
order-door-button = Schick mir einen Code
order-door-code-title = Schau in dein Postfach
order-door-code-lede = Wenn es Käufe zu dieser Adresse gibt, ist ein Code unterwegs. Es kann eine Minute dauern; sieh auch im Spam-Ordner nach.
order-door-code-button = Meine Käufe zeigen
order-door-code-again = Einen neuen Code oder eine andere Adresse verwenden

order-list = Deine Käufe
order-list-lede = Diese Liste schließt sich nach einer halben Stunde von selbst.
order-list-none-title = Hier ist nichts mehr
order-list-none = Käufe mit einer anderen Adresse findest du unter jener Adresse.
order-list-older = Ältere Käufe
order-list-leave = Diese Liste verlassen
order-list-open = Öffnen
order-list-ended = Downloads endeten am { $at }
order-list-until = Downloads bis { $at }
order-list-used = Keine Downloads mehr
order-state-processing = Zahlung unterwegs
order-state-free = Gratis
order-state-paid = Bezahlt
order-state-partly = Teilweise erstattet
order-state-refunded = Erstattet
order-state-disputed = Strittig
order-state-lost = Von der Bank zurückgeholt
order-state-unpaid = Nicht bezahlt

order-receipt-title = Beleg { $number }
order-receipt-missing-title = Es gibt noch keinen Beleg
order-receipt-missing = Ein Beleg entsteht, sobald eine Bestellung bezahlt ist, und diese ist es nicht.
order-receipt-date = Datum
order-receipt-ordered = Bestellt
order-receipt-paid = Bezahlt
order-receipt-number = Bestellnummer
order-receipt-buyer = Gekauft von
order-receipt-email = E-Mail
order-receipt-country = Land
order-receipt-buyer-tax-id = Steuernummer des Käufers
order-receipt-tax-id = Steuernummer { $id }
order-receipt-print = Drucken
order-receipt-print-how = Druck diese Seite oder speichere sie als PDF.

order-proof-title = Dein unterschriebener Beleg
order-proof-lede = Er sagt, was du gekauft, was du bezahlt und welche Dateien du bekommen hast. Die Unterschrift beweist, dass er von hier kommt und dass niemand ihn verändert hat, auch wenn es diese Seite längst nicht mehr gibt.
order-proof-keep = Bewahr diese drei Dateien auf
order-proof-statement = { $file }: der Beleg
order-proof-signature = { $file }: seine Unterschrift
order-proof-signers = { $file }: der Schlüssel, mit dem man sie prüft
order-proof-check = So prüfst du ihn
order-proof-how = Mit OpenSSH, das zu Linux, macOS und Windows gehört, im Ordner mit den drei Dateien:
order-proof-trust = Hol den Schlüssel selbst von dieser Website: Eine Unterschrift beweist so viel, wie du dem Schlüssel vertraust.
