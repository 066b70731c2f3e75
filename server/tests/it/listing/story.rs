//! One order from its checkout to its refund, as its creator reads it.

use super::sign_in;
use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::json;

/// The words of the time line, in the order in which they stand there.
fn moments(html: &str) -> Vec<&str> {
    let line = html.split("<ol class=\"time-line\">").nth(1);
    let line = line.unwrap_or_else(|| panic!("no time line in {html}"));
    let line = line.split("</ol>").next().unwrap();
    let words = line.split("<strong>").skip(1);
    words.map(|rest| rest.split('<').next().unwrap()).collect()
}

#[tokio::test]
async fn checkout_payment_mail_downloads_and_refund_stand_in_one_line() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    app.mail("bea@example.com", "Your receipt").await;
    app.settle().await;
    app.clock.advance(1_000);
    let link = app.press_download(&token, &shop.file).await;
    app.clock.advance(1_000);
    let bytes = app.get(&link).await.bytes().await.unwrap();
    assert!(!bytes.is_empty());
    sign_in(&app).await;
    let path = format!("/console/orders/{}", order["id"].as_str().unwrap());
    app.until("the download is written down", async || {
        let (_, html) = app.page(&path).await;
        html.contains("Download finished").then_some(())
    })
    .await;
    app.clock.advance(1_000);
    let wish = json!({ "amount": 400 });
    let (status, _) = app.on_order(&shop.ada, &order, "refund", wish).await;
    assert_eq!(status, StatusCode::OK);
    app.mail("bea@example.com", "A part of your payment").await;
    app.settle().await;

    let (_, html) = app.page(&path).await;
    let story = moments(&html);
    let at = |words: &str| {
        let found: Vec<_> = (0..story.len()).filter(|at| story[*at] == words).collect();
        assert_eq!(found.len(), 1, "{words} in {story:?}");
        found[0]
    };
    // The newest first.
    let newest_first = [
        "Letter about the refund sent",
        "€4.00 refunded in all",
        "You asked to refund €4.00",
        "Download finished",
        "Download begun",
        "Download link made",
        "Receipt sent",
        "Paid",
        "Checkout begun",
    ];
    let places = newest_first.map(at);
    assert!(places.is_sorted(), "{story:?}");
    assert!(html.contains("Only its fingerprint is kept here"), "{html}");

    let request = app
        .request(Method::GET, &path)
        .header("accept-language", "de");
    let html = request.send().await.unwrap().text().await.unwrap();
    let story = moments(&html);
    assert_eq!(story.last(), Some(&"Bestellung begonnen"));
    assert!(
        story.contains(&"Insgesamt 4,00\u{a0}€ erstattet"),
        "{story:?}"
    );
}
