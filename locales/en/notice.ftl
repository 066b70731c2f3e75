notice-purchases = Find my purchases
notice-what = What is this site?
notice-back-page = Back to the page
notice-back-start = Go to the start

notice-not-found-title = There is nothing here
notice-not-found-sentence = Pages here exist only for a while, or the address has a typo. Please check the link you were given.
notice-gone-title = This has closed
notice-gone-sentence = It existed only for a while. What was bought stays with its buyers.
notice-failed-title = Something broke on our side
notice-failed-sentence = It is not your fault, and nothing you paid is lost. Please try again in a minute.
notice-failed-detail = If you write to us, please name the reference { $reference }.
notice-payments-sentence = Nothing was charged and nothing is lost. Please try again in a few minutes.
notice-order-page = Open my order page
notice-to-purchases = Go to my purchases
notice-order-page-where = The link to your order page is in the mail you got after paying.

# The titles of pages that say why something was refused.
notice-title-expired = This link has run out
notice-title-downloads-over = The time for downloads is over
notice-title-other-network = You are on another network now
notice-title-limit-reached = All downloads are used
notice-title-revoked = This order gives no downloads
notice-title-not-paid = Not paid yet
notice-title-invalid-link = This link does not work
notice-title-too-many = That was a lot at once
notice-title-sold-out = Sold out
notice-title-not-live = Not open
notice-title-payments = Payments are not available right now
notice-title-files = The files are not available right now
notice-title-cross-site = Please try that from this site
notice-title-too-large = That is too large
notice-title-unauthorized = Please sign in
notice-title-other = That did not work
