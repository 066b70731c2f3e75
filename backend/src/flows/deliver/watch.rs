//! What became of a response: written to the log when it ends, for whatever reason.

use super::open::OpenedDownload;
use crate::{
    Backend, Result, Shared, db,
    files::Pieces,
    flows::proof::{self, Delivery},
};
use bytes::Bytes;
use domain::id::{DownloadId, OrderId};
use futures::{Stream, StreamExt};
use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// How many responses of one session are logged each for itself; a download manager that asks
/// thousands of times must not fill the database.
const MOST_RESPONSES: i64 = 500;

/// Bytes that are counted as they are taken.
pub(super) struct Watched {
    bytes: Pieces,
    b: Shared,
    sent: Sent,
}

/// What was handed to the network.
struct Sent {
    order: OrderId,
    session: DownloadId,
    from: u64,
    bytes: u64,
    size: u64,
}

impl Watched {
    /// Watches a run of bytes that begins at `from`.
    pub(super) fn new(b: &Shared, download: &OpenedDownload, from: u64, bytes: Pieces) -> Self {
        let sent = Sent {
            order: download.session.order.clone(),
            session: download.session.id.clone(),
            from,
            bytes: 0,
            size: download.parcel.size,
        };
        Self {
            bytes,
            b: b.clone(),
            sent,
        }
    }
}

impl Stream for Watched {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.bytes.poll_next_unpin(cx));
        match &piece {
            Some(Ok(bytes)) => self.sent.bytes += bytes.len() as u64,
            Some(Err(error)) => {
                tracing::error!(order.id = %self.sent.order, %error, "A download broke off");
            }
            None => {}
        }
        Poll::Ready(piece)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // Nobody took anything, or the program is ending.
        let (false, Ok(runtime)) = (self.sent.bytes == 0, tokio::runtime::Handle::try_current())
        else {
            return;
        };
        let b = self.b.clone();
        let sent = Sent {
            order: self.sent.order.clone(),
            session: self.sent.session.clone(),
            ..self.sent
        };
        let errand = async move {
            if let Err(error) = sent.note(&b).await {
                tracing::error!(order.id = %sent.order, %error, "Could not log what was sent");
            }
        };
        self.b.errands.spawn_on(errand, &runtime);
    }
}

impl Sent {
    async fn note(&self, b: &Backend) -> Result<()> {
        let mut tx = b.db.write().await?;
        if db::downloads::count_response(&mut tx, &self.session, MOST_RESPONSES).await? {
            let sent = Delivery::Sent {
                session: self.session.clone(),
                from: self.from,
                bytes: self.bytes,
            };
            proof::note(b, &mut tx, &self.order, &sent).await?;
        }
        let is_end = self.from + self.bytes == self.size;
        db::downloads::add_sent(&mut tx, &self.session, self.bytes, is_end).await?;
        if db::downloads::mark_finished(&mut tx, &self.session, self.size, b.now()).await? {
            let finished = Delivery::Finished {
                session: self.session.clone(),
            };
            proof::note(b, &mut tx, &self.order, &finished).await?;
        }
        Ok(tx.commit().await?)
    }
}
