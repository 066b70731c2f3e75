//! Refunds and disputes over the API.

use super::fields;
use crate::app::{Shop, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// A shop that sold one copy for €9.00: the order.
async fn sold(app: &TestApp) -> (Shop, Value) {
    let shop = app.shop(json!({})).await;
    app.buy(&shop.short_id, "bea@example.com").await;
    let order = app.order_is(&shop.ada, "completed").await;
    (shop, order)
}

fn path(order: &Value, rest: &str) -> String {
    format!("/orders/{}{rest}", order["id"].as_str().unwrap())
}

#[tokio::test]
async fn a_part_goes_back_and_then_the_rest() {
    let app = TestApp::start().await;
    let (shop, order) = sold(&app).await;
    let key = &shop.ada.key;
    let refund = path(&order, "/refund");

    let body = json!({ "amount": 400, "alreadyRefunded": 0 });
    let (status, after) = app.api(key, Method::POST, &refund, body.clone()).await;
    assert_eq!(status, StatusCode::OK, "{after}");
    assert_eq!(after["status"], "partially_refunded");
    assert_eq!(
        (&after["refunded"], &after["amountPaid"]),
        (&json!(400), &json!(900))
    );
    assert_eq!(after["refunds"][0]["amount"], 400);
    assert_eq!(after["refunds"][0]["status"], "sent");
    assert_eq!(after["refunds"][0]["reason"], "requested");
    assert_eq!(after["disputes"], json!([]));

    let (status, problem) = app.api(key, Method::POST, &refund, body).await;
    assert_eq!(
        status,
        StatusCode::CONFLICT,
        "the same wish again: {problem}"
    );
    for amount in [0, -1, 501] {
        let body = json!({ "amount": amount });
        let (status, problem) = app.api(key, Method::POST, &refund, body).await;
        assert_eq!(
            (status, fields(&problem)),
            (StatusCode::UNPROCESSABLE_ENTITY, vec!["amount"]),
            "{amount}"
        );
    }

    let (status, after) = app.api(key, Method::POST, &refund, Value::Null).await;
    assert_eq!(
        status,
        StatusCode::OK,
        "without a body all of the rest: {after}"
    );
    assert_eq!(
        (&after["status"], &after["refunded"]),
        (&json!("refunded"), &json!(900))
    );
    let (status, _) = app.api(key, Method::POST, &refund, json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let listed = app.orders(&shop.ada).await.swap_remove(0);
    assert_eq!(listed["refunded"], 900);
    assert_eq!(listed["refunds"], Value::Null, "lists stay short");
}

#[tokio::test]
async fn the_same_call_with_the_same_key_refunds_once() {
    let app = TestApp::start().await;
    let (shop, order) = sold(&app).await;
    let refund = || async {
        let address = format!("/api/v1{}", path(&order, "/refund"));
        let request = app
            .request(Method::POST, &address)
            .bearer_auth(&shop.ada.key);
        let request = request.header("idempotency-key", "refund-1");
        let response = request
            .json(&json!({ "amount": 100 }))
            .send()
            .await
            .unwrap();
        (response.status(), response.json::<Value>().await.unwrap())
    };
    let first = refund().await;
    assert_eq!(first.0, StatusCode::OK, "{}", first.1);
    assert_eq!(refund().await, first);
    assert_eq!(app.orders(&shop.ada).await[0]["refunded"], 100);
}

#[tokio::test]
async fn nobody_refunds_what_is_not_theirs_or_not_paid() {
    let app = TestApp::start().await;
    let (shop, order) = sold(&app).await;
    let bob = app.creator("bob@example.com").await;
    for rest in ["/refund", "/evidence"] {
        let (status, _) = app
            .api(&bob.key, Method::POST, &path(&order, rest), json!({}))
            .await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{rest}");
    }
    app.checkout(&shop.short_id, "eve@example.com").await;
    let unpaid = app.order_is(&shop.ada, "processing").await;
    let (status, problem) = app
        .api(
            &shop.ada.key,
            Method::POST,
            &path(&unpaid, "/refund"),
            json!({}),
        )
        .await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::CONFLICT, &json!("conflict"))
    );
}

#[tokio::test]
async fn evidence_is_handed_in_once() {
    let app = TestApp::start().await;
    let (shop, order) = sold(&app).await;
    let key = &shop.ada.key;
    let evidence = path(&order, "/evidence");
    let body = json!({ "text": "They wrote us that they like it." });
    let (status, _) = app.api(key, Method::POST, &evidence, body.clone()).await;
    assert_eq!(status, StatusCode::CONFLICT, "there is no dispute");

    let payment = json!({ "payment": order["paymentId"], "reason": "product_not_received" });
    app.simulate("dispute", payment.clone()).await;
    app.order_is(&shop.ada, "disputed").await;
    let (_, disputed) = app
        .api(key, Method::GET, &path(&order, ""), Value::Null)
        .await;
    let dispute = &disputed["disputes"][0];
    assert_eq!(
        (&dispute["status"], &dispute["amount"]),
        (&json!("open"), &json!(900))
    );
    assert_eq!(dispute["reason"], "product_not_received");
    assert_eq!(dispute["evidenceSubmitted"], false);
    assert!(dispute["dueBy"].is_string(), "{dispute}");

    let (status, answer) = app.api(key, Method::POST, &evidence, body.clone()).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
    let (status, _) = app.api(key, Method::POST, &evidence, body).await;
    assert_eq!(status, StatusCode::CONFLICT, "only once");
    let (_, after) = app
        .api(key, Method::GET, &path(&order, ""), Value::Null)
        .await;
    assert_eq!(after["disputes"][0]["evidenceSubmitted"], true);

    app.simulate("dispute_won", payment).await;
    app.order_is(&shop.ada, "completed").await;
    let (_, after) = app
        .api(key, Method::GET, &path(&order, ""), Value::Null)
        .await;
    assert_eq!(after["disputes"][0]["status"], "won");
}
