account-password = Password
account-password-new = New password
account-password-hint = At least 10 characters. A few words in a row are good.
account-email-hint = We send a link there, to make sure it is yours.
account-name = Your name
account-name-hint = Visitors of your pages see it.

account-sign-in = Sign in
account-sign-in-back = Back to sign in
account-forgot-link = Forgot your password?
account-sign-up-link = Create an account

account-sign-up-title = Create your account
account-sign-up-lede = Free to start. You need an e-mail address and something to sell.
account-sign-up-button = Create account
account-sign-up-known = I have an account

account-inbox-title = One more step: your inbox
account-inbox-sentence = We have sent you a mail. Press the button in it to confirm your address, then sign in.
account-inbox-detail = Nothing there? It can take a minute, and may be in the spam folder.

account-confirm-title = Is this you?
account-confirm-sentence = Confirm your e-mail address to finish your account.
account-confirm-button = Confirm my address
account-confirmed-title = Your address is confirmed
account-confirmed-sentence = Your account is ready.

account-forgot-title = Forgot your password?
account-forgot-lede = Tell us your address, and we send you a link to choose a new one.
account-forgot-button = Send me the link
account-forgot-sent-title = Look into your inbox
account-forgot-sent-sentence = If there is an account with this address, a link to choose a new password is on its way.

account-reset-title = Choose a new password
account-reset-lede = It ends every other session of your account.
account-reset-button = Save it
account-reset-done-title = Your new password is saved
account-reset-done-sentence = Every other session has ended.
