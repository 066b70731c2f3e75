//! What creators chose to be told.

use super::{Connection, on};
use domain::{id::CreatorId, notification::Topic};
use sqlx::{query, query_as, query_scalar};

/// Whether a creator wants to be told of this.
pub async fn wants(
    c: &mut dyn Connection,
    creator: &CreatorId,
    topic: Topic,
) -> sqlx::Result<bool> {
    let sql = "select is_on from notification_choices where creator_id = $1 and topic = $2";
    let chosen = on!(c, |c| query_scalar::<_, bool>(sql)
        .bind(creator.as_str())
        .bind(topic.as_str())
        .fetch_optional(c)
        .await?);
    Ok(chosen.unwrap_or(topic.is_on_at_first()))
}

/// What a creator has chosen, in no order.
pub async fn chosen(
    c: &mut dyn Connection,
    creator: &CreatorId,
) -> sqlx::Result<Vec<(Topic, bool)>> {
    let sql = "select topic, is_on from notification_choices where creator_id = $1";
    let rows = on!(c, |c| query_as::<_, (String, bool)>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    let read = |(topic, is_on): (String, bool)| Some((Topic::parse(&topic)?, is_on));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Remembers a choice.
pub async fn choose(
    c: &mut dyn Connection,
    creator: &CreatorId,
    topic: Topic,
    is_on: bool,
) -> sqlx::Result<()> {
    let sql = "insert into notification_choices (creator_id, topic, is_on) values ($1, $2, $3) \
               on conflict (creator_id, topic) do update set is_on = $3";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(topic.as_str())
        .bind(is_on)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
