//! Looking at a page: who counts, who doesn't, and that nobody is known by it.

mod counting;
mod numbers;
mod private;
mod sources;

use crate::app::{Creator, PASSWORD, Shop, TestApp};
use domain::time::{DAY, MINUTE};
use reqwest::{Method, RequestBuilder, StatusCode, header};
use serde_json::Value;

/// A browser as people have them.
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
/// Another one.
const SAFARI: &str =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";

/// A server on which no day ends before the story does.
async fn start() -> TestApp {
    let app = TestApp::start().await;
    if app.backend.now().millis() % DAY > DAY - MINUTE {
        app.wait_together(2).await;
    }
    app
}

/// What the islands of a page send, from an address and with a browser.
fn beacon(app: &TestApp, shop: &Shop, from: &str, agent: &str) -> RequestBuilder {
    app.request(Method::POST, &format!("/p/{}/seen", shop.short_id))
        .header("CF-Connecting-IP", from)
        .header(header::USER_AGENT, agent)
}

/// Sends it, saying what led here.
async fn look(app: &TestApp, shop: &Shop, from: &str, agent: &str, told: &str) {
    let beacon = beacon(app, shop, from, agent).body(told.to_owned());
    assert_eq!(
        beacon.send().await.unwrap().status(),
        StatusCode::NO_CONTENT
    );
}

/// The picture that only browsers without scripts fetch.
fn picture(app: &TestApp, shop: &Shop, from: &str) -> RequestBuilder {
    app.request(Method::GET, &format!("/p/{}/seen.gif", shop.short_id))
        .header("CF-Connecting-IP", from)
        .header(header::USER_AGENT, FIREFOX)
}

/// The numbers of a page.
async fn stats(app: &TestApp, creator: &Creator, page: &str, range: &str) -> Value {
    let path = format!("/pages/{page}/stats?range={range}");
    let (status, stats) = app.api(&creator.key, Method::GET, &path, Value::Null).await;
    assert_eq!(status, StatusCode::OK, "{stats}");
    stats
}

/// The numbers of a shop's page, once it has been looked at so often. Views are counted one after the
/// other: who was there before the last one has been counted too, or never will be.
async fn viewed(app: &TestApp, shop: &Shop, views: i64) -> Value {
    app.until(&format!("{views} views are counted"), async || {
        let stats = stats(app, &shop.ada, &shop.page, "all").await;
        (stats["views"].as_i64().unwrap() >= views).then_some(stats)
    })
    .await
}

/// Signs a creator in with the browser.
async fn sign_in(app: &TestApp, creator: &Creator) {
    let form = [("email", creator.email.as_str()), ("password", PASSWORD)];
    let answer = app.submit("/login", &form).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
}
