//! The letter before the end.

use super::account;
use crate::{Backend, Result, db, flows::account::zone, mailer::Mail};
use domain::id::ProductId;

pub(super) async fn files_end(b: &Backend, product: &ProductId) -> Result<Option<Mail>> {
    let announced = db::endings::announced(&mut b.db.fresh().await?, product).await?;
    let Some((creator, name, end)) = announced else {
        return Ok(None);
    };
    let Some((creator, w)) = account::creator(b, &creator).await? else {
        return Ok(None);
    };
    let end = zone(b, &creator.id).await?.moment(end);
    let url = b.url(&format!("/console/products/{product}"));
    Ok(Some(
        account::to(&creator, w, w.letter_ending_subject(&name))
            .text(w.letter_ending(&name, end))
            .text(w.letter_ending_advice())
            .action(w.letter_ending_button(), url)
            .mail(),
    ))
}
