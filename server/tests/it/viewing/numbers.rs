//! What the numbers say, and to whom.

use super::{FIREFOX, look, sign_in, start, stats, viewed};
use crate::app::{Creator, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// The numbers of all pages of whoever is signed in.
async fn overview(app: &TestApp, range: &str) -> Value {
    let request = app
        .request(Method::POST, "/api/console/stats")
        .json(&json!({ "range": range }));
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    answer.json().await.unwrap()
}

fn euros(amount: i64) -> Value {
    json!([{ "amount": amount, "currency": "EUR" }])
}

#[tokio::test]
async fn the_numbers_of_a_page_are_a_contract() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    let empty = stats(&app, &shop.ada, &shop.page, "7").await;
    assert_eq!(empty["period"]["conversionBasisPoints"], Value::Null);
    for from in ["203.0.113.7", "203.0.113.8", "203.0.113.9"] {
        look(&app, &shop, from, FIREFOX, "").await;
    }
    viewed(&app, &shop, 3).await;
    app.checkout(&shop.short_id, "undecided@example.com").await;
    app.buy(&shop.short_id, "bea@example.com").await;
    let form = [
        ("short_id", shop.short_id.as_str()),
        ("email", "cy@example.com"),
    ];
    app.submit("/api/register", &form).await;

    let mut stats = stats(&app, &shop.ada, &shop.page, "7").await;
    let period = stats["period"].take();
    let registrations = stats["registrations"].clone();
    assert_eq!(
        stats,
        json!({
            "views": 3, "visitors": 3, "registrations": registrations, "confirmed": 0, "orders": 2, "completed": 1,
            "revenue": euros(900), "downloads": 0, "period": null,
        })
    );
    let today: String = app.backend.now().to_string().chars().take(10).collect();
    let numbers = json!({
        "views": 3, "visitors": 3, "completed": 1, "registrations": registrations, "confirmed": 0,
        "revenue": euros(900), "refunds": [], "lost": [],
    });
    let with = |more: Value| {
        let mut all = numbers.clone();
        for (name, value) in more.as_object().unwrap() {
            all[name] = value.clone();
        }
        all
    };
    assert_eq!(period["days"], json!([with(json!({ "day": today }))]));
    let week = domain::stats::Day::of(app.backend.now())
        .plus(-6)
        .start()
        .to_string();
    assert_eq!(period["to"], json!(today));
    assert_eq!(period["from"], json!(week[..10]));
    assert_eq!(
        (&period["conversionBasisPoints"], &period["checkouts"]),
        (&json!(3_333), &json!(2))
    );
    for range in ["", "8", "ALL"] {
        let path = format!("/pages/{}/stats?range={range}", shop.page);
        let (status, problem) = app
            .api(&shop.ada.key, Method::GET, &path, Value::Null)
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["field"], "range");
    }
}

#[tokio::test]
async fn money_counts_on_the_day_it_moved() {
    let app = start().await;
    let (shop, _, order) = app.sold(json!({ "expiresAt": in_days(&app, 30) })).await;
    app.wait_for_days(2);
    let answer = app
        .on_order(&shop.ada, &order, "refund", json!({ "amount": 300 }))
        .await;
    assert_eq!(answer.0, StatusCode::OK, "{}", answer.1);
    app.order_is(&shop.ada, "partially_refunded").await;
    app.wait_for_days(1);
    let answer = app.on_order(&shop.ada, &order, "refund", json!({})).await;
    assert_eq!(answer.0, StatusCode::OK, "{}", answer.1);
    app.order_is(&shop.ada, "refunded").await;

    let stats = stats(&app, &shop.ada, &shop.page, "7").await;
    let period = &stats["period"];
    let days: Vec<_> = period["days"].as_array().unwrap().iter().collect();
    let moved: Vec<_> = days
        .iter()
        .map(|day| (&day["revenue"], &day["refunds"]))
        .collect();
    let (none, sold, part, rest) = (json!([]), euros(900), euros(300), euros(600));
    assert_eq!(moved, [(&sold, &none), (&none, &part), (&none, &rest)]);
    assert_eq!(
        (&period["revenue"], &period["refunds"]),
        (&euros(900), &euros(900))
    );

    app.wait_for_days(5);
    let later = super::stats(&app, &shop.ada, &shop.page, "7").await;
    assert_eq!(later["period"]["revenue"], none, "that was before");
    assert_eq!(later["period"]["refunds"], euros(900));
}

#[tokio::test]
async fn what_a_bank_takes_counts_on_the_day_of_its_last_word() {
    let app = start().await;
    let (shop, _, order) = app.sold(json!({ "expiresAt": in_days(&app, 30) })).await;
    let part = app.on_order(&shop.ada, &order, "refund", json!({ "amount": 300 }));
    assert_eq!(part.await.0, StatusCode::OK);
    app.order_is(&shop.ada, "partially_refunded").await;
    let payment = json!({ "payment": order["paymentId"], "reason": "fraudulent" });
    app.simulate("dispute", payment.clone()).await;
    app.order_is(&shop.ada, "disputed").await;
    let before = stats(&app, &shop.ada, &shop.page, "7").await;
    assert_eq!(
        before["period"]["lost"],
        json!([]),
        "nobody has decided yet"
    );

    app.wait_together(2 * 24 * 60).await;
    app.simulate("dispute_lost", json!({ "payment": order["paymentId"] }))
        .await;
    app.order_is(&shop.ada, "lost").await;
    let stats = stats(&app, &shop.ada, &shop.page, "7").await;
    let days = stats["period"]["days"].as_array().unwrap();
    let lost: Vec<_> = days.iter().map(|day| &day["lost"]).collect();
    assert_eq!(lost, [&json!([]), &euros(600)]);
    assert_eq!(stats["period"]["lost"], euros(600));
    sign_in(&app, &shop.ada).await;
    let (_, html) = app.page("/console?range=7").await;
    assert!(html.contains("chart__bar--lost"), "{html}");
    assert!(html.contains("Lost disputes") && html.contains("€6.00 lost"));
    let bob = app.creator("bob@example.com").await;
    sign_in(&app, &bob).await;
    assert_eq!(overview(&app, "week").await["total"]["money"], json!([]));
}

#[tokio::test]
async fn currencies_are_never_added_and_the_days_before_are_compared() {
    let app = start().await;
    let shop = app.shop(json!({ "expiresAt": in_days(&app, 30) })).await;
    let yen = app
        .product_with(&shop.ada, json!({ "currency": "JPY", "priceInCents": 500 }))
        .await;
    let other = app
        .publish(&shop.ada, &yen, json!({ "expiresAt": in_days(&app, 30) }))
        .await;
    app.buy(&shop.short_id, "bea@example.com").await;
    app.wait_together(7 * 24 * 60).await;
    app.buy(&shop.short_id, "cy@example.com").await;
    app.buy(other["shortId"].as_str().unwrap(), "cy@example.com")
        .await;
    sign_in(&app, &shop.ada).await;
    let stats = overview(&app, "week").await;
    assert_eq!(
        stats["total"]["money"],
        json!([
            { "currency": "EUR", "revenue": 900, "refunds": 0, "lost": 0 },
            { "currency": "JPY", "revenue": 500, "refunds": 0, "lost": 0 },
        ])
    );
    assert_eq!(stats["before"]["orders"], 1);
    let all = overview(&app, "all").await;
    assert_eq!(
        (&all["total"]["orders"], &all["before"]),
        (&json!(3), &Value::Null)
    );
}

#[tokio::test]
async fn nobody_sees_the_numbers_of_others() {
    let app = start().await;
    let (shop, _, _) = app.sold(json!({})).await;
    look(&app, &shop, "203.0.113.7", FIREFOX, "utm_source=secret").await;
    viewed(&app, &shop, 1).await;
    let bob: Creator = app.creator("bob@example.com").await;
    let path = format!("/pages/{}/stats", shop.page);
    let (status, _) = app.api(&bob.key, Method::GET, &path, Value::Null).await;
    assert_eq!(status, StatusCode::NOT_FOUND);

    sign_in(&app, &bob).await;
    let stats = overview(&app, "all").await;
    assert_eq!(stats["days"], json!([]), "{stats}");
    assert_eq!(stats["referrals"], json!([]));
    let request = app
        .request(Method::POST, "/api/console/page_funnel")
        .json(&json!({ "page_id": shop.page, "range": "all" }));
    assert_eq!(
        request.send().await.unwrap().status(),
        StatusCode::NOT_FOUND
    );
    let (_, html) = app.page("/console").await;
    assert!(!html.contains("secret"), "{html}");

    sign_in(&app, &shop.ada).await;
    assert_eq!(overview(&app, "all").await["total"]["visitors"], 1);
    let request = app
        .request(Method::POST, "/api/console/page_funnel")
        .json(&json!({ "page_id": shop.page, "range": "all" }));
    let funnel: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(
        (&funnel["begun"], &funnel["bought"]),
        (&json!(1), &json!(1))
    );
}

#[tokio::test]
async fn the_first_screen_has_the_chart_and_its_numbers_also_without_scripts() {
    let app = start().await;
    let (shop, _, _) = app.sold(json!({})).await;
    look(&app, &shop, "203.0.113.7", FIREFOX, "").await;
    viewed(&app, &shop, 1).await;
    sign_in(&app, &shop.ada).await;
    let (status, html) = app.page("/console?range=7").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        html.contains("<title>Revenue and refunds by day<"),
        "{html}"
    );
    assert!(html.contains("€9.00"), "{html}");
    let (_, html) = app.page("/console?range=90&show=views").await;
    assert!(html.contains("<title>Views and visitors by day<"), "{html}");
    assert!(html.matches("<th scope=\"row\">").count() >= 90);
    let (status, _) = app.page("/console?range=nonsense&show=%3Cb%3E").await;
    assert_eq!(status, StatusCode::OK);
}

fn in_days(app: &TestApp, days: i64) -> String {
    let at = app.backend.now().plus(days * domain::time::DAY);
    at.to_string()
}
