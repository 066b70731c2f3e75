profile-told = What visitors see of you
profile-name-field = Name
profile-name-about = Visitors of your pages see it. Receipts that are out keep the name they have.
profile-told-words = A few words about you
profile-told-words-about = They stand beside your picture, on every page of yours. Buyers want to know who you are.
profile-told-website = Website
profile-told-website-about = Where people find out more: your site, or your profile elsewhere.

profile-zone = Time zone
profile-zone-about = We use it in our letters to you and in your tables. Here, on the screen, times are always those of your browser. The language of letters is the one in the menu.
profile-zone-field = Letters and tables tell times in
profile-zone-none = UTC
profile-zone-here = Your browser uses { $zone }.

profile-address = Your e-mail address
# $email is the address, in bold.
profile-address-is = You sign in with { $email }, and letters go there.
# $email is the address, in bold.
profile-address-waits = We have sent a link to { $email }. Until you press the button in that mail nothing changes.
profile-address-keep = Keep the address I have
profile-address-kept = Your address stays as it is.
profile-address-change = Change address
profile-address-new = New address
profile-address-new-about = We send a link there. The change counts once you have pressed it, and the old address is told.

# The page behind the link in the mail.
profile-confirm-title = Is this your new address?
profile-confirm = Press the button and you sign in with { $email } from now on.
profile-confirm-button = Use this address
profile-confirm-detail = You did not ask for this? Then close this page; nothing changes.
profile-confirmed-title = Your address is changed
profile-confirmed = You sign in with { $email } from now on.
profile-confirmed-button = Go to my profile
