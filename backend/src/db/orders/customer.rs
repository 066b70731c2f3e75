//! The orders of one buyer, across creators.

use super::{
    Order,
    row::{Row, collect},
};
use crate::{
    Result,
    db::{Connection, on},
    listing::Paging,
};
use sqlx::{query_as, query_scalar};

/// A part of a customer's purchases, the newest first: what was paid, whatever became of it, and what
/// was paid in a way that takes days.
pub async fn of_customer(
    c: &mut dyn Connection,
    customer: &str,
    paging: &Paging,
) -> Result<Vec<Order>> {
    let sql = super::select!(
        "where orders.id in (select id from orders where customer_id = $1 and id < $2 \
         and (status in ('completed', 'partially_refunded', 'refunded', 'disputed', 'lost') \
              or (status = 'processing' and awaits_payment)) \
         order by id desc limit $3) order by orders.id desc, order_items.position"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(customer)
        .bind(paging.before())
        .bind(paging.fetch())
        .fetch_all(c)
        .await?);
    collect(rows)
}

/// The address of a customer who has purchases.
pub async fn address_of_customer(
    c: &mut dyn Connection,
    customer: &str,
) -> sqlx::Result<Option<String>> {
    let sql = "select email from orders where customer_id = $1 \
               and (status in ('completed', 'partially_refunded', 'refunded', 'disputed', 'lost') \
                    or (status = 'processing' and awaits_payment)) \
               order by id desc limit 1";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(customer)
        .fetch_optional(c)
        .await?))
}
