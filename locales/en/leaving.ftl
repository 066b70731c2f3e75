leaving-export = Take your data along
leaving-export-about = An archive with everything you have made: orders, customers and registrations as tables, your pictures and previews, and all of it once more as JSON, which programs can read. Passwords and keys for programs are not in it, nor what you have deleted.
leaving-export-files = Your products’ files are listed with links that work while you are signed in.
leaving-export-save = Save everything
leaving-export-data = Only the JSON

leaving-title = Delete account
leaving-about = This cannot be undone. What happens:
leaving-pages = Your pages end at once, and your products are sold no more. Pictures, drafts, discount codes and registrations are deleted.
leaving-person = Your name, your addresses, your password, every way to sign in and all API keys are deleted. You can sign up again with the same address.
leaving-buyers = Buyers keep what they paid for until their downloads end. Then the files are deleted as well.
leaving-books = Orders and receipts stay for as long as the law asks for books, with the seller’s name that is on each receipt.

leaving-first = First, please settle this
leaving-open-page = “{ $title }” is open. Pause it, or wait until it closes.
leaving-checkouts = { $count ->
    [one] A buyer is paying right now. A checkout ends by itself within a day.
   *[other] { $count } buyers are paying right now. A checkout ends by itself within a day.
}
leaving-disputes = { $count ->
    [one] A buyer’s bank asks for the money back. The bank decides.
   *[other] The banks of { $count } buyers ask for the money back. They decide.
}
leaving-refunds = { $count ->
    [one] A refund is on its way. That takes minutes.
   *[other] { $count } refunds are on their way. That takes minutes.
}
leaving-parked = { $count ->
    [one] A payment does not fit its order. Please look at it.
   *[other] { $count } payments do not fit their orders. Please look at them.
}
leaving-look-again = Look again

leaving-type-address = Your e-mail address
leaving-type-address-about = Type it, to make sure that this is the right account.
leaving-delete = Delete my account for good

# The page afterwards.
leaving-farewell-title = Your account is deleted
leaving-farewell = We have sent you a last letter that says so. Thank you for having been here.
leaving-farewell-button = Go to the start
leaving-farewell-detail = Buyers keep what they paid for until their downloads end.
