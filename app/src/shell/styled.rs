//! A style sheet that only one document has.

use super::Document;

impl Document {
    /// The same document with a style sheet of its own, which must not contain `<`.
    #[must_use]
    pub fn styled(mut self, css: &str) -> Self {
        let rest = self.html.find("</head>").unwrap_or(self.html.len());
        let end = self.html.split_off(rest);
        self.inline("style", "", css);
        self.html.push_str(&end);
        self
    }
}
