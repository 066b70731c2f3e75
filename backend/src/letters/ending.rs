//! The letter before the end.

use super::layout::Words;
use crate::{Backend, Result, db, mailer::Mail};
use domain::id::ProductId;

pub(super) async fn files_end(b: &Backend, product: &ProductId) -> Result<Option<Mail>> {
    let mut c = b.db.fresh().await?;
    let Some((creator, name, end)) = db::endings::announced(&mut c, product).await? else {
        return Ok(None);
    };
    let Some(creator) = db::creators::by_id(&mut c, &creator).await? else {
        return Ok(None);
    };
    let end = end.display_utc();
    Ok(Some(
        Words::new(creator.email.as_str(), format!("The files of {name} will be deleted"))
            .text(format!("Hello {},", creator.name))
            .text(format!(
                "The files of “{name}” will be deleted on {end}. No page sells it any more, and the time for downloads is over for everybody who bought it."
            ))
            .text("Put the product on a new page to keep them.")
            .action("See the product", b.url(&format!("/console/products/{product}")))
            .mail(),
    ))
}
