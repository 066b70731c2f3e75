//! A copy has all that its original has, and carries its line where the seller wants it, or there is
//! no copy.

use super::{Press, change, copy, original_of, pages_with, press, waits};
use crate::app::{TestApp, paper};
use backend::db;
use domain::{
    file::Stamp,
    id::FileId,
    time::{DAY, MINUTE},
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::fs;

const FAILED: &str = "Your personal copy could not be made. The seller has been told.";

/// Waits until it is clear that there is no copy, and looks at what the buyer gets then.
async fn gets_nothing(app: &TestApp, press: &Press, token: &str) {
    app.until("the copy has failed", async || {
        app.clock.advance(MINUTE);
        (waits(app, token).await == FAILED).then_some(())
    })
    .await;
    for target in [press.file.as_str(), "all"] {
        let (status, html) = super::ask_for_download(app, token, target).await;
        assert_eq!(status, StatusCode::CONFLICT, "{target}");
        assert!(html.contains(FAILED), "{html}");
    }
}

/// Why there is no copy, as the seller reads it.
async fn reason(app: &TestApp, press: &Press, token: &str) -> Value {
    let path = copies_of(app, token).await;
    let (_, copies) = app
        .api(&press.ada.key, Method::GET, &path, Value::Null)
        .await;
    copies["data"][0]["failure"].clone()
}

async fn copies_of(app: &TestApp, token: &str) -> String {
    format!("/orders/{}/copies", super::order_id(app, token).await)
}

async fn try_again(app: &TestApp, press: &Press, token: &str) {
    let path = copies_of(app, token).await;
    let (status, tried) = app
        .api(&press.ada.key, Method::POST, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::OK, "{tried}");
}

#[tokio::test]
async fn a_copy_is_not_made_without_what_cannot_be_read() {
    let app = TestApp::start().await;
    let press = press(&app, "footer").await;
    let path = original_of(&app, &press);
    fs::write(&path, paper::torn(&press.original)).unwrap();
    let token = app.buy(&press.short_id, "bea@example.com").await;
    gets_nothing(&app, &press, &token).await;
    let damaged = "This file is damaged: it cannot be read.";
    assert_eq!(reason(&app, &press, &token).await, damaged);

    fs::write(&path, &press.original).unwrap();
    try_again(&app, &press, &token).await;
    let bytes = copy(&app, &press, &token).await;
    assert_eq!(pages_with(&bytes, "bea@example.com"), 2);
}

#[tokio::test]
async fn a_copy_is_not_made_of_half_a_file() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let early = paper::pdf(1);
    let late = paper::continued(&early);
    let (product, file) = app.product(&ada, "Field notes", &late).await;
    let page = app.publish(&ada, &product, json!({})).await;
    let press = Press {
        short_id: page["shortId"].as_str().unwrap().to_owned(),
        original: late,
        ada,
        product,
        file,
    };
    super::set_stamp(&app, &press, "footer").await;
    // What is left could be stamped: it is the same notes before the last change.
    fs::write(original_of(&app, &press), early).unwrap();
    let token = app.buy(&press.short_id, "bea@example.com").await;
    app.settle().await;
    assert_ne!(waits(&app, &token).await, Value::Null);
    app.clock.advance(DAY);
    gets_nothing(&app, &press, &token).await;
    let missing = "The file it is made from is missing.";
    assert_eq!(reason(&app, &press, &token).await, missing);
}

#[tokio::test]
async fn a_stamp_that_nobody_knows_gives_nobody_the_original() {
    let app = TestApp::start().await;
    let press = press(&app, "none").await;
    let before = app.buy(&press.short_id, "bea@example.com").await;
    let link = app.press_download(&before, &press.file).await;
    // As a later version of this program may leave it behind.
    let mut tx = app.backend.db.write().await.unwrap();
    let id = FileId::parse(&press.file).unwrap();
    db::files::update(&mut tx, &id, None, Some(Stamp::Unknown), None)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(Stamp::parse(Stamp::Unknown.as_str()), None);

    assert_eq!(app.get(&link).await.status(), StatusCode::CONFLICT);
    let token = app.buy(&press.short_id, "cid@example.com").await;
    for token in [&before, &token] {
        gets_nothing(&app, &press, token).await;
        let reason = reason(&app, &press, token).await;
        let unknown = "It is not known where the buyer’s address goes. Please choose it again.";
        assert_eq!(reason, unknown);
    }

    let (status, file) = change(&app, &press, json!({ "stamp": "unknown" })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{file}");
    super::set_stamp(&app, &press, "first_page").await;
    try_again(&app, &press, &token).await;
    let bytes = copy(&app, &press, &token).await;
    assert_eq!(pages_with(&bytes, "cid@example.com"), 1);
}
