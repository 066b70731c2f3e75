//! What counts as a download, and what does not.

use super::{BYTES, ask_from, fetch, head, left, refusal, sold, target};
use crate::app::TestApp;
use domain::time::MINUTE;
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::json;

#[tokio::test]
async fn looking_at_it_costs_nothing() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    for _ in 0..3 {
        assert_eq!(head(&app, &url).await.status(), StatusCode::OK);
    }
    let asked = app.request(Method::HEAD, &url).header("range", "bytes=0-4");
    let answer = asked.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "a range is for GET");
    assert_eq!(answer.headers()["content-length"], "24");
    for (name, value) in [
        ("sec-purpose", "prefetch"),
        ("sec-purpose", "prefetch;prerender"),
        ("purpose", "prefetch"),
        ("x-moz", "prefetch"),
    ] {
        let ahead = fetch(&app, &url, &[(name, value)]).await;
        assert_eq!(ahead.status(), StatusCode::SERVICE_UNAVAILABLE, "{value}");
        assert_eq!(ahead.headers()["cache-control"], "no-store");
    }
    assert_eq!(left(&app, &token).await, [5]);
    assert_eq!(fetch(&app, &url, &[]).await.bytes().await.unwrap(), BYTES);
    assert_eq!(left(&app, &token).await, [4]);
}

#[tokio::test]
async fn a_double_click_is_one_download() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let clicks = (0..6).map(|_| app.press_download(&token, &shop.file));
    let urls = join_all(clicks).await;
    assert!(urls.iter().all(|url| *url == urls[0]), "{urls:?}");
    join_all(urls.iter().map(|url| fetch(&app, url, &[]))).await;
    assert_eq!(left(&app, &token).await, [4]);

    let again = app.press_download(&token, &shop.file).await;
    assert_eq!(again, urls[0], "used a moment ago");
    app.clock.advance(MINUTE);
    let next = app.press_download(&token, &shop.file).await;
    assert_ne!(next, again, "a minute later it is meant");
    app.clock.advance(4 * MINUTE);
    let unused = app.press_download(&token, &shop.file).await;
    assert_eq!(unused, next, "it was never used and is good for a while");
    app.clock.advance(2 * MINUTE);
    let fresh = app.press_download(&token, &shop.file).await;
    assert_ne!(fresh, next, "it would run out soon");
    let elsewhere = ask_from(&app, "203.0.113.9", &token, &shop.file).await;
    assert_ne!(target(&elsewhere), fresh, "another network has its own");
    assert_eq!(left(&app, &token).await, [4], "only the first was used");
}

#[tokio::test]
async fn a_last_download_survives_a_second_click() {
    let app = TestApp::start().await;
    let shop = app
        .shop_with(json!({ "downloadLimit": 1 }), json!({}))
        .await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    let url = app.press_download(&token, &shop.file).await;
    assert_eq!(fetch(&app, &url, &[]).await.bytes().await.unwrap(), BYTES);
    assert_eq!(app.press_download(&token, &shop.file).await, url);
    app.clock.advance(MINUTE);
    let (status, _) = refusal(&app, &token, &shop.file).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn after_five_downloads_the_answer_is_a_clear_no() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let issued_early = app.press_download(&token, &shop.file).await;
    for rest in [4, 3, 2, 1, 0] {
        app.clock.advance(MINUTE);
        let url = target(&ask_from(&app, "203.0.113.7", &token, &shop.file).await);
        let got = fetch(&app, &url, &[(super::FROM, "203.0.113.7")]).await;
        assert_eq!(got.bytes().await.unwrap(), BYTES);
        assert_eq!(left(&app, &token).await, [rest]);
    }
    app.clock.advance(MINUTE);
    let form = [("order_token", token.as_str()), ("file_id", &shop.file)];
    let refused = app.submit("/api/issue_download", &form).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let html = refused.text().await.unwrap();
    assert!(
        html.contains("All downloads of this file have been used."),
        "{html}"
    );
    assert!(html.contains("no downloads left"), "{html}");
    let refused = fetch(&app, &issued_early, &[]).await;
    assert_eq!(
        refused.status(),
        StatusCode::TOO_MANY_REQUESTS,
        "keeping links back is no way around"
    );
    let html = refused.text().await.unwrap();
    assert!(html.contains("All downloads are used"), "{html}");
    assert_eq!(app.orders(&shop.ada).await[0]["downloadAttempts"], 5);
}
