//! Changes of one thing at once: all of them count.

use crate::app::{Creator, PASSWORD, Shop, TestApp};
use domain::time::{DAY, HOUR};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// Makes changes at once and gives what became of it.
async fn change(app: &TestApp, ada: &Creator, path: &str, changes: Vec<Value>) -> Value {
    let sent = changes
        .into_iter()
        .map(|body| app.api(&ada.key, Method::PATCH, path, body));
    for (status, answer) in join_all(sent).await {
        assert_eq!(status, StatusCode::OK, "{answer}");
    }
    let (status, now) = app.api(&ada.key, Method::GET, path, Value::Null).await;
    assert_eq!(status, StatusCode::OK, "{now}");
    now
}

/// The same, with all of them begun before any is written.
async fn change_from_one_point(
    app: &TestApp,
    point: &'static str,
    ada: &Creator,
    path: &str,
    changes: Vec<Value>,
) -> Value {
    let (gate, count) = (app.backend.pauses.hold(point), changes.len());
    let all_have_begun = async {
        for _ in 0..count {
            gate.arrived().await;
        }
        gate.open();
    };
    let (now, ()) = futures::join!(change(app, ada, path, changes), all_have_begun);
    now
}

fn page_of(shop: &Shop) -> String {
    format!("/pages/{}", shop.page)
}

#[tokio::test]
async fn the_words_and_the_times_of_a_page_changed_by_two_are_both_changed() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let closes = app.backend.now().plus(3 * DAY).to_string();
    let changes = vec![
        json!({ "customization": { "headline": "Forty mosses" } }),
        json!({ "expiresAt": closes }),
    ];
    let path = page_of(&shop);
    let page = change_from_one_point(&app, "page.changing", &shop.ada, &path, changes).await;
    assert_eq!(page["customization"]["headline"], "Forty mosses");
    assert_eq!(page["expiresAt"], closes);
}

#[tokio::test]
async fn the_name_and_the_price_of_a_product_changed_by_two_are_both_changed() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let changes = vec![
        json!({ "name": "Forty mosses" }),
        json!({ "priceInCents": 1_200 }),
    ];
    let path = format!("/products/{}", shop.product);
    let product = change_from_one_point(&app, "product.changing", &shop.ada, &path, changes).await;
    assert_eq!(
        (&product["name"], &product["priceInCents"]),
        (&json!("Forty mosses"), &json!(1_200))
    );
}

#[tokio::test]
async fn whoever_pauses_a_page_in_a_window_changes_nothing_else() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let login = [("email", shop.ada.email.as_str()), ("password", PASSWORD)];
    app.submit("/login", &login).await;
    let closes = app.backend.now().plus(3 * DAY).to_string();
    let pause = async {
        let request = app.request(Method::POST, "/api/console/switch_page");
        let body = json!({ "id": shop.page, "is_active": false });
        request.json(&body).send().await.unwrap().status()
    };
    let (path, changes) = (page_of(&shop), vec![json!({ "expiresAt": closes })]);
    let (paused, _) = futures::join!(pause, change(&app, &shop.ada, &path, changes));
    assert_eq!(paused, StatusCode::OK);
    let page = change(&app, &shop.ada, &path, Vec::new()).await;
    assert_eq!(page["isActive"], false);
    assert_eq!(page["expiresAt"], closes);
}

#[tokio::test]
async fn of_many_changes_of_one_page_none_is_lost() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let now = app.backend.now();
    let fields = json!({
        "launchAt": now.plus(HOUR).to_string(),
        "expiresAt": now.plus(3 * DAY).to_string(),
        "stockLimit": 7,
        "closing": "strict",
        "doubleOptIn": false,
        "restockRefunds": true,
        "published": false,
        "isActive": false,
    });
    let fields = fields.as_object().unwrap();
    let changes = fields.iter().map(|(name, value)| {
        let mut change = json!({});
        change[name] = value.clone();
        change
    });
    let path = page_of(&shop);
    let page = change(&app, &shop.ada, &path, changes.collect()).await;
    for (name, value) in fields {
        assert_eq!(page[name], *value, "{name}");
    }
}

#[tokio::test]
async fn of_many_changes_of_one_product_none_is_lost() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let fields = json!({
        "name": "Forty mosses",
        "description": "Where they grow.",
        "priceInCents": 1_200,
        "compareAtPriceInCents": 1_500,
        "maxQuantity": 3,
        "isActive": false,
        "downloadLimit": 9,
        "downloadWindowDays": 12,
    });
    let fields = fields.as_object().unwrap();
    let changes = fields.iter().map(|(name, value)| {
        let mut change = json!({});
        change[name] = value.clone();
        change
    });
    let path = format!("/products/{}", shop.product);
    let product = change(&app, &shop.ada, &path, changes.collect()).await;
    for (name, value) in fields {
        assert_eq!(product[name], *value, "{name}");
    }
}
