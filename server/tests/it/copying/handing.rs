//! Whichever way files are handed out, it is the stamped copy; and copies are made for those who can
//! still fetch them.

use super::{copy, order_id, pages_with, press, set_stamp, waits};
use crate::app::{TestApp, store::Bucket};
use backend::db;
use domain::id::OrderId;
use futures::future::join_all;
use reqwest::StatusCode;

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

async fn copies(app: &TestApp, order: &str) -> usize {
    let order = OrderId::parse(order).unwrap();
    let mut c = app.backend.db.fresh().await.unwrap();
    db::copies::of_order(&mut c, &order).await.unwrap().len()
}

#[tokio::test]
async fn an_archive_holds_the_stamped_copy() {
    let app = TestApp::start().await;
    let press = press(&app, "footer").await;
    app.upload(&press.ada, &press.product, "readme.txt", b"read me")
        .await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    let stamped = copy(&app, &press, &token).await;
    let url = app.press_download(&token, "all").await;
    let archive = app.get(&url).await.bytes().await.unwrap();
    assert!(holds(&archive, &stamped) && holds(&archive, b"read me"));
    assert!(!holds(&archive, &press.original));
}

#[tokio::test]
async fn the_bucket_sends_the_stamped_copy() {
    let bucket = Bucket::start().await;
    let mut settings = bucket.settings().to_vec();
    settings.push(("FILES_DELIVERY", "redirect"));
    let app = TestApp::start_with(&settings).await;
    let press = press(&app, "footer").await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    app.until("the copy is there", async || {
        waits(&app, &token).await.is_null().then_some(())
    })
    .await;
    let url = app.press_download(&token, &press.file).await;
    let sent_on = app.get(&url).await;
    assert_eq!(sent_on.status(), StatusCode::FOUND);
    let address = sent_on.headers()["location"].to_str().unwrap();
    let bytes = reqwest::get(address).await.unwrap().bytes().await.unwrap();
    assert_eq!(pages_with(&bytes, "Licensed to bea@example.com"), 2);
}

#[tokio::test]
async fn many_may_look_at_once_for_a_copy_that_nobody_has_asked_for() {
    let app = TestApp::start().await;
    let press = press(&app, "none").await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    set_stamp(&app, &press, "footer").await;
    let looks = join_all((0..60).map(|_| app.order(&token))).await;
    for order in looks {
        assert_eq!(order["status"], "completed", "{order}");
    }
    let bytes = copy(&app, &press, &token).await;
    assert_eq!(pages_with(&bytes, "bea@example.com"), 2);
}

#[tokio::test]
async fn no_copy_is_made_for_whom_the_time_is_over() {
    let app = TestApp::start().await;
    let press = press(&app, "none").await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    let order = order_id(&app, &token).await;
    set_stamp(&app, &press, "footer").await;
    assert_eq!(copies(&app, &order).await, 0, "nobody has looked yet");
    app.wait_for_days(31);
    assert_eq!(app.order(&token).await["status"], "completed");
    assert_eq!(copies(&app, &order).await, 0);
}

#[tokio::test]
async fn no_copy_is_made_for_whom_all_downloads_are_used() {
    let app = TestApp::start().await;
    let press = press(&app, "none").await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    let order = order_id(&app, &token).await;
    for _ in 0..5 {
        let url = app.press_download(&token, &press.file).await;
        app.get(&url).await.bytes().await.unwrap();
        app.clock.advance(domain::time::MINUTE);
    }
    set_stamp(&app, &press, "footer").await;
    assert_eq!(app.order(&token).await["files"][0]["downloadsLeft"], 0);
    assert_eq!(copies(&app, &order).await, 0);
}
