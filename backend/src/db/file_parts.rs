//! Parts of files as they were announced.

use super::{Connection, on};
use domain::id::FileId;
use sqlx::{FromRow, query, query_as};

/// What was announced about a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// Counts from 1.
    pub number: i32,
    /// MD5 of its bytes in base64, if it was given.
    pub md5: Option<String>,
    /// The mark of the part that was there when these bytes were announced.
    pub before: Option<String>,
}

#[derive(FromRow)]
struct Row {
    number: i64,
    md5: Option<String>,
    before: Option<String>,
}

/// Remembers what was announced about a part, instead of what was known.
pub async fn put(c: &mut dyn Connection, file: &FileId, part: &Announced) -> sqlx::Result<()> {
    let sql = "insert into file_parts (file_id, number, md5, before) values ($1, $2, $3, $4) \
               on conflict (file_id, number) do update set md5 = $3, before = $4";
    on!(c, |c| query(sql)
        .bind(file.as_str())
        .bind(i64::from(part.number))
        .bind(part.md5.as_deref())
        .bind(part.before.as_deref())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// What was announced about the parts of a file.
pub async fn of_file(c: &mut dyn Connection, file: &FileId) -> sqlx::Result<Vec<Announced>> {
    let sql = "select number, md5, before from file_parts where file_id = $1 order by number";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(file.as_str())
        .fetch_all(c)
        .await?);
    Ok(rows
        .into_iter()
        .map(|row| Announced {
            number: i32::try_from(row.number).unwrap_or(i32::MAX),
            md5: row.md5,
            before: row.before,
        })
        .collect())
}

/// Forgets the parts of a file.
pub async fn delete(c: &mut dyn Connection, file: &FileId) -> sqlx::Result<()> {
    let sql = "delete from file_parts where file_id = $1";
    on!(c, |c| query(sql)
        .bind(file.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
