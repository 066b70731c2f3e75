registrations-title = Registrations
registrations-count = { $count ->
    [one] 1 registration
   *[other] { NUMBER($count) } registrations
}
registrations-count-more = More than { NUMBER($count) } registrations
registrations-search = Search registrations
registrations-search-hint = The beginning of an address, a name, or a page’s name
registrations-pending = Unconfirmed
registrations-confirmed = Confirmed
registrations-unsubscribed = Unsubscribed
registrations-empty = No registrations yet
registrations-empty-hint = Before a page opens, and when it is sold out, paused or closed, visitors can leave their address. We tell them when it opens.
registrations-empty-action = See your pages
registrations-page = Page
registrations-all-pages = All pages
registrations-more-pages = Load more pages into the list
registrations-address = Address
registrations-state = State
registrations-answers = Answers
registrations-no-answers = None
registrations-registered = Registered
registrations-delete = Delete
registrations-delete-question = Delete the registration of { $email }?
registrations-delete-consequence = They will not hear from this page any more.
registrations-delete-yes = Delete the registration
registrations-deleted = The registration is deleted.
registrations-delete-some-question = { $count ->
    [one] Delete one registration?
   *[other] Delete { NUMBER($count) } registrations?
}
registrations-delete-some-consequence = They will not hear from their pages any more. This cannot be undone.
registrations-delete-some-yes = Delete them
registrations-deleted-some = { $count ->
    [one] One registration is deleted.
   *[other] { NUMBER($count) } registrations are deleted.
}
registrations-remind = Ask for confirmation again
registrations-reminded = { $count ->
    [one] One person gets another mail to confirm.
   *[other] { NUMBER($count) } people get another mail to confirm.
}
registrations-not-reminded = { $count ->
    [one] One was left out: confirmed already, or asked today.
   *[other] { NUMBER($count) } were left out: confirmed already, or asked today.
}
