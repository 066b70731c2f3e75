# Letters go on in lower case after this line.
letter-hello = Hello { $name },
letter-hello-nobody = Hello,
letter-order-number = Order { $number }
letter-see-order = See the order

# To creators, about their account.
letter-confirm-subject = Please confirm your e-mail address
letter-confirm = please confirm that this address is yours. Then you can sign in and publish your first page.
letter-confirm-button = Confirm my address
letter-confirm-lifetime = The link works for three days. If you did not sign up, you need not do anything.
letter-known-subject = You already have an account
letter-known = somebody, probably you, tried to sign up with this address. You already have an account.
letter-known-button = Sign in
letter-known-forgot = Forgot your password? Set a new one here: { $url }
letter-reset-subject = Set a new password
letter-reset = here you can set a new password. Doing so signs you out everywhere.
letter-reset-button = Set a new password
letter-reset-lifetime = The link works for one hour. If you did not ask for it, you need not do anything.
letter-changed-subject = Your password was changed
letter-changed = your password was just changed, and you were signed out everywhere.
letter-changed-not-you = If this was not you, please set a new password now: { $url }

# Codes from a mail.
letter-code-subject = Your code: { $code }
letter-code-door = To see your purchases, please enter this code on the page where you asked for it:
letter-code-door-lifetime = It works for { NUMBER($minutes) } minutes. Nobody will ever ask you for it on the phone or by mail.
letter-code-door-not-you = If you did not ask for it, please ignore this mail: nobody sees anything without the code.
letter-code-network = Your files were opened from several networks today. To go on from a new one, please enter this code on your order page:
letter-code-network-lifetime = It works for { NUMBER($minutes) } minutes. If this was not you, please ignore this mail and keep your order link to yourself.

# To buyers: the receipt.
letter-receipt-subject = Your receipt
letter-receipt-subject-files = Your receipt and your files
letter-receipt-subject-keys = Your receipt and your licence keys
letter-receipt-thanks = Thank you for your purchase.
letter-receipt-button = Open your order
letter-receipt-until = You can download until { DATETIME($at) }.
letter-receipt-no-files = The seller has not added the files yet. They will be on your order page as soon as they are there.
letter-receipt-keys = Your order page shows the licence keys again whenever you need them.
letter-receipt-keep = Please keep this mail: the link is your key to the files.
letter-receipt-key-for = { $count ->
    [one] Your licence key for { $name }:
   *[other] Your licence keys for { $name }:
}

# The bill.
letter-bill-copies = { NUMBER($count) } × { $name }
letter-bill-discount = Discount { $code }
letter-bill-tax = Tax
letter-bill-tax-included = Tax included
letter-bill-total = Total

# To buyers: money goes back. $names are products.
letter-refunded-subject = Your payment has been returned
letter-refunded-subject-part = A part of your payment has been returned
letter-refunded-late = Your payment for { $names } arrived after the checkout had ended, so we could not complete the order. { MONEY($refunded) } goes back to you.
letter-refunded-mismatch = Your payment for { $names } was not the amount that was asked for, so we could not complete the order. { MONEY($refunded) } goes back to you.
letter-refunded-part = Of the { MONEY($paid) } you paid for { $names }, { MONEY($refunded) } in all goes back to you. Your files stay available.
letter-refunded-all = { MONEY($refunded) } for { $names } goes back to you. The files are not available any more.
letter-refunded-how = It goes the way it came; banks take a few days.

# To creators, about their orders.
letter-sale-subject = You sold something: { MONEY($paid) }
letter-sale = { $email } just bought from your page.
letter-refund-failed-subject = A refund did not arrive
# Three sentences of one paragraph; the second is one of the next three, or none.
letter-refund-failed = The bank of { $email } sent a refund back, so that money is on your side again.
letter-refund-failed-part = Of the { MONEY($paid) } that was paid, { MONEY($refunded) } in all stays refunded.
letter-refund-failed-undelivered = Nothing was delivered for it.
letter-refund-failed-paid = The order counts as paid.
letter-refund-failed-ask = Please ask the buyer for another way.
letter-refund-refused-subject = A refund was refused
letter-refund-refused = The payment service refused a refund to { $email }. The order says why.
letter-parked-subject = A payment needs your attention
letter-parked = A payment came in for an order of { $email }, but its amount is not what was asked for ({ MONEY($total) }). Nothing was delivered. Please look at the order: you can send the money back from there.
letter-disputed-subject = A payment is disputed
letter-disputed = The bank of { $email } asks for { MONEY($paid) } back. The files are closed until that is settled. You can hand in evidence from the order; if you do not, what we know about the order is handed in a day before the bank’s deadline.
letter-disputed-until = The bank of { $email } asks for { MONEY($paid) } back. The files are closed until that is settled. You can hand in evidence from the order until { DATETIME($at) }; if you do not, what we know about the order is handed in a day before the bank’s deadline.
letter-settled-subject = A dispute is settled
letter-settled-lost = The bank decided for the buyer: { MONEY($paid) } went back to { $email }.
letter-settled-won = The bank decided for you: { MONEY($paid) } stays yours, and { $email } has the files again.
letter-payments-on-subject = You can sell now
letter-payments-on = Your account for payments is ready. Pages that are open sell from now on.
letter-payments-off-subject = You cannot sell right now
letter-payments-off = The payment service needs something from you before it takes payments again. Until then your pages are paused.
letter-payments-button = Payments

letter-copy-subject = A buyer waits for { $file }
letter-copy = { $email } bought { $file }, but their personal copy of it could not be made, so they do not have it yet. { $why }
letter-copy-advice = You can try again on the page of the order, or switch the stamp off or replace the file; then they get it at once.
letter-ending-subject = The files of { $name } will be deleted
letter-ending = The files of “{ $name }” will be deleted on { DATETIME($at) }. No page sells it any more, and the time for downloads is over for everybody who bought it.
letter-ending-advice = Put the product on a new page to keep them.
letter-ending-button = See the product
letter-keys-subject = { $left ->
    [0] No licence keys left: { $name }
    [one] 1 licence key left: { $name }
   *[other] { NUMBER($left) } licence keys left: { $name }
}
letter-keys = { $left ->
    [0] The last licence key of “{ $name }” is sold.
    [one] “{ $name }” has one licence key left.
   *[other] “{ $name }” has { NUMBER($left) } licence keys left.
}
letter-keys-why = Without a key a copy cannot be sold: pages show the product as sold out until you add more.
letter-keys-button = Add licence keys

# To people on a list. $title is the page, $creator whose it is.
letter-list-confirm-subject = Please confirm: { $title }
letter-list-confirm = please confirm that you would like mail about “{ $title }” by { $creator }.
letter-list-confirm-button = Yes, tell me
letter-list-confirm-not-you = If you did not register, you need not do anything: without your click there is no further mail.
letter-list-on-subject = You are on the list: { $title }
letter-list-on = we will write to you about “{ $title }” by { $creator }.
letter-list-on-button = See the page
letter-list-open-subject = It is open: { $title }
letter-list-open = “{ $title }” by { $creator } is open now, until { DATETIME($at) }.
letter-list-open-button = Go to the page
letter-list-end = No more mail, or delete my data: { $url }

letter-new-email-subject = Please confirm your new address
letter-new-email = Press the button and this becomes the address of your account. Until then nothing changes.
letter-new-email-button = Use this address
letter-new-email-not-you = The link works for a day, once. If you did not ask for this, do nothing.
letter-new-email-taken-subject = Somebody wanted to use your address
letter-new-email-taken = Somebody with another account wanted to use this address for it. It belongs to your account, so nothing was changed.
letter-new-email-taken-calm = If that was you: sign in with this address, or choose another one there. If not, you need not do anything.
letter-email-wanted-subject = Your address is about to change
letter-email-wanted = Somebody who knows your password wants to use { $email } for your account. It counts once the button in the mail to that address is pressed; until then you sign in as always.
letter-email-wanted-not-you = If this was not you, please change your password now. That ends every other session; then keep your address in your profile.
letter-email-wanted-button = Open my account
letter-email-changed-subject = Your account has another address
letter-email-changed = The change was confirmed from the new address. You sign in with it from now on, and this one gets no more mail from us.
letter-email-changed-not-you = If this was not you, please write to whoever runs this site at once.
letter-farewell-subject = Your account is deleted
letter-farewell = Your pages have ended, and your name, your address and the registrations are deleted. You can sign up again with this address at any time.
letter-farewell-books = Orders are kept without you for as long as the law asks for books. Buyers keep what they paid for until their downloads end; then the files are deleted.

# The last line of a letter that can be switched off.
letter-switch-off = No more letters like this one: { $url }
letter-see-page = See the page
letter-sold-out-subject = “{ $title }” is sold out
letter-sold-out = The last copy of “{ $title }” was sold. Visitors can join the waiting list; more copies open the page again.
letter-opened-subject = “{ $title }” is open
letter-opened = “{ $title }” has opened and sells until { DATETIME($closes) }.
letter-opened-told = { $told ->
    [0] Nobody was on the list.
    [one] One person on the list is being told.
   *[other] { $told } people on the list are being told.
}
letter-closed-subject = “{ $title }” has closed
letter-closed = “{ $title }” has closed. This is what came of it:
letter-news-orders = Orders
letter-news-revenue = Revenue
letter-news-registrations = Registrations
letter-news-visitors = Visitors
letter-news-count = { NUMBER($count) }
letter-week-subject = { $orders ->
    [0] Your week: no orders
    [one] Your week: one order
   *[other] Your week: { $orders } orders
}
letter-week = This is what happened on your pages in the seven days from { DATETIME($first) } on.
letter-week-number = { NUMBER($now) } (the week before: { NUMBER($before) })
letter-week-amount = { $now } (the week before: { $before })
letter-week-button = See all numbers
