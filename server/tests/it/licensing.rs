//! Licence keys: one for each copy, and no key twice.

mod holding;
mod lists;
mod saying;
mod seeing;
mod switching;

use crate::app::{Creator, Shop, TestApp, last_part, money::map};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use std::time::Duration;

/// How long an event may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A shop whose product comes with keys of this list; up to ten copies in one order.
async fn shop(app: &TestApp, keys: &[&str], page: Value) -> Shop {
    let product = json!({ "licenceKeys": "list", "maxQuantity": 10 });
    let shop = app.shop_with(product, page).await;
    if !keys.is_empty() {
        let (status, answer) = add(app, &shop.ada, &shop.product, keys).await;
        assert_eq!(status, StatusCode::CREATED, "{answer}");
    }
    shop
}

/// So many keys: `KEY-001` …
fn numbered(count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("KEY-{n:03}")).collect()
}

/// Adds keys to the list of a product.
async fn add<K: AsRef<str>>(
    app: &TestApp,
    creator: &Creator,
    product: &str,
    keys: &[K],
) -> (StatusCode, Value) {
    let keys: Vec<_> = keys.iter().map(AsRef::as_ref).collect();
    let path = format!("/products/{product}/licence-keys");
    let body = json!({ "keys": keys });
    app.api(&creator.key, Method::POST, &path, body).await
}

/// The keys of a product, newest first, and how many there are.
async fn known(app: &TestApp, shop: &Shop) -> Value {
    let path = format!("/products/{}/licence-keys?limit=100", shop.product);
    let (status, list) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::OK, "{list}");
    list
}

/// How many keys of a product are free, held and given.
async fn counts(app: &TestApp, shop: &Shop) -> [i64; 3] {
    let counts = known(app, shop).await["counts"].take();
    ["free", "held", "given"].map(|name| counts[name].as_i64().unwrap())
}

/// How many copies a page has left.
async fn left(app: &TestApp, short_id: &str) -> Value {
    app.public(short_id).await["stock"]["left"].take()
}

/// A wish for so many copies.
fn copies(shop: &Shop, quantity: i64) -> Value {
    json!({ "quantities": map(&shop.product, quantity) })
}

/// Buys so many copies: the key of the order.
async fn buy(app: &TestApp, shop: &Shop, email: &str, quantity: i64) -> String {
    let wish = copies(shop, quantity);
    let payment = app.hold(&shop.short_id, email, wish).await;
    let token = last_part(&app.pay(&payment, "pay").await);
    app.until("the order is completed", async || {
        (app.order(&token).await["status"] == "completed").then_some(())
    })
    .await;
    token
}

/// The keys that an order shows its buyer for its first product.
async fn keys(app: &TestApp, token: &str) -> Vec<String> {
    let keys = app.order(token).await["products"][0]["licenceKeys"].take();
    let keys = keys.as_array().map(Vec::as_slice).unwrap_or_default();
    keys.iter()
        .map(|key| key.as_str().unwrap().to_owned())
        .collect()
}

/// The session of a payment page.
fn session(payment: &str) -> Value {
    json!({ "session": last_part(payment) })
}

/// Listens to the events of a page until it says that this is its stock. That it is still there, it says
/// every few seconds: that is no news.
async fn hears(events: &mut Response, stock: &Value) {
    let mut heard = String::new();
    let says = |heard: &str| {
        let mut lines = heard.lines().filter_map(|line| line.strip_prefix("data: "));
        lines.any(|data| serde_json::from_str::<Value>(data).is_ok_and(|data| data == *stock))
    };
    let listen = async {
        while !says(&heard) {
            let chunk = events.chunk().await.unwrap();
            let chunk = chunk.expect("the stream goes on");
            heard.push_str(&String::from_utf8_lossy(&chunk));
        }
    };
    let outcome = tokio::time::timeout(PATIENCE, listen).await;
    assert!(outcome.is_ok(), "no {stock} in {heard}");
}
