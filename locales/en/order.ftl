# The order page: what a buyer has, and where an order stands.
order-page-title = Your order: { $title }
order-from = { $title } · from { $seller }
order-heading = Your order
order-receipt = Your receipt
order-proof = { $link }, which proves for good what you bought and got
order-proof-link = A signed receipt
order-placed = Ordered on { $at }.
order-number = Order number { $number }
order-back = Back to your order

order-continue = Continue to payment
order-let-go = Let it go
order-held = Your copy is held until { $at }. After that it goes back on the shelf, and nothing is charged.
order-look-again = Look again now
order-back-page = Back to the page

# Titles of the order page, each with the sentence below it.
order-unpaid-title = Not paid yet
order-unpaid = Your checkout is still open. If you have just paid, this page shows it in a moment.
order-ending-title = We are looking for your payment
order-ending = This page looks again by itself, and we write to { $email } as soon as it is there. You can close it.
order-on-its-way-title = Your payment is on its way
order-on-its-way = Bank transfers can take a few days. Your copy stays yours meanwhile, and we write to { $email } as soon as the money is there. You can close this page.
order-checked-title = We are checking your payment
order-checked = Something about it was not as expected. The seller knows and looks at it, and nothing is lost. Any news goes to { $email }.
order-too-late-title = The payment came too late
order-too-late = { MONEY($paid) } is going back the way it came, all of it. Banks take a few days; you need not do anything.
order-unused-title = Your payment went back
order-unused = It came too late, or was not the amount of this order. { MONEY($paid) } went back the way it came, all of it; banks take a few days.
order-yours-title = It’s yours
order-yours = Keep this page: it is your key to the files. The link is also in the mail to { $email }.
order-yours-here = Keep this page: it is your key to the files.
order-yours-partly = { MONEY($refunded) } of { MONEY($paid) } was refunded. The files stay yours: this page is your key to them.
order-failed-title = The payment did not go through
order-failed = Nothing was charged. You can try again, with another card if you like.
order-expired-title = This checkout has ended
order-expired = It was not paid, and nothing was charged.
order-refunded-title = This order was refunded
order-refunded = { MONEY($paid) } went back the way it came; banks take a few days. The files are not available any more.
order-disputed-title = This payment is disputed
order-disputed = Your bank is asking for the money back, so the files have to wait until that is settled.
order-lost-title = The payment was taken back
order-lost = Your bank returned the money, so the files are not available any more.

# The bill.
order-bill-discount = Discount ({ $code })
order-bill-each = { MONEY($price) } each
order-bill-tax = Tax
order-bill-tax-included = Tax included
order-bill-total = Total
order-bill-total-before-tax = Total before tax
order-bill-paid = Paid
order-bill-refunded = Refunded

# The files.
order-files = Your files
order-files-none = There are no files yet. The seller can still add them; look here again later.
order-files-ended = The time for downloads ended on { $at }. Please write to the seller if you still need a file.
order-files-until = You can download until { $at }.
order-files-left = { $left ->
    [0] no downloads left
    [one] 1 download left
   *[other] { NUMBER($left) } downloads left
}
order-files-download = Download
order-files-all = All files
order-files-all-possible = All files that can still be downloaded
order-files-all-download = Download all
# Read out after “Download all”.
order-files-all-how = as a ZIP archive
order-files-all-cost = counts as one download of each file
order-kind-archive = ZIP archive
order-kind-book = E-book
order-kind-file = File
order-kind-text = Text
order-kind-image = Image
order-kind-audio = Audio
order-kind-video = Video
order-kind-font = Font

# Licence keys.
order-keys = Your licence keys
order-keys-paper = Licence keys
order-keys-copy = Copy

# The mail with the receipt.
order-mailed-trouble = We could not deliver your receipt to { $to }. Please keep the address of this page, and tell the seller another e-mail address.
order-mailed-sent = The receipt is on its way to { $to }.
order-mailed-again = Send the receipt again
order-mailed-to = to { $to }

# The code that a mail brings.
order-code = Code from the mail
order-code-hint = Eight digits. They work for 15 minutes.
order-code-hint-browser = Eight digits. They work for 15 minutes, in this browser.
order-code-network = Go on from this network

# The door for buyers who lost their order page.
order-door-title = Find my purchases
order-door-lede = Tell us the e-mail address you bought with, and we send a code to it.
order-door-button = Send me a code
order-door-code-title = Look into your inbox
order-door-code-lede = If there are purchases for this address, a code is on its way. It can take a minute; look into the spam folder too.
order-door-code-button = Show my purchases
order-door-code-again = Ask for another code, or with another address

# The list behind the door.
order-list = Your purchases
order-list-lede = This list closes by itself after half an hour.
order-list-none-title = Nothing is left here
order-list-none = Purchases made with another address are behind that address.
order-list-older = Older purchases
order-list-leave = Leave this list
order-list-open = Open
order-list-ended = Downloads ended on { $at }
order-list-until = Downloads until { $at }
order-list-used = No downloads left
order-state-processing = Payment on its way
order-state-free = Free
order-state-paid = Paid
order-state-partly = Partly refunded
order-state-refunded = Refunded
order-state-disputed = Disputed
order-state-lost = Taken back by the bank
order-state-unpaid = Not paid

# The receipt.
order-receipt-title = Receipt { $number }
order-receipt-missing-title = There is no receipt yet
order-receipt-missing = A receipt is made as soon as an order is paid, and this one is not.
order-receipt-date = Date
order-receipt-ordered = Ordered
order-receipt-paid = Paid
order-receipt-number = Order number
order-receipt-buyer = Bought by
order-receipt-email = E-mail
order-receipt-country = Country
order-receipt-buyer-tax-id = Buyer’s tax ID
order-receipt-tax-id = Tax ID { $id }
order-receipt-print = Print
order-receipt-print-how = Print this page, or save it as a PDF.

# The signed receipt.
order-proof-title = Your signed receipt
order-proof-lede = It says what you bought, what you paid and which files you got. The signature proves that it comes from here and that nobody changed it, even when this page is long gone.
order-proof-keep = Keep these three files
order-proof-statement = { $file }: the receipt
order-proof-signature = { $file }: its signature
order-proof-signers = { $file }: the key to check it with
order-proof-check = How to check it
order-proof-how = With OpenSSH, which comes with Linux, macOS and Windows, in the folder with the three files:
order-proof-trust = Take the key from this site yourself: a signature proves as much as you trust the key.
