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
