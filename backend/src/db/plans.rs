//! What SQLite says about how it would carry a statement out. It does not depend on how many rows there
//! are: nothing is analysed.

use super::{
    Db,
    clause::{Clause, bind},
    on,
};
use crate::config::DatabaseConfig;
use sqlx::query_as;

/// A database without rows, and the folder it is in.
pub(in crate::db) async fn empty() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::connect(&DatabaseConfig {
        url: format!("sqlite://{}/app.db", folder.path().display()),
        read_url: None,
    })
    .await
    .unwrap();
    db.migrate().await.unwrap();
    (db, folder)
}

/// What SQLite says about how it would carry a statement out.
pub(in crate::db) async fn explain(db: &Db, statement: &Clause) -> Vec<String> {
    let mut sql = Clause::new("explain query plan ");
    sql.append(statement);
    let mut c = db.read().await.unwrap();
    let rows = on!(&mut c, |c| bind!(
        query_as::<_, (i64, i64, i64, String)>(sql.sql()),
        sql
    )
    .fetch_all(c)
    .await
    .unwrap());
    rows.into_iter().map(|(.., detail)| detail).collect()
}
