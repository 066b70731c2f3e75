//! Disputes: the bank asks for the money back, and decides.

use crate::app::{Shop, TestApp};
use domain::Timestamp;
use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const ADA: &str = "ada@example.com";
const OPENED: &str = "A payment is disputed";
const SETTLED: &str = "A dispute is settled";

/// A shop whose only order is disputed.
async fn disputed(app: &TestApp) -> (Shop, String, Value) {
    let (shop, token, order) = app.sold(json!({ "stockLimit": 1 })).await;
    dispute(app, &order).await;
    let order = app.order_is(&shop.ada, "disputed").await;
    (shop, token, order)
}

async fn dispute(app: &TestApp, order: &Value) {
    let body = json!({ "payment": order["paymentId"], "reason": "product_not_received" });
    app.simulate("dispute", body).await;
}

async fn decide(app: &TestApp, order: &Value, control: &str) {
    app.simulate(control, json!({ "payment": order["paymentId"] }))
        .await;
}

#[tokio::test]
async fn while_the_bank_decides_the_files_are_closed() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    let link = app.press_download(&token, &shop.file).await;
    assert_eq!(app.get(&link).await.status(), StatusCode::OK);
    dispute(&app, &order).await;
    app.order_is(&shop.ada, "disputed").await;
    assert_eq!(app.get(&link).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(app.order(&token).await["files"], json!([]));
    let form = [("order_token", token.as_str()), ("file_id", &shop.file)];
    let refused = app.submit("/api/issue_download", &form).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);

    let order = app.dossier(&shop.ada, &order).await;
    let known = &order["disputes"][0];
    assert_eq!(
        (&known["status"], &known["amount"], &known["reason"]),
        (&json!("open"), &json!(900), &json!("product_not_received"))
    );
    let mail = app.mail(ADA, OPENED).await;
    let deadline: Timestamp = serde_json::from_value(known["dueBy"].clone()).unwrap();
    let deadline = format!("until {}", deadline.display_utc());
    assert!(mail.text.contains(&deadline), "{deadline}: {}", mail.text);
    app.heard_everything().await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, OPENED).await.len(), 1);
}

#[tokio::test]
async fn a_dispute_that_is_won_opens_the_files_again() {
    let app = TestApp::start().await;
    let (shop, token, order) = disputed(&app).await;
    decide(&app, &order, "dispute_won").await;
    app.order_is(&shop.ada, "completed").await;
    let link = app.press_download(&token, &shop.file).await;
    assert_eq!(app.get(&link).await.status(), StatusCode::OK);
    let mail = app.mail(ADA, SETTLED).await;
    assert!(mail.text.contains("decided for you"), "{}", mail.text);
    let order = app.dossier(&shop.ada, &order).await;
    assert_eq!(order["disputes"][0]["status"], "won");
    let stock = app.held_and_sold(&shop.short_id).await;
    assert_eq!(stock, (0, 1));
}

#[tokio::test]
async fn a_dispute_that_is_lost_closes_them_for_good() {
    let app = TestApp::start().await;
    let (shop, token, order) = disputed(&app).await;
    decide(&app, &order, "dispute_lost").await;
    app.order_is(&shop.ada, "lost").await;
    assert_eq!(app.order(&token).await["files"], json!([]));
    let mail = app.mail(ADA, SETTLED).await;
    assert!(mail.text.contains("decided for the buyer"), "{}", mail.text);
    let (status, problem) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(
        problem["detail"],
        "The bank has returned this payment already."
    );
    let (status, _) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_is_disputed_cannot_be_refunded_meanwhile() {
    let app = TestApp::start().await;
    let (shop, _, order) = disputed(&app).await;
    for wish in [json!({}), json!({ "amount": 100 })] {
        let (status, problem) = app.on_order(&shop.ada, &order, "refund", wish).await;
        assert_eq!(status, StatusCode::CONFLICT);
        let words = problem["detail"].as_str().unwrap();
        assert!(words.contains("bank is deciding"), "{words}");
    }
    assert!(app.at_stripe("refunds").await.is_empty());
    decide(&app, &order, "dispute_won").await;
    app.order_is(&shop.ada, "completed").await;
    let (status, after) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::OK, "{after}");
    assert_eq!(after["status"], "refunded");
}

#[tokio::test]
async fn a_refund_that_meets_an_unheard_dispute_is_refused_with_the_reason() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    app.silence().await;
    dispute(&app, &order).await;
    let (status, problem) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT, "{problem}");
    let words = problem["detail"].as_str().unwrap();
    assert!(words.contains("refused this refund"), "{words}");
    let after = app.dossier(&shop.ada, &order).await;
    assert_eq!(
        (&after["status"], &after["refunds"][0]["status"]),
        (&json!("completed"), &json!("refused"))
    );
    app.deliver(&app.event("charge.dispute.created").await)
        .await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "disputed");
}

#[tokio::test]
async fn the_order_of_the_news_does_not_matter() {
    for (control, end) in [("dispute_won", "completed"), ("dispute_lost", "lost")] {
        let kinds = [
            "charge.dispute.created",
            "charge.dispute.closed",
            "checkout.session.completed",
        ];
        for places in [[1, 0, 2], [2, 1, 0], [0, 1, 2], [1, 2, 0]] {
            let app = TestApp::start().await;
            let shop = app.shop(json!({})).await;
            app.silence().await;
            let payment = app.checkout(&shop.short_id, "bea@example.com").await;
            app.pay(&payment, "pay").await;
            let intent = json!({ "payment": app.at_stripe("payments").await[0]["id"] });
            app.simulate("dispute", intent.clone()).await;
            app.simulate(control, intent).await;
            for place in places {
                app.deliver(&app.event(kinds[place]).await).await;
            }
            for place in places {
                let mut again = app.event(kinds[place]).await;
                again["id"] = json!(format!("evt_again_{place}"));
                app.deliver(&again).await;
            }
            let order = app.orders(&shop.ada).await.swap_remove(0);
            assert_eq!(order["status"], end, "{places:?}");
            app.settle().await;
            let receipts = app.mails_about("bea@example.com", "Your receipt").await;
            assert_eq!(receipts.len(), 1, "{places:?}");
        }
    }
}

#[tokio::test]
async fn the_evidence_tells_what_was_sold_paid_and_downloaded() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    let link = app.press_download(&token, &shop.file).await;
    assert_eq!(app.get(&link).await.status(), StatusCode::OK);
    dispute(&app, &order).await;
    app.order_is(&shop.ada, "disputed").await;

    let body = json!({ "text": "Bea thanked me for it." });
    let (status, problem) = app.on_order(&shop.ada, &order, "evidence", body).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{problem}");
    let dispute = app.at_stripe("disputes").await.swap_remove(0);
    assert_eq!(dispute["status"], "under_review");
    assert_eq!(dispute["evidence_details"]["submission_count"], 1);
    let says = |field: &str, words: &str| {
        let text = dispute["evidence"][field].as_str().unwrap_or_default();
        assert!(text.contains(words), "{field} says {words}: {text}");
    };
    let hash: String = Sha256::digest(b"forty pages about mosses")
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    says("product_description", "1 × Field notes");
    says("product_description", "notes.pdf");
    says("product_description", &hash);
    says("customer_email_address", "bea@example.com");
    says("access_activity_log", "notes.pdf");
    says("access_activity_log", "127.0.0.0/24");
    says("access_activity_log", ", downloaded ");
    says("uncategorized_text", "Bea thanked me for it.");
    says("uncategorized_text", "Receipt 1: €9.00 paid");
    says("uncategorized_text", order["id"].as_str().unwrap());

    let (status, problem) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT, "{problem}");
    let order = app.dossier(&shop.ada, &order).await;
    assert_eq!(order["disputes"][0]["evidenceSubmitted"], true);
    let dispute = app.at_stripe("disputes").await.swap_remove(0);
    assert_eq!(dispute["evidence_details"]["submission_count"], 1);
}

#[tokio::test]
async fn only_the_seller_hands_in_evidence_and_only_about_a_dispute() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let (status, _) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT, "there is no dispute");
    dispute(&app, &order).await;
    app.order_is(&shop.ada, "disputed").await;
    let bob = app.creator("bob@example.com").await;
    let (status, _) = app.on_order(&bob, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    app.simulate("outage", json!({ "for": 600 })).await;
    let (status, _) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    app.simulate("outage", json!({ "for": 0 })).await;
    let (status, _) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "it can be tried again");
}

#[tokio::test]
async fn evidence_whose_receipt_got_lost_was_handed_in_all_the_same() {
    let app = TestApp::start().await;
    let (shop, _, order) = disputed(&app).await;
    app.simulate("outage", json!({ "for": 600, "mode": "lost" }))
        .await;
    let (status, _) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    app.simulate("outage", json!({ "for": 0 })).await;
    app.until("the news of it is here", async || {
        let order = app.dossier(&shop.ada, &order).await;
        (order["disputes"][0]["evidenceSubmitted"] == true).then_some(())
    })
    .await;
    let (status, _) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let dispute = app.at_stripe("disputes").await.swap_remove(0);
    assert_eq!(dispute["evidence_details"]["submission_count"], 1);
}

#[tokio::test]
async fn evidence_that_nobody_hands_in_goes_in_a_day_before_the_deadline() {
    let app = TestApp::start().await;
    let (_, _, _) = disputed(&app).await;
    let submissions = async || {
        let dispute = app.at_stripe("disputes").await.swap_remove(0);
        dispute["evidence_details"]["submission_count"].clone()
    };
    // The deadline of the simulator is a week away.
    app.wait_together(6 * 24 * 60 - 5).await;
    app.settle().await;
    assert_eq!(submissions().await, 0, "there is time left");
    app.wait_together(6).await;
    app.until("the evidence is there", async || {
        (submissions().await == 1).then_some(())
    })
    .await;
    let dispute = app.at_stripe("disputes").await.swap_remove(0);
    let described = dispute["evidence"]["product_description"].as_str().unwrap();
    assert!(described.contains("Field notes"), "{described}");
}

#[tokio::test]
async fn a_dispute_about_what_is_left_ends_where_it_began() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    let part = json!({ "amount": 300 });
    let (status, _) = app.on_order(&shop.ada, &order, "refund", part).await;
    assert_eq!(status, StatusCode::OK);
    dispute(&app, &order).await;
    app.order_is(&shop.ada, "disputed").await;
    decide(&app, &order, "dispute_won").await;
    let after = app.order_is(&shop.ada, "partially_refunded").await;
    assert_eq!(after["refunded"], 300);
    assert_eq!(app.order(&token).await["files"][0]["id"], json!(shop.file));
    let mail = app.mail(ADA, SETTLED).await;
    assert!(mail.text.contains("decided for you"), "{}", mail.text);
}

/// What is handed in at the payment service, and how often.
async fn handed_in(app: &TestApp, field: &str) -> (i64, String) {
    let dispute = app.at_stripe("disputes").await.swap_remove(0);
    let count = dispute["evidence_details"]["submission_count"].as_i64();
    let text = dispute["evidence"][field].as_str().unwrap_or_default();
    (count.unwrap(), text.to_owned())
}

/// Another dispute about the same payment, which has its evidence and comes first by its name.
async fn another_is_with_the_bank(app: &TestApp) {
    let mut news = app.event("charge.dispute.created").await;
    news["id"] = json!("evt_another_dispute");
    news["data"]["object"]["id"] = json!("dp_another");
    news["data"]["object"]["status"] = json!("under_review");
    news["data"]["object"]["evidence_details"]["submission_count"] = json!(1);
    app.deliver(&news).await;
}

#[tokio::test]
async fn each_of_two_disputes_gets_its_evidence() {
    let app = TestApp::start().await;
    let (shop, _, order) = disputed(&app).await;
    another_is_with_the_bank(&app).await;
    let (status, problem) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{problem}");
    assert_eq!(handed_in(&app, "product_description").await.0, 1);
    let (status, _) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT, "both are with the bank");

    let app = TestApp::start().await;
    let (_, _, _) = disputed(&app).await;
    another_is_with_the_bank(&app).await;
    app.wait_together(6 * 24 * 60 + 1).await;
    app.until("the evidence of the second goes in by itself", async || {
        (handed_in(&app, "product_description").await.0 == 1).then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_bank_hears_that_the_money_went_back_already() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let part = json!({ "amount": 300 });
    let (status, _) = app.on_order(&shop.ada, &order, "refund", part).await;
    assert_eq!(status, StatusCode::OK);
    dispute(&app, &order).await;
    app.order_is(&shop.ada, "disputed").await;
    let mut news = app.event("charge.refunded").await;
    news["id"] = json!("evt_the_rest");
    news["data"]["object"]["amount_refunded"] = json!(900);
    app.deliver(&news).await;
    app.order_is(&shop.ada, "refunded").await;

    let (status, problem) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{problem}");
    let (count, story) = handed_in(&app, "uncategorized_text").await;
    assert_eq!(count, 1);
    for words in [
        "Already refunded to the customer: €9.00 of the €9.00 paid.",
        " €3.00 was refunded to the customer.",
        " €6.00 was refunded to the customer.",
    ] {
        assert!(story.contains(words), "{words}: {story}");
    }
    let order = app.dossier(&shop.ada, &order).await;
    assert_eq!(order["status"], "refunded", "that ended the matter");
}

#[tokio::test]
async fn the_evidence_tells_what_was_sold_from_what_was_added_later() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let guide = app.product_with(&ada, json!({})).await;
    let map = app.product_with(&ada, json!({ "name": "Map" })).await;
    app.upload(&ada, &map, "map.pdf", b"a map").await;
    let page = json!({ "productIds": [guide, map] });
    let page = app.publish(&ada, &guide, page).await;
    app.buy(page["shortId"].as_str().unwrap(), "bea@example.com")
        .await;
    let order = app.order_is(&ada, "completed").await;
    app.clock.advance(1_000);
    app.upload(&ada, &guide, "errata.pdf", b"errata").await;
    dispute(&app, &order).await;
    app.order_is(&ada, "disputed").await;
    let (status, problem) = app.on_order(&ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{problem}");
    let (_, sold) = handed_in(&app, "product_description").await;
    let lines: Vec<_> = sold.lines().collect();
    let [.., first, last] = lines.as_slice() else {
        panic!("{sold}")
    };
    assert!(first.starts_with("map.pdf"), "{sold}");
    assert!(
        first.contains("there when the order was completed"),
        "{sold}"
    );
    assert!(last.starts_with("errata.pdf"), "{sold}");
    assert!(last.contains("added later"), "{sold}");
}
