//! The real program ends between two steps, wherever that is; after the next start nothing is lost
//! and nothing happened twice.

use crate::app::{Down, Elsewhere, Program, Shop, TestApp};
use reqwest::{Client, Response, redirect::Policy};
use serde_json::{Value, json};
use std::time::Duration;

/// A shop with one copy; its server is about to run as a process that ends at `point`.
async fn about_to_end_at(point: &str) -> (Down, Program, Shop, Elsewhere) {
    let (app, service) = TestApp::start_with_payments_elsewhere().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let down = app.crash().await;
    let program = down.as_process_with(&[("CRASH_AT", point)]).await;
    (down, program, shop, service)
}

fn browser() -> Client {
    Client::builder().redirect(Policy::none()).build().unwrap()
}

fn location(answer: &Response) -> String {
    answer.headers()["location"].to_str().unwrap().to_owned()
}

async fn stock(app: &TestApp, shop: &Shop) -> Value {
    app.public(&shop.short_id).await["stock"].take()
}

#[tokio::test]
async fn a_checkout_that_ends_anywhere_gives_its_copy_back() {
    for point in [
        "checkout.begun",
        "checkout.placed",
        "checkout.held",
        "checkout.made",
        "checkout.open",
    ] {
        let (down, mut program, shop, service) = about_to_end_at(point).await;
        let fields = [
            ("short_id", shop.short_id.as_str()),
            ("email", "bea@example.com"),
        ];
        let url = format!("{}/api/checkout", down.url);
        let cut = browser().post(&url).form(&fields).send().await;
        assert!(cut.is_err(), "{point}: the connection breaks");
        program.ended().await;

        let app = down.restart().await;
        app.clock.advance(35 * domain::time::MINUTE);
        service
            .simulate("clock", json!({ "advance": 35 * 60 }))
            .await;
        app.until(&format!("{point}: the copy is back"), async || {
            (stock(&app, &shop).await["left"] == 1).then_some(())
        })
        .await;
        app.buy(&shop.short_id, "cid@example.com").await;
        assert_eq!(stock(&app, &shop).await["sold"], 1, "{point}");
        app.settle().await;
        assert_eq!(app.mails("bea@example.com").await.len(), 0, "{point}");
        service.stop().await;
    }
}

#[tokio::test]
async fn a_payment_is_fulfilled_once_wherever_the_program_ends() {
    for point in [
        "webhook.verified",
        "webhook.kept",
        "webhook.acted",
        "webhook.committed",
        "complete.asked",
        "complete.applied",
        "complete.committed",
    ] {
        let (down, mut program, shop, service) = about_to_end_at(point).await;
        if !point.starts_with("webhook") {
            service
                .simulate("webhooks", json!({ "mode": "drop" }))
                .await;
        }
        let fields = [
            ("short_id", shop.short_id.as_str()),
            ("email", "bea@example.com"),
        ];
        let url = format!("{}/api/checkout", down.url);
        let answer = browser().post(&url).form(&fields).send().await.unwrap();
        let pay = browser()
            .post(location(&answer))
            .form(&[("outcome", "pay")]);
        let order_page = location(&pay.send().await.unwrap());
        // The buyer comes back until the program ends, or until the list of events has brought the
        // news: then there is nothing left to end at.
        while !program.has_ended() {
            let page = browser().get(&order_page).send().await;
            let html = match page {
                Ok(page) => page.text().await.unwrap_or_default(),
                Err(_) => String::new(),
            };
            if html.contains("It’s yours") && !point.starts_with("webhook") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        drop(program);

        let app = down.restart().await;
        app.clock.advance(2 * domain::time::MINUTE);
        one_sale_and_one_receipt(&app, &shop, point).await;
        service.stop().await;
    }
}

async fn one_sale_and_one_receipt(app: &TestApp, shop: &Shop, point: &str) {
    app.order_is(&shop.ada, "completed").await;
    app.mail("bea@example.com", "Your receipt").await;
    app.settle().await;
    let sold = json!({ "limit": 1, "sold": 1, "held": 0, "left": 0 });
    assert_eq!(stock(app, shop).await, sold, "{point}");
    let mails = app.mails("bea@example.com").await.len();
    assert_eq!(mails, 1, "{point}: one receipt");
}

#[tokio::test]
async fn a_receipt_that_was_handed_over_before_the_end_is_not_sent_again() {
    let (mut app, service) = TestApp::start_with_payments_elsewhere().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.stop_work().await;
    app.buy(&shop.short_id, "bea@example.com").await;
    let down = app.crash().await;
    // Each start does some of the work that waits, and ends before it can write that down.
    for _ in 0..4 {
        let mut program = down.as_process_with(&[("CRASH_AT", "job.ran")]).await;
        program.ended().await;
    }
    let app = down.restart().await;
    // What the dead had claimed is free again.
    app.clock.advance(3 * domain::time::MINUTE);
    one_sale_and_one_receipt(&app, &shop, "job.ran").await;
    service.stop().await;
}

#[tokio::test]
async fn a_refund_happens_once_wherever_the_program_ends() {
    for point in ["refund.requested", "refund.made", "refund.recorded"] {
        let (app, service) = TestApp::start_with_payments_elsewhere().await;
        let shop = app.shop(json!({})).await;
        app.buy(&shop.short_id, "bea@example.com").await;
        let order = app.orders(&shop.ada).await.swap_remove(0);
        app.settle().await;
        let down = app.crash().await;
        let mut program = down.as_process_with(&[("CRASH_AT", point)]).await;
        let url = format!(
            "{}/api/v1/orders/{}/refund",
            down.url,
            order["id"].as_str().unwrap()
        );
        let request = browser()
            .post(&url)
            .bearer_auth(&shop.ada.key)
            .json(&json!({}));
        assert!(
            request.send().await.is_err(),
            "{point}: the connection breaks"
        );
        program.ended().await;

        let app = down.restart().await;
        app.clock.advance(2 * domain::time::MINUTE);
        app.order_is(&shop.ada, "refunded").await;
        app.mail("bea@example.com", "Your payment has been returned")
            .await;
        app.settle().await;
        let refunds = service.state().await["refunds"].take();
        assert_eq!(refunds.as_array().unwrap().len(), 1, "{point}");
        service.stop().await;
    }
}
