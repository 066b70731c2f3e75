//! Switching off a kind of letter by the link in one.

use super::notice::{Notice, Step};
use crate::{
    console::settings::topic_name as name,
    shell::{Document, Site},
};
use domain::notification::Topic;

/// Asks for the press that ends letters of a kind.
pub fn switch_off(site: &Site, topic: Topic, token: &str) -> Document {
    let w = site.words;
    Notice::mail(w.told_off_title(), w.told_off(name(w, topic)))
        .step(Step::post("/notifications/off", token, w.told_off_button()))
        .render(site)
}

/// They have ended.
pub fn switched_off(site: &Site, topic: Topic) -> Document {
    let w = site.words;
    Notice::done(w.told_is_off_title(), w.told_is_off(name(w, topic)))
        .step(Step::link(
            "/console/settings/notifications",
            w.told_is_off_button(),
        ))
        .render(site)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::words::{Language, Words};

    #[test]
    fn a_link_names_what_it_ends() {
        let site = Site {
            words: Words::of(Language::German),
            ..Site::default()
        };
        for topic in Topic::ALL {
            let name = name(site.words, topic);
            assert!(switch_off(&site, topic, "t").html.contains(name), "{name}");
            assert!(switched_off(&site, topic).html.contains(name), "{name}");
        }
    }
}
