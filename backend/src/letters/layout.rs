//! How a letter looks, as text and as HTML with the same words.

use crate::mailer::Mail;
use words::Words;

/// A letter before it is laid out.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    words: Words,
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) parts: Vec<Part>,
    pub(super) unsubscribe_url: Option<String>,
}

/// A piece of a letter.
#[derive(Debug)]
pub(super) enum Part {
    /// A paragraph.
    Text(String),
    /// A button; a line with the address in the text.
    Action(String, String),
    /// A line of a bill: what, how much.
    Line(String, String),
    /// Something to read off and type in.
    Code(String),
    /// Things to copy, one on each line.
    Keys(Vec<String>),
}

impl Sheet {
    pub(super) fn new(words: Words, to: impl Into<String>, subject: impl Into<String>) -> Self {
        Self {
            words,
            to: to.into(),
            subject: subject.into(),
            ..Self::default()
        }
    }

    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Text(text.into()));
        self
    }

    pub(super) fn action(mut self, label: impl Into<String>, url: impl Into<String>) -> Self {
        self.parts.push(Part::Action(label.into(), url.into()));
        self
    }

    pub(super) fn line(mut self, what: impl Into<String>, amount: impl Into<String>) -> Self {
        self.parts.push(Part::Line(what.into(), amount.into()));
        self
    }

    pub(super) fn code(mut self, code: impl Into<String>) -> Self {
        self.parts.push(Part::Code(code.into()));
        self
    }

    pub(super) fn keys(mut self, keys: Vec<String>) -> Self {
        self.parts.push(Part::Keys(keys));
        self
    }

    /// Lays the letter out.
    pub(super) fn mail(self) -> Mail {
        let text: Vec<_> = self.parts.iter().map(as_text).collect();
        let html: String = self.parts.iter().map(as_html).collect();
        Mail {
            text: format!("{}\n", text.join("\n\n")),
            html: format!(
                "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\
                 <body style=\"margin:0;background:#f6f6f4\"><div style=\"max-width:34rem;margin:0 auto;\
                 padding:2rem 1.5rem;font:16px/1.55 system-ui,sans-serif;color:#1c1c1a\">{html}</div></body></html>",
                self.words.language().code(),
                escape(&self.subject)
            ),
            to: self.to,
            subject: self.subject,
            unsubscribe_url: self.unsubscribe_url,
        }
    }
}

fn as_text(part: &Part) -> String {
    match part {
        Part::Text(text) | Part::Code(text) => text.clone(),
        Part::Keys(keys) => keys.join("\n"),
        Part::Action(label, url) => format!("{label}:\n{url}"),
        Part::Line(what, amount) => format!("{what} … {amount}"),
    }
}

fn as_html(part: &Part) -> String {
    match part {
        Part::Text(text) => format!("<p>{}</p>", escape(text).replace('\n', "<br>")),
        Part::Code(code) => {
            format!(
                "<p style=\"font:600 1.75rem ui-monospace,monospace;letter-spacing:.15em\">{}</p>",
                escape(code)
            )
        }
        Part::Keys(keys) => {
            let keys: Vec<_> = keys.iter().map(|key| escape(key)).collect();
            format!(
                "<p style=\"font:600 1rem/1.7 ui-monospace,monospace;overflow-wrap:anywhere\">{}</p>",
                keys.join("<br>")
            )
        }
        Part::Action(label, url) => format!(
            "<p><a href=\"{}\" style=\"display:inline-block;padding:.7rem 1.2rem;border-radius:.5rem;\
             background:#1c1c1a;color:#fff;text-decoration:none\">{}</a></p>",
            escape(url),
            escape(label)
        ),
        Part::Line(what, amount) => {
            format!(
                "<p>{} <strong style=\"float:right\">{}</strong></p>",
                escape(what),
                escape(amount)
            )
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_is_never_markup() {
        let mail = Sheet::new(Words::default(), "a@example.com", "<b>Hi</b>")
            .text("</title><script>alert(1)</script>")
            .mail();
        assert!(!mail.html.contains("<script>"), "{}", mail.html);
        assert!(!mail.html.contains("<b>"), "{}", mail.html);
    }
}
