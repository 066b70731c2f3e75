//! What open pages are told: "something about this page changed, look again".

use domain::id::ShortId;
use tokio::sync::broadcast;

/// Fans out the names of changed pages to every open window of this process.
#[derive(Clone, Debug)]
pub struct Live(broadcast::Sender<ShortId>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::channel(1024).0)
    }
}

impl Live {
    /// Says that the phase or the stock of a page may have changed.
    pub fn page_changed(&self, page: &ShortId) {
        // Nobody listening is not an error.
        let _ = self.0.send(page.clone());
    }

    /// Listens to all pages. A slow listener misses messages and is told so.
    pub fn subscribe(&self) -> broadcast::Receiver<ShortId> {
        self.0.subscribe()
    }
}
