customers-title = Käufer
customers-count = { $count ->
    [one] 1 Käufer
   *[other] { NUMBER($count) } Käufer
}
customers-count-more = Mehr als { NUMBER($count) } Käufer
customers-search = Käufer durchsuchen
customers-search-hint = Der Anfang einer Adresse
customers-again = Wieder gekauft
customers-refunded = Geld zurückbekommen
customers-newest = Zuletzt dazugekommen
customers-latest = Letzte Bestellung
customers-empty = Noch keine Käufer
customers-empty-hint = Wer bei dir etwas kauft, erscheint hier, mit allem, was gekauft wurde. Teile den Link einer offenen Seite, dann kommen die Ersten.
customers-empty-action = Zu deinen Seiten
customers-address = Adresse
customers-orders = Bestellungen
customers-spent = Ausgegeben
customers-returned = { $amounts } zurück
customers-first = Erste Bestellung
customers-last = Letzte Bestellung
customers-of = Käufe von { $email }
customers-at-a-glance = Auf einen Blick
customers-write = E-Mail schreiben
customers-their-orders = Bestellungen
customers-all-orders = Alle, mit Filtern
