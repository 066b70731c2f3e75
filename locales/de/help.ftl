# Antworten auf Fragen, die auf den Bildschirmen der Konsole aufkommen können. Die erklärten Wörter stehen auf
# demselben Bildschirm: Sie müssen so heißen wie dort.

help-held = Solange die Person bezahlt, sind die Exemplare für sie zurückgelegt. Schafft sie es bis dahin nicht, sind sie wieder zu haben.
help-downloads = Ein Download, der abbricht und weitergeht, zählt einmal.

help-orders-question = Was bedeutet der Stand einer Bestellung?
help-orders-processing = Die Person ist auf der Bezahlseite. Bis diese schließt, sind ihre Exemplare zurückgelegt.
help-orders-on-its-way = Bezahlt auf einem Weg, der Tage dauert, zum Beispiel per Überweisung. Die Dateien gibt es, sobald das Geld da ist.
help-orders-expired = Die Bezahlseite wurde verlassen oder die Zeit war um. Es wurde nichts abgebucht, und die Exemplare sind wieder zu haben.
help-orders-attention = Hier musst du entscheiden: Der Betrag passt nicht, oder ein Beleg ließ sich nicht zustellen. In der Bestellung steht, was zu tun ist.
help-orders-disputed = Die Bank der Person fordert das Geld zurück. Bis sie entschieden hat, ruhen die Downloads.

help-refund-part = Gibst du nur einen Teil zurück, bleiben die Dateien zugänglich.
help-refund-shelf = Ob das Exemplar wieder zu haben ist, bestimmt die Seite: „Regeln“ beim Bearbeiten.

help-page-question = Was ist der Unterschied?
help-page-pause = Die Adresse funktioniert weiter, und wer sie besucht, kann sich anmelden, um zu hören, wann es weitergeht. Kaufen kann niemand.
help-page-hide = Die Seite wird wieder ein Entwurf: Nur du kannst sie sehen.
help-page-delete = Die Adresse funktioniert nie wieder. Bestellungen und alles Gekaufte bleiben.
help-page-copies = An der Kasse: zurückgelegt für Menschen, die gerade bezahlen.

help-price-now = Ein neuer Preis gilt binnen Sekunden auf jeder Seite. Wer schon auf der Bezahlseite ist, zahlt, was dort stand.

help-discounts-one = Pro Bestellung gilt ein Code. Sind Seite und Produkt gewählt, muss beides passen.
help-discounts-starts = Ohne Zeitpunkt gilt er sofort.
help-discounts-ends = Ohne Zeitpunkt endet er nicht.

help-registrations-question = Was bedeutet der Stand einer Anmeldung?
help-registrations-pending = Der Link in unserer Mail wurde noch nicht geöffnet. Von selbst schreiben wir deshalb nicht noch einmal.
help-registrations-confirmed = Die Adresse stimmt. Wenn die Seite öffnet, sagen wir einmal Bescheid.
help-registrations-unsubscribed = Zu dieser Seite ist keine Post mehr gewünscht. Wir schreiben nicht.

help-customers-question = Was bedeuten die Zahlen?
help-customers-spent = Was bezahlt wurde und bei dir blieb: ohne Erstattungen und verlorene Streitfälle.
help-customers-orders = Bestellungen mit Beleg. Abgebrochene Käufe zählen nicht.

help-figures-question = Was bedeuten die Zahlen?
help-figures-visitors = Wie viele verschiedene Menschen an einem Tag eine Seite angesehen haben. Wer an einem anderen Tag wiederkommt, zählt noch einmal.
help-figures-conversion = Bestellungen von hundert Besuchen.
help-figures-revenue = Was in diesen Tagen bezahlt wurde, Erstattungen nicht abgezogen. Sie zählen an dem Tag, an dem sie gemacht wurden.
