//! Confirming, ending and deleting registrations. Links in mails only show a button: mail
//! scanners open links, and must change nothing.

use super::notice::{Notice, Step};
use crate::{
    parts::Shape,
    shell::{Assets, Document},
};
use domain::id::ShortId;

/// After registering; the same for a new and a known address.
pub fn registered(assets: &Assets, title: &str, short_id: &ShortId) -> Document {
    Notice::mail(
        "One more step: your inbox",
        format!(
            "We have sent a mail{}. Press the button in it, and you are on the list.",
            about(title)
        ),
    )
    .step(Step::link(format!("/p/{short_id}"), "Back to the page"))
    .detail("Nothing there? It can take a minute, and may be in the spam folder.")
    .render(assets)
}

/// Asks for the press that proves the address.
pub fn confirm(assets: &Assets, title: &str, token: &str) -> Document {
    Notice::mail(
        "Is this you?",
        format!("Confirm your address to get the mail{}.", about(title)),
    )
    .step(Step::post("/r/confirm", token, "Yes, put me on the list"))
    .detail("If you did not ask for this, close the page and nothing happens.")
    .render(assets)
}

/// On the list.
pub fn confirmed(assets: &Assets, title: &str, short_id: &ShortId) -> Document {
    Notice::done(
        "You’re on the list",
        format!(
            "We write to you{}. Every mail has a link to end it.",
            about(title)
        ),
    )
    .step(Step::link(format!("/p/{short_id}"), "Back to the page"))
    .render(assets)
}

/// Asks for the press that ends the mail, or deletes everything.
pub fn unsubscribe(assets: &Assets, title: &str, token: &str) -> Document {
    Notice::mail(
        "No more mail?",
        format!("You get no more mail{}.", about(title)),
    )
    .step(Step::post("/r/unsubscribe", token, "Unsubscribe"))
    .step(delete_step(token))
    .render(assets)
}

/// Off the list.
pub fn unsubscribed(assets: &Assets, title: &str, token: &str) -> Document {
    Notice::done(
        "You’re off the list",
        format!("There will be no more mail{}.", about(title)),
    )
    .step(Step::link("/", "Done"))
    .step(delete_step(token))
    .render(assets)
}

/// Asks for the press that deletes the registration.
pub fn delete(assets: &Assets, title: &str, token: &str) -> Document {
    Notice::new(
        Shape::Bin,
        "Delete your data?",
        format!(
            "Your address, your name and your answers{} are deleted at once. This cannot be undone.",
            about(title)
        ),
    )
    .step(Step::post("/r/delete", token, "Delete my data"))
    .render(assets)
}

/// Nothing is left.
pub fn deleted(assets: &Assets) -> Document {
    Notice::done(
        "Your data is deleted",
        "Your address, your name and your answers are gone.",
    )
    .step(Step::link("/", "Done"))
    .render(assets)
}

fn delete_step(token: &str) -> Step {
    Step::Post {
        action: "/r/delete",
        token: token.to_owned(),
        words: "Delete my data",
        danger: true,
    }
}

fn about(title: &str) -> String {
    if title.is_empty() {
        String::new()
    } else {
        format!(" about “{title}”")
    }
}
