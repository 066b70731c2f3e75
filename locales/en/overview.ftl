overview-title = Overview
overview-new-product = New product
overview-new-page = New page

overview-first-steps = First steps
overview-steps-done = { NUMBER($done) } of { NUMBER($count) } done
overview-step-done = Done
overview-step-product = Describe what you sell
overview-step-product-hint = A name, a price, a few sentences.
overview-step-files = Upload its files
overview-step-files-hint = What buyers download after paying.
overview-step-files-do = Upload files
overview-step-payments = Set up payments
overview-step-payments-hint = Where your money goes.
overview-step-page = Publish a page
overview-step-page-hint = Choose when it opens and when it closes.
overview-step-share = Share its link
overview-step-share-hint = Until it closes, everyone with the link can buy.

overview-figures = How it is going
overview-page-figures = How it is going
overview-range-label = Days
overview-range = { NUMBER($days) } days
overview-range-all = All
overview-days-before = compared with the { NUMBER($days) } days before
# A number with its unit: 3.3%, +12%
overview-percent = { $number }%
overview-revenue = Revenue
overview-refunds = Refunds
overview-refunded = { MONEY($amount) } refunded
overview-lost = Lost disputes
overview-lost-amount = { MONEY($amount) } lost
overview-views = Views
overview-views-count = { $count ->
    [one] { $count } view
   *[other] { $count } views
}
overview-visitors = Visitors
overview-orders = Orders
overview-conversion = Conversion
overview-registrations = Registrations
overview-confirmed = Confirmed
overview-confirmed-count = { NUMBER($count) } confirmed
overview-chart-money = Revenue and refunds by day
overview-chart-views = Views and visitors by day
overview-chart-orders = Orders by day
overview-chart-conversion = Orders of a hundred visitors by day
overview-chart-registrations = Registrations by day
overview-no-money = No money yet in these days.
overview-no-views = No visits yet in these days. Share the link of a page, and they appear here.
overview-no-sales = No orders yet in these days.
overview-no-registrations = No registrations yet in these days.
overview-counting = Counted without cookies. Days are UTC; visitors are told apart for one day only.

overview-referrals = Where visitors came from
overview-referral = Source
overview-referral-unknown = Direct, or unknown
overview-referral-others = All others

overview-buying = From visit to order
overview-registering = From visit to registration
overview-begun = Checkouts begun
overview-bought = Paid

overview-open-now = Open now
overview-open-now-none = No page is open at the moment.
overview-opens-next = Opens next
overview-opens-next-none = No page is waiting to open.
# $time is a length of time: 2 d 3 h
overview-opens-in = Opens in { $time }
overview-closes-in = Closes in { $time }

overview-latest-orders = Latest orders
overview-all-orders = All orders
overview-no-orders = Nothing sold yet. Orders appear here the moment they come in.
