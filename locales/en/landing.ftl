landing-description = Sell a digital product on a page that exists only for a while.
landing-title = Sell it for a while.
landing-lede = Put a digital product on a page of its own that opens and closes when you say so.
landing-begin = Create your page
landing-sign-in = Sign in

# A small picture of a sales page: what it shows, and what a screen reader says instead.
landing-picture = A page that sells a recording: its price, a clock that counts down to the closing, and how many copies are left.
landing-picture-open = Open
landing-picture-by = From Mara Lind
landing-picture-title = Harbour, before sunrise
landing-picture-buy = Buy for { MONEY($price) }
landing-picture-days = days
landing-picture-hours = hours
landing-picture-minutes = min
landing-picture-seconds = sec
landing-picture-left = { NUMBER($left) } of { NUMBER($limit) } left

landing-steps = How it works
landing-upload-title = Upload your file
landing-upload = A book, a song, a template: anything people download. It stays private until it is bought.
landing-time-title = Say from when to when
landing-time = Before the opening your page collects addresses. While it is open, it sells. Then it closes by itself.
landing-share-title = Share the link
landing-share = People pay safely and get their files at once. You see every order as it comes in.

landing-questions = Good to know
landing-cost-question = What does it cost?
landing-cost-own = The money goes to your own Stripe account. Stripe charges its fee, and this site keeps nothing.
# $percent is a number such as “2.5”.
landing-cost-share = The money goes to your own Stripe account. Stripe charges its fee, and this site keeps { $percent }% of each sale. What you don’t sell costs nothing.
landing-cost-one = Nothing on top of what Stripe charges for each payment. Sales are paid to whoever runs this site.
landing-closed-question = What happens when it closes?
landing-closed = Nobody can buy any more. Whoever bought keeps a page with the files, for as long as you have decided.
landing-buyer-question = Do buyers need an account?
landing-buyer = No. They pay, and their files are there. A mail brings them back whenever they want.
landing-watch-question = Is anybody tracked?
landing-watch = Sales pages set no cookies, load nothing from other sites, and work without JavaScript.
