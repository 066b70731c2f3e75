//! One SQL text for two engines: the only file that names both.
//!
//! A function of `db/` takes `&mut dyn Connection` and runs its statement through [`on!`], which
//! expands the same body once per driver. Reads may come from a read pool or a replica; writes
//! always happen in a [`Tx`].

pub mod account_tokens;
pub mod api_keys;
pub mod authenticators;
pub mod backup;
pub mod ceremonies;
mod clause;
pub mod codes;
pub mod copies;
pub mod creators;
pub mod customers;
pub mod delivery_log;
pub mod discounts;
pub mod downloads;
pub mod drafts;
pub mod email_changes;
pub mod endings;
pub mod everything;
pub mod file_deletions;
pub mod file_parts;
pub mod files;
pub mod folder;
pub mod former_addresses;
pub mod guesses;
pub mod half_sign_ins;
pub mod idempotency;
pub mod jobs;
pub mod languages;
pub mod leaving;
pub mod licences;
mod listing;
pub mod names;
pub mod networks;
pub mod notifications;
pub mod offers;
pub mod order_tokens;
pub mod orders;
pub mod outbox;
pub mod page_news;
pub mod pages;
pub mod passkeys;
pub mod payments;
pub mod pictures;
#[cfg(test)]
mod plans;
pub mod previews;
pub mod products;
pub mod proofs;
pub mod reconciliation;
pub mod recovery_codes;
pub mod refunds;
pub mod refusals;
pub mod registrations;
pub mod sellers;
pub mod sessions;
pub mod sign_ups;
pub mod stats;
pub mod views;
pub mod wares;
pub mod webhooks;

use crate::config::DatabaseConfig;
use sqlx::{
    PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::Migrator,
    pool::PoolConnection,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};

/// Schema changes, compiled into the program.
static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// How long a request waits for a connection before it fails.
const PATIENCE: Duration = Duration::from_secs(10);

/// A database, with one pool for writes and one for reads.
#[derive(Clone, Debug)]
pub enum Db {
    /// One writer, several readers, in one file.
    Sqlite {
        /// The one connection that writes.
        write: SqlitePool,
        /// Connections that only read.
        read: SqlitePool,
    },
    /// A server, perhaps with a replica.
    Postgres {
        /// The primary.
        write: PgPool,
        /// The replica, or the primary again.
        read: PgPool,
    },
}

impl Db {
    /// Opens the database, creating an SQLite file where there is none.
    ///
    /// # Errors
    /// If it cannot be reached or opened.
    pub async fn connect(config: &DatabaseConfig) -> sqlx::Result<Self> {
        if config.url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(&config.url)?
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // Money: a commit that was acknowledged survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(PATIENCE);
            let pool = |connections| {
                SqlitePoolOptions::new()
                    .max_connections(connections)
                    .acquire_timeout(PATIENCE)
            };
            let write = pool(1).connect_with(options.clone()).await?;
            let read = pool(8)
                .connect_with(options.pragma("query_only", "on"))
                .await?;
            return Ok(Self::Sqlite { write, read });
        }
        let pool = || {
            PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(PATIENCE)
        };
        let write = pool().connect(&config.url).await?;
        let read = match &config.read_url {
            Some(url) => pool().connect(url).await?,
            None => write.clone(),
        };
        Ok(Self::Postgres { write, read })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// If a migration fails, or the database is newer than this program.
    pub async fn migrate(&self) -> Result<(), sqlx::migrate::MigrateError> {
        match self {
            Self::Sqlite { write, .. } => MIGRATIONS.run(write).await,
            Self::Postgres { write, .. } => MIGRATIONS.run(write).await,
        }
    }

    /// Whether the database answers and has every migration of this program.
    pub async fn is_ready(&self) -> bool {
        const LATEST: &str = "select count(*) from _sqlx_migrations where success";
        let applied = match self {
            Self::Sqlite { read, .. } => sqlx::query_scalar::<_, i64>(LATEST).fetch_one(read).await,
            Self::Postgres { write, .. } => {
                sqlx::query_scalar::<_, i64>(LATEST).fetch_one(write).await
            }
        };
        applied
            .is_ok_and(|count| usize::try_from(count).is_ok_and(|n| n >= MIGRATIONS.iter().count()))
    }

    /// A connection for reading what may be a little old.
    ///
    /// # Errors
    /// If none becomes free in time.
    pub async fn read(&self) -> sqlx::Result<Reader> {
        Ok(match self {
            Self::Sqlite { read, .. } => Reader::Sqlite(read.acquire().await?),
            Self::Postgres { read, .. } => Reader::Postgres(read.acquire().await?),
        })
    }

    /// A connection for reading what may have been written a moment ago: never from a replica.
    ///
    /// # Errors
    /// If none becomes free in time.
    pub async fn fresh(&self) -> sqlx::Result<Reader> {
        Ok(match self {
            Self::Sqlite { read, .. } => Reader::Sqlite(read.acquire().await?),
            Self::Postgres { write, .. } => Reader::Postgres(write.acquire().await?),
        })
    }

    /// A transaction for writing.
    ///
    /// SQLite takes the write lock at once: upgrading a deferred transaction fails immediately
    /// in spite of the busy timeout.
    ///
    /// # Errors
    /// If no connection becomes free in time.
    pub async fn write(&self) -> sqlx::Result<Tx> {
        Ok(match self {
            Self::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("begin immediate").await?),
            Self::Postgres { write, .. } => Tx::Postgres(write.begin().await?),
        })
    }

    /// Waits for running statements and closes all connections.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres { write, read } => {
                read.close().await;
                write.close().await;
            }
        }
    }
}

/// A connection that reads.
#[derive(Debug)]
pub enum Reader {
    /// From the read pool of an SQLite file.
    Sqlite(PoolConnection<Sqlite>),
    /// From the replica or the primary.
    Postgres(PoolConnection<Postgres>),
}

/// A transaction that writes; dropped without [`Tx::commit`], it never happened.
#[derive(Debug)]
pub enum Tx {
    /// Holds the write lock of an SQLite file.
    Sqlite(Transaction<'static, Sqlite>),
    /// On the primary.
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Makes everything in the transaction durable.
    ///
    /// # Errors
    /// If it cannot be; then nothing of it happened.
    pub async fn commit(self) -> sqlx::Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }
}

/// A connection of either engine, for [`on!`].
#[derive(Debug)]
pub enum Each<'a> {
    /// To SQLite.
    Sqlite(&'a mut SqliteConnection),
    /// To PostgreSQL.
    Postgres(&'a mut PgConnection),
}

/// What a statement can run on: a reader or a transaction.
pub trait Connection: Send {
    /// The connection of whichever engine it is.
    fn each(&mut self) -> Each<'_>;
}

impl Connection for Reader {
    fn each(&mut self) -> Each<'_> {
        match self {
            Self::Sqlite(connection) => Each::Sqlite(connection),
            Self::Postgres(connection) => Each::Postgres(connection),
        }
    }
}

impl Connection for Tx {
    fn each(&mut self) -> Each<'_> {
        match self {
            Self::Sqlite(tx) => Each::Sqlite(tx),
            Self::Postgres(tx) => Each::Postgres(tx),
        }
    }
}

/// Expands a body once per engine: `on!(tx, |c| query(SQL).execute(c).await?)`.
macro_rules! on {
    ($connection:expr, |$c:ident| $body:expr) => {
        match $crate::db::Connection::each($connection) {
            $crate::db::Each::Sqlite($c) => $body,
            $crate::db::Each::Postgres($c) => $body,
        }
    };
}
pub(crate) use on;
