//! A product that comes without keys from now on: those that are there stay where they are.

use super::{add, buy, counts, keys, left, shop};
use crate::app::{PASSWORD, Shop, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// Has copies come with other keys, or none.
async fn choose(app: &TestApp, shop: &Shop, keys: &str) {
    let path = format!("/products/{}", shop.product);
    let change = json!({ "licenceKeys": keys });
    let (status, product) = app.api(&shop.ada.key, Method::PATCH, &path, change).await;
    assert_eq!(status, StatusCode::OK, "{product}");
}

/// The product in the console.
async fn console(app: &TestApp, shop: &Shop) -> String {
    let fields = [("email", "ada@example.com"), ("password", PASSWORD)];
    app.submit("/login", &fields).await;
    let path = format!("/console/products/{}", shop.product);
    let (status, html) = app.page(&path).await;
    assert_eq!(status, StatusCode::OK);
    html
}

/// The sentences that a document says, all of them.
fn says(html: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(html.contains(sentence), "{sentence}: {html}");
    }
}

#[tokio::test]
async fn the_console_says_what_becomes_of_keys_that_are_switched_off() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["GIVEN", "HELD", "FREE-1", "FREE-2"], json!({})).await;
    buy(&app, &shop, "bea@example.com", 1).await;
    app.checkout(&shop.short_id, "cid@example.com").await;
    choose(&app, &shop, "none").await;
    let html = console(&app, &shop).await;
    says(
        &html,
        &[
            "Licence keys are switched off: copies are sold without one.",
            "2 unused keys are kept.",
            "1 key is in a checkout that began before. Its buyer gets it once it is paid for.",
            "1 key was sold. It stays with its buyer.",
            "Delete unsold keys",
            "Export sold keys",
        ],
    );
    assert!(!html.contains("New keys, one on each line"), "{html}");
    assert!(!html.contains("sold out on every page"), "{html}");
}

#[tokio::test]
async fn keys_of_a_list_are_kept_while_keys_are_made() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["FREE-1"], json!({})).await;
    choose(&app, &shop, "generated").await;
    buy(&app, &shop, "bea@example.com", 2).await;
    says(
        &console(&app, &shop).await,
        &[
            "A new key is made for each copy.",
            "1 unused key of your list is kept.",
            "2 keys were sold. They stay with their buyers.",
        ],
    );
}

#[tokio::test]
async fn buyers_keep_their_keys_and_unused_ones_are_sold_when_the_list_is_back() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE", "TWO"], json!({})).await;
    let token = buy(&app, &shop, "bea@example.com", 1).await;
    choose(&app, &shop, "none").await;
    for path in [format!("/o/{token}"), format!("/o/{token}/receipt")] {
        let (_, html) = app.page(&path).await;
        assert!(html.contains(">ONE<"), "{html}");
    }
    assert_eq!(app.public(&shop.short_id).await["stock"], Value::Null);
    let (status, _) = add(&app, &shop.ada, &shop.product, &["THREE"]).await;
    assert_eq!(status, StatusCode::CREATED, "a list can be filled before");
    assert_eq!(counts(&app, &shop).await, [2, 0, 1]);

    choose(&app, &shop, "list").await;
    assert_eq!(left(&app, &shop.short_id).await, 2);
    let next = buy(&app, &shop, "cid@example.com", 1).await;
    assert_eq!(keys(&app, &next).await, ["TWO"]);
}

#[tokio::test]
async fn a_product_that_never_had_keys_says_nothing_of_them() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let html = console(&app, &shop).await;
    assert!(!html.contains("id=\"licence-keys\""), "{html}");
    assert!(!html.contains("switched off"), "{html}");
}
