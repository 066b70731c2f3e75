# A day beside a chart, as short as it can be: 3 Mar
chart-day = { NUMBER($day) } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
# Several days together: 3 Mar – 9 Mar
chart-days-together = { $first } – { $last }
chart-choose = Choose a day
chart-numbers = Show the numbers
chart-days = Days (UTC)
chart-whole = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
