//! Pictures of creators: rows; the bytes are in [`crate::files`].

use super::{Connection, on};
use domain::{
    Timestamp,
    id::{CreatorId, PictureId},
    picture::{Format, Picture, PictureSize, PictureUse},
};
use sqlx::{FromRow, query, query_as, query_scalar};

/// Whether something uses a picture: a page that is not deleted, what somebody is changing about one,
/// a creator.
macro_rules! used {
    () => {
        "(exists (select 1 from pages where pages.creator_id = pictures.creator_id \
          and pages.deleted_at is null and pages.customization like '%' || pictures.id || '%') \
          or exists (select 1 from page_drafts \
          join page_draft_steps on page_draft_steps.page_id = page_drafts.page_id \
          where page_drafts.creator_id = pictures.creator_id \
          and page_draft_steps.draft like '%' || pictures.id || '%') \
          or exists (select 1 from creators where creators.avatar = pictures.id))"
    };
}

/// Where the bytes of one size are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSize {
    /// How large it is.
    pub size: PictureSize,
    /// Bytes.
    pub size_bytes: i64,
    /// Where they are.
    pub storage_key: String,
}

/// The same with how they are written.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct StoredPicture {
    /// The media type.
    pub media_type: String,
    /// Bytes.
    pub size_bytes: i64,
    /// Where they are.
    pub storage_key: String,
}

#[derive(FromRow)]
struct Row {
    media_type: String,
    width: i64,
    height: i64,
}

/// Writes down a picture that will be there.
pub async fn announce(
    c: &mut dyn Connection,
    creator: &CreatorId,
    usage: PictureUse,
    picture: &Picture,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into pictures (id, creator_id, usage, media_type, created_at) \
               values ($1, $2, $3, $4, $5)";
    on!(c, |c| query(sql)
        .bind(picture.id.as_str())
        .bind(creator.as_str())
        .bind(usage.as_str())
        .bind(picture.format.media_type())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Writes down one of its sizes.
pub async fn add_size(
    c: &mut dyn Connection,
    id: &PictureId,
    stored: &StoredSize,
) -> sqlx::Result<()> {
    let sql = "insert into picture_sizes (picture_id, width, height, size_bytes, storage_key) \
               values ($1, $2, $3, $4, $5)";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(stored.size.width)
        .bind(stored.size.height)
        .bind(stored.size_bytes)
        .bind(&stored.storage_key)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers that a picture is there; `false` if it is about to go, or gone.
pub async fn ready(c: &mut dyn Connection, id: &PictureId, now: Timestamp) -> sqlx::Result<bool> {
    let sql = "update pictures set ready_at = $2 where id = $1 and deleting_at is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// How many pictures a creator has, there or announced.
pub async fn count(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<i64> {
    let sql = "select count(*) from pictures where creator_id = $1";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(creator.as_str())
        .fetch_one(c)
        .await?))
}

/// A picture that is there, whosever it is.
pub async fn by_id(c: &mut dyn Connection, id: &PictureId) -> sqlx::Result<Option<Picture>> {
    let sql = "select pictures.media_type, picture_sizes.width, picture_sizes.height from pictures \
               join picture_sizes on picture_sizes.picture_id = pictures.id \
               where pictures.id = $1 and pictures.ready_at is not null \
               and pictures.deleting_at is null order by picture_sizes.width";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .fetch_all(c)
        .await?);
    let format = rows
        .first()
        .and_then(|row| Format::of_media_type(&row.media_type));
    let size = |row: &Row| PictureSize {
        width: row.width,
        height: row.height,
    };
    Ok(format.map(|format| Picture {
        id: id.clone(),
        format,
        sizes: rows.iter().map(size).collect(),
    }))
}

/// Where the bytes of one size are; of the smallest if no width is given.
pub async fn stored(
    c: &mut dyn Connection,
    id: &PictureId,
    width: Option<i64>,
) -> sqlx::Result<Option<StoredPicture>> {
    let sql = "select pictures.media_type, picture_sizes.size_bytes, picture_sizes.storage_key \
               from pictures join picture_sizes on picture_sizes.picture_id = pictures.id \
               where pictures.id = $1 and pictures.ready_at is not null \
               and pictures.deleting_at is null and picture_sizes.width >= $2 \
               and ($2 = 0 or picture_sizes.width = $2) order by picture_sizes.width limit 1";
    Ok(on!(c, |c| query_as::<_, StoredPicture>(sql)
        .bind(id.as_str())
        .bind(width.unwrap_or_default())
        .fetch_optional(c)
        .await?))
}

/// A picture in its largest size.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Kept {
    /// The picture.
    pub id: String,
    /// How it is written.
    pub media_type: String,
    /// Where its bytes are.
    pub storage_key: String,
    /// How many.
    pub size_bytes: i64,
}

/// The pictures of a creator that are there.
pub async fn of_creator(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<Vec<Kept>> {
    let sql = "select pictures.id, pictures.media_type, picture_sizes.storage_key, \
               picture_sizes.size_bytes from pictures \
               join picture_sizes on picture_sizes.picture_id = pictures.id \
               where pictures.creator_id = $1 and pictures.ready_at is not null \
               and pictures.deleting_at is null and picture_sizes.width = (select max(width) \
               from picture_sizes as sizes where sizes.picture_id = pictures.id) order by pictures.id";
    Ok(on!(c, |c| query_as::<_, Kept>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?))
}

/// Takes a creator's own picture for something that will use it, so that it cannot go before the
/// transaction ends; `false` if there is none.
pub async fn take(
    c: &mut dyn Connection,
    creator: &CreatorId,
    id: &PictureId,
) -> sqlx::Result<bool> {
    let sql = "update pictures set unused_since = null where id = $1 and creator_id = $2 \
               and ready_at is not null and deleting_at is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// The picture of a creator themselves.
pub async fn avatar(
    c: &mut dyn Connection,
    creator: &CreatorId,
) -> sqlx::Result<Option<PictureId>> {
    let sql = "select avatar from creators where id = $1";
    let avatar = on!(c, |c| query_scalar::<_, Option<String>>(sql)
        .bind(creator.as_str())
        .fetch_optional(c)
        .await?);
    Ok(avatar.flatten().map(PictureId::trusted))
}

/// Sets the picture of a creator, or takes it away.
pub async fn set_avatar(
    c: &mut dyn Connection,
    creator: &CreatorId,
    avatar: Option<&PictureId>,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update creators set avatar = $2, updated_at = $3 where id = $1";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(avatar.map(PictureId::as_str))
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Remembers which pictures nothing uses from now on, and which are used again.
pub async fn look(c: &mut dyn Connection, now: Timestamp) -> sqlx::Result<()> {
    let again = concat!(
        "update pictures set unused_since = null where unused_since is not null and ",
        used!()
    );
    on!(c, |c| query(again).execute(c).await?.rows_affected());
    let unused = concat!(
        "update pictures set unused_since = $1 where unused_since is null and not ",
        used!()
    );
    on!(c, |c| query(unused)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Begins to delete what nothing has used since `before`: from then on nobody gets it.
pub async fn begin_deleting(
    c: &mut dyn Connection,
    before: Timestamp,
    now: Timestamp,
) -> sqlx::Result<()> {
    // `take` clears `unused_since`, which makes this look again at a row that it waited for.
    let sql = concat!(
        "update pictures set deleting_at = $2 where deleting_at is null and unused_since <= $1 \
         and not ",
        used!()
    );
    on!(c, |c| query(sql)
        .bind(before.millis())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Some of what is being deleted.
pub async fn being_deleted(c: &mut dyn Connection, most: i64) -> sqlx::Result<Vec<PictureId>> {
    let sql = "select id from pictures where deleting_at is not null order by id limit $1";
    let ids = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(most)
        .fetch_all(c)
        .await?);
    Ok(ids.into_iter().map(PictureId::trusted).collect())
}

/// Where the bytes of all sizes are, or were to be.
pub async fn keys(c: &mut dyn Connection, id: &PictureId) -> sqlx::Result<Vec<String>> {
    let sql = "select storage_key from picture_sizes where picture_id = $1 order by width";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(id.as_str())
        .fetch_all(c)
        .await?))
}

/// Removes the rows of a picture.
pub async fn delete(c: &mut dyn Connection, id: &PictureId) -> sqlx::Result<()> {
    for sql in [
        "delete from picture_sizes where picture_id = $1",
        "delete from pictures where id = $1 and deleting_at is not null",
    ] {
        on!(c, |c| query(sql)
            .bind(id.as_str())
            .execute(c)
            .await?
            .rows_affected());
    }
    Ok(())
}
