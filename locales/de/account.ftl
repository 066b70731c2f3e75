account-password = Passwort
account-password-new = Neues Passwort
account-password-hint = Mindestens 10 Zeichen. Ein paar Wörter hintereinander sind gut.
account-email-hint = Wir schicken einen Link dorthin, damit sicher ist, dass sie dir gehört.
account-name = Dein Name
account-name-hint = Wer deine Seiten besucht, sieht ihn.

account-sign-in = Anmelden
account-sign-in-back = Zurück zur Anmeldung
account-forgot-link = Passwort vergessen?
account-sign-up-link = Konto anlegen

account-sign-up-title = Leg dein Konto an
account-sign-up-lede = Der Anfang kostet nichts. Du brauchst eine E-Mail-Adresse und etwas zum Verkaufen.
account-sign-up-button = Konto anlegen
account-sign-up-known = Ich habe ein Konto

account-inbox-title = Noch ein Schritt: dein Postfach
account-inbox-sentence = Wir haben dir eine Mail geschickt. Drück den Knopf darin, um deine Adresse zu bestätigen, und melde dich dann an.
account-inbox-detail = Nichts da? Es kann eine Minute dauern, und vielleicht liegt sie im Spam-Ordner.

account-confirm-title = Bist du das?
account-confirm-sentence = Bestätige deine E-Mail-Adresse, dann ist dein Konto fertig.
account-confirm-button = Meine Adresse bestätigen
account-confirmed-title = Deine Adresse ist bestätigt
account-confirmed-sentence = Dein Konto ist bereit.

account-forgot-title = Passwort vergessen?
account-forgot-lede = Nenn uns deine Adresse, und wir schicken dir einen Link, mit dem du ein neues wählst.
account-forgot-button = Schick mir den Link
account-forgot-sent-title = Schau in dein Postfach
account-forgot-sent-sentence = Wenn es ein Konto mit dieser Adresse gibt, ist ein Link für ein neues Passwort unterwegs.

account-reset-title = Wähl ein neues Passwort
account-reset-lede = Damit enden alle anderen Sitzungen deines Kontos.
account-reset-button = Speichern
account-reset-done-title = Dein neues Passwort ist gespeichert
account-reset-done-sentence = Alle anderen Sitzungen sind beendet.
