//! The folder of the files, by the mark that lies in it.

use super::{Connection, on};
use sqlx::{query, query_scalar};

/// The mark of the folder, if there is one; nobody else sets it until the transaction ends.
pub async fn take(c: &mut dyn Connection) -> sqlx::Result<Option<String>> {
    let sql = "update folder set mark = mark where id = 1 returning mark";
    Ok(on!(c, |c| query_scalar::<_, Option<String>>(sql)
        .fetch_one(c)
        .await?))
}

/// Remembers the mark of the folder.
pub async fn set(c: &mut dyn Connection, mark: &str) -> sqlx::Result<()> {
    let sql = "update folder set mark = $1 where id = 1";
    on!(c, |c| query(sql)
        .bind(mark)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
