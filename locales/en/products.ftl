products-title = Products
products-new = New product
products-sell = Sell it on a page
products-price-now = Price now:
products-saved = Saved.
products-deleted = The product is deleted.
products-delete = Delete product
products-delete-question = Delete “{ $name }”?
products-delete-consequence = People who bought it keep their files. While an open page sells it, it cannot be deleted.
products-delete-yes = Delete the product
products-about = About the product
products-save-changes = Save changes
products-saved-new = The product is saved. Now add its files.
products-save = Save product
products-files-end = The files will be deleted on { $moment }: no page sells them any more, and nobody can download them. Put the product on a new page to keep them.
products-deleted-files = Deleted files
products-file = File
products-size = Size
products-why = Why
products-deleted-on = Deleted on
products-why-over = Nobody could buy or download it any more
products-why-replaced = A newer version took its place
products-why-product = The product was deleted
products-why-creator = You deleted it
products-files = Files
products-type = Type
products-state = State
products-actions = Actions
products-no-files = No files yet. Buyers get the files you upload here; without one there is nothing to download.
products-keys-none = No keys
products-keys-generated = We make them
products-keys-generated-about = Each copy comes with a new key of 25 letters and digits.
products-keys-list = Your own list
products-keys-list-about = Each copy comes with the next key of your list. Without a key left, it is sold out.
products-name = Name
products-description = Description
products-description-about = What buyers get, in your words. Visitors read it on the page.
products-until = For sale until
products-until-about = After this no page sells it any more.
products-downloads = Downloads per file
products-downloads-about = How often a buyer can start a download.
products-days = Days to download
products-days-about = Counted from the purchase.
products-licence-keys = Licence keys
products-for-sale = For sale
products-for-sale-about = Switch it off to pause the product on every page.
products-keys-out = No key is left, so this product is sold out on every page until you add some.
products-keys-out-held = No key is left, so this product is sold out on every page until you add some, or one comes back from a checkout.
products-keys-export = Export sold keys
products-keys-deleted = The unsold keys are deleted.
products-keys-delete = Delete unsold keys
products-keys-delete-question = Delete { $count ->
    [one] one unsold key
   *[other] { $count } unsold keys
}?
products-keys-delete-consequence = Keys that were sold or are in a checkout stay. The others cannot be brought back.
products-keys-delete-yes = Delete the keys
products-keys-hint = In the order in which they are to be sold, up to 10,000 at a time.
products-keys-add = Add keys
products-keys-added = { $added ->
    [0] No key was added
    [one] 1 key was added
   *[other] { $added } keys were added
}{ $known ->
    [0] .
    [one] ; 1 was known already.
   *[other] ; { $known } were known already.
}
products-keys-new = New keys, one on each line
products-keys-unreadable = This file could not be read as text.
products-keys-from-file = Or from a text file
products-keys-made = A new key is made for each copy.
products-keys-off = Licence keys are switched off: copies are sold without one.
products-keys-counts = { NUMBER($free) } left, { NUMBER($held) } in checkouts, { NUMBER($given) } sold.
products-keys-kept = { $count ->
    [one] 1 unused key is kept. It is sold when you choose “Your own list” again.
   *[other] { $count } unused keys are kept. They are sold when you choose “Your own list” again.
}
products-keys-kept-of-list = { $count ->
    [one] 1 unused key of your list is kept. It is sold when you choose “Your own list” again.
   *[other] { $count } unused keys of your list are kept. They are sold when you choose “Your own list” again.
}
products-keys-promised = { $count ->
    [one] 1 key is in a checkout that began before. Its buyer gets it once it is paid for.
   *[other] { $count } keys are in checkouts that began before. Their buyers get them once they are paid for.
}
products-keys-sold = { $count ->
    [one] 1 key was sold. It stays with its buyer.
   *[other] { $count } keys were sold. They stay with their buyers.
}
products-product = Product
products-price = Price
products-no-end = No end
products-delete-short = Delete
products-state-ended = Ended
products-state-off = Switched off
products-state-on = For sale
products-none = No products yet
products-none-about = A product is what people buy: a name, a price, and the files they get.
products-first = Create your first product
products-changes = Price changes
products-changes-about = From such a moment on another price counts, on every page.
products-changes-plan = Plan a price change
products-changes-from = From
products-changes-costs = It costs
products-changes-placeholder = 0 is free
products-changes-remove = Remove
products-changes-remove-what = this price change
products-fixed = Fixed price
products-fixed-about = Everybody pays the same.
products-free = Free
products-free-about = Nobody pays; the buyer only leaves an address.
products-choose = Pay what you want
products-choose-about = The buyer chooses, from a least amount on.
products-currency = Currency
products-compare-at = Instead of
products-compare-at-about = A higher amount, crossed out beside the price.
products-copies = Copies per order
products-copies-about = The most that one order can have. More than one makes sense for codes and licences.
products-at-least = At least
products-suggested = Suggested
products-stamp-none = Everybody gets the same file
products-stamp-footer = On every page
products-stamp-footer-about = The buyer’s address and order, small, at the foot.
products-stamp-first = On the first page only
products-stamp-first-about = The same words, once.
products-edit = Edit
products-edit-title = Edit “{ $name }”
products-edit-save = Save
products-personal-copies = Personal copies
products-show-preview = Show a preview on the sales page
products-show-preview-about = A small picture, the first pages, or the first half minute, made from the file. Everybody can see it.
products-file-deleted = The file is deleted.
products-file-delete-consequence = It cannot be brought back. A file that buyers may still download is kept.
products-file-delete-yes = Delete the file
products-file-ready = Ready
products-file-earlier = Earlier version
products-file-checked = Being checked
products-file-unfinished = Upload not finished
products-stamped-footer = Personal copies, stamped on every page
products-stamped-first = Personal copies, stamped on the first page
products-stamped-unknown = Buyers wait: please choose again where the stamp goes
products-file-go-on = Choose the same file again below, and it goes on.
products-preview-waits = The preview is being made
products-preview-ready = Preview on the page
products-preview-failed = No preview could be made.
products-move-up = Move { $name } up
products-move-down = Move { $name } down
products-buyers-all = All buyers
products-buyers-all-about = Those who bought the earlier version get the new one from their order page.
products-buyers-new = New buyers only
products-buyers-new-about = Earlier buyers keep what they bought.
products-version = New version
products-version-of = of { $name }
products-version-title = New version of “{ $name }”
products-version-about = It takes the place of the earlier one as soon as it is uploaded and checked. Until then nothing changes.
products-version-who = Who gets it?
products-version-file = The new file
