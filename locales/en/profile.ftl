profile-name = Your name
profile-name-field = Name
profile-name-about = Visitors of your pages see it. Receipts that are out keep the name they have.

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

profile-language = Language
profile-language-about = Of the console, and of our letters to you. Your pages speak each visitor’s language.

# The page behind the link in the mail.
profile-confirm-title = Is this your new address?
profile-confirm = Press the button and you sign in with { $email } from now on.
profile-confirm-button = Use this address
profile-confirm-detail = You did not ask for this? Then close this page; nothing changes.
profile-confirmed-title = Your address is changed
profile-confirmed = You sign in with { $email } from now on.
profile-confirmed-button = Go to my profile
