//! Copies: never more than there are, whoever comes at once and however late they pay.

use crate::app::{PASSWORD, Shop, TestApp};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

const COPIES: i64 = 5;
/// So many of the first sessions run out and are paid all the same.
const LATE: usize = 4;
/// How often the stock is looked at while a buyer holds a copy.
const LOOKS: usize = 6;

/// One buyer, who comes back until there is nothing left.
async fn buyer(
    app: &TestApp,
    shop: &Shop,
    number: usize,
    begun: &Cell<usize>,
    late: &RefCell<Vec<String>>,
    looks: &Cell<usize>,
) {
    let path = format!("/public/pages/{}/checkout", shop.short_id);
    let wish = json!({ "email": format!("buyer{number}@example.com") });
    loop {
        let (status, answer) = app.api("", Method::POST, &path, wish.clone()).await;
        if status == StatusCode::CREATED {
            let payment = answer["checkoutUrl"].as_str().unwrap();
            let session = payment.rsplit('/').next().unwrap().to_owned();
            begun.set(begun.get() + 1);
            let is_late = begun.get() <= LATE;
            // Held copies are looked at, however fast the machine is.
            let enough = looks.get() + LOOKS;
            while looks.get() < enough {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            if is_late {
                app.simulate("expire", json!({ "session": session })).await;
                late.borrow_mut().push(session);
            } else {
                app.pay(payment, "pay").await;
            }
            return;
        }
        assert_eq!(status, StatusCode::CONFLICT, "{answer}");
        if app.public(&shop.short_id).await["stock"]["sold"] == COPIES {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn two_hundred_buyers_get_five_copies_and_who_pays_too_late_their_money() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": COPIES })).await;
    let (begun, late, done) = (Cell::new(0), RefCell::new(Vec::new()), Cell::new(false));
    let looks = Cell::new(0);
    let buyers = async {
        let all = (0..200).map(|number| buyer(&app, &shop, number, &begun, &late, &looks));
        join_all(all).await;
        done.set(true);
    };
    let sampler = async {
        while !done.get() {
            let stock = app.public(&shop.short_id).await["stock"].take();
            let taken = stock["sold"].as_i64().unwrap() + stock["held"].as_i64().unwrap();
            assert!(taken <= COPIES, "{stock}");
            looks.set(looks.get() + 1);
        }
        assert!(looks.get() > 10, "looked {} times", looks.get());
    };
    futures::join!(buyers, sampler);
    let sold_out = json!({ "limit": COPIES, "sold": COPIES, "held": 0, "left": 0 });
    app.until("every payment has arrived", async || {
        (app.public(&shop.short_id).await["stock"] == sold_out).then_some(())
    })
    .await;

    assert_eq!(late.borrow().len(), LATE);
    for session in late.take() {
        app.simulate("late_success", json!({ "payment": session }))
            .await;
    }
    app.until("all late money is back", async || {
        let refunds = app.simulator().await["refunds"].as_array().unwrap().len();
        (refunds == LATE).then_some(())
    })
    .await;
    app.settle().await;
    let refunds = app.simulator().await["refunds"].take();
    let amounts: Vec<_> = refunds
        .as_array()
        .unwrap()
        .iter()
        .map(|refund| &refund["amount"])
        .collect();
    assert_eq!(amounts, [&json!(900); LATE]);
    assert_eq!(app.public(&shop.short_id).await["stock"], sold_out);
    assert_eq!(count(&app, &shop, "completed").await, 5);
    assert_eq!(count(&app, &shop, "refunded").await, LATE);
}

/// How many orders have this status.
async fn count(app: &TestApp, shop: &Shop, status: &str) -> usize {
    let path = "/orders?limit=100";
    let (_, orders) = app.api(&shop.ada.key, Method::GET, path, Value::Null).await;
    let orders = orders["data"].as_array().unwrap();
    orders
        .iter()
        .filter(|order| order["status"] == status)
        .count()
}

#[tokio::test]
async fn a_copy_of_a_checkout_that_ended_returns_whatever_ended_it() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    for ending in ["expire", "cancel", "fail"] {
        let payment = app.checkout(&shop.short_id, "bea@example.com").await;
        let session = payment.rsplit('/').next().unwrap();
        assert_eq!(
            app.public(&shop.short_id).await["stock"]["held"],
            1,
            "{ending}"
        );
        match ending {
            "expire" => {
                app.simulate("expire", json!({ "session": session })).await;
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
                app.simulate("fail", json!({ "payment": session })).await;
            }
        }
        app.until("the copy is back", async || {
            (app.public(&shop.short_id).await["stock"]["left"] == 1).then_some(())
        })
        .await;
    }
}

#[tokio::test]
async fn a_payment_that_takes_days_keeps_its_copy() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&payment, "delay").await;
    app.wait_together(60 * 20).await;
    app.settle().await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "processing");
    assert_eq!(app.public(&shop.short_id).await["stock"]["held"], 1);
    let session = payment.rsplit('/').next().unwrap();
    app.simulate("settle", json!({ "payment": session })).await;
    app.wait_together(5).await;
    app.order_is(&shop.ada, "completed").await;
    assert_eq!(app.public(&shop.short_id).await["stock"]["sold"], 1);
}

#[tokio::test]
async fn carts_with_the_same_things_in_any_order_do_not_wait_for_each_other_forever() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (notes, _) = app.product(&ada, "Field notes", b"mosses").await;
    let (map, _) = app.product(&ada, "Map", b"where they grow").await;
    let more = json!({ "productIds": [notes, map], "stockLimit": 500 });
    let page = app.publish(&ada, &notes, more).await;
    app.discount(&ada, json!({ "code": "SPRING", "percent": 50 }))
        .await;
    let path = format!(
        "/public/pages/{}/checkout",
        page["shortId"].as_str().unwrap()
    );
    let one = async |number: usize| {
        let mut products = [&notes, &map];
        products.rotate_left(number % 2);
        let wish = json!({ "email": format!("buyer{number}@example.com"), "productIds": products,
            "discountCode": "SPRING" });
        let (status, answer) = app.api("", Method::POST, &path, wish).await;
        assert_eq!(status, StatusCode::CREATED, "{answer}");
        if number.is_multiple_of(3) {
            let fields = [
                ("order", answer["orderId"].as_str().unwrap()),
                ("short_id", page["shortId"].as_str().unwrap()),
            ];
            let gone = app.submit("/api/cancel_checkout", &fields).await;
            assert_eq!(gone.status(), StatusCode::SEE_OTHER);
        } else {
            app.pay(answer["checkoutUrl"].as_str().unwrap(), "pay")
                .await;
        }
    };
    join_all((0..30).map(one)).await;
    app.until("everything is sold or back", async || {
        let stock = app.public(page["shortId"].as_str().unwrap()).await["stock"].take();
        (stock["held"] == 0 && stock["sold"] == 40).then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_console_says_how_many_were_sold_where_there_is_no_limit() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let fields = [("email", "ada@example.com"), ("password", PASSWORD)];
    app.submit("/login", &fields).await;
    let says = async |words: &str| {
        let (_, html) = app.page(&format!("/console/pages/{}", shop.page)).await;
        assert!(html.contains(words), "{words}: {html}");
    };
    says("0 sold, no limit").await;
    app.buy(&shop.short_id, "bea@example.com").await;
    app.order_is(&shop.ada, "completed").await;
    says("1 sold, no limit").await;
    app.checkout(&shop.short_id, "cid@example.com").await;
    says("1 sold, 1 in checkouts, no limit").await;
}
