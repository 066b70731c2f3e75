//! How a page looks to visitors and to search engines when its creator has designed it.

use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// What search engines are told.
fn data(html: &str) -> Value {
    let start = "<script type=\"application/ld+json\">";
    let data = html.split(start).nth(1).unwrap();
    serde_json::from_str(data.split("</script>").next().unwrap()).unwrap()
}

#[tokio::test]
async fn a_designed_page_shows_what_its_creator_wrote() {
    let app = TestApp::start().await;
    let design = json!({
        "theme": "night", "typeface": "machine",
        "blocks": ["questions", "story", "inside"],
        "story": "# Why\n\nBecause *moss*.\n\n[more](https://moss.example) [bad](javascript:alert(1))",
        "answers": [{ "question": "When?", "answer": "- soon" }],
        "promise": "Not among the blocks.",
    });
    let customization = json!({ "accent": "#c2410c", "design": design });
    let shop = app.shop(json!({ "customization": customization })).await;
    let response = app.get(&format!("/p/{}", shop.short_id)).await;
    let policy = response.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    let html = response.text().await.unwrap();
    assert!(
        html.contains("data-theme=\"night\" data-typeface=\"machine\""),
        "{html}"
    );
    assert!(html.contains("--accent:#c2410c") && policy.contains("style-src 'self' 'sha256-"));
    for part in [
        "<h2>Why</h2><p>Because <em>moss</em>.</p>",
        "<a href=\"https://moss.example\" rel=\"nofollow noopener ugc\">more</a> bad",
        "<ul><li>soon</li></ul>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("Not among the blocks."));
    let questions = html.find("id=\"questions\"").unwrap();
    assert!(questions < html.find("<em>moss</em>").unwrap());
}

#[tokio::test]
async fn a_page_lists_the_files_that_are_sold_and_no_others() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let body = json!({ "fileName": "Not here yet.zip", "fileType": "application/zip", "fileSizeBytes": 9 });
    let path = format!("/products/{}/files", shop.product);
    let (status, file) = app.api(&shop.ada.key, Method::POST, &path, body).await;
    assert!(status.is_success(), "{file}");
    let (_, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert_eq!(html.matches("class=\"ware\"").count(), 1, "{html}");
    assert!(!html.contains("Not here yet"));
}

#[tokio::test]
async fn search_engines_hear_the_price_and_forget_what_is_over() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let path = format!("/p/{}", shop.short_id);
    let (_, html) = app.page(&format!("{path}?utm_source=elsewhere")).await;
    let address = app.backend.url(&path);
    assert!(
        html.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")),
        "{html}"
    );
    let offer = &data(&html)["offers"][0];
    assert_eq!(
        (&offer["price"], &offer["priceCurrency"]),
        (&json!("9.00"), &json!("EUR"))
    );
    assert_eq!(offer["availability"], "https://schema.org/InStock");
    let page = app.public(&shop.short_id).await;
    assert_eq!(offer["priceValidUntil"], page["expiresAt"]);

    app.checkout(&shop.short_id, "bea@example.com").await;
    let (_, html) = app.page(&path).await;
    assert_eq!(
        data(&html)["offers"][0]["availability"],
        "https://schema.org/SoldOut"
    );

    app.clock.advance(domain::time::DAY);
    let (status, html) = app.page(&path).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(html.contains("content=\"noindex\"") && !html.contains("rel=\"canonical\""));
    assert_eq!(
        data(&html)["offers"][0]["availability"],
        "https://schema.org/Discontinued"
    );
}

#[tokio::test]
async fn what_is_switched_off_is_not_counted() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 5 })).await;
    let (other, _) = app.product(&shop.ada, "Letters", b"ten letters").await;
    let page = json!({ "productIds": [shop.product, other], "stockLimit": 5 });
    let page = app.publish(&shop.ada, &shop.product, page).await;
    let short_id = page["shortId"].as_str().unwrap();
    let left = async || {
        let (_, html) = app.page(&format!("/p/{short_id}")).await;
        let left = html
            .split("data-stock")
            .nth(1)
            .unwrap()
            .split('>')
            .next()
            .unwrap();
        left.to_owned()
    };
    assert!(left().await.contains("max=\"10\""));
    let path = format!("/products/{other}");
    let body = json!({ "isActive": false });
    let (status, product) = app.api(&shop.ada.key, Method::PATCH, &path, body).await;
    assert!(status.is_success(), "{product}");
    assert!(left().await.contains("max=\"5\""), "{}", left().await);
}

#[tokio::test]
async fn a_page_speaks_its_visitors_language() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let path = format!("/p/{}", shop.short_id);
    let request = app
        .request(Method::GET, &path)
        .header("accept-language", "de-AT,de;q=0.9");
    let html = request.send().await.unwrap().text().await.unwrap();
    assert!(
        html.contains("lang=\"de\"") && html.contains("Jetzt kaufen"),
        "{html}"
    );
    assert!(html.contains("9,00\u{a0}€"));
    let (_, html) = app.page(&path).await;
    assert!(html.contains("lang=\"en\"") && html.contains("Buy now"));
}
