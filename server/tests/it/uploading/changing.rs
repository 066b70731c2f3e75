//! Names, order, and new versions.

use super::{Sender, id, put, random};
use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

impl Sender {
    /// Uploads a small file and gives its id.
    async fn upload(&mut self, app: &TestApp, name: &str, more: Value) -> String {
        self.name = name.to_owned();
        self.bytes = random(100);
        let begun = self.begin(app, more).await;
        assert_eq!(
            put(app, &begun["upload"], self.bytes.clone()).await,
            StatusCode::OK
        );
        self.finish(app, id(&begun)).await;
        id(&begun).to_owned()
    }

    async fn buyers_page(&self, app: &TestApp) -> String {
        let page = json!({ "productIds": [self.product], "expiresAt": "2099-01-01T00:00:00Z", "published": true });
        let (_, page) = app.api(&self.ada.key, Method::POST, "/pages", page).await;
        page["shortId"].as_str().unwrap().to_owned()
    }
}

async fn names(app: &TestApp, token: &str) -> Vec<String> {
    let order = app.order(token).await;
    let files = order["files"].as_array().unwrap();
    files
        .iter()
        .map(|file| file["fileName"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_new_version_for_all_is_what_earlier_buyers_get_too() {
    let app = TestApp::start().await;
    let mut ada = Sender::new(&app, 1).await;
    let old = ada.upload(&app, "notes.bin", json!({})).await;
    let before = ada.bytes.clone();
    let page = ada.buyers_page(&app).await;
    let bea = app.buy(&page, "bea@example.com").await;
    let download = app.press_download(&bea, &old).await;
    assert_eq!(app.get(&download).await.bytes().await.unwrap(), before);

    let new = ada
        .upload(&app, "notes.bin", json!({ "replaces": old }))
        .await;
    let order = app.order(&bea).await;
    assert_eq!(order["files"].as_array().unwrap().len(), 1);
    assert_eq!(order["files"][0]["id"], json!(new));
    assert_eq!(
        order["files"][0]["downloadsLeft"], 5,
        "nothing of it was used"
    );
    let download = app.press_download(&bea, &new).await;
    assert_eq!(app.get(&download).await.bytes().await.unwrap(), ada.bytes);
}

#[tokio::test]
async fn a_new_version_for_new_buyers_leaves_the_earlier_ones_theirs() {
    let app = TestApp::start().await;
    let mut ada = Sender::new(&app, 1).await;
    let old = ada.upload(&app, "notes.bin", json!({})).await;
    let before = ada.bytes.clone();
    let page = ada.buyers_page(&app).await;
    let bea = app.buy(&page, "bea@example.com").await;
    app.clock.advance(1_000);

    let more = json!({ "replaces": old, "replacesFor": "new" });
    let new = ada.upload(&app, "notes 2.bin", more).await;
    let cem = app.buy(&page, "cem@example.com").await;
    assert_eq!(names(&app, &bea).await, ["notes.bin"]);
    assert_eq!(names(&app, &cem).await, ["notes 2.bin"]);
    let download = app.press_download(&bea, &old).await;
    assert_eq!(app.get(&download).await.bytes().await.unwrap(), before);
    let download = app.press_download(&cem, &new).await;
    assert_eq!(app.get(&download).await.bytes().await.unwrap(), ada.bytes);

    let path = format!("/files/{old}");
    let (status, _) = app
        .api(&ada.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::CONFLICT, "it is still somebody's");
    app.wait_for_days(31);
    let (status, _) = app
        .api(&ada.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let list = app.api(&ada.ada.key, Method::GET, "/file-deletions", Value::Null);
    let (_, list) = list.await;
    assert_eq!(list["data"][0]["fileId"], json!(old), "{list}");
    assert_eq!(list["data"][0]["reason"], "creator", "not by itself");
}

#[tokio::test]
async fn what_is_replaced_must_be_there() {
    let app = TestApp::start().await;
    let mut ada = Sender::new(&app, 1).await;
    let old = ada.upload(&app, "notes.bin", json!({})).await;
    ada.upload(&app, "notes.bin", json!({ "replaces": old }))
        .await;
    let path = format!("/products/{}/files", ada.product);
    let mut body = json!({ "fileName": "x", "fileType": "", "fileSizeBytes": 1, "replaces": old });
    let (status, _) = app
        .api(&ada.ada.key, Method::POST, &path, body.clone())
        .await;
    assert_eq!(status, StatusCode::NOT_FOUND, "it was replaced already");
    body["replaces"] = json!("nothing");
    let (status, problem) = app.api(&ada.ada.key, Method::POST, &path, body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["errors"][0]["field"], "replaces");
}

#[tokio::test]
async fn files_are_renamed_and_put_in_order() {
    let app = TestApp::start().await;
    let mut ada = Sender::new(&app, 1).await;
    let first = ada.upload(&app, "1.bin", json!({})).await;
    let second = ada.upload(&app, "2.bin", json!({})).await;
    let page = ada.buyers_page(&app).await;
    let bea = app.buy(&page, "bea@example.com").await;
    assert_eq!(names(&app, &bea).await, ["1.bin", "2.bin"]);

    let path = format!("/products/{}/files/order", ada.product);
    let body = json!({ "fileIds": [second, first] });
    let (status, files) = app.api(&ada.ada.key, Method::PUT, &path, body).await;
    assert_eq!(status, StatusCode::OK, "{files}");
    let path = format!("/files/{first}");
    let change = |name: &str| {
        app.api(
            &ada.ada.key,
            Method::PATCH,
            &path,
            json!({ "fileName": name }),
        )
    };
    assert_eq!(change("Erste.bin").await.0, StatusCode::OK);
    assert_eq!(names(&app, &bea).await, ["2.bin", "Erste.bin"]);
    for (name, why) in [("2.bin", "taken"), ("../x", "a folder"), ("", "empty")] {
        let (status, problem) = change(name).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert_eq!(problem["errors"][0]["field"], "fileName");
    }
    let download = app.press_download(&bea, &first).await;
    let disposition = app.get(&download).await.headers()["content-disposition"].clone();
    assert!(disposition.to_str().unwrap().contains("Erste.bin"));
}
