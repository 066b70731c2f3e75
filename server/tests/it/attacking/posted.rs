//! Letters as they leave, with the headers that were written and no others.

use super::corpus::{self, HARMLESS, Kind};
use crate::app::{TestApp, post::PostOffice};
use backend::flows;
use reqwest::{Method, StatusCode};
use serde_json::json;

/// The names of a letter's headers (RFC 5322, 2.2.3: what is folded is one).
fn headers(letter: &str) -> Vec<String> {
    let head = letter.split("\n\n").next().unwrap();
    let lines = head.lines().filter(|line| !line.starts_with([' ', '\t']));
    let name = |line: &str| line.split(':').next().unwrap().to_owned();
    lines.map(name).collect()
}

/// Sells and takes registrations with a text in everything that letters speak of: the headers of all
/// letters, and who got them.
async fn letters(app: &TestApp, post: &PostOffice, number: usize, text: &str) -> Vec<Vec<String>> {
    let (ada, bea) = (
        format!("ada{number}@example.com"),
        format!("bea{number}@example.com"),
    );
    let name = corpus::line(text, 80);
    let creator = flows::account::create(&app.backend, &ada, &name, None)
        .await
        .unwrap();
    let (_, key) = flows::api_keys::create(&app.backend, &creator.id, &name)
        .await
        .unwrap();
    let product = json!({ "name": corpus::line(text, 120), "priceInCents": 0, "currency": "EUR" });
    let (status, product) = app.api(&key, Method::POST, "/products", product).await;
    assert_eq!(status, StatusCode::CREATED, "{product}");
    let closes = app.backend.now().plus(domain::time::DAY).to_string();
    let words = json!({ "headline": corpus::line(text, 120) });
    let page = json!({ "productIds": [product["id"]], "expiresAt": closes, "published": true, "customization": words });
    let (status, page) = app.api(&key, Method::POST, "/pages", page).await;
    assert_eq!(status, StatusCode::CREATED, "{page}");
    let short_id = page["shortId"].as_str().unwrap();
    app.checkout(short_id, &bea).await;
    let pause = json!({ "isActive": false });
    app.api(
        &key,
        Method::PATCH,
        &format!("/pages/{}", page["id"].as_str().unwrap()),
        pause,
    )
    .await;
    let fields = [
        ("short_id", short_id),
        ("email", bea.as_str()),
        ("name", &name),
    ];
    let answer = app.submit("/api/register", &fields).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    app.settle().await;
    let mut heads = Vec::new();
    for (address, number) in [(&bea, 2), (&ada, 1)] {
        let taken = app
            .until(&format!("{number} letters to {address}"), async || {
                let taken = post.taken(address, "");
                (taken.len() >= number).then_some(taken)
            })
            .await;
        let mut of_one: Vec<_> = taken.iter().map(|letter| headers(&letter.text)).collect();
        of_one.sort();
        heads.extend(of_one);
    }
    heads
}

#[tokio::test]
async fn nothing_typed_becomes_a_header_or_a_recipient() {
    let post = PostOffice::open().await;
    let settings = [
        ("SMTP_URL", post.url.as_str()),
        ("MAIL_FROM", "Shop <shop@example.com>"),
    ];
    let app = TestApp::start_with(&settings).await;
    let harmless = letters(&app, &post, 0, HARMLESS).await;
    assert!(
        harmless
            .iter()
            .all(|head| head.contains(&"Subject".to_owned()))
    );
    let attacks = [Kind::Headers, Kind::Letters].map(corpus::of).concat();
    for (at, attack) in attacks.iter().enumerate() {
        let found = letters(&app, &post, at + 1, attack).await;
        assert_eq!(found, harmless, "{attack:?}");
    }
    assert_eq!(post.attempts("eve@evil.example"), 0);
}
