//! Turns the events of a text into elements. Whatever is not in the lists here is left out, and every
//! text and address is escaped.

use super::Below;
use crate::shell::escape;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};
use std::fmt::Write as _;

/// How deep quotes and lists may stand in each other; what is deeper loses its frame, not its words.
const DEEPEST: usize = 6;

/// A text that is being written.
pub(super) struct Writer {
    html: String,
    below: Below,
    /// What was begun and is not ended, and whether it has an element.
    open: Vec<Option<&'static str>>,
    /// Inside of a picture, whose words are kept and whose marks are not.
    pictures: usize,
}

impl Writer {
    pub(super) const fn new(below: Below) -> Self {
        Self {
            html: String::new(),
            below,
            open: Vec::new(),
            pictures: 0,
        }
    }

    pub(super) fn finish(self) -> String {
        self.html
    }

    pub(super) fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(&text),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
                let text = escape(&text);
                // Writing to a string cannot fail.
                _ = write!(self.html, "<code>{text}</code>");
            }
            // Whoever presses Enter means it.
            Event::SoftBreak | Event::HardBreak => self.html.push_str("<br>"),
            Event::Rule => self.html.push_str("<hr>"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let is_code = self.open.last() == Some(&Some("pre"));
        let text = escape(text);
        // What is indented, or looks like HTML, is text here, and keeps its lines.
        let text = if is_code {
            text
        } else {
            text.replace('\n', "<br>")
        };
        self.html.push_str(&text);
    }

    fn start(&mut self, tag: Tag<'_>) {
        if self.pictures > 0 && !matches!(tag, Tag::Image { .. }) {
            self.open.push(None);
            return;
        }
        let element = match tag {
            Tag::Paragraph | Tag::HtmlBlock => Some("p"),
            Tag::CodeBlock(CodeBlockKind::Indented) => Some("p"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Some("pre"),
            Tag::Heading { level, .. } => Some(self.heading(level)),
            Tag::BlockQuote(_) => self.unless_deep("blockquote"),
            Tag::List(None) => self.unless_deep("ul"),
            Tag::List(Some(first)) => return self.numbered(first),
            Tag::Item => self.item(),
            Tag::Emphasis => Some("em"),
            Tag::Strong => Some("strong"),
            Tag::Strikethrough => Some("s"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => return self.link(link_type, &dest_url),
            Tag::Image { .. } => {
                self.pictures += 1;
                None
            }
            _ => None,
        };
        self.begin(element);
    }

    fn begin(&mut self, element: Option<&'static str>) {
        if let Some(element) = element {
            _ = write!(self.html, "<{element}>");
        }
        self.open.push(element);
    }

    fn end(&mut self, end: TagEnd) {
        if end == TagEnd::Image {
            self.pictures = self.pictures.saturating_sub(1);
        }
        if let Some(Some(element)) = self.open.pop() {
            if element == "p" {
                self.end_line();
            }
            _ = write!(self.html, "</{element}>");
        }
    }

    /// A paragraph has no empty line at its end.
    fn end_line(&mut self) {
        let end = self.html.trim_end_matches("<br>").len();
        self.html.truncate(end);
    }

    const fn heading(&self, level: HeadingLevel) -> &'static str {
        match (self.below, level) {
            (Below::Page, HeadingLevel::H1 | HeadingLevel::H2) => "h2",
            (Below::Page, _) | (Below::Section, HeadingLevel::H1 | HeadingLevel::H2) => "h3",
            _ => "h4",
        }
    }

    fn unless_deep(&self, element: &'static str) -> Option<&'static str> {
        let is_frame = |open: &&Option<&str>| matches!(open, Some("blockquote" | "ul" | "ol"));
        (self.open.iter().filter(is_frame).count() < DEEPEST).then_some(element)
    }

    /// An item stands in a list or not at all.
    fn item(&self) -> Option<&'static str> {
        let is_listed = matches!(self.open.last(), Some(Some("ul" | "ol")));
        is_listed.then_some("li")
    }

    fn numbered(&mut self, first: u64) {
        let element = self.unless_deep("ol");
        if element.is_some() && first != 1 {
            _ = write!(self.html, "<ol start=\"{first}\">");
            self.open.push(element);
        } else {
            self.begin(element);
        }
    }

    fn link(&mut self, kind: LinkType, address: &str) {
        let address = match kind {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.to_owned(),
        };
        let is_allowed = leads_out(&address);
        if is_allowed {
            let address = escape(&address);
            _ = write!(
                self.html,
                "<a href=\"{address}\" rel=\"nofollow noopener ugc\">"
            );
        }
        self.open.push(is_allowed.then_some("a"));
    }
}

/// Whether an address is of the web or of a mailbox. A list of what may be, not of what may not.
fn leads_out(address: &str) -> bool {
    let is = |scheme: &str| {
        address
            .get(..scheme.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    };
    is("https://") || is("http://") || is("mailto:")
}
