//! Uploads that are given up, at any moment: what is late for one file never meets another.

use super::{MIB, Sender, id, put, random};
use crate::app::{TestApp, store::Bucket};
use domain::time::MINUTE;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

async fn delete(app: &TestApp, sender: &Sender, id: &str) -> StatusCode {
    let path = format!("/files/{id}");
    app.api(&sender.ada.key, Method::DELETE, &path, Value::Null)
        .await
        .0
}

#[tokio::test]
async fn what_is_given_up_while_it_is_proven_does_not_get_into_the_next_upload() {
    for size in [1_000, 9 * MIB] {
        let app = TestApp::start().await;
        let mut sender = Sender::new(&app, size).await;
        let first = sender.begin(&app, json!({})).await;
        send_somehow(&app, &sender, &first).await;
        let gate = app.backend.pauses.hold("file.together");
        let proving = sender.complete(&app, id(&first));
        let giving_up = async {
            gate.arrived().await;
            assert_eq!(
                delete(&app, &sender, id(&first)).await,
                StatusCode::NO_CONTENT
            );
            gate.open();
        };
        let ((status, _), ()) = futures::join!(proving, giving_up);
        assert_eq!(status, StatusCode::NOT_FOUND);

        sender.bytes = random(size);
        let second = sender.begin(&app, json!({})).await;
        assert_ne!(id(&second), id(&first));
        send_somehow(&app, &sender, &second).await;
        sender.finish(&app, id(&second)).await;
    }
}

/// Sends it as a whole, or in parts if it has some.
async fn send_somehow(app: &TestApp, sender: &Sender, begun: &Value) {
    if begun["upload"]["parts"].is_array() {
        sender.send(app, &begun["upload"]).await;
    } else {
        let status = put(app, &begun["upload"], sender.bytes.clone()).await;
        assert_eq!(status, StatusCode::OK);
    }
}

#[tokio::test]
async fn another_size_begins_anew() {
    for (app, _bucket) in super::each_store().await {
        let mut sender = Sender::new(&app, 20 * MIB).await;
        let first = sender.begin(&app, json!({})).await;
        let upload = sender.announce(&app, id(&first), &[1, 2]).await;
        sender.send(&app, &upload).await;
        sender.bytes = random(17 * MIB);
        let second = sender.begin(&app, json!({})).await;
        assert_eq!(
            second["upload"]["arrived"],
            Value::Null,
            "nothing of it has come"
        );
        sender.send(&app, &second["upload"]).await;
        sender.finish(&app, id(&second)).await;
    }
}

#[tokio::test]
async fn a_finished_file_is_not_given_up_by_a_late_click() {
    let app = TestApp::start().await;
    let sender = Sender::new(&app, 1_000).await;
    let begun = sender.begin(&app, json!({})).await;
    send_somehow(&app, &sender, &begun).await;
    sender.finish(&app, id(&begun)).await;
    let (ada, file) = (sender.ada.id.clone(), id(&begun).to_owned());
    let (ada, file) = (
        domain::id::CreatorId::trusted(ada),
        domain::id::FileId::trusted(file),
    );
    let late = backend::flows::files::cancel_upload(&app.backend, &ada, &file).await;
    assert!(late.is_err_and(|error| error.is(domain::Code::Conflict)));
    sender.finish(&app, id(&begun)).await;
}

#[tokio::test]
async fn a_small_file_is_proven_although_its_sender_has_gone() {
    let app = TestApp::start().await;
    let sender = Sender::new(&app, 1_000).await;
    let begun = sender.begin(&app, json!({})).await;
    send_somehow(&app, &sender, &begun).await;
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
    let path = format!("/files/{}", id(&begun));
    app.until("the job has proven it", async || {
        app.clock.advance(MINUTE);
        let (_, file) = app
            .api(&sender.ada.key, Method::GET, &path, Value::Null)
            .await;
        (file["status"] == "ready").then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_second_new_version_takes_the_place_of_the_first() {
    let app = TestApp::start().await;
    let mut sender = Sender::new(&app, 1_000).await;
    let old = sender.begin(&app, json!({})).await;
    send_somehow(&app, &sender, &old).await;
    sender.finish(&app, id(&old)).await;
    let mut versions = Vec::new();
    for name in ["one.bin", "two.bin"] {
        sender.name = name.to_owned();
        let more = json!({ "replaces": id(&old), "replacesFor": "all" });
        let begun = sender.begin(&app, more).await;
        send_somehow(&app, &sender, &begun).await;
        versions.push(begun);
    }
    for version in &versions {
        sender.finish(&app, id(version)).await;
    }
    let path = format!("/products/{}/files", sender.product);
    let (_, files) = app
        .api(&sender.ada.key, Method::GET, &path, Value::Null)
        .await;
    let files = files["data"].as_array().unwrap();
    let current: Vec<_> = files
        .iter()
        .filter(|file| file["status"] == "ready")
        .map(|file| &file["fileName"])
        .collect();
    assert_eq!(current, [&json!("two.bin")]);
}

#[tokio::test]
async fn parts_that_the_store_has_thrown_away_are_sent_again() {
    let (app, bucket) = TestApp::start_with_bucket().await;
    let sender = Sender::new(&app, 20 * MIB).await;
    let begun = sender.begin(&app, json!({})).await;
    let upload = sender.announce(&app, id(&begun), &[1]).await;
    sender.send(&app, &upload).await;
    throw_parts_away(&bucket);
    let again = sender.announce(&app, id(&begun), &[1, 2, 3]).await;
    assert_eq!(again["parts"].as_array().unwrap().len(), 3);
    sender.send(&app, &again).await;
    sender.finish(&app, id(&begun)).await;
}

/// What a lifecycle rule does with uploads that take too long.
fn throw_parts_away(bucket: &Bucket) {
    for entry in std::fs::read_dir(bucket.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_file() && name.contains("upload") {
            std::fs::remove_file(path).unwrap();
        }
    }
}
