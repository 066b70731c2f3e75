leaving-export = Nimm deine Daten mit
leaving-export-about = Ein Archiv mit allem, was du gemacht hast: Bestellungen, Kunden und Anmeldungen als Tabellen, deine Bilder und Vorschauen, und alles noch einmal als JSON, das Programme lesen können. Passwörter und Schlüssel für Programme stehen nicht darin, und auch nicht, was du gelöscht hast.
leaving-export-files = Die Dateien deiner Produkte sind mit Links aufgeführt, die gehen, solange du angemeldet bist.
leaving-export-save = Alles speichern
leaving-export-data = Nur die JSON-Datei

leaving-title = Konto löschen
leaving-about = Das lässt sich nicht rückgängig machen. Was passiert:
leaving-pages = Deine Seiten enden sofort, und deine Produkte werden nicht mehr verkauft. Bilder, Entwürfe, Rabattcodes und Anmeldungen werden gelöscht.
leaving-person = Dein Name, deine Adressen, dein Passwort, alle Wege zur Anmeldung und alle API-Schlüssel werden gelöscht. Du kannst dich mit derselben Adresse neu anmelden.
leaving-buyers = Käufer behalten, was sie bezahlt haben, bis ihre Downloads enden. Dann werden auch die Dateien gelöscht.
leaving-books = Bestellungen und Belege bleiben so lange, wie das Gesetz es für die Buchführung verlangt, mit dem Namen des Verkäufers, der auf jedem Beleg steht.

leaving-first = Bitte kläre zuerst das hier
leaving-open-page = „{ $title }“ ist offen. Pausiere sie, oder warte, bis sie schließt.
leaving-checkouts = { $count ->
    [one] Ein Käufer bezahlt gerade. Ein Bezahlvorgang endet von selbst innerhalb eines Tages.
   *[other] { $count } Käufer bezahlen gerade. Ein Bezahlvorgang endet von selbst innerhalb eines Tages.
}
leaving-disputes = { $count ->
    [one] Die Bank eines Käufers verlangt das Geld zurück. Die Bank entscheidet.
   *[other] Die Banken von { $count } Käufern verlangen das Geld zurück. Sie entscheiden.
}
leaving-refunds = { $count ->
    [one] Eine Erstattung ist unterwegs. Das dauert Minuten.
   *[other] { $count } Erstattungen sind unterwegs. Das dauert Minuten.
}
leaving-parked = { $count ->
    [one] Eine Zahlung passt nicht zu ihrer Bestellung. Bitte sieh sie dir an.
   *[other] { $count } Zahlungen passen nicht zu ihren Bestellungen. Bitte sieh sie dir an.
}
leaving-look-again = Noch einmal nachsehen

leaving-type-address = Deine E-Mail-Adresse
leaving-type-address-about = Tipp sie ein, damit es sicher das richtige Konto ist.
leaving-delete = Mein Konto endgültig löschen

# The page afterwards.
leaving-farewell-title = Dein Konto ist gelöscht
leaving-farewell = Wir haben dir eine letzte Mail geschickt, die das sagt. Danke, dass du hier warst.
leaving-farewell-button = Zum Anfang
leaving-farewell-detail = Käufer behalten, was sie bezahlt haben, bis ihre Downloads enden.
