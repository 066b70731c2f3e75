# What is not there, or is somebody else’s.
refusal-no-such-page = There is no such page.
refusal-no-such-order = There is no such order.
refusal-no-such-product = There is no such product.
refusal-no-such-file = There is no such file.
refusal-no-such-account = There is no such account.
refusal-no-such-registration = There is no such registration.
refusal-no-such-customer = There is no such customer.
refusal-no-such-key = There is no such key.
refusal-no-such-licence-key = There is no such licence key.
refusal-no-such-call = There is no such call.
refusal-no-such-screen = There is no such page here.
refusal-broken-here = Something went wrong on our side. If it happens again, tell us this: { $reference }.
refusal-unreachable = We could not reach the server. Please check your connection and try again.
refusal-broken = Something went wrong on our side. Please try again; if it stays, tell us the reference.

# What is missing or too long in a field.
refusal-name-missing = Please enter a name.
refusal-own-name-missing = Please enter your name.
refusal-code-missing = Please enter a code.
refusal-option-missing = Please enter an option.
refusal-file-name-missing = Please enter a file name.
refusal-text-long = Please use at most { NUMBER($most) } characters.

# Amounts. The examples are typed into a field, without a currency.
refusal-amount-odd = Please enter an amount like { $decimals ->
    [0] 1250
    [3] 12.500
   *[other] 12.50
}.
refusal-amount-whole = { $currency } has no smaller unit. Please enter an amount like 1250.
refusal-amount-long = { $currency } has { NUMBER($decimals) } decimals. Please enter an amount like { $decimals ->
    [3] 12.500
   *[other] 12.50
}.
refusal-price-low = The price must be at least { MONEY($least) }.
refusal-price-high = The price must be at most { MONEY($most) }.
# $zeros is “0” or “00”.
refusal-price-zeros = A price in { $currency } must end in { $zeros }.
refusal-price-least = Please choose at least { MONEY($least) }.
refusal-price-changes-too-many = Please plan at most { NUMBER($most) } price changes.
refusal-copies-odd = Please choose 1 to { NUMBER($most) } copies.
refusal-refund-amount = Please choose an amount up to { MONEY($most) }.
# $why is what the payment service says, in its own words.
refusal-refund-refused = The payment service refused this refund ({ $why }).
refusal-dispute-refused = The payment service does not take this evidence: { $why }

refusal-product-downloads = Please choose { NUMBER($least) } to { NUMBER($most) } downloads.
refusal-product-days = Please choose { NUMBER($least) } to { NUMBER($most) } days.
refusal-registration-name-twice = The field { $name } is there twice.
refusal-registration-options = The field { $label } needs 1 to 50 options.

# Licence keys in a list; $at is the place in it.
refusal-key-long = Key { NUMBER($at) } has more than 500 characters.
refusal-key-hidden = Key { NUMBER($at) } has characters that cannot be seen.
refusal-keys-none-new = { $known ->
    [0] No key was added.
    [one] No key was added; 1 was known already.
   *[other] No key was added; { NUMBER($known) } were known already.
}

# Codes from a mail.
refusal-code-wrong = This code is not right, or it is too old. Please look for the newest mail, or ask for another code.
refusal-code-wrong-download = This code is not right, or it is too old. Please press Download again for a new one.
refusal-receipt-just-sent = The receipt was sent to { $to } a moment ago. It can be sent again after five minutes; please look into the spam folder meanwhile.

refusal-download-over = The time for downloading this file is over. Please write to the seller if you still need it.
refusal-download-file-used-up = All downloads of “{ $file }” have been used, so there is no archive with it any more. Please download the other files one by one.
# $parts are numbers: “2, 3, 5 …”.
refusal-file-parts-missing = The file has not been uploaded yet. { $count ->
    [one] 1 part has not come
   *[other] { NUMBER($count) } parts have not come
}: { $parts }
refusal-file-sha256-other = The bytes that arrived have another SHA-256 than announced. Please upload the file again.
refusal-file-part-broken = Part { NUMBER($part) } arrived damaged. Please upload the file again.
refusal-file-version-gone = The earlier version was deleted meanwhile. Please upload this as a file of its own.

# For programs that call the API.
refusal-api-field-missing = Please send { $field }.
refusal-api-body-large = Please send at most { NUMBER($most) } KB.
refusal-api-json-broken = This is not JSON: look at line { NUMBER($line) }, column { NUMBER($column) }.
refusal-api-method = This address takes other methods: see the Allow header.
refusal-api-customization = Please send an object; headline, tagline, accent, buttonText and thankYou are texts.

refusal-registration-questions-too-many = Please ask at most 20 questions.
refusal-registration-name-odd = A field’s name has 1 to 40 letters, digits, - or _.
refusal-registration-link-dead = This link does not work any more.

refusal-answer-tick = Please tick this box.
refusal-answer-missing = Please fill this in.
refusal-answer-choose = Please choose one of the options.

refusal-keys-missing = Please enter at least one key.
refusal-keys-too-many = Please add at most 10,000 keys at a time.
refusal-keys-in-use = This key was bought, or is in somebody’s checkout. It stays.

refusal-page-accent-odd = Please write the accent colour like #1f6feb.
refusal-page-customization-large = Please keep the customization below 16 KB.
refusal-page-limits-elsewhere = Please limit only products of this page.
refusal-page-products-twice = Please name each product once.
refusal-page-products-none = Please choose at least one product.
refusal-page-products-too-many = Please choose at most 20 products.
refusal-page-copies-odd = Please choose 1 to 1,000,000 copies, or leave it empty.
refusal-page-expiry-missing = Please choose when the page closes.
refusal-page-expiry-past = Please choose a closing time in the future.
refusal-page-expiry-before-launch = The page must close after it opens.
refusal-page-currencies = Please choose products with the same currency for one page.
refusal-page-sold-more = More copies than this are already sold or in a checkout.
refusal-page-product-sold = A product that was sold on this page cannot be taken off it.
refusal-page-in-checkout = Somebody is paying on this page right now. Please pause it and try again later.

refusal-check-form = Please check the form.
refusal-check-file = Please check the file.

refusal-file-name-long = Please use a shorter file name.
refusal-file-name-odd = Please use a file name without folders or any of / \ : * ? " < > |.
refusal-file-type-odd = Please send a media type like application/pdf.
refusal-file-empty = This file is empty. Please choose another one.
refusal-file-too-large = This file is larger than 50 GB, the most we can take.
refusal-file-sha256-odd = Please send the SHA-256 as 64 hexadecimal digits.
refusal-file-stamp-early = The stamp can be chosen as soon as the file is uploaded.
refusal-file-uploaded-already = This file was uploaded already.
refusal-file-parts-too-many = Please ask about at most 1,000 parts.
refusal-file-part-unknown = The file has no part of this number.
refusal-file-part-md5-odd = Please send the MD5 of a part as base64, as in Content-MD5.
refusal-file-not-uploaded = The file has not been uploaded yet.
refusal-file-address-unknown = This upload address does not exist.
refusal-file-address-old = This upload address is too old. Please ask for a new one and go on.
refusal-file-other-type = The upload has another type than announced.
refusal-file-part-damaged = The bytes of this part are not the announced ones. Please send it again.
refusal-file-other-size = The upload has another size than announced.
refusal-file-version-changed = The earlier version was changed meanwhile. Please try again.
refusal-file-most = A product can have at most 100 files.
refusal-file-name-taken = This product already has a file of this name.
refusal-file-finished = This file was finished a moment ago. It is in the list of files now.
refusal-file-still-needed = Buyers can still download this file. It can be deleted when their time is over.
refusal-file-last = A page sells this product, and this is its only file. Please upload another one first.

refusal-text-odd = Please use letters, digits and punctuation only.
refusal-text-hidden = Please remove the invisible control characters.

refusal-price-suggestion-low = Please suggest at least the lowest price.
refusal-price-compare-low = Please compare with a price that is higher, or leave it empty.
refusal-price-changes-at-once = Two price changes cannot happen at the same moment.
refusal-price-total-large = Together these cost more than one payment can be.
refusal-price-free-instead = If it costs nothing, please choose “Free”.

refusal-discount-early = This discount code does not count yet.
refusal-discount-over = This discount code has run out.
refusal-discount-unknown = There is no such discount code.
refusal-discount-used-up = This discount code has been used up.
refusal-discount-elsewhere = This discount code does not count for what you have chosen.
refusal-discount-end-before-start = The end must be after the start.
refusal-discount-uses-odd = Please choose 1 to 1,000,000, or leave it empty.
refusal-discount-percent-odd = Please choose 1 to 100 percent.
refusal-discount-currency-missing = Please choose a currency for the amount.
refusal-discount-amount-odd = Please choose an amount of this currency.
refusal-discount-either = Please choose either a percentage or an amount.
refusal-discount-code-odd = Please use 3 to 40 letters, digits, - and _.
refusal-discount-known = You have a code with this name already.
refusal-discount-renamed = A code keeps its name, because links with it are out in the world. Please make a new one.
refusal-discount-used-more = It was used more often than this already.

refusal-product-expiry-past = Please choose an expiry in the future.
refusal-product-currency-odd = Please choose a currency we can charge, like USD or EUR.
refusal-product-currency-shared = This product is on a page with others, and one page has one currency.
refusal-product-on-page = A page that has not closed yet sells this product. Please delete that page first.

refusal-email-missing = Please enter your e-mail address.
refusal-email-odd = Please enter an e-mail address like name@example.com.

refusal-account-connect-off = Payments go to the operator’s own account here. There is nothing to set up.
refusal-account-address-missing = Please enter an address.
refusal-account-known = This address has an account already.
refusal-account-link-used = This link was used already or is too old. Please ask for a new one.

refusal-password-wrong = This is not your password.
refusal-password-short = Please choose at least 10 characters.
refusal-password-long = Please choose a shorter password.

refusal-sign-in-wrong = The address or the password is not right.
refusal-sign-in-unconfirmed = Please confirm your address first: the link is in your inbox.

refusal-refund-nothing-paid = Nothing was paid for this order.
refusal-refund-done = This order has been refunded already.
refusal-refund-disputed = The buyer’s bank is deciding about this payment. It cannot be refunded meanwhile.
refusal-refund-lost = The bank has returned this payment already.
refusal-refund-meanwhile = Something was refunded a moment ago. Please look at the order again.
refusal-refund-everything = Everything that was paid has been refunded already.

refusal-checkout-no-payments = The seller cannot take payments right now. Nothing was charged.
refusal-checkout-ended = This checkout has just ended. Please try again.
refusal-checkout-had = You have just got this. The link to your files is in your mail.
refusal-checkout-started = This checkout was started a moment ago. Please try again.
refusal-checkout-too-late = There are not enough copies left: the last ones have just gone into somebody else’s checkout.
refusal-checkout-not-live = The seller cannot take payments right now.
refusal-checkout-sold-out = All copies are sold or in somebody’s checkout right now.
refusal-checkout-closed = This page has closed. Nothing can be bought here any more.
refusal-checkout-early = This page is not open yet.
refusal-checkout-paused = This page is not selling right now.
refusal-checkout-product-missing = Please choose a product.
refusal-checkout-product-elsewhere = This page does not sell that product.
refusal-checkout-product-gone = This product is gone.
refusal-checkout-one-copy = One order can have one copy of this.

refusal-dispute-none = There is no open dispute about this order.
refusal-dispute-handed-in = Evidence has been handed in already. The bank decides now.

refusal-receipt-none = There is no receipt to send for this order.
refusal-receipt-corrected = The address of this order was corrected three times within a day. Please try again tomorrow.

refusal-door-too-many = Many codes were asked for with this address. Please try again in an hour.

refusal-download-cut-off = This download link was perhaps cut off on its way. Your order page gives you a new one.
refusal-download-run-out = Download links work for a short while only, and this one has run out. Your order page gives you a new one.
refusal-download-other-network = This download link was made for another network. Your order page gives you a new one for this network.
refusal-download-confirm = Your files were opened from several networks today. To go on from this one, please enter the code we have just sent to the address of the purchase.
refusal-download-codes-too-many = Many codes were asked for within the hour. Please try again later, or from a network you have used before.
refusal-download-disputed = The payment for this order is disputed at the bank, so its files have to wait until that is settled.
refusal-download-revoked = The payment for this order was returned, so its files are not available any more.
refusal-download-not-paid = This order is not paid yet. The files will be here as soon as the payment arrives.
refusal-download-all-over = The time for downloading these files is over. Please write to the seller if you still need them.
refusal-download-changed = The files of this order have changed since this link was made. Your order page gives you what there is now.
refusal-download-used-up = All downloads of this file have been used. Please write to the seller if you need it again.

refusal-proof-meanwhile = More has happened since this receipt was offered. Please open the page with the signed receipt again.

refusal-webhook-off = Webhooks are not set up here.
refusal-webhook-unsigned = The signature does not fit.
refusal-webhook-no-event = This is not an event.

refusal-copy-busy = Other files are being looked at. Please try again in a minute.
refusal-copy-failed = Your personal copy could not be made. The seller has been told.
refusal-copy-making = Your personal copy is being made. Please try again in a minute.
refusal-copy-none-failed = No personal copy of this order has failed.

refusal-api-keys-too-many = Please revoke a key you no longer use first.
refusal-api-key-missing = Please send your API key: Authorization: Bearer KEY.
refusal-api-key-unknown = This API key is not known. Please check it, or make a new one.
refusal-api-not-an-object = Please send a JSON object.
refusal-api-body-empty = The body is empty. Please send a JSON object.
refusal-api-not-json = Please send JSON, with Content-Type: application/json.
refusal-api-body-broken = The body broke off. Please try again.
refusal-api-closing = Please choose honour or strict.
refusal-api-file = Please send the id of a file.
refusal-api-buyers = Please send all or new.
refusal-api-stamp = Please send none, footer or first_page.
refusal-api-text = Please send a text.
refusal-api-number = Please send a whole number.
refusal-api-switch = Please send true or false.
refusal-api-time = Please send a time like 2030-12-31T17:00:00Z.
refusal-api-licence-keys = Please send none, generated or list.
refusal-api-texts = Please send a list of texts.
refusal-api-questions = Please send a list of objects with name, label, type (text, select or checkbox), required and options.
refusal-api-price-changes = Please send a list of objects with at and priceInCents.
refusal-api-numbers = Please send an object with a whole number for each product.
refusal-api-limits = Please send an object with a whole number or null for each product.
refusal-api-object = Please send an object.
refusal-api-parts = Please send a list of objects with number and md5.
refusal-api-parts-sent = Please send a list of objects with number and etag.
refusal-api-parts-none = Please send at least one part.
refusal-api-answer = Please send a text, or true or false.
refusal-api-repeat-other = This Idempotency-Key was sent with another body before. Please use a new one.
refusal-api-repeat-running = The same call is still running. Please ask again in a moment.
refusal-api-repeat-doubt = The first attempt may have worked. Please look at the order before you try again, with a new Idempotency-Key.
refusal-api-repeat-key-odd = Please send 1 to 255 letters, digits and punctuation, without spaces.
refusal-api-parameter-twice = Please send each parameter of the address once.

refusal-files-unavailable = The files cannot be reached right now. Nothing is lost; please try again in a few minutes.

refusal-payments-unavailable = Payments are not available right now. Nothing was charged. Please try again in a few minutes.

refusal-list-limit-odd = Please ask for 1 to 100 items.
refusal-list-cursor-odd = Please use the nextCursor of an earlier answer.

refusal-cross-site = This request came from another site. Please open the page and try again.

refusal-too-many-requests = That was a lot in a short time. Please wait a moment and try again.

refusal-signed-out = Please sign in first.
refusal-signed-out-again = You are signed out. Sign in in a new tab, come back, and try again: what you typed stays here.

refusal-preview-gave-up = The preview could not be made. Please switch it off and on again.
refusal-preview-closed = This page has closed, so its previews are gone.

refusal-form-too-large = This is more than a form can hold. Please shorten it.
refusal-form-odd = This form cannot be read. Please try again.
refusal-form-incomplete = Please check the form: it was incomplete.
refusal-form-too-long = This is more than a form can take. Please shorten it.

refusal-page-sells-nothing = This page sells nothing.
refusal-copies-missing = Please enter a number of copies.
refusal-number-odd = Please enter a whole number.
refusal-price-change-when = Please choose when the price changes.
refusal-moment-half = Please fill in both the date and the time.

refusal-media-no-preview = There are no previews of this kind of file.
refusal-media-not-pdf = Only PDF files can carry the buyer’s address.
refusal-media-no-place = It is not known where the buyer’s address goes. Please choose it again.
refusal-media-encrypted = This PDF is encrypted. Please upload it without a password and without restrictions.
refusal-media-damaged = This file is damaged: it cannot be read.
refusal-media-too-large = This file is too large for this.
refusal-media-too-many-pixels = This image has more than 50 million pixels.
refusal-media-too-much = This file takes too much time or memory to read.
refusal-media-no-player = This server has no program that reads audio and video (ffmpeg).
refusal-media-too-small = This file is so small that a preview would be all of it.
refusal-media-gone = The file it is made from is missing.
refusal-media-trouble = This did not work here. Please try again.

refusal-page-blocks-twice = Please show each part of the page once.
refusal-page-entries-too-many = Please use at most { NUMBER($most) } entries.
refusal-page-words-missing = Please write something here, or remove the entry.
refusal-draft-changed-elsewhere = This page was changed in another window in the meantime. Nothing you typed here is lost.
refusal-list-status-unknown = Please choose a status that there is.
refusal-list-sign-in = Please sign in first.
refusal-list-choice-unreadable = Please choose up to 500 rows in the list.
refusal-stats-range = Please ask for 7, 30 or 90 days, or for all of them with “all”.

refusal-no-such-picture = There is no such picture.
refusal-picture-cover-gone = This picture is not there any more. Please upload it again.
refusal-picture-none = Please choose a picture: this file is empty.
refusal-picture-other-file = This is not a picture that can be shown. Please choose a JPEG, PNG or WebP file.
refusal-picture-large = This picture has more than { NUMBER($most) } MB. Please choose a smaller one.
refusal-picture-pixels = This picture has more than 50 million pixels. Please make it smaller first.
refusal-picture-moves = This picture moves. Please choose one that stands still.
refusal-picture-narrow = This picture is too narrow. Please choose one whose longer side is at most { NUMBER($most) } times the shorter.
refusal-picture-damaged = This picture is damaged: it cannot be read.
refusal-picture-too-much = This picture takes too much time or memory to read. Please save it again as a JPEG file.
refusal-picture-busy = Many pictures are being read right now. Please try again in a minute.
refusal-pictures-too-many = You have { NUMBER($most) } pictures. Those that no page shows go after a week; please try again then.
refusal-draft-number-unreadable = Please enter a whole number, or leave it empty.
refusal-picture-use-unknown = Please say what the picture is for: cover or avatar.
refusal-card-closed = This page has closed, so there is no picture of it any more.

refusal-password-tried-often = { $minutes ->
    [one] That was wrong too often. Please try again in a minute, or set a new password by mail.
   *[other] That was wrong too often. Please try again in { NUMBER($minutes) } minutes, or set a new password by mail.
}
refusal-password-tried-often-hours = That was wrong too often. Please try again in { NUMBER($hours) } hours, or set a new password by mail.
refusal-account-same-address = This is your address already.
refusal-account-addresses-often = You asked for five addresses today. Please try again tomorrow.
refusal-account-address-taken = This address has an account of its own by now.
refusal-account-other-address = This is not the address of your account.
refusal-account-in-use = Something is still open or on its way, so the account cannot be deleted yet. Please look at what has to be settled.
refusal-no-such-session = This session has ended already.
refusal-notification-link-dead = This link does not work. You can switch letters off in your settings.

refusal-proof-needed = Please prove first that it is still you.
refusal-ceremony-over = That took too long, or was done already. Please start again.
refusal-second-step-over = That took too long. Please sign in again.
refusal-totp-wrong = This is not the code that counts now. Please look at your app again: it changes every 30 seconds.
refusal-totp-used = This code was used already. Please wait for the next one.
refusal-totp-wait = { $minutes ->
    [one] Many wrong codes were entered. Please try again in a minute, or use a recovery code or a passkey.
   *[other] Many wrong codes were entered. Please try again in { NUMBER($minutes) } minutes, or use a recovery code or a passkey.
}
refusal-recovery-wrong = This is none of your recovery codes, or it was used already.
refusal-authenticator-on = Your authenticator app is set up already.
refusal-authenticator-off = No authenticator app is set up.
refusal-no-such-passkey = There is no such passkey.
refusal-passkey-unknown = We do not know this passkey. Please sign in with your password.
refusal-passkey-odd = This passkey did not answer as it should. Please try again.
refusal-passkey-copied = This passkey may have been copied, so it was refused. Please sign in with your password and remove it.
refusal-passkey-known = This passkey is in use already.
refusal-passkey-name-missing = Please name the passkey.
refusal-passkeys-enough = You have 20 passkeys. Please remove one first.
refusal-passkeys-nowhere = Passkeys need a site with a name, and this one only has a number.
refusal-qr-too-long = This link is too long for a QR code that phones can read. Shorter names make it one.
refusal-website-odd = Please enter an address like https://ada.example.
refusal-time-zone-unknown = We do not know this time zone. Please choose one from the list.
