//! Where visitors and buyers came from.

use super::{FIREFOX, look, start, stats, viewed};
use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

/// The source with this name.
fn source<'a>(stats: &'a Value, name: &str, value: &str) -> &'a Value {
    let sources = stats["period"]["sources"].as_array().unwrap();
    let found = sources.iter().find(|source| source[name] == value);
    found.unwrap_or_else(|| panic!("no source {value}: {stats}"))
}

#[tokio::test]
async fn a_visitor_and_an_order_remember_what_led_to_the_page() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    let told =
        "referrer=www.News.example&utm_source=Letter&utm_medium=email&utm_campaign=Spring+sale";
    look(&app, &shop, "203.0.113.7", FIREFOX, told).await;
    look(&app, &shop, "203.0.113.8", FIREFOX, "referrer=").await;
    viewed(&app, &shop, 2).await;

    let form = |email: &'static str, told: &'static str| {
        let short_id = shop.short_id.clone();
        vec![
            ("short_id", short_id),
            ("email", email.to_owned()),
            ("referral", told.to_owned()),
        ]
    };
    let begun = app
        .request(Method::POST, "/api/checkout")
        .form(&form("bea@example.com", told))
        .send()
        .await
        .unwrap();
    app.pay(begun.headers()["location"].to_str().unwrap(), "pay")
        .await;
    app.order_is(&shop.ada, "completed").await;

    let stats = stats(&app, &shop.ada, &shop.page, "7").await;
    let letter = source(&stats, "utmSource", "letter");
    assert_eq!(
        *letter,
        json!({
            "referrer": "news.example", "utmSource": "letter", "utmMedium": "email", "utmCampaign": "spring sale",
            "views": 1, "visitors": 1, "completed": 1, "revenue": [{ "amount": 900, "currency": "EUR" }],
        })
    );
    let unknown = source(&stats, "utmSource", "");
    assert_eq!(
        (&unknown["visitors"], &unknown["completed"]),
        (&json!(1), &json!(0))
    );
}

#[tokio::test]
async fn without_scripts_the_address_of_the_page_says_it_also_when_the_form_comes_back() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    let page = format!("{}/p/{}?utm_source=poster", app.url, shop.short_id);
    let send = async |email: &str, referral: &str, document: &str| {
        let form = [
            ("short_id", shop.short_id.as_str()),
            ("email", email),
            ("referral", referral),
        ];
        let request = app.request(Method::POST, "/api/checkout").form(&form);
        let request = request.header(header::REFERER, document);
        request.send().await.unwrap()
    };
    let refused = send("nonsense", "", &page).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = refused.text().await.unwrap();
    let field = html.split("name=\"referral\"").nth(1).unwrap();
    let field = field.split("value=\"").nth(1).unwrap();
    let kept = field.split('"').next().unwrap();
    assert_eq!(kept, "utm_source=poster");
    let again = format!("{}/api/checkout", app.url);
    let begun = send("bea@example.com", kept, &again).await;
    app.pay(begun.headers()["location"].to_str().unwrap(), "pay")
        .await;
    app.order_is(&shop.ada, "completed").await;
    let stats = stats(&app, &shop.ada, &shop.page, "all").await;
    assert_eq!(source(&stats, "utmSource", "poster")["completed"], 1);
}

#[tokio::test]
async fn inventing_sources_fills_nothing() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    for number in 0..70 {
        let told = format!("utm_source=invented{number}");
        look(&app, &shop, "203.0.113.7", FIREFOX, &told).await;
    }
    viewed(&app, &shop, 70).await;
    let rows = backend::db::everything::texts(&app.backend.db)
        .await
        .unwrap();
    let rows: Vec<_> = rows
        .into_iter()
        .filter(|(name, _)| name == "view_counts.utm_source")
        .collect();
    assert!(rows.len() <= 51, "{}", rows.len());
    let stats = stats(&app, &shop.ada, &shop.page, "all").await;
    assert_eq!(source(&stats, "referrer", "*")["views"], 20);
    assert_eq!(stats["views"], 70, "all are counted");
}

#[tokio::test]
async fn what_strangers_write_stays_text() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    let told = "utm_source=%3Cscript%3Ealert(1)%3C%2Fscript%3E&referrer=%22%3E%3Cb%3E";
    look(&app, &shop, "203.0.113.7", FIREFOX, told).await;
    viewed(&app, &shop, 1).await;
    super::sign_in(&app, &shop.ada).await;
    for path in [
        "/console".to_owned(),
        format!("/console/pages/{}", shop.page),
    ] {
        let (status, html) = app.page(&path).await;
        assert_eq!(status, StatusCode::OK);
        assert!(!html.contains("<script>alert"), "{path}");
    }
    let (_, html) = app.page("/console").await;
    assert!(html.contains("&lt;script&gt;alert(1)"), "it is shown");
}
