//! Keys are held with the copies, given with the payment, and come back with the hold.

use super::{add, buy, copies, counts, keys, left, numbered, session, shop};
use crate::app::{TestApp, last_part, money::map};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[tokio::test]
async fn fifty_buyers_on_two_pages_race_for_twenty_keys() {
    let app = TestApp::start().await;
    let list = numbered(20);
    let first: Vec<_> = list.iter().map(String::as_str).collect();
    let shop = shop(&app, &first, json!({})).await;
    let other = app.publish(&shop.ada, &shop.product, json!({})).await;
    let pages = [shop.short_id.as_str(), other["shortId"].as_str().unwrap()];

    let buyers = (0..50).map(|number| {
        let (page, email) = (pages[number % 2], format!("buyer{number}@example.com"));
        let app = &app;
        async move { app.order_by_api(page, &email, json!({})).await }
    });
    let (mut begun, mut refused) = (Vec::new(), 0);
    for (status, answer) in join_all(buyers).await {
        match status {
            StatusCode::CREATED => begun.push(answer),
            StatusCode::CONFLICT => {
                assert_eq!(answer["code"], "sold_out", "{answer}");
                refused += 1;
            }
            other => panic!("{other} {answer}"),
        }
    }
    assert_eq!((begun.len(), refused), (20, 30));
    assert_eq!(counts(&app, &shop).await, [0, 20, 0]);
    for page in pages {
        assert_eq!(app.public(page).await["phase"], "sold_out");
    }

    join_all(
        begun
            .iter()
            .map(|order| app.pay(order["checkoutUrl"].as_str().unwrap(), "pay")),
    )
    .await;
    app.until("every key is given", async || {
        (counts(&app, &shop).await == [0, 0, 20]).then_some(())
    })
    .await;
    let mut given = BTreeSet::new();
    for order in &begun {
        let own = keys(&app, order["orderToken"].as_str().unwrap()).await;
        assert_eq!(own.len(), 1);
        given.extend(own);
    }
    assert_eq!(given, list.into_iter().collect());
}

#[tokio::test]
async fn each_copy_comes_with_a_key_in_the_order_of_the_list() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE", "TWO", "THREE", "FOUR", "FIVE"], json!({})).await;
    let first = buy(&app, &shop, "bea@example.com", 3).await;
    assert_eq!(keys(&app, &first).await, ["ONE", "TWO", "THREE"]);

    let (status, code, words) = app.refusal(&shop.short_id, copies(&shop, 3)).await;
    assert_eq!((status, code.as_str()), (409, ""), "{words}");
    assert!(
        words.starts_with("There are not enough copies left"),
        "{words}"
    );
    assert_eq!(
        counts(&app, &shop).await,
        [2, 0, 3],
        "who got nothing holds nothing"
    );
    let second = buy(&app, &shop, "cid@example.com", 2).await;
    assert_eq!(keys(&app, &second).await, ["FOUR", "FIVE"]);
}

#[tokio::test]
async fn the_scarcer_of_keys_and_copies_is_what_is_left() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE", "TWO", "THREE"], json!({ "stockLimit": 2 })).await;
    assert_eq!(left(&app, &shop.short_id).await, 2);
    let more = app
        .publish(&shop.ada, &shop.product, json!({ "stockLimit": 9 }))
        .await;
    let wide = more["shortId"].as_str().unwrap();
    assert_eq!(left(&app, wide).await, 3);
    assert_eq!(more["stockLimit"], 9, "that is the creator's own number");
    buy(&app, &shop, "bea@example.com", 2).await;
    assert_eq!(left(&app, &shop.short_id).await, 0);
    assert_eq!(left(&app, wide).await, 1);
}

#[tokio::test]
async fn a_key_of_a_checkout_that_ended_returns_and_every_page_hears_of_it() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE"], json!({})).await;
    let more = json!({ "doubleOptIn": false });
    let other = app.publish(&shop.ada, &shop.product, more).await;
    let other = other["shortId"].as_str().unwrap();
    for ending in ["expire", "cancel", "fail"] {
        let payment = app.checkout(&shop.short_id, "bea@example.com").await;
        assert_eq!(counts(&app, &shop).await, [0, 1, 0], "{ending}");
        assert_eq!(app.public(other).await["phase"], "sold_out", "{ending}");
        if ending == "expire" {
            let path = format!("/public/pages/{other}/registrations");
            let body = json!({ "email": "cid@example.com" });
            let (status, _) = app.api("", Method::POST, &path, body).await;
            assert_eq!(status, StatusCode::ACCEPTED);
        }
        match ending {
            "expire" => {
                app.simulate("expire", session(&payment)).await;
            }
            "cancel" => {
                let order = app.orders(&shop.ada).await.swap_remove(0);
                let fields = [
                    ("order", order["id"].as_str().unwrap()),
                    ("short_id", &shop.short_id),
                ];
                let answer = app.submit("/api/cancel_checkout", &fields).await;
                assert_eq!(answer.status(), StatusCode::SEE_OTHER);
            }
            _ => {
                app.pay(&payment, "delay").await;
                app.simulate("fail", json!({ "payment": last_part(&payment) }))
                    .await;
            }
        }
        app.until("the key is back", async || {
            (counts(&app, &shop).await == [1, 0, 0]).then_some(())
        })
        .await;
        assert_eq!(app.public(other).await["phase"], "live", "{ending}");
    }
    app.mail("cid@example.com", "It is open").await;
    let token = buy(&app, &shop, "bea@example.com", 1).await;
    assert_eq!(keys(&app, &token).await, ["ONE"]);
}

#[tokio::test]
async fn money_that_comes_when_the_keys_are_gone_goes_back_once() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE"], json!({})).await;
    let (_, late) = app
        .order_by_api(&shop.short_id, "bea@example.com", json!({}))
        .await;
    let payment = late["checkoutUrl"].as_str().unwrap();
    app.simulate("expire", session(payment)).await;
    app.until("the key is back", async || {
        (counts(&app, &shop).await == [1, 0, 0]).then_some(())
    })
    .await;
    let token = buy(&app, &shop, "cid@example.com", 1).await;
    app.simulate("late_success", json!({ "payment": last_part(payment) }))
        .await;
    app.mail("bea@example.com", "Your payment has been returned")
        .await;
    app.settle().await;
    assert_eq!(app.at_stripe("refunds").await.len(), 1);
    assert_eq!(keys(&app, &token).await, ["ONE"]);
    let bea = late["orderToken"].as_str().unwrap();
    assert_eq!(app.order(bea).await["status"], "refunded");
    assert!(keys(&app, bea).await.is_empty());
    assert_eq!(counts(&app, &shop).await, [0, 0, 1]);
}

#[tokio::test]
async fn a_refunded_order_keeps_its_key_and_shows_it_no_more() {
    let app = TestApp::start().await;
    let page = json!({ "stockLimit": 5, "restockRefunds": true });
    let shop = shop(&app, &["ONE", "TWO"], page).await;
    let token = buy(&app, &shop, "bea@example.com", 1).await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let (status, _) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(app.order(&token).await["status"], "refunded");
    assert!(keys(&app, &token).await.is_empty());
    for path in [format!("/o/{token}"), format!("/o/{token}/receipt")] {
        let (_, html) = app.page(&path).await;
        assert!(!html.contains("ONE"), "{html}");
    }
    let dossier = app.dossier(&shop.ada, &order).await;
    assert_eq!(dossier["items"][0]["licenceKeys"], json!(["ONE"]));

    let next = buy(&app, &shop, "cid@example.com", 1).await;
    assert_eq!(keys(&app, &next).await, ["TWO"], "no key is given twice");
    let public = app.public(&shop.short_id).await;
    assert_eq!(public["phase"], "sold_out", "{public}");
    assert_eq!(counts(&app, &shop).await, [0, 0, 2]);
}

#[tokio::test]
async fn generated_keys_never_run_out_and_are_never_the_same() {
    let app = TestApp::start().await;
    let product = json!({ "licenceKeys": "generated", "maxQuantity": 10 });
    let shop = app.shop_with(product, json!({})).await;
    assert_eq!(app.public(&shop.short_id).await["stock"], Value::Null);
    let mut all = BTreeSet::new();
    for email in ["bea@example.com", "cid@example.com"] {
        let token = buy(&app, &shop, email, 3).await;
        let own = keys(&app, &token).await;
        assert_eq!(own.len(), 3);
        assert!(own.iter().all(|key| key.len() == 29), "{own:?}");
        all.extend(own);
    }
    assert_eq!(all.len(), 6);
}

#[tokio::test]
async fn the_webhook_and_the_order_page_at_the_same_step_give_once() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE", "TWO"], json!({})).await;
    let made = app
        .product_with(&shop.ada, json!({ "licenceKeys": "generated" }))
        .await;
    let both = json!({ "productIds": [shop.product, made] });
    let page = app.publish(&shop.ada, &shop.product, both).await;
    let payment = app
        .checkout(page["shortId"].as_str().unwrap(), "bea@example.com")
        .await;
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
    let ((status, html), ()) = futures::join!(visit, webhook);
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains(">ONE<") && !html.contains(">TWO<"), "{html}");
    let order = app.order(&last_part(&order_page)).await;
    let count = |at: usize| {
        order["products"][at]["licenceKeys"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!((count(0), count(1)), (1, 1));
    assert_eq!(counts(&app, &shop).await, [1, 0, 1]);
}

#[tokio::test]
async fn carts_with_the_same_lists_in_any_order_do_not_wait_for_each_other_forever() {
    let app = TestApp::start().await;
    let list = numbered(200);
    let all: Vec<_> = list.iter().map(String::as_str).collect();
    let shop = shop(&app, &all, json!({})).await;
    let map_id = app
        .product_with(&shop.ada, json!({ "licenceKeys": "list" }))
        .await;
    add(&app, &shop.ada, &map_id, &list).await;
    let both = json!({ "productIds": [shop.product, map_id] });
    let pages = [
        app.publish(&shop.ada, &shop.product, both.clone()).await,
        app.publish(&shop.ada, &shop.product, both).await,
    ];
    let one = async |number: usize| {
        let mut products = [&shop.product, &map_id];
        products.rotate_left(number % 2);
        let wish = json!({ "productIds": products, "quantities": map(&shop.product, 2) });
        let short_id = pages[number / 2 % 2]["shortId"].as_str().unwrap();
        let email = format!("buyer{number}@example.com");
        let (status, answer) = app.order_by_api(short_id, &email, wish).await;
        assert_eq!(status, StatusCode::CREATED, "{answer}");
        if number.is_multiple_of(3) {
            let fields = [
                ("order", answer["orderId"].as_str().unwrap()),
                ("short_id", short_id),
            ];
            let gone = app.submit("/api/cancel_checkout", &fields).await;
            assert_eq!(gone.status(), StatusCode::SEE_OTHER);
        } else {
            app.pay(answer["checkoutUrl"].as_str().unwrap(), "pay")
                .await;
        }
    };
    join_all((0..30).map(one)).await;
    app.until("every key is given or back", async || {
        (counts(&app, &shop).await == [160, 0, 40]).then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_open_checkout_gets_what_it_was_promised_whatever_is_chosen_since() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["ONE", "TWO"], json!({})).await;
    let path = format!("/products/{}", shop.product);
    let choose = async |keys: &str| {
        let change = json!({ "licenceKeys": keys });
        let (status, product) = app.api(&shop.ada.key, Method::PATCH, &path, change).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(product["licenceKeys"], keys);
    };
    let (_, begun) = app
        .order_by_api(&shop.short_id, "bea@example.com", json!({}))
        .await;
    choose("none").await;
    assert_eq!(app.public(&shop.short_id).await["stock"], Value::Null);
    let without = buy(&app, &shop, "cid@example.com", 1).await;
    app.pay(begun["checkoutUrl"].as_str().unwrap(), "pay").await;
    let bea = begun["orderToken"].as_str().unwrap();
    app.until("the promise is kept", async || {
        (keys(&app, bea).await == ["ONE"]).then_some(())
    })
    .await;
    assert!(keys(&app, &without).await.is_empty());
    choose("generated").await;
    assert_eq!(keys(&app, bea).await, ["ONE"], "given is given");
    assert_eq!(counts(&app, &shop).await, [1, 0, 1]);
}
