profile-name = Dein Name
profile-name-field = Name
profile-name-about = Besucher deiner Seiten sehen ihn. Ausgestellte Belege behalten ihren Namen.

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

profile-language = Sprache
profile-language-about = Für die Konsole und für unsere Mails an dich. Deine Seiten sprechen die Sprache ihrer Besucher.

# The page behind the link in the mail.
profile-confirm-title = Ist das deine neue Adresse?
profile-confirm = Drück auf den Knopf, dann meldest du dich ab jetzt mit { $email } an.
profile-confirm-button = Diese Adresse verwenden
profile-confirm-detail = Du wolltest das nicht? Dann schließ diese Seite; es ändert sich nichts.
profile-confirmed-title = Deine Adresse ist geändert
profile-confirmed = Du meldest dich ab jetzt mit { $email } an.
profile-confirmed-button = Zu meinem Profil
