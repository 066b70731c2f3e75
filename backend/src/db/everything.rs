//! Every word that is in the database: to look through it for what must not be there.

use super::{Connection, Db, Each, Reader, on};
use crate::Result;
use sqlx::{AssertSqlSafe, query_as, query_scalar};

/// The contents of every column of every row, as text, with the names of table and column.
///
/// # Errors
/// If the database fails.
pub async fn texts(db: &Db) -> Result<Vec<(String, String)>> {
    let mut c = db.fresh().await?;
    let mut found = Vec::new();
    for (table, column) in columns(&mut c).await? {
        let sql = format!(
            "select cast(\"{column}\" as text) from \"{table}\" where \"{column}\" is not null"
        );
        let texts = on!(&mut c, |c| query_scalar::<_, String>(AssertSqlSafe(sql))
            .fetch_all(c)
            .await?);
        let name = format!("{table}.{column}");
        found.extend(texts.into_iter().map(|text| (name.clone(), text)));
    }
    Ok(found)
}

/// Every column, with the name of its table before it.
async fn columns(c: &mut Reader) -> Result<Vec<(String, String)>> {
    let sql = match c.each() {
        Each::Sqlite(_) => {
            "select sqlite_schema.name, info.name from sqlite_schema \
             join pragma_table_info(sqlite_schema.name) as info where sqlite_schema.type = 'table' \
             and sqlite_schema.name <> '_sqlx_migrations'"
        }
        Each::Postgres(_) => {
            "select cast(table_name as text), cast(column_name as text) from information_schema.columns \
             where table_schema = 'public' and table_name <> '_sqlx_migrations'"
        }
    };
    Ok(on!(c, |c| query_as::<_, (String, String)>(sql)
        .fetch_all(c)
        .await?))
}

/// The tables with rows that name a creator as theirs.
///
/// # Errors
/// If the database fails.
pub async fn tables_of_creators(db: &Db) -> Result<Vec<String>> {
    let columns = columns(&mut db.fresh().await?).await?;
    let of_creators = columns
        .into_iter()
        .filter(|(_, column)| column == "creator_id");
    Ok(of_creators.map(|(table, _)| table).collect())
}
