# Was die Bildschirme der Konsole gemeinsam haben.

kit-skip = Zum Inhalt springen
kit-console = Konsole
kit-overview = Übersicht
kit-products = Produkte
kit-pages = Seiten
kit-discounts = Rabatte
kit-orders = Bestellungen
kit-customers = Käufer
kit-registrations = Anmeldungen
kit-settings = Einstellungen
kit-sign-out = Abmelden
# { $email } ist die Adresse.
kit-confirm-address = Bitte bestätige deine E-Mail-Adresse: Wir haben einen Link an { $email } geschickt. Schau im Spam-Ordner nach, wenn er nicht da ist.
kit-nothing-here = Hier ist nichts

kit-phase-draft = Entwurf
kit-phase-prelaunch = Öffnet bald
kit-phase-live = Offen
kit-phase-sold-out = Ausverkauft
kit-phase-paused = Pausiert
kit-phase-expired = Geschlossen

# Wie lange es noch dauert, in den zwei größten Einheiten.
kit-seconds = { NUMBER($seconds) } s
kit-minutes = { NUMBER($minutes) } min
kit-hours = { NUMBER($hours) } h { NUMBER($minutes) } min
kit-days = { NUMBER($days) } T { NUMBER($hours) } h

kit-keep-it = Behalten
kit-leave-it = So lassen
kit-close = Schließen
kit-copy-link = Link kopieren
kit-copied = Kopiert.
kit-copy-failed = Dein Browser hat das Kopieren nicht erlaubt. Bitte markiere und kopiere es selbst.
kit-fields-wrong = Bitte korrigiere die markierten Felder oben.
kit-zone = Deine Zeitzone: { $zone }.

kit-free = Kostenlos
kit-pay-what-you-want = Preis nach Wahl
kit-price-at-least = ab { MONEY($price) }
kit-instead-of = statt
# Ein Preis, und ab wann er gilt.
kit-price-next = { $price } ab { $moment }
kit-optional = { " " }(freiwillig)
