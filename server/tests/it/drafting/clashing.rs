//! Two windows, two creators, a program that changes the page meanwhile.

use super::{Editor, change, page, sign_in, studio};
use crate::app::TestApp;
use reqwest::StatusCode;
use serde_json::json;

#[tokio::test]
async fn of_two_windows_none_overwrites_the_other() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut first = Editor::open(&app, &shop.page).await;
    let mut second = Editor::open(&app, &shop.page).await;
    first.headline("First").await;

    second.draft["customization"]["headline"] = "Second".into();
    for name in ["undo_draft", "redo_draft", "discard_draft"] {
        assert_eq!(
            second.act(name, json!({})).await,
            StatusCode::CONFLICT,
            "{name}"
        );
    }
    assert_eq!(second.publish().await, StatusCode::CONFLICT);
    let (status, refusal) = second.try_save().await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(refusal["Rejected"]["code"], "conflict");
    let fresh = Editor::open(&app, &shop.page).await;
    assert_eq!(fresh.draft["customization"]["headline"], "First");

    // It is told, and goes on with its own words: the others are a step away.
    second.seen = fresh.seen;
    assert_eq!(second.try_save().await.0, StatusCode::OK);
    assert_eq!(second.undo().await, "First");
    assert_eq!(second.redo().await, "Second");
}

#[tokio::test]
async fn of_many_who_save_at_once_one_does() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editors = Vec::new();
    for _ in 0..6 {
        editors.push(Editor::open(&app, &shop.page).await);
    }
    let saves = editors
        .iter_mut()
        .enumerate()
        .map(async |(number, editor)| {
            editor.draft["customization"]["headline"] = format!("Number {number}").into();
            editor.try_save().await.0
        });
    let statuses = futures::future::join_all(saves).await;
    let count = |wanted| statuses.iter().filter(|status| **status == wanted).count();
    assert_eq!(count(StatusCode::OK), 1, "{statuses:?}");
    assert_eq!(count(StatusCode::CONFLICT), 5, "{statuses:?}");
}

#[tokio::test]
async fn another_creators_draft_is_not_there() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.headline("Secret").await;

    let eve = app.creator("eve@example.com").await;
    sign_in(&app, &eve).await;
    let (status, answer) = editor.call("open_draft", json!({})).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(!answer.to_string().contains("Secret"));
    assert_eq!(editor.try_save().await.0, StatusCode::NOT_FOUND);
    for name in ["undo_draft", "redo_draft", "discard_draft"] {
        assert_eq!(
            editor.act(name, json!({})).await,
            StatusCode::NOT_FOUND,
            "{name}"
        );
    }
    assert_eq!(editor.publish().await, StatusCode::NOT_FOUND);
    let preview = format!("/console/pages/{}/preview", shop.page);
    let (status, html) = app.page(&preview).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(!html.contains("Secret"), "{html}");

    sign_in(&app, &shop.ada).await;
    let still = Editor::open(&app, &shop.page).await;
    assert_eq!(still.draft["customization"]["headline"], "Secret");
    assert_eq!(still.seen, editor.seen, "untouched");
}

#[tokio::test]
async fn who_is_signed_out_is_told_and_loses_nothing() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.headline("Before").await;
    app.submit("/logout", &[]).await;
    editor.draft["customization"]["headline"] = "Meanwhile".into();
    assert_eq!(editor.try_save().await.0, StatusCode::UNAUTHORIZED);
    let (status, _) = app
        .page(&format!("/console/pages/{}/preview", shop.page))
        .await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    sign_in(&app, &shop.ada).await;
    assert_eq!(editor.try_save().await.0, StatusCode::OK, "it just goes on");
}

#[tokio::test]
async fn what_a_program_changes_meanwhile_is_not_undone() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.headline("Forty mosses").await;
    change(&app, &shop, json!({ "stockLimit": 4, "isActive": false })).await;

    assert_eq!(editor.publish().await, StatusCode::OK);
    assert!(editor.clashes().is_empty());
    let published = page(&app, &shop).await;
    assert_eq!(published["customization"]["headline"], "Forty mosses");
    assert_eq!(published["stockLimit"], 4);
    assert_eq!(
        published["isActive"], false,
        "pausing is not the draft's business"
    );
}

#[tokio::test]
async fn where_both_changed_the_same_the_creator_decides() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.headline("Mine").await;
    change(
        &app,
        &shop,
        json!({ "customization": { "headline": "Theirs" } }),
    )
    .await;

    assert_eq!(editor.publish().await, StatusCode::CONFLICT);
    assert_eq!(
        page(&app, &shop).await["customization"]["headline"],
        "Theirs"
    );
    let mut told = Editor::open(&app, &shop.page).await;
    assert_eq!(told.clashes(), ["words"]);
    assert_eq!(told.draft["customization"]["headline"], "Mine");
    assert_eq!(told.publish().await, StatusCode::OK);
    assert_eq!(page(&app, &shop).await["customization"]["headline"], "Mine");
}

#[tokio::test]
async fn a_page_that_changed_before_the_first_word_was_saved_is_not_overwritten() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    change(&app, &shop, json!({ "stockLimit": 4 })).await;
    editor.draft["customization"]["headline"] = "Mine".into();
    assert_eq!(editor.try_save().await.0, StatusCode::CONFLICT);
}
