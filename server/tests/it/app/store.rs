//! A bucket of one's own, in this process.

#[path = "../../../examples/s3/bucket.rs"]
mod bucket;

use axum::{
    extract::{Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use bucket::{KEY, NAME, SECRET};
use reqwest::StatusCode;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};

/// From where browsers may send to a bucket: what stands in the manual.
pub const ORIGIN: &str = "https://pages.example.com";

/// A bucket, for as long as it is held.
pub struct Bucket {
    /// What `FILES_URL` is.
    pub url: String,
    /// Where its objects lie.
    pub folder: TempDir,
    is_down: Arc<AtomicBool>,
    server: JoinHandle<std::io::Result<()>>,
}

impl Bucket {
    /// Opens an empty one.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let is_down = Arc::new(AtomicBool::new(false));
        let app = bucket::router(folder.path(), Some(ORIGIN))
            .unwrap()
            .layer(middleware::from_fn_with_state(is_down.clone(), fail));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        Self {
            url: format!("s3://{NAME}?endpoint=http://{address}&region=auto&path_style=true"),
            folder,
            is_down,
            server: tokio::spawn(axum::serve(listener, app).into_future()),
        }
    }

    /// The settings of an app that stores its files here.
    pub fn settings(&self) -> [(&str, &str); 3] {
        [
            ("FILES_URL", &self.url),
            ("AWS_ACCESS_KEY_ID", KEY),
            ("AWS_SECRET_ACCESS_KEY", SECRET),
        ]
    }

    /// Lets it answer nothing but errors, or go on.
    pub fn set_down(&self, is_down: bool) {
        self.is_down.store(is_down, Ordering::SeqCst);
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn fail(State(is_down): State<Arc<AtomicBool>>, request: Request, next: Next) -> Response {
    if is_down.load(Ordering::SeqCst) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    next.run(request).await
}
