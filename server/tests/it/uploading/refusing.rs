//! What is not taken: other sizes and types, wrong hashes, disguises, and anything while the store is
//! away.

use super::{Sender, each_store, id, put, sha256};
use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn size_and_type_are_part_of_the_address() {
    for (app, _bucket) in each_store().await {
        let sender = Sender::new(&app, 1_000).await;
        let begun = sender.begin(&app, json!({})).await;
        let mut whole = begun["upload"].clone();
        for size in [999, 1_001] {
            let status = put(&app, &whole, vec![1; size]).await;
            assert!(status.is_client_error(), "{size}: {status}");
        }
        for (name, value) in whole["headers"].as_object_mut().unwrap() {
            if name.eq_ignore_ascii_case("content-type") {
                *value = json!("text/html");
            }
        }
        // A client that sends its own length lets only the type differ.
        let status = put(&app, &whole, sender.bytes.clone()).await;
        assert!(status.is_client_error(), "another type: {status}");
        let (status, _) = sender.complete(&app, id(&begun)).await;
        assert_eq!(status, StatusCode::CONFLICT, "nothing of it was kept");
        let status = put(&app, &begun["upload"], sender.bytes.clone()).await;
        assert_eq!(status, StatusCode::OK);
        sender.finish(&app, id(&begun)).await;
    }
}

#[tokio::test]
async fn a_wrong_hash_starts_over() {
    for (app, _bucket) in each_store().await {
        let sender = Sender::new(&app, 9 * 1024 * 1024).await;
        let promised = sha256(b"something else");
        let begun = sender.begin(&app, json!({ "sha256": promised })).await;
        sender.send(&app, &begun["upload"]).await;
        let (status, problem) = sender.complete(&app, id(&begun)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["field"], "sha256");
        let (status, _) = sender.complete(&app, id(&begun)).await;
        assert_eq!(status, StatusCode::CONFLICT, "nothing of it was kept");

        let begun = sender.begin(&app, json!({})).await;
        sender.send(&app, &begun["upload"]).await;
        sender.finish(&app, id(&begun)).await;
    }
}

#[tokio::test]
async fn a_file_is_what_its_bytes_are() {
    let app = TestApp::start().await;
    let mut sender = Sender::new(&app, 1).await;
    for (name, claimed, bytes, found) in [
        (
            "a.png",
            "image/png",
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"[..],
            "application/octet-stream",
        ),
        (
            "b.png",
            "image/png",
            b"<!doctype html><script>alert(1)</script>",
            "text/html",
        ),
        (
            "c.html",
            "text/html",
            b"%PDF-1.7 and so on",
            "application/pdf",
        ),
        (
            "d.js",
            "text/javascript",
            b"alert(1)",
            "application/octet-stream",
        ),
        ("e.csv", "text/csv", b"a,b", "text/csv"),
    ] {
        sender.name = name.to_owned();
        sender.bytes = bytes.to_vec();
        let begun = sender.begin(&app, json!({ "fileType": claimed })).await;
        assert_eq!(
            put(&app, &begun["upload"], bytes.to_vec()).await,
            StatusCode::OK
        );
        let file = sender.finish(&app, id(&begun)).await;
        assert_eq!(file["fileType"], found, "{name}");
    }
}

#[tokio::test]
async fn a_store_that_is_away_keeps_nobody_from_buying() {
    let (app, bucket) = TestApp::start_with_bucket().await;
    let sender = Sender::new(&app, 9 * 1024 * 1024).await;
    let begun = sender.begin(&app, json!({})).await;
    sender.send(&app, &begun["upload"]).await;
    sender.finish(&app, id(&begun)).await;

    bucket.set_down(true);
    let path = format!("/products/{}/files", sender.product);
    let body = json!({ "fileName": "b.bin", "fileType": "", "fileSizeBytes": 9 * 1024 * 1024 });
    let (status, problem) = app.api(&sender.ada.key, Method::POST, &path, body).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{problem}");
    assert_eq!(problem["code"], "files_unavailable");
    let order = super::shop_and_buy(&app, &sender).await;
    let file = app.order(&order).await["files"][0].clone();
    let url = app
        .press_download(&order, file["id"].as_str().unwrap())
        .await;
    let refused = app.get(&url).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.text().await.unwrap().contains("try again"));

    bucket.set_down(false);
    assert_eq!(
        app.order(&order).await["files"][0],
        file,
        "no attempt is used up"
    );
    assert_eq!(app.get(&url).await.bytes().await.unwrap(), sender.bytes);
}

#[tokio::test]
async fn the_uploads_of_others_are_not_there() {
    let app = TestApp::start().await;
    let sender = Sender::new(&app, 9 * 1024 * 1024).await;
    let begun = sender.begin(&app, json!({})).await;
    let eve = app.creator("eve@example.com").await;
    let (file, product) = (id(&begun), &sender.product);
    for (method, path, body) in [
        (Method::GET, format!("/files/{file}"), Value::Null),
        (
            Method::PATCH,
            format!("/files/{file}"),
            json!({ "fileName": "mine.bin" }),
        ),
        (Method::GET, format!("/files/{file}/upload"), Value::Null),
        (
            Method::POST,
            format!("/files/{file}/upload"),
            json!({ "parts": [{ "number": 1 }] }),
        ),
        (
            Method::PUT,
            format!("/products/{product}/files/order"),
            json!({ "fileIds": [file] }),
        ),
    ] {
        let (status, answer) = app.api(&eve.key, method, &path, body).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}: {answer}");
    }
}
