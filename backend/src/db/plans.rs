//! How the engine would carry statements out. SQLite says it without rows, because nothing is analysed
//! there; PostgreSQL decides by what it knows about the rows, so it is given many.

#[path = "../../examples/lists/fill.rs"]
pub(in crate::db) mod fill;

use super::{
    Db, Each,
    backup::create_postgres,
    clause::{Clause, bind},
    on,
};
use crate::config::DatabaseConfig;
use sqlx::{query, query_as, query_scalar};

/// The tables that grow long, and what statements call them.
const LONG: [&str; 8] = [
    "orders",
    "found",
    "marked",
    "other",
    "order_items",
    "registrations",
    "registration_names",
    "refund_days",
];

/// So many orders, and so many registrations, stand where the engine wants rows.
const MANY: i64 = 20_000;

async fn connect(url: String) -> Db {
    let config = DatabaseConfig {
        url,
        read_url: None,
    };
    let db = Db::connect(&config).await.unwrap();
    db.migrate().await.unwrap();
    db
}

/// An SQLite database without rows, and the folder it is in.
pub(in crate::db) async fn empty() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = connect(format!("sqlite://{}/app.db", folder.path().display())).await;
    (db, folder)
}

/// A database of the engine that is tested, with so many rows: on the PostgreSQL server at
/// `TEST_DATABASE_URL`, if there is one.
pub(in crate::db) async fn filled(rows: i64) -> (Db, tempfile::TempDir) {
    let (db, folder) = match std::env::var("TEST_DATABASE_URL") {
        Ok(server) => (on_server(&server).await, tempfile::tempdir().unwrap()),
        Err(_) => empty().await,
    };
    let mut tx = db.write().await.unwrap();
    for sql in fill::SHOP {
        on!(&mut tx, |c| query(*sql)
            .execute(c)
            .await
            .unwrap()
            .rows_affected());
    }
    for sql in fill::ROWS {
        on!(&mut tx, |c| query(*sql)
            .bind(0_i64)
            .bind(rows)
            .execute(c)
            .await
            .unwrap()
            .rows_affected());
    }
    tx.commit().await.unwrap();
    (db, folder)
}

async fn on_server(server: &str) -> Db {
    let name = format!("plans{}", u64::from_le_bytes(crate::clock::random()));
    create_postgres(server, &name).await.unwrap();
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(&name);
    connect(url.to_string()).await
}

/// A database of the engine that is tested, which can be asked for plans.
pub(in crate::db) async fn asked() -> (Db, tempfile::TempDir) {
    if std::env::var("TEST_DATABASE_URL").is_err() {
        return empty().await;
    }
    let (db, folder) = filled(MANY).await;
    if let Db::Postgres { write, .. } = &db {
        query("analyze").execute(write).await.unwrap();
    }
    (db, folder)
}

/// The steps in which the engine would carry a statement out.
pub(in crate::db) async fn explain(db: &Db, statement: &Clause) -> Vec<String> {
    let mut c = db.read().await.unwrap();
    match super::Connection::each(&mut c) {
        Each::Sqlite(c) => {
            let sql = Clause::around("explain query plan ", statement);
            let rows = bind!(query_as::<_, (i64, i64, i64, String)>(sql.sql()), sql);
            let rows = rows.fetch_all(c).await.unwrap();
            rows.into_iter().map(|(.., detail)| detail).collect()
        }
        Each::Postgres(c) => {
            let sql = Clause::around("explain (costs off) ", statement);
            let rows = bind!(query_scalar::<_, String>(sql.sql()), sql);
            rows.fetch_all(c).await.unwrap()
        }
    }
}

/// Panics where a table of any length is read from one end to the other.
pub(in crate::db) fn expect_no_scan(about: &dyn std::fmt::Debug, plan: &[String]) {
    for table in LONG {
        for scan in [format!("Seq Scan on {table}"), format!("SCAN {table}")] {
            // `SCAN orders USING COVERING INDEX …` is one as well.
            let found = plan.iter().find(|step| {
                let at = step.find(&scan).map(|at| at + scan.len());
                at.is_some_and(|end| step[end..].is_empty() || step[end..].starts_with(' '))
            });
            assert!(found.is_none(), "{about:?} is scanned for: {plan:#?}");
        }
    }
}

/// Whether rows are put into an order after they have been read.
pub(in crate::db) fn sorts(plan: &[String]) -> bool {
    let is_sort = |step: &String| step.contains("TEMP B-TREE") || step.contains("Sort Key");
    plan.iter().any(is_sort)
}

/// Whether the engine decides without knowing how much there is. PostgreSQL may well read all rows of a
/// small table for what it takes for rare.
pub(in crate::db) const fn is_blind(db: &Db) -> bool {
    matches!(db, Db::Sqlite { .. })
}
