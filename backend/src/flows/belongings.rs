//! What a creator has that is in no list: pictures, previews of files, and what is being changed about pages.

use crate::{
    Backend, Result,
    db::{self, drafts::Stored},
};
use domain::{
    id::{CreatorId, PageId},
    picture,
};

/// Something to look at or to listen to, in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belonging {
    /// What it is called among all of them.
    pub path: String,
    /// Where its bytes are.
    pub storage_key: String,
    /// How many.
    pub size: u64,
}

/// The pictures of a creator, each in its largest size, as `pictures/{id}.jpg`.
///
/// # Errors
/// If the database fails.
pub async fn pictures(b: &Backend, creator: &CreatorId) -> Result<Vec<Belonging>> {
    let kept = db::pictures::of_creator(&mut b.db.fresh().await?, creator).await?;
    let belonging = |kept: db::pictures::Kept| {
        let format = picture::Format::of_media_type(&kept.media_type)?;
        Some(Belonging {
            path: format!("pictures/{}.{}", kept.id, format.extension()),
            storage_key: kept.storage_key,
            size: u64::try_from(kept.size_bytes).ok()?,
        })
    };
    Ok(kept.into_iter().filter_map(belonging).collect())
}

/// What is shown of the files of a creator, as `previews/{file}/{piece}`.
///
/// # Errors
/// If the database fails.
pub async fn previews(b: &Backend, creator: &CreatorId) -> Result<Vec<Belonging>> {
    let kept = db::previews::of_creator(&mut b.db.fresh().await?, creator).await?;
    let belonging = |(file, storage_key, size): (String, String, i64)| {
        let piece = storage_key.rsplit('/').next()?;
        Some(Belonging {
            path: format!("previews/{file}/{piece}"),
            size: u64::try_from(size).ok()?,
            storage_key,
        })
    };
    Ok(kept.into_iter().filter_map(belonging).collect())
}

/// What a creator is changing about pages, and has not published.
///
/// # Errors
/// If the database fails.
pub async fn drafts(b: &Backend, creator: &CreatorId) -> Result<Vec<(PageId, Stored)>> {
    let mut c = b.db.fresh().await?;
    let mut found = Vec::new();
    for page in db::drafts::pages_of(&mut c, creator).await? {
        // It may be published meanwhile.
        if let Some(draft) = db::drafts::of_page(&mut c, &page).await? {
            found.push((page, draft));
        }
    }
    Ok(found)
}
