//! Buying: from the form to the receipt.

use crate::app::{TestApp, last_part, link, shown};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::json;

#[tokio::test]
async fn after_a_declined_card_a_good_one_buys_the_files() {
    let app = TestApp::start().await;
    let shop = app
        .shop(json!({ "customization": { "thankYou": "Enjoy the mosses!" } }))
        .await;

    let payment = app.checkout(&shop.short_id, " Bea@Example.COM ").await;
    let declined = app.submit(&payment, &[("outcome", "decline")]).await;
    assert_eq!(declined.status(), StatusCode::PAYMENT_REQUIRED);
    let order_page = app.pay(&payment, "pay").await;
    assert!(
        order_page.starts_with(&format!("{}/o/", app.url)),
        "{order_page}"
    );

    app.order_is(&shop.ada, "completed").await;
    let (status, html) = app.page(&order_page).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        html.contains("It’s yours") && html.contains("Enjoy the mosses!"),
        "{html}"
    );

    let receipt = app.mail("bea@example.com", "Your receipt").await;
    assert!(
        receipt.text.contains("Field notes … €9.00"),
        "{}",
        receipt.text
    );
    let (status, html) = app.page(&link(&receipt.text, "/o/")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        html.contains("notes.pdf"),
        "the link in the mail opens the files: {html}"
    );

    let sale = app
        .mail("ada@example.com", "You sold something: €9.00")
        .await;
    assert!(sale.text.contains("bea@example.com"), "{}", sale.text);
}

#[tokio::test]
async fn prices_come_from_the_database_and_stay_what_they_were() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "bea@example.com"),
        ("price", "1"),
        ("priceInCents", "1"),
        ("amount", "1"),
        ("currency", "JPY"),
        ("quantity", "0"),
    ];
    let response = app.submit("/api/checkout", &fields).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let payment = response.headers()["location"].to_str().unwrap().to_owned();
    let session = app.simulator().await["sessions"][0].clone();
    assert_eq!(
        (&session["amount_total"], &session["currency"]),
        (&json!(900), &json!("eur"))
    );

    let path = format!("/products/{}", shop.product);
    let change = json!({ "priceInCents": 5_000, "name": "Field notes, dearer" });
    let (status, product) = app.api(&shop.ada.key, Method::PATCH, &path, change).await;
    assert_eq!(status, StatusCode::OK, "{product}");
    app.pay(&payment, "pay").await;
    let order = app.order_is(&shop.ada, "completed").await;
    assert_eq!(order["amountPaid"], 900);
    assert_eq!(
        order["items"][0]["name"], "Field notes",
        "as it was when it was bought"
    );

    app.checkout(&shop.short_id, "cid@example.com").await;
    assert_eq!(app.orders(&shop.ada).await[0]["amountTotal"], 5_000);
}

#[tokio::test]
async fn several_products_are_one_order_or_as_many_as_were_chosen() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (notes, _) = app.product(&ada, "Field notes", b"mosses").await;
    let (map, map_file) = app.product(&ada, "Map", b"where they grow").await;
    let page = app
        .publish(&ada, &notes, json!({ "productIds": [notes, map] }))
        .await;
    let short_id = page["shortId"].as_str().unwrap();

    let order = app.order(&app.buy(short_id, "bea@example.com").await).await;
    assert_eq!(
        (&order["amountPaid"], &order["status"]),
        (&json!(1_800), &json!("completed"))
    );
    assert_eq!(order["files"].as_array().unwrap().len(), 2);

    let chosen = [
        ("short_id", short_id),
        ("email", "cid@example.com"),
        ("product_ids[]", &map),
    ];
    let response = app.submit("/api/checkout", &chosen).await;
    let order_page = app
        .pay(response.headers()["location"].to_str().unwrap(), "pay")
        .await;
    app.order_is(&ada, "completed").await;
    let order = app.order(&last_part(&order_page)).await;
    assert_eq!(order["amountPaid"], 900);
    assert_eq!(order["files"][0]["id"], json!(map_file));
    assert_eq!(order["files"].as_array().unwrap().len(), 1, "{order}");

    let foreign = [
        ("short_id", short_id),
        ("email", "dan@example.com"),
        ("product_ids[]", &ada.id),
    ];
    let refused = app.submit("/api/checkout", &foreign).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text()
            .await
            .unwrap()
            .contains("This page does not sell that product.")
    );
}

#[tokio::test]
async fn the_last_copy_goes_to_one_and_returns_when_it_is_not_paid() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let buy = |email| [("short_id", shop.short_id.as_str()), ("email", email)];

    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let refused = app.submit("/api/checkout", &buy("cid@example.com")).await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    let words = refused.text().await.unwrap();
    assert!(
        words.contains("All copies are sold or in somebody"),
        "{words}"
    );
    assert_eq!(app.public(&shop.short_id).await["phase"], "sold_out");
    assert_eq!(
        app.orders(&shop.ada).await.len(),
        1,
        "the refused one left nothing"
    );

    app.wait_together(32).await;
    app.order_is(&shop.ada, "expired").await;
    let late = app.submit(&payment, &[("outcome", "pay")]).await;
    assert_eq!(
        late.status(),
        StatusCode::GONE,
        "what gave its copy back cannot be paid any more"
    );
    assert_eq!(
        app.public(&shop.short_id).await["stock"],
        json!({ "limit": 1, "sold": 0, "held": 0, "left": 1 })
    );

    app.buy(&shop.short_id, "cid@example.com").await;
    let stock = json!({ "limit": 1, "sold": 1, "held": 0, "left": 0 });
    assert_eq!(app.public(&shop.short_id).await["stock"], stock);
}

#[tokio::test]
async fn of_twenty_at_once_three_get_the_three_copies() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 3 })).await;
    let emails: Vec<_> = (0..20).map(|n| format!("buyer{n}@example.com")).collect();
    let tries = emails.iter().map(|email| async {
        let fields = [("short_id", shop.short_id.as_str()), ("email", email)];
        app.submit("/api/checkout", &fields).await.status()
    });
    let answers = join_all(tries).await;
    let count = |status| answers.iter().filter(|answer| **answer == status).count();
    assert_eq!(
        (count(StatusCode::SEE_OTHER), count(StatusCode::CONFLICT)),
        (3, 17),
        "{answers:?}"
    );
    let stock = json!({ "limit": 3, "sold": 0, "held": 3, "left": 0 });
    assert_eq!(app.public(&shop.short_id).await["stock"], stock);
    assert_eq!(app.orders(&shop.ada).await.len(), 3);
}

#[tokio::test]
async fn while_payments_are_down_nothing_is_taken_and_the_page_says_so() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.simulate("outage", json!({ "for": 600 })).await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "bea@example.com"),
    ];
    let refused = app.submit("/api/checkout", &fields).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    let words = refused.text().await.unwrap();
    assert!(
        words.contains("Payments are not available right now"),
        "{words}"
    );
    assert!(words.contains("Nothing was charged"), "{words}");
    let page = app.public(&shop.short_id).await;
    assert_eq!(
        (&page["phase"], &page["stock"]["left"]),
        (&json!("live"), &json!(1))
    );
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "failed");

    app.simulate("outage", json!({ "for": 0 })).await;
    app.buy(&shop.short_id, "bea@example.com").await;
}

#[tokio::test]
async fn an_answer_that_got_lost_makes_no_second_checkout() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.simulate("outage", json!({ "for": 600, "mode": "lost" }))
        .await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "bea@example.com"),
    ];
    let refused = app.submit("/api/checkout", &fields).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    let sessions = app.simulator().await["sessions"].as_array().unwrap().len();
    assert_eq!(sessions, 1, "both attempts had the same idempotency key");
    assert_eq!(app.public(&shop.short_id).await["stock"]["held"], 0);
}

#[tokio::test]
async fn a_payment_that_takes_days_is_waited_for() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let token = last_part(&app.pay(&payment, "delay").await);
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(html.contains("Your payment is on its way"), "{html}");
    let ask = [("order_token", token.as_str()), ("file_id", &shop.file)];
    let refused = app.submit("/api/issue_download", &ask).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    assert!(refused.text().await.unwrap().contains("not paid yet"));

    app.wait_together(2 * 24 * 60).await;
    app.settle().await;
    assert_eq!(app.orders(&shop.ada).await[0]["status"], "processing");
    assert_eq!(app.public(&shop.short_id).await["phase"], "expired");
    app.simulate("settle", json!({ "payment": last_part(&payment) }))
        .await;
    // Whoever waits for days is looked at once an hour.
    app.clock.advance(domain::time::HOUR);
    app.order_is(&shop.ada, "completed").await;
    app.mail("bea@example.com", "Your receipt").await;
}

#[tokio::test]
async fn a_delayed_payment_that_fails_gives_the_copy_back() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let order_page = app.pay(&payment, "delay").await;
    app.simulate("fail", json!({ "payment": last_part(&payment) }))
        .await;
    app.order_is(&shop.ada, "failed").await;
    assert_eq!(app.public(&shop.short_id).await["stock"]["left"], 1);
    let (_, html) = app.page(&order_page).await;
    assert!(html.contains("The payment did not go through"), "{html}");
}

#[tokio::test]
async fn nothing_is_sold_before_after_or_while_it_is_switched_off() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let launch = app.backend.now().plus(domain::time::HOUR).to_string();
    let soon = app
        .publish(&shop.ada, &shop.product, json!({ "launchAt": launch }))
        .await;
    let paused = app
        .publish(&shop.ada, &shop.product, json!({ "isActive": false }))
        .await;
    let draft = app
        .publish(&shop.ada, &shop.product, json!({ "published": false }))
        .await;
    let refused = async |short_id: &str| {
        let fields = [("short_id", short_id), ("email", "bea@example.com")];
        let response = app.submit("/api/checkout", &fields).await;
        (response.status(), response.text().await.unwrap())
    };
    for (page, status, words) in [
        (&soon, StatusCode::CONFLICT, "This page is not open yet."),
        (
            &paused,
            StatusCode::CONFLICT,
            "This page is not selling right now.",
        ),
        (&draft, StatusCode::NOT_FOUND, "There is nothing here"),
    ] {
        let (answer, html) = refused(page["shortId"].as_str().unwrap()).await;
        assert_eq!(answer, status, "{words}");
        assert!(html.contains(words), "{words}: {html}");
    }
    app.wait_for_days(2);
    let (answer, html) = refused(&shop.short_id).await;
    assert_eq!(answer, StatusCode::GONE);
    assert!(html.contains("This page has closed."), "{html}");
    assert_eq!(app.orders(&shop.ada).await.len(), 0);
}

#[tokio::test]
async fn a_checkout_begun_in_time_may_be_finished_after_the_closing() {
    let app = TestApp::start().await;
    let closes = app
        .backend
        .now()
        .plus(10 * domain::time::MINUTE)
        .to_string();
    let shop = app.shop(json!({ "expiresAt": closes })).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.wait_together(11).await;
    assert_eq!(
        app.get(&format!("/p/{}", shop.short_id)).await.status(),
        StatusCode::GONE
    );
    let order_page = app.pay(&payment, "pay").await;
    let (_, html) = app.page(&order_page).await;
    assert!(html.contains("It’s yours"), "{html}");
    app.mail("bea@example.com", "Your receipt").await;
}

#[tokio::test]
async fn a_strict_page_ends_open_checkouts_when_it_closes() {
    let app = TestApp::start().await;
    let closes = app
        .backend
        .now()
        .plus(10 * domain::time::MINUTE)
        .to_string();
    let shop = app
        .shop(json!({ "expiresAt": closes, "closing": "strict" }))
        .await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    app.wait_together(11).await;
    app.order_is(&shop.ada, "expired").await;
    let late = app.submit(&payment, &[("outcome", "pay")]).await;
    assert_eq!(late.status(), StatusCode::GONE);
}

#[tokio::test]
async fn a_product_that_closes_before_its_strict_page_ends_its_checkouts() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (notes, _) = app.product(&ada, "Field notes", b"mosses").await;
    let (map, _) = app.product(&ada, "Map", b"where they grow").await;
    let more = json!({ "productIds": [notes, map], "closing": "strict" });
    let page = app.publish(&ada, &notes, more).await;
    let soon = app.backend.now().plus(10 * domain::time::MINUTE);
    let change = json!({ "expiresAt": soon.to_string() });
    let path = format!("/products/{map}");
    let (status, _) = app.api(&ada.key, Method::PATCH, &path, change).await;
    assert_eq!(status, StatusCode::OK);
    let fields = [
        ("short_id", page["shortId"].as_str().unwrap()),
        ("email", "bea@example.com"),
        ("product_ids[]", &map),
    ];
    let answer = app.submit("/api/checkout", &fields).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    app.wait_together(11).await;
    app.order_is(&ada, "expired").await;
}

#[tokio::test]
async fn a_strict_closing_that_comes_sooner_ends_checkouts_sooner() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "closing": "strict" })).await;
    app.checkout(&shop.short_id, "bea@example.com").await;
    let path = format!("/pages/{}", shop.page);
    let closes = app
        .backend
        .now()
        .plus(10 * domain::time::MINUTE)
        .to_string();
    let change = json!({ "expiresAt": closes });
    let (status, page) = app.api(&shop.ada.key, Method::PATCH, &path, change).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    app.wait_together(11).await;
    app.order_is(&shop.ada, "expired").await;
}

#[tokio::test]
async fn a_wrong_address_comes_back_with_a_reason() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    for typed in [
        "bea@example",
        "",
        "bea at example.com",
        "\"><script>alert(1)</script>@x.y",
    ] {
        let fields = [("short_id", shop.short_id.as_str()), ("email", typed)];
        let response = app.submit("/api/checkout", &fields).await;
        assert_eq!(
            response.status(),
            StatusCode::UNPROCESSABLE_ENTITY,
            "{typed}"
        );
        let html = response.text().await.unwrap();
        assert_eq!(shown(&html), ["live"], "the same page");
        assert!(html.contains("Please enter"), "{html}");
        assert!(!html.contains("<script>alert"), "{html}");
        if typed == "bea@example" {
            assert!(
                html.contains("value=\"bea@example\""),
                "what was typed stays: {html}"
            );
        }
    }
    assert_eq!(app.orders(&shop.ada).await.len(), 0);
}
