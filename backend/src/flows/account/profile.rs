//! What visitors see of a creator.

use crate::{Backend, Result, db};
use domain::{Rejection, id::CreatorId, text};

/// Changes the name that visitors see. Receipts that are out keep theirs.
///
/// # Errors
/// A name that is not acceptable.
pub async fn rename(b: &Backend, creator: &CreatorId, name: &str) -> Result<String> {
    let name = text::line(name, words::refusal::own_name_missing, 80)
        .map_err(|message| Rejection::field("name", message))?;
    let mut tx = b.db.write().await?;
    db::creators::set_name(&mut tx, creator, &name, b.now()).await?;
    let pages = db::leaving::short_ids(&mut tx, creator).await?;
    tx.commit().await?;
    pages.iter().for_each(|page| b.live.page_changed(page));
    Ok(name)
}
