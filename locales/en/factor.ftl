# Passkeys, the authenticator app, recovery codes: what proves who somebody is, beside the password.

# Signing in.
factor-or = or
factor-passkey-use = Use a passkey
factor-passkey-failed = This did not work. Please try again, or sign in with your password.
factor-code-title = One more step
factor-code-lede = Please enter the code that your authenticator app shows now.
factor-code-label = Code from your app
factor-code-button = Sign in
factor-code-back = Start again
factor-recovery-fold = No phone at hand?
factor-recovery-label = Recovery code
factor-recovery-hint = One of the ten that you saved when you set up the app. Each works once.
factor-recovery-button = Use this code

# Passkeys in the settings.
factor-passkeys = Passkeys
factor-passkeys-about = Sign in with your fingerprint, your face or the PIN of your device, without a password. A passkey works on this site and nowhere else, so nobody can trick you out of it.
factor-passkeys-none = No passkeys yet.
factor-passkey-name = Name of a new passkey
factor-passkey-name-about = The device it is on, so that you know later which one to remove.
factor-passkey-add = Add a passkey
factor-passkey-added = The passkey is added.
factor-passkey-rename = Rename
factor-passkey-rename-title = Rename “{ $name }”
factor-passkey-new-name = New name
factor-passkey-renamed = The passkey has its new name.
factor-passkey-remove = Remove
factor-passkey-remove-title = Remove “{ $name }”?
factor-passkey-remove-about = It cannot sign you in any more. On your device it stays until you delete it there.
factor-passkey-remove-yes = Remove the passkey
factor-passkey-removed = The passkey is removed.
factor-passkey-unsupported = This browser cannot use passkeys.
factor-passkey-elsewhere = Passkeys only work at { $site }. Please open the console there.
factor-passkey-cancelled = That was cancelled or took too long. You can try again at any time.
factor-passkey-here = This device has a passkey for your account already.
factor-passkey-broken = Your device did not answer as it should. Please try again.
factor-added = Added
factor-save = Save

# The authenticator app in the settings.
factor-app = Authenticator app
factor-app-about = With it your password alone is not enough: signing in also takes a code that your phone shows. A passkey needs no code.
factor-app-set-up = Set it up
factor-app-scan = Scan this picture with your app. It can be any that shows codes for signing in.
factor-app-picture = QR code for your authenticator app
factor-app-open = Open it in an app on this device
factor-app-type = Or type this secret into the app:
factor-app-secret-copy = Copy secret
factor-app-code = Code that the app shows now
factor-app-confirm = Switch it on
factor-app-cancel = Cancel
# A moment follows.
factor-app-on = On since
factor-app-off = Switch it off
factor-app-off-title = Switch the authenticator app off?
factor-app-off-about = Your password alone is enough again, and your recovery codes are void.
factor-app-off-proof = Your password, or a code from the app
factor-app-is-off = The authenticator app is switched off.

# Recovery codes in the settings.
factor-codes-left = { $left ->
    [one] { NUMBER($left) } recovery code is left.
   *[other] { NUMBER($left) } recovery codes are left.
}
factor-codes-few = Make new ones before they run out.
factor-codes-now = Save your recovery codes now
factor-codes-about = Each of them signs you in once when your phone is gone. They are not shown again.
factor-codes-copy = Copy
factor-codes-download = Download
factor-codes-print = Print
factor-codes-kept = I have saved them
factor-codes-renew = Make new codes
factor-codes-renew-title = Make new recovery codes?
factor-codes-renew-about = All that you saved before are void from then on.
factor-codes-renew-yes = Make new codes
# The first line of the file, and the heading on paper.
factor-codes-heading = Recovery codes for Temporary Pages, { $email }

# Proving once more who one is.
factor-proof-title = Is it still you?
factor-proof-about = Please prove it once more before you change how you sign in.
factor-proof-password = Your password
factor-proof-go = Go on
factor-proof-passkey = Use a passkey

# Letters. They go on in lower case after the greeting.
factor-letter-passkey-added-subject = A passkey was added to your account
factor-letter-passkey-added = the passkey “{ $name }” can sign in to your account from now on.
factor-letter-passkey-removed-subject = A passkey was removed from your account
factor-letter-passkey-removed = the passkey “{ $name }” cannot sign in to your account any more.
factor-letter-app-on-subject = Signing in takes a code from now on
factor-letter-app-on = an authenticator app was set up for your account. Signing in with the password takes a code of it from now on.
factor-letter-app-off-subject = Signing in takes no code any more
factor-letter-app-off = the authenticator app of your account was switched off. The password alone is enough again.
factor-letter-used-subject = A recovery code was used
factor-letter-used = somebody just signed in to your account with your password and a recovery code. { $left ->
    [one] { NUMBER($left) } recovery code is left.
   *[other] { NUMBER($left) } recovery codes are left.
}
factor-letter-renewed-subject = You have new recovery codes
factor-letter-renewed = new recovery codes were made for your account. The old ones are void.
factor-letter-guessed-subject = Somebody knows your password
factor-letter-guessed = somebody signed in to your account with the right password, and then entered wrong codes. They did not get in. If this was not you, please set a new password now.
factor-letter-given-up-subject = The password alone signs in again
factor-letter-given-up = the passkeys, the authenticator app and the recovery codes of your account were removed, because they were reported as lost. Your password alone signs you in again.
factor-letter-settings = Your settings
factor-letter-not-you = If this was not you, please set a new password now: { $url }
