//! What creators write in Markdown, as a page shows it: text in a few elements of ours, and nothing else.
//!
//! No HTML passes: what looks like it is shown as it was typed. Pictures become their words, and
//! links lead to the web and to mailboxes only.

mod writer;

use leptos::prelude::*;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use writer::Writer;

/// The rank of the highest heading that may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// Below the page's own.
    Page,
    /// Below that of a section.
    Section,
    /// Below that of a part of a section.
    Part,
}

/// The text as elements; nothing if there is no text.
pub fn view(text: &str, below: Below) -> Option<AnyView> {
    let html = html(text, below);
    (!html.is_empty()).then(|| view! { <div class="marked" inner_html=html></div> }.into_any())
}

/// The text alone, on one line, for where no elements can be.
pub fn plain(text: &str) -> String {
    let mut words = String::new();
    for event in parse(text) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::End(end) if !is_inline(end) => words.push(' '),
            Event::SoftBreak | Event::HardBreak | Event::Rule => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

const fn is_inline(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image | TagEnd::Strikethrough
    )
}

fn html(text: &str, below: Below) -> String {
    let mut writer = Writer::new(below);
    for event in parse(text) {
        writer.event(event);
    }
    writer.finish()
}

fn parse(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH)
}

#[cfg(test)]
#[path = "marked/tests.rs"]
mod tests;

#[cfg(test)]
pub use tests::attacks;
