page-all = Pages
page-new-title = New page
page-new-next = Next you give it words and a look, and see it as visitors will. Nobody else sees it before you publish it.
page-create = Create page

page-none-title = No pages yet
page-none = A page sells your products at its own address, from its opening to its closing.
page-none-create = Create your first page
# $at is a moment.
page-opens = Opens { $at }
page-closes = Closes { $at }

page-open = Open
# Follows “Open”, for screen readers.
page-open-where = { " " }in a new tab
page-open-what = { " " }{ $title } in a new tab
page-edit = Edit
page-duplicate = Duplicate
page-duplicated = This is the copy: a draft that closes in a week.
page-delete = Delete
page-delete-question = Delete “{ $title }”?
page-delete-consequence = Its address stops working for good. Orders stay.
page-delete-yes = Delete the page
page-deleted = The page is deleted.
page-pause = Pause
page-paused = The page is paused.
page-resume = Resume
page-resumed = The page goes on.
page-hide = Take offline
page-hidden = Nobody else can see the page now. Publish it again from the editor.

page-downloads = Downloads
page-about = About the page
page-state = State
page-opens-label = Opens
page-opens-now = At once
page-closes-label = Closes
page-products = Products
page-no-files = No files yet
page-copies = { NUMBER($left) } of { NUMBER($limit) } left ({ NUMBER($sold) } sold, { NUMBER($held) } in checkouts)
page-copies-sold = { NUMBER($sold) } sold, no limit
page-copies-sold-and-held = { NUMBER($sold) } sold, { NUMBER($held) } in checkouts, no limit
page-latest-orders = Latest orders
page-no-orders = No orders on this page yet.
page-latest-registrations = Latest registrations
page-no-registrations = No registrations on this page yet.
page-all-of-it = All of this page
