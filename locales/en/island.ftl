# The live parts of a page. These words travel to every visitor's browser: keep them few.

# Below the digits of a countdown.
island-days = days
island-hours = hours
island-minutes = minutes
island-seconds = seconds
# The same for the ear: “2 days, 3 hours”.
island-time-days = { $count ->
    [one] 1 day
   *[other] { NUMBER($count) } days
}
island-time-hours = { $count ->
    [one] 1 hour
   *[other] { NUMBER($count) } hours
}
island-time-minutes = { $count ->
    [one] 1 minute
   *[other] { NUMBER($count) } minutes
}
island-time-short = less than a minute

island-left = { NUMBER($left) } of { NUMBER($limit) } left
island-sold = { NUMBER($sold) } sold
island-held = { NUMBER($held) } in checkouts

# A page that has nothing left: its state, its headline, and whether something may come back.
island-gone-state = Sold out
island-gone-title = Sold out for now
island-gone = Every copy has been sold.
island-gone-held = { $count ->
    [one] One copy is in somebody’s checkout. If it isn’t paid for, it comes back here.
   *[other] { NUMBER($count) } copies are in other people’s checkouts. Those that aren’t paid for come back here.
}
island-none-state = Not available
island-none-title = Not available for now
island-none = Nothing is available right now.

# What a screen reader hears.
island-news-price = The price has changed.
island-news-paused = This page is paused now.
island-news-prelaunch = This page is not open yet.
island-news-live = This page is open now.
island-news-gone = All copies are taken now.
island-news-expired = This page is closed now.

island-copied = Copied
island-copy-failed = Please copy it by hand
