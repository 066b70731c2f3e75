# The command palette, the shortcuts, and the menu on small screens.

command-menu = Menu
command-language = Language of the console
command-open = Search
command-title = Search and commands
command-placeholder = Where to, or what to find?
command-results = Results
command-count = { $count ->
    [one] 1 result
   *[other] { NUMBER($count) } results
}
command-none = Nothing found
command-none-hint = Type a part of the name of a page, a product or a discount code, how an e-mail address begins, or the number of a receipt, like #42.
command-recent = Recently opened
command-do = Actions
command-go = Go to

command-new-product = New product
command-new-page = New page
command-new-discount = New discount
# { $page } is the title of a page.
command-copy-link = Copy the link of { $page }
command-open-page = Open the sales page { $page }
# { $language } is the name of a language, in that language.
command-speak = Switch to { $language }
command-shortcuts = Keyboard shortcuts

# Other words that people may type for the same; nobody reads them.
command-also-overview = home start dashboard numbers statistics
command-also-products = files upload things
command-also-pages = sales landing links
command-also-discounts = codes coupons vouchers
command-also-orders = purchases sales receipts refunds disputes
command-also-customers = buyers people
command-also-registrations = waiting list subscribers sign-ups e-mails
command-also-settings = account profile name picture address
command-also-security = password passkeys two-factor sessions devices
command-also-notifications = letters e-mails mail
command-also-keys = API REST programs
command-also-data = export download delete account
command-also-payments = Stripe payouts bank
command-also-new = create add make
command-also-language = language translate
command-also-sign-out = log out leave
command-also-shortcuts = keys help

command-key-choose = choose
command-key-run = open
command-key-close = close
command-keys-everywhere = Everywhere
command-keys-lists = In lists
command-keys-editor = While you edit a page
command-keys-find = Search and commands
command-keys-help = This list
command-keys-search = Search the list
command-keys-new = New product, page or discount
command-keys-next = Next row
command-keys-previous = Previous row
command-keys-save = Save the draft now
command-keys-undo = Undo
command-keys-redo = Redo
command-keys-on = Single letters are shortcuts
command-keys-on-hint = Switch this off if something types letters for you, such as speech input. Shortcuts with Ctrl or ⌘ keep working.

command-draft-saved = Your draft is saved. Visitors see it once you publish it.
