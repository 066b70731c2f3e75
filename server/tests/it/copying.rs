//! Personal copies: who buys a stamped file gets their own copy of it, and never the original.

mod handing;
mod trouble;
mod whole;

use crate::app::{Creator, TestApp, paper};
use backend::db;
use domain::id::{FileId, OrderId};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// A page that sells one stamped PDF of two pages.
struct Press {
    ada: Creator,
    product: String,
    file: String,
    short_id: String,
    original: Vec<u8>,
}

async fn press(app: &TestApp, stamp: &str) -> Press {
    let original = paper::pdf(2);
    let ada = app.creator("ada@example.com").await;
    let (product, file) = app.product(&ada, "Field notes", &original).await;
    let page = app.publish(&ada, &product, json!({})).await;
    let press = Press {
        ada,
        product,
        file,
        short_id: page["shortId"].as_str().unwrap().to_owned(),
        original,
    };
    set_stamp(app, &press, stamp).await;
    press
}

async fn set_stamp(app: &TestApp, press: &Press, stamp: &str) {
    let (status, file) = change(app, press, json!({ "stamp": stamp })).await;
    assert_eq!(status, StatusCode::OK, "{file}");
    assert_eq!(file["stamp"], stamp);
}

async fn change(app: &TestApp, press: &Press, change: Value) -> (StatusCode, Value) {
    let path = format!("/files/{}", press.file);
    app.api(&press.ada.key, Method::PATCH, &path, change).await
}

/// Why the file of an order cannot be had at this moment.
async fn waits(app: &TestApp, token: &str) -> Value {
    app.order(token).await["files"][0]["waits"].clone()
}

/// Waits for the copy of an order and downloads it.
async fn copy(app: &TestApp, press: &Press, token: &str) -> Vec<u8> {
    app.until("the copy is there", async || {
        waits(app, token).await.is_null().then_some(())
    })
    .await;
    let url = app.press_download(token, &press.file).await;
    let response = app.get(&url).await;
    assert_eq!(response.status(), StatusCode::OK);
    response.bytes().await.unwrap().to_vec()
}

async fn ask_for_download(app: &TestApp, token: &str, file: &str) -> (StatusCode, String) {
    let form = [("order_token", token), ("file_id", file)];
    let response = app.submit("/api/issue_download", &form).await;
    (response.status(), response.text().await.unwrap())
}

/// On how many pages of a PDF a text is written.
fn pages_with(pdf: &[u8], text: &str) -> usize {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let hex: String = text.bytes().map(|byte| format!("{byte:02X}")).collect();
    let pages = document.page_iter();
    pages
        .filter(|page| {
            let content = document.get_page_content(*page);
            String::from_utf8_lossy(&content).contains(&hex)
        })
        .count()
}

async fn order_id(app: &TestApp, token: &str) -> String {
    app.order(token).await["orderId"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// Where the original lies in the local store.
fn original_of(app: &TestApp, press: &Press) -> PathBuf {
    app.data.path().join(format!(
        "files/products/{}/{}/original/notes.pdf",
        press.ada.id, press.product
    ))
}

#[tokio::test]
async fn every_buyer_gets_a_copy_of_their_own() {
    let app = TestApp::start().await;
    let press = press(&app, "footer").await;
    let (bea, cid) = (
        app.buy(&press.short_id, "bea@example.com").await,
        app.buy(&press.short_id, "cid@example.com").await,
    );
    let of_bea = copy(&app, &press, &bea).await;
    let of_cid = copy(&app, &press, &cid).await;
    assert_eq!(pages_with(&of_bea, "Licensed to bea@example.com"), 2);
    assert_eq!(pages_with(&of_cid, "Licensed to cid@example.com"), 2);
    assert_eq!(pages_with(&of_cid, "bea@example.com"), 0);
    let number = order_id(&app, &bea).await;
    assert_eq!(pages_with(&of_bea, &number), 2, "and it says which order");
    assert!(
        std::fs::read(original_of(&app, &press)).unwrap() == press.original,
        "the original is what it was"
    );

    let copy = db::copies::find(
        &mut app.backend.db.fresh().await.unwrap(),
        &OrderId::parse(&number).unwrap(),
        &FileId::parse(&press.file).unwrap(),
    )
    .await
    .unwrap()
    .unwrap();
    let key = format!(
        "products/{}/{}/copies/{number}/notes.pdf",
        press.ada.id, press.product
    );
    assert_eq!(copy.storage_key, key);
    let hash: String = Sha256::digest(&of_bea)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(copy.bytes.unwrap().sha256, hash);
    let size = app.order(&bea).await["files"][0]["fileSizeBytes"].clone();
    assert_eq!(size, of_bea.len(), "the page names the copy's own size");
}

#[tokio::test]
async fn a_copy_is_made_once_and_stays_the_same() {
    let app = TestApp::start().await;
    let press = press(&app, "first_page").await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    let first = copy(&app, &press, &token).await;
    assert_eq!(
        pages_with(&first, "bea@example.com"),
        1,
        "on the first page"
    );
    set_stamp(&app, &press, "footer").await;
    app.wait_for_days(2);
    app.settle().await;
    assert!(
        copy(&app, &press, &token).await == first,
        "who has a copy keeps it"
    );
}

#[tokio::test]
async fn nobody_gets_the_original_while_the_copy_is_being_made() {
    let mut app = TestApp::start().await;
    let press = press(&app, "footer").await;
    app.stop_work().await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    let sentence = "Your personal copy is being made. Please try again in a minute.";
    assert_eq!(waits(&app, &token).await, sentence);
    for target in [press.file.as_str(), "all"] {
        let (status, html) = ask_for_download(&app, &token, target).await;
        assert_eq!(status, StatusCode::CONFLICT, "{target}");
        assert!(html.contains(sentence), "{html}");
    }
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(
        html.contains(sentence) && !html.contains("/api/issue_download"),
        "{html}"
    );

    let app = app.crash_and_restart().await;
    let bytes = copy(&app, &press, &token).await;
    assert_eq!(pages_with(&bytes, "bea@example.com"), 2);
}

#[tokio::test]
async fn the_stamp_counts_from_the_moment_it_is_switched_on() {
    let app = TestApp::start().await;
    let press = press(&app, "none").await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    let link = app.press_download(&token, &press.file).await;
    set_stamp(&app, &press, "footer").await;
    let late = app.get(&link).await;
    assert!(
        late.status() == StatusCode::CONFLICT || late.bytes().await.unwrap() != press.original,
        "a link from before gives no original either"
    );
    let stamped = copy(&app, &press, &token).await;
    assert_eq!(pages_with(&stamped, "bea@example.com"), 2);

    set_stamp(&app, &press, "none").await;
    assert!(copy(&app, &press, &token).await == press.original);
    set_stamp(&app, &press, "footer").await;
    assert!(copy(&app, &press, &token).await == stamped);
}

#[tokio::test]
async fn a_stamp_that_comes_and_goes_before_the_copy_is_made_leaves_nothing_stuck() {
    let mut app = TestApp::start().await;
    let press = press(&app, "footer").await;
    app.stop_work().await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    set_stamp(&app, &press, "none").await;
    let app = app.crash_and_restart().await;
    app.settle().await;
    assert!(copy(&app, &press, &token).await == press.original);
    set_stamp(&app, &press, "footer").await;
    assert_eq!(
        pages_with(&copy(&app, &press, &token).await, "bea@example.com"),
        2
    );
}

#[tokio::test]
async fn a_copy_that_fails_is_told_to_the_seller_who_can_try_again() {
    let app = TestApp::start().await;
    let press = press(&app, "footer").await;
    let path = original_of(&app, &press);
    let broken = vec![b'?'; press.original.len()];
    std::fs::write(&path, [b"%PDF-1.7\n", &broken[9..]].concat()).unwrap();
    let token = app.buy(&press.short_id, "bea@example.com").await;
    let sentence = "Your personal copy could not be made. The seller has been told.";
    app.until("the copy has failed", async || {
        (waits(&app, &token).await == sentence).then_some(())
    })
    .await;
    let (status, html) = ask_for_download(&app, &token, &press.file).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(html.contains(sentence), "{html}");
    let mail = app
        .mail("ada@example.com", "A buyer waits for notes.pdf")
        .await;
    assert!(mail.text.contains("This file is damaged"), "{}", mail.text);

    let copies = format!("/orders/{}/copies", order_id(&app, &token).await);
    let key = &press.ada.key;
    let (_, failed) = app.api(key, Method::GET, &copies, Value::Null).await;
    assert_eq!(failed["data"][0]["state"], "failed");
    assert_eq!(
        failed["data"][0]["failure"],
        "This file is damaged: it cannot be read."
    );
    let eve = app.creator("eve@example.com").await;
    for method in [Method::GET, Method::POST] {
        let (status, _) = app.api(&eve.key, method, &copies, Value::Null).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }

    std::fs::write(&path, &press.original).unwrap();
    let (status, _) = app.api(key, Method::POST, &copies, Value::Null).await;
    assert_eq!(status, StatusCode::OK);
    let bytes = copy(&app, &press, &token).await;
    assert_eq!(pages_with(&bytes, "bea@example.com"), 2);
    let (status, _) = app.api(key, Method::POST, &copies, Value::Null).await;
    assert_eq!(status, StatusCode::CONFLICT, "nothing is left to try");
}

#[tokio::test]
async fn what_cannot_carry_a_stamp_is_refused_when_it_is_switched_on() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (product, _) = app.product(&ada, "Field notes", &paper::pdf(1)).await;
    for (name, bytes, sentence) in [
        (
            "plain.pdf",
            b"forty pages".to_vec(),
            "Only PDF files can carry",
        ),
        ("open.pdf", paper::encrypted(""), "This PDF is encrypted."),
        (
            "closed.pdf",
            paper::encrypted("secret"),
            "This PDF is encrypted.",
        ),
        (
            "cut.pdf",
            paper::pdf(1)[..200].to_vec(),
            "This file is damaged",
        ),
        ("endless.pdf", paper::endless(), "This file is damaged"),
        (
            "torn.pdf",
            paper::torn(&paper::pdf(1)),
            "This file is damaged",
        ),
        ("bomb.pdf", paper::bomb(), "takes too much time or memory"),
    ] {
        let file = app.upload(&ada, &product, name, &bytes).await;
        let path = format!("/files/{file}");
        let body = json!({ "stamp": "footer" });
        let (status, refused) = app.api(&ada.key, Method::PATCH, &path, body).await;
        assert_eq!(
            status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{name}: {refused}"
        );
        assert_eq!(refused["errors"][0]["field"], "stamp");
        let message = refused["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains(sentence), "{name}: {message}");
        let (_, file) = app.api(&ada.key, Method::GET, &path, Value::Null).await;
        assert_eq!(file["stamp"], "none", "{name}");
    }
}

#[tokio::test]
async fn a_new_version_of_a_stamped_file_can_carry_the_stamp_or_is_refused() {
    let app = TestApp::start().await;
    let press = press(&app, "footer").await;
    let replace = async |bytes: &[u8]| {
        let body = json!({
            "fileName": "notes.pdf",
            "fileType": "application/pdf",
            "fileSizeBytes": bytes.len(),
            "replaces": press.file,
        });
        let path = format!("/products/{}/files", press.product);
        let (status, begun) = app.api(&press.ada.key, Method::POST, &path, body).await;
        assert_eq!(status, StatusCode::CREATED, "{begun}");
        let url = begun["upload"]["url"].as_str().unwrap();
        let put = app.request(Method::PUT, url).body(bytes.to_vec());
        let put = put.header("content-type", "application/pdf");
        assert!(put.send().await.unwrap().status().is_success());
        let file = begun["file"]["id"].as_str().unwrap().to_owned();
        let path = format!("/files/{file}/complete");
        let (status, done) = app
            .api(&press.ada.key, Method::POST, &path, json!({}))
            .await;
        (status, done, file)
    };
    let (status, refused, _) = replace(&paper::encrypted("secret")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
    assert!(
        refused.to_string().contains("This PDF is encrypted."),
        "{refused}"
    );

    let token = app.buy(&press.short_id, "bea@example.com").await;
    let before = copy(&app, &press, &token).await;
    assert_eq!(pages_with(&before, "Licensed to bea@example.com"), 2);
    let (status, done, file) = replace(&paper::pdf(7)).await;
    assert_eq!((status, &done["stamp"]), (StatusCode::OK, &json!("footer")));
    let newer = Press { file, ..press };
    let bytes = copy(&app, &newer, &token).await;
    assert_eq!(pages_with(&bytes, "Licensed to bea@example.com"), 7);
}
