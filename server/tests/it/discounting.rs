//! Discount codes: what they take off, for whom, when, and how often.

use crate::app::{Shop, TestApp, last_part, money::map};
use domain::time::{DAY, HOUR};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const BEA: &str = "bea@example.com";
const UNKNOWN: &str = "There is no such discount code.";
const USED_UP: &str = "This discount code has been used up.";

/// Starts a checkout with a code: what is charged.
async fn price_with(app: &TestApp, shop: &Shop, code: &str) -> i64 {
    app.hold(&shop.short_id, BEA, json!({ "discountCode": code }))
        .await;
    let session = app.at_stripe("sessions").await.swap_remove(0);
    session["amount_total"].as_i64().unwrap()
}

async fn refused_with(app: &TestApp, short_id: &str, code: &str, words: &str) {
    let refused = app.refusal(short_id, json!({ "discountCode": code })).await;
    let expected = (422, "discountCode".to_owned(), words.to_owned());
    assert_eq!(refused, expected, "{code}");
}

/// How often a code is used.
async fn used(app: &TestApp, shop: &Shop, id: &str) -> Value {
    let path = format!("/discounts/{id}");
    let (_, code) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    code["used"].clone()
}

#[tokio::test]
async fn a_percentage_or_an_amount_comes_off() {
    let app = TestApp::start().await;
    let shop = app
        .shop_with(json!({ "priceInCents": 999 }), json!({}))
        .await;
    let percent = json!({ "code": "SPRING", "percent": 33 });
    app.discount(&shop.ada, percent).await;
    let amount = json!({ "code": "FRIEND", "amountInCents": 250, "currency": "EUR" });
    app.discount(&shop.ada, amount).await;
    assert_eq!(
        price_with(&app, &shop, "SPRING").await,
        999 - 329,
        "rounded down"
    );
    assert_eq!(price_with(&app, &shop, "FRIEND").await, 749);

    let payment = app
        .hold(
            &shop.short_id,
            BEA,
            json!({ "discountCode": "  friend \n" }),
        )
        .await;
    app.pay(&payment, "pay").await;
    let order = app.order_is(&shop.ada, "completed").await;
    assert_eq!(
        (&order["amountPaid"], &order["discount"]),
        (&json!(749), &json!(250))
    );
    assert_eq!(order["discountCode"], "FRIEND", "however it was typed");
    assert_eq!(order["items"][0]["priceInCents"], 999);
    let receipt = app.mail(BEA, "Your receipt").await;
    assert!(receipt.text.contains("€7.49"), "{}", receipt.text);
}

#[tokio::test]
async fn a_code_counts_where_its_creator_says() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let ada = &shop.ada;
    let other = app.publish(ada, &shop.product, json!({})).await;
    let other = other["shortId"].as_str().unwrap();
    let body = json!({ "code": "HERE", "percent": 10, "pageId": shop.page });
    app.discount(ada, body).await;
    assert_eq!(price_with(&app, &shop, "HERE").await, 810);
    refused_with(&app, other, "HERE", UNKNOWN).await;

    let bob = app.creator("bob@example.com").await;
    let body = json!({ "code": "BOBS", "percent": 90 });
    app.discount(&bob, body).await;
    refused_with(&app, &shop.short_id, "BOBS", UNKNOWN).await;
    refused_with(&app, &shop.short_id, "NONE", UNKNOWN).await;
    let body = json!({ "code": "DOLLARS", "amountInCents": 100, "currency": "USD" });
    app.discount(ada, body).await;
    refused_with(&app, &shop.short_id, "DOLLARS", UNKNOWN).await;
}

#[tokio::test]
async fn a_code_for_one_product_leaves_the_others_alone() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let notes = app.product_with(&ada, json!({})).await;
    let other = app
        .product_with(&ada, json!({ "name": "Map", "priceInCents": 400 }))
        .await;
    let both = json!({ "productIds": [notes, other] });
    let page = app.publish(&ada, &notes, both).await;
    let short_id = page["shortId"].as_str().unwrap();
    let body = json!({ "code": "NOTES", "percent": 50, "productId": notes });
    app.discount(&ada, body).await;
    app.hold(short_id, BEA, json!({ "discountCode": "NOTES" }))
        .await;
    let order = app.orders(&ada).await.swap_remove(0);
    assert_eq!(
        (&order["amountTotal"], &order["discount"]),
        (&json!(850), &json!(450))
    );
    let off: Vec<_> = order["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["productId"].clone(), item["discount"].clone()))
        .collect();
    assert_eq!(off, [(json!(notes), json!(450)), (json!(other), json!(0))]);

    let alone = json!({ "discountCode": "NOTES", "productIds": [other] });
    let (status, field, words) = app.refusal(short_id, alone).await;
    assert_eq!((status, field.as_str()), (422, "discountCode"));
    assert_eq!(
        words,
        "This discount code does not count for what you have chosen."
    );
}

#[tokio::test]
async fn a_code_has_its_time_and_a_switch() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let at = |ms: i64| app.backend.now().plus(ms).to_string();
    let body = json!({
        "code": "LUNCH", "percent": 10, "startsAt": at(HOUR), "endsAt": at(2 * HOUR),
    });
    let id = app.discount(&shop.ada, body).await;
    let short_id = &shop.short_id;
    let early = "This discount code does not count yet.";
    refused_with(&app, short_id, "LUNCH", early).await;
    app.clock.advance(HOUR);
    // The simulator's clock stays behind by an hour, so its session would seem too long.
    app.simulate("clock", json!({ "advance": 3_600 })).await;
    assert_eq!(price_with(&app, &shop, "LUNCH").await, 810);
    let path = format!("/discounts/{id}");
    for (is_active, expected) in [(false, None), (true, Some(810))] {
        let change = json!({ "isActive": is_active });
        let (status, _) = app.api(&shop.ada.key, Method::PATCH, &path, change).await;
        assert_eq!(status, StatusCode::OK);
        match expected {
            None => refused_with(&app, short_id, "LUNCH", UNKNOWN).await,
            Some(price) => assert_eq!(price_with(&app, &shop, "LUNCH").await, price),
        }
    }
    app.clock.advance(HOUR);
    let late = "This discount code has run out.";
    refused_with(&app, short_id, "LUNCH", late).await;
}

#[tokio::test]
async fn a_code_that_was_taken_away_counts_no_more_but_keeps_its_word() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let id = app
        .discount(&shop.ada, json!({ "code": "GONE", "percent": 10 }))
        .await;
    let payment = app
        .hold(&shop.short_id, BEA, json!({ "discountCode": "GONE" }))
        .await;
    let path = format!("/discounts/{id}");
    let (status, _) = app
        .api(&shop.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    refused_with(&app, &shop.short_id, "GONE", UNKNOWN).await;
    app.pay(&payment, "pay").await;
    let order = app.order_is(&shop.ada, "completed").await;
    assert_eq!(order["amountPaid"], 810);
}

#[tokio::test]
async fn of_thirty_at_once_five_get_the_five_uses() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 50 })).await;
    let body = json!({ "code": "FIVE", "percent": 20, "maxUses": 5 });
    let id = app.discount(&shop.ada, body).await;
    let emails: Vec<_> = (0..30).map(|n| format!("buyer{n}@example.com")).collect();
    let tries = emails.iter().map(|email| {
        let body = json!({ "discountCode": "five" });
        app.order_by_api(&shop.short_id, email, body)
    });
    let answers = join_all(tries).await;
    let (got, refused): (Vec<_>, Vec<_>) = answers
        .into_iter()
        .partition(|(status, _)| *status == StatusCode::CREATED);
    assert_eq!((got.len(), refused.len()), (5, 25));
    for (status, problem) in refused {
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["field"], "discountCode");
        assert_eq!(problem["errors"][0]["message"], USED_UP);
    }
    assert_eq!(used(&app, &shop, &id).await, 5);
    assert_eq!(app.held_and_sold(&shop.short_id).await, (5, 0));
    let orders = app.orders(&shop.ada).await;
    assert_eq!(orders.len(), 5);
    for order in orders {
        assert_eq!(
            (&order["discountCode"], &order["amountTotal"]),
            (&json!("FIVE"), &json!(720))
        );
    }
}

#[tokio::test]
async fn one_buyer_at_many_windows_uses_a_code_as_often_as_one_buyer_may() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 50 })).await;
    let body = json!({ "code": "TWICE", "percent": 20, "maxUsesPerCustomer": 2 });
    let id = app.discount(&shop.ada, body).await;
    let tries = (0..10).map(|n| {
        let email = if n % 2 == 0 { BEA } else { " BEA@example.com " };
        let body = json!({ "discountCode": "TWICE" });
        app.order_by_api(&shop.short_id, email, body)
    });
    let answers = join_all(tries).await;
    let got = answers
        .iter()
        .filter(|(status, _)| *status == StatusCode::CREATED);
    assert_eq!(got.count(), 2, "{answers:?}");
    assert_eq!(used(&app, &shop, &id).await, 2, "no use got lost either");
    assert_eq!(app.held_and_sold(&shop.short_id).await, (2, 0));
    let body = json!({ "discountCode": "TWICE" });
    app.hold(&shop.short_id, "cid@example.com", body).await;
}

#[tokio::test]
async fn a_checkout_that_is_not_paid_gives_its_use_back() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let body = json!({ "code": "ONCE", "percent": 20, "maxUses": 1, "maxUsesPerCustomer": 1 });
    let id = app.discount(&shop.ada, body).await;
    let with_code = || json!({ "discountCode": "ONCE" });
    let payment = app.hold(&shop.short_id, BEA, with_code()).await;
    refused_with(&app, &shop.short_id, "ONCE", USED_UP).await;
    app.simulate("expire", json!({ "session": last_part(&payment) }))
        .await;
    app.order_is(&shop.ada, "expired").await;
    assert_eq!(used(&app, &shop, &id).await, 0);

    let payment = app.hold(&shop.short_id, BEA, with_code()).await;
    app.pay(&payment, "delay").await;
    app.simulate("fail", json!({ "payment": last_part(&payment) }))
        .await;
    app.order_is(&shop.ada, "failed").await;
    assert_eq!(used(&app, &shop, &id).await, 0);

    app.simulate("outage", json!({ "for": 600 })).await;
    let refused = app.refusal(&shop.short_id, with_code()).await;
    assert_eq!(refused.0, 503, "{refused:?}");
    app.simulate("outage", json!({ "for": 0 })).await;
    assert_eq!(used(&app, &shop, &id).await, 0);

    let payment = app.hold(&shop.short_id, BEA, with_code()).await;
    app.pay(&payment, "pay").await;
    app.order_is(&shop.ada, "completed").await;
    refused_with(&app, &shop.short_id, "ONCE", USED_UP).await;
    assert_eq!(used(&app, &shop, &id).await, 1);
}

#[tokio::test]
async fn who_comes_too_late_for_a_copy_uses_no_code() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let body = json!({ "code": "TEN", "percent": 10, "maxUses": 10 });
    let id = app.discount(&shop.ada, body).await;
    let emails: Vec<_> = (0..6).map(|n| format!("buyer{n}@example.com")).collect();
    let tries = emails.iter().map(|email| {
        let body = json!({ "discountCode": "TEN" });
        app.order_by_api(&shop.short_id, email, body)
    });
    let answers = join_all(tries).await;
    let got = answers
        .iter()
        .filter(|(status, _)| *status == StatusCode::CREATED);
    assert_eq!(got.count(), 1, "{answers:?}");
    assert_eq!(used(&app, &shop, &id).await, 1);
}

#[tokio::test]
async fn all_of_the_price_off_is_free() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 3 })).await;
    let body = json!({ "code": "PRESS", "percent": 100, "maxUses": 1 });
    app.discount(&shop.ada, body).await;
    app.simulate("outage", json!({ "for": 600 })).await;
    let order_page = app
        .hold(&shop.short_id, BEA, json!({ "discountCode": "press" }))
        .await;
    let order = app.order(&last_part(&order_page)).await;
    assert_eq!(
        (&order["status"], &order["amountPaid"]),
        (&json!("completed"), &json!(0))
    );
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 1));
    refused_with(&app, &shop.short_id, "PRESS", USED_UP).await;
    app.mail(BEA, "Your receipt").await;
    assert!(app.at_stripe("sessions").await.is_empty());
}

#[tokio::test]
async fn what_remains_can_be_charged() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let almost = json!({ "code": "ALMOST", "percent": 99 });
    app.discount(&shop.ada, almost).await;
    let more = json!({ "code": "MORE", "amountInCents": 880, "currency": "EUR" });
    app.discount(&shop.ada, more).await;
    let most = json!({ "code": "MOST", "amountInCents": 5_000, "currency": "EUR" });
    app.discount(&shop.ada, most).await;
    assert_eq!(price_with(&app, &shop, "ALMOST").await, 50);
    assert_eq!(price_with(&app, &shop, "MORE").await, 50);
    let order_page = app
        .hold(&shop.short_id, BEA, json!({ "discountCode": "MOST" }))
        .await;
    assert!(order_page.contains("/o/"), "{order_page}");
}

#[tokio::test]
async fn an_amount_comes_off_once_however_many_copies() {
    let app = TestApp::start().await;
    let shop = app.shop_with(json!({ "maxQuantity": 3 }), json!({})).await;
    let body = json!({ "code": "FRIEND", "amountInCents": 100, "currency": "EUR" });
    app.discount(&shop.ada, body).await;
    let cart = json!({ "discountCode": "FRIEND", "quantities": map(&shop.product, 3) });
    let payment = app.hold(&shop.short_id, BEA, cart).await;
    app.pay(&payment, "pay").await;
    let order = app.order_is(&shop.ada, "completed").await;
    assert_eq!(
        (&order["amountPaid"], &order["discount"]),
        (&json!(2_600), &json!(100))
    );
}

#[tokio::test]
async fn a_code_that_nobody_knows_comes_back_with_the_form() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let form = [
        ("short_id", shop.short_id.as_str()),
        ("email", BEA),
        ("discount_code", "SPRNIG"),
    ];
    let refused = app.submit("/api/checkout", &form).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = refused.text().await.unwrap();
    assert!(html.contains(UNKNOWN), "{html}");
    assert!(html.contains("value=\"SPRNIG\""), "{html}");
    assert!(app.orders(&shop.ada).await.is_empty());
}

#[tokio::test]
async fn nobody_makes_a_code_for_the_page_of_somebody_else() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let bob = app.creator("bob@example.com").await;
    for (field, id) in [("pageId", &shop.page), ("productId", &shop.product)] {
        let mut body = json!({ "code": "MINE", "percent": 100 });
        body[field] = json!(id);
        let (status, problem) = app.api(&bob.key, Method::POST, "/discounts", body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["field"], field);
    }
    let now = app.backend.now();
    let body = json!({
        "code": "BACK", "percent": 5, "startsAt": now.plus(DAY).to_string(), "endsAt": now.to_string(),
    });
    let (status, problem) = app.api(&bob.key, Method::POST, "/discounts", body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert_eq!(problem["errors"][0]["field"], "endsAt");
}
