//! The folder goes while the server runs, and comes back.

use super::{BYTES, folder, get, is_empty, mount, sold, unmount};
use crate::app::{Creator, Shop, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::fs;

/// Announces a file of a product.
async fn announce(app: &TestApp, shop: &Shop, name: &str, size: usize) -> (StatusCode, Value) {
    let body = json!({ "fileName": name, "fileType": "application/pdf", "fileSizeBytes": size });
    let path = format!("/products/{}/files", shop.product);
    app.api(&shop.ada.key, Method::POST, &path, body).await
}

/// Sends bytes to an address that was given for them.
async fn put(app: &TestApp, address: &Value, bytes: Vec<u8>) -> (StatusCode, String) {
    let put = app
        .request(Method::PUT, address.as_str().unwrap())
        .header("Content-Type", "application/pdf")
        .body(bytes);
    let answer = put.send().await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}

async fn complete(app: &TestApp, ada: &Creator, file: &Value) -> (StatusCode, Value) {
    let path = format!("/files/{}/complete", file.as_str().unwrap());
    app.api(&ada.key, Method::POST, &path, json!({})).await
}

#[tokio::test]
async fn while_the_folder_is_away_everybody_is_asked_to_try_again_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let (_, small) = announce(&app, &shop, "map.pdf", 5).await;
    let (_, large) = announce(&app, &shop, "film.pdf", 9 << 20).await;
    let link = app.press_download(&token, &shop.file).await;
    let place = unmount(&app);
    // As a version that knew no marks may have left it.
    fs::create_dir(place.join(".incoming")).unwrap();
    let is_untouched =
        || is_empty(&place.join(".incoming")) && fs::read_dir(&place).unwrap().count() == 1;

    let parts = &large["upload"]["parts"];
    for (address, size) in [
        (&small["upload"]["url"], 5),
        (&parts[0]["url"], 8 << 20),
        (&parts[1]["url"], 1 << 20),
    ] {
        let (status, words) = put(&app, address, vec![b'a'; size]).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{words}");
        assert!(words.contains("files_unavailable"), "{words}");
        assert!(is_untouched(), "nothing is written beneath it");
    }
    for file in [&small, &large] {
        let (status, problem) = complete(&app, &shop.ada, &file["file"]["id"]).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{problem}");
        assert_eq!(problem["code"], "files_unavailable");
    }
    let (status, problem) = announce(&app, &shop, "film.pdf", 9 << 20).await;
    assert_eq!(
        status,
        StatusCode::SERVICE_UNAVAILABLE,
        "which parts came is not known: {problem}"
    );
    assert_eq!(
        app.get(&link).await.status(),
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert!(is_untouched());

    fs::remove_dir(place.join(".incoming")).unwrap();
    mount(&place);
    assert_eq!(app.get(&link).await.bytes().await.unwrap(), BYTES);
    for (address, size) in [
        (&small["upload"]["url"], 5),
        (&parts[0]["url"], 8 << 20),
        (&parts[1]["url"], 1 << 20),
    ] {
        let (status, words) = put(&app, address, vec![b'a'; size]).await;
        assert_eq!(
            status,
            StatusCode::OK,
            "the same address works again: {words}"
        );
    }
    for file in [&small, &large] {
        let (status, done) = complete(&app, &shop.ada, &file["file"]["id"]).await;
        assert_eq!(status, StatusCode::OK, "{done}");
    }
}

#[tokio::test]
async fn a_file_counts_as_deleted_only_when_its_bytes_are() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let map = app
        .upload(&shop.ada, &shop.product, "map.pdf", b"a map")
        .await;
    let (_, unsold) = app.product(&shop.ada, "On no page", b"a draft").await;
    let deletions = async || {
        let (_, list) = app
            .api(&shop.ada.key, Method::GET, "/file-deletions", Value::Null)
            .await;
        list["data"].as_array().unwrap().len()
    };
    let place = unmount(&app);
    fs::create_dir(place.join(".incoming")).unwrap();
    let path = format!("/files/{unsold}");
    let (status, answer) = app
        .api(&shop.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
    let round = backend::flows::ending::run(&app.backend).await.unwrap();
    assert!(round.trouble.is_some());
    assert_eq!(deletions().await, 0, "nothing is said that is not so");

    fs::remove_dir(place.join(".incoming")).unwrap();
    mount(&place);
    backend::flows::ending::run(&app.backend).await.unwrap();
    assert_eq!(deletions().await, 1);
    let left = folder(&app).join("products").join(&shop.ada.id);
    let of_one = fs::read_dir(left.join(&shop.product).join("original")).unwrap();
    assert_eq!(of_one.count(), 2, "the others are there: {map}");
    assert_eq!(get(&app, &token, &shop).await, BYTES);
}
