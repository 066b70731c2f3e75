//! What a page says of its stock while the keys are somewhere else.

use super::{add, buy, hears, session, shop};
use crate::app::{Shop, TestApp, shown};
use serde_json::{Value, json};

const HELD: &str = "One copy is in somebody’s checkout. If it isn’t paid for, it comes back here.";
const SOLD: &str = "Every copy has been sold.";
const NOTHING: &str = "Nothing is available right now.";

/// A second page of the same product: its public name.
async fn second(app: &TestApp, shop: &Shop, more: Value) -> String {
    let page = app.publish(&shop.ada, &shop.product, more).await;
    page["shortId"].as_str().unwrap().to_owned()
}

/// What a page says that is sold out.
async fn words(app: &TestApp, short_id: &str) -> &'static str {
    let (_, html) = app.page(&format!("/p/{short_id}")).await;
    assert_eq!(shown(&html), ["sold_out"]);
    assert!(html.contains("Put me on the list"), "{html}");
    let said: Vec<_> = [HELD, SOLD, NOTHING]
        .into_iter()
        .filter(|words| html.contains(words))
        .collect();
    assert_eq!(said.len(), 1, "{said:?}");
    said[0]
}

/// The stock of a page, which is the same whomever one asks: the API, the page's status, the page
/// itself and its events.
async fn stock(app: &TestApp, short_id: &str) -> Value {
    let public = app.public(short_id).await;
    let stock = public["stock"].clone();
    assert_eq!(public["products"][0]["stock"], stock);
    let path = format!("/api/page_status?short_id={short_id}");
    let status: Value = app.get(&path).await.json().await.unwrap();
    assert_eq!(status["stock"], stock);
    let mut events = app.get(&format!("/p/{short_id}/events")).await;
    hears(&mut events, &stock).await;
    stock
}

fn numbers(limit: i64, sold: i64, held: i64, left: i64) -> Value {
    json!({ "limit": limit, "sold": sold, "held": held, "left": left })
}

#[tokio::test]
async fn a_key_in_a_checkout_on_another_page_may_come_back_to_this_one() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE"], json!({})).await;
    let other = second(&app, &shop, json!({})).await;
    assert_eq!(stock(&app, &other).await, numbers(1, 0, 0, 1));

    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    for page in [&shop.short_id, &other] {
        assert_eq!(words(&app, page).await, HELD);
        assert_eq!(stock(&app, page).await, numbers(1, 0, 1, 0));
    }
    app.pay(&payment, "pay").await;
    app.order_is(&shop.ada, "completed").await;
    assert_eq!(words(&app, &shop.short_id).await, SOLD);
    assert_eq!(stock(&app, &shop.short_id).await, numbers(1, 1, 0, 0));
    assert_eq!(words(&app, &other).await, NOTHING, "it never had one");
    assert_eq!(stock(&app, &other).await, numbers(0, 0, 0, 0));
}

#[tokio::test]
async fn an_open_window_of_another_page_hears_when_a_key_goes_returns_and_is_sold() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE", "TWO"], json!({})).await;
    let other = second(&app, &shop, json!({})).await;
    let mut window = app.get(&format!("/p/{other}/events")).await;
    let [whole, held] = [0, 1].map(|held| numbers(2, 0, held, 2 - held));
    hears(&mut window, &whole).await;
    let gone = app.checkout(&shop.short_id, "bea@example.com").await;
    hears(&mut window, &held).await;
    app.simulate("expire", session(&gone)).await;
    hears(&mut window, &whole).await;
    let paid = app.checkout(&shop.short_id, "cid@example.com").await;
    hears(&mut window, &held).await;
    app.pay(&paid, "pay").await;
    hears(&mut window, &numbers(1, 0, 0, 1)).await;
}

#[tokio::test]
async fn a_list_that_is_empty_is_no_sale() {
    let app = TestApp::start().await;
    let shop = shop(&app, &[], json!({})).await;
    assert_eq!(words(&app, &shop.short_id).await, NOTHING);
    assert_eq!(stock(&app, &shop.short_id).await, numbers(0, 0, 0, 0));
    add(&app, &shop.ada, &shop.product, &["ONE"]).await;
    buy(&app, &shop, "bea@example.com", 1).await;
    assert_eq!(words(&app, &shop.short_id).await, SOLD);
}

#[tokio::test]
async fn a_key_that_comes_back_does_not_come_to_a_page_that_sold_its_last_copy() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE", "TWO", "THREE"], json!({ "stockLimit": 1 })).await;
    let other = second(&app, &shop, json!({ "stockLimit": 9 })).await;
    buy(&app, &shop, "bea@example.com", 1).await;
    app.checkout(&other, "cid@example.com").await;
    assert_eq!(words(&app, &shop.short_id).await, SOLD);
    assert_eq!(stock(&app, &shop.short_id).await, numbers(1, 1, 0, 0));
    assert_eq!(
        stock(&app, &other).await,
        numbers(2, 0, 1, 1),
        "nine copies, but two keys that are not sold"
    );
}
