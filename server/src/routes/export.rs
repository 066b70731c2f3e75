//! Everything there is about an account: as one JSON document in the API's names, and as an archive with it,
//! the tables for people, and the pictures. Both are written while they are sent: however much there is, only
//! a part of it is ever in memory.
//!
//! | module | is |
//! |---|---|
//! | `document`, `parts` | the JSON, and what stands in it |
//! | `archive`, `packed` | the ZIP, and how its files are deflated |
//!
//! The products' files are not in it: they may be as large as a disk, and each has an address in the document.

mod archive;
mod document;
mod packed;
mod parts;

use super::{session::SignedInAs, visit::Visit};
use crate::problem::Problem;
use axum::{
    body::{Body, Bytes},
    response::{IntoResponse, Response},
};
use backend::{Error, Result, Shared, flows::account::Session};
use domain::{Code, Rejection};
use futures::{SinkExt, channel::mpsc};
use http::header;
use std::io;
use words::{Words, refusal};

/// How many pieces wait for a slow network; the writer waits with them.
const AHEAD: usize = 2;
/// How much is put together before it is sent, in bytes.
const PIECE: usize = 64 * 1024;

type Sender = mpsc::Sender<io::Result<Bytes>>;

/// Whose data it is, and in which words they read it.
struct Wish {
    b: Shared,
    session: Session,
    words: Words,
}

impl Wish {
    fn of(
        Visit(state): Visit,
        SignedInAs(session): SignedInAs,
    ) -> std::result::Result<Self, Problem> {
        let signed_out = || Rejection::new(Code::Unauthorized, refusal::signed_out());
        Ok(Self {
            session: session.ok_or_else(signed_out)?,
            words: state.site.words,
            b: state.backend,
        })
    }
}

/// `GET /console/export.json`
pub async fn document(visit: Visit, session: SignedInAs) -> std::result::Result<Response, Problem> {
    let wish = Wish::of(visit, session)?;
    let (sender, pieces) = mpsc::channel(AHEAD);
    // Not an errand: nobody waits for a slow network before the program ends.
    tokio::spawn(async move {
        let written = document::write(&wish, sender.clone()).await;
        end(&wish, sender, written).await;
    });
    Ok(answer(
        "application/json; charset=utf-8",
        "temporary-pages.json",
        pieces,
    ))
}

/// `GET /console/export.zip`
pub async fn archive(visit: Visit, session: SignedInAs) -> std::result::Result<Response, Problem> {
    let wish = Wish::of(visit, session)?;
    let (sender, pieces) = mpsc::channel(AHEAD);
    tokio::spawn(async move {
        let written = archive::write(&wish, sender.clone()).await;
        end(&wish, sender, written).await;
    });
    Ok(answer("application/zip", "temporary-pages.zip", pieces))
}

fn answer(
    media_type: &'static str,
    file_name: &str,
    pieces: mpsc::Receiver<io::Result<Bytes>>,
) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{file_name}\""),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

/// What was sent cannot be taken back; the connection breaks off, and nothing is half of an export.
async fn end(wish: &Wish, mut sender: Sender, written: Result<()>) {
    if let Err(error) = written {
        tracing::warn!(creator.id = %wish.session.creator.id, %error, "An export broke off");
        let broken = io::Error::other("the export broke off");
        // Whoever has hung up does not hear it.
        let _ = sender.send(Err(broken)).await;
    }
}

/// Hands bytes on to the network, as fast as it takes them.
async fn send(sender: &mut Sender, bytes: impl Into<Bytes>) -> Result<()> {
    let bytes = bytes.into();
    if bytes.is_empty() {
        return Ok(());
    }
    let sent = sender.send(Ok(bytes)).await;
    sent.map_err(|_| Error::Files(io::ErrorKind::BrokenPipe.into()))
}
