orders-title = Orders
orders-count = { $count ->
    [one] 1 order
   *[other] { NUMBER($count) } orders
}
orders-count-more = More than { NUMBER($count) } orders
orders-search = Search orders
orders-search-hint = Address, order or receipt number, product, page
orders-filter-attention = Needs you
orders-filter-paid = Paid
orders-filter-open = Open
orders-filter-refunded = Refunded
orders-filter-disputed = Disputed
orders-filter-unfinished = Not finished
orders-largest = Largest first
orders-smallest = Smallest first
orders-empty = No orders yet
orders-empty-hint = An order appears as soon as somebody begins to pay. Share the link of an open page to get the first.
orders-empty-action = See your pages
orders-resend = Send receipts again
orders-resend-question = { $count ->
    [one] Send the receipt of one order again?
   *[other] Send the receipts of { NUMBER($count) } orders again?
}
orders-resend-consequence = Each buyer gets a mail with the receipt and a new link to the files. Orders without a receipt are left out.
orders-resend-yes = Send them
orders-resent = { $count ->
    [one] One receipt is on its way.
   *[other] { NUMBER($count) } receipts are on their way.
}
orders-not-resent = { $count ->
    [one] One was left out: it has no receipt, or it was sent a moment ago.
   *[other] { NUMBER($count) } were left out: they have no receipt, or it was sent a moment ago.
}

# States, as short words.
orders-state-attention = Needs attention
orders-state-on-its-way = Payment on its way
orders-state-processing = Waiting for payment
orders-state-free = Free
orders-state-completed = Paid
orders-state-failed = Payment failed
orders-state-expired = Not finished
orders-state-partially-refunded = Partly refunded
orders-state-refunded = Refunded
orders-state-disputed = Disputed
orders-state-lost = Dispute lost

# The table.
orders-customer = Customer
orders-state = State
orders-total = Total
orders-page = Page
orders-begun = Begun
orders-undelivered = Receipt not delivered
orders-back = { MONEY($amount) } back

# One order.
orders-of = Order of { $email }
orders-facts = The order
orders-held-until = Copies held until
orders-downloads = Downloads
orders-downloads-end = Downloads end
orders-receipt = Receipt
orders-number = Order number
orders-payment = Payment
orders-all-of-customer = All orders of this customer
orders-link = The buyer’s link
orders-link-why = Only its fingerprint is kept here, so that nobody else can open the order with it. To give the buyer a new link, send the receipt again.
orders-items = What was ordered
orders-product = Product
orders-copies = Copies
orders-price = Price
orders-discount = Discount
orders-no-discount = None
orders-parked-title = This order needs you
orders-parked-amount = { MONEY($came) } came in, but the order costs { MONEY($asked) }. The buyer has no files yet, and the copies are still held.
orders-parked-other = Something about this payment is not as it should be.
orders-parked-advice = Refund it to send the money back and put the copies on the shelf again, and ask the buyer to order once more: { $email }.

# Its money.
orders-money = Money
orders-money-price = Price
orders-money-discount = Discount { $code }
orders-money-total = Total
orders-money-tax-added = Tax added
orders-money-tax-included = Tax included
orders-money-paid = Paid
orders-money-refunded = Refunded
orders-money-underway = Refund on its way
orders-money-kept = Kept
orders-money-fee = Platform fee
# An amount that is taken off.
orders-money-less = −{ MONEY($amount) }

# Giving money back.
orders-refund = Refund
orders-refund-question = Refund { $email }?
orders-refund-consequence = It goes back to where it came from, and takes up to ten days to show there. The fee of the payment service is not returned. After a full refund the buyer cannot download any more.
orders-refund-keep = Keep it
orders-refund-how-much = How much
orders-refund-all = All that is left: { MONEY($left) }
orders-refund-part = A part
orders-refund-amount = Amount
orders-refund-amount-hint = In { $currency }, up to { MONEY($left) }.
orders-refunded = The money is on its way back.

# The mail with the receipt.
orders-no-receipt-title = The buyer has no receipt
orders-no-receipt-refused = The receipt could not be delivered to { $email }: its mail server says that there is no such address. Ask the buyer for another address.
orders-no-receipt-gave-up = The receipt could not be delivered to { $email }: no mail server took it for days. Ask the buyer for another address.
orders-receipt-again = Send the receipt again
orders-receipt-again-question = Send the receipt again?
orders-receipt-send = Send the receipt
orders-receipt-sent = The receipt is on its way.
orders-receipt-address = E-mail address
orders-receipt-address-hint = With another address the order is that buyer’s, and links in earlier mails stop working.

# Licence keys and personal copies.
orders-keys = Licence keys
orders-keys-copy = Copy
orders-copies-title = Personal copies
orders-copies-file = File
orders-copies-copy = Copy with the buyer’s address
orders-copies-short = Copy
orders-copies-ready = Ready
orders-copies-waiting = Being made
orders-copies-failed = Could not be made, so the buyer does not have it. { $why }
orders-copies-retry = Try again
orders-copies-retrying = The copy is being made again.

# Disputes.
orders-dispute = Dispute
orders-dispute-asked = The buyer’s bank asks for { MONEY($amount) } back
orders-dispute-waiting = The bank decides about { MONEY($amount) }
orders-dispute-won = You won the dispute about { MONEY($amount) }
orders-dispute-lost = You lost the dispute about { MONEY($amount) }
orders-dispute-asked-now = Tell the bank your side. If you do nothing, what the order itself proves is sent a day before the deadline.
orders-dispute-waiting-now = Your evidence is with the bank. The answer takes up to three months; you will get an e-mail.
orders-dispute-won-now = The money is yours again, and the buyer can download again.
orders-dispute-lost-now = The bank gave the money back to the buyer. This is final.
orders-dispute-reason = The reason: { $reason }.
orders-dispute-due = Answer until { $moment }.
orders-dispute-fraudulent = the card’s owner says that they did not pay this
orders-dispute-not-received = the buyer says that they did not get it
orders-dispute-unacceptable = the buyer says that it is not what was described
orders-dispute-duplicate = the buyer says that they were charged twice
orders-dispute-unrecognized = the card’s owner does not recognise the payment
orders-dispute-no-credit = the buyer says that a refund was promised and did not come
orders-dispute-canceled = the buyer says that they had cancelled
orders-dispute-general = the bank gave none
orders-evidence-sold = What was sold
orders-evidence-downloads = Downloads
orders-evidence-story = What happened
orders-evidence-none = None so far.
orders-evidence-summary = What the order proves, and is sent in any case
orders-evidence-send = Send to the bank
orders-evidence-words = In your own words
orders-evidence-words-hint = What you and the buyer wrote each other, for example. It can be sent only once.
orders-evidence-sent = Sent to the bank.

# Proof of delivery.
orders-proof = Proof of delivery
orders-proof-nothing = Nothing has been downloaded yet. Every link, every download and every refusal will be written down here.
orders-proof-more = { NUMBER($count) } older entries are in the file.
orders-proof-what = What happened
orders-proof-network = Network
orders-proof-when = When
orders-proof-download = Download the log
orders-proof-whole = The log is complete and unchanged.
orders-proof-broken = Entry { NUMBER($number) } does not fit the ones before it: somebody has changed the log.
orders-proof-show = Every entry, with networks and checksums
orders-proof-issued = Link made for { $files }
orders-proof-started = Download started
orders-proof-sent = { $size } sent
orders-proof-finished = Download finished
orders-proof-refused = Refused: { $why }
orders-why-expired = the link had run out
orders-why-over = the time for downloads was over
orders-why-network = the link was made for another network
orders-why-confirm = a new network, which needs a code from the buyer’s inbox
orders-why-limit = all downloads were used
orders-why-revoked = the payment had been returned
orders-why-unpaid = the order was not paid
orders-why-too-many = too many requests in a short time
orders-why-conflict = the file was not ready

# The time line.
orders-story = What happened when
orders-story-begun = Checkout begun
orders-story-free = Ordered for free
orders-story-paid = Paid
orders-story-waiting = Waiting for payment
orders-story-failed = The payment failed
orders-story-expired = Not finished in time
orders-story-shelf = The copies went back on the shelf.
orders-story-refunded = Refunded in full
orders-story-refunded-note = The buyer cannot download any more.
orders-story-disputed = Disputed
orders-story-disputed-note = The buyer’s bank asks for the money back. Downloads are closed meanwhile.
orders-story-lost = Dispute lost
orders-story-lost-note = The bank gave the money back to the buyer.
orders-story-won = Dispute won
orders-story-won-note = The money is yours again.
orders-story-on-its-way = Payment on its way
orders-story-on-its-way-note = The buyer’s bank takes a few days. The copies stay held.
orders-story-no-page = No payment page
orders-story-no-page-note = The payment service did not answer; the buyer was told to try again.
orders-story-amount = Another amount came in than was asked for
orders-story-came = { MONEY($amount) } came in.
orders-story-late = Paid too late
orders-story-late-note = The checkout had ended, so the money goes back by itself.
orders-story-asked-amount = You asked to refund { MONEY($amount) }
orders-story-asked = You asked for a refund
orders-story-refunded-amount = { MONEY($amount) } refunded in all
orders-story-refund-back = The refund came back
orders-story-refund-back-note = The buyer’s bank did not take it.
orders-story-refund-refused = The refund was refused
orders-story-restocked = The copies went back on the shelf
orders-story-taken-again = The copies left the shelf again
orders-story-mail-back = The receipt came back
orders-story-mail-back-note = The mail server says that there is no such address.
orders-story-mail-stuck = The receipt could not be delivered
orders-story-mail-stuck-note = No mail server took it for days.
orders-story-mail-after-all = The receipt was delivered after all
orders-story-mail-receipt = Receipt sent
orders-story-mail-refund = Letter about the refund sent
orders-story-mail-code = Code for a new network sent
orders-story-mail-refund-back = The letter about the refund could not be delivered
orders-story-corrected = The buyer’s address was corrected
orders-story-evidence = Evidence sent to the bank
orders-story-link = Download link made
orders-story-download = Download begun
orders-story-downloaded = Download finished
orders-story-download-refused = A download was refused
