sales-by = Von { $creator }
sales-state-prelaunch = Öffnet bald
sales-state-live = Jetzt geöffnet
sales-state-paused = Pausiert
sales-state-expired = Geschlossen
sales-changed = Diese Seite hat sich geändert.
sales-changed-show = So zeigen, wie sie jetzt ist

sales-opens-in = Öffnet in
sales-closes-in = Schließt in
sales-opens = Öffnet am { $opening } und schließt am { $closing }.
sales-closes = Schließt am { $closing }.
sales-paused-title = Kurz pausiert
sales-paused = { $creator } hat diese Seite pausiert. Bis sie zurückkommt, kann man hier nichts kaufen.
sales-closed-title = Diese Seite ist geschlossen
sales-closed = Geschlossen am { $closing }.
sales-closed-stays = Hier kann man nichts mehr kaufen. Was gekauft wurde, bleibt bei denen, die es gekauft haben.
sales-bought-title = Hast du das gekauft?
sales-bought-email = Adresse, mit der du gekauft hast
sales-bought = Ich habe das gekauft

sales-unfinished = Du hast einen Kauf begonnen:
sales-unfinished-until = Dein Exemplar ist reserviert bis { $until }.

sales-instead-of = statt { $price }
sales-name-your-price = Bestimm den Preis
sales-price-from = Ab { $price }
sales-free = kostenlos
sales-until = Bis { $until }, danach { $price }.
sales-until-least = Bis { $until }, danach mindestens { $price }.

sales-choose = Was möchtest du?
sales-not-available = (nicht verfügbar)
sales-your-price = Dein Preis in { $currency }
sales-any-amount = Irgendein Betrag, oder 0 für nichts.
sales-at-least = Mindestens { MONEY($price) }.
sales-copies = Exemplare
sales-email-hint = Dorthin gehen deine Dateien und dein Beleg.
sales-code-ask = Hast du einen Code?
sales-code = Rabattcode
sales-code-counts = Code { $code }: { $total } statt { $before }
sales-buy = Jetzt kaufen
sales-get-free = Kostenlos holen
sales-pay-safely = Du zahlst sicher auf der nächsten Seite.
sales-tax-included = Im Preis ist die Steuer enthalten.
sales-tax-added = Dort kommt die Steuer dazu.
sales-held = Dein Exemplar ist { NUMBER($minutes) } Minuten lang reserviert, während du zahlst.

sales-register-name = Name
sales-register-opens-title = Sei dabei, wenn es losgeht
sales-register-opens = Sag mir, wenn es losgeht
sales-register-list-title = Komm auf die Warteliste
sales-register-list = Setz mich auf die Liste
sales-register-paused-title = Erfahre, wann es zurückkommt
sales-register-paused = Sag mir, wenn es zurückkommt
sales-register-closed-title = Erfahre, ob es zurückkommt
sales-register-closed = Sag mir, falls es zurückkommt

sales-inside = Was drin ist
sales-file = Datei
sales-more-files = { $count ->
    [one] 1 weitere Datei
   *[other] { NUMBER($count) } weitere Dateien
}
sales-samples = Ein Blick hinein
sales-preview-of = Vorschau von { $name }
sales-page-of = Seite { NUMBER($number) } von { $name }
sales-beginning-of = Der Anfang von { $name }
sales-voices = Was andere sagen
sales-questions = Fragen und Antworten
sales-promise = Das Versprechen
