//! Money that goes back: wanted by the creator, made in the dashboard, or because it came too late.

use crate::app::{Shop, TestApp, last_part};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const BEA: &str = "bea@example.com";
const ADA: &str = "ada@example.com";
const RETURNED: &str = "Your payment has been returned";

/// Refunds an order, in whole or in part: the order as it is then.
async fn refund(app: &TestApp, shop: &Shop, order: &Value, wish: Value) -> Value {
    let (status, order) = app.on_order(&shop.ada, order, "refund", wish).await;
    assert_eq!(status, StatusCode::OK, "{order}");
    order
}

/// What was given back at the payment service, in all.
async fn given_back(app: &TestApp) -> (usize, i64) {
    let refunds = app.at_stripe("refunds").await;
    let sum = refunds
        .iter()
        .map(|refund| refund["amount"].as_i64().unwrap())
        .sum();
    (refunds.len(), sum)
}

/// Lets the jobs that wait for a while have their turn, as long as `done` is not reached.
async fn in_time(app: &TestApp, shop: &Shop, status: &str) -> Value {
    app.until(&format!("the order is {status} in time"), async || {
        app.clock.advance(10_000);
        let order = app.orders(&shop.ada).await.swap_remove(0);
        (order["status"] == status).then_some(order)
    })
    .await
}

/// The payment of an order, as the simulator calls it.
fn payment(order: &Value) -> Value {
    json!({ "payment": order["paymentId"] })
}

#[tokio::test]
async fn all_of_the_money_goes_back_and_the_files_close() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({ "stockLimit": 2 })).await;
    let link = app.press_download(&token, &shop.file).await;
    assert_eq!(app.get(&link).await.status(), StatusCode::OK);

    let after = refund(&app, &shop, &order, json!({})).await;
    assert_eq!(
        (&after["status"], &after["refunded"], &after["amountPaid"]),
        (&json!("refunded"), &json!(900), &json!(900))
    );
    let made = app.at_stripe("refunds").await.swap_remove(0);
    assert_eq!(
        (&made["amount"], &made["payment_intent"]),
        (&json!(900), &order["paymentId"])
    );
    assert_eq!(app.at_stripe("charges").await[0]["amount_refunded"], 900);

    let response = app.get(&link).await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN, "a link in use");
    let form = [("order_token", token.as_str()), ("file_id", &shop.file)];
    let refused = app.submit("/api/issue_download", &form).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    let words = refused.text().await.unwrap();
    assert!(words.contains("was returned"), "{words}");
    assert_eq!(app.order(&token).await["files"], json!([]));

    let mail = app.mail(BEA, RETURNED).await;
    assert!(mail.text.contains("€9.00"), "{}", mail.text);
    assert!(
        mail.text.contains("not available any more"),
        "{}",
        mail.text
    );
    app.heard_everything().await;
    app.settle().await;
    assert_eq!(app.mails_about(BEA, RETURNED).await.len(), 1);
    assert_eq!(
        app.held_and_sold(&shop.short_id).await,
        (0, 1),
        "what was sold stays sold"
    );
}

#[tokio::test]
async fn a_page_that_says_so_takes_the_copy_back_once() {
    let app = TestApp::start().await;
    let page = json!({ "stockLimit": 1, "restockRefunds": true });
    let (shop, _, order) = app.sold(page).await;
    assert_eq!(app.public(&shop.short_id).await["phase"], "sold_out");
    app.silence().await;
    refund(&app, &shop, &order, json!({})).await;
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 0));

    app.simulate("webhooks", json!({ "mode": "deliver" })).await;
    app.buy(&shop.short_id, "cid@example.com").await;
    let news = app.event("charge.refunded").await;
    for n in 0..3 {
        let mut again = news.clone();
        again["id"] = json!(format!("evt_again_{n}"));
        app.deliver(&again).await;
        app.deliver(&again).await;
    }
    assert_eq!(
        app.held_and_sold(&shop.short_id).await,
        (0, 1),
        "the copy came back once, and was sold again"
    );
}

#[tokio::test]
async fn parts_go_back_and_the_files_stay_until_nothing_is_left() {
    let app = TestApp::start().await;
    let page = json!({ "stockLimit": 1, "restockRefunds": true });
    let (shop, token, order) = app.sold(page).await;
    let after = refund(&app, &shop, &order, json!({ "amount": 300 })).await;
    assert_eq!(after["status"], "partially_refunded");
    let link = app.press_download(&token, &shop.file).await;
    assert_eq!(app.get(&link).await.status(), StatusCode::OK);
    let mail = app.mail(BEA, "A part of your payment").await;
    assert!(mail.text.contains("€3.00"), "{}", mail.text);
    assert!(mail.text.contains("files stay available"), "{}", mail.text);

    let after = refund(&app, &shop, &order, json!({ "amount": 400 })).await;
    assert_eq!(
        (&after["status"], &after["refunded"]),
        (&json!("partially_refunded"), &json!(700))
    );
    let too_much = json!({ "amount": 201 });
    let (status, problem) = app.on_order(&shop.ada, &order, "refund", too_much).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        problem["errors"][0]["message"],
        "Please choose an amount up to €2.00."
    );
    assert_eq!(given_back(&app).await, (2, 700));
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 1));

    let after = refund(&app, &shop, &order, json!({ "amount": 200 })).await;
    assert_eq!(after["status"], "refunded");
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 0));
    let (status, _) = app
        .on_order(&shop.ada, &order, "refund", json!({ "amount": 1 }))
        .await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(given_back(&app).await, (3, 900));
}

#[tokio::test]
async fn a_double_click_gives_a_part_back_once() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let clicks = (0..4).map(|_| {
        let wish = json!({ "amount": 300, "alreadyRefunded": 0 });
        app.on_order(&shop.ada, &order, "refund", wish)
    });
    let answers = join_all(clicks).await;
    let count = |status| answers.iter().filter(|answer| answer.0 == status).count();
    assert_eq!(
        (count(StatusCode::OK), count(StatusCode::CONFLICT)),
        (1, 3),
        "{answers:?}"
    );
    assert_eq!(given_back(&app).await, (1, 300));
}

#[tokio::test]
async fn whoever_wants_all_of_it_back_at_once_gets_it_once() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let wishes = (0..4).map(|_| app.on_order(&shop.ada, &order, "refund", json!({})));
    let answers = join_all(wishes).await;
    let count = |status| answers.iter().filter(|answer| answer.0 == status).count();
    assert_eq!(
        (count(StatusCode::OK), count(StatusCode::CONFLICT)),
        (1, 3),
        "{answers:?}"
    );
    assert_eq!(given_back(&app).await, (1, 900));
    app.heard_everything().await;
    app.settle().await;
    assert_eq!(app.mails_about(BEA, RETURNED).await.len(), 1);
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "refunded");
}

#[tokio::test]
async fn what_was_done_in_the_dashboard_is_followed() {
    let app = TestApp::start().await;
    let page = json!({ "stockLimit": 1, "restockRefunds": true });
    let (shop, token, order) = app.sold(page).await;
    let mut part = payment(&order);
    part["amount"] = json!(250);
    app.simulate("refund", part).await;
    let after = app.order_is(&shop.ada, "partially_refunded").await;
    assert_eq!(after["refunded"], 250);
    app.mail(BEA, "A part of your payment").await;
    app.simulate("refund", payment(&order)).await;
    let after = app.order_is(&shop.ada, "refunded").await;
    assert_eq!(after["refunded"], 900);
    assert_eq!(app.order(&token).await["files"], json!([]));
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 0));
    let (status, _) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(given_back(&app).await, (2, 900));
}

#[tokio::test]
async fn the_dashboard_was_faster_and_nobody_heard() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    app.silence().await;
    app.simulate("refund", payment(&order)).await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "completed");
    let after = refund(&app, &shop, &order, json!({})).await;
    assert_eq!(
        (&after["status"], &after["refunded"]),
        (&json!("refunded"), &json!(900)),
        "that it happened already is as good"
    );
    assert_eq!(given_back(&app).await, (1, 900));
    app.mail(BEA, RETURNED).await;
}

#[tokio::test]
async fn while_payments_are_down_a_refund_waits_and_happens_once() {
    for mode in ["unavailable", "lost"] {
        let app = TestApp::start().await;
        let (shop, _, order) = app.sold(json!({})).await;
        app.silence().await;
        app.simulate("outage", json!({ "for": 600, "mode": mode }))
            .await;
        let after = refund(&app, &shop, &order, json!({})).await;
        assert_eq!(after["status"], "completed", "{mode}");
        assert_eq!(after["refunds"][0]["status"], "requested", "{mode}");
        let (status, _) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
        assert_eq!(status, StatusCode::CONFLICT, "{mode}: it is on its way");
        app.clock.advance(120_000);
        app.settle().await;

        app.simulate("outage", json!({ "for": 0 })).await;
        in_time(&app, &shop, "refunded").await;
        let sent = app.until("the refund is sent", async || {
            app.clock.advance(10_000);
            let order = app.dossier(&shop.ada, &order).await;
            (order["refunds"][0]["status"] == "sent").then_some(order["refunds"].clone())
        });
        assert_eq!(sent.await.as_array().unwrap().len(), 1, "{mode}");
        assert_eq!(given_back(&app).await, (1, 900), "{mode}");
        app.mail(BEA, RETURNED).await;
        app.settle().await;
        assert_eq!(app.mails_about(BEA, RETURNED).await.len(), 1, "{mode}");
    }
}

#[tokio::test]
async fn a_refund_outlives_a_crash() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    app.simulate("outage", json!({ "for": 600 })).await;
    refund(&app, &shop, &order, json!({ "amount": 300 })).await;
    let app = app.crash_and_restart().await;
    app.simulate("outage", json!({ "for": 0 })).await;
    let after = in_time(&app, &shop, "partially_refunded").await;
    assert_eq!(after["refunded"], 300);
    assert_eq!(given_back(&app).await, (1, 300));
}

#[tokio::test]
async fn a_refund_that_comes_back_gives_the_order_back() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    refund(&app, &shop, &order, json!({})).await;
    app.mail(BEA, RETURNED).await;
    let made = app.at_stripe("refunds").await.swap_remove(0);
    app.simulate("refund_failed", json!({ "refund": made["id"] }))
        .await;
    let after = app.order_is(&shop.ada, "completed").await;
    assert_eq!(after["refunded"], 0);
    let link = app.press_download(&token, &shop.file).await;
    assert_eq!(app.get(&link).await.status(), StatusCode::OK);
    let mail = app.mail(ADA, "A refund did not arrive").await;
    assert!(mail.text.contains(BEA), "{}", mail.text);
    assert!(mail.text.contains("counts as paid"), "{}", mail.text);
    app.heard_everything().await;
    app.settle().await;
    assert_eq!(
        app.mails_about(ADA, "A refund did not arrive").await.len(),
        1
    );

    // The same again: everybody hears of it again.
    refund(&app, &shop, &order, json!({})).await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "refunded");
    app.until("the buyer hears of the second refund", async || {
        (app.mails_about(BEA, RETURNED).await.len() == 2).then_some(())
    })
    .await;
    let again = app.at_stripe("refunds").await.swap_remove(0);
    assert_ne!(made["id"], again["id"]);
    app.simulate("refund_failed", json!({ "refund": again["id"] }))
        .await;
    app.order_is(&shop.ada, "completed").await;
    app.until("the creator hears of the second failure", async || {
        let mails = app.mails_about(ADA, "A refund did not arrive").await;
        (mails.len() == 2).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_part_that_comes_back_says_what_stays_refunded() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    refund(&app, &shop, &order, json!({ "amount": 200 })).await;
    refund(&app, &shop, &order, json!({ "amount": 300 })).await;
    let made = app.at_stripe("refunds").await;
    let part = made.iter().find(|made| made["amount"] == 300).unwrap();
    app.simulate("refund_failed", json!({ "refund": part["id"] }))
        .await;
    let mail = app.mail(ADA, "A refund did not arrive").await;
    let stays = "Of the €9.00 that was paid, €2.00 in all stays refunded.";
    assert!(mail.text.contains(stays), "{}", mail.text);
    assert!(!mail.text.contains("counts as paid"), "{}", mail.text);
}

#[tokio::test]
async fn with_a_refund_that_comes_back_the_copy_leaves_the_shelf_again() {
    let app = TestApp::start().await;
    let page = json!({ "stockLimit": 1, "restockRefunds": true });
    let (shop, _, order) = app.sold(page).await;
    let fails = async || {
        let made = app.at_stripe("refunds").await.swap_remove(0);
        app.simulate("refund_failed", json!({ "refund": made["id"] }))
            .await;
        app.until("the order counts as paid again", async || {
            let orders = app.orders(&shop.ada).await;
            (orders.last().unwrap()["status"] == "completed").then_some(())
        })
        .await;
    };
    for _ in 0..2 {
        refund(&app, &shop, &order, json!({})).await;
        assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 0));
        app.heard_everything().await;
        fails().await;
        assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 1));
        assert_eq!(app.public(&shop.short_id).await["phase"], "sold_out");
    }

    refund(&app, &shop, &order, json!({})).await;
    app.heard_everything().await;
    app.buy(&shop.short_id, "cid@example.com").await;
    fails().await;
    assert_eq!(
        app.held_and_sold(&shop.short_id).await,
        (0, 1),
        "the copy is Cid's"
    );
    refund(&app, &shop, &order, json!({})).await;
    assert_eq!(
        app.held_and_sold(&shop.short_id).await,
        (0, 1),
        "and stays that"
    );
}

#[tokio::test]
async fn a_refund_that_takes_days_counts_from_the_start() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    app.simulate("refunds", json!({ "mode": "pending" })).await;
    let after = refund(&app, &shop, &order, json!({})).await;
    assert_eq!(after["status"], "refunded");
    assert_eq!(app.order(&token).await["files"], json!([]));
    let made = app.at_stripe("refunds").await.swap_remove(0);
    app.simulate("refund_succeeded", json!({ "refund": made["id"] }))
        .await;
    app.heard_everything().await;
    app.settle().await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "refunded");
    assert_eq!(app.mails_about(BEA, RETURNED).await.len(), 1);
}

#[tokio::test]
async fn only_what_is_ones_own_and_paid_can_be_given_back() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let bob = app.creator("bob@example.com").await;
    let (status, _) = app.on_order(&bob, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let nowhere = json!({ "id": "0198f2a0-0000-7000-8000-000000000000" });
    let (status, _) = app.on_order(&shop.ada, &nowhere, "refund", json!({})).await;
    assert_eq!(status, StatusCode::NOT_FOUND);

    let payment = app.hold(&shop.short_id, BEA, json!({})).await;
    let unpaid = app.orders(&shop.ada).await.swap_remove(0);
    let (status, problem) = app.on_order(&shop.ada, &unpaid, "refund", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(problem["detail"], "Nothing was paid for this order.");
    app.simulate("expire", json!({ "session": last_part(&payment) }))
        .await;
    app.order_is(&shop.ada, "expired").await;
    let (status, _) = app.on_order(&shop.ada, &unpaid, "refund", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(given_back(&app).await, (0, 0));
}

#[tokio::test]
async fn nothing_of_something_free_goes_back() {
    let app = TestApp::start().await;
    let shop = app.shop_with(json!({ "priceInCents": 0 }), json!({})).await;
    app.checkout(&shop.short_id, BEA).await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let (status, problem) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT, "{problem}");
}

#[tokio::test]
async fn a_payment_of_another_amount_is_put_aside_and_can_go_back() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.silence().await;
    let checkout = app.checkout(&shop.short_id, BEA).await;
    app.pay(&checkout, "pay").await;
    let mut news = app.event("checkout.session.completed").await;
    for (n, amount) in [500, 500, 400].into_iter().enumerate() {
        news["id"] = json!(format!("evt_odd_{n}"));
        news["data"]["object"]["amount_total"] = json!(amount);
        app.deliver(&news).await;
    }
    let order = app.orders(&shop.ada).await.swap_remove(0);
    assert_eq!(
        (&order["status"], &order["parked"], &order["amountPaid"]),
        (&json!("processing"), &json!("amount_mismatch"), &json!(500))
    );
    let mail = app.mail(ADA, "A payment needs your attention").await;
    assert!(mail.text.contains("€9.00"), "{}", mail.text);
    app.settle().await;
    assert_eq!(app.mails(ADA).await.len(), 1, "told once");
    assert!(app.mails(BEA).await.is_empty(), "nothing was delivered");
    assert_eq!(app.held_and_sold(&shop.short_id).await, (1, 0));

    let after = refund(&app, &shop, &order, json!({})).await;
    assert_eq!(
        (&after["status"], &after["refunded"], &after["parked"]),
        (&json!("refunded"), &json!(500), &Value::Null)
    );
    assert_eq!(given_back(&app).await, (1, 500));
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 0));
    let mail = app.mail(BEA, RETURNED).await;
    let why = "was not the amount that was asked for";
    assert!(mail.text.contains(why), "{}", mail.text);
    assert!(!mail.text.contains("had ended"), "{}", mail.text);
}

/// The order of a payment that came too late, when its money has gone back.
async fn returned(app: &TestApp, shop: &Shop) {
    in_time(app, shop, "refunded").await;
    assert_eq!(given_back(app).await, (1, 900));
    let mail = app.mail(BEA, RETURNED).await;
    assert!(
        mail.text.contains("arrived after the checkout had ended"),
        "{}",
        mail.text
    );
    app.heard_everything().await;
    app.settle().await;
    assert_eq!(app.mails(BEA).await.len(), 1, "and nothing else was mailed");
    assert!(app.mails(ADA).await.is_empty(), "nothing was sold");
}

#[tokio::test]
async fn money_that_comes_after_the_end_goes_back_by_itself_once() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let payment = last_part(&app.checkout(&shop.short_id, BEA).await);
    app.simulate("expire", json!({ "session": payment })).await;
    app.order_is(&shop.ada, "expired").await;
    app.simulate("webhooks", json!({ "mode": "duplicate" }))
        .await;
    app.simulate("late_success", json!({ "payment": payment }))
        .await;
    returned(&app, &shop).await;
    let news = app.event("checkout.session.async_payment_succeeded").await;
    for n in 0..3 {
        let mut again = news.clone();
        again["id"] = json!(format!("evt_again_{n}"));
        app.deliver(&again).await;
    }
    returned(&app, &shop).await;
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 0));
}

#[tokio::test]
async fn money_that_comes_for_a_copy_that_somebody_else_has_goes_back() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let late = app.checkout(&shop.short_id, BEA).await;
    app.pay(&late, "delay").await;
    let late = last_part(&late);
    app.simulate("fail", json!({ "payment": late })).await;
    app.order_is(&shop.ada, "failed").await;
    app.buy(&shop.short_id, "cid@example.com").await;
    app.simulate("late_success", json!({ "payment": late }))
        .await;
    app.until("the money has gone back", async || {
        app.clock.advance(10_000);
        let order = app.orders(&shop.ada).await.swap_remove(1);
        (order["status"] == "refunded").then_some(())
    })
    .await;
    assert_eq!(given_back(&app).await, (1, 900));
    app.mail(BEA, RETURNED).await;
    let orders = app.orders(&shop.ada).await;
    assert_eq!(orders[0]["status"], "completed", "Cid keeps the copy");
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 1));
}

#[tokio::test]
async fn a_payment_page_that_was_never_shown_is_paid_and_goes_back() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.simulate("outage", json!({ "for": 600, "mode": "lost" }))
        .await;
    let refused = app.refusal(&shop.short_id, json!({})).await;
    assert_eq!(refused.0, 503);
    app.simulate("outage", json!({ "for": 0 })).await;
    let session = app.at_stripe("sessions").await.swap_remove(0);
    app.pay(session["url"].as_str().unwrap(), "pay").await;
    app.until("the money has gone back", async || {
        app.clock.advance(10_000);
        let order = app.orders(&shop.ada).await.swap_remove(0);
        (order["status"] == "refunded").then_some(())
    })
    .await;
    assert_eq!(given_back(&app).await, (1, 900));
    let mail = app.mail("eve@example.com", RETURNED).await;
    assert!(mail.text.contains("goes back to you"), "{}", mail.text);
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 0));
}

#[tokio::test]
async fn late_money_goes_back_although_payments_were_down() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let payment = last_part(&app.checkout(&shop.short_id, BEA).await);
    app.simulate("expire", json!({ "session": payment })).await;
    app.order_is(&shop.ada, "expired").await;
    app.silence().await;
    app.simulate("outage", json!({ "for": 600, "mode": "lost" }))
        .await;
    app.simulate("late_success", json!({ "payment": payment }))
        .await;
    let news = app.event("checkout.session.async_payment_succeeded").await;
    app.deliver(&news).await;
    app.settle().await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "expired");
    app.simulate("outage", json!({ "for": 0 })).await;
    returned(&app, &shop).await;
}

#[tokio::test]
async fn who_pays_and_who_was_paid_stay_the_same_when_the_page_is_deleted() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({ "restockRefunds": true })).await;
    let path = format!("/pages/{}", shop.page);
    let (status, _) = app
        .api(&shop.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let after = refund(&app, &shop, &order, json!({})).await;
    assert_eq!(after["status"], "refunded");
    assert_eq!(given_back(&app).await, (1, 900));
}
