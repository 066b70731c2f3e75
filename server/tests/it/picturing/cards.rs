//! The picture that others show for a link to a page.

use super::{kept, picture, with_cover};
use crate::app::{Shop, TestApp};
use domain::time::{DAY, HOUR, MINUTE};
use image::{ImageFormat, RgbImage};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

async fn card(app: &TestApp, shop: &Shop) -> Response {
    app.get(&format!("/p/{}/card.png", shop.short_id)).await
}

async fn drawn(response: Response) -> RgbImage {
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "image/png");
    let bytes = response.bytes().await.unwrap();
    let image = image::load_from_memory_with_format(&bytes, ImageFormat::Png).unwrap();
    assert_eq!((image.width(), image.height()), (1_200, 630));
    image.to_rgb8()
}

async fn change(app: &TestApp, shop: &Shop, kind: &str, id: &str, body: Value) {
    let path = format!("/{kind}/{id}");
    let (status, answer) = app.api(&shop.ada.key, Method::PATCH, &path, body).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
}

fn etag(response: &Response) -> String {
    response.headers()["etag"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_card_is_drawn_once_and_again_when_what_it_shows_changes() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let response = card(&app, &shop).await;
    assert_eq!(response.headers()["cache-control"], "public, max-age=300");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    let first = etag(&response);
    let before = drawn(response).await;
    let known = app
        .request(Method::GET, &format!("/p/{}/card.png", shop.short_id))
        .header("if-none-match", &first)
        .send()
        .await
        .unwrap();
    assert_eq!(known.status(), StatusCode::NOT_MODIFIED);

    let mut seen = vec![(first, before)];
    for (kind, id, body) in [
        ("products", &shop.product, json!({ "priceInCents": 1_234 })),
        (
            "pages",
            &shop.page,
            json!({ "customization": { "headline": "Other words" } }),
        ),
        (
            "pages",
            &shop.page,
            json!({ "customization": { "accent": "#0a7f3f" } }),
        ),
        (
            "pages",
            &shop.page,
            json!({ "customization": { "design": { "theme": "night" } } }),
        ),
        ("pages", &shop.page, json!({ "isActive": false })),
    ] {
        change(&app, &shop, kind, id, body.clone()).await;
        let response = card(&app, &shop).await;
        let now = (etag(&response), drawn(response).await);
        let is_new = seen
            .iter()
            .all(|(tag, image)| *tag != now.0 && *image != now.1);
        assert!(is_new, "{body} changed nothing");
        seen.push(now);
    }
    let german = app
        .get(&format!("/p/{}/card.png?lang=de", shop.short_id))
        .await;
    assert!(!seen.iter().any(|(tag, _)| *tag == etag(&german)));
}

#[tokio::test]
async fn a_card_is_kept_until_the_next_change_and_goes_with_the_page() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.clock.advance(DAY - MINUTE);
    let response = card(&app, &shop).await;
    let cache = response.headers()["cache-control"]
        .to_str()
        .unwrap()
        .to_owned();
    let seconds: i64 = cache
        .strip_prefix("public, max-age=")
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=60).contains(&seconds), "{cache}");
    app.clock.advance(2 * MINUTE);
    let gone = card(&app, &shop).await;
    assert_eq!(gone.status(), StatusCode::GONE);
    assert_eq!(gone.headers()["cache-control"], "no-store");
    for unknown in ["00000000000", "nothing", "..%2f"] {
        let response = app.get(&format!("/p/{unknown}/card.png")).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{unknown}");
    }
    let draft =
        json!({ "published": false, "expiresAt": app.backend.now().plus(HOUR).to_string() });
    let draft = app.publish(&shop.ada, &shop.product, draft).await;
    let path = format!("/p/{}/card.png", draft["shortId"].as_str().unwrap());
    assert_eq!(app.get(&path).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_cover_stands_on_the_card() {
    let (app, bucket) = TestApp::start_with_bucket().await;
    let shop = app.shop(json!({})).await;
    let cover = kept(&app, &shop.ada, "cover", picture(1_600, 900)).await;
    change(&app, &shop, "pages", &shop.page, with_cover(&cover)).await;
    // A store that is gone is not the card's fault: it is asked for again.
    bucket.set_down(true);
    let without = card(&app, &shop).await;
    assert_eq!(without.status(), StatusCode::SERVICE_UNAVAILABLE);
    bucket.set_down(false);
    let image = drawn(card(&app, &shop).await).await;
    let [red, green, blue] = image.get_pixel(1_000, 300).0;
    assert!(red > 180 && green < 90 && blue < 60, "{red} {green} {blue}");
    bucket.set_down(true);
    drawn(card(&app, &shop).await).await;
}

#[tokio::test]
async fn whatever_a_creator_writes_is_text_on_the_card() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    for headline in [
        "</text><script>alert(1)</script>",
        "<image href=\"file:///etc/passwd\"/>",
        "\"'><svg onload=alert(1)>",
        "&lt;&#0;&xxe; %s %n {{7*7}} ${7*7}",
        "🌿🌿🌿",
        "野外の記録",
        "ملاحظات ميدانية עברית mixed",
        &"W".repeat(120),
    ] {
        let body = json!({ "customization": { "headline": headline } });
        change(&app, &shop, "pages", &shop.page, body).await;
        drawn(card(&app, &shop).await).await;
    }
}
