//! What things cost: free, named by the buyer, later more, many of them, in every currency, taxed.

use crate::app::{Shop, TestApp, last_part, money::map};
use backend::flows;
use domain::{
    id::CreatorId,
    seller::{Seller, TaxMode},
    time::HOUR,
};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const BEA: &str = "bea@example.com";

/// A shop whose product the buyer prices, from €5.00.
async fn generous(app: &TestApp) -> Shop {
    let product = json!({
        "priceInCents": 500, "payWhatYouWant": true, "suggestedPriceInCents": 800,
    });
    app.shop_with(product, json!({})).await
}

async fn charged(app: &TestApp) -> (i64, String) {
    let session = app.at_stripe("sessions").await.swap_remove(0);
    let currency = session["currency"].as_str().unwrap().to_owned();
    (session["amount_total"].as_i64().unwrap(), currency)
}

#[tokio::test]
async fn what_is_free_needs_no_payment_service() {
    let app = TestApp::start().await;
    let shop = app
        .shop_with(json!({ "priceInCents": 0 }), json!({ "stockLimit": 2 }))
        .await;
    app.simulate("outage", json!({ "for": 600 })).await;
    let order_page = app.checkout(&shop.short_id, BEA).await;
    assert!(
        order_page.starts_with(&format!("{}/o/", app.url)),
        "straight to the order page: {order_page}"
    );
    let order = app.orders(&shop.ada).await.swap_remove(0);
    assert_eq!(
        (&order["status"], &order["amountPaid"], &order["tax"]),
        (&json!("completed"), &json!(0), &json!(0))
    );
    assert_eq!(order["receiptNumber"], 1);
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 1));
    let (status, html) = app.page(&order_page).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("It’s yours"), "{html}");
    let link = app
        .press_download(&last_part(&order_page), &shop.file)
        .await;
    let bytes = app.get(&link).await.bytes().await.unwrap();
    assert_eq!(&bytes[..], b"forty pages about mosses");
    app.mail(BEA, "Your receipt").await;
    app.mail("ada@example.com", "You sold something").await;
    assert!(app.at_stripe("sessions").await.is_empty());
}

#[tokio::test]
async fn a_double_click_on_something_free_makes_one_order() {
    let app = TestApp::start().await;
    let shop = app
        .shop_with(json!({ "priceInCents": 0 }), json!({ "stockLimit": 5 }))
        .await;
    let clicks = (0..2).map(|_| app.checkout(&shop.short_id, BEA));
    for order_page in join_all(clicks).await {
        let (status, html) = app.page(&order_page).await;
        assert_eq!(status, StatusCode::OK, "each click leads to the files");
        assert!(html.contains("It’s yours"), "{html}");
    }
    assert_eq!(app.orders(&shop.ada).await.len(), 1);
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 1));
    app.settle().await;
    assert_eq!(app.mails(BEA).await.len(), 1);
}

#[tokio::test]
async fn a_buyer_who_names_the_price_pays_it() {
    let app = TestApp::start().await;
    let shop = generous(&app).await;
    let named = |minor: i64| json!({ "amounts": map(&shop.product, minor) });
    for too_little in [499, 0, -500] {
        let refused = app.refusal(&shop.short_id, named(too_little)).await;
        let words = "Please choose at least €5.00.".to_owned();
        assert_eq!(refused, (422, "amounts".to_owned(), words), "{too_little}");
    }
    let refused = app.refusal(&shop.short_id, named(100_000_000)).await;
    assert_eq!((refused.0, refused.1.as_str()), (422, "amounts"));
    assert!(app.orders(&shop.ada).await.is_empty());

    let payment = app.hold(&shop.short_id, BEA, named(1_234)).await;
    assert_eq!(charged(&app).await, (1_234, "eur".to_owned()));
    app.pay(&payment, "pay").await;
    let order = app.order_is(&shop.ada, "completed").await;
    assert_eq!(order["amountPaid"], 1_234);
    assert_eq!(order["items"][0]["priceInCents"], 1_234);

    app.hold(&shop.short_id, BEA, json!({})).await;
    assert_eq!(
        charged(&app).await.0,
        800,
        "who says nothing pays the suggestion"
    );
}

#[tokio::test]
async fn the_form_reads_a_price_as_people_write_it() {
    let app = TestApp::start().await;
    let shop = generous(&app).await;
    let amount = format!("amounts[{}]", shop.product);
    let form = |text| {
        [
            ("short_id", shop.short_id.as_str()),
            ("email", BEA),
            (amount.as_str(), text),
        ]
    };
    for (typed, sentence) in [
        ("4.99", "Please choose at least €5.00."),
        ("much", "Please enter an amount like 12.50."),
        ("7.505", "Please enter an amount like 12.50."),
    ] {
        let refused = app.submit("/api/checkout", &form(typed)).await;
        assert_eq!(
            refused.status(),
            StatusCode::UNPROCESSABLE_ENTITY,
            "{typed}"
        );
        let html = refused.text().await.unwrap();
        assert!(html.contains(sentence), "{typed}: {html}");
    }
    assert!(app.orders(&shop.ada).await.is_empty());
    let accepted = app.submit("/api/checkout", &form("7,50")).await;
    assert_eq!(accepted.status(), StatusCode::SEE_OTHER);
    assert_eq!(charged(&app).await.0, 750);
}

#[tokio::test]
async fn where_nothing_is_enough_nothing_is_charged() {
    let app = TestApp::start().await;
    let product = json!({ "priceInCents": 0, "payWhatYouWant": true });
    let shop = app.shop_with(product, json!({})).await;
    let named = |minor: i64| json!({ "amounts": map(&shop.product, minor) });
    let order_page = app.hold(&shop.short_id, BEA, named(0)).await;
    assert!(order_page.contains("/o/"), "{order_page}");
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "completed");
    assert!(app.at_stripe("sessions").await.is_empty());

    let refused = app.refusal(&shop.short_id, named(49)).await;
    let words = "The price must be at least €0.50.".to_owned();
    assert_eq!(refused, (422, "amounts".to_owned(), words));
    app.hold(&shop.short_id, BEA, named(300)).await;
    assert_eq!(charged(&app).await.0, 300);
}

#[tokio::test]
async fn nobody_names_a_fixed_price() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let body = json!({
        "amounts": map(&shop.product, 1), "priceInCents": 1, "price": 1, "amount": 1,
        "amountTotal": 1, "currency": "JPY", "fee": 0, "applicationFee": 0, "status": "completed",
        "creatorId": shop.product, "stock": 0, "stockLimit": 0, "discount": 899, "total": 1,
    });
    app.hold(&shop.short_id, BEA, body).await;
    assert_eq!(charged(&app).await, (900, "eur".to_owned()));
    let amount = format!("amounts[{}]", shop.product);
    let form = [
        ("short_id", shop.short_id.as_str()),
        ("email", "cid@example.com"),
        (amount.as_str(), "0.50"),
        ("price", "1"),
        ("currency", "jpy"),
        ("status", "completed"),
        ("creator_id", "me"),
        ("stock_limit", "0"),
        ("application_fee_amount", "900"),
        ("discount", "899"),
    ];
    let accepted = app.submit("/api/checkout", &form).await;
    assert_eq!(accepted.status(), StatusCode::SEE_OTHER);
    assert_eq!(charged(&app).await, (900, "eur".to_owned()));
    for order in app.orders(&shop.ada).await {
        assert_eq!(
            (&order["status"], &order["amountTotal"], &order["currency"]),
            (&json!("processing"), &json!(900), &json!("EUR"))
        );
    }
}

#[tokio::test]
async fn the_price_is_that_of_the_moment_in_which_the_checkout_begins() {
    let app = TestApp::start().await;
    let later = |hours: i64| app.backend.now().plus(hours * HOUR).to_string();
    let changes = json!([
        { "at": later(2), "priceInCents": 2_000 },
        { "at": later(1), "priceInCents": 1_500 },
    ]);
    let shop = app
        .shop_with(json!({ "priceChanges": changes }), json!({}))
        .await;
    let price = async || app.public(&shop.short_id).await["products"][0]["priceInCents"].take();
    app.clock.advance(HOUR - 60_000);
    assert_eq!(price().await, 900);
    let early = app.hold(&shop.short_id, BEA, json!({})).await;
    assert_eq!(charged(&app).await.0, 900);
    app.clock.advance(60_000);
    assert_eq!(price().await, 1_500);
    app.hold(&shop.short_id, "cid@example.com", json!({})).await;
    assert_eq!(charged(&app).await.0, 1_500);

    app.pay(&early, "pay").await;
    let token = last_part(
        app.at_stripe("sessions").await[1]["success_url"]
            .as_str()
            .unwrap(),
    );
    assert_eq!(app.order(&token).await["status"], "completed");
    assert_eq!(
        app.order(&token).await["amountPaid"],
        900,
        "what was agreed counts"
    );
    app.clock.advance(HOUR);
    assert_eq!(price().await, 2_000);
}

#[tokio::test]
async fn stock_counts_copies_and_not_orders() {
    let app = TestApp::start().await;
    let shop = app
        .shop_with(json!({ "maxQuantity": 3 }), json!({ "stockLimit": 5 }))
        .await;
    let copies = |count: i64| json!({ "quantities": map(&shop.product, count) });
    for odd in [0, -1, 4, i64::MAX] {
        let refused = app.refusal(&shop.short_id, copies(odd)).await;
        let words = "Please choose 1 to 3 copies.".to_owned();
        assert_eq!(refused, (422, "quantities".to_owned(), words), "{odd}");
    }
    let payment = app.hold(&shop.short_id, BEA, copies(3)).await;
    assert_eq!(charged(&app).await.0, 2_700);
    assert_eq!(app.held_and_sold(&shop.short_id).await, (3, 0));
    let refused = app.refusal(&shop.short_id, copies(3)).await;
    assert_eq!(refused.0, 409, "{refused:?}");
    assert_eq!(app.held_and_sold(&shop.short_id).await, (3, 0));
    app.hold(&shop.short_id, "cid@example.com", copies(2)).await;
    assert_eq!(app.public(&shop.short_id).await["phase"], "sold_out");

    app.pay(&payment, "pay").await;
    app.until("three are sold", async || {
        (app.held_and_sold(&shop.short_id).await == (2, 3)).then_some(())
    })
    .await;
    let orders = app.orders(&shop.ada).await;
    assert_eq!(orders[1]["amountPaid"], 2_700);
    assert_eq!(orders[1]["items"][0]["quantity"], 3);
    let session = app.at_stripe("sessions").await.swap_remove(0);
    app.simulate("expire", json!({ "session": session["id"] }))
        .await;
    app.order_is(&shop.ada, "expired").await;
    assert_eq!(app.held_and_sold(&shop.short_id).await, (0, 3));
}

#[tokio::test]
async fn one_copy_is_the_most_unless_the_product_says_so() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let two = json!({ "quantities": map(&shop.product, 2) });
    let refused = app.refusal(&shop.short_id, two).await;
    let words = "One order can have one copy of this.".to_owned();
    assert_eq!(refused, (422, "quantities".to_owned(), words));
}

#[tokio::test]
async fn if_one_product_is_gone_nothing_of_the_other_is_held() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let notes = app.product_with(&ada, json!({})).await;
    let map_id = app
        .product_with(&ada, json!({ "name": "Map", "priceInCents": 400 }))
        .await;
    let limits = json!({
        "productIds": [notes, map_id],
        "stockLimits": { notes.clone(): 5, map_id.clone(): 1 },
    });
    let page = app.publish(&ada, &notes, limits).await;
    let short_id = page["shortId"].as_str().unwrap();
    let held = async || -> Vec<i64> {
        let page = app.public(short_id).await;
        let products = page["products"].as_array().unwrap().clone();
        products
            .iter()
            .map(|product| product["stock"]["held"].as_i64().unwrap())
            .collect()
    };
    app.hold(short_id, BEA, json!({})).await;
    assert_eq!(charged(&app).await.0, 1_300);
    assert_eq!(held().await, [1, 1]);
    let refused = app.refusal(short_id, json!({})).await;
    assert_eq!(refused.0, 409, "{refused:?}");
    assert_eq!(held().await, [1, 1], "all of it or nothing");
    assert_eq!(app.orders(&ada).await.len(), 1);
    let only = json!({ "productIds": [notes] });
    app.hold(short_id, "cid@example.com", only).await;
    assert_eq!(held().await, [2, 1]);
}

#[tokio::test]
async fn what_one_payment_cannot_be_is_refused() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let dear = json!({ "priceInCents": 60_000_000, "maxQuantity": 2 });
    let first = app.product_with(&ada, dear.clone()).await;
    let second = app.product_with(&ada, dear).await;
    let page = json!({ "productIds": [first, second], "stockLimit": 5 });
    let page = app.publish(&ada, &first, page).await;
    let short_id = page["shortId"].as_str().unwrap();
    let words = "Together these cost more than one payment can be.".to_owned();
    for cart in [
        json!({}),
        json!({ "productIds": [first], "quantities": map(&first, 2) }),
    ] {
        let refused = app.refusal(short_id, cart).await;
        assert_eq!(refused, (422, "productIds".to_owned(), words.clone()));
    }
    assert!(app.orders(&ada).await.is_empty());
    app.hold(short_id, BEA, json!({ "productIds": [first] }))
        .await;
    assert_eq!(charged(&app).await.0, 60_000_000);
}

#[tokio::test]
async fn yen_have_no_smaller_unit_and_dinars_have_a_thousand() {
    for (currency, code, minor, shown) in [
        ("JPY", "jpy", 1_250, "¥1,250"),
        ("KWD", "kwd", 12_500, "KWD\u{a0}12.500"),
    ] {
        let app = TestApp::start().await;
        let product = json!({ "priceInCents": minor, "currency": currency });
        let shop = app.shop_with(product, json!({})).await;
        let payment = app.checkout(&shop.short_id, BEA).await;
        assert_eq!(charged(&app).await, (minor, code.to_owned()));
        app.pay(&payment, "pay").await;
        let order = app.order_is(&shop.ada, "completed").await;
        assert_eq!(order["amountPaid"], minor);
        let receipt = app.mail(BEA, "Your receipt").await;
        assert!(receipt.text.contains(shown), "{}", receipt.text);

        let part = json!({ "amount": 500 });
        let (status, order) = app.on_order(&shop.ada, &order, "refund", part).await;
        assert_eq!(status, StatusCode::OK, "{order}");
        assert_eq!(order["refunded"], 500);
        let refund = app.at_stripe("refunds").await.swap_remove(0);
        assert_eq!(
            (&refund["amount"], &refund["currency"]),
            (&json!(500), &json!(code))
        );
    }
}

#[tokio::test]
async fn a_thousandth_of_a_dinar_cannot_be_given_back() {
    let app = TestApp::start().await;
    let product = json!({ "priceInCents": 12_500, "currency": "KWD" });
    let shop = app.shop_with(product, json!({})).await;
    app.buy(&shop.short_id, BEA).await;
    let order = app.order_is(&shop.ada, "completed").await;
    let body = json!({ "amount": 5 });
    let (status, problem) = app.on_order(&shop.ada, &order, "refund", body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert!(app.at_stripe("refunds").await.is_empty());
}

async fn with_tax(app: &TestApp, shop: &Shop, tax_mode: TaxMode) {
    let seller = Seller {
        business_name: "Marlow Press".to_owned(),
        tax_id: "DE123456789".to_owned(),
        tax_mode,
        ..Seller::default()
    };
    let creator = CreatorId::parse(&shop.ada.id).unwrap();
    flows::sellers::update(&app.backend, &creator, &seller)
        .await
        .unwrap();
}

async fn taxed(tax_mode: TaxMode) -> (TestApp, Shop, Value) {
    let app = TestApp::start().await;
    let shop = app
        .shop_with(json!({ "priceInCents": 1_190 }), json!({}))
        .await;
    with_tax(&app, &shop, tax_mode).await;
    app.buy(&shop.short_id, BEA).await;
    let order = app.order_is(&shop.ada, "completed").await;
    (app, shop, order)
}

#[tokio::test]
async fn tax_that_is_in_the_price_is_written_down() {
    let (_app, _, order) = taxed(TaxMode::Inclusive).await;
    assert_eq!(
        (&order["amountTotal"], &order["amountPaid"], &order["tax"]),
        (&json!(1_190), &json!(1_190), &json!(190)),
        "{order}"
    );
    assert_eq!(order["taxMode"], "inclusive");
}

#[tokio::test]
async fn tax_on_top_is_paid_by_the_buyer_and_goes_back_with_the_rest() {
    let (app, shop, order) = taxed(TaxMode::Exclusive).await;
    assert_eq!(
        (&order["amountTotal"], &order["amountPaid"], &order["tax"]),
        (&json!(1_190), &json!(1_416), &json!(226)),
        "{order}"
    );
    assert_eq!(order["parked"], Value::Null, "it is what was agreed");
    let (status, after) = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(status, StatusCode::OK, "{after}");
    assert_eq!(
        (&after["status"], &after["refunded"]),
        (&json!("refunded"), &json!(1_416))
    );
}

#[tokio::test]
async fn a_checkout_keeps_the_tax_it_began_with_and_free_things_have_none() {
    let app = TestApp::start().await;
    let shop = app
        .shop_with(json!({ "priceInCents": 1_190 }), json!({}))
        .await;
    with_tax(&app, &shop, TaxMode::Exclusive).await;
    let payment = app.checkout(&shop.short_id, BEA).await;
    with_tax(&app, &shop, TaxMode::None).await;
    app.pay(&payment, "pay").await;
    let order = app.order_is(&shop.ada, "completed").await;
    assert_eq!(
        (&order["tax"], &order["taxMode"]),
        (&json!(226), &json!("exclusive"))
    );
    with_tax(&app, &shop, TaxMode::Exclusive).await;
    let path = format!("/products/{}", shop.product);
    let free = json!({ "priceInCents": 0 });
    let (status, _) = app.api(&shop.ada.key, Method::PATCH, &path, free).await;
    assert_eq!(status, StatusCode::OK);
    app.checkout(&shop.short_id, "cid@example.com").await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    assert_eq!(
        (&order["status"], &order["tax"], &order["taxMode"]),
        (&json!("completed"), &json!(0), &json!("none"))
    );
}
