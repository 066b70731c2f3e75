products-title = Produkte
products-new = Neues Produkt
products-sell = Auf einer Seite verkaufen
products-price-now = Preis jetzt:
products-saved = Gespeichert.
products-deleted = Das Produkt ist gelöscht.
products-delete = Produkt löschen
products-delete-question = „{ $name }“ löschen?
products-delete-consequence = Wer es gekauft hat, behält die Dateien. Solange eine offene Seite es verkauft, lässt es sich nicht löschen.
products-delete-yes = Produkt löschen
products-about = Über das Produkt
products-save-changes = Änderungen speichern
products-saved-new = Das Produkt ist gespeichert. Füge jetzt seine Dateien hinzu.
products-save = Produkt speichern
products-files-end = Die Dateien werden am { $moment } gelöscht: Keine Seite verkauft sie mehr, und niemand kann sie herunterladen. Setze das Produkt auf eine neue Seite, um sie zu behalten.
products-deleted-files = Gelöschte Dateien
products-file = Datei
products-size = Größe
products-why = Warum
products-deleted-on = Gelöscht am
products-why-over = Niemand konnte sie mehr kaufen oder herunterladen
products-why-replaced = Eine neuere Version nahm ihren Platz ein
products-why-product = Das Produkt wurde gelöscht
products-why-creator = Du hast sie gelöscht
products-files = Dateien
products-type = Typ
products-state = Stand
products-actions = Aktionen
products-no-files = Noch keine Dateien. Käufer bekommen die Dateien, die du hier hochlädst; ohne eine gibt es nichts herunterzuladen.
products-keys-none = Keine Schlüssel
products-keys-generated = Wir machen sie
products-keys-generated-about = Jedes Exemplar kommt mit einem neuen Schlüssel aus 25 Buchstaben und Ziffern.
products-keys-list = Deine eigene Liste
products-keys-list-about = Jedes Exemplar kommt mit dem nächsten Schlüssel deiner Liste. Ist keiner mehr da, ist es ausverkauft.
products-name = Name
products-description = Beschreibung
products-description-about = Was Käufer bekommen, in deinen Worten. Besucher lesen es auf der Seite.
products-until = Im Verkauf bis
products-until-about = Danach verkauft es keine Seite mehr.
products-downloads = Downloads pro Datei
products-downloads-about = Wie oft ein Käufer einen Download beginnen kann.
products-days = Tage zum Herunterladen
products-days-about = Gezählt ab dem Kauf.
products-licence-keys = Lizenzschlüssel
products-for-sale = Im Verkauf
products-for-sale-about = Schalte es aus, um das Produkt auf jeder Seite zu pausieren.
products-keys-out = Es ist kein Schlüssel mehr da, also ist das Produkt auf jeder Seite ausverkauft, bis du welche hinzufügst.
products-keys-out-held = Es ist kein Schlüssel mehr da, also ist das Produkt auf jeder Seite ausverkauft, bis du welche hinzufügst oder einer aus einer Bestellung zurückkommt.
products-keys-export = Verkaufte Schlüssel exportieren
products-keys-deleted = Die unverkauften Schlüssel sind gelöscht.
products-keys-delete = Unverkaufte Schlüssel löschen
products-keys-delete-question = { $count ->
    [one] Einen unverkauften Schlüssel
   *[other] { $count } unverkaufte Schlüssel
} löschen?
products-keys-delete-consequence = Schlüssel, die verkauft oder in einer Bestellung sind, bleiben. Die anderen lassen sich nicht zurückholen.
products-keys-delete-yes = Schlüssel löschen
products-keys-hint = In der Reihenfolge, in der sie verkauft werden sollen, bis zu 10.000 auf einmal.
products-keys-add = Schlüssel hinzufügen
products-keys-added = { $added ->
    [0] Kein Schlüssel wurde hinzugefügt
    [one] 1 Schlüssel wurde hinzugefügt
   *[other] { $added } Schlüssel wurden hinzugefügt
}{ $known ->
    [0] .
    [one] ; 1 war schon bekannt.
   *[other] ; { $known } waren schon bekannt.
}
products-keys-new = Neue Schlüssel, einer pro Zeile
products-keys-unreadable = Diese Datei lässt sich nicht als Text lesen.
products-keys-from-file = Oder aus einer Textdatei
products-keys-made = Für jedes Exemplar wird ein neuer Schlüssel gemacht.
products-keys-off = Lizenzschlüssel sind ausgeschaltet: Exemplare werden ohne verkauft.
products-keys-counts = { NUMBER($free) } übrig, { NUMBER($held) } in Bestellungen, { NUMBER($given) } verkauft.
products-keys-kept = { $count ->
    [one] 1 unbenutzter Schlüssel bleibt erhalten. Er wird verkauft, wenn du wieder „Deine eigene Liste“ wählst.
   *[other] { $count } unbenutzte Schlüssel bleiben erhalten. Sie werden verkauft, wenn du wieder „Deine eigene Liste“ wählst.
}
products-keys-kept-of-list = { $count ->
    [one] 1 unbenutzter Schlüssel deiner Liste bleibt erhalten. Er wird verkauft, wenn du wieder „Deine eigene Liste“ wählst.
   *[other] { $count } unbenutzte Schlüssel deiner Liste bleiben erhalten. Sie werden verkauft, wenn du wieder „Deine eigene Liste“ wählst.
}
products-keys-promised = { $count ->
    [one] 1 Schlüssel ist in einer Bestellung, die vorher begann. Der Käufer bekommt ihn, sobald er bezahlt ist.
   *[other] { $count } Schlüssel sind in Bestellungen, die vorher begannen. Die Käufer bekommen sie, sobald sie bezahlt sind.
}
products-keys-sold = { $count ->
    [one] 1 Schlüssel wurde verkauft. Er bleibt beim Käufer.
   *[other] { $count } Schlüssel wurden verkauft. Sie bleiben bei den Käufern.
}
products-product = Produkt
products-price = Preis
products-no-end = Ohne Ende
products-delete-short = Löschen
products-state-ended = Beendet
products-state-off = Ausgeschaltet
products-state-on = Im Verkauf
products-none = Noch keine Produkte
products-none-about = Ein Produkt ist, was man kauft: ein Name, ein Preis und die Dateien, die man bekommt.
products-first = Erstes Produkt anlegen
products-changes = Preisänderungen
products-changes-about = Ab diesem Zeitpunkt gilt auf jeder Seite ein anderer Preis.
products-changes-plan = Preisänderung planen
products-changes-from = Ab
products-changes-costs = Kostet es
products-changes-placeholder = 0 ist kostenlos
products-changes-remove = Entfernen
products-changes-remove-what = diese Preisänderung
products-fixed = Fester Preis
products-fixed-about = Alle zahlen dasselbe.
products-free = Kostenlos
products-free-about = Niemand zahlt; wer kauft, hinterlässt nur eine Adresse.
products-choose = Preis nach Wahl
products-choose-about = Der Käufer wählt, ab einem Mindestbetrag.
products-currency = Währung
products-compare-at = Statt
products-compare-at-about = Ein höherer Betrag, durchgestrichen neben dem Preis.
products-copies = Exemplare pro Bestellung
products-copies-about = So viele kann eine Bestellung höchstens haben. Mehr als eins ist für Codes und Lizenzen sinnvoll.
products-at-least = Mindestens
products-suggested = Vorschlag
products-stamp-none = Alle bekommen dieselbe Datei
products-stamp-footer = Auf jeder Seite
products-stamp-footer-about = Adresse und Bestellung des Käufers, klein, am Fuß.
products-stamp-first = Nur auf der ersten Seite
products-stamp-first-about = Dieselben Worte, einmal.
products-edit = Bearbeiten
products-edit-title = „{ $name }“ bearbeiten
products-edit-save = Speichern
products-personal-copies = Persönliche Exemplare
products-show-preview = Eine Vorschau auf der Verkaufsseite zeigen
products-show-preview-about = Ein kleines Bild, die ersten Seiten oder die erste halbe Minute, gemacht aus der Datei. Alle können sie sehen.
products-file-deleted = Die Datei ist gelöscht.
products-file-delete-consequence = Sie lässt sich nicht zurückholen. Eine Datei, die Käufer noch herunterladen dürfen, bleibt erhalten.
products-file-delete-yes = Datei löschen
products-file-ready = Bereit
products-file-earlier = Frühere Version
products-file-checked = Wird geprüft
products-file-unfinished = Nicht fertig hochgeladen
products-stamped-footer = Persönliche Exemplare, auf jeder Seite gestempelt
products-stamped-first = Persönliche Exemplare, auf der ersten Seite gestempelt
products-stamped-unknown = Käufer warten: Bitte wähle noch einmal, wohin der Stempel kommt
products-file-go-on = Wähle unten dieselbe Datei noch einmal, dann geht es weiter.
products-preview-waits = Die Vorschau wird gemacht
products-preview-ready = Vorschau auf der Seite
products-preview-failed = Es konnte keine Vorschau gemacht werden.
products-move-up = { $name } nach oben
products-move-down = { $name } nach unten
products-buyers-all = Alle Käufer
products-buyers-all-about = Wer die frühere Version gekauft hat, bekommt die neue auf der Bestellseite.
products-buyers-new = Nur neue Käufer
products-buyers-new-about = Frühere Käufer behalten, was sie gekauft haben.
products-version = Neue Version
products-version-of = von { $name }
products-version-title = Neue Version von „{ $name }“
products-version-about = Sie nimmt den Platz der früheren ein, sobald sie hochgeladen und geprüft ist. Bis dahin ändert sich nichts.
products-version-who = Wer bekommt sie?
products-version-file = Die neue Datei
