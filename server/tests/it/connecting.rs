//! Stripe Connect: each creator is paid through an account of their own.

use crate::app::{Creator, Shop, TestApp, last_part};
use backend::flows::connect::{self, Payouts};
use domain::id::CreatorId;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const BEA: &str = "bea@example.com";
const CANNOT: &str = "The seller cannot take payments right now.";

async fn platform(charge_type: &str) -> TestApp {
    TestApp::start_with(&[
        ("STRIPE_CONNECT", "required"),
        ("STRIPE_CHARGE_TYPE", charge_type),
        ("PLATFORM_FEE_BPS", "500"),
    ])
    .await
}

fn id(creator: &Creator) -> CreatorId {
    CreatorId::parse(&creator.id).unwrap()
}

/// A creator's account at the payment service.
async fn account(app: &TestApp, creator: &Creator) -> String {
    match connect::payouts(&app.backend, &id(creator)).await.unwrap() {
        Payouts::Account(account) => account.id,
        other => panic!("{other:?}"),
    }
}

async fn can_sell(app: &TestApp, creator: &Creator) -> bool {
    let payouts = connect::payouts(&app.backend, &id(creator)).await;
    payouts.unwrap().can_sell()
}

/// Sets an account up until it can be charged: its id.
async fn make_ready(app: &TestApp, creator: &Creator) -> String {
    connect::onboard(&app.backend, &id(creator)).await.unwrap();
    let account = account(app, creator).await;
    stand(app, &account, "ready").await;
    app.until("the account is ready", async || {
        can_sell(app, creator).await.then_some(())
    })
    .await;
    account
}

async fn stand(app: &TestApp, account: &str, standing: &str) {
    let body = json!({ "account": account, "standing": standing });
    app.simulate("account", body).await;
}

async fn phase(app: &TestApp, shop: &Shop) -> Value {
    app.public(&shop.short_id).await["phase"].take()
}

/// A shop on a platform whose creator can sell: the account.
pub async fn open_shop(charge_type: &str) -> (TestApp, Shop, String) {
    let app = platform(charge_type).await;
    let shop = app.shop(json!({ "stockLimit": 5 })).await;
    let account = make_ready(&app, &shop.ada).await;
    (app, shop, account)
}

#[tokio::test]
async fn without_an_account_one_prepares_and_does_not_sell() {
    let app = platform("destination").await;
    let shop = app.shop(json!({ "stockLimit": 5 })).await;
    assert_eq!(phase(&app, &shop).await, "paused");
    let path = format!("/pages/{}", shop.page);
    let (_, page) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    assert_eq!(
        (&page["takesPayments"], &page["published"]),
        (&json!(false), &json!(true)),
        "the creator sees why"
    );
    let (status, _, _) = app.refusal(&shop.short_id, json!({})).await;
    assert_eq!(status, 409);
    assert!(app.orders(&shop.ada).await.is_empty());
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 0));
    let (status, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(crate::app::shown(&html), ["paused"]);
    assert!(app.at_stripe("sessions").await.is_empty());
}

#[tokio::test]
async fn from_the_first_step_to_the_first_sale() {
    let app = platform("destination").await;
    let shop = app.shop(json!({})).await;
    let ada = id(&shop.ada);
    assert_eq!(
        connect::payouts(&app.backend, &ada).await.unwrap(),
        Payouts::None
    );
    let links = futures::future::join_all([
        connect::onboard(&app.backend, &ada),
        connect::onboard(&app.backend, &ada),
    ])
    .await;
    for link in links {
        let (status, _) = app.page(&link.unwrap()).await;
        assert_eq!(status, StatusCode::OK, "somewhere to go");
    }
    let accounts = app.at_stripe("accounts").await;
    assert_eq!(accounts.len(), 1, "two clicks make one account");
    assert_eq!(accounts[0]["email"], "ada@example.com");
    assert!(!can_sell(&app, &shop.ada).await);
    assert_eq!(phase(&app, &shop).await, "paused");

    stand(&app, accounts[0]["id"].as_str().unwrap(), "ready").await;
    app.until("the page sells", async || {
        (phase(&app, &shop).await == "live").then_some(())
    })
    .await;
    app.mail("ada@example.com", "You can sell now").await;
    app.buy(&shop.short_id, BEA).await;
}

#[tokio::test]
async fn that_an_account_is_ready_is_found_out_without_news() {
    let app = platform("destination").await;
    let shop = app.shop(json!({})).await;
    app.silence().await;
    connect::onboard(&app.backend, &id(&shop.ada))
        .await
        .unwrap();
    let account = account(&app, &shop.ada).await;
    stand(&app, &account, "ready").await;
    app.heard_everything().await;
    let payouts = connect::refresh(&app.backend, &id(&shop.ada)).await;
    assert!(payouts.unwrap().can_sell());
    assert_eq!(phase(&app, &shop).await, "live");

    let bob = app.creator("bob@example.com").await;
    connect::onboard(&app.backend, &id(&bob)).await.unwrap();
    let bobs = self::account(&app, &bob).await;
    stand(&app, &bobs, "ready").await;
    app.until("somebody asked about Bob's account", async || {
        app.clock.advance(60_000);
        can_sell(&app, &bob).await.then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_money_is_sent_on_and_a_refund_takes_it_and_the_fee_back() {
    let (app, shop, account) = open_shop("destination").await;
    app.buy(&shop.short_id, BEA).await;
    let order = app.order_is(&shop.ada, "completed").await;
    let charge = app.at_stripe("charges").await.swap_remove(0);
    assert_eq!(
        (&charge["amount"], &charge["application_fee_amount"]),
        (&json!(900), &json!(45))
    );
    assert_eq!(charge["on_behalf_of"], json!(account));
    let transfer = app.at_stripe("transfers").await.swap_remove(0);
    assert_eq!(
        (&transfer["amount"], &transfer["destination"]),
        (&json!(900), &json!(account))
    );

    for (wish, refunded, reversed, fee) in [
        (json!({ "amount": 300 }), 300, 300, 15),
        (json!({}), 900, 900, 45),
    ] {
        let (status, after) = app.on_order(&shop.ada, &order, "refund", wish).await;
        assert_eq!(status, StatusCode::OK, "{after}");
        assert_eq!(after["refunded"], refunded);
        let transfer = app.at_stripe("transfers").await.swap_remove(0);
        assert_eq!(transfer["amount_reversed"], reversed);
        let kept = app.at_stripe("application_fees").await.swap_remove(0);
        assert_eq!(kept["amount_refunded"], fee);
    }
}

#[tokio::test]
async fn the_sale_is_in_the_account_itself_and_so_is_the_refund() {
    let (app, shop, account) = open_shop("direct").await;
    let payment = app.checkout(&shop.short_id, BEA).await;
    let path = format!("/checkout/sessions/{}", last_part(&payment));
    let (status, _) = app.ask_stripe(&path, None).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "not the platform's");
    let (status, session) = app.ask_stripe(&path, Some(&account)).await;
    assert_eq!(
        (status, &session["status"]),
        (StatusCode::OK, &json!("open"))
    );

    let token = last_part(&app.pay(&payment, "pay").await);
    let order = app.order_is(&shop.ada, "completed").await;
    assert_eq!(app.order(&token).await["status"], "completed");
    let kept = app.at_stripe("application_fees").await.swap_remove(0);
    assert_eq!(
        (&kept["amount"], &kept["account"]),
        (&json!(45), &json!(account))
    );
    assert!(app.at_stripe("transfers").await.is_empty());

    let (status, after) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::OK, "{after}");
    assert_eq!(after["status"], "refunded");
    let path = format!(
        "/refunds?payment_intent={}",
        order["paymentId"].as_str().unwrap()
    );
    let (_, refunds) = app.ask_stripe(&path, Some(&account)).await;
    assert_eq!(refunds["data"][0]["amount"], 900, "{refunds}");
    let kept = app.at_stripe("application_fees").await.swap_remove(0);
    assert_eq!(kept["amount_refunded"], 45);
}

#[tokio::test]
async fn an_account_that_is_not_heard_of_is_asked() {
    let (app, shop, _) = open_shop("direct").await;
    app.silence().await;
    let payment = app.checkout(&shop.short_id, BEA).await;
    app.pay(&payment, "pay").await;
    app.heard_everything().await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "processing");
    app.until("somebody asked about the order", async || {
        app.clock.advance(60_000);
        let order = app.orders(&shop.ada).await.swap_remove(0);
        (order["status"] == "completed").then_some(())
    })
    .await;
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 1));
}

#[tokio::test]
async fn a_dispute_and_a_refund_in_the_account_are_followed() {
    let (app, shop, _) = open_shop("direct").await;
    app.buy(&shop.short_id, BEA).await;
    let order = app.order_is(&shop.ada, "completed").await;
    let payment = json!({ "payment": order["paymentId"] });
    app.simulate("dispute", payment.clone()).await;
    app.order_is(&shop.ada, "disputed").await;
    let (status, problem) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{problem}");
    app.simulate("dispute_won", payment.clone()).await;
    app.order_is(&shop.ada, "completed").await;
    app.simulate("refund", payment).await;
    app.order_is(&shop.ada, "refunded").await;
}

/// A sale on a platform whose news got lost: the event that tells of it.
async fn in_silence(app: &TestApp, shop: &Shop) -> Value {
    app.silence().await;
    let payment = app.checkout(&shop.short_id, BEA).await;
    app.pay(&payment, "pay").await;
    app.event("checkout.session.completed").await
}

#[tokio::test]
async fn each_endpoint_has_its_own_secret_and_its_own_news() {
    let (app, shop, account) = open_shop("direct").await;
    let event = in_silence(&app, &shop).await;
    assert_eq!(event["account"], json!(account));
    let payments = &app.backend.payments;
    let platform = payments.webhook_secret().unwrap();
    let accounts = payments.connect_webhook_secret().unwrap();
    let connect = "/webhooks/stripe/connect";
    let status = async || app.orders(&shop.ada).await[0]["status"].clone();

    let answer = app.send_event(connect, platform, &event).await;
    assert_eq!(answer, StatusCode::BAD_REQUEST, "the other secret");
    let answer = app.send_event("/webhooks/stripe", accounts, &event).await;
    assert_eq!(answer, StatusCode::BAD_REQUEST, "the other secret");
    app.send_event("/webhooks/stripe", platform, &event).await;
    assert_eq!(status().await, "processing", "the other endpoint");
    let mut without = event.clone();
    without.as_object_mut().unwrap().remove("account");
    for path in ["/webhooks/stripe", connect] {
        without["id"] = json!(format!("evt_without{}", path.len()));
        let secret = if path == connect { accounts } else { platform };
        app.send_event(path, secret, &without).await;
        assert_eq!(status().await, "processing", "no account: {path}");
    }
    let answer = app.send_event(connect, accounts, &event).await;
    assert_eq!(answer, StatusCode::OK);
    assert_eq!(status().await, "completed");
}

#[tokio::test]
async fn no_account_speaks_for_another() {
    for charge_type in ["direct", "destination"] {
        let (app, shop, _) = open_shop(charge_type).await;
        let bob = app.creator("bob@example.com").await;
        let bobs = make_ready(&app, &bob).await;
        let mut event = in_silence(&app, &shop).await;
        event["account"] = json!(bobs);
        let secret = app.backend.payments.connect_webhook_secret().unwrap();
        let path = "/webhooks/stripe/connect";
        let answer = app.send_event(path, secret, &event).await;
        assert_eq!(answer, StatusCode::OK);
        event["id"] = json!("evt_another_session");
        event["data"]["object"]["id"] = json!("cs_test_of_bob");
        let answer = app.send_event(path, secret, &event).await;
        assert_eq!(answer, StatusCode::OK);
        let order = app.orders(&shop.ada).await.swap_remove(0);
        assert_eq!(order["status"], "processing", "{charge_type}");
        assert_eq!(app.held_and_sold(&shop.short_id).await, (1, 0));
        app.settle().await;
        assert!(app.mails(BEA).await.is_empty());
    }
}

#[tokio::test]
async fn news_of_another_account_takes_no_files_away() {
    for charge_type in ["direct", "destination"] {
        let (app, shop, _) = open_shop(charge_type).await;
        let bob = app.creator("bob@example.com").await;
        let bobs = make_ready(&app, &bob).await;
        app.buy(&shop.short_id, BEA).await;
        let order = app.order_is(&shop.ada, "completed").await;
        let refunded = json!({
            "id": "evt_of_bob", "type": "charge.refunded", "account": bobs,
            "data": { "object": { "payment_intent": order["paymentId"], "amount_refunded": 900 } },
        });
        let secret = app.backend.payments.connect_webhook_secret().unwrap();
        let answer = app
            .send_event("/webhooks/stripe/connect", secret, &refunded)
            .await;
        assert_eq!(answer, StatusCode::OK);
        app.settle().await;
        let order = app.orders(&shop.ada).await.swap_remove(0);
        assert_eq!(order["status"], "completed", "{charge_type}");
    }
}

#[tokio::test]
async fn an_account_that_loses_its_standing_pauses_its_pages() {
    let (app, shop, account) = open_shop("destination").await;
    let before = app.checkout(&shop.short_id, BEA).await;
    stand(&app, &account, "restricted").await;
    app.until("the page is paused", async || {
        (phase(&app, &shop).await == "paused").then_some(())
    })
    .await;
    let (status, _, _) = app.refusal(&shop.short_id, json!({})).await;
    assert_eq!(status, 409);
    let mail = app
        .mail("ada@example.com", "You cannot sell right now")
        .await;
    assert!(
        mail.text.contains("/console/settings/payments"),
        "{}",
        mail.text
    );
    assert_eq!(app.orders(&shop.ada).await.len(), 1);

    stand(&app, &account, "ready").await;
    app.until("the page sells again", async || {
        (phase(&app, &shop).await == "live").then_some(())
    })
    .await;
    app.pay(&before, "pay").await;
    app.order_is(&shop.ada, "completed").await;
}

#[tokio::test]
async fn old_news_about_an_account_changes_nothing() {
    let (app, shop, account) = open_shop("destination").await;
    app.heard_everything().await;
    app.silence().await;
    let secret = app.backend.payments.connect_webhook_secret().unwrap();
    let news = app.at_stripe("events").await;
    let news = news
        .iter()
        .filter(|event| event["type"] == "account.updated");
    let (ready, new): (Vec<_>, Vec<_>) =
        news.partition(|event| event["data"]["object"]["charges_enabled"] == true);
    let retell = async |event: &Value, id: &str| {
        let mut event = event.clone();
        event["id"] = json!(id);
        let path = "/webhooks/stripe/connect";
        let answer = app.send_event(path, secret, &event).await;
        assert_eq!(answer, StatusCode::OK);
    };
    retell(new[0], "evt_from_before").await;
    app.settle().await;
    assert_eq!(phase(&app, &shop).await, "live", "it is ready by now");

    stand(&app, &account, "restricted").await;
    retell(ready[0], "evt_from_better_times").await;
    app.until("it is known that it is not any more", async || {
        (phase(&app, &shop).await == "paused").then_some(())
    })
    .await;
    app.mail("ada@example.com", "You cannot sell right now")
        .await;
    app.settle().await;
    assert_eq!(
        app.mails("ada@example.com").await.len(),
        2,
        "each told once"
    );

    app.simulate("outage", json!({ "for": 600 })).await;
    stand(&app, &account, "ready").await;
    let path = "/webhooks/stripe/connect";
    let answer = app.send_event(path, secret, ready[0]).await;
    assert_eq!(answer, StatusCode::OK, "this very event came before");
    let event = app.event("account.updated").await;
    let answer = app.send_event(path, secret, &event).await;
    assert_eq!(answer, StatusCode::OK, "kept, and asked about later");
    app.settle().await;
    assert_eq!(phase(&app, &shop).await, "paused", "nobody can be asked");
    app.simulate("outage", json!({ "for": 0 })).await;
    app.clock.advance(domain::time::MINUTE);
    app.until("the page sells again", async || {
        (phase(&app, &shop).await == "live").then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_took_long_is_not_the_last_word() {
    let (app, shop, account) = open_shop("destination").await;
    app.heard_everything().await;
    app.silence().await;
    let ada = id(&shop.ada);
    let slow = app.backend.pauses.hold("connect.asked");
    let first = connect::refresh(&app.backend, &ada);
    let second = async {
        slow.arrived().await;
        stand(&app, &account, "restricted").await;
        drop(app.backend.pauses.hold("connect.asked"));
        let payouts = connect::refresh(&app.backend, &ada).await.unwrap();
        assert!(!payouts.can_sell());
        slow.open();
    };
    let (first, ()) = futures::join!(first, second);
    assert!(!first.unwrap().can_sell(), "it was asked before the change");
    assert_eq!(phase(&app, &shop).await, "paused");
}

#[tokio::test]
async fn what_is_free_needs_no_account() {
    let app = platform("direct").await;
    let shop = app.shop_with(json!({ "priceInCents": 0 }), json!({})).await;
    assert_eq!(phase(&app, &shop).await, "live");
    let order_page = app.checkout(&shop.short_id, BEA).await;
    assert!(order_page.contains("/o/"), "{order_page}");
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "completed");
    app.mail(BEA, "Your receipt").await;

    let product = json!({ "priceInCents": 0, "payWhatYouWant": true });
    let gift = app.product_with(&shop.ada, product).await;
    let page = app.publish(&shop.ada, &gift, json!({})).await;
    let short_id = page["shortId"].as_str().unwrap();
    let named = json!({ "amounts": crate::app::money::map(&gift, 500) });
    let (status, _, words) = app.refusal(short_id, named).await;
    assert_eq!((status, words.as_str()), (409, CANNOT));
    app.hold(short_id, BEA, json!({})).await;
}

#[tokio::test]
async fn what_costs_something_is_not_for_sale_when_the_free_copies_are_gone() {
    let app = platform("destination").await;
    let ada = app.creator("ada@example.com").await;
    let sample = json!({ "name": "Sample", "priceInCents": 0 });
    let sample = app.product_with(&ada, sample).await;
    let notes = app.product_with(&ada, json!({})).await;
    let page = json!({
        "productIds": [sample, notes],
        "stockLimits": { sample.clone(): 1, notes.clone(): 9 },
    });
    let page = app.publish(&ada, &sample, page).await;
    let short_id = page["shortId"].as_str().unwrap();
    let phase = async || app.public(short_id).await["phase"].take();
    assert_eq!(phase().await, "live");
    let both = app.refusal(short_id, json!({})).await;
    assert_eq!((both.0, both.2.as_str()), (409, CANNOT));
    app.hold(short_id, BEA, json!({ "productIds": [sample] }))
        .await;
    assert_eq!(phase().await, "sold_out", "nobody can buy the other one");
}

#[tokio::test]
async fn without_connect_everybody_sells() {
    let app = platform("destination").await;
    let shop = app.shop(json!({})).await;
    assert_eq!(phase(&app, &shop).await, "paused");
    let app = app.restart_with(&[("STRIPE_CONNECT", "off")]).await;
    assert_eq!(phase(&app, &shop).await, "live");
    app.buy(&shop.short_id, BEA).await;
    let order = app.order_is(&shop.ada, "completed").await;
    let charge = app.at_stripe("charges").await.swap_remove(0);
    assert_eq!(charge["application_fee_amount"], Value::Null);
    let ada = id(&shop.ada);
    assert_eq!(
        connect::payouts(&app.backend, &ada).await.unwrap(),
        Payouts::NotNeeded
    );
    assert!(connect::onboard(&app.backend, &ada).await.is_err());

    let app = app.restart_with(&[("STRIPE_CONNECT", "required")]).await;
    assert_eq!(phase(&app, &shop).await, "paused", "and back");
    let (status, after) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(
        status,
        StatusCode::OK,
        "an old sale was the platform's: {after}"
    );
    assert_eq!(after["status"], "refunded");
}

#[tokio::test]
async fn an_order_remembers_whose_account_was_charged() {
    let (app, shop, account) = open_shop("direct").await;
    app.buy(&shop.short_id, BEA).await;
    let order = app.order_is(&shop.ada, "completed").await;
    let app = app
        .restart_with(&[
            ("STRIPE_CHARGE_TYPE", "destination"),
            ("PLATFORM_FEE_BPS", "0"),
        ])
        .await;
    let (status, after) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::OK, "{after}");
    assert_eq!(after["status"], "refunded");
    let kept = app.at_stripe("application_fees").await.swap_remove(0);
    assert_eq!(
        (&kept["amount_refunded"], &kept["account"]),
        (&json!(45), &json!(account))
    );
}

#[tokio::test]
async fn nobody_but_the_platform_sets_its_fee() {
    let (app, shop, account) = open_shop("destination").await;
    let path = format!("/products/{}", shop.product);
    let change = json!({ "fee": 0, "platformFeeBps": 0, "applicationFeeAmount": 0 });
    app.api(&shop.ada.key, Method::PATCH, &path, change).await;
    let body = json!({
        "fee": 0, "feeBps": 0, "applicationFeeAmount": 0, "application_fee_amount": 0,
        "destination": "acct_mine", "account": "acct_mine", "creatorId": "me",
    });
    let payment = app.hold(&shop.short_id, BEA, body).await;
    app.pay(&payment, "pay").await;
    app.order_is(&shop.ada, "completed").await;
    let charge = app.at_stripe("charges").await.swap_remove(0);
    assert_eq!(charge["application_fee_amount"], 45);
    assert_eq!(charge["transfer_data"]["destination"], json!(account));
}

#[tokio::test]
async fn the_fee_is_an_amount_that_can_be_paid() {
    let app = platform("destination").await;
    let dinars = json!({ "priceInCents": 12_500, "currency": "KWD" });
    let shop = app.shop_with(dinars, json!({})).await;
    make_ready(&app, &shop.ada).await;
    app.buy(&shop.short_id, BEA).await;
    let charge = app.at_stripe("charges").await.swap_remove(0);
    assert_eq!(
        charge["application_fee_amount"], 620,
        "5 % are 625, but nobody can pay five thousandths"
    );

    let cheap = json!({ "name": "Card", "priceInCents": 59 });
    let card = app.product_with(&shop.ada, cheap).await;
    let page = app.publish(&shop.ada, &card, json!({})).await;
    app.buy(page["shortId"].as_str().unwrap(), BEA).await;
    let charge = app.at_stripe("charges").await.swap_remove(0);
    assert_eq!(charge["application_fee_amount"], 2, "2.95 are not 3");
}

#[tokio::test]
async fn late_money_goes_back_from_the_account_it_came_to() {
    for charge_type in ["direct", "destination"] {
        let (app, shop, _) = open_shop(charge_type).await;
        let payment = last_part(&app.checkout(&shop.short_id, BEA).await);
        app.simulate("expire", json!({ "session": payment })).await;
        app.order_is(&shop.ada, "expired").await;
        app.simulate("late_success", json!({ "payment": payment }))
            .await;
        app.until("the money has gone back", async || {
            app.clock.advance(10_000);
            let order = app.orders(&shop.ada).await.swap_remove(0);
            (order["status"] == "refunded").then_some(())
        })
        .await;
        let refunds = app.at_stripe("refunds").await;
        assert_eq!(refunds.len(), 1, "{charge_type}");
        let kept = app.at_stripe("application_fees").await.swap_remove(0);
        assert_eq!(kept["amount_refunded"], 45, "{charge_type}");
        assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 0));
    }
}

#[tokio::test]
async fn an_account_that_was_taken_away_sells_no_more() {
    let (app, shop, account) = open_shop("direct").await;
    let event = json!({
        "id": "evt_goodbye", "type": "account.application.deauthorized", "account": account,
        "data": { "object": { "object": "application", "id": "ca_1" } },
    });
    app.heard_everything().await;
    app.silence().await;
    stand(&app, &account, "restricted").await;
    let secret = app.backend.payments.connect_webhook_secret().unwrap();
    let answer = app
        .send_event("/webhooks/stripe/connect", secret, &event)
        .await;
    assert_eq!(answer, StatusCode::OK);
    app.until("the page is paused", async || {
        (phase(&app, &shop).await == "paused").then_some(())
    })
    .await;
}
