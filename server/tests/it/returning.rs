//! "Tell me if it returns": whoever asks on a tombstone hears of it, once for each time they ask.

use crate::app::{Shop, TestApp, link};
use domain::time::{DAY, HOUR};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// A shop that has closed.
async fn closed(app: &TestApp, more: Value) -> Shop {
    let shop = app.shop(more).await;
    app.clock.advance(DAY);
    let (status, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(html.contains("Tell me if it returns"), "{html}");
    shop
}

async fn ask(app: &TestApp, shop: &Shop, email: &str) {
    let fields = [("short_id", shop.short_id.as_str()), ("email", email)];
    let answer = app.submit("/api/register", &fields).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    app.settle().await;
}

/// Presses the button behind a link from the newest mail about something.
async fn press(app: &TestApp, email: &str, subject: &str, path: &str) {
    let mails = app.mails_about(email, subject).await;
    let url = link(&mails.first().unwrap().text, path);
    let (path, token) = url.split_once("?token=").unwrap();
    let answer = app.submit(path, &[("token", token)]).await;
    assert_eq!(answer.status(), StatusCode::OK);
    app.settle().await;
}

async fn confirm(app: &TestApp, email: &str) {
    press(app, email, "Please confirm", "/r/confirm").await;
}

/// Gives the page another day from now on, with changes.
async fn reopen(app: &TestApp, shop: &Shop, mut more: Value) {
    more["expiresAt"] = json!(app.backend.now().plus(DAY).to_string());
    let path = format!("/pages/{}", shop.page);
    let (status, page) = app.api(&shop.ada.key, Method::PATCH, &path, more).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    app.settle().await;
}

async fn told(app: &TestApp, email: &str) -> usize {
    app.mails_about(email, "It is open").await.len()
}

#[tokio::test]
async fn who_asked_and_confirmed_is_told_once_when_the_page_returns() {
    let app = TestApp::start().await;
    let shop = closed(&app, json!({})).await;
    for email in ["bea@example.com", "gone@example.com", "silent@example.com"] {
        ask(&app, &shop, email).await;
    }
    confirm(&app, "bea@example.com").await;
    confirm(&app, "gone@example.com").await;
    press(&app, "gone@example.com", "Please confirm", "/r/unsubscribe").await;
    assert_eq!(told(&app, "bea@example.com").await, 0, "not yet");

    reopen(&app, &shop, json!({})).await;
    reopen(&app, &shop, json!({})).await;
    let path = format!("/pages/{}", shop.page);
    for active in [false, true] {
        let change = json!({ "isActive": active });
        app.api(&shop.ada.key, Method::PATCH, &path, change).await;
        app.settle().await;
    }
    assert_eq!(told(&app, "bea@example.com").await, 1);
    assert_eq!(told(&app, "gone@example.com").await, 0);
    assert_eq!(told(&app, "silent@example.com").await, 0);
}

#[tokio::test]
async fn a_return_with_a_launch_is_told_at_the_launch() {
    let app = TestApp::start().await;
    let shop = closed(&app, json!({})).await;
    ask(&app, &shop, "bea@example.com").await;
    confirm(&app, "bea@example.com").await;
    let launch = app.backend.now().plus(HOUR).to_string();
    reopen(&app, &shop, json!({ "launchAt": launch })).await;
    assert_eq!(told(&app, "bea@example.com").await, 0);
    app.clock.advance(HOUR);
    app.mail("bea@example.com", "It is open").await;
}

#[tokio::test]
async fn who_was_told_at_the_launch_can_ask_for_the_return() {
    let app = TestApp::start().await;
    let launch = app.backend.now().plus(HOUR).to_string();
    let shop = app.shop(json!({ "launchAt": launch })).await;
    for email in ["bea@example.com", "once@example.com"] {
        ask(&app, &shop, email).await;
        confirm(&app, email).await;
    }
    app.clock.advance(HOUR);
    app.mail("bea@example.com", "It is open").await;
    app.mail("once@example.com", "It is open").await;
    app.clock.advance(DAY);

    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "bea@example.com"),
    ];
    let known = app.submit("/api/register", &fields).await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "new@example.com"),
    ];
    let new = app.submit("/api/register", &fields).await;
    assert_eq!(known.status(), new.status());
    assert_eq!(known.headers()["location"], new.headers()["location"]);
    app.settle().await;
    // Anybody can type an address: without her click nothing happens.
    let asked = app.mails_about("bea@example.com", "Please confirm").await;
    assert_eq!(asked.len(), 2);
    confirm(&app, "bea@example.com").await;
    assert_eq!(told(&app, "bea@example.com").await, 1);
    reopen(&app, &shop, json!({})).await;
    assert_eq!(told(&app, "bea@example.com").await, 2);
    assert_eq!(told(&app, "once@example.com").await, 1);
    let path = format!("/registrations?pageId={}", shop.page);
    let (_, list) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    assert_eq!(list["data"].as_array().unwrap().len(), 3, "one row each");

    app.clock.advance(2 * DAY);
    reopen(&app, &shop, json!({})).await;
    assert_eq!(
        told(&app, "bea@example.com").await,
        2,
        "she did not ask again"
    );
}

#[tokio::test]
async fn who_only_was_typed_by_a_stranger_is_not_told_again() {
    let app = TestApp::start().await;
    let launch = app.backend.now().plus(HOUR).to_string();
    let shop = app.shop(json!({ "launchAt": launch })).await;
    ask(&app, &shop, "bea@example.com").await;
    confirm(&app, "bea@example.com").await;
    app.clock.advance(HOUR);
    app.mail("bea@example.com", "It is open").await;
    app.clock.advance(DAY);
    ask(&app, &shop, "bea@example.com").await;
    reopen(&app, &shop, json!({})).await;
    assert_eq!(told(&app, "bea@example.com").await, 1);
}

#[tokio::test]
async fn who_confirms_when_it_is_open_is_told_at_once() {
    let app = TestApp::start().await;
    let shop = closed(&app, json!({})).await;
    ask(&app, &shop, "bea@example.com").await;
    reopen(&app, &shop, json!({})).await;
    assert_eq!(told(&app, "bea@example.com").await, 0);
    confirm(&app, "bea@example.com").await;
    assert_eq!(told(&app, "bea@example.com").await, 1);
    confirm(&app, "bea@example.com").await;
    assert_eq!(
        told(&app, "bea@example.com").await,
        1,
        "a second press tells nothing new"
    );
}

#[tokio::test]
async fn a_page_without_the_second_step_tells_as_well() {
    let app = TestApp::start().await;
    let shop = closed(&app, json!({ "doubleOptIn": false })).await;
    ask(&app, &shop, "bea@example.com").await;
    reopen(&app, &shop, json!({})).await;
    assert_eq!(told(&app, "bea@example.com").await, 1);
    app.clock.advance(2 * DAY);
    ask(&app, &shop, "bea@example.com").await;
    reopen(&app, &shop, json!({})).await;
    assert_eq!(told(&app, "bea@example.com").await, 2);
}

#[tokio::test]
async fn a_product_that_lives_longer_brings_its_page_back() {
    let app = TestApp::start().await;
    let ends = |hours: i64| json!(app.backend.now().plus(hours * HOUR).to_string());
    let shop = app
        .shop_with(
            json!({ "priceInCents": 900, "expiresAt": ends(1) }),
            json!({}),
        )
        .await;
    app.clock.advance(2 * HOUR);
    ask(&app, &shop, "bea@example.com").await;
    confirm(&app, "bea@example.com").await;
    let path = format!("/products/{}", shop.product);
    let change = json!({ "expiresAt": ends(10) });
    let (status, product) = app.api(&shop.ada.key, Method::PATCH, &path, change).await;
    assert_eq!(status, StatusCode::OK, "{product}");
    app.settle().await;
    assert_eq!(told(&app, "bea@example.com").await, 1);
}

#[tokio::test]
async fn who_left_the_list_can_come_back_at_once() {
    let app = TestApp::start().await;
    let shop = closed(&app, json!({})).await;
    let asked = async || {
        app.mails_about("bea@example.com", "Please confirm")
            .await
            .len()
    };
    ask(&app, &shop, "bea@example.com").await;
    confirm(&app, "bea@example.com").await;
    ask(&app, &shop, "bea@example.com").await;
    assert_eq!(asked().await, 1, "she is on the list");
    press(&app, "bea@example.com", "Please confirm", "/r/unsubscribe").await;
    for _ in 0..2 {
        ask(&app, &shop, "bea@example.com").await;
        assert_eq!(asked().await, 2, "once for each time that she left");
    }
    confirm(&app, "bea@example.com").await;
    reopen(&app, &shop, json!({})).await;
    assert_eq!(told(&app, "bea@example.com").await, 1);
}
