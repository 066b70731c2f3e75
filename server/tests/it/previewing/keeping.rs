//! Previews come and go: how long they may be kept, and what is left of one that nobody may see.

use super::{Window, encoded, failure, window};
use crate::app::TestApp;
use backend::{db, jobs};
use domain::{
    id::FileId,
    time::{DAY, HOUR, MINUTE},
};
use image::{DynamicImage, ImageFormat};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::{fs, path::Path};

fn photo() -> Vec<u8> {
    encoded(&DynamicImage::new_rgb8(400, 200), ImageFormat::Jpeg)
}

/// For how many seconds a preview may be kept.
async fn kept(app: &TestApp, url: &str) -> i64 {
    let response = app.get(url).await;
    let kept = response.headers()["cache-control"].to_str().unwrap();
    let seconds = kept.strip_prefix("public, max-age=").unwrap();
    seconds.parse().unwrap()
}

async fn delete(app: &TestApp, window: &Window, file: &str) -> StatusCode {
    let path = format!("/files/{file}");
    let gone = app.api(&window.ada.key, Method::DELETE, &path, Value::Null);
    gone.await.0
}

/// How many files there are below a folder.
fn count(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| if path.is_dir() { count(&path) } else { 1 })
        .sum()
}

#[tokio::test]
async fn a_preview_is_kept_for_an_hour_and_not_past_the_closing() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    window.add(&app, "photo.jpg", &photo()).await;
    let url = window.shows(&app, 2).await[0]["url"].clone();
    let url = url.as_str().unwrap();
    assert_eq!(kept(&app, url).await, 3_600);
    let version = app.get(url).await.headers()["etag"].clone();
    let again = app
        .request(Method::GET, url)
        .header("if-none-match", version);
    let again = again.send().await.unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(again.headers()["cache-control"], "public, max-age=3600");
    assert!(again.bytes().await.unwrap().is_empty());
    app.clock.advance(DAY - 10 * MINUTE);
    assert!((1..=600).contains(&kept(&app, url).await));
}

#[tokio::test]
async fn a_file_that_is_being_deleted_is_not_shown() {
    let (app, bucket) = TestApp::start_with_bucket().await;
    let window = window(&app).await;
    let file = window.add(&app, "photo.jpg", &photo()).await;
    let url = window.shows(&app, 2).await[0]["url"].clone();
    let url = url.as_str().unwrap();
    bucket.set_down(true);
    delete(&app, &window, &file).await;
    let mut c = app.backend.db.fresh().await.unwrap();
    let going = db::files::being_deleted(&mut c, &FileId::trusted(&*file)).await;
    assert!(going.unwrap().is_some(), "the store keeps it from going");
    assert_eq!(app.get(url).await.status(), StatusCode::NOT_FOUND);
    window.shows(&app, 0).await;
}

#[tokio::test]
async fn nothing_is_left_of_a_preview_whose_file_went_while_it_was_made() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    let gate = app.backend.pauses.hold("preview.kept");
    let file = window.add(&app, "photo.jpg", &photo()).await;
    gate.arrived().await;
    let folder = format!(
        "files/products/{}/{}/preview",
        window.ada.id, window.product
    );
    let folder = app.data.path().join(folder);
    assert_eq!(count(&folder), 2);
    assert_eq!(app.public(&window.short_id).await["previews"], json!([]));
    // Whoever made it is gone, too.
    let app = app.crash_and_restart().await;
    let status = delete(&app, &window, &file).await;
    assert!(status.is_success(), "{status}");
    assert_eq!(count(&folder), 0);
}

#[tokio::test]
async fn a_preview_is_made_when_the_store_is_there_again() {
    let (mut app, bucket) = TestApp::start_with_bucket().await;
    let window = window(&app).await;
    app.stop_work().await;
    window.add(&app, "photo.jpg", &photo()).await;
    bucket.set_down(true);
    while jobs::run_next(&app.backend).await.unwrap() {}
    window.shows(&app, 0).await;
    bucket.set_down(false);
    app.clock.advance(MINUTE);
    let app = app.crash_and_restart().await;
    window.shows(&app, 2).await;
}

#[tokio::test]
async fn a_preview_that_is_given_up_says_so_and_can_be_asked_for_again() {
    let mut app = TestApp::start().await;
    let window = window(&app).await;
    let open = json!({ "expiresAt": app.backend.now().plus(30 * DAY).to_string() });
    app.publish(&window.ada, &window.product, open).await;
    app.stop_work().await;
    let file = window.add(&app, "photo.jpg", &photo()).await;
    let original = format!(
        "files/products/{}/{}/original/photo.jpg",
        window.ada.id, window.product
    );
    let original = app.data.path().join(original);
    fs::remove_file(&original).unwrap();
    for _ in 0..28 {
        while jobs::run_next(&app.backend).await.unwrap() {}
        app.clock.advance(6 * HOUR);
    }
    let sentence = "The preview could not be made. Please switch it off and on again.";
    assert_eq!(failure(&app, &file, "photo.jpg").await, sentence);
    fs::write(&original, photo()).unwrap();
    window.show(&app, &file, false).await;
    window.show(&app, &file, true).await;
    while jobs::run_next(&app.backend).await.unwrap() {}
    let mut c = app.backend.db.fresh().await.unwrap();
    let keys = db::previews::keys(&mut c, &FileId::trusted(&*file)).await;
    assert_eq!(keys.unwrap().len(), 2);
}

#[tokio::test]
async fn what_finds_no_place_is_not_taken_and_given_back() {
    let mut app = TestApp::start().await;
    let window = window(&app).await;
    app.settle().await;
    app.stop_work().await;
    let (first, second) = (
        app.backend.media.place().await,
        app.backend.media.place().await,
    );
    window.add(&app, "photo.jpg", &photo()).await;
    assert!(!jobs::run_next(&app.backend).await.unwrap());
    drop((first, second));
    assert!(jobs::run_next(&app.backend).await.unwrap());
    window.shows(&app, 2).await;
}
