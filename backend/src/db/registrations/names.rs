//! What registrants are called, kept so that each is found by the beginning of any word of their name.

use crate::db::{
    Connection,
    clause::{Clause, bind},
    on,
};
use domain::id::{CreatorId, RegistrationId};
use sqlx::{query, query_as};
use std::collections::BTreeSet;

/// So many words of a name can be searched for.
const MOST: usize = 12;
/// How many names of earlier registrants are kept in one transaction.
const SOME: i64 = 500;

/// A name from each of its words on, in small letters.
fn tails(name: &str) -> BTreeSet<String> {
    let name = name.to_lowercase();
    let mut is_between = true;
    let begins = name.char_indices().filter_map(|(at, letter)| {
        let was_between = std::mem::replace(&mut is_between, !letter.is_alphanumeric());
        (was_between && letter.is_alphanumeric()).then_some(at)
    });
    begins
        .take(MOST)
        .filter_map(|at| name.get(at..))
        .map(str::to_owned)
        .collect()
}

/// Keeps the name of a registration, unless it is kept.
pub(super) async fn keep(
    c: &mut dyn Connection,
    registration: &RegistrationId,
    creator: &CreatorId,
    name: &str,
) -> sqlx::Result<()> {
    let tails = tails(name);
    if tails.is_empty() {
        return Ok(());
    }
    let mut sql =
        Clause::new("insert into registration_names (registration_id, creator_id, tail) values ");
    for (at, tail) in tails.iter().enumerate() {
        sql.text(if at == 0 { "(" } else { ", (" })
            .values([registration.as_str(), creator.as_str(), tail])
            .text(")");
    }
    sql.text(" on conflict (registration_id, tail) do nothing");
    on!(c, |c| bind!(query(sql.sql()), sql)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Keeps the names of some who registered before names were kept: of those behind an id, in the order of
/// their ids. Returns the last one, or nothing when there was nobody left.
pub async fn keep_some(
    c: &mut dyn Connection,
    behind: Option<&RegistrationId>,
) -> sqlx::Result<Option<RegistrationId>> {
    let sql = "select id, creator_id, name from registrations where id > $1 and name <> '' \
               and not exists (select 1 from registration_names where registration_id = registrations.id) \
               order by id limit $2";
    let rows = on!(c, |c| query_as::<_, (String, String, String)>(sql)
        .bind(behind.map_or("", RegistrationId::as_str))
        .bind(SOME)
        .fetch_all(&mut *c)
        .await?);
    let mut last = None;
    for (id, creator, name) in rows {
        let id = RegistrationId::trusted(id);
        keep(c, &id, &CreatorId::trusted(creator), &name).await?;
        last = Some(id);
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::plans::filled;

    #[test]
    fn a_name_is_kept_from_each_of_its_words_on() {
        let of = |name| tails(name).into_iter().collect::<Vec<_>>();
        assert_eq!(of("Beatrix O’Neil"), ["beatrix o’neil", "neil", "o’neil"]);
        assert_eq!(of("100% Müller_Meier")[0], "100% müller_meier");
        assert_eq!(of("ÖSTEN von  Übel").len(), 3);
        assert!(of(" –  ").is_empty());
        assert_eq!(of(&"ab ".repeat(40)).len(), MOST);
    }

    #[tokio::test]
    async fn whoever_came_before_names_were_kept_is_found_as_well() {
        let (db, _folder) = filled(SOME + 100).await;
        let mut tx = db.write().await.unwrap();
        let kept = all(&mut tx).await;
        assert!(kept.len() > usize::try_from(SOME).unwrap());
        on!(&mut tx, |c| query("delete from registration_names")
            .execute(c)
            .await
            .unwrap()
            .rows_affected());
        let mut behind = None;
        while let Some(last) = keep_some(&mut tx, behind.as_ref()).await.unwrap() {
            behind = Some(last);
        }
        assert_eq!(all(&mut tx).await, kept);
        assert_eq!(keep_some(&mut tx, None).await.unwrap(), None);
    }

    async fn all(c: &mut dyn Connection) -> Vec<(String, String, String)> {
        let sql = "select registration_id, creator_id, tail from registration_names order by 1, 3";
        on!(c, |c| query_as(sql).fetch_all(c).await.unwrap())
    }
}
