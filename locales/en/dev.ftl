# Pages that only a development server has.
dev-outbox = Outbox
dev-outbox-lede = This is a development server: mail is kept here and sent to nobody.
dev-outbox-empty-title = No mail yet
dev-outbox-empty = Sign up, register on a page or buy something, and the mail appears here.
dev-outbox-html = As HTML
dev-outbox-to = To { $to }

# The gallery of components.
dev-gallery = Design system
dev-gallery-lede = Every component in every state, with the names of its classes. Only a development server shows this page.
dev-gallery-direction = Direction
dev-gallery-ltr = Left to right
dev-gallery-rtl = Right to left
dev-gallery-theme = Theme
dev-gallery-no-theme = None
dev-gallery-colour = Colour
dev-gallery-type = Type
dev-gallery-measures = Space, radius, shadow
dev-gallery-buttons = Buttons
dev-gallery-forms = Forms
dev-gallery-lists = Lists and tables
dev-gallery-states = States
dev-gallery-news = Notices, toasts, dialogs
dev-gallery-waiting = Waiting
dev-gallery-numbers = Numbers
dev-gallery-public = Public pages
dev-gallery-cards = In a narrow place each row becomes a card:

dev-sample-sentence = A sentence that says what happened, and what to do next.
dev-sample-hint = A hint says what belongs here, before anybody gets it wrong.
dev-sample-label = What it is called
dev-sample-choice = The whole row can be pressed
dev-sample-question = Delete this file?
dev-sample-delete = Delete it
dev-sample-keep = Keep it
dev-sample-open = Open the dialog
dev-sample-undo = Undo
dev-sample-empty-title = Nothing here yet
dev-sample-empty = An empty list says what belongs here, and offers the first step.
dev-sample-name = Name
dev-sample-sold = Sold
dev-sample-taken = Taken in
dev-sample-fold = Something that few need
