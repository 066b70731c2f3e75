//! The letter about a personal copy.

use super::layout::Words;
use crate::{Backend, Result, db, mailer::Mail};
use domain::{
    id::{FileId, OrderId},
    preview::Making,
};

/// A copy could not be made: why, and what to do. Nothing if it has been made since.
pub(super) async fn failed(b: &Backend, order: &OrderId, file: &FileId) -> Result<Option<Mail>> {
    let mut c = b.db.fresh().await?;
    let (Some(order), Some(file), Some(copy)) = (
        db::orders::by_id(&mut c, order).await?,
        db::files::by_id(&mut c, file).await?,
        db::copies::find(&mut c, order, file).await?,
    ) else {
        return Ok(None);
    };
    let creator = db::creators::by_id(&mut c, &order.creator_id).await?;
    let Some(creator) = creator.filter(|_| copy.state == Making::Failed) else {
        return Ok(None);
    };
    let why = copy.failure.unwrap_or_default();
    let text = format!(
        "{} bought {}, but their personal copy of it could not be made, so they do not have it yet. {why}",
        order.email, file.file_name
    );
    let advice = "You can try again on the page of the order, or switch the stamp off or replace the file; then they get it at once.";
    let url = b.url(&format!("/console/orders/{}", order.id));
    let subject = format!("A buyer waits for {}", file.file_name);
    Ok(Some(
        Words::new(creator.email.as_str(), &subject)
            .text(format!("Hello {},", creator.name))
            .text(text)
            .text(advice)
            .action("See the order", url)
            .mail(),
    ))
}
