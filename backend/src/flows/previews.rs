//! Previews: what a sales page shows of a file, made in the background when its creator wants it.

use super::making;
use crate::{
    Backend, Result,
    db::{self, Connection},
    jobs::{self, Job},
    media::{Folder, Outcome, Piece, Place, Refusal},
};
use domain::{
    file::File,
    id::{FileId, PageId, PreviewId, ProductId},
    preview::{Making, Preview, preview_key},
};

pub use crate::db::previews::PreviewState;

/// Has the preview of a file made, if its creator wants one and there is none: when it is switched
/// on, and when an upload is proven.
///
/// # Errors
/// If the database fails.
pub async fn wanted(b: &Backend, tx: &mut dyn Connection, file: &File) -> Result<()> {
    if !file.shows_preview || file.uploaded_at.is_none() {
        return Ok(());
    }
    if db::previews::ask(tx, &file.id, b.now()).await? {
        let job = Job::MakePreview {
            file: file.id.clone(),
        };
        let key = format!("make_preview:{}", file.id);
        jobs::reschedule(b, tx, &job, &key, b.now()).await?;
    }
    Ok(())
}

/// What a page shows of its files, in their order.
///
/// # Errors
/// If the database fails.
pub async fn of_page(b: &Backend, page: &PageId) -> Result<Vec<Preview>> {
    Ok(db::previews::of_page(&mut b.db.read().await?, page).await?)
}

/// How far the previews of a product's files are; nothing about those that never had one.
///
/// # Errors
/// If the database fails.
pub async fn states(b: &Backend, product: &ProductId) -> Result<Vec<PreviewState>> {
    Ok(db::previews::states(&mut b.db.fresh().await?, product).await?)
}

/// How far the preview of a file is.
///
/// # Errors
/// If the database fails.
pub async fn state(b: &Backend, file: &FileId) -> Result<Option<PreviewState>> {
    Ok(db::previews::state(&mut b.db.fresh().await?, file).await?)
}

/// Makes a preview in a job.
///
/// # Errors
/// If the database or the store fails, no child can work, or the file took too much, which may pass;
/// it can be tried again.
pub(crate) async fn make(
    b: &Backend,
    place: &Place<'_>,
    attempt: i64,
    file: &FileId,
) -> Result<()> {
    let mut c = b.db.fresh().await?;
    let state = db::previews::state(&mut c, file).await?;
    let (Some(_), Some(file)) = (
        state.filter(|known| known.state == Making::Waiting),
        db::files::by_id(&mut c, file).await?,
    ) else {
        return Ok(());
    };
    drop(c);
    match made(b, place, &file).await? {
        Ok((folder, pieces)) => publish(b, &file, &folder, &pieces).await,
        Err(refusal) if refusal.may_pass(attempt) => Err(making::trouble(refusal)),
        Err(refusal) => {
            let mut tx = b.db.write().await?;
            db::previews::failed(&mut tx, &file.id, &refusal.sentence()).await?;
            tx.commit().await?;
            tracing::info!(file.id = %file.id, preview.refusal = ?refusal, "Made no preview");
            Ok(())
        }
    }
}

/// Says why there is no preview whose job was put aside. Switching it on asks for it again.
pub(crate) async fn gave_up(tx: &mut dyn Connection, file: &FileId) -> Result<()> {
    let why = words::refusal::preview_gave_up();
    Ok(db::previews::failed(tx, file, &why).await?)
}

/// Fetches a file and has its preview made: the pieces and the folder they are in, or why there are
/// none.
async fn made(
    b: &Backend,
    place: &Place<'_>,
    file: &File,
) -> Result<std::result::Result<(Folder, Vec<Piece>), Refusal>> {
    let Some(kind) = making::kind(b, file).await? else {
        return Ok(Err(Refusal::NoPreview));
    };
    if file.size_bytes > kind.most_bytes() {
        return Ok(Err(Refusal::TooLarge));
    }
    let task = match kind.preview(b.media.player()) {
        Ok(task) => task,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let folder = making::fetch(b, file).await?;
    Ok(match b.media.run(place, &folder, &task).await? {
        Outcome::Made(pieces) => Ok((folder, pieces)),
        Outcome::Refused(refusal) => Err(refusal),
    })
}

/// Writes down first where the bytes will be, then keeps them, then says that they are there: whoever
/// deletes the file meanwhile knows of them.
async fn publish(b: &Backend, file: &File, folder: &Folder, pieces: &[Piece]) -> Result<()> {
    let mut previews = Vec::new();
    for (position, piece) in (0..).zip(pieces) {
        previews.push(as_preview(b, file, folder, piece, position).await?);
    }
    if !announce(b, file, &previews).await? {
        return Ok(());
    }
    for (preview, piece) in previews.iter().zip(pieces) {
        making::keep(b, &preview.storage_key, &folder.path(&piece.name)).await?;
    }
    b.pauses.at("preview.kept").await;
    let mut tx = b.db.write().await?;
    if !making::may_be_kept(&mut tx, &file.id).await? {
        drop(tx);
        let keys = previews.iter().map(|preview| &*preview.storage_key);
        return making::drop_made(b, &keys.collect::<Vec<_>>()).await;
    }
    db::previews::ready(&mut tx, &file.id, b.now()).await?;
    tx.commit().await?;
    tracing::info!(file.id = %file.id, preview.pieces = pieces.len(), "Made a preview");
    Ok(())
}

/// Writes down what will be there; `false` if the file is about to go.
async fn announce(b: &Backend, file: &File, previews: &[Preview]) -> Result<bool> {
    let mut tx = b.db.write().await?;
    if !making::may_be_kept(&mut tx, &file.id).await? {
        return Ok(false);
    }
    // What an attempt before this one has written down.
    db::previews::delete(&mut tx, &file.id).await?;
    for preview in previews {
        db::previews::insert(&mut tx, preview).await?;
    }
    tx.commit().await?;
    Ok(true)
}

async fn as_preview(
    b: &Backend,
    file: &File,
    folder: &Folder,
    piece: &Piece,
    position: i64,
) -> Result<Preview> {
    let size = tokio::fs::metadata(folder.path(&piece.name)).await?.len();
    Ok(Preview {
        id: PreviewId::trusted(b.new_id()),
        file_id: file.id.clone(),
        product_id: file.product_id.clone(),
        file_name: file.file_name.clone(),
        kind: piece.kind,
        media_type: piece.media_type.clone(),
        size_bytes: i64::try_from(size).unwrap_or(i64::MAX),
        width: piece.size.map(|(width, _)| i64::from(width)),
        height: piece.size.map(|(_, height)| i64::from(height)),
        storage_key: preview_key(&file.storage_key, &piece.name),
        position,
    })
}
