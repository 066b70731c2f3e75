//! What a page is made of does not depend on what anybody typed.

use super::{DAY, full, html, shared::data};
use crate::pages::{form::FormState, marked, sales::LinkedCode};
use domain::{Rejection, Timestamp};

/// The names of all elements and attributes of a document, as a browser would find them.
fn markup(html: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        let mut name = String::new();
        let mut quoted = false;
        let mut end = tag.len();
        for (at, c) in tag.char_indices() {
            match c {
                '"' => quoted = !quoted,
                '>' if !quoted => {
                    end = at;
                    break;
                }
                _ if !quoted => name.push(c),
                _ => {}
            }
        }
        names.push(name);
        rest = &tag[end..];
    }
    names
}

#[test]
fn nothing_a_creator_or_visitor_typed_becomes_markup() {
    let in_every_field = |text: &str, day: i64| {
        let mut view = full(text);
        view.now = Timestamp::from_millis(day * DAY);
        view.page.offers[0].pricing.pay_what_you_want = true;
        view.code = Some(LinkedCode::Refused(text.to_owned()));
        let fields = [
            "email",
            "name",
            "fields[size]",
            "amounts[one]",
            "discount_code",
            "referral",
        ];
        let fields = fields.map(|name| (name.to_owned(), text.to_owned()));
        let refused = FormState::refused(
            fields,
            Rejection::field("email", ::words::Sentence::told(text)),
        );
        view.checkout = refused.clone();
        view.register = refused;
        html(&view)
    };
    // Text in Markdown may become one of its own elements, of which none takes an attribute but a link.
    let ours = [
        "p",
        "em",
        "strong",
        "s",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "br",
        "hr",
        "h2",
        "h3",
        "h4",
        "a",
    ];
    let frame = |html: &str| -> Vec<String> {
        let is_frame = |name: &String| {
            let name = name.trim_start_matches('/');
            !ours.contains(&name) && name != "a href= rel=" && name != "ol start="
        };
        markup(html).into_iter().filter(is_frame).collect()
    };
    for day in [9, 15, 25] {
        let plain = frame(&in_every_field("words", day));
        for attack in marked::attacks() {
            let html = in_every_field(&attack, day);
            let found = frame(&html);
            for name in &found {
                assert!(plain.contains(name), "<{name}> of {attack:?}");
            }
            assert_eq!(found.len(), plain.len(), "{attack:?}: {html}");
            assert_eq!(
                html.matches("<script").count(),
                3,
                "the times' own, the islands' own, and the data"
            );
            assert_eq!(html.matches("</script").count(), 3);
            assert!(!html.contains("href=\"javascript"), "{attack:?}");
        }
    }
}

#[test]
fn what_was_typed_arrives_whole_where_it_is_only_data() {
    for attack in marked::attacks() {
        assert_eq!(data(&html(&full(&attack)))["name"], attack);
    }
}
