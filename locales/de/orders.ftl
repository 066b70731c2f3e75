orders-title = Bestellungen
orders-count = { $count ->
    [one] 1 Bestellung
   *[other] { NUMBER($count) } Bestellungen
}
orders-count-more = Mehr als { NUMBER($count) } Bestellungen
orders-search = Bestellungen durchsuchen
orders-search-hint = Adresse, Bestell- oder Belegnummer, Produkt, Seite
orders-filter-attention = Braucht dich
orders-filter-paid = Bezahlt
orders-filter-open = Offen
orders-filter-refunded = Erstattet
orders-filter-disputed = Angefochten
orders-filter-unfinished = Abgebrochen
orders-largest = Größte zuerst
orders-smallest = Kleinste zuerst
orders-empty = Noch keine Bestellungen
orders-empty-hint = Eine Bestellung erscheint, sobald jemand zu bezahlen beginnt. Teile den Link einer offenen Seite, dann kommt die erste.
orders-empty-action = Zu deinen Seiten
orders-resend = Belege noch einmal senden
orders-resend-question = { $count ->
    [one] Den Beleg einer Bestellung noch einmal senden?
   *[other] Die Belege von { NUMBER($count) } Bestellungen noch einmal senden?
}
orders-resend-consequence = Alle bekommen eine Mail mit dem Beleg und einem neuen Link zu den Dateien. Bestellungen ohne Beleg werden ausgelassen.
orders-resend-yes = Senden
orders-resent = { $count ->
    [one] Ein Beleg ist unterwegs.
   *[other] { NUMBER($count) } Belege sind unterwegs.
}
orders-not-resent = { $count ->
    [one] Eine wurde ausgelassen: Es gibt keinen Beleg, oder er ging gerade erst hinaus.
   *[other] { NUMBER($count) } wurden ausgelassen: Es gibt keinen Beleg, oder er ging gerade erst hinaus.
}

# States, as short words.
orders-state-attention = Braucht dich
orders-state-on-its-way = Zahlung unterwegs
orders-state-processing = Wartet auf Zahlung
orders-state-free = Kostenlos
orders-state-completed = Bezahlt
orders-state-failed = Zahlung gescheitert
orders-state-expired = Abgebrochen
orders-state-partially-refunded = Teils erstattet
orders-state-refunded = Erstattet
orders-state-disputed = Angefochten
orders-state-lost = Streit verloren

# The table.
orders-customer = Käufer
orders-state = Stand
orders-total = Summe
orders-page = Seite
orders-begun = Begonnen
orders-undelivered = Beleg nicht zugestellt
orders-back = { MONEY($amount) } zurück

# One order.
orders-of = Bestellung von { $email }
orders-facts = Die Bestellung
orders-held-until = Exemplare reserviert bis
orders-downloads = Downloads
orders-downloads-end = Downloads möglich bis
orders-receipt = Beleg
orders-number = Bestellnummer
orders-payment = Zahlung
orders-all-of-customer = Alle Bestellungen dieses Käufers
orders-link = Der Link zur Bestellung
orders-link-why = Hier liegt nur sein Fingerabdruck, damit niemand sonst die Bestellung damit öffnen kann. Für einen neuen Link sende den Beleg noch einmal.
orders-items = Was bestellt wurde
orders-product = Produkt
orders-copies = Exemplare
orders-price = Preis
orders-discount = Rabatt
orders-no-discount = Keiner
orders-parked-title = Diese Bestellung braucht dich
orders-parked-amount = { MONEY($came) } kamen an, aber die Bestellung kostet { MONEY($asked) }. Die Dateien sind noch nicht freigegeben, und die Exemplare sind noch reserviert.
orders-parked-other = Etwas an dieser Zahlung ist nicht, wie es sein soll.
orders-parked-advice = Erstatte sie, damit das Geld zurückgeht und die Exemplare wieder verfügbar sind, und bitte um eine neue Bestellung: { $email }.

# Its money.
orders-money = Geld
orders-money-price = Preis
orders-money-discount = Rabatt { $code }
orders-money-total = Summe
orders-money-tax-added = Dazugerechnete Steuer
orders-money-tax-included = Enthaltene Steuer
orders-money-paid = Bezahlt
orders-money-refunded = Erstattet
orders-money-underway = Erstattung unterwegs
orders-money-kept = Bleibt dir
orders-money-fee = Gebühr der Plattform
# An amount that is taken off.
orders-money-less = −{ MONEY($amount) }

# Giving money back.
orders-refund = Erstatten
orders-refund-question = { $email } das Geld erstatten?
orders-refund-consequence = Es geht dorthin zurück, woher es kam, und ist dort nach bis zu zehn Tagen zu sehen. Die Gebühr des Zahlungsdienstes kommt nicht zurück. Nach einer vollen Erstattung sind keine Downloads mehr möglich.
orders-refund-keep = Behalten
orders-refund-how-much = Wie viel
orders-refund-all = Alles, was übrig ist: { MONEY($left) }
orders-refund-part = Einen Teil
orders-refund-amount = Betrag
orders-refund-amount-hint = In { $currency }, bis { MONEY($left) }.
orders-refunded = Das Geld geht zurück.

# The mail with the receipt.
orders-no-receipt-title = Der Beleg kam nicht an
orders-no-receipt-refused = Der Beleg konnte nicht an { $email } zugestellt werden: Der Mailserver sagt, dass es die Adresse nicht gibt. Frage nach einer anderen Adresse.
orders-no-receipt-gave-up = Der Beleg konnte nicht an { $email } zugestellt werden: Tagelang nahm ihn kein Mailserver an. Frage nach einer anderen Adresse.
orders-receipt-again = Beleg noch einmal senden
orders-receipt-again-question = Den Beleg noch einmal senden?
orders-receipt-send = Beleg senden
orders-receipt-sent = Der Beleg ist unterwegs.
orders-receipt-address = E-Mail-Adresse
orders-receipt-address-hint = Mit einer anderen Adresse gehört die Bestellung dorthin, und Links in früheren Mails öffnen nichts mehr.

# Licence keys and personal copies.
orders-keys = Lizenzschlüssel
orders-keys-copy = Kopieren
orders-copies-title = Persönliche Exemplare
orders-copies-file = Datei
orders-copies-copy = Exemplar mit der Adresse der Bestellung
orders-copies-short = Exemplar
orders-copies-ready = Fertig
orders-copies-waiting = Wird gemacht
orders-copies-failed = Konnte nicht gemacht werden und fehlt deshalb noch. { $why }
orders-copies-retry = Noch einmal versuchen
orders-copies-retrying = Das Exemplar wird noch einmal gemacht.

# Disputes.
orders-dispute = Streitfall
orders-dispute-asked = Die Bank fordert { MONEY($amount) } zurück
orders-dispute-waiting = Die Bank entscheidet über { MONEY($amount) }
orders-dispute-won = Du hast den Streit um { MONEY($amount) } gewonnen
orders-dispute-lost = Du hast den Streit um { MONEY($amount) } verloren
orders-dispute-asked-now = Sag der Bank, wie es war. Tust du nichts, geht einen Tag vor Ablauf der Frist hinaus, was die Bestellung selbst belegt.
orders-dispute-waiting-now = Deine Belege sind bei der Bank. Die Antwort dauert bis zu drei Monate; du bekommst eine Mail.
orders-dispute-won-now = Das Geld gehört wieder dir, und Downloads sind wieder möglich.
orders-dispute-lost-now = Die Bank hat das Geld zurückgegeben. Das ist endgültig.
orders-dispute-reason = Der Grund: { $reason }.
orders-dispute-due = Antworte bis { $moment }.
orders-dispute-fraudulent = die Karte wurde laut Inhaber nicht von ihm benutzt
orders-dispute-not-received = es sei nichts angekommen
orders-dispute-unacceptable = es sei nicht das, was beschrieben war
orders-dispute-duplicate = es sei zweimal abgebucht worden
orders-dispute-unrecognized = die Zahlung ist dem Karteninhaber unbekannt
orders-dispute-no-credit = eine versprochene Erstattung sei nicht gekommen
orders-dispute-canceled = es sei gekündigt worden
orders-dispute-general = die Bank nannte keinen
orders-evidence-sold = Was verkauft wurde
orders-evidence-downloads = Downloads
orders-evidence-story = Was geschah
orders-evidence-none = Bisher keine.
orders-evidence-summary = Was die Bestellung belegt und in jedem Fall gesendet wird
orders-evidence-send = An die Bank senden
orders-evidence-words = In deinen eigenen Worten
orders-evidence-words-hint = Zum Beispiel, was ihr euch geschrieben habt. Es lässt sich nur einmal senden.
orders-evidence-sent = An die Bank gesendet.

# Proof of delivery.
orders-proof = Zustellnachweis
orders-proof-nothing = Noch wurde nichts heruntergeladen. Jeder Link, jeder Download und jede Ablehnung wird hier festgehalten.
orders-proof-more = { NUMBER($count) } ältere Einträge stehen in der Datei.
orders-proof-what = Was geschah
orders-proof-network = Netz
orders-proof-when = Wann
orders-proof-download = Protokoll herunterladen
orders-proof-whole = Das Protokoll ist vollständig und unverändert.
orders-proof-broken = Eintrag { NUMBER($number) } passt nicht zu den früheren: Jemand hat das Protokoll verändert.
orders-proof-show = Jeder Eintrag, mit Netzen und Prüfsummen
orders-proof-issued = Link erstellt für { $files }
orders-proof-started = Download begonnen
orders-proof-sent = { $size } gesendet
orders-proof-finished = Download abgeschlossen
orders-proof-refused = Abgelehnt: { $why }
orders-why-expired = der Link war abgelaufen
orders-why-over = die Zeit für Downloads war vorbei
orders-why-network = der Link war für ein anderes Netz erstellt
orders-why-confirm = ein neues Netz, für das es einen Code aus der Mail braucht
orders-why-limit = alle Downloads waren verbraucht
orders-why-revoked = die Zahlung war zurückgegangen
orders-why-unpaid = die Bestellung war nicht bezahlt
orders-why-too-many = zu viele Anfragen in kurzer Zeit
orders-why-conflict = die Datei war nicht bereit

# The time line.
orders-story = Was wann geschah
orders-story-begun = Bestellung begonnen
orders-story-free = Kostenlos bestellt
orders-story-paid = Bezahlt
orders-story-waiting = Wartet auf Zahlung
orders-story-failed = Die Zahlung scheiterte
orders-story-expired = Nicht rechtzeitig abgeschlossen
orders-story-shelf = Die Exemplare sind wieder verfügbar.
orders-story-refunded = Ganz erstattet
orders-story-refunded-note = Downloads sind nicht mehr möglich.
orders-story-disputed = Angefochten
orders-story-disputed-note = Die Bank fordert das Geld zurück. Downloads sind so lange geschlossen.
orders-story-lost = Streit verloren
orders-story-lost-note = Die Bank hat das Geld zurückgegeben.
orders-story-won = Streit gewonnen
orders-story-won-note = Das Geld gehört wieder dir.
orders-story-on-its-way = Zahlung unterwegs
orders-story-on-its-way-note = Die Bank braucht ein paar Tage. Die Exemplare bleiben reserviert.
orders-story-no-page = Keine Bezahlseite
orders-story-no-page-note = Der Zahlungsdienst antwortete nicht; dort stand die Bitte, es noch einmal zu versuchen.
orders-story-amount = Es kam ein anderer Betrag an als verlangt
orders-story-came = { MONEY($amount) } kamen an.
orders-story-late = Zu spät bezahlt
orders-story-late-note = Die Bestellung war schon beendet, das Geld geht von selbst zurück.
orders-story-asked-amount = Du wolltest { MONEY($amount) } erstatten
orders-story-asked = Du wolltest erstatten
orders-story-refunded-amount = Insgesamt { MONEY($amount) } erstattet
orders-story-refund-back = Die Erstattung kam zurück
orders-story-refund-back-note = Die Bank nahm sie nicht an.
orders-story-refund-refused = Die Erstattung wurde abgelehnt
orders-story-restocked = Die Exemplare sind wieder verfügbar
orders-story-taken-again = Die Exemplare sind wieder vergeben
orders-story-mail-back = Der Beleg kam zurück
orders-story-mail-back-note = Der Mailserver sagt, dass es die Adresse nicht gibt.
orders-story-mail-stuck = Der Beleg konnte nicht zugestellt werden
orders-story-mail-stuck-note = Tagelang nahm ihn kein Mailserver an.
orders-story-mail-after-all = Der Beleg kam doch noch an
orders-story-mail-receipt = Beleg gesendet
orders-story-mail-refund = Mail über die Erstattung gesendet
orders-story-mail-code = Code für ein neues Netz gesendet
orders-story-mail-refund-back = Die Mail über die Erstattung konnte nicht zugestellt werden
orders-story-corrected = Die Adresse wurde berichtigt
orders-story-evidence = Belege an die Bank gesendet
orders-story-link = Downloadlink erstellt
orders-story-download = Download begonnen
orders-story-downloaded = Download abgeschlossen
orders-story-download-refused = Ein Download wurde abgelehnt
