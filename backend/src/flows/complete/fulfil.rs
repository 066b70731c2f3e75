//! What a paid order gets: its files, its copies, its receipt.

use super::learn;
use crate::{
    Backend, Result,
    db::{
        self, Connection,
        orders::{Order, Paid},
    },
    flows::{copies, licences, notifications},
    jobs,
    letters::Letter,
    payments::session::Session,
};
use domain::{seller::Buyer, time::DAY};

/// Access to the files, copies sold and licence keys given instead of held, a receipt with a number, and two letters: all
/// in the transaction that moved the order. Without a session there was nothing to pay.
pub(crate) async fn fulfil(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    session: Option<&Session>,
) -> Result<()> {
    let now = b.now();
    let days = order
        .items
        .iter()
        .map(|item| item.download_window_days)
        .max()
        .unwrap_or_default();
    let until = now.plus(days.saturating_mul(DAY));
    if let Some(session) = session {
        set_paid(b, tx, order, session).await?;
    }
    db::orders::park(tx, &order.id, None, now).await?;
    // Always the copies before their keys, and those before the creator, so that two transactions
    // cannot wait for each other.
    db::offers::settle(tx, order).await?;
    licences::give(b, tx, order).await?;
    let number = db::sellers::next_receipt(tx, &order.creator_id).await?;
    db::orders::set_fulfilled(tx, &order.id, number, until, now).await?;
    db::orders::keep_seller(tx, &order.id, &order.creator_id).await?;
    let (receipt, sale) = (
        Letter::Receipt {
            order: order.id.clone(),
        },
        Letter::Sale {
            order: order.id.clone(),
        },
    );
    copies::order_all(b, tx, &order.id).await?;
    jobs::send(b, tx, receipt, Some(&format!("receipt:{}", order.id))).await?;
    jobs::send(b, tx, sale, Some(&format!("sale:{}", order.id))).await?;
    notifications::tell_sold_out(b, tx, &order.page_id).await?;
    // A refund or a dispute may have been heard of before the payment was.
    if let Some(payment) = session.and_then(Session::payment_id) {
        learn::follow(b, tx, &payment).await?;
    }
    Ok(())
}

/// Writes down what was paid, and by whom.
pub(in crate::flows) async fn set_paid(
    b: &Backend,
    tx: &mut dyn Connection,
    order: &Order,
    session: &Session,
) -> Result<()> {
    let (payment, buyer): (_, Buyer) = (session.payment_id(), session.buyer());
    let paid = Paid {
        amount: session.amount_total.unwrap_or_default(),
        tax: session.tax(),
        payment_id: payment.as_deref(),
        buyer: &buyer,
    };
    db::orders::set_paid(tx, &order.id, &paid, b.now()).await
}
