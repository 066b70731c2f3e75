//! Handing out bytes: opened first, then counted, then sent.

use super::{open::OpenedDownload, parcel::Piece, refusal, source::Source, wares, watch::Watched};
use crate::{
    Backend, Error, Result, Shared,
    config::FilesDelivery,
    db,
    files::Pieces,
    flows::proof::{self, Delivery},
};
use bytes::Bytes;
use futures::{FutureExt, StreamExt, TryStreamExt, stream};
use std::{io, ops::Range};

/// How long an address of the store works, in seconds: it cannot be taken back, and it does not ask
/// who uses it.
const ADDRESS_SECONDS: u64 = 60;
/// How many files of an archive are looked for at the same time.
const AT_ONCE: usize = 8;

/// Opens ranges of a download, counts its session if this is its first use, and gives the bytes of
/// each range. A store that fails costs no session.
///
/// # Errors
/// [`Error::Files`] if the store fails; [`domain::Code::LimitReached`] if no session is left.
pub async fn hand_out(
    b: &Shared,
    download: &OpenedDownload,
    ranges: &[Range<u64>],
) -> Result<Vec<Pieces>> {
    let handed = begin_and_count(b, download, ranges).await;
    note_refusal(b, download, handed.as_ref().err()).await;
    let mut first = Some(handed?);
    let parts = ranges.iter().map(|range| {
        let bytes = first.take().unwrap_or_else(|| {
            let (b, pieces) = (b.clone(), download.parcel.pieces(range));
            async move { begin(&b, pieces).await }
                .into_stream()
                .try_flatten()
                .boxed()
        });
        Watched::new(b, download, range.start, bytes).boxed()
    });
    Ok(parts.collect())
}

async fn begin_and_count(
    b: &Shared,
    download: &OpenedDownload,
    ranges: &[Range<u64>],
) -> Result<Pieces> {
    let range = ranges.first().cloned().unwrap_or(0..download.parcel.size);
    let first = begin(b, download.parcel.pieces(&range)).await?;
    if download.parcel.is_archive() {
        look_for_all(b, download).await?;
    }
    count(b, download).await?;
    Ok(first)
}

/// The origin that downloads are sent on to, if that is how files are delivered.
pub fn origin_elsewhere(b: &Backend) -> Option<&str> {
    let is_elsewhere = b.settings.files_delivery == FilesDelivery::Redirect;
    b.files.origin().filter(|_| is_elsewhere)
}

/// An address of the store itself, for a while, if that is how files are delivered. Counts the
/// session if this is its first use.
///
/// # Errors
/// [`Error::Files`] if the store fails; [`domain::Code::LimitReached`] if no session is left.
pub async fn send_elsewhere(b: &Shared, download: &OpenedDownload) -> Result<Option<String>> {
    let is_possible = b.settings.files_delivery == FilesDelivery::Redirect;
    if !is_possible || download.parcel.is_archive() {
        return Ok(None);
    }
    let address = address_and_count(b, download).await;
    note_refusal(b, download, address.as_ref().err()).await;
    address
}

async fn address_and_count(b: &Shared, download: &OpenedDownload) -> Result<Option<String>> {
    let parcel = &download.parcel;
    let Some(item) = parcel.items.first() else {
        return Ok(None);
    };
    let key = &item.source.storage_key;
    let address = b
        .files
        .address(key, &parcel.file_name, &parcel.media_type, ADDRESS_SECONDS)
        .await?;
    if address.is_some() {
        // An address can be made for what is not there, too.
        look_for_all(b, download).await?;
        count(b, download).await?;
    }
    Ok(address)
}

async fn note_refusal(b: &Shared, download: &OpenedDownload, error: Option<&Error>) {
    if let Some(error) = error {
        let session = &download.session;
        refusal::note(
            b,
            &session.order,
            Some(&session.id),
            error,
            download.address,
        )
        .await;
    }
}

/// Makes sure that every file is there, before a session is used up by an archive that would break
/// off in the middle.
async fn look_for_all(b: &Shared, download: &OpenedDownload) -> Result<()> {
    if download.session.counted_at.is_some() {
        return Ok(());
    }
    let sources: Vec<_> = download
        .parcel
        .items
        .iter()
        .map(|item| &item.source)
        .cloned()
        .collect();
    stream::iter(sources)
        .map(|source| is_there(b.clone(), source))
        .buffer_unordered(AT_ONCE)
        .boxed()
        .try_collect()
        .await
}

async fn is_there(b: Shared, source: Source) -> Result<()> {
    match b.files.size(&source.storage_key).await? {
        Some(size) if size == source.size() => Ok(()),
        _ => Err(cut_short().into()),
    }
}

/// Uses up one session of each file when the first byte is about to be sent, once however often the
/// download is resumed.
async fn count(b: &Backend, download: &OpenedDownload) -> Result<()> {
    let session = &download.session;
    if session.counted_at.is_some() {
        return Ok(());
    }
    let now = b.now();
    let mut tx = b.db.write().await?;
    let hash = &download.parcel.hash;
    if !db::downloads::mark_counted(&mut tx, &session.id, hash, now).await? {
        // Somebody else began with it at the same moment.
        let begun = db::downloads::session(&mut tx, &session.id).await?;
        let is_same = begun.is_some_and(|begun| begun.hash.as_ref() == Some(hash));
        return is_same.then_some(()).ok_or_else(wares::changed);
    }
    let items = &download.parcel.items;
    // Always in the same order, so that two archives of an order cannot wait for each other.
    let mut in_order: Vec<_> = items.iter().collect();
    in_order.sort_by(|one, other| one.file.cmp(&other.file));
    for item in in_order {
        if !db::downloads::use_one(&mut tx, &session.order, &item.file, item.limit).await? {
            return Err(wares::limit_reached(items, item));
        }
        db::orders::count_download(&mut tx, &session.order, now).await?;
    }
    let started = Delivery::Started {
        session: session.id.clone(),
        network: proof::truncated(download.address),
    };
    proof::note(b, &mut tx, &session.order, &started).await?;
    tx.commit().await?;
    tracing::info!(order.id = %session.order, download.id = %session.id, "Began a download");
    Ok(())
}

/// Opens a run of pieces; the first bytes from the store have come when this returns.
async fn begin(b: &Shared, pieces: Vec<Piece>) -> io::Result<Pieces> {
    let mut ready = Vec::new();
    let mut rest = pieces.into_iter();
    let mut opened = stream::empty().boxed();
    for piece in rest.by_ref() {
        match piece {
            Piece::Written(bytes) => ready.push(Ok(bytes)),
            Piece::Stored { key, range } => {
                opened = stored(b, &key, range).await?;
                ready.push(Ok(opened.next().await.ok_or_else(cut_short)??));
                break;
            }
        }
    }
    let b = b.clone();
    let later = stream::iter(rest)
        .then(move |piece| {
            let b = b.clone();
            async move {
                match piece {
                    Piece::Written(bytes) => Ok(stream::iter([Ok(bytes)]).boxed()),
                    Piece::Stored { key, range } => stored(&b, &key, range).await,
                }
            }
        })
        .try_flatten();
    Ok(stream::iter(ready).chain(opened).chain(later).boxed())
}

/// Exactly the bytes of a range: in an archive, one byte less would move everything after it.
async fn stored(b: &Backend, key: &str, range: Range<u64>) -> io::Result<Pieces> {
    let left = range.end - range.start;
    let bytes = b.files.read(key, range).await?;
    Ok(stream::try_unfold((bytes, left), next_of).boxed())
}

async fn next_of((mut bytes, left): (Pieces, u64)) -> io::Result<Option<(Bytes, (Pieces, u64))>> {
    if left == 0 {
        return Ok(None);
    }
    let piece = bytes.next().await.ok_or_else(cut_short)??;
    let left = left.checked_sub(piece.len() as u64).ok_or_else(cut_short)?;
    Ok(Some((piece, (bytes, left))))
}

fn cut_short() -> io::Error {
    io::Error::new(
        io::ErrorKind::UnexpectedEof,
        "the store has another number of bytes than the file",
    )
}
