//! The mail that a development server did not send.

use super::moment;
use crate::{
    shell::{
        Document, Head, Site, document,
        frame::{Frame, Width},
    },
    spoken::words,
};
use domain::Timestamp;
use leptos::prelude::*;

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The recipient.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML; may be empty.
    pub html: String,
    /// When it was written.
    pub created_at: Timestamp,
}

/// Lists the mails in the given order.
pub fn render(site: &Site, mails: &[Mail]) -> Document {
    let mails = mails.to_vec();
    let head = Head {
        enhanced: true,
        ..Head::titled(site.words.dev_outbox())
    };
    document(site, &head, move || {
        let w = words();
        let content = if mails.is_empty() {
            view! {
                <div class="empty">
                    <p class="empty__title">{w.dev_outbox_empty_title()}</p>
                    <p>{w.dev_outbox_empty()}</p>
                </div>
            }
            .into_any()
        } else {
            mails.into_iter().map(mail).collect_view().into_any()
        };
        view! {
            <Frame width=Width::Normal>
                <div class="stack">
                    <h1>{w.dev_outbox()}</h1>
                    <p class="muted">{w.dev_outbox_lede()}</p>
                    {content}
                </div>
            </Frame>
        }
    })
}

fn mail(mail: Mail) -> impl IntoView {
    let w = words();
    let html = (!mail.html.is_empty()).then(|| {
        view! {
            <details>
                <summary>{w.dev_outbox_html()}</summary>
                <iframe class="mail__html" sandbox="" title=mail.subject.clone() srcdoc=mail.html></iframe>
            </details>
        }
    });
    view! {
        <article class="card mail">
            <header class="card__head">
                <h2 class="card__title">{mail.subject}</h2>
                <p class="muted small">{moment(mail.created_at, "")}</p>
            </header>
            <p class="muted small">{w.dev_outbox_to(&mail.to)}</p>
            <div class="prose small">{linked(&mail.text)}</div>
            {html}
        </article>
    }
}

/// The text with its web addresses as links.
fn linked(text: &str) -> Vec<AnyView> {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let url = word.trim_end();
            if url.starts_with("http://") || url.starts_with("https://") {
                let after = word[url.len()..].to_owned();
                view! { <a href=url.to_owned()>{url.to_owned()}</a> {after} }.into_any()
            } else {
                word.to_owned().into_any()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_stays_text() {
        let evil = "</iframe><script>alert(1)</script> https://a.example/\"><script>";
        let mail = Mail {
            to: evil.to_owned(),
            subject: evil.to_owned(),
            text: evil.to_owned(),
            html: evil.to_owned(),
            created_at: Timestamp::default(),
        };
        let html = render(&Site::default(), &[mail]).html;
        assert!(!html.contains("<script>alert"), "{html}");
        assert!(!html.contains("example/\"><script>"), "{html}");
    }
}
