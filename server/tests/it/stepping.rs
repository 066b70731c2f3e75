//! Two at once, forced: one is held between two steps while the other one runs.

mod changes;
mod deletes;

use crate::app::TestApp;
use backend::flows::refund::{self, Wish};
use domain::{
    Code,
    id::{CreatorId, OrderId},
};
use futures::future::{Either, select};
use reqwest::StatusCode;
use serde_json::json;

#[tokio::test]
async fn the_last_copy_is_held_before_the_payment_page_exists() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let gate = app.backend.pauses.hold("checkout.held");
    let first = app.checkout(&shop.short_id, "bea@example.com");
    let second = async {
        gate.arrived().await;
        let fields = [
            ("short_id", shop.short_id.as_str()),
            ("email", "cid@example.com"),
        ];
        let answer = app.submit("/api/checkout", &fields).await;
        gate.open();
        answer.status()
    };
    let (payment, refused) = futures::join!(first, second);
    assert_eq!(refused, StatusCode::CONFLICT);
    app.pay(&payment, "pay").await;
    app.order_is(&shop.ada, "completed").await;
}

#[tokio::test]
async fn a_second_click_while_the_payment_page_is_made_leads_to_the_same() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let gate = app.backend.pauses.hold("checkout.held");
    let first = app.checkout(&shop.short_id, "bea@example.com");
    let second = async {
        gate.arrived().await;
        let again = app.checkout(&shop.short_id, "bea@example.com");
        let open = async { gate.open() };
        futures::join!(again, open).0
    };
    let (one, other) = futures::join!(first, second);
    assert_eq!(one, other);
    assert_eq!(app.orders(&shop.ada).await.len(), 1);
    assert_eq!(app.public(&shop.short_id).await["stock"]["held"], 1);
}

#[tokio::test]
async fn two_clicks_at_the_same_moment_are_one_order() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 3 })).await;
    let clicks = (0..8).map(|_| app.checkout(&shop.short_id, "bea@example.com"));
    let pages = futures::future::join_all(clicks).await;
    assert!(pages.iter().all(|page| *page == pages[0]), "{pages:?}");
    assert_eq!(app.orders(&shop.ada).await.len(), 1);
    assert_eq!(app.public(&shop.short_id).await["stock"]["held"], 1);
    app.pay(&pages[0], "pay").await;
    app.order_is(&shop.ada, "completed").await;
    let next = app.checkout(&shop.short_id, "bea@example.com").await;
    assert_ne!(next, pages[0], "who has bought may buy again");
}

#[tokio::test]
async fn an_answer_that_grew_old_while_it_travelled_changes_nothing() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let gate = app.backend.pauses.hold("complete.asked");
    // Somebody lets the checkout go, and asks what became of it …
    let fields = [
        ("order", order["id"].as_str().unwrap()),
        ("short_id", &shop.short_id),
    ];
    let cancel = app.submit("/api/cancel_checkout", &fields);
    let meanwhile = async {
        gate.arrived().await;
        // … and while the answer travels, a payment arrives that could not be.
        let session = payment.rsplit('/').next().unwrap();
        app.simulate("late_success", json!({ "payment": session }))
            .await;
        app.order_is(&shop.ada, "completed").await;
        gate.open();
    };
    let (answer, ()) = futures::join!(cancel, meanwhile);
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let stock = json!({ "limit": 1, "sold": 1, "held": 0, "left": 0 });
    assert_eq!(app.public(&shop.short_id).await["stock"], stock);
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "completed");
}

#[tokio::test]
async fn the_webhook_and_the_order_page_at_the_same_step_complete_once() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.simulate("webhooks", json!({ "mode": "delay", "for": 2 }))
        .await;
    let order_page = app.pay(&payment, "pay").await;
    let gate = app.backend.pauses.hold("complete.asked");
    let visit = app.page(&order_page);
    let webhook = async {
        gate.arrived().await;
        app.order_is(&shop.ada, "completed").await;
        gate.open();
    };
    let ((status, _), ()) = futures::join!(visit, webhook);
    assert_eq!(status, StatusCode::OK);
    app.mail("bea@example.com", "Your receipt").await;
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 1);
}

#[tokio::test]
async fn a_second_refund_finds_the_first_one_under_way() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.buy(&shop.short_id, "bea@example.com").await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let (creator, id) = (
        CreatorId::parse(&shop.ada.id).unwrap(),
        OrderId::parse(order["id"].as_str().unwrap()).unwrap(),
    );
    let gate = app.backend.pauses.hold("refund.requested");
    let first = refund::request(&app.backend, &creator, &id, Wish::default());
    let second = async {
        gate.arrived().await;
        let refused = refund::request(&app.backend, &creator, &id, Wish::default()).await;
        gate.open();
        refused
    };
    let (refunded, refused) = futures::join!(first, second);
    assert_eq!(refunded.unwrap().refunded.minor, 900);
    assert!(refused.unwrap_err().is(Code::Conflict));
    assert_eq!(
        app.simulator().await["refunds"].as_array().unwrap().len(),
        1
    );
}

#[tokio::test]
async fn a_checkout_whose_answer_got_lost_and_is_paid_all_the_same_gives_the_money_back() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.simulate("outage", json!({ "for": 600, "mode": "lost" }))
        .await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "bea@example.com"),
    ];
    let answer = app.submit("/api/checkout", &fields).await;
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    app.simulate("outage", json!({ "for": 0 })).await;
    app.order_is(&shop.ada, "failed").await;
    assert_eq!(
        app.public(&shop.short_id).await["stock"]["left"],
        1,
        "takes no stock"
    );

    let session = app.simulator().await["sessions"][0].take();
    app.pay(session["url"].as_str().unwrap(), "pay").await;
    let letter = app
        .mail("bea@example.com", "Your payment has been returned")
        .await;
    assert!(
        letter.text.contains("after the checkout had ended"),
        "{}",
        letter.text
    );
    app.order_is(&shop.ada, "refunded").await;
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 1);
    assert_eq!(
        app.simulator().await["refunds"].as_array().unwrap().len(),
        1
    );
    assert_eq!(app.public(&shop.short_id).await["stock"]["left"], 1);
    app.checkout(&shop.short_id, "bea@example.com").await;
}

#[tokio::test]
async fn the_same_again_continues_and_something_else_replaces() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (notes, _) = app.product(&ada, "Field notes", b"mosses").await;
    let (map, _) = app.product(&ada, "Map", b"where they grow").await;
    let more = json!({ "productIds": [notes, map], "stockLimit": 1 });
    let page = app.publish(&ada, &notes, more).await;
    let short_id = page["shortId"].as_str().unwrap();
    let buy = async |product: &str, replaces: &str| {
        let fields = [
            ("short_id", short_id),
            ("email", "bea@example.com"),
            ("product_ids[]", product),
            ("replaces", replaces),
        ];
        let answer = app.submit("/api/checkout", &fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        answer.headers()["location"].to_str().unwrap().to_owned()
    };
    let first = buy(&notes, "").await;
    let order = app.orders(&ada).await.swap_remove(0);
    let id = order["id"].as_str().unwrap();
    assert_eq!(buy(&notes, id).await, first, "the same again");
    assert_ne!(buy(&map, id).await, first, "something else");
    let orders = app.orders(&ada).await;
    assert_eq!(orders.len(), 2);
    assert_eq!(orders[1]["status"], "expired", "the old one was let go");
    assert_eq!(app.public(short_id).await["stock"]["held"], 1);
}

#[tokio::test]
async fn a_click_that_was_cut_off_leaves_a_checkout_to_come_back_to() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let gate = app.backend.pauses.hold("checkout.held");
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "bea@example.com"),
    ];
    let click = Box::pin(app.submit("/api/checkout", &fields));
    match select(click, Box::pin(gate.arrived())).await {
        Either::Right(((), click)) => drop(click),
        Either::Left(_) => panic!("an answer before the payment page was made"),
    }
    gate.open();
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "pay").await;
    app.order_is(&shop.ada, "completed").await;
    assert_eq!(app.orders(&shop.ada).await.len(), 1);
}
