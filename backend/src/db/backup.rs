//! A consistent copy of an SQLite database, while it is in use.

use super::Db;
use std::path::Path;

impl Db {
    /// Writes a copy to a file that does not exist yet.
    ///
    /// # Errors
    /// If the file exists, cannot be written, or the database is not SQLite (use `pg_dump` there).
    pub async fn backup(&self, to: &Path) -> crate::Result<()> {
        match self {
            Self::Sqlite { read, .. } => {
                // A read transaction is enough for `vacuum into`, but not a connection with
                // `query_only`; so this one is opened for the purpose.
                let options = (*read.connect_options())
                    .clone()
                    .pragma("query_only", "off");
                let pool = sqlx::SqlitePool::connect_with(options).await?;
                let done = sqlx::query("vacuum into $1")
                    .bind(to.to_string_lossy().into_owned())
                    .execute(&pool)
                    .await;
                pool.close().await;
                done?;
                Ok(())
            }
            Self::Postgres { .. } => Err(crate::Error::Corrupt(
                "backup copies SQLite databases; please use pg_dump for PostgreSQL".to_owned(),
            )),
        }
    }
}

/// Makes an empty database on a PostgreSQL server. The name is letters and digits.
///
/// # Errors
/// If the server does not allow it, or the name is not plain.
pub async fn create_postgres(server: &str, name: &str) -> crate::Result<()> {
    on_server(server, "create database", name, "").await
}

/// Drops a database of a PostgreSQL server, whoever is still connected to it.
///
/// # Errors
/// If the server does not allow it, or the name is not plain.
pub async fn drop_postgres(server: &str, name: &str) -> crate::Result<()> {
    on_server(server, "drop database", name, " with (force)").await
}

/// A statement about a database as a whole, which takes no parameters.
async fn on_server(server: &str, verb: &str, name: &str, manner: &str) -> crate::Result<()> {
    use sqlx::Connection as _;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(crate::Error::Corrupt(
            "a database name has letters and digits only".to_owned(),
        ));
    }
    let mut connection = sqlx::PgConnection::connect(server).await?;
    let sql = format!("{verb} {name}{manner}");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&mut connection)
        .await?;
    Ok(connection.close().await?)
}
