# Words on the picture that others show for a link to a page. Short: there is one line for each.
card-opens = Opens { DATETIME($at) }
card-closes = Closes { DATETIME($at) }
card-sold-out = Sold out
card-paused = Paused
card-free = Free
# The least of several prices, or of what a buyer chooses.
card-from = From { MONEY($least) }
# In the place of a title that has no letters which can be drawn.
card-nameless = A page for a while
