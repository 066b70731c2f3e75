list-loading = Wird geladen …
list-nothing-here = Hier ist nichts
list-failed = Das hat nicht geklappt
list-sign-in = Anmelden
list-overview = Zurück zur Übersicht
list-try-again = Noch einmal versuchen
list-more = Mehr laden
list-next = Weiter mit den nächsten Zeilen
list-further-down = Diese Zeilen stehen weiter unten in der Liste.
list-to-the-start = Zurück zum Anfang
list-show = Anzeigen
list-everything = Alle
list-sort = Sortieren
list-newest = Neueste zuerst
list-oldest = Älteste zuerst
list-nothing-found = Nichts gefunden
list-nothing-found-hint = Nichts passt zu deiner Suche und deinen Filtern.
list-clear = Filter zurücksetzen
# A filter that can be taken away; the button has a cross beside it.
list-one-page = Nur eine Seite
list-one-product = Nur ein Produkt
list-one-customer = Nur ein Käufer
list-without = Diesen Filter entfernen
list-select = Auswählen
list-select-all = Alle angezeigten Zeilen auswählen
list-selected = { $count ->
    [one] 1 Zeile ausgewählt
   *[other] { NUMBER($count) } Zeilen ausgewählt
}
list-selected-actions = Was mit den ausgewählten Zeilen geschehen soll
list-deselect = Auswahl aufheben
list-export = Als CSV herunterladen
list-export-selected = Als CSV herunterladen
list-actions = Aktionen
