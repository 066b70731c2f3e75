//! What a document needs in a frame of another site.

use super::Document;

/// The overlay around the frame (`server/src/routes/embed/overlay.js`) says that it is there, and is told
/// when Escape was pressed: keys that are pressed in a frame are heard by nobody else.
const SCRIPT: &str = "{let host;addEventListener('message',e=>{\
if(e.source===parent&&e.data==='temporary-page:open'&&e.origin!=='null')host=e.origin});\
addEventListener('keydown',e=>{if(e.key==='Escape'&&host&&!e.defaultPrevented&&!e.isComposing)\
parent.postMessage('temporary-page:close',host)})}";

impl Document {
    /// Links and forms lead out of the frame, unless they say that they stay in it: payment pages can be
    /// in none, and visitors should see where they are.
    pub(super) fn embed(&mut self) {
        self.html.push_str("<base target=\"_top\">");
        self.inline("script", "", SCRIPT);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Head, Site, document};
    use super::*;
    use crate::pages::notice;
    use leptos::prelude::*;

    fn site() -> Site {
        Site {
            embedded: Some("/p/x".to_owned()),
            here: "/e/x".to_owned(),
            ..Site::default()
        }
    }

    #[test]
    fn the_script_can_stand_in_a_document() {
        assert!(!SCRIPT.contains('<'), "or it would end early");
    }

    #[test]
    fn everything_leads_out_of_the_frame() {
        let html = document(&site(), &Head::titled("Page"), || view! { <p>"Words"</p> }).html;
        assert!(html.contains("<html lang=\"en\" data-embedded>"), "{html}");
        assert!(html.contains("<base target=\"_top\">"), "{html}");
        let alone = document(
            &Site::default(),
            &Head::titled("Page"),
            || view! { <p>"Words"</p> },
        );
        assert!(!alone.html.contains("<base") && alone.script_hashes.is_empty());
    }

    #[test]
    fn a_frame_has_no_header_and_sets_no_cookie() {
        let html = notice::not_found(&site()).html;
        assert!(
            !html.contains("site-header") && !html.contains("/language"),
            "{html}"
        );
        assert!(
            html.contains("href=\"/p/x\""),
            "the way to the page itself: {html}"
        );
        assert!(html.contains("href=\"/orders\""), "{html}");
    }
}
