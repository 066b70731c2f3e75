# A creator's page.

sales-by = From { $creator }
sales-state-prelaunch = Opens soon
sales-state-live = Open now
sales-state-paused = Paused
sales-state-expired = Closed
sales-changed = This page has changed.
sales-changed-show = Show it as it is now

sales-opens-in = Opens in
sales-closes-in = Closes in
sales-opens = Opens on { $opening } and closes on { $closing }.
sales-closes = Closes on { $closing }.
sales-paused-title = Paused for a moment
sales-paused = { $creator } has paused this page. Nothing can be bought until it returns.
sales-closed-title = This page has closed
sales-closed = It closed on { $closing }.
sales-closed-stays = Nothing can be bought here any more. What was bought stays with its buyers.
sales-bought-title = Did you buy this?
sales-bought-email = Address you bought with
sales-bought = I bought this

# Both are the same notice: what is in the checkout stands between them.
sales-unfinished = You have a checkout open:
sales-unfinished-until = Your copy is held until { $until }.

# $price is an amount that is crossed out.
sales-instead-of = instead of { $price }
sales-name-your-price = Name your price
sales-price-from = From { $price }
# A price inside of a sentence.
sales-free = free
sales-until = Until { $until }, then { $price }.
sales-until-least = Until { $until }, then at least { $price }.

sales-choose = What would you like?
sales-not-available = (not available)
sales-your-price = Your price in { $currency }
sales-any-amount = Any amount, or 0 for nothing.
sales-at-least = At least { MONEY($price) }.
sales-copies = Copies
sales-email-hint = Your files and your receipt go there.
sales-code-ask = Have a code?
sales-code = Discount code
sales-code-counts = Code { $code }: { $total } instead of { $before }
sales-buy = Buy now
sales-get-free = Get it free
sales-pay-safely = You pay safely on the next page.
sales-tax-included = The price includes tax.
sales-tax-added = Tax is added there.
sales-held = Your copy is held for { NUMBER($minutes) } minutes while you pay.

sales-register-name = Name
sales-register-opens-title = Be there when it opens
sales-register-opens = Tell me when it opens
sales-register-list-title = Join the waiting list
sales-register-list = Put me on the list
sales-register-paused-title = Hear when it returns
sales-register-paused = Tell me when it returns
sales-register-closed-title = Hear if it returns
sales-register-closed = Tell me if it returns

sales-inside = What’s inside
sales-file = File
sales-more-files = { $count ->
    [one] 1 more file
   *[other] { NUMBER($count) } more files
}
sales-samples = A look inside
sales-preview-of = Preview of { $name }
sales-page-of = Page { NUMBER($number) } of { $name }
sales-beginning-of = The beginning of { $name }
sales-voices = What others say
sales-questions = Questions and answers
sales-promise = The promise
