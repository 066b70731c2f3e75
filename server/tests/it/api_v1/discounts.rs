//! Discount codes over the API.

use super::fields;
use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn a_code_is_made_changed_and_taken_away() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let key = &shop.ada.key;
    let body = json!({ "code": " spring-20 ", "percent": 20, "pageId": shop.page, "maxUses": 10 });
    let (status, made) = app.api(key, Method::POST, "/discounts", body.clone()).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    assert_eq!(made["code"], "SPRING-20");
    assert_eq!(
        (&made["used"], &made["isActive"]),
        (&json!(0), &json!(true))
    );
    let url = format!("{}/p/{}?code=SPRING-20", app.url, shop.short_id);
    assert_eq!(made["url"], url);

    let (status, problem) = app.api(key, Method::POST, "/discounts", body).await;
    assert_eq!(
        (status, fields(&problem)),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["code"]),
        "a name is taken once"
    );

    let path = format!("/discounts/{}", made["id"].as_str().unwrap());
    let change = json!({ "amountInCents": 300, "currency": "EUR", "pageId": null });
    let (status, changed) = app.api(key, Method::PATCH, &path, change).await;
    assert_eq!(status, StatusCode::OK, "{changed}");
    assert_eq!(changed["percent"], Value::Null);
    assert_eq!(changed["amountInCents"], 300);
    assert_eq!(changed["url"], Value::Null, "it counts on all pages");
    assert_eq!(changed["maxUses"], 10, "what is not named stays");
    let (_, list) = app.api(key, Method::GET, "/discounts", Value::Null).await;
    assert_eq!(list["data"], json!([changed]));

    let rename = json!({ "code": "OTHER" });
    let (status, problem) = app.api(key, Method::PATCH, &path, rename).await;
    assert_eq!(
        (status, fields(&problem)),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["code"])
    );

    let bob = app.creator("bob@example.com").await;
    for method in [Method::GET, Method::PATCH, Method::DELETE] {
        let (status, _) = app.api(&bob.key, method, &path, json!({})).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
    let (status, _) = app.api(key, Method::DELETE, &path, Value::Null).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (status, _) = app.api(key, Method::GET, &path, Value::Null).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_code_that_cannot_be_is_refused() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    for (body, expected) in [
        (json!({}), vec!["code", "percent"]),
        (json!({ "code": "ab", "percent": 20 }), vec!["code"]),
        (json!({ "code": "SPRING", "percent": 101 }), vec!["percent"]),
        (
            json!({ "code": "SPRING", "percent": 5, "amountInCents": 5 }),
            vec!["percent"],
        ),
        (
            json!({ "code": "SPRING", "amountInCents": 500 }),
            vec!["amountInCents"],
        ),
        (
            json!({ "code": "SPRING", "percent": "5", "maxUses": 0 }),
            vec!["percent", "maxUses"],
        ),
        (
            json!({ "code": "SPRING", "percent": 5, "pageId": ada.id }),
            vec!["pageId"],
        ),
    ] {
        let (status, problem) = app
            .api(&ada.key, Method::POST, "/discounts", body.clone())
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(fields(&problem), expected, "{body}");
    }
}

#[tokio::test]
async fn an_order_says_which_code_made_it_cheaper() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let key = &shop.ada.key;
    let body = json!({ "code": "SPRING", "percent": 20 });
    app.api(key, Method::POST, "/discounts", body).await;
    let path = format!("/public/pages/{}/checkout", shop.short_id);
    let body = json!({ "email": "bea@example.com", "discountCode": "spring" });
    let (status, begun) = app.api("", Method::POST, &path, body).await;
    assert_eq!(status, StatusCode::CREATED, "{begun}");
    app.pay(begun["checkoutUrl"].as_str().unwrap(), "pay").await;
    let order = app.order_is(&shop.ada, "completed").await;
    assert_eq!(order["discountCode"], "SPRING");
    assert_eq!(
        (&order["discount"], &order["amountPaid"]),
        (&json!(180), &json!(720))
    );
    assert_eq!(order["items"][0]["discount"], 180);
    assert_eq!(order["receiptNumber"], 1);
    let (_, codes) = app.api(key, Method::GET, "/discounts", Value::Null).await;
    assert_eq!(codes["data"][0]["used"], 1);
}
