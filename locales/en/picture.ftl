picture-choose = Choose a picture
picture-choose-other = Choose another one
picture-drop = or drop it here
picture-kinds = JPEG, PNG or WebP, up to { NUMBER($most) } MB.
picture-remove = Remove
picture-cancel = Cancel
# $percent is how much of it has been sent.
picture-sending = { NUMBER($percent) } % sent
picture-making = Getting it ready …
picture-ready = The picture is there.
picture-removed = The picture is removed.
picture-not-sent = Your browser did not let us send the picture.
picture-preview = Your picture, as it is now
picture-text = What the picture shows
picture-text-hint = For people who cannot see it. Leave it empty if it is only there to look nice.
picture-yours = Your picture
picture-yours-about = Visitors see it beside your name on your pages. It is cut to a square.
picture-saved = Your picture is saved.
