//! Webhooks that never come: after a while everything is as if they had.

use crate::{
    app::{Shop, TestApp},
    connecting::open_shop,
};
use backend::db;
use domain::id::{CreatorId, OrderId};
use reqwest::Method;
use serde_json::{Value, json};

/// A shop whose webhooks all get lost.
async fn deaf_shop(app: &TestApp) -> Shop {
    let shop = app.shop(json!({})).await;
    app.silence().await;
    shop
}

#[tokio::test]
async fn with_every_webhook_lost_a_paid_order_is_fulfilled_within_minutes() {
    let app = TestApp::start().await;
    let shop = deaf_shop(&app).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "pay").await;
    app.wait_together(2).await;
    app.order_is(&shop.ada, "completed").await;
    app.mail("bea@example.com", "Your receipt").await;
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 1);
}

#[tokio::test]
async fn refunds_and_disputes_that_nobody_told_of_are_found_in_the_list() {
    let app = TestApp::start().await;
    let shop = deaf_shop(&app).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "pay").await;
    app.wait_together(2).await;
    app.order_is(&shop.ada, "completed").await;
    let session = payment.rsplit('/').next().unwrap();
    app.simulate("dispute", json!({ "payment": session })).await;
    app.wait_together(2).await;
    app.order_is(&shop.ada, "disputed").await;
    app.simulate("dispute_won", json!({ "payment": session }))
        .await;
    app.wait_together(2).await;
    app.order_is(&shop.ada, "completed").await;
    app.simulate("refund", json!({ "payment": session })).await;
    app.wait_together(2).await;
    app.order_is(&shop.ada, "refunded").await;
}

#[tokio::test]
async fn more_lost_events_than_one_page_of_the_list_are_all_found() {
    let app = TestApp::start().await;
    let shop = deaf_shop(&app).await;
    for number in 0..35 {
        let email = format!("buyer{number}@example.com");
        let payment = app.checkout(&shop.short_id, &email).await;
        app.pay(&payment, "pay").await;
        let session = payment.rsplit('/').next().unwrap();
        let half = json!({ "payment": session, "amount": 400 });
        app.simulate("refund", half).await;
    }
    app.wait_together(2).await;
    let path = "/orders?limit=100";
    app.until("all orders are known to be refunded in part", async || {
        let (_, orders) = app.api(&shop.ada.key, Method::GET, path, Value::Null).await;
        let orders = orders["data"].as_array().unwrap().clone();
        let done = orders
            .iter()
            .filter(|order| order["status"] == "partially_refunded")
            .count();
        (done == 35).then_some(())
    })
    .await;
}

#[tokio::test]
async fn after_three_days_down_everything_is_caught_up_with() {
    let app = TestApp::start().await;
    let shop = deaf_shop(&app).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "pay").await;
    let waiting = app.checkout(&shop.short_id, "cid@example.com").await;
    app.pay(&waiting, "delay").await;
    let app = app.crash_and_restart().await;
    app.simulate(
        "settle",
        json!({ "payment": waiting.rsplit('/').next().unwrap() }),
    )
    .await;
    app.wait_together(72 * 60).await;
    for email in ["bea@example.com", "cid@example.com"] {
        app.mail(email, "Your receipt").await;
    }
}

#[tokio::test]
async fn an_outage_of_the_payment_service_for_three_days_uses_up_no_patience() {
    let app = TestApp::start().await;
    let shop = deaf_shop(&app).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "pay").await;
    app.simulate("outage", json!({ "for": 1_000_000 })).await;
    for _ in 0..36 {
        app.wait_together(120).await;
        app.settle().await;
    }
    assert_eq!(
        app.orders(&shop.ada).await[0]["status"],
        "processing",
        "nobody knows"
    );
    app.simulate("outage", json!({ "for": 0 })).await;
    app.wait_together(5).await;
    app.order_is(&shop.ada, "completed").await;
    app.mail("bea@example.com", "Your receipt").await;
}

#[tokio::test]
async fn lists_of_connected_accounts_are_read_where_these_are_charged() {
    let (app, shop, _) = open_shop("direct").await;
    app.silence().await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "pay").await;
    app.wait_together(2).await;
    app.order_is(&shop.ada, "completed").await;
    let session = payment.rsplit('/').next().unwrap();
    app.simulate("refund", json!({ "payment": session })).await;
    app.wait_together(2).await;
    app.order_is(&shop.ada, "refunded").await;
}

#[tokio::test]
async fn one_list_that_cannot_be_read_keeps_no_other_from_being_read() {
    let (app, shop, _) = open_shop("direct").await;
    app.buy(&shop.short_id, "bea@example.com").await;
    let bob = app.creator("bob@example.com").await;
    let mut tx = app.backend.db.write().await.unwrap();
    let id = CreatorId::parse(&bob.id).unwrap();
    // Never read before, so it is always the first in line.
    db::sellers::set_account(&mut tx, &id, "acct_0_of_nobody")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    app.silence().await;
    let payment = app.orders(&shop.ada).await[0]["paymentId"].take();
    app.simulate("refund", json!({ "payment": payment })).await;
    app.wait_together(2).await;
    app.order_is(&shop.ada, "refunded").await;
}

#[tokio::test]
async fn a_checkout_that_nobody_knows_any_more_gives_its_copy_back() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.checkout(&shop.short_id, "bea@example.com").await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let id = OrderId::parse(order["id"].as_str().unwrap()).unwrap();
    let mut tx = app.backend.db.write().await.unwrap();
    db::orders::set_checkout(&mut tx, &id, "cs_of_another_key", "", app.backend.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    app.wait_together(60).await;
    app.settle().await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "processing");
    app.wait_together(26 * 60).await;
    app.order_is(&shop.ada, "failed").await;
    assert_eq!(app.public(&shop.short_id).await["stock"]["left"], 1);
}
