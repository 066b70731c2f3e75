registration-back = Back to the page
registration-done = Done

registration-sent-title = One more step: your inbox
registration-sent = We have sent a mail. Press the button in it, and you are on the list.
registration-sent-about = We have sent a mail about “{ $title }”. Press the button in it, and you are on the list.
registration-sent-detail = Nothing there? It can take a minute, and may be in the spam folder.

registration-confirm-title = Is this you?
registration-confirm = Confirm your address to get the mail.
registration-confirm-about = Confirm your address to get the mail about “{ $title }”.
registration-confirm-button = Yes, put me on the list
registration-confirm-detail = If you did not ask for this, close the page and nothing happens.
registration-confirmed-title = You’re on the list
registration-confirmed = We write to you. Every mail has a link to end it.
registration-confirmed-about = We write to you about “{ $title }”. Every mail has a link to end it.

registration-end-title = No more mail?
registration-end = You get no more mail.
registration-end-about = You get no more mail about “{ $title }”.
registration-end-button = Unsubscribe
registration-ended-title = You’re off the list
registration-ended = There will be no more mail.
registration-ended-about = There will be no more mail about “{ $title }”.

registration-delete-title = Delete your data?
registration-delete = Your address, your name and your answers are deleted at once. This cannot be undone.
registration-delete-about = Your address, your name and your answers about “{ $title }” are deleted at once. This cannot be undone.
registration-delete-button = Delete my data
registration-deleted-title = Your data is deleted
registration-deleted = Your address, your name and your answers are gone.

# What a registrant agrees to; stored with the registration.
registration-consent = Send me an e-mail about this page. I can unsubscribe with one click at any time.
