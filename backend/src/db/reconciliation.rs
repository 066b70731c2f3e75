//! Up to where the payment service's list of events was read.

use super::{Connection, on};
use domain::Timestamp;
use sqlx::{query, query_as, query_scalar};

/// Up to where a list was read (the payment service's time), and when that was (ours).
pub async fn mark(
    c: &mut dyn Connection,
    name: &str,
) -> sqlx::Result<Option<(Timestamp, Timestamp)>> {
    let sql = "select seen_at, read_at from reconciliation where name = $1";
    let row = on!(c, |c| query_as::<_, (i64, i64)>(sql)
        .bind(name)
        .fetch_optional(c)
        .await?);
    Ok(row.map(|(seen, read)| (Timestamp::from_millis(seen), Timestamp::from_millis(read))))
}

/// Remembers up to where a list was read. The mark never goes back.
pub async fn set_mark(
    c: &mut dyn Connection,
    name: &str,
    seen_at: Timestamp,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into reconciliation (name, seen_at, read_at) values ($1, $2, $3) \
               on conflict (name) do update set read_at = $3, \
               seen_at = case when reconciliation.seen_at > $2 then reconciliation.seen_at else $2 end";
    on!(c, |c| query(sql)
        .bind(name)
        .bind(seen_at.millis())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The connected accounts whose lists were not read for the longest time; their marks are called
/// `list:account`.
pub async fn accounts_to_read(
    c: &mut dyn Connection,
    list: &str,
    limit: i64,
) -> sqlx::Result<Vec<String>> {
    let sql = "select creators.stripe_account from creators \
               left join reconciliation on reconciliation.name = $1 || ':' || creators.stripe_account \
               where creators.stripe_account is not null \
               order by coalesce(reconciliation.read_at, 0), creators.stripe_account limit $2";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(list)
        .bind(limit)
        .fetch_all(c)
        .await?))
}
