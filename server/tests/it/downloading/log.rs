//! What the proof of delivery says about a download.

use super::{BYTES, FROM, fetch, logged, part, sha256, sold};
use crate::app::{Shop, TestApp, last_part};
use backend::{db, flows::proof::seal};
use domain::{id::OrderId, link::DownloadLink, time::HOUR};
use serde_json::{Value, json};

/// The entries of one kind.
async fn entries(app: &TestApp, shop: &Shop, kind: &str) -> Vec<Value> {
    let log = logged(app, shop).await.into_iter();
    log.filter(|(found, _)| found == kind)
        .map(|(_, detail)| detail)
        .collect()
}

#[tokio::test]
async fn every_step_is_written_down_and_sealed() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    let link: DownloadLink = app.backend.keys.open(&last_part(&url)).unwrap();
    let session = json!(link.session);
    part(&app, &url, "bytes=0-4").await;
    app.until("the first answer is in the log", async || {
        (entries(&app, &shop, "sent").await.len() == 1).then_some(())
    })
    .await;
    part(&app, &url, "bytes=5-").await;
    app.until("the end is in the log", async || {
        (entries(&app, &shop, "finished").await.len() == 1).then_some(())
    })
    .await;
    let files = json!([{ "id": shop.file, "name": "notes.pdf", "sha256": sha256(BYTES) }]);
    let network = "127.0.0.0/24";
    let expected = [
        ("issued", json!({ "files": files, "network": network })),
        ("started", json!({ "network": network })),
        ("sent", json!({ "from": 0, "bytes": 5 })),
        ("sent", json!({ "from": 5, "bytes": 19 })),
        ("finished", json!({})),
    ];
    let expected = expected.map(|(kind, mut detail)| {
        detail["kind"] = json!(kind);
        detail["session"] = session.clone();
        (kind.to_owned(), detail)
    });
    assert_eq!(logged(&app, &shop).await, expected);

    let order = OrderId::trusted(app.orders(&shop.ada).await[0]["id"].as_str().unwrap());
    let mut c = app.backend.db.fresh().await.unwrap();
    let log = db::delivery_log::of_order(&mut c, &order).await.unwrap();
    let mut previous = String::new();
    for entry in log {
        assert_eq!(entry.hash, seal(&previous, &entry), "{entry:?}");
        previous = entry.hash;
    }
}

#[tokio::test]
async fn refusals_are_written_down_once_an_hour() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    let link: DownloadLink = app.backend.keys.open(&last_part(&url)).unwrap();
    for last in 1..9 {
        let address = format!("203.0.113.{last}");
        assert_eq!(fetch(&app, &url, &[(FROM, &address)]).await.status(), 403);
    }
    let refused = |why: &str, network: &str| json!({ "kind": "refused", "session": link.session, "why": why, "network": network });
    let first = refused("other_network", "203.0.113.0/24");
    assert_eq!(
        entries(&app, &shop, "refused").await,
        std::slice::from_ref(&first)
    );

    fetch(&app, &url, &[(FROM, "198.51.100.1")]).await;
    app.clock.advance(HOUR);
    fetch(&app, &url, &[(FROM, "203.0.113.7")]).await;
    fetch(&app, &url, &[(FROM, "203.0.113.7")]).await;
    let other = refused("other_network", "198.51.100.0/24");
    let expired = refused("expired", "203.0.113.0/24");
    assert_eq!(
        entries(&app, &shop, "refused").await,
        [first, other, expired]
    );
}

#[tokio::test]
async fn the_last_byte_alone_is_not_the_end() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    let answers = async |number: usize| {
        app.until("the answer is in the log", async || {
            (entries(&app, &shop, "sent").await.len() == number).then_some(())
        })
        .await;
        // An end would have been written together with it.
        entries(&app, &shop, "finished").await.len()
    };
    let (status, last) = part(&app, &url, "bytes=-1").await;
    assert_eq!((status.as_u16(), last.as_slice()), (206, &BYTES[23..]));
    assert_eq!(answers(1).await, 0, "one byte of 24");
    part(&app, &url, "bytes=10-22").await;
    assert_eq!(answers(2).await, 0, "fourteen");
    part(&app, &url, "bytes=0-9").await;
    assert_eq!(answers(3).await, 1, "in whatever order they went");
    part(&app, &url, "bytes=-1").await;
    assert_eq!(answers(4).await, 1, "it ends once");
}
