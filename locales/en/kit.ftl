# What the screens of the console share.

kit-skip = Skip to the content
kit-console = Console
kit-overview = Overview
kit-products = Products
kit-pages = Pages
kit-discounts = Discounts
kit-orders = Orders
kit-customers = Customers
kit-registrations = Registrations
kit-settings = Settings
kit-sign-out = Sign out
# { $email } is the address.
kit-confirm-address = Please confirm your e-mail address: we sent a link to { $email }. Look into your spam folder if it is not there.
kit-nothing-here = Nothing here

kit-phase-draft = Draft
kit-phase-prelaunch = Opens soon
kit-phase-live = Open
kit-phase-sold-out = Sold out
kit-phase-paused = Paused
kit-phase-expired = Closed

# How long until something, in the two largest units.
kit-seconds = { NUMBER($seconds) } s
kit-minutes = { NUMBER($minutes) } min
kit-hours = { NUMBER($hours) } h { NUMBER($minutes) } min
kit-days = { NUMBER($days) } d { NUMBER($hours) } h

kit-keep-it = Keep it
kit-leave-it = Leave it
kit-close = Close
kit-copy-link = Copy link
kit-copied = Copied.
kit-copy-failed = Your browser did not let us copy. Please select and copy it yourself.
kit-fields-wrong = Please correct the fields marked above.
kit-zone = Your time zone: { $zone }.

kit-free = Free
kit-pay-what-you-want = Pay what you want
kit-price-at-least = from { MONEY($price) }
kit-instead-of = instead of
# A price, and the moment from which it counts.
kit-price-next = { $price } from { $moment }
kit-optional = { " " }(optional)
