//! Webhooks: what is believed, and what changes nothing.

use crate::app::{Shop, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use stripe_sim::signature_header;

const PATH: &str = "/webhooks/stripe";

/// A shop whose only order is paid, but the news of it got lost: the event that says so.
pub async fn paid_in_silence(app: &TestApp) -> (Shop, Value) {
    let shop = app.shop(json!({})).await;
    app.silence().await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "pay").await;
    let events = app.simulator().await["events"].take();
    let is_news = |event: &&Value| event["type"] == "checkout.session.completed";
    let event = events
        .as_array()
        .unwrap()
        .iter()
        .find(is_news)
        .unwrap()
        .clone();
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "processing");
    (shop, event)
}

/// Sends an event with the right signature.
pub async fn deliver(app: &TestApp, event: &Value) -> StatusCode {
    let secret = app.backend.payments.webhook_secret().unwrap();
    let body = event.to_string();
    let signature = signature_header(secret, app.backend.now().seconds(), body.as_bytes());
    post(app, Some(&signature), body).await
}

async fn post(app: &TestApp, signature: Option<&str>, body: String) -> StatusCode {
    let request = app.request(Method::POST, PATH).body(body);
    let request = match signature {
        Some(signature) => request.header("Stripe-Signature", signature),
        None => request,
    };
    request.send().await.unwrap().status()
}

#[tokio::test]
async fn only_what_the_payment_service_signed_just_now_is_believed() {
    let app = TestApp::start().await;
    let (shop, event) = paid_in_silence(&app).await;
    let secret = app.backend.payments.webhook_secret().unwrap();
    let (body, now) = (event.to_string(), app.backend.now().seconds());
    let sign = |secret: &str, at: i64, body: &str| signature_header(secret, at, body.as_bytes());
    let good = sign(secret, now, &body);
    for (why, signature, body) in [
        ("absent", None, body.clone()),
        ("empty", Some(String::new()), body.clone()),
        (
            "another secret",
            Some(sign("whsec_guessed", now, &body)),
            body.clone(),
        ),
        ("an empty secret", Some(sign("", now, &body)), body.clone()),
        (
            "too old",
            Some(sign(secret, now - 301, &body)),
            body.clone(),
        ),
        (
            "from the future",
            Some(sign(secret, now + 310, &body)),
            body.clone(),
        ),
        (
            "another body",
            Some(good.clone()),
            body.replace("900", "901"),
        ),
        (
            "not an event",
            Some(sign(secret, now, "[]")),
            "[]".to_owned(),
        ),
    ] {
        let status = post(&app, signature.as_deref(), body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{why}");
    }
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "processing");
    assert_eq!(post(&app, Some(&good), body).await, StatusCode::OK);
    assert_eq!(
        app.orders(&shop.ada).await[0]["status"],
        "completed",
        "durable before the answer"
    );
}

#[tokio::test]
async fn the_same_news_again_is_no_news() {
    let app = TestApp::start().await;
    let (shop, event) = paid_in_silence(&app).await;
    let mut retold = event.clone();
    retold["id"] = json!("evt_retold");
    let answers = futures::future::join_all([
        deliver(&app, &event),
        deliver(&app, &event),
        deliver(&app, &retold),
        deliver(&app, &event),
    ])
    .await;
    assert_eq!(answers, [StatusCode::OK; 4]);
    let mut expired = event;
    expired["id"] = json!("evt_late");
    expired["type"] = json!("checkout.session.expired");
    expired["data"]["object"]["status"] = json!("expired");
    expired["data"]["object"]["payment_status"] = json!("unpaid");
    assert_eq!(deliver(&app, &expired).await, StatusCode::OK);

    app.mail("bea@example.com", "Your receipt").await;
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 1, "one receipt");
    assert_eq!(
        app.mails("ada@example.com").await.len(),
        1,
        "one letter about the sale"
    );
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "completed");
    let path = format!("/pages/{}/stats", shop.page);
    let (_, stats) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    assert_eq!(stats["completed"], 1, "{stats}");
}

#[tokio::test]
async fn a_service_that_repeats_itself_out_of_order_sells_one_copy() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 2 })).await;
    for (mode, sold) in [("duplicate", 1), ("reorder", 2)] {
        app.simulate("webhooks", json!({ "mode": mode })).await;
        let payment = app.checkout(&shop.short_id, "bea@example.com").await;
        app.pay(&payment, "pay").await;
        app.order_is(&shop.ada, "completed").await;
        app.until("every webhook has arrived", async || {
            let waiting = app.simulator().await["deliveries"]
                .as_array()
                .unwrap()
                .len();
            (waiting == 0).then_some(())
        })
        .await;
        let stock = json!({ "limit": 2, "sold": sold, "held": 0, "left": 2 - sold });
        assert_eq!(app.public(&shop.short_id).await["stock"], stock, "{mode}");
    }
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 2);
}

#[tokio::test]
async fn completed_is_not_paid_and_a_wrong_amount_is_no_payment() {
    let app = TestApp::start().await;
    let (shop, event) = paid_in_silence(&app).await;
    let mut number = 0;
    for (field, value) in [
        ("payment_status", json!("unpaid")),
        ("amount_total", json!(1)),
        ("amount_total", json!(90_000)),
        ("amount_total", Value::Null),
        ("currency", json!("jpy")),
        ("id", json!("cs_test_of_somebody_else")),
        (
            "client_reference_id",
            json!("0198f2a0-0000-7000-8000-000000000000"),
        ),
    ] {
        let mut odd = event.clone();
        number += 1;
        odd["id"] = json!(format!("evt_odd_{number}"));
        odd["data"]["object"][field] = value.clone();
        assert_eq!(deliver(&app, &odd).await, StatusCode::OK, "{field} {value}");
        let order = app.orders(&shop.ada).await.swap_remove(0);
        assert_eq!(order["status"], "processing", "{field} {value}");
    }
    for (field, value) in [("livemode", json!(true)), ("account", json!("acct_other"))] {
        let mut odd = event.clone();
        odd[field] = value;
        assert_eq!(deliver(&app, &odd).await, StatusCode::OK, "{field}");
        assert_eq!(
            app.orders(&shop.ada).await[0]["status"],
            "processing",
            "{field}"
        );
    }
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 0);
    assert_eq!(
        deliver(&app, &event).await,
        StatusCode::OK,
        "the real one still counts"
    );
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "completed");
}

#[tokio::test]
async fn without_webhooks_the_order_page_finds_out() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.silence().await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let order_page = app.pay(&payment, "pay").await;
    app.simulate("outage", json!({ "for": 600 })).await;
    let (status, html) = app.page(&order_page).await;
    assert_eq!(
        status,
        StatusCode::OK,
        "that nobody answers is no reason to hide the order"
    );
    assert!(html.contains("We are looking for your payment"), "{html}");
    app.simulate("outage", json!({ "for": 0 })).await;
    let (_, html) = app.page(&order_page).await;
    assert!(html.contains("It’s yours"), "{html}");
    app.mail("bea@example.com", "Your receipt").await;
}

#[tokio::test]
async fn without_webhooks_and_without_a_visit_the_worker_finds_out() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.silence().await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "pay").await;
    app.settle().await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "processing");
    app.wait_together(32).await;
    app.order_is(&shop.ada, "completed").await;
    app.mail("bea@example.com", "Your receipt").await;
}

#[tokio::test]
async fn without_a_secret_there_is_no_endpoint() {
    let settings = [
        ("STRIPE_SECRET_KEY", "sk_test_1"),
        ("STRIPE_API_URL", "http://127.0.0.1:9"),
    ];
    let app = TestApp::start_with(&settings).await;
    let event = json!({ "id": "evt_1", "type": "ping", "data": { "object": {} } }).to_string();
    let signed_with_nothing = signature_header("", app.backend.now().seconds(), event.as_bytes());
    for signature in [None, Some(signed_with_nothing.as_str())] {
        assert_eq!(
            post(&app, signature, event.clone()).await,
            StatusCode::NOT_FOUND
        );
    }
    let connect = app
        .request(Method::POST, "/webhooks/stripe/connect")
        .send()
        .await
        .unwrap();
    assert_eq!(connect.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_real_key_and_secret_lead_to_the_service_that_was_named() {
    let (app, service) = TestApp::start_with_payments_elsewhere().await;
    let shop = app.shop(json!({})).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    assert!(
        payment.starts_with(&format!("{}/pay/cs_test_", service.url)),
        "{payment}"
    );
    app.pay(&payment, "pay").await;
    app.order_is(&shop.ada, "completed").await;
    let page = app.get(&format!("/p/{}", shop.short_id)).await;
    let csp = page.headers()["content-security-policy"].to_str().unwrap();
    assert!(
        csp.contains(&format!("form-action 'self' {}", service.url)),
        "{csp}"
    );
    service.stop().await;
}
