# A day beside a chart, as short as it can be: 3. Mär.
chart-day = { NUMBER($day) }. { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sep.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
# Several days together: 3. März – 9. März
chart-days-together = { $first } – { $last }
chart-choose = Wähle einen Tag
chart-numbers = Zahlen zeigen
chart-days = Tage (UTC)
chart-whole = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
