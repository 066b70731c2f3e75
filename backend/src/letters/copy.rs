//! The letter about a personal copy.

use super::account;
use crate::{
    Backend, Result,
    db::{
        self,
        languages::{self, Reader},
    },
    mailer::Mail,
};
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
    let w = languages::words(&mut c, Reader::Creator(&creator.id)).await?;
    let why = copy.failure.map(|why| why.say(w)).unwrap_or_default();
    let url = b.url(&format!("/console/orders/{}", order.id));
    Ok(Some(
        account::to(&creator, w, w.letter_copy_subject(&file.file_name))
            .text(w.letter_copy(&order.email, &file.file_name, &why))
            .text(w.letter_copy_advice())
            .action(w.letter_see_order(), url)
            .mail(),
    ))
}
