landing-description = Verkauf ein digitales Produkt auf einer Seite, die es nur für eine Weile gibt.
landing-title = Verkauf es für eine Weile.
landing-lede = Gib einem digitalen Produkt eine eigene Seite, die öffnet und schließt, wann du es sagst.
landing-begin = Leg deine Seite an
landing-sign-in = Anmelden

landing-picture = Eine Seite, die eine Aufnahme verkauft: ihr Preis, eine Uhr, die bis zum Schluss herunterzählt, und wie viele Exemplare noch da sind.
landing-picture-open = Geöffnet
landing-picture-by = Von Mara Lind
landing-picture-title = Hafen, vor Sonnenaufgang
landing-picture-buy = Für { MONEY($price) } kaufen
landing-picture-days = Tage
landing-picture-hours = Std.
landing-picture-minutes = Min.
landing-picture-seconds = Sek.
landing-picture-left = Noch { NUMBER($left) } von { NUMBER($limit) }

landing-steps = So geht es
landing-upload-title = Lade deine Datei hoch
landing-upload = Ein Buch, ein Lied, eine Vorlage: alles, was man herunterladen kann. Sie bleibt privat, bis sie gekauft wird.
landing-time-title = Sag, von wann bis wann
landing-time = Vor der Öffnung sammelt deine Seite Adressen. Solange sie offen ist, verkauft sie. Dann schließt sie von selbst.
landing-share-title = Teile den Link
landing-share = Die Leute zahlen sicher und bekommen ihre Dateien sofort. Du siehst jede Bestellung, wenn sie eingeht.

landing-questions = Gut zu wissen
landing-cost-question = Was kostet das?
landing-cost-own = Das Geld geht auf dein eigenes Stripe-Konto. Stripe nimmt seine Gebühr, und diese Website behält nichts.
landing-cost-share = Das Geld geht auf dein eigenes Stripe-Konto. Stripe nimmt seine Gebühr, und diese Website behält { $percent } % von jedem Verkauf. Was du nicht verkaufst, kostet nichts.
landing-cost-one = Nichts außer dem, was Stripe für jede Zahlung nimmt. Verkäufe werden an die ausgezahlt, die diese Website betreiben.
landing-closed-question = Was passiert, wenn sie schließt?
landing-closed = Niemand kann mehr kaufen. Wer gekauft hat, behält eine Seite mit den Dateien, so lange du es bestimmt hast.
landing-buyer-question = Braucht man zum Kaufen ein Konto?
landing-buyer = Nein. Man zahlt, und die Dateien sind da. Eine Mail führt zurück, wann immer man möchte.
landing-watch-question = Wird jemand verfolgt?
landing-watch = Verkaufsseiten setzen keine Cookies, laden nichts von anderen Websites und funktionieren ohne JavaScript.
