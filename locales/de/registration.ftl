registration-back = Zurück zur Seite
registration-done = Fertig

registration-sent-title = Noch ein Schritt: dein Postfach
registration-sent = Wir haben dir eine Mail geschickt. Drück den Knopf darin, und du stehst auf der Liste.
registration-sent-about = Wir haben dir eine Mail zu „{ $title }“ geschickt. Drück den Knopf darin, und du stehst auf der Liste.
registration-sent-detail = Nichts da? Es kann eine Minute dauern, und vielleicht liegt sie im Spam-Ordner.

registration-confirm-title = Bist du das?
registration-confirm = Bestätige deine Adresse, damit du die Mail bekommst.
registration-confirm-about = Bestätige deine Adresse, damit du die Mail zu „{ $title }“ bekommst.
registration-confirm-button = Ja, setz mich auf die Liste
registration-confirm-detail = Wenn du darum nicht gebeten hast, schließ die Seite, und nichts passiert.
registration-confirmed-title = Du stehst auf der Liste
registration-confirmed = Wir schreiben dir. In jeder Mail steht ein Link, der das beendet.
registration-confirmed-about = Wir schreiben dir zu „{ $title }“. In jeder Mail steht ein Link, der das beendet.

registration-end-title = Keine Mails mehr?
registration-end = Du bekommst keine Mails mehr.
registration-end-about = Du bekommst keine Mails mehr zu „{ $title }“.
registration-end-button = Abmelden
registration-ended-title = Du stehst nicht mehr auf der Liste
registration-ended = Es kommen keine Mails mehr.
registration-ended-about = Es kommen keine Mails mehr zu „{ $title }“.

registration-delete-title = Deine Daten löschen?
registration-delete = Deine Adresse, dein Name und deine Antworten werden sofort gelöscht. Das lässt sich nicht rückgängig machen.
registration-delete-about = Deine Adresse, dein Name und deine Antworten zu „{ $title }“ werden sofort gelöscht. Das lässt sich nicht rückgängig machen.
registration-delete-button = Meine Daten löschen
registration-deleted-title = Deine Daten sind gelöscht
registration-deleted = Deine Adresse, dein Name und deine Antworten sind weg.

registration-consent = Schickt mir eine E-Mail zu dieser Seite. Ich kann mich jederzeit mit einem Klick abmelden.
