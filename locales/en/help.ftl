# Answers to questions that may arise on the screens of the console. The words they explain stand on the
# same screen: keep them as they are there.

help-held = Kept for this buyer while they pay. If they do not finish by then, the copies are for sale again.
help-downloads = A download that is interrupted and resumed counts once.

help-orders-question = What do the states mean?
help-orders-processing = The buyer is at the payment page. Their copies are kept for them until it closes.
help-orders-on-its-way = Paid by a way that takes days, such as a bank transfer. The files follow when the money has arrived.
help-orders-expired = The buyer left the payment page or ran out of time. Nothing was charged, and the copies are for sale again.
help-orders-attention = Something needs your decision: money that does not match, or a receipt that nobody could deliver. The order says what to do.
help-orders-disputed = The buyer’s bank asks for the money back. Downloads stop until it has decided.

help-refund-part = If you give back a part, the buyer keeps the files.
help-refund-shelf = Whether the copy is for sale again is up to the page: see “Rules” when you edit it.

help-page-question = What is the difference?
help-page-pause = The address keeps working, and visitors can leave theirs to hear when it goes on. Nobody can buy.
help-page-hide = The page turns into a draft again: nobody but you can see it.
help-page-delete = The address never works again. Orders, and what was bought, stay.
help-page-copies = In checkouts: kept for people who are paying right now.

help-price-now = A new price counts on every page within seconds. Whoever is at the payment page already pays what they saw.

help-discounts-one = An order takes one code. Where a page and a product are chosen, both have to fit.
help-discounts-starts = Without a time it counts at once.
help-discounts-ends = Without a time it does not end.

help-registrations-question = What do the states mean?
help-registrations-pending = They have not opened the link in our mail, so we do not write to them again by ourselves.
help-registrations-confirmed = The address is theirs. We tell them once when the page opens.
help-registrations-unsubscribed = They do not want to hear from this page. We do not write to them.

help-customers-question = What do the numbers mean?
help-customers-spent = What was paid and stayed with you: refunds and lost disputes are taken off.
help-customers-orders = Orders with a receipt. Checkouts that came to nothing are not counted.

help-figures-question = What do the numbers mean?
help-figures-visitors = How many different people looked at a page on a day. Someone who comes back on another day counts again.
help-figures-conversion = Orders of a hundred visitors.
help-figures-revenue = What was paid on these days, refunds not taken off. They are counted on the day they were made.
