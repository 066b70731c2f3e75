# What a creator shares of a page: its link, a QR code, a button for another site, a link for a campaign.

share-title = Share
# $publish is the link “Publish it”.
share-draft = This page is a draft: nobody else can see it. { $publish } to share its link.
share-publish = Publish it
share-address = Link to the page
# After the browser refused to copy.
share-selected = Your browser did not let us copy. The text is selected: copy it with Ctrl+C or ⌘C.

share-qr = QR code
share-qr-about = For print and slides
share-qr-leads = It leads to this page, for as long as the page exists.
# For people who cannot see it.
share-qr-alt = QR code for { $address }
share-qr-svg = SVG for print
share-qr-png = PNG for screens
share-qr-download = Download:

share-embed = Button for your site
share-embed-about = Sell without sending anybody away
share-embed-how = The button opens this page over yours. Only the payment takes place elsewhere, at Stripe. Where scripts don’t run, it is a link.
share-embed-words = Words on the button
share-embed-look = Looks like
share-embed-look-coloured = A button in the page’s colour
share-embed-look-button = A button in blue
share-embed-look-link = A link of your site
share-embed-preview = This is how it looks:
share-embed-code = Code for your site
share-embed-copy = Copy code
share-embed-paste = Paste it where the button should be. It sets no cookies, and nothing of ours but the script is loaded before somebody clicks.
# script-src and frame-src are names from the web's standards and stay as they are.
share-embed-policy = If your site has a content security policy, it has to allow { $site } in script-src and in frame-src.

share-campaign = Campaign link
share-campaign-about = See which of your posts sells
share-campaign-how = Make a link of its own for each place where you share the page.
share-campaign-for = For
share-campaign-newsletter = Newsletter
share-campaign-instagram = Instagram
share-campaign-x = X
share-campaign-youtube = YouTube
share-campaign-podcast = Podcast
share-campaign-source = Source
share-campaign-source-hint = Where the link stands, like newsletter.
share-campaign-medium = Medium
share-campaign-medium-hint = Of which kind that is, like email.
share-campaign-name = Campaign
share-campaign-name-hint = What it is about, like summer.
share-campaign-more = Term and content
share-campaign-more-hint = These two are for other programs that read links. The numbers here don’t show them.
share-campaign-term = Term
share-campaign-content = Content
share-campaign-link = The finished link
share-campaign-nothing = As soon as there is a source, the finished link stands here.
share-campaign-somebody = E-mail addresses stay out of links: everybody can read those.
# $name is what the source, the medium and the campaign are called together.
share-campaign-numbers = Visitors who come by it are “{ $name }” under “{ overview-referrals }” below.
share-campaign-too-long = This link is too long for a QR code that phones can read. Shorter names make it one.

# Under “Where visitors came from”.
share-embedded-on = Embedded on { $site }
share-embedded = Embedded on another site

# On the other site, around and in the frame.
share-alone = Open this page by itself
share-overlay-close = Close
share-overlay-page = Sales page
