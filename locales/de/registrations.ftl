registrations-title = Anmeldungen
registrations-count = { $count ->
    [one] 1 Anmeldung
   *[other] { NUMBER($count) } Anmeldungen
}
registrations-count-more = Mehr als { NUMBER($count) } Anmeldungen
registrations-search = Anmeldungen durchsuchen
registrations-search-hint = Der Anfang einer Adresse, ein Name oder der Name einer Seite
registrations-pending = Unbestätigt
registrations-confirmed = Bestätigt
registrations-unsubscribed = Abbestellt
registrations-empty = Noch keine Anmeldungen
registrations-empty-hint = Bevor eine Seite öffnet, und wenn sie ausverkauft, pausiert oder geschlossen ist, können Besucher ihre Adresse hinterlassen. Wir sagen ihnen Bescheid, wenn sie öffnet.
registrations-empty-action = Zu deinen Seiten
registrations-page = Seite
registrations-all-pages = Alle Seiten
registrations-more-pages = Mehr Seiten in die Liste laden
registrations-address = Adresse
registrations-state = Stand
registrations-answers = Antworten
registrations-no-answers = Keine
registrations-registered = Angemeldet
registrations-delete = Löschen
registrations-delete-question = Anmeldung von { $email } löschen?
registrations-delete-consequence = Von dieser Seite kommt dann keine Post mehr.
registrations-delete-yes = Anmeldung löschen
registrations-deleted = Die Anmeldung ist gelöscht.
registrations-delete-some-question = { $count ->
    [one] Eine Anmeldung löschen?
   *[other] { NUMBER($count) } Anmeldungen löschen?
}
registrations-delete-some-consequence = Von ihren Seiten kommt dann keine Post mehr. Das lässt sich nicht rückgängig machen.
registrations-delete-some-yes = Löschen
registrations-deleted-some = { $count ->
    [one] Eine Anmeldung ist gelöscht.
   *[other] { NUMBER($count) } Anmeldungen sind gelöscht.
}
registrations-remind = Noch einmal um Bestätigung bitten
registrations-reminded = { $count ->
    [one] Eine Person bekommt noch eine Mail zum Bestätigen.
   *[other] { NUMBER($count) } Personen bekommen noch eine Mail zum Bestätigen.
}
registrations-not-reminded = { $count ->
    [one] Eine wurde ausgelassen: schon bestätigt oder heute schon gefragt.
   *[other] { NUMBER($count) } wurden ausgelassen: schon bestätigt oder heute schon gefragt.
}
