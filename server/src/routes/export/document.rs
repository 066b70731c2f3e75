//! A JSON document on its way.

use super::{PIECE, Sender, Wish, parts, send};
use backend::Result;
use serde::Serialize;

/// Writes all of it.
pub(super) async fn write(wish: &Wish, sender: Sender) -> Result<()> {
    let mut out = Out {
        sender,
        text: String::new(),
        is_first: true,
    };
    parts::write(wish, &mut out).await?;
    out.flush().await
}

/// A document that is being written.
pub(super) struct Out {
    sender: Sender,
    text: String,
    /// Whether nothing stands in the list yet that is being written.
    is_first: bool,
}

impl Out {
    /// Writes text that is JSON.
    pub(super) async fn put(&mut self, text: &str) -> Result<()> {
        self.text.push_str(text);
        if self.text.len() >= PIECE {
            self.flush().await?;
        }
        Ok(())
    }

    /// Begins a list.
    pub(super) async fn begin(&mut self, name: &str) -> Result<()> {
        self.is_first = true;
        self.put(&format!(",\n\"{name}\": [")).await
    }

    /// Adds something to a list.
    pub(super) async fn item(&mut self, item: &impl Serialize) -> Result<()> {
        let before = if self.is_first { "\n" } else { ",\n" };
        self.is_first = false;
        let json = serde_json::to_string(item)?;
        self.put(before).await?;
        self.put(&json).await
    }

    /// Ends a list.
    pub(super) async fn end(&mut self) -> Result<()> {
        self.put("]").await
    }

    async fn flush(&mut self) -> Result<()> {
        send(&mut self.sender, std::mem::take(&mut self.text)).await
    }
}
