//! An order whose hold has ended: the payment service knows whether it was paid.

use super::Done;
use crate::{Backend, Result, db, flows::complete};
use domain::{id::OrderId, order::OrderStatus, time::MINUTE};

/// Asks about the order, and once more a minute later while the answer is "not yet".
pub(super) async fn run(b: &Backend, id: &OrderId) -> Result<Done> {
    let Some(order) = db::orders::by_id(&mut b.db.fresh().await?, id).await? else {
        return Ok(Done::Finished);
    };
    if order.status != OrderStatus::Processing {
        return Ok(Done::Finished);
    }
    match &order.checkout_session_id {
        Some(session) => complete::ask(b, session).await?,
        // The program stopped before the buyer ever saw a payment page.
        None => complete::abandon(b, &order).await?,
    }
    let after = db::orders::by_id(&mut b.db.fresh().await?, id).await?;
    if after.is_some_and(|order| order.status == OrderStatus::Processing) {
        return Ok(Done::Again(b.now().plus(MINUTE)));
    }
    Ok(Done::Finished)
}
