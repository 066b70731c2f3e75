//! A folder that was moved or copied by hand.

use super::{BYTES, MARK, away, folder, get, is_empty, place_of, sold};
use crate::app::{Down, TestApp};
use std::fs;

const ADOPT: [&str; 2] = ["files", "adopt"];

/// The real program's answer to a command that must work.
fn says(down: &Down, command: &[&str]) -> String {
    let (worked, printed) = down.command(command);
    assert!(worked, "{printed}");
    printed
}

#[tokio::test]
async fn a_copy_without_its_mark_is_adopted() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let mark = folder(&app).join(MARK);
    let known = fs::read_to_string(&mark).unwrap();
    let down = app.crash().await;
    // What `cp -r files/* elsewhere` leaves behind.
    fs::remove_file(&mark).unwrap();
    let words = down.refusal(&["serve"], &[]).await;
    assert!(words.contains("there is no mark"), "{words}");
    let printed = says(&down, &ADOPT);
    assert_eq!(printed, "Adopted. 1 of 1 files are there.\n");
    assert_eq!(fs::read_to_string(&mark).unwrap(), known);
    let app = down.restart().await;
    assert_eq!(get(&app, &token, &shop).await, BYTES);
}

#[tokio::test]
async fn a_folder_with_another_mark_is_adopted_with_that() {
    let (app, other) = (TestApp::start().await, TestApp::start().await);
    let (shop, token) = sold(&app).await;
    let mark = folder(&app).join(MARK);
    let down = app.crash().await;
    fs::copy(folder(&other).join(MARK), &mark).unwrap();
    let words = down.refusal(&["serve"], &[]).await;
    assert!(words.contains("the mark of another folder"), "{words}");
    says(&down, &ADOPT);
    let theirs = fs::read_to_string(folder(&other).join(MARK)).unwrap();
    assert_eq!(
        fs::read_to_string(&mark).unwrap(),
        theirs,
        "it may be known by it"
    );
    let app = down.restart().await;
    assert_eq!(get(&app, &token, &shop).await, BYTES);
}

#[tokio::test]
async fn an_empty_place_is_not_adopted_by_mistake() {
    let app = TestApp::start().await;
    let (shop, _) = sold(&app).await;
    let (place, key) = (folder(&app), place_of(&app, &shop).await);
    let elsewhere = away(&app);
    let down = app.crash().await;
    fs::rename(&place, &elsewhere).unwrap();
    let words = down.refusal(&ADOPT, &[]).await;
    assert!(words.contains("There is no folder at"), "{words}");
    assert!(!place.exists());
    fs::create_dir(&place).unwrap();
    let words = down.refusal(&ADOPT, &[]).await;
    assert!(words.contains("None of the 1 files"), "{words}");
    assert!(is_empty(&place));
    let words = down.refusal(&["serve"], &[]).await;
    assert!(words.contains("there is no mark"), "{words}");

    // Lost for good: the operator says so.
    let printed = says(&down, &["files", "adopt", "--without-files"]);
    let missing = format!("Adopted. 0 of 1 files are there.\n  missing: {key}\n");
    assert_eq!(printed, missing);
    let app = down.restart().await;
    let again = app
        .upload(&shop.ada, &shop.product, "again.pdf", BYTES)
        .await;
    assert!(!again.is_empty() && place.join("products").is_dir());
}

#[tokio::test]
async fn a_bucket_has_nothing_to_adopt() {
    let (app, _bucket) = TestApp::start_with_bucket().await;
    let down = app.crash().await;
    let words = down.refusal(&ADOPT, &[]).await;
    assert!(words.contains("FILES_URL names a bucket"), "{words}");
}
