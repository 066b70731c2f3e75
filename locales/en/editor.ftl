editor-title = Edit page

## The parts of the form
editor-part-words = Words
editor-part-look = Look
editor-part-contents = What is on it
editor-part-products = Products and copies
editor-part-schedule = Opening and closing
editor-part-registration = Registration
editor-part-rules = Rules
editor-about-no-headline = The name of the product
editor-about-contents = { $parts ->
    [one] { NUMBER($parts) } part
   *[other] { NUMBER($parts) } parts
}
editor-about-opens-now = Opens at once
editor-about-opens-later = Opens later
editor-about-registration = { $questions ->
    [0] E-mail and name
    [one] E-mail, name and { NUMBER($questions) } question
   *[other] E-mail, name and { NUMBER($questions) } questions
}
editor-about-honour = Who has begun to pay may finish
editor-about-strict = Closes on the second

## Saving and publishing
editor-undo = Undo
editor-redo = Redo
editor-state-saving = Saving …
editor-state-saved = Saved as a draft
editor-state-same = Nothing to publish
editor-state-unsaved = Not saved yet
editor-save = Save
editor-saved = Saved.
editor-publish = Publish page
editor-published = The page is published. Share its link.
editor-publish-changes = Publish changes
editor-changes-published = Your changes are published.
editor-discard = Discard changes
editor-discard-question = Discard your changes?
editor-discard-consequence = The form shows the page as it is again. You can undo that.
editor-discard-keep = Keep them
editor-discarded = Your changes are discarded. Undo brings them back.
editor-correct-fields = Please correct the fields that are marked.

## What can come between
editor-unreached = We cannot reach the server. What you typed is kept in this browser, and we keep trying.
editor-signed-out = You are signed out. What you typed is kept in this browser: sign in in a new tab, come back, and go on.
editor-sign-in = Sign in
editor-try-again = Try again
editor-elsewhere = This page was changed in another window. What you typed here is not saved yet.
editor-elsewhere-mine = Keep what I typed
editor-elsewhere-theirs = Show the other version
editor-found = In this browser there is something you typed before and that was not saved.
editor-found-use = Use it
editor-found-drop = Forget it
editor-clashes = Something here was changed elsewhere since you began. If you publish, what you typed counts:

## Words
editor-headline-label = Headline
editor-headline-hint = Without one, the name of the product.
editor-tagline-label = Line below it
editor-button-label = Words on the button
editor-button-example = Buy
editor-thanks-label = Thank-you note
editor-thanks-hint = What buyers read after paying.

## Look
editor-theme = Theme
editor-theme-paper = Paper
editor-theme-paper-about = Warm and quiet
editor-theme-gallery = Gallery
editor-theme-gallery-about = White, black, square
editor-theme-clay = Clay
editor-theme-clay-about = Soft, made by hand
editor-theme-grove = Grove
editor-theme-grove-about = Mist and deep green
editor-theme-night = Night
editor-theme-night-about = Dark at any hour
editor-theme-poster = Poster
editor-theme-poster-about = Large, in your colour
editor-typeface = Typeface
editor-typeface-editorial = Editorial
editor-typeface-plain = Plain
editor-typeface-book = Book
editor-typeface-round = Round
editor-typeface-machine = Machine
editor-cover = Cover picture
editor-accent-label = Accent colour
editor-accent-hint = For buttons and links.
editor-accent-pick = Pick the accent colour
editor-accent-word = Words
# $paper is “On light” or “On dark”.
editor-accent-kept = { $paper }: easy to read as it is.
editor-accent-changed = { $paper }: words become { $colour }, so that everybody can read them.
editor-accent-light = On light
editor-accent-dark = On dark

## What is on it
editor-blocks-hint = Choose what visitors see, and in which order. A part with nothing in it is not shown.
editor-block-story = Story
editor-block-inside = What you get
editor-block-samples = Samples
editor-block-voices = What others say
editor-block-questions = Questions and answers
editor-block-promise = Promise
editor-block-up = Move { $name } up
editor-block-down = Move { $name } down
editor-block-moved = { $name } is now number { NUMBER($place) } of { NUMBER($count) }.
editor-block-fields = About { $name }
editor-story-label = Your story
editor-inside-about = The products with their descriptions and files. You change them in the product.
editor-samples-about = Previews of files that show one. You choose them in the product.
editor-promise-label = What you promise
editor-promise-hint = Refunds, updates, help: what a buyer can count on.
editor-voices-about = Words of people who know your work. Ask them first.
editor-voice-add = Add a voice
editor-voice-remove = Remove voice
editor-voice-quote = What they say
editor-voice-name = Name
editor-voice-role = What they are
editor-answers-about = What people ask before they buy.
editor-answer-add = Add an answer
editor-answer-remove = Remove answer
editor-answer-question = Question
editor-answer-answer = Answer
editor-markdown-title = How to mark text
editor-markdown-hint = You can mark text with signs; see below.
editor-markdown-bold = bold
editor-markdown-italic = italic
editor-markdown-heading = a heading
editor-markdown-list = a list
editor-markdown-link = a link

## Products and copies
editor-products = Products
editor-product-place = No. { NUMBER($place) }
editor-product-up = Move up
# $create is the link “Create one first”.
editor-no-products = You have no product yet. { $create }.
editor-no-products-link = Create one first
editor-copies = Copies
editor-copies-label = Copies of each product
editor-copies-hint = Without a number there is no limit.
editor-copies-differ = Each product has its own number of copies
editor-copies-unlimited = No limit

## Opening and closing
editor-opens-label = Opens
editor-opens-hint = Without a time it opens at once. Before it opens, visitors can register.
editor-closes-label = Closes
editor-in-a-day = In a day
editor-in-three-days = In three days
editor-in-a-week = In a week
editor-schedule-title = What happens when
editor-schedule-created = Page created
editor-schedule-now = Now
editor-schedule-opens = Opens
editor-schedule-price = { $name } costs { $price }
editor-schedule-closes = Closes
editor-schedule-zone = A visitor in
editor-schedule-elsewhere = { $place }: { $time }

## Registration and rules
editor-questions-about = Everyone who registers gives an e-mail address and, if they like, a name. Ask more here.
editor-question-add = Add a question
editor-question-remove = Remove question
editor-question-label = Question
editor-question-kind = Answer
editor-question-text = A line of text
editor-question-select = One of several options
editor-question-checkbox = A box to tick
editor-question-options = Options, one per line
editor-question-required = Must be answered
editor-confirm-label = Registrants confirm their address
editor-confirm-hint = They get an e-mail with a link. Recommended, and in some countries required.
editor-strict-label = Close on the second
editor-strict-hint = Checkouts that are open at the closing end with the page. Otherwise whoever has begun to pay may finish.
editor-restock-label = A refund puts the copy back on the shelf
editor-restock-hint = After a full refund somebody else can buy it. Otherwise it stays sold.

## Preview
editor-preview = Preview
editor-back-to-form = Back to the form
editor-preview-frame = The page as visitors see it
editor-preview-as = See it as
editor-preview-before = Before launch
editor-preview-live = Live
editor-preview-sold-out = Sold out
editor-preview-closed = Closed
editor-preview-no-launch = This page opens at once, so visitors will not see this. Choose an opening time if they should.
editor-preview-no-limit = There is no limit, so this page does not sell out.
editor-preview-size = Size
editor-preview-phone = Phone
editor-preview-desktop = Desktop
