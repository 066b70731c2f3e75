//! Taking a picture from a stranger, and having it opened.

use crate::{
    Backend, Error, Result,
    media::{Folder, INPUT, Kind, Outcome, Piece, Refusal, Task},
};
use bytes::Bytes;
use domain::{
    Code, Rejection,
    picture::{MOST_BYTES, MOST_MEGABYTES, MOST_RATIO, PictureUse},
};
use futures::Stream;
use std::{io, time::Duration};
use tokio::{fs::File, io::AsyncReadExt};
use words::Sentence;

/// How long somebody waits for others' pictures before they are asked to come again.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many of the first bytes tell what a file is.
const HEAD: u64 = 8 * 1024;

/// The sizes that were made of what somebody sends, and the folder they are in.
///
/// # Errors
/// What cannot be shown, in a sentence; a machine that is busy or full.
pub(super) async fn open<S>(
    b: &Backend,
    usage: PictureUse,
    bytes: S,
) -> Result<(Folder, Vec<Piece>)>
where
    S: Stream<Item = io::Result<Bytes>> + Send,
{
    let taken = b.media.take(MOST_BYTES, bytes).await;
    let folder = taken.map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => too_large(),
        _ => error.into(),
    })?;
    check_kind(&folder).await?;
    let place = b.media.place_for_picture(PATIENCE).await.ok_or_else(|| {
        Error::from(Rejection::new(
            Code::TooManyRequests,
            words::refusal::picture_busy(),
        ))
    })?;
    match b
        .media
        .run(&place, &folder, &Task::Variants { usage })
        .await?
    {
        Outcome::Made(pieces) => Ok((folder, pieces)),
        Outcome::Refused(refusal) => {
            tracing::info!(picture.refusal = ?refusal, "Refused a picture");
            Err(refused(sentence(refusal)))
        }
    }
}

/// What a sender calls it does not count: the first bytes do.
async fn check_kind(folder: &Folder) -> Result<()> {
    let mut head = Vec::new();
    let file = File::open(folder.path(INPUT)).await?;
    file.take(HEAD).read_to_end(&mut head).await?;
    if head.is_empty() {
        return Err(refused(words::refusal::picture_none()));
    }
    match Kind::of(&head) {
        Some(Kind::Picture) => Ok(()),
        _ => Err(refused(words::refusal::picture_other_file())),
    }
}

fn too_large() -> Error {
    let why = words::refusal::picture_large(MOST_MEGABYTES);
    Rejection::new(Code::TooLarge, why).into()
}

fn refused(why: Sentence) -> Error {
    Rejection::field("picture", why).into()
}

fn sentence(refusal: Refusal) -> Sentence {
    match refusal {
        Refusal::TooManyPixels => words::refusal::picture_pixels(),
        Refusal::Moves => words::refusal::picture_moves(),
        Refusal::TooNarrow => words::refusal::picture_narrow(MOST_RATIO.into()),
        Refusal::TooMuch => words::refusal::picture_too_much(),
        _ => words::refusal::picture_damaged(),
    }
}
