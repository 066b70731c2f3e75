//! The script of the page on which one signs in: it asks the browser for a passkey.

use super::Document;

/// `'self'` is among the sources of scripts as soon as a document has one of its own.
const SCRIPT: &str = "<script src=\"/passkeys.js\" defer></script>";

impl Document {
    /// The same document with the script, if it has a place for passkeys.
    #[must_use]
    pub fn with_passkeys(mut self) -> Self {
        if self.html.contains("data-passkey") && !self.script_hashes.is_empty() {
            let rest = self.html.rfind("</body>").unwrap_or(self.html.len());
            self.html.insert_str(rest, SCRIPT);
        }
        self
    }
}
