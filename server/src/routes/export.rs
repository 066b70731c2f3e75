//! Everything there is about an account, as one JSON document in the API's names. It is written while it
//! is sent: however much there is, only a part of it is ever in memory.

mod parts;

use super::{session::SignedInAs, visit::Visit};
use crate::problem::Problem;
use axum::{
    body::{Body, Bytes},
    response::{IntoResponse, Response},
};
use backend::{Result, Shared, flows::account::Session};
use domain::{Code, Rejection};
use futures::{SinkExt, channel::mpsc};
use http::header;
use serde::Serialize;
use std::io;
use words::{Language, refusal};

/// How many pieces wait for a slow network; the writer waits with them.
const AHEAD: usize = 2;
/// How much is put together before it is sent, in bytes.
const PIECE: usize = 64 * 1024;

/// `GET /console/export.json`
pub async fn export(
    Visit(state): Visit,
    SignedInAs(session): SignedInAs,
) -> std::result::Result<Response, Problem> {
    let signed_out = || Rejection::new(Code::Unauthorized, refusal::signed_out());
    let session = session.ok_or_else(signed_out)?;
    let (sender, pieces) = mpsc::channel(AHEAD);
    let (b, language) = (state.backend.clone(), state.site.words.language());
    // Not an errand: nobody waits for a slow network before the program ends.
    tokio::spawn(send(b, session, language, sender));
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"temporary-pages.json\"",
        ),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

type Sender = mpsc::Sender<io::Result<Bytes>>;

async fn send(b: Shared, session: Session, language: Language, sender: Sender) {
    let mut out = Out {
        sender,
        text: String::new(),
        is_first: true,
    };
    let written = match parts::write(&b, &session, language, &mut out).await {
        Ok(()) => out.flush().await,
        Err(error) => Err(error),
    };
    if let Err(error) = written {
        // What was sent cannot be taken back; the connection breaks off, and no document is half of one.
        tracing::warn!(creator.id = %session.creator.id, %error, "An export broke off");
        let broken = io::Error::other("the export broke off");
        // Whoever has hung up does not hear it.
        let _ = out.sender.send(Err(broken)).await;
    }
}

/// A JSON document on its way.
struct Out {
    sender: Sender,
    text: String,
    /// Whether nothing stands in the list yet that is being written.
    is_first: bool,
}

impl Out {
    /// Writes text that is JSON.
    async fn put(&mut self, text: &str) -> Result<()> {
        self.text.push_str(text);
        if self.text.len() >= PIECE {
            self.flush().await?;
        }
        Ok(())
    }

    /// Begins a list.
    async fn begin(&mut self, name: &str) -> Result<()> {
        self.is_first = true;
        self.put(&format!(",\n\"{name}\": [")).await
    }

    /// Adds something to a list.
    async fn item(&mut self, item: &impl Serialize) -> Result<()> {
        let before = if self.is_first { "\n" } else { ",\n" };
        self.is_first = false;
        let json = serde_json::to_string(item)?;
        self.put(before).await?;
        self.put(&json).await
    }

    /// Ends a list.
    async fn end(&mut self) -> Result<()> {
        self.put("]").await
    }

    async fn flush(&mut self) -> Result<()> {
        let piece = Bytes::from(std::mem::take(&mut self.text));
        let sent = self.sender.send(Ok(piece)).await;
        sent.map_err(|_| backend::Error::Files(io::ErrorKind::BrokenPipe.into()))
    }
}
