told-title = Letters you can switch
told-about = Each of them also has a link at its end that switches it off.
told-sale = Each sale
told-sale-about = Who bought what, as soon as it is paid.
told-sold-out = A page is sold out
told-sold-out-about = When the last copy is paid for.
told-opened = A page opens
told-opened-about = At its time, and how many people on its list are being told.
told-closed = A page closes
told-closed-about = Its orders, revenue and registrations, once nobody is paying any more.
told-keys = Few licence keys left
told-keys-about = For products whose keys come from a list of yours.
told-week = Your week in numbers
told-week-about = On Monday mornings. Not about a week in which nothing happened.

told-always = Always sent
told-always-about = These are about your money, your safety or your files, so they cannot be switched off.
told-always-money = Disputes and how they end, refunds that fail, payments that somebody has to look at, and whether you can take payments.
told-always-account = Your password, your address, and how you sign in.
told-always-files = Files that will be deleted soon, and buyers’ copies that could not be made.

# The page behind the link in a letter. $topic is one of the names above.
told-off-title = No more of these?
told-off = Press the button and we send you no more letters of the kind “{ $topic }”.
told-off-button = Switch them off
told-is-off-title = They are switched off
told-is-off = We send you no more letters of the kind “{ $topic }”.
told-is-off-button = See all letters
