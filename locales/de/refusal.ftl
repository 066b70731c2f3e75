refusal-no-such-page = Diese Seite gibt es nicht.
refusal-no-such-order = Diese Bestellung gibt es nicht.
refusal-no-such-product = Dieses Produkt gibt es nicht.
refusal-no-such-file = Diese Datei gibt es nicht.
refusal-no-such-account = Dieses Konto gibt es nicht.
refusal-no-such-registration = Diese Anmeldung gibt es nicht.
refusal-no-such-customer = Diese Kundin oder diesen Kunden gibt es nicht.
refusal-no-such-key = Diesen Schlüssel gibt es nicht.
refusal-no-such-licence-key = Diesen Lizenzschlüssel gibt es nicht.
refusal-no-such-call = Diesen Aufruf gibt es nicht.
refusal-no-such-screen = Diese Seite gibt es hier nicht.
refusal-broken-here = Bei uns ist etwas schiefgegangen. Wenn es wieder passiert, nenn uns das: { $reference }.
refusal-unreachable = Wir konnten den Server nicht erreichen. Bitte prüfe deine Verbindung und versuch es noch einmal.
refusal-broken = Bei uns ist etwas schiefgegangen. Bitte versuch es noch einmal; wenn es bleibt, nenn uns die Referenz.

refusal-name-missing = Bitte gib einen Namen ein.
refusal-own-name-missing = Bitte gib deinen Namen ein.
refusal-code-missing = Bitte gib einen Code ein.
refusal-option-missing = Bitte gib eine Möglichkeit ein.
refusal-file-name-missing = Bitte gib einen Dateinamen ein.
refusal-text-long = Bitte verwende höchstens { NUMBER($most) } Zeichen.

refusal-amount-odd = Bitte gib einen Betrag wie { $decimals ->
    [0] 1250
    [3] 12,500
   *[other] 12,50
} ein.
refusal-amount-whole = { $currency } hat keine kleinere Einheit. Bitte gib einen Betrag wie 1250 ein.
refusal-amount-long = { $currency } hat { NUMBER($decimals) } Nachkommastellen. Bitte gib einen Betrag wie { $decimals ->
    [3] 12,500
   *[other] 12,50
} ein.
refusal-price-low = Der Preis muss mindestens { MONEY($least) } betragen.
refusal-price-high = Der Preis darf höchstens { MONEY($most) } betragen.
refusal-price-zeros = Ein Preis in { $currency } muss auf { $zeros } enden.
refusal-price-least = Bitte wähle mindestens { MONEY($least) }.
refusal-price-changes-too-many = Bitte plane höchstens { NUMBER($most) } Preisänderungen.
refusal-copies-odd = Bitte wähle 1 bis { NUMBER($most) } Exemplare.
refusal-refund-amount = Bitte wähle einen Betrag bis { MONEY($most) }.
refusal-refund-refused = Der Zahlungsdienst hat diese Erstattung abgelehnt ({ $why }).
refusal-dispute-refused = Der Zahlungsdienst nimmt diese Nachweise nicht an: { $why }

refusal-product-downloads = Bitte wähle { NUMBER($least) } bis { NUMBER($most) } Downloads.
refusal-product-days = Bitte wähle { NUMBER($least) } bis { NUMBER($most) } Tage.
refusal-registration-name-twice = Das Feld { $name } ist doppelt.
refusal-registration-options = Das Feld { $label } braucht 1 bis 50 Möglichkeiten.

refusal-key-long = Schlüssel { NUMBER($at) } hat mehr als 500 Zeichen.
refusal-key-hidden = Schlüssel { NUMBER($at) } hat Zeichen, die man nicht sehen kann.
refusal-keys-none-new = { $known ->
    [0] Es wurde kein Schlüssel hinzugefügt.
    [one] Es wurde kein Schlüssel hinzugefügt; 1 war schon bekannt.
   *[other] Es wurde kein Schlüssel hinzugefügt; { NUMBER($known) } waren schon bekannt.
}

refusal-code-wrong = Dieser Code stimmt nicht oder ist zu alt. Bitte such die neueste E-Mail, oder fordere einen anderen Code an.
refusal-code-wrong-download = Dieser Code stimmt nicht oder ist zu alt. Bitte drück noch einmal auf „Herunterladen“, dann kommt ein neuer.
refusal-receipt-just-sent = Der Beleg wurde gerade eben an { $to } geschickt. Nach fünf Minuten kann er noch einmal geschickt werden; bitte sieh inzwischen im Spam-Ordner nach.

refusal-download-over = Die Zeit zum Herunterladen dieser Datei ist vorbei. Bitte schreib dem Verkäufer, wenn du sie noch brauchst.
refusal-download-file-used-up = Alle Downloads von „{ $file }“ sind verbraucht, deshalb gibt es kein Archiv mehr damit. Bitte lade die anderen Dateien einzeln herunter.
refusal-file-parts-missing = Die Datei ist noch nicht hochgeladen. { $count ->
    [one] 1 Teil ist nicht angekommen
   *[other] { NUMBER($count) } Teile sind nicht angekommen
}: { $parts }
refusal-file-sha256-other = Die angekommenen Bytes haben einen anderen SHA-256 als angekündigt. Bitte lade die Datei noch einmal hoch.
refusal-file-part-broken = Teil { NUMBER($part) } kam beschädigt an. Bitte lade die Datei noch einmal hoch.
refusal-file-version-gone = Die frühere Version wurde inzwischen gelöscht. Bitte lade das als eigene Datei hoch.

refusal-api-field-missing = Bitte sende { $field }.
refusal-api-body-large = Bitte sende höchstens { NUMBER($most) } KB.
refusal-api-json-broken = Das ist kein JSON: Sieh dir Zeile { NUMBER($line) }, Spalte { NUMBER($column) } an.
refusal-api-method = Diese Adresse nimmt andere Methoden an: siehe den Allow-Header.
refusal-api-customization = Bitte sende ein Objekt; headline, tagline, accent, buttonText und thankYou sind Texte.

refusal-registration-questions-too-many = Bitte stelle höchstens 20 Fragen.
refusal-registration-name-odd = Der Name eines Feldes hat 1 bis 40 Buchstaben, Ziffern, - oder _.
refusal-registration-link-dead = Dieser Link funktioniert nicht mehr.

refusal-answer-tick = Bitte setze hier das Häkchen.
refusal-answer-missing = Bitte füll das aus.
refusal-answer-choose = Bitte wähle eine der Möglichkeiten.

refusal-keys-missing = Bitte gib mindestens einen Schlüssel ein.
refusal-keys-too-many = Bitte füge höchstens 10.000 Schlüssel auf einmal hinzu.
refusal-keys-in-use = Dieser Schlüssel wurde gekauft oder liegt bei jemandem in der Kasse. Er bleibt.

refusal-page-accent-odd = Bitte schreib die Akzentfarbe wie #1f6feb.
refusal-page-customization-large = Bitte bleib bei der Gestaltung unter 16 KB.
refusal-page-limits-elsewhere = Bitte begrenze nur Produkte dieser Seite.
refusal-page-products-twice = Bitte nenne jedes Produkt nur einmal.
refusal-page-products-none = Bitte wähle mindestens ein Produkt.
refusal-page-products-too-many = Bitte wähle höchstens 20 Produkte.
refusal-page-copies-odd = Bitte wähle 1 bis 1.000.000 Exemplare, oder lass das Feld leer.
refusal-page-expiry-missing = Bitte wähle, wann die Seite schließt.
refusal-page-expiry-past = Bitte wähle ein Ende in der Zukunft.
refusal-page-expiry-before-launch = Die Seite muss nach ihrer Öffnung schließen.
refusal-page-currencies = Bitte wähle für eine Seite Produkte mit derselben Währung.
refusal-page-sold-more = Es sind schon mehr Exemplare verkauft oder in der Kasse.
refusal-page-product-sold = Ein Produkt, das auf dieser Seite verkauft wurde, kann nicht von ihr genommen werden.
refusal-page-in-checkout = Auf dieser Seite bezahlt gerade jemand. Bitte halte sie an und versuch es später noch einmal.

refusal-check-form = Bitte sieh das Formular noch einmal durch.
refusal-check-file = Bitte prüfe die Datei.

refusal-file-name-long = Bitte nimm einen kürzeren Dateinamen.
refusal-file-name-odd = Bitte nimm einen Dateinamen ohne Ordner und ohne / \ : * ? " < > |.
refusal-file-type-odd = Bitte sende einen Medientyp wie application/pdf.
refusal-file-empty = Diese Datei ist leer. Bitte wähle eine andere.
refusal-file-too-large = Diese Datei ist größer als 50 GB; mehr können wir nicht annehmen.
refusal-file-sha256-odd = Bitte sende den SHA-256 als 64 hexadezimale Ziffern.
refusal-file-stamp-early = Der Stempel kann gewählt werden, sobald die Datei hochgeladen ist.
refusal-file-uploaded-already = Diese Datei wurde schon hochgeladen.
refusal-file-parts-too-many = Bitte frag nach höchstens 1.000 Teilen.
refusal-file-part-unknown = Die Datei hat keinen Teil mit dieser Nummer.
refusal-file-part-md5-odd = Bitte sende den MD5 eines Teils als Base64, wie in Content-MD5.
refusal-file-not-uploaded = Die Datei ist noch nicht hochgeladen.
refusal-file-address-unknown = Diese Adresse zum Hochladen gibt es nicht.
refusal-file-address-old = Diese Adresse zum Hochladen ist zu alt. Bitte fordere eine neue an und mach weiter.
refusal-file-other-type = Das Hochgeladene hat einen anderen Typ als angekündigt.
refusal-file-part-damaged = Die Bytes dieses Teils sind nicht die angekündigten. Bitte sende ihn noch einmal.
refusal-file-other-size = Das Hochgeladene hat eine andere Größe als angekündigt.
refusal-file-version-changed = Die frühere Version wurde inzwischen geändert. Bitte versuch es noch einmal.
refusal-file-most = Ein Produkt kann höchstens 100 Dateien haben.
refusal-file-name-taken = Dieses Produkt hat schon eine Datei mit diesem Namen.
refusal-file-finished = Diese Datei wurde gerade eben fertig. Sie steht jetzt in der Liste der Dateien.
refusal-file-still-needed = Käufer können diese Datei noch herunterladen. Sie kann gelöscht werden, wenn deren Zeit vorbei ist.
refusal-file-last = Eine Seite verkauft dieses Produkt, und das ist seine einzige Datei. Bitte lade zuerst eine andere hoch.

refusal-text-odd = Bitte verwende nur Buchstaben, Ziffern und Satzzeichen.
refusal-text-hidden = Bitte entferne die unsichtbaren Steuerzeichen.

refusal-price-suggestion-low = Bitte schlage mindestens den niedrigsten Preis vor.
refusal-price-compare-low = Bitte vergleiche mit einem höheren Preis, oder lass das Feld leer.
refusal-price-changes-at-once = Zwei Preisänderungen können nicht im selben Moment geschehen.
refusal-price-total-large = Zusammen kostet das mehr, als eine Zahlung betragen kann.
refusal-price-free-instead = Wenn es nichts kostet, wähle bitte „Kostenlos“.

refusal-discount-early = Dieser Rabattcode gilt noch nicht.
refusal-discount-over = Dieser Rabattcode ist abgelaufen.
refusal-discount-unknown = Diesen Rabattcode gibt es nicht.
refusal-discount-used-up = Dieser Rabattcode ist aufgebraucht.
refusal-discount-elsewhere = Dieser Rabattcode gilt nicht für das, was du ausgewählt hast.
refusal-discount-end-before-start = Das Ende muss nach dem Anfang liegen.
refusal-discount-uses-odd = Bitte wähle 1 bis 1.000.000, oder lass das Feld leer.
refusal-discount-percent-odd = Bitte wähle 1 bis 100 Prozent.
refusal-discount-currency-missing = Bitte wähle eine Währung für den Betrag.
refusal-discount-amount-odd = Bitte wähle einen Betrag in dieser Währung.
refusal-discount-either = Bitte wähle entweder einen Prozentsatz oder einen Betrag.
refusal-discount-code-odd = Bitte verwende 3 bis 40 Buchstaben, Ziffern, - und _.
refusal-discount-known = Du hast schon einen Code mit diesem Namen.
refusal-discount-renamed = Ein Code behält seinen Namen, weil Links mit ihm unterwegs sind. Bitte leg einen neuen an.
refusal-discount-used-more = Er wurde schon öfter benutzt als das.

refusal-product-expiry-past = Bitte wähle ein Ablaufdatum in der Zukunft.
refusal-product-currency-odd = Bitte wähle eine Währung, die wir annehmen können, etwa USD oder EUR.
refusal-product-currency-shared = Dieses Produkt steht mit anderen auf einer Seite, und eine Seite hat eine Währung.
refusal-product-on-page = Eine Seite, die noch nicht geschlossen hat, verkauft dieses Produkt. Bitte lösche zuerst diese Seite.

refusal-email-missing = Bitte gib deine E-Mail-Adresse ein.
refusal-email-odd = Bitte gib eine E-Mail-Adresse wie name@example.com ein.

refusal-account-connect-off = Zahlungen gehen hier auf das Konto des Betreibers. Es gibt nichts einzurichten.
refusal-account-address-missing = Bitte gib eine Adresse ein.
refusal-account-known = Diese Adresse hat schon ein Konto.
refusal-account-link-used = Dieser Link wurde schon benutzt oder ist zu alt. Bitte fordere einen neuen an.

refusal-password-wrong = Das ist nicht dein Passwort.
refusal-password-short = Bitte wähle mindestens 10 Zeichen.
refusal-password-long = Bitte wähle ein kürzeres Passwort.

refusal-sign-in-wrong = Die Adresse oder das Passwort stimmt nicht.
refusal-sign-in-unconfirmed = Bitte bestätige zuerst deine Adresse: Der Link liegt in deinem Posteingang.

refusal-refund-nothing-paid = Für diese Bestellung wurde nichts bezahlt.
refusal-refund-done = Diese Bestellung wurde schon erstattet.
refusal-refund-disputed = Die Bank des Käufers entscheidet über diese Zahlung. Solange kann sie nicht erstattet werden.
refusal-refund-lost = Die Bank hat diese Zahlung schon zurückgegeben.
refusal-refund-meanwhile = Gerade eben wurde etwas erstattet. Bitte sieh dir die Bestellung noch einmal an.
refusal-refund-everything = Alles, was bezahlt wurde, ist schon erstattet.

refusal-checkout-no-payments = Der Verkäufer kann gerade keine Zahlungen annehmen. Es wurde nichts abgebucht.
refusal-checkout-ended = Diese Kasse hat gerade geschlossen. Bitte versuch es noch einmal.
refusal-checkout-had = Du hast das gerade bekommen. Der Link zu deinen Dateien ist in deiner E-Mail.
refusal-checkout-started = Diese Kasse wurde gerade eben geöffnet. Bitte versuch es noch einmal.
refusal-checkout-too-late = Es sind nicht genug Exemplare übrig: Die letzten liegen gerade bei jemand anderem in der Kasse.
refusal-checkout-not-live = Der Verkäufer kann gerade keine Zahlungen annehmen.
refusal-checkout-sold-out = Alle Exemplare sind gerade verkauft oder liegen bei jemandem in der Kasse.
refusal-checkout-closed = Diese Seite hat geschlossen. Hier kann man nichts mehr kaufen.
refusal-checkout-early = Diese Seite ist noch nicht offen.
refusal-checkout-paused = Diese Seite verkauft gerade nichts.
refusal-checkout-product-missing = Bitte wähle ein Produkt.
refusal-checkout-product-elsewhere = Diese Seite verkauft dieses Produkt nicht.
refusal-checkout-product-gone = Dieses Produkt gibt es nicht mehr.
refusal-checkout-one-copy = Eine Bestellung kann davon ein Exemplar enthalten.

refusal-dispute-none = Zu dieser Bestellung gibt es keinen offenen Einspruch.
refusal-dispute-handed-in = Die Nachweise sind schon eingereicht. Jetzt entscheidet die Bank.

refusal-receipt-none = Für diese Bestellung gibt es keinen Beleg, der verschickt werden könnte.
refusal-receipt-corrected = Die Adresse dieser Bestellung wurde an einem Tag dreimal berichtigt. Bitte versuch es morgen noch einmal.

refusal-door-too-many = Mit dieser Adresse wurden viele Codes angefordert. Bitte versuch es in einer Stunde noch einmal.

refusal-download-cut-off = Dieser Download-Link wurde vielleicht unterwegs abgeschnitten. Deine Bestellseite gibt dir einen neuen.
refusal-download-run-out = Download-Links funktionieren nur kurze Zeit, und dieser ist abgelaufen. Deine Bestellseite gibt dir einen neuen.
refusal-download-other-network = Dieser Download-Link wurde für ein anderes Netz gemacht. Deine Bestellseite gibt dir einen neuen für dieses Netz.
refusal-download-confirm = Deine Dateien wurden heute aus mehreren Netzen geöffnet. Um aus diesem weiterzumachen, gib bitte den Code ein, den wir gerade an die Adresse des Kaufs geschickt haben.
refusal-download-codes-too-many = In der letzten Stunde wurden viele Codes angefordert. Bitte versuch es später noch einmal, oder aus einem Netz, das du schon benutzt hast.
refusal-download-disputed = Die Zahlung dieser Bestellung ist bei der Bank strittig; die Dateien müssen warten, bis das geklärt ist.
refusal-download-revoked = Die Zahlung dieser Bestellung wurde zurückgegeben, deshalb sind ihre Dateien nicht mehr verfügbar.
refusal-download-not-paid = Diese Bestellung ist noch nicht bezahlt. Die Dateien sind hier, sobald die Zahlung ankommt.
refusal-download-all-over = Die Zeit zum Herunterladen dieser Dateien ist vorbei. Bitte schreib dem Verkäufer, wenn du sie noch brauchst.
refusal-download-changed = Die Dateien dieser Bestellung haben sich geändert, seit dieser Link gemacht wurde. Deine Bestellseite gibt dir, was es jetzt gibt.
refusal-download-used-up = Alle Downloads dieser Datei sind verbraucht. Bitte schreib dem Verkäufer, wenn du sie noch einmal brauchst.

refusal-proof-meanwhile = Seit dieser Beleg angeboten wurde, ist mehr geschehen. Bitte öffne die Seite mit dem unterschriebenen Beleg noch einmal.

refusal-webhook-off = Webhooks sind hier nicht eingerichtet.
refusal-webhook-unsigned = Die Signatur passt nicht.
refusal-webhook-no-event = Das ist kein Ereignis.

refusal-copy-busy = Gerade werden andere Dateien geprüft. Bitte versuch es in einer Minute noch einmal.
refusal-copy-failed = Dein persönliches Exemplar konnte nicht hergestellt werden. Der Verkäufer weiß Bescheid.
refusal-copy-making = Dein persönliches Exemplar wird gerade hergestellt. Bitte versuch es in einer Minute noch einmal.
refusal-copy-none-failed = Von dieser Bestellung ist kein persönliches Exemplar misslungen.

refusal-api-keys-too-many = Bitte widerrufe zuerst einen Schlüssel, den du nicht mehr brauchst.
refusal-api-key-missing = Bitte sende deinen API-Schlüssel: Authorization: Bearer KEY.
refusal-api-key-unknown = Dieser API-Schlüssel ist nicht bekannt. Bitte prüfe ihn, oder leg einen neuen an.
refusal-api-not-an-object = Bitte sende ein JSON-Objekt.
refusal-api-body-empty = Der Inhalt ist leer. Bitte sende ein JSON-Objekt.
refusal-api-not-json = Bitte sende JSON, mit Content-Type: application/json.
refusal-api-body-broken = Der Inhalt brach ab. Bitte versuch es noch einmal.
refusal-api-closing = Bitte wähle honour oder strict.
refusal-api-file = Bitte sende die ID einer Datei.
refusal-api-buyers = Bitte sende all oder new.
refusal-api-stamp = Bitte sende none, footer oder first_page.
refusal-api-text = Bitte sende einen Text.
refusal-api-number = Bitte sende eine ganze Zahl.
refusal-api-switch = Bitte sende true oder false.
refusal-api-time = Bitte sende eine Zeit wie 2030-12-31T17:00:00Z.
refusal-api-licence-keys = Bitte sende none, generated oder list.
refusal-api-texts = Bitte sende eine Liste von Texten.
refusal-api-questions = Bitte sende eine Liste von Objekten mit name, label, type (text, select oder checkbox), required und options.
refusal-api-price-changes = Bitte sende eine Liste von Objekten mit at und priceInCents.
refusal-api-numbers = Bitte sende ein Objekt mit einer ganzen Zahl für jedes Produkt.
refusal-api-limits = Bitte sende ein Objekt mit einer ganzen Zahl oder null für jedes Produkt.
refusal-api-object = Bitte sende ein Objekt.
refusal-api-parts = Bitte sende eine Liste von Objekten mit number und md5.
refusal-api-parts-sent = Bitte sende eine Liste von Objekten mit number und etag.
refusal-api-parts-none = Bitte sende mindestens einen Teil.
refusal-api-answer = Bitte sende einen Text, oder true oder false.
refusal-api-repeat-other = Dieser Idempotency-Key wurde schon mit einem anderen Inhalt gesendet. Bitte verwende einen neuen.
refusal-api-repeat-running = Derselbe Aufruf läuft noch. Bitte frag gleich noch einmal.
refusal-api-repeat-doubt = Der erste Versuch hat vielleicht geklappt. Bitte sieh dir die Bestellung an, bevor du es mit einem neuen Idempotency-Key noch einmal versuchst.
refusal-api-repeat-key-odd = Bitte sende 1 bis 255 Buchstaben, Ziffern und Satzzeichen, ohne Leerzeichen.
refusal-api-parameter-twice = Bitte sende jeden Parameter der Adresse nur einmal.

refusal-files-unavailable = Die Dateien sind gerade nicht erreichbar. Nichts ist verloren; bitte versuch es in ein paar Minuten noch einmal.

refusal-payments-unavailable = Zahlungen sind gerade nicht möglich. Es wurde nichts abgebucht. Bitte versuch es in ein paar Minuten noch einmal.

refusal-list-limit-odd = Bitte frag nach 1 bis 100 Einträgen.
refusal-list-cursor-odd = Bitte verwende den nextCursor einer früheren Antwort.

refusal-cross-site = Diese Anfrage kam von einer anderen Website. Bitte öffne die Seite und versuch es noch einmal.

refusal-too-many-requests = Das war viel in kurzer Zeit. Bitte warte einen Moment und versuch es noch einmal.

refusal-signed-out = Bitte melde dich zuerst an.
refusal-signed-out-again = Du bist abgemeldet. Melde dich in einem neuen Tab an, komm zurück und versuch es noch einmal: Was du geschrieben hast, bleibt hier stehen.

refusal-preview-gave-up = Die Vorschau konnte nicht hergestellt werden. Bitte schalte sie aus und wieder ein.
refusal-preview-closed = Diese Seite hat geschlossen, deshalb sind ihre Vorschauen weg.

refusal-form-too-large = Das ist mehr, als ein Formular fasst. Bitte kürze es.
refusal-form-odd = Dieses Formular ist nicht lesbar. Bitte versuch es noch einmal.
refusal-form-incomplete = Bitte sieh das Formular durch: Es war unvollständig.
refusal-form-too-long = Das ist mehr, als ein Formular aufnimmt. Bitte kürze es.

refusal-page-sells-nothing = Diese Seite verkauft nichts.
refusal-copies-missing = Bitte gib eine Anzahl ein.
refusal-number-odd = Bitte gib eine ganze Zahl ein.
refusal-price-change-when = Bitte wähle, wann sich der Preis ändert.
refusal-moment-half = Bitte gib Datum und Uhrzeit an.

refusal-media-no-preview = Von dieser Art Datei gibt es keine Vorschauen.
refusal-media-not-pdf = Nur PDF-Dateien können die Adresse des Käufers tragen.
refusal-media-no-place = Es ist nicht bekannt, wohin die Adresse des Käufers soll. Bitte wähle es noch einmal.
refusal-media-encrypted = Diese PDF ist verschlüsselt. Bitte lade sie ohne Passwort und ohne Einschränkungen hoch.
refusal-media-damaged = Diese Datei ist beschädigt: Sie kann nicht gelesen werden.
refusal-media-too-large = Diese Datei ist dafür zu groß.
refusal-media-too-many-pixels = Dieses Bild hat mehr als 50 Millionen Pixel.
refusal-media-too-much = Diese Datei zu lesen braucht zu viel Zeit oder Speicher.
refusal-media-no-player = Dieser Server hat kein Programm, das Audio und Video liest (ffmpeg).
refusal-media-too-small = Diese Datei ist so klein, dass eine Vorschau schon alles wäre.
refusal-media-gone = Die Datei, aus der es gemacht wird, fehlt.
refusal-media-trouble = Das hat hier nicht geklappt. Bitte versuch es noch einmal.

refusal-page-blocks-twice = Bitte zeige jeden Teil der Seite nur einmal.
refusal-page-entries-too-many = Bitte verwende höchstens { NUMBER($most) } Einträge.
refusal-page-words-missing = Bitte schreib hier etwas hinein oder entferne den Eintrag.
refusal-draft-changed-elsewhere = Diese Seite wurde inzwischen in einem anderen Fenster geändert. Was du hier geschrieben hast, ist nicht verloren.
refusal-list-status-unknown = Bitte wähle einen Status, den es gibt.
refusal-list-sign-in = Bitte melde dich zuerst an.
refusal-list-choice-unreadable = Bitte wähle bis zu 500 Zeilen aus der Liste.
refusal-stats-range = Bitte frag nach 7, 30 oder 90 Tagen, oder mit „all“ nach allen.

refusal-no-such-picture = Dieses Bild gibt es nicht.
refusal-picture-cover-gone = Dieses Bild gibt es nicht mehr. Bitte lade es noch einmal hoch.
refusal-picture-none = Bitte wähle ein Bild: Diese Datei ist leer.
refusal-picture-other-file = Das ist kein Bild, das gezeigt werden kann. Bitte wähle eine JPEG-, PNG- oder WebP-Datei.
refusal-picture-large = Dieses Bild hat mehr als { NUMBER($most) } MB. Bitte wähle ein kleineres.
refusal-picture-pixels = Dieses Bild hat mehr als 50 Millionen Pixel. Bitte verkleinere es zuerst.
refusal-picture-moves = Dieses Bild bewegt sich. Bitte wähle eines, das stillsteht.
refusal-picture-narrow = Dieses Bild ist zu schmal. Bitte wähle eines, dessen längere Seite höchstens { NUMBER($most) }-mal so lang ist wie die kürzere.
refusal-picture-damaged = Dieses Bild ist beschädigt: Es lässt sich nicht lesen.
refusal-picture-too-much = Dieses Bild zu lesen braucht zu viel Zeit oder Speicher. Bitte speichere es noch einmal als JPEG-Datei.
refusal-picture-busy = Gerade werden viele Bilder gelesen. Bitte versuch es in einer Minute noch einmal.
refusal-pictures-too-many = Du hast { NUMBER($most) } Bilder. Die, die keine Seite zeigt, verschwinden nach einer Woche; bitte versuch es dann noch einmal.
refusal-draft-number-unreadable = Bitte gib eine ganze Zahl ein oder lass das Feld leer.
refusal-picture-use-unknown = Bitte sag, wofür das Bild ist: cover oder avatar.
refusal-card-closed = Diese Seite ist geschlossen, darum gibt es kein Bild mehr von ihr.

refusal-password-tried-often = { $minutes ->
    [one] Das war zu oft falsch. Bitte versuch es in einer Minute wieder, oder setz per Mail ein neues Passwort.
   *[other] Das war zu oft falsch. Bitte versuch es in { NUMBER($minutes) } Minuten wieder, oder setz per Mail ein neues Passwort.
}
refusal-password-tried-often-hours = Das war zu oft falsch. Bitte versuch es in { NUMBER($hours) } Stunden wieder, oder setz per Mail ein neues Passwort.
refusal-account-same-address = Das ist schon deine Adresse.
refusal-account-addresses-often = Du hast heute fünf Adressen genannt. Bitte versuch es morgen wieder.
refusal-account-address-taken = Diese Adresse hat inzwischen ein eigenes Konto.
refusal-account-other-address = Das ist nicht die Adresse deines Kontos.
refusal-account-in-use = Etwas ist noch offen oder unterwegs, deshalb kann das Konto noch nicht gelöscht werden. Bitte sieh nach, was noch zu klären ist.
refusal-no-such-session = Diese Sitzung ist schon beendet.
refusal-notification-link-dead = Dieser Link geht nicht. Du kannst Mails in deinen Einstellungen ausschalten.

refusal-proof-needed = Beweis erst, dass du es noch bist.
refusal-ceremony-over = Das hat zu lange gedauert oder ist schon getan. Fang noch einmal an.
refusal-second-step-over = Das hat zu lange gedauert. Melde dich noch einmal an.
refusal-totp-wrong = Das ist nicht der Code, der jetzt gilt. Schau noch einmal in deine App: Er wechselt alle 30 Sekunden.
refusal-totp-used = Dieser Code wurde schon benutzt. Warte auf den nächsten.
refusal-totp-wait = { $minutes ->
    [one] Es wurden viele falsche Codes eingegeben. Versuch es in einer Minute noch einmal, oder nimm einen Wiederherstellungscode oder einen Passkey.
   *[other] Es wurden viele falsche Codes eingegeben. Versuch es in { NUMBER($minutes) } Minuten noch einmal, oder nimm einen Wiederherstellungscode oder einen Passkey.
}
refusal-recovery-wrong = Das ist keiner deiner Wiederherstellungscodes, oder er wurde schon benutzt.
refusal-authenticator-on = Deine Authenticator-App ist schon eingerichtet.
refusal-authenticator-off = Es ist keine Authenticator-App eingerichtet.
refusal-no-such-passkey = Diesen Passkey gibt es nicht.
refusal-passkey-unknown = Wir kennen diesen Passkey nicht. Melde dich mit deinem Passwort an.
refusal-passkey-odd = Dieser Passkey hat nicht richtig geantwortet. Versuch es noch einmal.
refusal-passkey-copied = Dieser Passkey wurde vielleicht kopiert und deshalb abgelehnt. Melde dich mit deinem Passwort an und entfern ihn.
refusal-passkey-known = Dieser Passkey wird schon benutzt.
refusal-passkey-name-missing = Gib dem Passkey einen Namen.
refusal-passkeys-enough = Du hast 20 Passkeys. Entfern erst einen.
refusal-passkeys-nowhere = Passkeys brauchen eine Website mit einem Namen, und diese hat nur eine Nummer.
refusal-qr-too-long = Dieser Link ist zu lang für einen QR-Code, den Telefone lesen können. Mit kürzeren Namen geht es.
refusal-website-odd = Gib eine Adresse wie https://ada.example ein.
refusal-time-zone-unknown = Diese Zeitzone kennen wir nicht. Wähl eine aus der Liste.
