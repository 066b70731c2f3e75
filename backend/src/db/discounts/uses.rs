//! How often a code is used: counted while a checkout is open, so that no cap can be overrun.

use crate::db::{Connection, on};
use domain::id::DiscountId;
use sqlx::query;

/// Uses a code once for a buyer, in conditional updates: `false` if it is used up, for everybody or
/// for this buyer. Then nothing of it may stay: the caller gives up the transaction.
pub async fn use_one(
    c: &mut dyn Connection,
    id: &DiscountId,
    customer: &str,
    max_per_customer: Option<i64>,
) -> sqlx::Result<bool> {
    let of_all = "update discounts set used = used + 1 where id = $1 and is_active and deleted_at is null \
                  and (max_uses is null or used < max_uses)";
    let done = on!(c, |c| query(of_all)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    if done != 1 {
        return Ok(false);
    }
    let of_one = "insert into discount_customers (discount_id, customer_id, used) values ($1, $2, 1) \
                  on conflict (discount_id, customer_id) do update set used = discount_customers.used + 1 \
                  where $3 is null or discount_customers.used < $3";
    let done = on!(c, |c| query(of_one)
        .bind(id.as_str())
        .bind(customer)
        .bind(max_per_customer)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Gives a use back, because the checkout ended without a payment.
pub async fn give_back(
    c: &mut dyn Connection,
    id: &DiscountId,
    customer: &str,
) -> sqlx::Result<()> {
    let of_all = "update discounts set used = used - 1 where id = $1 and used > 0";
    on!(c, |c| query(of_all)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    let of_one = "update discount_customers set used = used - 1 \
                  where discount_id = $1 and customer_id = $2 and used > 0";
    on!(c, |c| query(of_one)
        .bind(id.as_str())
        .bind(customer)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Counts a use for another buyer than before, because their address was corrected.
pub async fn move_use(
    c: &mut dyn Connection,
    id: &DiscountId,
    from: &str,
    to: &str,
) -> sqlx::Result<()> {
    let of_old = "update discount_customers set used = used - 1 \
                  where discount_id = $1 and customer_id = $2 and used > 0";
    let done = on!(c, |c| query(of_old)
        .bind(id.as_str())
        .bind(from)
        .execute(c)
        .await?
        .rows_affected());
    if done == 0 {
        return Ok(());
    }
    let of_new = "insert into discount_customers (discount_id, customer_id, used) values ($1, $2, 1) \
                  on conflict (discount_id, customer_id) do update set used = discount_customers.used + 1";
    on!(c, |c| query(of_new)
        .bind(id.as_str())
        .bind(to)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
