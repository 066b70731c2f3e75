//! Typing, undoing, publishing, discarding.

use super::{Editor, page, studio};
use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn what_is_typed_is_kept_and_changes_nothing_until_it_is_published() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.headline("Forty mosses").await;
    editor.draft["customization"]["design"] = json!({ "theme": "clay", "story": "Once." });
    assert_eq!(editor.try_save().await.0, StatusCode::OK);

    let path = format!("/p/{}", shop.short_id);
    let (_, html) = app.page(&path).await;
    assert!(!html.contains("Forty mosses"), "{html}");
    assert_eq!(page(&app, &shop).await["customization"], json!({}));

    let mut later = Editor::open(&app, &shop.page).await;
    assert_eq!(later.draft["customization"]["headline"], "Forty mosses");
    assert_eq!(later.publish().await, StatusCode::OK);
    let (_, html) = app.page(&path).await;
    assert!(html.contains("Forty mosses"), "{html}");
    let published = page(&app, &shop).await;
    assert_eq!(published["customization"]["design"]["theme"], "clay");
}

#[tokio::test]
async fn half_a_page_can_be_kept_and_is_refused_when_it_is_published() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({ "published": false })).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.draft["expires_at"] = Value::Null;
    editor.draft["product_ids"] = json!([]);
    editor.draft["customization"]["accent"] = "#12".into();
    assert_eq!(editor.try_save().await.0, StatusCode::OK);
    assert_eq!(editor.publish().await, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = editor.editing["Rejected"]["errors"].as_array().unwrap();
    let fields: Vec<_> = errors.iter().map(|error| &error["field"]).collect();
    assert_eq!(fields, ["productIds", "expiresAt", "customization.accent"]);
    assert_eq!(page(&app, &shop).await["published"], false);

    let later = Editor::open(&app, &shop.page).await;
    assert_eq!(later.draft["customization"]["accent"], "#12", "it is kept");
}

#[tokio::test]
async fn saving_does_not_publish_and_publishing_does() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({ "published": false })).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.headline("Mosses").await;
    let save = editor
        .act("publish_draft", json!({ "publish": false }))
        .await;
    assert_eq!(save, StatusCode::OK);
    let saved = page(&app, &shop).await;
    assert_eq!(saved["published"], false);
    assert_eq!(saved["customization"]["headline"], "Mosses");
    assert_eq!(editor.publish().await, StatusCode::OK);
    assert_eq!(page(&app, &shop).await["published"], true);
    let (status, _) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert_eq!(status, StatusCode::OK);

    let (status, hidden) = editor
        .call("show_page", json!({ "is_published": false }))
        .await;
    assert_eq!(status, StatusCode::OK, "{hidden}");
    let (status, _) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "out of sight again");
}

#[tokio::test]
async fn every_step_can_be_undone_and_done_again_in_any_window() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    assert_eq!(editor.editing["place"]["can_undo"], false);
    for words in ["One", "Two", "Three"] {
        let place = editor.headline(words).await;
        assert_eq!(
            (&place["can_undo"], &place["can_redo"]),
            (&true.into(), &false.into())
        );
    }
    assert_eq!(editor.undo().await, "Two");
    assert_eq!(editor.undo().await, "One");

    let mut editor = Editor::open(&app, &shop.page).await;
    assert_eq!(editor.draft["customization"]["headline"], "One");
    assert_eq!(editor.redo().await, "Two");
    assert_eq!(editor.undo().await, "One");
    assert_eq!(*editor.undo().await, Value::Null, "the page as it was");
    assert_eq!(editor.editing["place"]["can_undo"], false);
    assert_eq!(*editor.undo().await, Value::Null, "and no further");

    editor.headline("Another way").await;
    assert_eq!(editor.editing["place"]["can_redo"], true);
    assert_eq!(
        editor.redo().await,
        "Another way",
        "what was undone is gone"
    );
    assert_eq!(editor.editing["place"]["can_redo"], false);
}

#[tokio::test]
async fn fifty_steps_are_kept() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    for number in 1..=60 {
        editor.headline(&format!("Headline {number}")).await;
    }
    let mut back = 0;
    while editor.editing["place"]["can_undo"] == true || back == 0 {
        editor.undo().await;
        back += 1;
    }
    assert_eq!(back, 49);
    assert_eq!(editor.draft["customization"]["headline"], "Headline 11");
}

#[tokio::test]
async fn discarding_and_publishing_can_be_undone() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({ "customization": { "headline": "Mosses" } })).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.headline("Ferns").await;
    assert_eq!(editor.act("discard_draft", json!({})).await, StatusCode::OK);
    assert_eq!(editor.draft["customization"]["headline"], "Mosses");
    assert_eq!(editor.undo().await, "Ferns");
    assert_eq!(editor.publish().await, StatusCode::OK);
    assert_eq!(editor.draft["customization"]["headline"], "Ferns");

    assert_eq!(editor.undo().await, "Mosses", "to be published again");
    let live = &page(&app, &shop).await["customization"]["headline"];
    assert_eq!(live, "Ferns", "the world sees what was published");
    assert_eq!(editor.publish().await, StatusCode::OK);
    assert_eq!(
        page(&app, &shop).await["customization"]["headline"],
        "Mosses"
    );
}

#[tokio::test]
async fn a_deleted_page_takes_its_draft_along() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.headline("Mosses").await;
    let path = format!("/pages/{}", shop.page);
    app.api(&shop.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!(editor.try_save().await.0, StatusCode::NOT_FOUND);
    let mut c = app.backend.db.fresh().await.unwrap();
    let id = domain::id::PageId::parse(&shop.page).unwrap();
    let left = backend::db::drafts::of_page(&mut c, &id).await.unwrap();
    assert_eq!(left, None);
}
