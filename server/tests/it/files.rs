//! Files: announced, uploaded, proven; and refused.

use crate::app::{Creator, TestApp};
use domain::{file::MAX_BYTES, link::Keyring, time::HOUR};
use reqwest::{Body, Method, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const BYTES: &[u8] = b"forty pages about mosses";

/// A creator with a product that has no file yet.
async fn product(app: &TestApp) -> (Creator, String) {
    let ada = app.creator("ada@example.com").await;
    let body =
        json!({ "name": "Field notes", "description": "", "priceInCents": 900, "currency": "EUR" });
    let (status, product) = app.api(&ada.key, Method::POST, "/products", body).await;
    assert_eq!(status, StatusCode::CREATED, "{product}");
    (ada, product["id"].as_str().unwrap().to_owned())
}

/// Announces a file; `more` adds or replaces fields.
async fn announce(app: &TestApp, ada: &Creator, product: &str, more: Value) -> (StatusCode, Value) {
    let mut body = json!({ "fileName": "notes.pdf", "fileType": "application/pdf", "fileSizeBytes": BYTES.len() });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    app.api(
        &ada.key,
        Method::POST,
        &format!("/products/{product}/files"),
        body,
    )
    .await
}

async fn put(app: &TestApp, url: &str, media_type: &str, bytes: impl Into<Body>) -> StatusCode {
    let request = app
        .request(Method::PUT, url)
        .header("content-type", media_type);
    request.body(bytes).send().await.unwrap().status()
}

async fn complete(app: &TestApp, ada: &Creator, begun: &Value) -> (StatusCode, Value) {
    let path = format!("/files/{}/complete", begun["file"]["id"].as_str().unwrap());
    app.api(&ada.key, Method::POST, &path, json!({})).await
}

/// How many files of the product buyers would get.
async fn sellable(app: &TestApp, ada: &Creator, product: &str) -> usize {
    let path = format!("/products/{product}/files");
    let (_, files) = app.api(&ada.key, Method::GET, &path, Value::Null).await;
    let files = files["data"].as_array().unwrap();
    files
        .iter()
        .filter(|file| !file["uploadedAt"].is_null())
        .count()
}

fn url(begun: &Value) -> &str {
    begun["upload"]["url"].as_str().unwrap()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[tokio::test]
async fn a_file_lies_where_it_belongs_and_is_proven() {
    let app = TestApp::start().await;
    let (ada, product) = product(&app).await;
    let name = "Übung (1).pdf";
    let more = json!({ "fileName": name, "sha256": sha256(BYTES) });
    let (status, begun) = announce(&app, &ada, &product, more).await;
    assert_eq!(status, StatusCode::CREATED, "{begun}");
    assert_eq!(
        complete(&app, &ada, &begun).await.0,
        StatusCode::CONFLICT,
        "nothing has come yet"
    );
    assert_eq!(
        put(&app, url(&begun), "application/pdf", BYTES).await,
        StatusCode::OK
    );
    let (status, file) = complete(&app, &ada, &begun).await;
    assert_eq!(status, StatusCode::OK, "{file}");
    assert_eq!(file["sha256"], json!(sha256(BYTES)));
    assert_eq!(
        complete(&app, &ada, &begun).await,
        (status, file),
        "asking again changes nothing"
    );

    let path = app
        .data
        .path()
        .join("files/products")
        .join(&ada.id)
        .join(&product);
    assert_eq!(
        std::fs::read(path.join("original").join(name)).unwrap(),
        BYTES
    );
    let again = put(
        &app,
        url(&begun),
        "application/pdf",
        vec![b'x'; BYTES.len()],
    )
    .await;
    assert_eq!(
        again,
        StatusCode::CONFLICT,
        "what was proven cannot be replaced"
    );
    assert_eq!(
        std::fs::read(path.join("original").join(name)).unwrap(),
        BYTES
    );
    assert_eq!(sellable(&app, &ada, &product).await, 1);
}

#[tokio::test]
async fn what_is_not_what_was_promised_cannot_be_sold() {
    let app = TestApp::start().await;
    let (ada, product) = product(&app).await;
    let (_, begun) = announce(&app, &ada, &product, json!({ "sha256": sha256(BYTES) })).await;
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let pdf = "application/pdf";
    assert_eq!(
        put(&app, url(&begun), pdf, &BYTES[1..]).await,
        refused,
        "too short"
    );
    assert_eq!(
        put(&app, url(&begun), pdf, vec![b'x'; 25]).await,
        refused,
        "too long"
    );
    assert_eq!(
        put(&app, url(&begun), "text/html", BYTES).await,
        refused,
        "another type"
    );
    // Without a length in the header only the end of the body tells.
    for count in [1, 3] {
        let part = || Ok::<_, std::io::Error>(vec![b'x'; 12]);
        let parts = futures::stream::iter((0..count).map(move |_| part()));
        assert_eq!(
            put(&app, url(&begun), pdf, Body::wrap_stream(parts)).await,
            refused,
            "{count}"
        );
    }
    assert_eq!(
        complete(&app, &ada, &begun).await.0,
        StatusCode::CONFLICT,
        "nothing was kept"
    );

    assert_eq!(sellable(&app, &ada, &product).await, 0);

    assert_eq!(
        put(&app, url(&begun), pdf, vec![b'x'; BYTES.len()]).await,
        StatusCode::OK
    );
    let (status, problem) = complete(&app, &ada, &begun).await;
    assert_eq!(
        (status, &problem["errors"][0]["field"]),
        (refused, &json!("sha256"))
    );
    assert_eq!(
        sellable(&app, &ada, &product).await,
        0,
        "wrong bytes are not for sale"
    );

    assert_eq!(
        put(&app, url(&begun), pdf, BYTES).await,
        StatusCode::OK,
        "another try"
    );
    assert_eq!(complete(&app, &ada, &begun).await.0, StatusCode::OK);
    assert_eq!(sellable(&app, &ada, &product).await, 1);
}

#[tokio::test]
async fn announcements_that_make_no_sense_are_refused_with_the_field() {
    let app = TestApp::start().await;
    let (ada, product) = product(&app).await;
    for (field, more) in [
        ("fileSizeBytes", json!({ "fileSizeBytes": 0 })),
        ("fileSizeBytes", json!({ "fileSizeBytes": MAX_BYTES + 1 })),
        ("fileName", json!({ "fileName": "../../app.db" })),
        ("fileName", json!({ "fileName": "notes\u{0}.pdf" })),
        ("fileName", json!({ "fileName": "n".repeat(10_000) })),
        ("fileType", json!({ "fileType": "text/html\r\nX-Evil: 1" })),
        ("sha256", json!({ "sha256": "abc" })),
    ] {
        let (status, problem) = announce(&app, &ada, &product, more).await;
        assert_eq!(
            status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{field}: {problem}"
        );
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
    }
    let path = format!("/products/{product}/files");
    let (_, files) = app.api(&ada.key, Method::GET, &path, Value::Null).await;
    assert_eq!(files["data"], json!([]));
}

#[tokio::test]
async fn a_name_is_taken_when_its_bytes_are_there() {
    let app = TestApp::start().await;
    let (ada, product) = product(&app).await;
    let (_, given_up) = announce(&app, &ada, &product, json!({})).await;
    let (status, begun) = announce(&app, &ada, &product, json!({})).await;
    assert_eq!(
        status,
        StatusCode::CREATED,
        "an upload that was given up can start over"
    );
    let late = put(&app, url(&given_up), "application/pdf", BYTES).await;
    assert_eq!(late, StatusCode::NOT_FOUND);
    assert_eq!(
        put(&app, url(&begun), "application/pdf", BYTES).await,
        StatusCode::OK
    );
    assert_eq!(complete(&app, &ada, &begun).await.0, StatusCode::OK);
    let (status, problem) = announce(&app, &ada, &product, json!({})).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["errors"][0]["field"], "fileName", "{problem}");
}

#[tokio::test]
async fn upload_addresses_cannot_be_changed_or_kept_for_ever() {
    let app = TestApp::start().await;
    let (ada, product) = product(&app).await;
    let (_, begun) = announce(&app, &ada, &product, json!({})).await;
    let (start, token) = url(&begun).rsplit_once('/').unwrap();
    let (body, mac) = token.rsplit_once('.').unwrap();
    let flipped = if mac.starts_with('A') { "B" } else { "A" };
    for changed in [
        format!("{body}.{flipped}{}", &mac[1..]),
        body.to_owned(),
        "x".to_owned(),
    ] {
        let status = put(
            &app,
            &format!("{start}/{changed}"),
            "application/pdf",
            BYTES,
        )
        .await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{changed}");
    }
    app.clock.advance(6 * HOUR);
    assert_eq!(
        put(&app, url(&begun), "application/pdf", BYTES).await,
        StatusCode::GONE
    );

    let (_, begun) = announce(&app, &ada, &product, json!({})).await;
    let other = Keyring::entry("other", &[7; 32]);
    let app = app.restart_with(&[("SECRET_KEYS", &other)]).await;
    assert_eq!(
        put(&app, url(&begun), "application/pdf", BYTES).await,
        StatusCode::NOT_FOUND
    );
    assert_eq!(complete(&app, &ada, &begun).await.0, StatusCode::CONFLICT);
}

#[tokio::test]
async fn bytes_that_arrive_late_do_not_replace_what_was_proven() {
    let app = TestApp::start().await;
    let (ada, product) = product(&app).await;
    let (_, begun) = announce(&app, &ada, &product, json!({})).await;
    // An upload that has begun and takes its time …
    let (sender, receiver) = tokio::sync::mpsc::channel::<std::io::Result<Vec<u8>>>(1);
    let body = Body::wrap_stream(tokio_stream::wrappers::ReceiverStream::new(receiver));
    let slow = put(&app, url(&begun), "application/pdf", body);
    let quick = async {
        sender.send(Ok(vec![b'x'; 12])).await.unwrap();
        app.until("the slow upload has begun", async || {
            let arriving = std::fs::read_dir(app.data.path().join("files/.incoming")).unwrap();
            (arriving.count() == 1).then_some(())
        })
        .await;
        // … while another one of the same file comes and is proven.
        put(&app, url(&begun), "application/pdf", BYTES).await;
        assert_eq!(complete(&app, &ada, &begun).await.0, StatusCode::OK);
        sender.send(Ok(vec![b'x'; 12])).await.unwrap();
        drop(sender);
    };
    tokio::join!(slow, quick);
    let path = app
        .data
        .path()
        .join("files/products")
        .join(&ada.id)
        .join(&product);
    assert_eq!(
        std::fs::read(path.join("original/notes.pdf")).unwrap(),
        BYTES
    );
}

#[tokio::test]
async fn files_may_come_after_the_purchase_but_not_go() {
    let app = TestApp::start().await;
    let (ada, product) = product(&app).await;
    let page = app.publish(&ada, &product, json!({})).await;
    let short_id = page["shortId"].as_str().unwrap();
    let file = app.upload(&ada, &product, "draft.pdf", b"a draft").await;
    let path = format!("/files/{file}");
    let delete = || app.api(&ada.key, Method::DELETE, &path, Value::Null);
    assert_eq!(
        delete().await.0,
        StatusCode::CONFLICT,
        "the only file of what is for sale"
    );
    let better = app.upload(&ada, &product, "notes.pdf", BYTES).await;
    assert_eq!(delete().await.0, StatusCode::NO_CONTENT);

    let token = app.buy(short_id, "bea@example.com").await;
    let errata = app
        .upload(&ada, &product, "errata.pdf", b"a few words")
        .await;
    let order = app.order(&token).await;
    let ids: Vec<_> = order["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| &file["id"])
        .collect();
    assert_eq!(ids, [&json!(better), &json!(errata)]);
    let download = app.press_download(&token, &errata).await;
    assert_eq!(
        app.get(&download).await.bytes().await.unwrap(),
        "a few words"
    );
}

#[tokio::test]
async fn the_files_of_others_are_not_there() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let eve = app.creator("eve@example.com").await;
    let unknown = "0198f2a0-0000-7000-8000-000000000000";
    let mut answers = Vec::new();
    for (product, file) in [
        (shop.product.as_str(), shop.file.as_str()),
        (unknown, unknown),
    ] {
        let files = format!("/products/{product}/files");
        let body =
            json!({ "fileName": "a.pdf", "fileType": "application/pdf", "fileSizeBytes": 1 });
        answers.push([
            app.api(&eve.key, Method::GET, &files, Value::Null).await,
            app.api(&eve.key, Method::POST, &files, body).await,
            app.api(
                &eve.key,
                Method::POST,
                &format!("/files/{file}/complete"),
                json!({}),
            )
            .await,
            app.api(
                &eve.key,
                Method::DELETE,
                &format!("/files/{file}"),
                Value::Null,
            )
            .await,
        ]);
    }
    assert!(
        answers[0]
            .iter()
            .all(|(status, _)| *status == StatusCode::NOT_FOUND),
        "{answers:?}"
    );
    assert_eq!(answers[0], answers[1], "foreign and unknown look the same");
    app.buy(&shop.short_id, "bea@example.com").await;
}

#[tokio::test]
async fn a_file_stays_as_long_as_a_buyer_may_fetch_it() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    let path = format!("/files/{}", shop.file);
    let delete = || app.api(&shop.ada.key, Method::DELETE, &path, Value::Null);
    let (status, problem) = delete().await;
    assert_eq!(status, StatusCode::CONFLICT, "{problem}");
    let download = app.press_download(&token, &shop.file).await;
    assert_eq!(app.get(&download).await.bytes().await.unwrap(), BYTES);

    app.wait_for_days(30);
    let (status, problem) = delete().await;
    assert_eq!(
        status,
        StatusCode::CONFLICT,
        "what was begun in time may end: {problem}"
    );
    app.clock.advance(3 * HOUR);
    assert_eq!(delete().await.0, StatusCode::NO_CONTENT);
    let folder = app
        .data
        .path()
        .join("files/products")
        .join(&shop.ada.id)
        .join(&shop.product);
    assert_eq!(
        std::fs::read_dir(folder.join("original")).unwrap().count(),
        0,
        "the bytes are gone"
    );
}
