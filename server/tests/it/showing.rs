//! What visitors and buyers are shown about money: forms, links with a code, orders, receipts.

use crate::app::{TestApp, last_part};
use backend::flows;
use domain::{id::CreatorId, seller::Seller};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// The words of a page, without tags.
fn words(html: &str) -> String {
    let text = html.split('<').filter_map(|part| part.split_once('>'));
    let text: String = text.map(|(_, text)| text).collect();
    text.replace("&#39;", "'").replace("&amp;", "&")
}

/// The input of a form with this name, as its tag.
fn input<'a>(html: &'a str, name: &str) -> &'a str {
    let name = format!("name=\"{name}\"");
    let found = html.split("<input").find(|tag| tag.contains(&name));
    let found = found.unwrap_or_else(|| panic!("{name} in {html}"));
    found.split('>').next().unwrap()
}

/// Whether the field for a discount code is open.
fn is_unfolded(html: &str) -> bool {
    let details = html.split("<details").nth(1).unwrap();
    details.split('>').next().unwrap().contains(" open")
}

/// Starts a checkout and turns back: the order page that the payment page leads to, and the order.
async fn left(app: &TestApp, short_id: &str, email: &str) -> (String, String) {
    let payment = app.checkout(short_id, email).await;
    let back = app.pay(&payment, "cancel").await;
    let order = app.simulator().await["sessions"][0]["client_reference_id"].take();
    (back, order.as_str().unwrap().to_owned())
}

#[tokio::test]
async fn the_form_says_what_it_costs_and_what_may_be_chosen() {
    let app = TestApp::start().await;
    let later = app.backend.now().plus(domain::time::HOUR).to_string();
    let shop = app
        .shop_with(
            json!({
                "compareAtPriceInCents": 1_500, "maxQuantity": 3,
                "priceChanges": [{ "at": later, "priceInCents": 1_200 }],
            }),
            json!({}),
        )
        .await;
    let path = format!("/p/{}", shop.short_id);
    let response = app.get(&path).await;
    assert!(response.headers().get("set-cookie").is_none());
    let caching = response.headers()["cache-control"].to_str().unwrap();
    assert!(caching.starts_with("public"), "{caching}");
    let html = response.text().await.unwrap();
    let shown = words(&html);
    assert!(shown.contains("€9.00 EUR instead of €15.00"), "{shown}");
    assert!(shown.contains("then €12.00"), "{shown}");
    assert!(shown.contains("Your copy is held for 30 minutes while you pay."));
    assert!(input(&html, &format!("quantities[{}]", shop.product)).contains("max=\"3\""));

    app.clock.advance(domain::time::HOUR);
    let (_, html) = app.page(&path).await;
    let shown = words(&html);
    assert!(shown.contains("€12.00 EUR instead of €15.00"), "{shown}");
    assert!(!shown.contains("€9.00"), "{shown}");
}

#[tokio::test]
async fn what_is_free_is_taken_without_paying_and_has_a_receipt() {
    let app = TestApp::start().await;
    let shop = app.shop_with(json!({ "priceInCents": 0 }), json!({})).await;
    let (_, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert!(html.contains("Get it free") && !html.contains("while you pay"));
    let order_page = app.checkout(&shop.short_id, "bea@example.com").await;
    let (_, html) = app.page(&order_page).await;
    assert!(
        html.contains("It’s yours") && html.contains("/receipt\""),
        "{html}"
    );
    let (status, html) = app.page(&format!("{order_page}/receipt")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(words(&html).contains("Receipt 000001"), "{html}");
}

#[tokio::test]
async fn a_refused_price_comes_back_where_it_was_typed() {
    let app = TestApp::start().await;
    let shop = app
        .shop_with(
            json!({
                "priceInCents": 500, "payWhatYouWant": true, "suggestedPriceInCents": 800,
                "maxQuantity": 2,
            }),
            json!({}),
        )
        .await;
    let (_, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    let amount = format!("amounts[{}]", shop.product);
    let quantity = format!("quantities[{}]", shop.product);
    assert!(input(&html, &amount).contains("value=\"8.00\""));
    assert!(words(&html).contains("At least €5.00."));

    for (field, amount_typed, quantity_typed, code, says) in [
        ("amounts", "4,99", "1", "", "Please choose at least €5.00."),
        (
            "amounts",
            "lots",
            "1",
            "",
            "Please enter an amount like 12.50.",
        ),
        ("quantities", "8", "3", "", "Please choose 1 to 2 copies."),
        (
            "discountCode",
            "8",
            "2",
            "NONE",
            "There is no such discount code.",
        ),
    ] {
        let fields = [
            ("short_id", shop.short_id.as_str()),
            ("email", "bea@example.com"),
            ("product_ids[]", &shop.product),
            (&amount, amount_typed),
            (&quantity, quantity_typed),
            ("discount_code", code),
        ];
        let refused = app.submit("/api/checkout", &fields).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        let html = refused.text().await.unwrap();
        assert!(html.contains(&format!("href=\"#buy-{field}\"")), "{html}");
        assert!(
            html.contains(&format!("id=\"buy-{field}-error\"")),
            "{html}"
        );
        assert!(words(&html).contains(says), "{html}");
        assert!(input(&html, &amount).contains(&format!("value=\"{amount_typed}\"")));
        assert!(input(&html, &quantity).contains(&format!("value=\"{quantity_typed}\"")));
        assert!(input(&html, "email").contains("bea@example.com"));
        assert_eq!(is_unfolded(&html), !code.is_empty());
    }
    assert!(app.orders(&shop.ada).await.is_empty());
}

#[tokio::test]
async fn what_is_not_chosen_may_have_anything_beside_it() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let chosen = app.product_with(&ada, json!({ "maxQuantity": 2 })).await;
    let other = app
        .product_with(&ada, json!({ "payWhatYouWant": true, "name": "Map" }))
        .await;
    let page = app
        .publish(&ada, &chosen, json!({ "productIds": [chosen, other] }))
        .await;
    let fields = [
        (
            "short_id".to_owned(),
            page["shortId"].as_str().unwrap().to_owned(),
        ),
        ("email".to_owned(), "bea@example.com".to_owned()),
        ("product_ids[]".to_owned(), chosen.clone()),
        (format!("quantities[{chosen}]"), "2".to_owned()),
        (format!("amounts[{other}]"), "a fortune".to_owned()),
    ];
    let request = app.request(Method::POST, "/api/checkout").form(&fields);
    assert_eq!(
        request.send().await.unwrap().status(),
        StatusCode::SEE_OTHER
    );
    assert_eq!(app.orders(&ada).await[0]["amountTotal"], 1_800);
}

#[tokio::test]
async fn a_link_brings_its_code_and_says_what_it_does() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.discount(&shop.ada, json!({ "code": "SPRING", "percent": 20 }))
        .await;
    app.discount(&shop.ada, json!({ "code": "GIFT", "percent": 100 }))
        .await;
    let scripts = |html: &str| html.matches("<script").count();
    let plain = app.get(&format!("/p/{}", shop.short_id)).await;
    let own_scripts = scripts(&plain.text().await.unwrap());
    for (code, says) in [
        ("spring", "Code SPRING: €7.20 instead of €9.00"),
        ("GIFT", "Code GIFT: free instead of €9.00"),
        ("AUTUMN", "There is no such discount code."),
        ("%3Cscript%3E", "There is no such discount code."),
    ] {
        let response = app.get(&format!("/p/{}?code={code}", shop.short_id)).await;
        assert_eq!(response.status(), StatusCode::OK, "{code}");
        assert_eq!(response.headers()["cache-control"], "no-store", "{code}");
        let html = response.text().await.unwrap();
        assert!(words(&html).contains(says), "{html}");
        assert!(is_unfolded(&html), "{code}");
        assert_eq!(scripts(&html), own_scripts, "{code}");
        assert!(!html.contains("error-summary"), "{code}");
        assert_eq!(html.contains("Get it free"), code == "GIFT");
    }
    for nothing in ["", "?code=", "?code", "?utm_source=letter"] {
        let response = app.get(&format!("/p/{}{nothing}", shop.short_id)).await;
        let caching = response.headers()["cache-control"].to_str().unwrap();
        assert!(caching.starts_with("public"), "{nothing}: {caching}");
    }
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "bea@example.com"),
        ("discount_code", "spring"),
    ];
    let begun = app.submit("/api/checkout", &fields).await;
    let order_page = app
        .pay(begun.headers()["location"].to_str().unwrap(), "pay")
        .await;
    let (_, html) = app.page(&order_page).await;
    assert!(words(&html).contains("Discount (SPRING)−€1.80"), "{html}");
}

#[tokio::test]
async fn who_turns_back_can_go_on_or_let_go() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let (order_page, order) = left(&app, &shop.short_id, "bea@example.com").await;
    let (status, html) = app.page(&order_page).await;
    assert_eq!(status, StatusCode::OK);
    let shown = words(&html);
    assert!(shown.contains("Not paid yet") && shown.contains("Your copy is held until"));
    let unfinished = format!("/api/unfinished?order={order}");
    let known: Value = app.get(&unfinished).await.json().await.unwrap();
    let url = known["checkoutUrl"].as_str().unwrap();
    assert!(html.contains(url), "the way on: {html}");
    assert_eq!(
        (&known["total"], &known["names"]),
        (&json!("€9.00"), &json!(["Field notes"]))
    );

    let sale = app
        .get(&format!("/p/{}", shop.short_id))
        .await
        .text()
        .await
        .unwrap();
    assert!(!sale.contains(&order), "the page is the same for everybody");

    let fields = [("order", order.as_str()), ("short_id", &shop.short_id)];
    let gone = app.submit("/api/cancel_checkout", &fields).await;
    assert_eq!(gone.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        gone.headers()["location"],
        format!("/p/{}", shop.short_id).as_str()
    );
    let cookie = gone.headers()["set-cookie"].to_str().unwrap();
    assert!(
        cookie.starts_with("checkout=;") && cookie.contains("Max-Age=0"),
        "{cookie}"
    );
    app.order_is(&shop.ada, "expired").await;
    let (_, html) = app.page(&order_page).await;
    let shown = words(&html);
    assert!(shown.contains("This checkout has ended") && shown.contains("nothing was charged"));
    let known: Value = app.get(&unfinished).await.json().await.unwrap();
    assert_eq!(known, Value::Null);
    app.buy(&shop.short_id, "cid@example.com").await;
}

#[tokio::test]
async fn a_payment_that_takes_days_is_on_its_way() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let order_page = app.pay(&payment, "delay").await;
    let (_, html) = app.page(&order_page).await;
    let shown = words(&html);
    assert!(shown.contains("Your payment is on its way"), "{shown}");
    assert!(!shown.contains("Not paid yet") && !html.contains("/api/cancel_checkout"));
    let (status, html) = app.page(&format!("{order_page}/receipt")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(html.contains("There is no receipt yet"), "{html}");
}

#[tokio::test]
async fn who_pays_too_late_reads_that_the_money_goes_back() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let (order_page, _) = left(&app, &shop.short_id, "bea@example.com").await;
    let payment = app.simulator().await["sessions"][0]["id"].take();
    app.simulate("expire", json!({ "session": payment })).await;
    app.order_is(&shop.ada, "expired").await;
    app.simulate("late_success", json!({ "payment": payment }))
        .await;
    app.order_is(&shop.ada, "refunded").await;
    let (_, html) = app.page(&order_page).await;
    let shown = words(&html);
    assert!(shown.contains("Your payment went back"), "{shown}");
    assert!(shown.contains("€9.00 went back the way it came"), "{shown}");
    assert!(!shown.contains("nothing was charged"), "{shown}");
}

#[tokio::test]
async fn an_odd_payment_is_being_checked() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.simulate("webhooks", json!({ "mode": "drop" })).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let order_page = app.pay(&payment, "pay").await;
    let mut news = app.event("checkout.session.completed").await;
    news["data"]["object"]["amount_total"] = json!(500);
    app.deliver(&news).await;
    let (_, html) = app.page(&order_page).await;
    let shown = words(&html);
    assert!(shown.contains("We are checking your payment"), "{shown}");
    assert!(!html.contains("/api/cancel_checkout") && !html.contains("data-news"));
    let payment = last_part(&payment);
    assert!(!html.contains(&payment), "no way to pay again");
}

#[tokio::test]
async fn a_receipt_says_what_was_paid_and_what_went_back() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    let body = json!({ "amount": 300 });
    let (status, refund) = app.on_order(&shop.ada, &order, "refund", body).await;
    assert!(status.is_success(), "{refund}");
    app.until("the refund is there", async || {
        let (_, html) = app.page(&format!("/o/{token}")).await;
        words(&html)
            .contains("€3.00 of €9.00 was refunded")
            .then_some(())
    })
    .await;
    let response = app.get(&format!("/o/{token}/receipt")).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["cache-control"], "no-store");
    let html = response.text().await.unwrap();
    assert!(html.contains("content=\"noindex\""));
    let shown = words(&html).replace(" EUR", "").replace(' ', "");
    for part in [
        "Receipt000001",
        "AdaMarlow",
        "bea@example.com",
        order["id"].as_str().unwrap(),
        "Fieldnotes€9.00",
        "Paid€9.00",
        "Refunded−€3.00",
        "Printthispage",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    let (status, _) = app.page("/o/nothing/receipt").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_receipt_keeps_who_sold() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let creator = CreatorId::parse(&shop.ada.id).unwrap();
    let called = async |name: &str, address: &str, tax_id: &str| {
        let seller = Seller {
            business_name: name.to_owned(),
            business_address: address.to_owned(),
            tax_id: tax_id.to_owned(),
            ..Seller::default()
        };
        flows::sellers::update(&app.backend, &creator, &seller)
            .await
            .unwrap();
    };
    let by_name = app.buy(&shop.short_id, "bea@example.com").await;
    called("Marlow Press", "1 Fern Lane", "DE111").await;
    let by_business = app.buy(&shop.short_id, "cid@example.com").await;
    called("Moss & Co", "2 Reed Road", "DE222").await;

    for (token, says) in [
        (by_name, vec!["Ada Marlow"]),
        (by_business, vec!["Marlow Press", "1 Fern Lane", "DE111"]),
    ] {
        let (_, html) = app.page(&format!("/o/{token}/receipt")).await;
        let shown = words(&html);
        for part in says {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        for part in ["Moss & Co", "2 Reed Road", "DE222"] {
            assert!(!shown.contains(part), "{part} in {shown}");
        }
    }
}
