//! Pictures of creators: taken from whoever is signed in, shown to everybody, gone when nothing has
//! used them for a week.

mod ending;
mod opening;

use super::making;
use crate::{
    Backend, Error, Result,
    db::{self, Tx, pictures::StoredSize},
    media::{Folder, Piece},
};
use bytes::Bytes;
use domain::{
    Code, Rejection,
    id::{CreatorId, PictureId},
    page::Page,
    picture::{Format, MOST_PICTURES, Picture, PictureSize, PictureUse, storage_key},
};
use futures::Stream;
use std::io;

pub use crate::db::pictures::StoredPicture;
pub use ending::end;
pub(super) use ending::finish_all;

/// Takes a picture, opens it where it can do no harm, and keeps it in its sizes.
///
/// # Errors
/// What is no picture, or none that can be shown; too many pictures; a store that fails.
pub async fn add<S>(
    b: &Backend,
    creator: &CreatorId,
    usage: PictureUse,
    bytes: S,
) -> Result<Picture>
where
    S: Stream<Item = io::Result<Bytes>> + Send,
{
    let (folder, pieces) = opening::open(b, usage, bytes).await?;
    let (picture, stored) = describe(b, creator, &folder, &pieces).await?;
    announce(b, creator, usage, &picture, &stored).await?;
    for (piece, stored) in pieces.iter().zip(&stored) {
        making::keep(b, &stored.storage_key, &folder.path(&piece.name)).await?;
    }
    b.pauses.at("picture.kept").await;
    let mut tx = b.db.write().await?;
    if !db::pictures::ready(&mut tx, &picture.id, b.now()).await? {
        return Err(no_such_picture());
    }
    tx.commit().await?;
    tracing::info!(picture.id = %picture.id, picture.usage = usage.as_str(), "Kept a picture");
    Ok(picture)
}

/// What will be there, and where.
async fn describe(
    b: &Backend,
    creator: &CreatorId,
    folder: &Folder,
    pieces: &[Piece],
) -> Result<(Picture, Vec<StoredSize>)> {
    let id = PictureId::trusted(b.new_id());
    let format = pieces
        .first()
        .and_then(|piece| Format::of_media_type(&piece.media_type))
        .ok_or_else(|| Error::Corrupt("a picture of no format was made".to_owned()))?;
    let mut stored = Vec::new();
    for piece in pieces {
        let (width, height) = piece.size.unwrap_or_default();
        let bytes = tokio::fs::metadata(folder.path(&piece.name)).await?.len();
        stored.push(StoredSize {
            size: PictureSize {
                width: width.into(),
                height: height.into(),
            },
            size_bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
            storage_key: storage_key(creator, &id, width.into(), format),
        });
    }
    let picture = Picture {
        id,
        format,
        sizes: stored.iter().map(|stored| stored.size).collect(),
    };
    Ok((picture, stored))
}

/// Writes down what will be there, and takes its keys: none is ever given twice.
async fn announce(
    b: &Backend,
    creator: &CreatorId,
    usage: PictureUse,
    picture: &Picture,
    stored: &[StoredSize],
) -> Result<()> {
    let mut tx = b.db.write().await?;
    if db::pictures::count(&mut tx, creator).await? >= MOST_PICTURES {
        let why = words::refusal::pictures_too_many(MOST_PICTURES);
        return Err(Rejection::new(Code::Conflict, why).into());
    }
    db::pictures::announce(&mut tx, creator, usage, picture, b.now()).await?;
    for stored in stored {
        if !db::files::take_key(&mut tx, &stored.storage_key).await? {
            let message = "a storage key of a picture was given before";
            return Err(Error::Corrupt(message.to_owned()));
        }
        db::pictures::add_size(&mut tx, &picture.id, stored).await?;
    }
    Ok(tx.commit().await?)
}

/// A picture that everybody can see.
///
/// # Errors
/// If the database fails.
pub async fn get(b: &Backend, id: &PictureId) -> Result<Option<Picture>> {
    Ok(db::pictures::by_id(&mut b.db.fresh().await?, id).await?)
}

/// Where the bytes of a size are; of the smallest if no width is given.
///
/// # Errors
/// If the database fails.
pub async fn stored(
    b: &Backend,
    id: &PictureId,
    width: Option<i64>,
) -> Result<Option<StoredPicture>> {
    Ok(db::pictures::stored(&mut b.db.fresh().await?, id, width).await?)
}

/// The pictures of a page: its cover, and its creator's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The cover.
    pub cover: Option<Picture>,
    /// The creator.
    pub avatar: Option<Picture>,
}

/// The pictures that a page shows.
///
/// # Errors
/// If the database fails.
pub async fn of_page(b: &Backend, page: &Page) -> Result<Shown> {
    let mut c = b.db.read().await?;
    let avatar = db::pictures::avatar(&mut c, &page.creator_id).await?;
    let mut shown = Shown::default();
    if let Some(id) = &page.customization.design.cover {
        shown.cover = db::pictures::by_id(&mut c, id).await?;
    }
    if let Some(id) = &avatar {
        shown.avatar = db::pictures::by_id(&mut c, id).await?;
    }
    Ok(shown)
}

/// Makes sure that the cover of a page is one of its creator's pictures, and stays.
///
/// # Errors
/// A refusal of the field, if it is not.
pub(super) async fn take_cover(
    tx: &mut Tx,
    creator: &CreatorId,
    cover: Option<&PictureId>,
) -> Result<()> {
    let Some(id) = cover else { return Ok(()) };
    if PictureId::parse(id.as_str()).is_some() && db::pictures::take(tx, creator, id).await? {
        return Ok(());
    }
    let why = words::refusal::picture_cover_gone();
    Err(Rejection::field("customization.design.cover", why).into())
}

/// The picture of a creator.
///
/// # Errors
/// If the database fails.
pub async fn avatar(b: &Backend, creator: &CreatorId) -> Result<Option<PictureId>> {
    Ok(db::pictures::avatar(&mut b.db.fresh().await?, creator).await?)
}

/// Sets the picture of a creator, or takes it away.
///
/// # Errors
/// [`Code::NotFound`] for unknown and for foreign pictures.
pub async fn set_avatar(b: &Backend, creator: &CreatorId, id: Option<&PictureId>) -> Result<()> {
    let mut tx = b.db.write().await?;
    if let Some(id) = id
        && !db::pictures::take(&mut tx, creator, id).await?
    {
        return Err(no_such_picture());
    }
    db::pictures::set_avatar(&mut tx, creator, id, b.now()).await?;
    Ok(tx.commit().await?)
}

fn no_such_picture() -> Error {
    Rejection::not_found(words::refusal::no_such_picture()).into()
}
