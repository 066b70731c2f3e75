//! What was learned about payments after they were made.

use super::{Connection, on};
use crate::Result;
use domain::{Timestamp, payment::PaymentFacts};
use sqlx::{query, query_scalar};

/// What is known about a payment. The row stays taken for the rest of the transaction, so that two
/// pieces of news cannot forget one another.
pub async fn take(c: &mut dyn Connection, payment: &str, now: Timestamp) -> Result<PaymentFacts> {
    let sql = "insert into payments (id, facts, updated_at) values ($1, '{}', $2) \
               on conflict (id) do update set updated_at = $2 returning facts";
    let facts = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(payment)
        .bind(now.millis())
        .fetch_one(c)
        .await?);
    Ok(serde_json::from_str(&facts)?)
}

/// What is known about a payment, for reading only.
pub async fn facts(c: &mut dyn Connection, payment: &str) -> Result<PaymentFacts> {
    let sql = "select facts from payments where id = $1";
    let facts = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(payment)
        .fetch_optional(c)
        .await?);
    Ok(match facts {
        Some(facts) => serde_json::from_str(&facts)?,
        None => PaymentFacts::default(),
    })
}

/// Keeps what is known; call [`take`] first.
pub async fn keep(c: &mut dyn Connection, payment: &str, facts: &PaymentFacts) -> Result<()> {
    let sql = "update payments set facts = $2 where id = $1";
    let facts = serde_json::to_string(facts)?;
    on!(c, |c| query(sql)
        .bind(payment)
        .bind(&facts)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
