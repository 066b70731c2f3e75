//! Uploads in parts: in any order, several at once, broken off and gone on with, into a folder and
//! into a bucket.

mod changing;
mod crossing;
mod giving_up;
mod refusing;

use crate::app::{Creator, TestApp, store::Bucket};
use backend::clock;
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{time::HOUR, upload};
use futures::future::join_all;
use md5::Md5;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const MIB: usize = 1024 * 1024;

/// A server with each kind of store; the bucket is held as long as the server.
async fn each_store() -> [(TestApp, Option<Bucket>); 2] {
    let (with_bucket, bucket) = TestApp::start_with_bucket().await;
    [(TestApp::start().await, None), (with_bucket, Some(bucket))]
}

/// A file on somebody's disk, on its way to a product.
struct Sender {
    ada: Creator,
    product: String,
    name: String,
    bytes: Vec<u8>,
}

impl Sender {
    /// Somebody with `size` random bytes.
    async fn new(app: &TestApp, size: usize) -> Self {
        let ada = app.creator("ada@example.com").await;
        let body =
            json!({ "name": "Film", "description": "", "priceInCents": 900, "currency": "EUR" });
        let (status, product) = app.api(&ada.key, Method::POST, "/products", body).await;
        assert_eq!(status, StatusCode::CREATED, "{product}");
        Self {
            ada,
            product: product["id"].as_str().unwrap().to_owned(),
            name: "film.bin".to_owned(),
            bytes: random(size),
        }
    }

    /// Announces it; `more` adds fields.
    async fn begin(&self, app: &TestApp, more: Value) -> Value {
        let mut body = json!({
            "fileName": self.name, "fileType": "application/octet-stream", "fileSizeBytes": self.bytes.len(),
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        let path = format!("/products/{}/files", self.product);
        let (status, begun) = app.api(&self.ada.key, Method::POST, &path, body).await;
        assert_eq!(status, StatusCode::CREATED, "{begun}");
        begun
    }

    fn part(&self, number: i64) -> &[u8] {
        let size = i64::try_from(self.bytes.len()).unwrap();
        let part = upload::parts(size)
            .find(|part| i64::from(part.number) == number)
            .unwrap();
        let start = usize::try_from(part.start).unwrap();
        &self.bytes[start..start + usize::try_from(part.size).unwrap()]
    }

    /// Announces parts by their checksums.
    async fn announce(&self, app: &TestApp, id: &str, numbers: &[i64]) -> Value {
        let parts: Vec<_> = numbers
            .iter()
            .map(|number| json!({ "number": number, "md5": md5(self.part(*number)) }))
            .collect();
        let path = format!("/files/{id}/upload");
        let body = json!({ "parts": parts });
        let (status, upload) = app.api(&self.ada.key, Method::POST, &path, body).await;
        assert_eq!(status, StatusCode::OK, "{upload}");
        upload["upload"].clone()
    }

    /// Sends parts to the addresses that were given, all at once.
    async fn send(&self, app: &TestApp, upload: &Value) {
        let parts = upload["parts"].as_array().unwrap();
        let puts = parts.iter().map(|part| {
            put(
                app,
                part,
                self.part(part["number"].as_i64().unwrap()).to_vec(),
            )
        });
        for status in join_all(puts).await {
            assert_eq!(status, StatusCode::OK);
        }
    }

    async fn complete(&self, app: &TestApp, id: &str) -> (StatusCode, Value) {
        let path = format!("/files/{id}/complete");
        app.api(&self.ada.key, Method::POST, &path, Value::Null)
            .await
    }

    /// Completes it and compares the hash.
    async fn finish(&self, app: &TestApp, id: &str) -> Value {
        let (status, file) = self.complete(app, id).await;
        assert_eq!(status, StatusCode::OK, "{file}");
        assert_eq!(file["sha256"], json!(sha256(&self.bytes)));
        assert_eq!(file["status"], "ready");
        file
    }
}

fn id(begun: &Value) -> &str {
    begun["file"]["id"].as_str().unwrap()
}

async fn put(app: &TestApp, part: &Value, bytes: Vec<u8>) -> StatusCode {
    let mut request = app.request(Method::PUT, part["url"].as_str().unwrap());
    for (name, value) in part["headers"].as_object().into_iter().flatten() {
        // The client counts for itself, as browsers do.
        if name != "content-length" {
            request = request.header(name, value.as_str().unwrap());
        }
    }
    request.body(bytes).send().await.unwrap().status()
}

fn random(size: usize) -> Vec<u8> {
    // A repeated block would hide parts that were mixed up.
    let seed = u64::from_le_bytes(clock::random::<8>());
    let mut state = seed | 1;
    (0..size)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            state.to_le_bytes()[7]
        })
        .collect()
}

fn md5(bytes: &[u8]) -> String {
    STANDARD.encode(Md5::digest(bytes))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[tokio::test]
async fn a_large_file_comes_in_parts_several_at_once() {
    for (app, _bucket) in each_store().await {
        let sender = Sender::new(&app, 20 * MIB + 7).await;
        let begun = sender
            .begin(&app, json!({ "sha256": sha256(&sender.bytes) }))
            .await;
        let upload = &begun["upload"];
        assert_eq!(upload["partSize"], 8 * MIB);
        assert_eq!(upload["parts"].as_array().unwrap().len(), 3);
        sender.send(&app, upload).await;
        sender.finish(&app, id(&begun)).await;
        sender.finish(&app, id(&begun)).await;

        let order = shop_and_buy(&app, &sender).await;
        let file = app.order(&order).await["files"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let url = app.press_download(&order, &file).await;
        assert_eq!(app.get(&url).await.bytes().await.unwrap(), sender.bytes);
    }
}

async fn shop_and_buy(app: &TestApp, sender: &Sender) -> String {
    let page = json!({ "productIds": [sender.product], "expiresAt": "2099-01-01T00:00:00Z", "published": true });
    let (_, page) = app.api(&sender.ada.key, Method::POST, "/pages", page).await;
    app.buy(page["shortId"].as_str().unwrap(), "bea@example.com")
        .await
}

#[tokio::test]
async fn an_upload_that_broke_off_goes_on_where_it_stopped() {
    for (app, _bucket) in each_store().await {
        let sender = Sender::new(&app, 20 * MIB).await;
        let begun = sender.begin(&app, json!({})).await;
        let upload = sender.announce(&app, id(&begun), &[1, 3]).await;
        sender.send(&app, &upload).await;

        let app = app.crash_and_restart().await;
        app.clock.advance(7 * HOUR);
        // A bucket has a clock of its own.
        if !app.backend.files.has_addresses() {
            let late = put(&app, &begun["upload"]["parts"][1], sender.part(2).to_vec()).await;
            assert_eq!(late, StatusCode::GONE);
        }

        // Whoever chooses the same file again goes on with the same upload.
        let again = sender.begin(&app, json!({})).await;
        assert_eq!(id(&again), id(&begun));
        assert_eq!(again["upload"]["arrived"], json!([1, 3]));
        let (status, problem) = sender.complete(&app, id(&begun)).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(
            problem["detail"].as_str().unwrap().contains(": 2"),
            "{problem}"
        );

        let upload = sender.announce(&app, id(&begun), &[1, 2, 3]).await;
        assert_eq!(upload["arrived"], json!([1, 3]));
        sender.send(&app, &upload).await;
        sender.finish(&app, id(&begun)).await;
    }
}

#[tokio::test]
async fn a_file_that_changed_meanwhile_is_sent_anew_where_it_changed() {
    for (app, _bucket) in each_store().await {
        let mut sender = Sender::new(&app, 20 * MIB).await;
        let begun = sender.begin(&app, json!({})).await;
        let upload = sender.announce(&app, id(&begun), &[1, 2, 3]).await;
        sender.send(&app, &upload).await;
        sender.bytes[9 * MIB] ^= 1;

        let upload = sender.announce(&app, id(&begun), &[1, 2, 3]).await;
        assert_eq!(upload["arrived"], json!([1, 3]));
        let (status, _) = sender.complete(&app, id(&begun)).await;
        assert_eq!(
            status,
            StatusCode::CONFLICT,
            "what was announced has not come"
        );
        let part = &upload["parts"][0];
        let damaged = put(&app, part, vec![7; 8 * MIB]).await;
        assert!(
            damaged.is_client_error(),
            "{damaged}: other bytes than announced"
        );
        sender.send(&app, &upload).await;
        sender.finish(&app, id(&begun)).await;
    }
}

#[tokio::test]
async fn a_very_large_file_is_proven_by_a_job() {
    for (app, _bucket) in each_store().await {
        let sender = Sender::new(&app, 65 * MIB).await;
        let begun = sender.begin(&app, json!({})).await;
        sender.send(&app, &begun["upload"]).await;
        sender.finish(&app, id(&begun)).await;
    }
}

#[tokio::test]
async fn a_server_that_dies_while_it_proves_a_file_proves_it_afterwards() {
    let app = TestApp::start().await;
    let sender = Sender::new(&app, 66 * MIB).await;
    let begun = sender.begin(&app, json!({})).await;
    sender.send(&app, &begun["upload"]).await;
    let down = app.crash().await;
    let mut dying = down.as_process_with(&[("CRASH_AT", "file.together")]).await;
    let complete = format!("{}/api/v1/files/{}/complete", down.url, id(&begun));
    let asked = reqwest::Client::new()
        .post(complete)
        .bearer_auth(&sender.ada.key)
        .send();
    assert!(asked.await.is_err(), "nobody answers");
    dying.ended().await;

    let app = down.restart().await;
    // Whoever was proving it is gone for good after two minutes without a sign of life.
    app.clock.advance(HOUR);
    sender.finish(&app, id(&begun)).await;
}

#[tokio::test]
async fn what_nobody_finishes_is_dropped_after_a_week() {
    for (app, bucket) in each_store().await {
        let sender = Sender::new(&app, 20 * MIB).await;
        let begun = sender.begin(&app, json!({})).await;
        let upload = sender.announce(&app, id(&begun), &[1]).await;
        sender.send(&app, &upload).await;
        app.wait_for_days(8);
        let path = format!("/files/{}", id(&begun));
        app.until("the upload is forgotten", async || {
            let (status, _) = app
                .api(&sender.ada.key, Method::GET, &path, Value::Null)
                .await;
            (status == StatusCode::NOT_FOUND).then_some(())
        })
        .await;
        app.until("its bytes are gone", async || {
            let left = match &bucket {
                Some(bucket) => parts_in(bucket.folder.path()),
                // Elsewhere nobody can look.
                None if app.backend.files.has_addresses() => 0,
                None => parts_in(&app.data.path().join("files")),
            };
            (left == 0).then_some(())
        })
        .await;
    }
}

/// How many files of more than a few bytes lie anywhere in a folder.
fn parts_in(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .map(|path| match path.is_dir() {
            true => parts_in(&path),
            false => usize::from(path.metadata().is_ok_and(|file| file.len() > 100_000)),
        })
        .sum()
}
