//! Confirming, ending and deleting registrations. Links in mails only show a button: mail
//! scanners open links, and must change nothing.

use super::notice::{Notice, Step};
use crate::{
    parts::Shape,
    shell::{Document, Site},
};
use ::words::Words;
use domain::id::ShortId;

/// After registering; the same for a new and a known address. In a frame of another site that is all.
pub fn registered(site: &Site, title: &str, short_id: &ShortId) -> Document {
    let w = site.words;
    let sentence = about(title, w.registration_sent(), |title| {
        w.registration_sent_about(title)
    });
    let notice = Notice::mail(w.registration_sent_title(), sentence);
    let notice = match &site.embedded {
        None => notice.step(Step::link(format!("/p/{short_id}"), w.registration_back())),
        Some(_) => notice,
    };
    notice.detail(w.registration_sent_detail()).render(site)
}

/// Asks for the press that proves the address.
pub fn confirm(site: &Site, title: &str, token: &str) -> Document {
    let w = site.words;
    let sentence = about(title, w.registration_confirm(), |title| {
        w.registration_confirm_about(title)
    });
    Notice::mail(w.registration_confirm_title(), sentence)
        .step(Step::post(
            "/r/confirm",
            token,
            w.registration_confirm_button(),
        ))
        .detail(w.registration_confirm_detail())
        .render(site)
}

/// On the list.
pub fn confirmed(site: &Site, title: &str, short_id: &ShortId) -> Document {
    let w = site.words;
    let sentence = about(title, w.registration_confirmed(), |title| {
        w.registration_confirmed_about(title)
    });
    Notice::done(w.registration_confirmed_title(), sentence)
        .step(Step::link(format!("/p/{short_id}"), w.registration_back()))
        .render(site)
}

/// Asks for the press that ends the mail, or deletes everything.
pub fn unsubscribe(site: &Site, title: &str, token: &str) -> Document {
    let w = site.words;
    let sentence = about(title, w.registration_end(), |title| {
        w.registration_end_about(title)
    });
    Notice::mail(w.registration_end_title(), sentence)
        .step(Step::post(
            "/r/unsubscribe",
            token,
            w.registration_end_button(),
        ))
        .step(delete_step(w, token))
        .render(site)
}

/// Off the list.
pub fn unsubscribed(site: &Site, title: &str, token: &str) -> Document {
    let w = site.words;
    let sentence = about(title, w.registration_ended(), |title| {
        w.registration_ended_about(title)
    });
    Notice::done(w.registration_ended_title(), sentence)
        .step(Step::link("/", w.registration_done()))
        .step(delete_step(w, token))
        .render(site)
}

/// Asks for the press that deletes the registration.
pub fn delete(site: &Site, title: &str, token: &str) -> Document {
    let w = site.words;
    let sentence = about(title, w.registration_delete(), |title| {
        w.registration_delete_about(title)
    });
    Notice::new(Shape::Bin, w.registration_delete_title(), sentence)
        .step(Step::post(
            "/r/delete",
            token,
            w.registration_delete_button(),
        ))
        .render(site)
}

/// Nothing is left.
pub fn deleted(site: &Site) -> Document {
    let w = site.words;
    Notice::done(w.registration_deleted_title(), w.registration_deleted())
        .step(Step::link("/", w.registration_done()))
        .render(site)
}

fn delete_step(w: Words, token: &str) -> Step {
    Step::Post {
        action: "/r/delete",
        token: token.to_owned(),
        words: w.registration_delete_button(),
        danger: true,
    }
}

/// The sentence that names the page, where there is one to name.
fn about(title: &str, nameless: &str, named: impl FnOnce(&str) -> String) -> String {
    match title {
        "" => nameless.to_owned(),
        title => named(title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::words::Language;

    #[test]
    fn a_page_is_named_where_it_has_a_name() {
        let site = Site {
            words: Words::of(Language::German),
            ..Site::default()
        };
        let named = unsubscribe(&site, "Nebel", "token").html;
        assert!(named.contains("Du bekommst keine Mails mehr zu „Nebel“."));
        let nameless = unsubscribe(&site, "", "token").html;
        assert!(nameless.contains("Du bekommst keine Mails mehr.") && !nameless.contains("„"));
    }
}
