overview-title = Übersicht
overview-new-product = Neues Produkt
overview-new-page = Neue Seite

overview-first-steps = Erste Schritte
overview-steps-done = { NUMBER($done) } von { NUMBER($count) } erledigt
overview-step-done = Erledigt
overview-step-product = Beschreib, was du verkaufst
overview-step-product-hint = Ein Name, ein Preis, ein paar Sätze.
overview-step-files = Lade die Dateien hoch
overview-step-files-hint = Das laden Käufer nach dem Bezahlen herunter.
overview-step-files-do = Dateien hochladen
overview-step-payments = Richte Zahlungen ein
overview-step-payments-hint = Wohin dein Geld geht.
overview-step-page = Veröffentliche eine Seite
overview-step-page-hint = Wähle, wann sie öffnet und wann sie schließt.
overview-step-share = Teile ihren Link
overview-step-share-hint = Bis sie schließt, können alle mit dem Link kaufen.

overview-figures = So läuft es
overview-page-figures = So läuft es
overview-range-label = Tage
overview-range = { NUMBER($days) } Tage
overview-range-all = Alles
overview-days-before = gegenüber den { NUMBER($days) } Tagen davor
# A number with its unit: 3,3 %, +12 %
overview-percent = { $number } %
overview-revenue = Einnahmen
overview-refunds = Erstattungen
overview-refunded = { MONEY($amount) } erstattet
overview-lost = Verlorene Streitfälle
overview-lost-amount = { MONEY($amount) } verloren
overview-views = Aufrufe
overview-views-count = { $count ->
    [one] { $count } Aufruf
   *[other] { $count } Aufrufe
}
overview-visitors = Besucher
overview-orders = Bestellungen
overview-conversion = Kaufquote
overview-registrations = Anmeldungen
overview-confirmed = Bestätigt
overview-confirmed-count = { NUMBER($count) } bestätigt
overview-chart-money = Einnahmen und Erstattungen nach Tagen
overview-chart-views = Aufrufe und Besucher nach Tagen
overview-chart-orders = Bestellungen nach Tagen
overview-chart-conversion = Bestellungen von hundert Besuchern nach Tagen
overview-chart-registrations = Anmeldungen nach Tagen
overview-no-money = In diesen Tagen kam noch kein Geld.
overview-no-views = In diesen Tagen gab es noch keine Besuche. Teile den Link einer Seite, dann erscheinen sie hier.
overview-no-sales = In diesen Tagen gab es noch keine Bestellungen.
overview-no-registrations = In diesen Tagen gab es noch keine Anmeldungen.
overview-counting = Gezählt ohne Cookies. Tage sind in UTC; Besucher werden nur einen Tag lang unterschieden.

overview-referrals = Woher Besucher kamen
overview-referral = Quelle
overview-referral-unknown = Direkt oder unbekannt
overview-referral-others = Alle anderen

overview-buying = Vom Besuch zur Bestellung
overview-registering = Vom Besuch zur Anmeldung
overview-begun = Begonnene Bestellungen
overview-bought = Bezahlt

overview-open-now = Jetzt geöffnet
overview-open-now-none = Gerade ist keine Seite geöffnet.
overview-opens-next = Öffnet als Nächstes
overview-opens-next-none = Keine Seite wartet auf ihre Öffnung.
# $time is a length of time: 2 d 3 h
overview-opens-in = Öffnet in { $time }
overview-closes-in = Schließt in { $time }

overview-latest-orders = Neueste Bestellungen
overview-all-orders = Alle Bestellungen
overview-no-orders = Noch nichts verkauft. Bestellungen erscheinen hier, sobald sie eingehen.
