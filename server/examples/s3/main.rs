//! An S3 server for trying things out: `cargo run -p server --example s3 -- 127.0.0.1:9000 FOLDER`,
//! and the origin of the pages from which browsers may send to it, if any.
//!
//! Prints the settings that `temporary-pages` needs to keep its files in it.

mod bucket;

use std::path::Path;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(listen), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: s3 ADDRESS FOLDER [ORIGIN]");
        std::process::exit(2);
    };
    let origin = arguments.next();
    let app = bucket::router(Path::new(&folder), origin.as_deref())?;
    let listener = tokio::net::TcpListener::bind(&listen).await?;
    println!(
        "FILES_URL=s3://{}?endpoint=http://{listen}&region=auto&path_style=true",
        bucket::NAME
    );
    println!("AWS_ACCESS_KEY_ID={}", bucket::KEY);
    println!("AWS_SECRET_ACCESS_KEY={}", bucket::SECRET);
    axum::serve(listener, app).await
}
