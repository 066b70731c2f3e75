told-title = Mails, die du ein- und ausschalten kannst
told-about = Am Ende jeder dieser Mails steht auch ein Link, der sie ausschaltet.
told-sale = Jeder Verkauf
told-sale-about = Wer was gekauft hat, sobald es bezahlt ist.
told-sold-out = Eine Seite ist ausverkauft
told-sold-out-about = Wenn das letzte Exemplar bezahlt ist.
told-opened = Eine Seite öffnet
told-opened-about = Zu ihrer Zeit, und wie viele auf ihrer Liste Bescheid bekommen.
told-closed = Eine Seite schließt
told-closed-about = Ihre Bestellungen, ihr Umsatz und ihre Anmeldungen, sobald niemand mehr bezahlt.
told-keys = Nur noch wenige Lizenzschlüssel
told-keys-about = Für Produkte, deren Schlüssel aus einer Liste von dir kommen.
told-week = Deine Woche in Zahlen
told-week-about = Montagmorgens. Nicht über eine Woche, in der nichts passiert ist.

told-always = Immer geschickt
told-always-about = Hier geht es um dein Geld, deine Sicherheit oder deine Dateien, deshalb lassen sie sich nicht ausschalten.
told-always-money = Streitfälle und wie sie ausgehen, Erstattungen, die scheitern, Zahlungen, die sich jemand ansehen muss, und ob du Zahlungen annehmen kannst.
told-always-account = Dein Passwort, deine Adresse, und wie du dich anmeldest.
told-always-files = Dateien, die bald gelöscht werden, und Exemplare für Käufer, die nicht hergestellt werden konnten.

# The page behind the link in a letter. $topic is one of the names above.
told-off-title = Keine mehr davon?
told-off = Drück auf den Knopf, dann schicken wir dir keine Mails der Art „{ $topic }“ mehr.
told-off-button = Ausschalten
told-is-off-title = Sie sind ausgeschaltet
told-is-off = Wir schicken dir keine Mails der Art „{ $topic }“ mehr.
told-is-off-button = Alle Mails ansehen
