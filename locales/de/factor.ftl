# Passkeys, die Authenticator-App, Wiederherstellungscodes: was neben dem Passwort beweist, wer jemand ist.

factor-or = oder
factor-passkey-use = Passkey benutzen
factor-passkey-failed = Das hat nicht geklappt. Versuch es noch einmal, oder melde dich mit deinem Passwort an.
factor-code-title = Noch ein Schritt
factor-code-lede = Gib den Code ein, den deine Authenticator-App gerade zeigt.
factor-code-label = Code aus deiner App
factor-code-button = Anmelden
factor-code-back = Von vorn beginnen
factor-recovery-fold = Kein Handy da?
factor-recovery-label = Wiederherstellungscode
factor-recovery-hint = Einer der zehn, die du beim Einrichten der App gespeichert hast. Jeder gilt einmal.
factor-recovery-button = Diesen Code benutzen

factor-passkeys = Passkeys
factor-passkeys-about = Melde dich mit Fingerabdruck, Gesicht oder der PIN deines Geräts an, ohne Passwort. Ein Passkey gilt nur auf dieser Website, deshalb kann ihn dir niemand ablisten.
factor-passkeys-none = Noch keine Passkeys.
factor-passkey-name = Name des neuen Passkeys
factor-passkey-name-about = Das Gerät, auf dem er liegt, damit du später weißt, welchen du entfernst.
factor-passkey-add = Passkey hinzufügen
factor-passkey-added = Der Passkey ist hinzugefügt.
factor-passkey-rename = Umbenennen
factor-passkey-rename-title = „{ $name }“ umbenennen
factor-passkey-new-name = Neuer Name
factor-passkey-renamed = Der Passkey hat seinen neuen Namen.
factor-passkey-remove = Entfernen
factor-passkey-remove-title = „{ $name }“ entfernen?
factor-passkey-remove-about = Du kannst dich mit ihm nicht mehr anmelden. Auf deinem Gerät bleibt er, bis du ihn dort löschst.
factor-passkey-remove-yes = Passkey entfernen
factor-passkey-removed = Der Passkey ist entfernt.
factor-passkey-unsupported = Dieser Browser kann keine Passkeys benutzen.
factor-passkey-elsewhere = Passkeys gelten nur unter { $site }. Öffne die Konsole dort.
factor-passkey-cancelled = Das wurde abgebrochen oder hat zu lange gedauert. Du kannst es jederzeit noch einmal versuchen.
factor-passkey-here = Auf diesem Gerät liegt schon ein Passkey für dein Konto.
factor-passkey-broken = Dein Gerät hat nicht richtig geantwortet. Versuch es noch einmal.
factor-added = Hinzugefügt
factor-save = Speichern

factor-app = Authenticator-App
factor-app-about = Mit ihr reicht dein Passwort allein nicht: Zum Anmelden brauchst du auch einen Code, den dein Handy zeigt. Ein Passkey braucht keinen Code.
factor-app-set-up = Einrichten
factor-app-scan = Scann dieses Bild mit deiner App. Jede, die Codes zum Anmelden zeigt, ist recht.
factor-app-picture = QR-Code für deine Authenticator-App
factor-app-open = In einer App auf diesem Gerät öffnen
factor-app-type = Oder tipp dieses Geheimnis in die App:
factor-app-secret-copy = Geheimnis kopieren
factor-app-code = Code, den die App gerade zeigt
factor-app-confirm = Einschalten
factor-app-cancel = Abbrechen
factor-app-on = An seit
factor-app-off = Ausschalten
factor-app-off-title = Authenticator-App ausschalten?
factor-app-off-about = Dein Passwort allein reicht dann wieder, und deine Wiederherstellungscodes gelten nicht mehr.
factor-app-off-proof = Dein Passwort oder ein Code aus der App
factor-app-is-off = Die Authenticator-App ist ausgeschaltet.

factor-codes-left = { $left ->
    [one] { NUMBER($left) } Wiederherstellungscode ist übrig.
   *[other] { NUMBER($left) } Wiederherstellungscodes sind übrig.
}
factor-codes-few = Mach neue, bevor sie ausgehen.
factor-codes-now = Speichere jetzt deine Wiederherstellungscodes
factor-codes-about = Mit jedem kannst du dich einmal anmelden, wenn dein Handy weg ist. Sie werden nicht noch einmal gezeigt.
factor-codes-copy = Kopieren
factor-codes-download = Herunterladen
factor-codes-print = Drucken
factor-codes-kept = Ich habe sie gespeichert
factor-codes-renew = Neue Codes machen
factor-codes-renew-title = Neue Wiederherstellungscodes machen?
factor-codes-renew-about = Alle, die du bisher gespeichert hast, gelten dann nicht mehr.
factor-codes-renew-yes = Neue Codes machen
factor-codes-heading = Wiederherstellungscodes für Temporary Pages, { $email }

factor-proof-title = Bist du es noch?
factor-proof-about = Beweis es noch einmal, bevor du änderst, wie du dich anmeldest.
factor-proof-password = Dein Passwort
factor-proof-go = Weiter
factor-proof-passkey = Passkey benutzen

factor-letter-passkey-added-subject = Dein Konto hat einen neuen Passkey
factor-letter-passkey-added = mit dem Passkey „{ $name }“ kann man sich ab jetzt in deinem Konto anmelden.
factor-letter-passkey-removed-subject = Ein Passkey deines Kontos ist entfernt
factor-letter-passkey-removed = mit dem Passkey „{ $name }“ kann man sich nicht mehr in deinem Konto anmelden.
factor-letter-app-on-subject = Zum Anmelden brauchst du ab jetzt einen Code
factor-letter-app-on = für dein Konto ist eine Authenticator-App eingerichtet. Wer sich mit dem Passwort anmeldet, braucht ab jetzt auch einen Code daraus.
factor-letter-app-off-subject = Zum Anmelden brauchst du keinen Code mehr
factor-letter-app-off = die Authenticator-App deines Kontos ist ausgeschaltet. Das Passwort allein reicht wieder.
factor-letter-used-subject = Ein Wiederherstellungscode wurde benutzt
factor-letter-used = gerade hat sich jemand mit deinem Passwort und einem Wiederherstellungscode in deinem Konto angemeldet. { $left ->
    [one] { NUMBER($left) } Wiederherstellungscode ist übrig.
   *[other] { NUMBER($left) } Wiederherstellungscodes sind übrig.
}
factor-letter-renewed-subject = Du hast neue Wiederherstellungscodes
factor-letter-renewed = für dein Konto gibt es neue Wiederherstellungscodes. Die alten gelten nicht mehr.
factor-letter-guessed-subject = Jemand kennt dein Passwort
factor-letter-guessed = jemand hat sich mit dem richtigen Passwort in deinem Konto angemeldet und dann falsche Codes eingegeben. Hineingekommen ist dabei niemand. Wenn du das nicht warst, setz jetzt ein neues Passwort.
factor-letter-given-up-subject = Das Passwort allein reicht wieder
factor-letter-given-up = die Passkeys, die Authenticator-App und die Wiederherstellungscodes deines Kontos sind entfernt, weil sie als verloren gemeldet wurden. Dein Passwort allein reicht wieder zum Anmelden.
factor-letter-settings = Deine Einstellungen
factor-letter-not-you = Wenn du das nicht warst, setz jetzt ein neues Passwort: { $url }
