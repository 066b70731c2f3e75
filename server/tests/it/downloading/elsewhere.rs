//! `FILES_DELIVERY=redirect`: the bucket itself sends the bytes.

use super::{BYTES, FROM, fetch, head, left, logged, sold, sold_files};
use crate::app::{TestApp, store::Bucket};
use reqwest::StatusCode;
use std::collections::HashMap;

async fn start() -> (TestApp, Bucket) {
    let bucket = Bucket::start().await;
    let mut settings = bucket.settings().to_vec();
    settings.push(("FILES_DELIVERY", "redirect"));
    (TestApp::start_with(&settings).await, bucket)
}

#[tokio::test]
async fn a_download_is_counted_here_and_sent_from_there() {
    let (app, bucket) = start().await;
    let (shop, token) = sold(&app).await;
    let page = app.get(&format!("/o/{token}")).await;
    let policy = page.headers()["content-security-policy"].to_str().unwrap();
    let allowed: Vec<_> = policy
        .split("; ")
        .find_map(|rule| rule.strip_prefix("form-action "))
        .unwrap()
        .split_whitespace()
        .collect();
    let url = app.press_download(&token, &shop.file).await;
    let looked_at = head(&app, &url).await;
    assert_eq!(looked_at.status(), StatusCode::OK, "HEAD is answered here");
    assert_eq!(left(&app, &token).await, [5]);

    let sent_on = fetch(&app, &url, &[]).await;
    assert_eq!(sent_on.status(), StatusCode::FOUND);
    assert_eq!(sent_on.headers()["cache-control"], "no-store");
    assert_eq!(sent_on.headers()["referrer-policy"], "no-referrer");
    let address = sent_on.headers()["location"].to_str().unwrap();
    let read = url::Url::parse(address).unwrap();
    let store = read.origin().ascii_serialization();
    assert!(
        allowed.contains(&store.as_str()),
        "the form of the order page leads to {store}, and {policy} forbids it"
    );
    let signed: HashMap<_, _> = read.query_pairs().into_owned().collect();
    assert!(signed["X-Amz-Expires"].parse::<u32>().unwrap() <= 60);
    let got = reqwest::Client::new()
        .get(address)
        .header("range", "bytes=6-10");
    let got = got.send().await.unwrap();
    let saved = got.headers()["content-disposition"].to_str().unwrap();
    assert!(
        saved.starts_with("attachment; filename=\"notes.pdf\""),
        "{saved}"
    );
    assert_eq!(got.bytes().await.unwrap(), &BYTES[6..11]);

    assert_eq!(fetch(&app, &url, &[]).await.status(), StatusCode::FOUND);
    assert_eq!(left(&app, &token).await, [4], "resuming counts nothing");
    let stranger = fetch(&app, &url, &[(FROM, "203.0.113.8")]).await;
    assert_eq!(stranger.status(), StatusCode::FORBIDDEN);
    let kinds: Vec<_> = logged(&app, &shop)
        .await
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(kinds, ["issued", "started", "refused"]);
    drop(bucket);
}

#[tokio::test]
async fn nobody_is_sent_to_a_store_that_is_away() {
    let (app, bucket) = start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    bucket.set_down(true);
    let refused = fetch(&app, &url, &[]).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    bucket.set_down(false);
    assert_eq!(left(&app, &token).await, [5]);
}

#[tokio::test]
async fn an_archive_is_made_here() {
    let (app, _bucket) = start().await;
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one"), ("b.txt", b"two")];
    let (_, token, _) = sold_files(&app, &files).await;
    let url = app.press_download(&token, "all").await;
    let archive = fetch(&app, &url, &[]).await;
    assert_eq!(archive.status(), StatusCode::OK);
    assert!(archive.bytes().await.unwrap().starts_with(b"PK"));
}
