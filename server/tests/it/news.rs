//! News about payments: many times, in any order, all at once.

use crate::{
    app::{Shop, TestApp},
    webhooks::{deliver, paid_in_silence},
};
use futures::future::join_all;
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn fifty_copies_fifty_events_and_twenty_visits_at_once_are_one_purchase() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 3 })).await;
    app.silence().await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let order_page = app.pay(&payment, "pay").await;
    let event = completed(&app, 0).await;
    let mut news = vec![event.clone(); 50];
    for number in 0..50 {
        let mut other = event.clone();
        other["id"] = json!(format!("evt_other_{number}"));
        news.push(other);
    }
    let webhooks = join_all(news.iter().map(|event| deliver(&app, event)));
    let visits = join_all((0..20).map(|_| app.page(&order_page)));
    let (answers, pages) = futures::join!(webhooks, visits);
    assert_eq!(answers, vec![StatusCode::OK; 100]);
    assert!(pages.iter().all(|(status, _)| *status == StatusCode::OK));

    app.order_is(&shop.ada, "completed").await;
    app.mail("bea@example.com", "Your receipt").await;
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 1, "one receipt");
    assert_eq!(app.mails("ada@example.com").await.len(), 1, "one sale");
    let stock = json!({ "limit": 3, "sold": 1, "held": 0, "left": 2 });
    assert_eq!(app.public(&shop.short_id).await["stock"], stock);
}

/// The event that said that a checkout was completed, the newest being 0.
async fn completed(app: &TestApp, newest: usize) -> Value {
    let events = app.simulator().await["events"].take();
    let kind = "checkout.session.completed";
    let mut events: Vec<_> = events
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["type"] == kind)
        .cloned()
        .collect();
    events.sort_by_key(|event| event["created"].as_i64());
    events.swap_remove(events.len() - 1 - newest)
}

/// Everything that can be said about one paid checkout, true or out of date.
fn all_news(completed: &Value) -> Vec<Value> {
    let session = completed["data"]["object"].clone();
    let (payment, id) = (
        session["payment_intent"].clone(),
        session["id"].as_str().unwrap().to_owned(),
    );
    let event = |kind: &str, object: Value| {
        let mut event = completed.clone();
        event["id"] = json!(format!("evt_{kind}_{id}"));
        event["type"] = json!(kind);
        event["data"]["object"] = object;
        event
    };
    let said = |status: &str| {
        let mut session = session.clone();
        session["status"] = json!(status);
        session["payment_status"] = json!("unpaid");
        session
    };
    let dispute = |status: &str| {
        json!({ "object": "dispute", "id": format!("dp_{id}"), "payment_intent": payment, "amount": 900,
            "status": status, "reason": "general" })
    };
    let refunded = json!({ "object": "charge", "id": format!("ch_{id}"), "payment_intent": payment,
        "amount": 900, "amount_refunded": 900, "refunded": true });
    vec![
        completed.clone(),
        event("checkout.session.async_payment_succeeded", session.clone()),
        event("checkout.session.async_payment_failed", said("complete")),
        event("checkout.session.expired", said("expired")),
        event("charge.refunded", refunded),
        event("charge.dispute.created", dispute("needs_response")),
        event("charge.dispute.closed", dispute("won")),
    ]
}

/// Which of the seven are said, in which order: each once, some twice.
fn tellings() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..7_usize, 0..7)
        .prop_map(|again| (0..7).chain(again).collect::<Vec<_>>())
        .prop_shuffle()
}

#[test]
fn whatever_the_order_of_the_news_the_end_is_the_same() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let (app, shop) = runtime.block_on(async {
        let app = TestApp::start().await;
        let shop = app.shop(json!({})).await;
        app.silence().await;
        (app, shop)
    });
    let mut buyer = 0;
    let mut runner = TestRunner::new(Config {
        cases: 48,
        failure_persistence: None,
        ..Config::default()
    });
    let buyer = std::cell::RefCell::new(&mut buyer);
    runner
        .run(&tellings(), |telling| {
            let mut number = buyer.borrow_mut();
            **number += 1;
            let end = runtime.block_on(tell(&app, &shop, **number, &telling));
            prop_assert_eq!(end, json!(["refunded", 900, 1, 1]));
            Ok(())
        })
        .unwrap();
}

/// Tells the news about a new purchase in this order: status, amount refunded, receipts and letters
/// about the refund.
async fn tell(app: &TestApp, shop: &Shop, number: usize, telling: &[usize]) -> Value {
    let email = format!("buyer{number}@example.com");
    let payment = app.checkout(&shop.short_id, &email).await;
    app.pay(&payment, "pay").await;
    let session = payment.rsplit('/').next().unwrap();
    let events = app.simulator().await["events"].take();
    let is_ours = |event: &&Value| {
        event["type"] == "checkout.session.completed" && event["data"]["object"]["id"] == session
    };
    let news = all_news(events.as_array().unwrap().iter().find(is_ours).unwrap());
    for at in telling {
        assert_eq!(deliver(app, &news[*at]).await, StatusCode::OK);
    }
    let order = app
        .until("all is settled", async || {
            app.settle().await;
            let order = app.orders(&shop.ada).await.swap_remove(0);
            (order["status"] != "processing").then_some(order)
        })
        .await;
    app.mail(&email, "Your payment has been returned").await;
    app.settle().await;
    let mails = app.mails(&email).await;
    let about = |subject: &str| {
        mails
            .iter()
            .filter(|entry| entry.mail.subject.starts_with(subject))
            .count()
    };
    json!([
        order["status"],
        order["refunded"],
        about("Your receipt"),
        about("Your payment has been returned")
    ])
}

#[tokio::test]
async fn a_refund_that_is_heard_of_before_the_payment_counts() {
    let app = TestApp::start().await;
    let (shop, event) = paid_in_silence(&app).await;
    let news = all_news(&event);
    for at in [4, 0] {
        assert_eq!(deliver(&app, &news[at]).await, StatusCode::OK);
    }
    app.order_is(&shop.ada, "refunded").await;
    let page = app.public(&shop.short_id).await;
    assert_eq!(page["phase"], "live");
}

#[tokio::test]
async fn bad_news_is_believed_only_after_asking() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.silence().await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "pay").await;
    let expired = all_news(&completed(&app, 0).await).swap_remove(3);
    assert_eq!(deliver(&app, &expired).await, StatusCode::OK);
    app.order_is(&shop.ada, "completed").await;
    assert_eq!(app.public(&shop.short_id).await["stock"]["sold"], 1);
}

#[tokio::test]
async fn a_wrong_amount_and_its_return_end_the_same_in_either_order() {
    for order in [[0, 1], [1, 0]] {
        let app = TestApp::start().await;
        let (shop, event) = paid_in_silence(&app).await;
        let mut mismatch = event.clone();
        mismatch["id"] = json!("evt_mismatch");
        mismatch["data"]["object"]["amount_total"] = json!(500);
        let mut returned = all_news(&event).swap_remove(4);
        returned["data"]["object"]["amount_refunded"] = json!(500);
        let news = [mismatch, returned];
        for at in order {
            assert_eq!(deliver(&app, &news[at]).await, StatusCode::OK);
        }
        let order = app.order_is(&shop.ada, "refunded").await;
        assert_eq!(order["parked"], Value::Null);
        assert_eq!(app.public(&shop.short_id).await["phase"], "live");
    }
}

#[tokio::test]
async fn money_that_returns_from_a_refund_buys_nothing_that_was_not_bought() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let session = payment.rsplit('/').next().unwrap();
    app.simulate("expire", json!({ "session": session })).await;
    app.order_is(&shop.ada, "expired").await;
    app.simulate("late_success", json!({ "payment": session }))
        .await;
    app.order_is(&shop.ada, "refunded").await;
    let refund = app.simulator().await["refunds"][0]["id"].take();
    app.simulate("refund_failed", json!({ "refund": refund }))
        .await;
    let order = app.order_is(&shop.ada, "failed").await;
    assert_eq!(order["parked"], "refund_failed", "somebody has to look");
    assert_eq!(app.public(&shop.short_id).await["stock"]["sold"], 0);
}
