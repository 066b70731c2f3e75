//! The time for downloads, which each product has of its own.

use super::{BYTES, fetch, part, refusal, sold};
use crate::app::{Shop, TestApp};
use domain::time::{DAY, MINUTE};
use reqwest::StatusCode;
use serde_json::{Value, json};

/// A paid order of two products: one has a file for a week, the other two files for a month.
async fn sold_for_a_week_and_a_month(app: &TestApp) -> (Shop, String, Vec<String>) {
    let ada = app.creator("ada@example.com").await;
    let week = app
        .product_with(&ada, json!({ "name": "News", "downloadWindowDays": 7 }))
        .await;
    let month = app
        .product_with(&ada, json!({ "name": "Book", "downloadWindowDays": 30 }))
        .await;
    let mut files = vec![app.upload(&ada, &week, "news.txt", BYTES).await];
    for name in ["book.txt", "notes.txt"] {
        files.push(app.upload(&ada, &month, name, BYTES).await);
    }
    let both = json!({ "productIds": [week, month] });
    let page = app.publish(&ada, &week, both).await;
    let text = |name: &str| page[name].as_str().unwrap().to_owned();
    let shop = Shop {
        ada,
        product: week,
        file: files[0].clone(),
        page: text("id"),
        short_id: text("shortId"),
    };
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    (shop, token, files)
}

/// What an order says of each file that keeps it back.
async fn waits(app: &TestApp, token: &str) -> Vec<(String, bool)> {
    let order = app.order(token).await;
    let files = order["files"].as_array().unwrap().iter();
    let file = |file: &Value| {
        let name = file["fileName"].as_str().unwrap().to_owned();
        let why = file["waits"].as_str().unwrap_or_default().to_owned();
        (name, why.starts_with("The time for downloading this file"))
    };
    let mut files: Vec<_> = files.map(file).collect();
    files.sort();
    files
}

#[tokio::test]
async fn each_file_is_there_as_long_as_its_product_says() {
    let app = TestApp::start().await;
    let (_, token, files) = sold_for_a_week_and_a_month(&app).await;
    let path = format!("/o/{token}");
    let (_, html) = app.page(&path).await;
    assert!(html.contains(">All files<"), "{html}");
    assert_eq!(html.matches("/api/issue_download").count(), 4);
    assert!(waits(&app, &token).await.iter().all(|(_, over)| !over));

    app.clock.advance(7 * DAY);
    let over = [
        ("book.txt", false),
        ("news.txt", true),
        ("notes.txt", false),
    ];
    let over = over.map(|(name, over)| (name.to_owned(), over));
    assert_eq!(waits(&app, &token).await, over);
    let (_, html) = app.page(&path).await;
    assert_eq!(html.matches("/api/issue_download").count(), 3, "{html}");
    for words in [
        "The time for downloading this file is over.",
        "All files that can still be downloaded",
        "You can download until",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let (status, sentence) = refusal(&app, &token, &files[0]).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(sentence.contains("is over"), "{sentence}");
    let url = app.press_download(&token, "all").await;
    let archive = fetch(&app, &url, &[]).await.bytes().await.unwrap();
    let holds = |name: &[u8]| archive.windows(name.len()).any(|part| part == name);
    assert!(holds(b"book.txt") && holds(b"notes.txt") && !holds(b"news.txt"));

    app.clock.advance(23 * DAY);
    let (_, html) = app.page(&path).await;
    assert!(html.contains("The time for downloads ended on"), "{html}");
    assert!(!html.contains("/api/issue_download"), "{html}");
    assert!(
        !html.contains("The time for downloading this file"),
        "once is enough: {html}"
    );
}

#[tokio::test]
async fn the_list_of_purchases_knows_what_is_left_of_each() {
    let app = TestApp::start().await;
    let (shop, token, files) = sold_for_a_week_and_a_month(&app).await;
    let list = async || {
        let customer = app.orders(&shop.ada).await[0]["customerId"].clone();
        let customer = customer.as_str().unwrap().to_owned();
        let list = backend::flows::door::purchases(&app.backend, &customer, None);
        list.await.unwrap().items.swap_remove(0).has_downloads
    };
    assert!(list().await);
    for file in &files[1..] {
        for _ in 0..5 {
            let url = app.press_download(&token, file).await;
            fetch(&app, &url, &[]).await.bytes().await.unwrap();
            app.clock.advance(MINUTE);
        }
    }
    assert!(list().await, "the news are still there");
    app.clock.advance(7 * DAY);
    assert!(!list().await, "nobody can have them any more");
}

#[tokio::test]
async fn a_link_that_comes_too_late_says_which_time_is_over() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    app.clock.advance(30 * DAY - MINUTE);
    let url = app.press_download(&token, &shop.file).await;
    app.clock.advance(MINUTE);
    let late = fetch(&app, &url, &[]).await;
    assert_eq!(late.status(), StatusCode::GONE);
    let html = late.text().await.unwrap();
    assert!(
        html.contains("<h1>The time for downloads is over<"),
        "{html}"
    );
    assert!(!html.contains("gives you a new one"), "{html}");
}

#[tokio::test]
async fn a_disputed_payment_is_no_returned_one() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    let url = app.press_download(&token, &shop.file).await;
    assert_eq!(part(&app, &url, "bytes=0-4").await.0, 206);
    let dispute = json!({ "payment": order["paymentId"], "reason": "product_not_received" });
    app.simulate("dispute", dispute).await;
    app.order_is(&shop.ada, "disputed").await;
    let refused = fetch(&app, &url, &[("range", "bytes=5-")]).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    let html = refused.text().await.unwrap();
    assert!(html.contains("is disputed at the bank"), "{html}");
    assert!(!html.contains("was returned"), "{html}");
}
