//! What cannot be seen and what is no text is refused, field by field, with the field's name.

use super::corpus;
use crate::app::TestApp;
use domain::text::is_hidden;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// The path of a field in a body, as errors spell it, and whether it may have several lines.
const PRODUCT: [(&str, bool); 2] = [("name", false), ("description", true)];
const PAGE: [(&str, bool); 10] = [
    ("customization.headline", false),
    ("customization.tagline", false),
    ("customization.buttonText", false),
    ("customization.thankYou", true),
    ("customization.design.coverText", false),
    ("customization.design.story", true),
    ("customization.design.promise", true),
    ("customization.design.voices[0].name", false),
    ("customization.design.answers[0].question", false),
    ("customization.design.answers[0].answer", true),
];

/// A body with one text in it; the rest of a voice or an answer is there as well.
fn body(field: &str, text: &str) -> Value {
    let Some((path, name)) = field.rsplit_once('.') else {
        return json!({ field: text });
    };
    match path {
        "customization" => json!({ "customization": { name: text } }),
        "customization.design" => json!({ "customization": { "design": { name: text } } }),
        _ => {
            let list = path.rsplit('.').next().unwrap().trim_end_matches("[0]");
            let mut entry = match list {
                "voices" => json!({ "quote": "words", "name": "words" }),
                _ => json!({ "question": "words", "answer": "words" }),
            };
            entry[name] = text.into();
            json!({ "customization": { "design": { list: [entry] } } })
        }
    }
}

fn is_taken(text: &str, has_lines: bool) -> bool {
    let text = text.replace("\r\n", "\n");
    let mut letters = text.trim().chars();
    !letters.any(|c| is_hidden(c) && !(has_lines && matches!(c, '\n' | '\t')))
}

#[tokio::test]
async fn hidden_letters_are_refused_where_they_are() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let mut refused = 0;
    for attack in corpus::all() {
        let product = format!("/products/{}", shop.product);
        let page = format!("/pages/{}", shop.page);
        let fields = PRODUCT.map(|field| (&product, field)).into_iter();
        for (path, (field, has_lines)) in fields.chain(PAGE.map(|field| (&page, field))) {
            if is_taken(&attack, has_lines) {
                continue;
            }
            refused += 1;
            let change = body(field, &attack);
            let (status, problem) = app.api(&shop.ada.key, Method::PATCH, path, change).await;
            assert_eq!(
                status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{attack:?} {field}"
            );
            assert_eq!(
                problem["errors"][0]["field"], field,
                "{attack:?}: {problem}"
            );
        }
    }
    assert!(refused > 50, "{refused}");
    let (_, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert!(!html.chars().any(|c| is_hidden(c) && c != '\n'), "{html}");
}

#[tokio::test]
async fn half_a_letter_is_no_text() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    for body in [
        &b"{\"name\":\"\\ud800\"}"[..],
        b"{\"name\":\"\\udc00\\ud800\"}",
        b"{\"name\":\"\\uD83D\"}",
        b"{\"name\":\"\xff\xfe\"}",
        b"{\"name\":\"\xc0\xbcscript\xc0\xbe\"}",
        b"{\"name\":\"\xed\xa0\x80\"}",
        b"{\"name\":\"a\nb\"}",
    ] {
        let path = format!("/api/v1/products/{}", shop.product);
        let request = app.request(Method::PATCH, &path).bearer_auth(&shop.ada.key);
        let request = request.header("content-type", "application/json");
        let answer = request.body(body.to_vec()).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{body:?}");
    }
    let (_, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert!(html.contains("Field notes"));
}

#[tokio::test]
async fn addresses_and_codes_are_made_of_few_letters() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    for attack in corpus::all() {
        let (status, answer) = app
            .order_by_api(&shop.short_id, &format!("{attack}@example.com "), json!({}))
            .await;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
        let local = attack.trim_start();
        let is_address = local.len() <= 64
            && local.chars().all(is_plain)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        assert_eq!(status.is_success(), is_address, "{attack:?}: {answer}");
        let discount = json!({ "code": attack, "percent": 10 });
        let (status, answer) = app
            .api(&shop.ada.key, Method::POST, "/discounts", discount)
            .await;
        assert_eq!(
            status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{attack:?}: {answer}"
        );
        let colour = json!({ "customization": { "accent": attack } });
        let path = format!("/pages/{}", shop.page);
        let (status, answer) = app.api(&shop.ada.key, Method::PATCH, &path, colour).await;
        assert_eq!(
            status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{attack:?}: {answer}"
        );
        let field = json!({ "registrationFields": [{ "name": attack }] });
        let (status, answer) = app.api(&shop.ada.key, Method::PATCH, &path, field).await;
        assert_eq!(
            status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{attack:?}: {answer}"
        );
        let file = json!({ "fileName": "x.pdf", "fileType": attack, "fileSizeBytes": 9 });
        let path = format!("/products/{}/files", shop.product);
        let (status, answer) = app.api(&shop.ada.key, Method::POST, &path, file).await;
        assert_eq!(
            status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{attack:?}: {answer}"
        );
    }
}
