//! The preview: the draft as visitors would see it.

use super::{Editor, studio};
use crate::app::{TestApp, shown};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn a_draft_is_seen_in_every_phase_by_its_creator_only() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({ "published": false, "isActive": false })).await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.headline("Forty mosses").await;
    let path = format!("/console/pages/{}/preview", shop.page);
    for phase in ["prelaunch", "live", "sold_out", "expired"] {
        let (status, html) = app.page(&format!("{path}?phase={phase}")).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(shown(&html), [phase]);
        assert!(html.contains("Forty mosses"), "{phase}: {html}");
    }
    let (status, _) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "nobody else sees it");
}

#[tokio::test]
async fn the_preview_stands_in_our_own_frames_and_can_do_nothing() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let response = app
        .get(&format!("/console/pages/{}/preview", shop.page))
        .await;
    let header = |name: &str| {
        let value = response.headers().get(name).unwrap();
        value.to_str().unwrap().to_owned()
    };
    let policy = header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'self'"), "{policy}");
    assert!(policy.contains("sandbox allow-same-origin"), "{policy}");
    assert!(policy.contains("form-action 'none'"), "{policy}");
    assert!(!policy.contains("script-src"), "{policy}");
    assert_eq!(header("x-frame-options"), "SAMEORIGIN");
    assert_eq!(header("cache-control"), "no-store");
    let html = response.text().await.unwrap();
    let data = html
        .matches("<script type=\"application/ld+json\">")
        .count();
    assert_eq!(
        html.matches("<script").count(),
        data,
        "no script runs: {html}"
    );

    let editor = app.get(&format!("/console/pages/{}/edit", shop.page)).await;
    let policy = editor.headers()["content-security-policy"]
        .to_str()
        .unwrap();
    assert!(policy.contains("frame-src 'self'"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(editor.headers()["x-frame-options"], "DENY");
}

#[tokio::test]
async fn products_and_copies_are_seen_before_the_page_has_them() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let (ferns, _) = app.product(&shop.ada, "Ferns", b"twelve ferns").await;
    let mut editor = Editor::open(&app, &shop.page).await;
    editor.draft["product_ids"] = json!([shop.product, ferns]);
    editor.draft["stock_limit"] = 7.into();
    assert_eq!(editor.try_save().await.0, StatusCode::OK);
    let path = format!("/console/pages/{}/preview?phase=live", shop.page);
    let (_, html) = app.page(&path).await;
    assert!(
        html.contains("Ferns") && html.contains("Field notes"),
        "{html}"
    );
    assert!(
        html.contains("max=\"14\""),
        "two times seven copies: {html}"
    );

    let eve = app.creator("eve@example.com").await;
    let (secret, _) = app.product(&eve, "Eve's diary", b"dear diary").await;
    editor.draft["product_ids"] = json!([secret]);
    assert_eq!(editor.try_save().await.0, StatusCode::OK);
    let (status, html) = app.page(&path).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!html.contains("diary"), "another creator's product: {html}");
    assert!(html.contains("Field notes"), "the page's own stay: {html}");
}

#[tokio::test]
async fn a_page_that_is_over_can_still_be_seen_as_it_was() {
    let app = TestApp::start().await;
    let shop = studio(&app, json!({})).await;
    let path = format!("/pages/{}", shop.page);
    app.wait_for_days(2);
    let (_, page) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    assert_eq!(page["phase"], "expired");
    let (_, html) = app
        .page(&format!("/console/pages/{}/preview?phase=live", shop.page))
        .await;
    assert_eq!(shown(&html), ["live"]);
}
