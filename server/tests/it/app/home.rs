//! Where a server has its things: a folder, and on PostgreSQL a database. Both are gone with it.

use backend::db::backup::{create_postgres, drop_postgres};
use std::path::Path;
use tempfile::TempDir;

/// A place of its own for each server.
pub struct Home {
    folder: TempDir,
    database: Option<Database>,
}

impl Home {
    /// An empty one, with a database on the server at `TEST_DATABASE_URL`, if there is one.
    pub async fn new() -> Self {
        let database = match std::env::var("TEST_DATABASE_URL") {
            Ok(server) => Some(Database::new(server).await),
            Err(_) => None,
        };
        Self {
            folder: tempfile::tempdir().unwrap(),
            database,
        }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the database is, if it is not in the folder.
    pub fn database_url(&self) -> Option<String> {
        self.database.as_ref().map(Database::url)
    }
}

struct Database {
    server: String,
    name: String,
}

impl Database {
    async fn new(server: String) -> Self {
        let name = uuid::Uuid::from_bytes(backend::clock::random());
        let name = format!("t{}", name.simple());
        create_postgres(&server, &name).await.unwrap();
        Self { server, name }
    }

    fn url(&self) -> String {
        let mut url = url::Url::parse(&self.server).unwrap();
        url.set_path(&self.name);
        url.to_string()
    }
}

impl Drop for Database {
    /// Hundreds of databases would fill a small disk. On a thread, because a destructor cannot wait.
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            runtime.block_on(drop_postgres(&server, &name))
        });
        if let Ok(Err(error)) = dropping.join() {
            eprintln!("A database stays: {error}");
        }
    }
}
