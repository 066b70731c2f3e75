letter-hello = Hallo { $name },
letter-hello-nobody = Hallo,
letter-order-number = Bestellung { $number }
letter-see-order = Bestellung ansehen

letter-confirm-subject = Bitte bestätige deine E-Mail-Adresse
letter-confirm = bitte bestätige, dass diese Adresse dir gehört. Dann kannst du dich anmelden und deine erste Seite veröffentlichen.
letter-confirm-button = Adresse bestätigen
letter-confirm-lifetime = Der Link funktioniert drei Tage lang. Wenn du dich nicht registriert hast, musst du nichts tun.
letter-known-subject = Du hast schon ein Konto
letter-known = jemand, wahrscheinlich du, wollte mit dieser Adresse ein Konto anlegen. Du hast schon eines.
letter-known-button = Anmelden
letter-known-forgot = Passwort vergessen? Hier kannst du ein neues setzen: { $url }
letter-reset-subject = Neues Passwort setzen
letter-reset = hier kannst du ein neues Passwort setzen. Dabei wirst du überall abgemeldet.
letter-reset-button = Neues Passwort setzen
letter-reset-lifetime = Der Link funktioniert eine Stunde lang. Wenn du ihn nicht angefordert hast, musst du nichts tun.
letter-changed-subject = Dein Passwort wurde geändert
letter-changed = dein Passwort wurde gerade geändert, und du wurdest überall abgemeldet.
letter-changed-not-you = Wenn du das nicht warst, setze bitte jetzt ein neues Passwort: { $url }

letter-code-subject = Dein Code: { $code }
letter-code-door = Um deine Käufe zu sehen, gib bitte diesen Code auf der Seite ein, auf der du ihn angefordert hast:
letter-code-door-lifetime = Er funktioniert { NUMBER($minutes) } Minuten lang. Niemand wird dich je am Telefon oder per E-Mail danach fragen.
letter-code-door-not-you = Wenn du ihn nicht angefordert hast, beachte diese E-Mail einfach nicht: Ohne den Code sieht niemand etwas.
letter-code-network = Deine Dateien wurden heute aus mehreren Netzen geöffnet. Um aus einem neuen weiterzumachen, gib bitte diesen Code auf deiner Bestellseite ein:
letter-code-network-lifetime = Er funktioniert { NUMBER($minutes) } Minuten lang. Wenn du das nicht warst, beachte diese E-Mail nicht und behalte den Link zu deiner Bestellung für dich.

letter-receipt-subject = Dein Beleg
letter-receipt-subject-files = Dein Beleg und deine Dateien
letter-receipt-subject-keys = Dein Beleg und deine Lizenzschlüssel
letter-receipt-thanks = Danke für deinen Kauf.
letter-receipt-button = Bestellung öffnen
letter-receipt-until = Du kannst bis { DATETIME($at) } herunterladen.
letter-receipt-no-files = Der Verkäufer hat die Dateien noch nicht hinzugefügt. Sobald sie da sind, findest du sie auf deiner Bestellseite.
letter-receipt-keys = Deine Bestellseite zeigt dir die Lizenzschlüssel wieder, wann immer du sie brauchst.
letter-receipt-keep = Bitte behalte diese E-Mail: Der Link ist dein Schlüssel zu den Dateien.
letter-receipt-key-for = { $count ->
    [one] Dein Lizenzschlüssel für { $name }:
   *[other] Deine Lizenzschlüssel für { $name }:
}

letter-bill-copies = { NUMBER($count) } × { $name }
letter-bill-discount = Rabatt { $code }
letter-bill-tax = Steuer
letter-bill-tax-included = Enthaltene Steuer
letter-bill-total = Summe

letter-refunded-subject = Deine Zahlung wurde erstattet
letter-refunded-subject-part = Ein Teil deiner Zahlung wurde erstattet
letter-refunded-late = Deine Zahlung für { $names } kam an, als die Kasse schon geschlossen war; deshalb konnten wir die Bestellung nicht abschließen. { MONEY($refunded) } gehen an dich zurück.
letter-refunded-mismatch = Deine Zahlung für { $names } war nicht der verlangte Betrag; deshalb konnten wir die Bestellung nicht abschließen. { MONEY($refunded) } gehen an dich zurück.
letter-refunded-part = Von den { MONEY($paid) }, die du für { $names } bezahlt hast, gehen insgesamt { MONEY($refunded) } an dich zurück. Deine Dateien bleiben verfügbar.
letter-refunded-all = { MONEY($refunded) } für { $names } gehen an dich zurück. Die Dateien sind nicht mehr verfügbar.
letter-refunded-how = Das Geld geht denselben Weg zurück, den es gekommen ist; Banken brauchen dafür ein paar Tage.

letter-sale-subject = Du hast etwas verkauft: { MONEY($paid) }
letter-sale = { $email } hat gerade auf deiner Seite gekauft.
letter-refund-failed-subject = Eine Erstattung ist nicht angekommen
letter-refund-failed = Die Bank von { $email } hat eine Erstattung zurückgeschickt; das Geld ist wieder bei dir.
letter-refund-failed-part = Von den { MONEY($paid) }, die bezahlt wurden, bleiben insgesamt { MONEY($refunded) } erstattet.
letter-refund-failed-undelivered = Dafür wurde nichts geliefert.
letter-refund-failed-paid = Die Bestellung gilt als bezahlt.
letter-refund-failed-ask = Bitte frag den Käufer nach einem anderen Weg.
letter-refund-refused-subject = Eine Erstattung wurde abgelehnt
letter-refund-refused = Der Zahlungsdienst hat eine Erstattung an { $email } abgelehnt. Warum, steht bei der Bestellung.
letter-parked-subject = Eine Zahlung braucht dich
letter-parked = Für eine Bestellung von { $email } kam eine Zahlung an, aber nicht über den verlangten Betrag ({ MONEY($total) }). Es wurde nichts geliefert. Bitte sieh dir die Bestellung an: Von dort kannst du das Geld zurückschicken.
letter-disputed-subject = Einer Zahlung wurde widersprochen
letter-disputed = Die Bank von { $email } verlangt { MONEY($paid) } zurück. Bis das geklärt ist, sind die Dateien gesperrt. Du kannst bei der Bestellung Nachweise einreichen; tust du es nicht, wird einen Tag vor der Frist der Bank eingereicht, was wir über die Bestellung wissen.
letter-disputed-until = Die Bank von { $email } verlangt { MONEY($paid) } zurück. Bis das geklärt ist, sind die Dateien gesperrt. Du kannst bei der Bestellung bis { DATETIME($at) } Nachweise einreichen; tust du es nicht, wird einen Tag vor der Frist der Bank eingereicht, was wir über die Bestellung wissen.
letter-settled-subject = Ein Einspruch ist entschieden
letter-settled-lost = Die Bank hat für den Käufer entschieden: { MONEY($paid) } gingen an { $email } zurück.
letter-settled-won = Die Bank hat für dich entschieden: { MONEY($paid) } bleiben bei dir, und { $email } hat die Dateien wieder.
letter-payments-on-subject = Du kannst jetzt verkaufen
letter-payments-on = Dein Konto für Zahlungen ist bereit. Offene Seiten verkaufen ab sofort.
letter-payments-off-subject = Du kannst gerade nicht verkaufen
letter-payments-off = Der Zahlungsdienst braucht etwas von dir, bevor er wieder Zahlungen annimmt. Solange sind deine Seiten angehalten.
letter-payments-button = Zahlungen

letter-copy-subject = Ein Käufer wartet auf { $file }
letter-copy = { $email } hat { $file } gekauft, aber das persönliche Exemplar davon konnte nicht hergestellt werden und ist deshalb noch nicht angekommen. { $why }
letter-copy-advice = Du kannst es auf der Seite der Bestellung noch einmal versuchen, den Stempel abschalten oder die Datei ersetzen; dann kommt sie sofort an.
letter-ending-subject = Die Dateien von { $name } werden gelöscht
letter-ending = Die Dateien von „{ $name }“ werden am { DATETIME($at) } gelöscht. Keine Seite verkauft das Produkt mehr, und für alle, die es gekauft haben, ist die Zeit zum Herunterladen vorbei.
letter-ending-advice = Wenn du sie behalten willst, stell das Produkt auf eine neue Seite.
letter-ending-button = Produkt ansehen
letter-keys-subject = { $left ->
    [0] Keine Lizenzschlüssel mehr: { $name }
    [one] Noch 1 Lizenzschlüssel: { $name }
   *[other] Noch { NUMBER($left) } Lizenzschlüssel: { $name }
}
letter-keys = { $left ->
    [0] Der letzte Lizenzschlüssel von „{ $name }“ ist verkauft.
    [one] „{ $name }“ hat noch einen Lizenzschlüssel.
   *[other] „{ $name }“ hat noch { NUMBER($left) } Lizenzschlüssel.
}
letter-keys-why = Ohne Schlüssel kann kein Exemplar verkauft werden: Seiten zeigen das Produkt als ausverkauft, bis du neue hinzufügst.
letter-keys-button = Lizenzschlüssel hinzufügen

letter-list-confirm-subject = Bitte bestätige: { $title }
letter-list-confirm = bitte bestätige, dass du E-Mails zu „{ $title }“ von { $creator } bekommen möchtest.
letter-list-confirm-button = Ja, sagt mir Bescheid
letter-list-confirm-not-you = Wenn du dich nicht angemeldet hast, musst du nichts tun: Ohne deinen Klick kommt keine weitere E-Mail.
letter-list-on-subject = Du stehst auf der Liste: { $title }
letter-list-on = wir schreiben dir zu „{ $title }“ von { $creator }.
letter-list-on-button = Seite ansehen
letter-list-open-subject = Jetzt offen: { $title }
letter-list-open = „{ $title }“ von { $creator } ist jetzt offen, bis { DATETIME($at) }.
letter-list-open-button = Zur Seite
letter-list-end = Keine E-Mails mehr, oder meine Daten löschen: { $url }

letter-new-email-subject = Bitte bestätige deine neue Adresse
letter-new-email = Drück auf den Knopf, dann ist das die Adresse deines Kontos. Bis dahin ändert sich nichts.
letter-new-email-button = Diese Adresse verwenden
letter-new-email-not-you = Der Link gilt einen Tag lang, einmal. Wenn du das nicht wolltest, tu einfach nichts.
letter-new-email-taken-subject = Jemand wollte deine Adresse verwenden
letter-new-email-taken = Jemand mit einem anderen Konto wollte diese Adresse dafür verwenden. Sie gehört zu deinem Konto, deshalb wurde nichts geändert.
letter-new-email-taken-calm = Wenn du das warst: Melde dich mit dieser Adresse an oder nimm dort eine andere. Wenn nicht, brauchst du nichts zu tun.
letter-email-wanted-subject = Deine Adresse soll sich ändern
letter-email-wanted = Jemand, der dein Passwort kennt, möchte { $email } für dein Konto verwenden. Das gilt, sobald der Knopf in der Mail dorthin gedrückt ist; bis dahin meldest du dich an wie immer.
letter-email-wanted-not-you = Wenn du das nicht warst, ändere bitte jetzt dein Passwort. Das beendet alle anderen Sitzungen; behalte dann in deinem Profil deine Adresse.
letter-email-wanted-button = Mein Konto öffnen
letter-email-changed-subject = Dein Konto hat eine andere Adresse
letter-email-changed = Die Änderung wurde von der neuen Adresse aus bestätigt. Du meldest dich ab jetzt mit ihr an, und diese hier bekommt keine Mails mehr von uns.
letter-email-changed-not-you = Wenn du das nicht warst, schreib bitte sofort an die Betreiber dieser Seite.
letter-farewell-subject = Dein Konto ist gelöscht
letter-farewell = Deine Seiten sind beendet, und dein Name, deine Adresse und die Anmeldungen sind gelöscht. Du kannst dich mit dieser Adresse jederzeit neu anmelden.
letter-farewell-books = Bestellungen bleiben ohne dich so lange, wie das Gesetz es für die Buchführung verlangt. Käufer behalten, was sie bezahlt haben, bis ihre Downloads enden; dann werden die Dateien gelöscht.

# The last line of a letter that can be switched off.
letter-switch-off = Keine solchen Mails mehr: { $url }
letter-see-page = Seite ansehen
letter-sold-out-subject = „{ $title }“ ist ausverkauft
letter-sold-out = Das letzte Exemplar von „{ $title }“ ist verkauft. Besucher können sich auf die Warteliste setzen; mit mehr Exemplaren öffnet die Seite wieder.
letter-opened-subject = „{ $title }“ ist offen
letter-opened = „{ $title }“ hat geöffnet und verkauft bis { DATETIME($closes) }.
letter-opened-told = { $told ->
    [0] Niemand stand auf der Liste.
    [one] Eine Person auf der Liste bekommt Bescheid.
   *[other] { $told } Personen auf der Liste bekommen Bescheid.
}
letter-closed-subject = „{ $title }“ hat geschlossen
letter-closed = „{ $title }“ hat geschlossen. Das ist daraus geworden:
letter-news-orders = Bestellungen
letter-news-revenue = Umsatz
letter-news-registrations = Anmeldungen
letter-news-visitors = Besucher
letter-news-count = { NUMBER($count) }
letter-week-subject = { $orders ->
    [0] Deine Woche: keine Bestellungen
    [one] Deine Woche: eine Bestellung
   *[other] Deine Woche: { $orders } Bestellungen
}
letter-week = Das ist auf deinen Seiten in den sieben Tagen ab { DATETIME($first) } passiert.
letter-week-number = { NUMBER($now) } (in der Woche davor: { NUMBER($before) })
letter-week-amount = { $now } (in der Woche davor: { $before })
letter-week-button = Alle Zahlen ansehen
