# Words on the picture that others show for a link to a page. Short: there is one line for each.
card-opens = Öffnet { DATETIME($at) }
card-closes = Schließt { DATETIME($at) }
card-sold-out = Ausverkauft
card-paused = Pausiert
card-free = Kostenlos
# The least of several prices, or of what a buyer chooses.
card-from = Ab { MONEY($least) }
# In the place of a title that has no letters which can be drawn.
card-nameless = Eine Seite auf Zeit
