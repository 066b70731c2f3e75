//! The machine's trouble: it is not the file's, and nothing stays stuck.

use super::{copy, order_id, original_of, pages_with, press, waits};
use crate::app::{TestApp, paper};
use backend::jobs;
use domain::time::{DAY, MINUTE};
use reqwest::{Method, StatusCode};
use serde_json::json;
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};
use tempfile::TempDir;

const MADE_SOON: &str = "Your personal copy is being made. Please try again in a minute.";
const FAILED: &str = "Your personal copy could not be made. The seller has been told.";

/// A program that is killed as often as a file says, and opens files then.
struct Killed {
    folder: TempDir,
}

impl Killed {
    fn new() -> Self {
        let killed = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        killed.set_left(0);
        let (left, program) = (killed.left_file(), killed.program());
        let script = format!(
            "#!/bin/sh\nread n < {left}\nif [ \"$n\" -gt 0 ]; then echo $((n - 1)) > {left}; kill -9 $$; fi\nexec {real} \"$@\"\n",
            left = left.display(),
            real = env!("CARGO_BIN_EXE_temporary-pages"),
        );
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        killed
    }

    fn left_file(&self) -> PathBuf {
        self.folder.path().join("left")
    }

    fn program(&self) -> PathBuf {
        self.folder.path().join("program")
    }

    fn set_left(&self, times: u32) {
        fs::write(self.left_file(), format!("{times}\n")).unwrap();
    }

    fn left(&self) -> String {
        let left = fs::read_to_string(self.left_file()).unwrap();
        left.trim().to_owned()
    }
}

async fn start(killed: &Killed) -> TestApp {
    TestApp::start_with(&[("MEDIA_PROGRAM", killed.program().to_str().unwrap())]).await
}

#[tokio::test]
async fn a_busy_machine_is_given_time_before_a_file_is_blamed() {
    let killed = Killed::new();
    let app = start(&killed).await;
    let press = press(&app, "footer").await;
    killed.set_left(2);
    let token = app.buy(&press.short_id, "bea@example.com").await;
    app.until("the copy is there", async || {
        app.clock.advance(MINUTE);
        waits(&app, &token).await.is_null().then_some(())
    })
    .await;
    let bytes = copy(&app, &press, &token).await;
    assert_eq!(pages_with(&bytes, "bea@example.com"), 2);
    assert_eq!(killed.left(), "0");

    killed.set_left(10);
    let token = app.buy(&press.short_id, "cid@example.com").await;
    app.until("the copy has failed", async || {
        app.clock.advance(MINUTE);
        (waits(&app, &token).await == FAILED).then_some(())
    })
    .await;
    assert_eq!(killed.left(), "7", "it was tried three times");
    let mail = app
        .mail("ada@example.com", "A buyer waits for notes.pdf")
        .await;
    assert!(
        mail.text.contains("too much time or memory"),
        "{}",
        mail.text
    );
}

#[tokio::test]
async fn an_upload_is_not_lost_because_the_machine_was_busy() {
    let killed = Killed::new();
    let app = start(&killed).await;
    let press = press(&app, "footer").await;
    killed.set_left(2);
    let newer = json!({ "replaces": press.file });
    app.upload_with(
        &press.ada,
        &press.product,
        "notes.pdf",
        &paper::pdf(7),
        newer,
    )
    .await;
    assert_eq!(killed.left(), "0");
}

#[tokio::test]
async fn a_copy_is_made_when_the_store_is_there_again() {
    let (mut app, bucket) = TestApp::start_with_bucket().await;
    let press = press(&app, "footer").await;
    app.stop_work().await;
    let token = app.buy(&press.short_id, "bea@example.com").await;
    bucket.set_down(true);
    while jobs::run_next(&app.backend).await.unwrap() {}
    assert_eq!(
        waits(&app, &token).await,
        MADE_SOON,
        "that is not the file’s fault"
    );
    bucket.set_down(false);
    app.clock.advance(MINUTE);
    let app = app.crash_and_restart().await;
    let bytes = copy(&app, &press, &token).await;
    assert_eq!(pages_with(&bytes, "bea@example.com"), 2);
}

#[tokio::test]
async fn a_copy_does_not_wait_for_ever_for_an_original_that_is_gone() {
    let app = TestApp::start().await;
    let press = press(&app, "footer").await;
    fs::remove_file(original_of(&app, &press)).unwrap();
    let token = app.buy(&press.short_id, "bea@example.com").await;
    app.settle().await;
    assert_eq!(waits(&app, &token).await, MADE_SOON, "it may come back");
    app.clock.advance(DAY);
    app.until("the copy has failed", async || {
        (waits(&app, &token).await == FAILED).then_some(())
    })
    .await;
    let copies = format!("/orders/{}/copies", order_id(&app, &token).await);
    let (_, failed) = app
        .api(
            &press.ada.key,
            Method::GET,
            &copies,
            serde_json::Value::Null,
        )
        .await;
    assert_eq!(
        failed["data"][0]["failure"],
        "The file it is made from is missing."
    );
}

#[tokio::test]
async fn who_has_paid_does_not_wait_for_films() {
    let app = TestApp::start().await;
    let press = press(&app, "footer").await;
    let (first, second) = (
        app.backend.media.place().await,
        app.backend.media.place().await,
    );
    assert!(app.backend.media.free_place().is_none());
    let token = app.buy(&press.short_id, "bea@example.com").await;
    copy(&app, &press, &token).await;

    super::set_stamp(&app, &press, "none").await;
    let body = json!({ "stamp": "footer" });
    let (status, refused) = super::change(&app, &press, body.clone()).await;
    assert_eq!(status, StatusCode::CONFLICT, "{refused}");
    assert!(
        refused.to_string().contains("Please try again"),
        "{refused}"
    );
    drop((first, second));
    let (status, file) = super::change(&app, &press, body).await;
    assert_eq!((status, &file["stamp"]), (StatusCode::OK, &json!("footer")));
}
