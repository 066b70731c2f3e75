profile-told = Was Besucher von dir sehen
profile-name-field = Name
profile-name-about = Besucher deiner Seiten sehen ihn. Ausgestellte Belege behalten ihren Namen.
profile-told-words = Ein paar Worte über dich
profile-told-words-about = Sie stehen neben deinem Bild, auf jeder deiner Seiten. Wer kauft, will wissen, wer du bist.
profile-told-website = Website
profile-told-website-about = Wo man mehr erfährt: deine Website oder dein Profil anderswo.

profile-zone = Zeitzone
profile-zone-about = Sie gilt in unseren Mails an dich und in deinen Tabellen. Hier auf dem Bildschirm sind es immer die deines Browsers. Die Sprache der Mails ist die im Menü.
profile-zone-field = Mails und Tabellen nennen Zeiten in
profile-zone-none = UTC
profile-zone-here = Dein Browser verwendet { $zone }.

profile-address = Deine E-Mail-Adresse
# $email is the address, in bold.
profile-address-is = Du meldest dich mit { $email } an, und Mails gehen dorthin.
# $email is the address, in bold.
profile-address-waits = Wir haben einen Link an { $email } geschickt. Bis du auf den Knopf in der Mail drückst, ändert sich nichts.
profile-address-keep = Meine Adresse behalten
profile-address-kept = Deine Adresse bleibt, wie sie ist.
profile-address-change = Adresse ändern
profile-address-new = Neue Adresse
profile-address-new-about = Wir schicken einen Link dorthin. Die Änderung gilt, sobald du ihn benutzt, und die alte Adresse bekommt Bescheid.

# The page behind the link in the mail.
profile-confirm-title = Ist das deine neue Adresse?
profile-confirm = Drück auf den Knopf, dann meldest du dich ab jetzt mit { $email } an.
profile-confirm-button = Diese Adresse verwenden
profile-confirm-detail = Du wolltest das nicht? Dann schließ diese Seite; es ändert sich nichts.
profile-confirmed-title = Deine Adresse ist geändert
profile-confirmed = Du meldest dich ab jetzt mit { $email } an.
profile-confirmed-button = Zu meinem Profil
