//! Bad input is refused in words, names its fields, and changes nothing.

use super::fields;
use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn names_every_field_at_once() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let cases = [
        (json!({}), vec!["name", "priceInCents", "currency"]),
        (
            json!({ "name": "N", "currency": "EUR" }),
            vec!["priceInCents"],
        ),
        (
            json!({ "name": "N", "priceInCents": 900 }),
            vec!["currency"],
        ),
        (
            json!({ "name": "N", "priceInCents": 9.5, "currency": "EUR" }),
            vec!["priceInCents"],
        ),
        (
            json!({ "name": "N", "priceInCents": 900.0, "currency": "EUR" }),
            vec!["priceInCents"],
        ),
        (
            json!({ "name": "N", "priceInCents": "900", "currency": "EUR" }),
            vec!["priceInCents"],
        ),
        (
            json!({ "name": "N", "priceInCents": 1001, "currency": "KWD" }),
            vec!["priceInCents"],
        ),
        (
            json!({ "name": "N", "priceInCents": 900, "currency": "XXX" }),
            vec!["currency"],
        ),
        (
            json!({ "name": "x".repeat(10_240), "priceInCents": 900, "currency": "EUR" }),
            vec!["name"],
        ),
        (
            json!({ "name": "a\u{0}b", "priceInCents": 900, "currency": "EUR" }),
            vec!["name"],
        ),
        (
            json!({ "name": 7, "priceInCents": 1, "currency": "EUR", "isActive": "yes", "expiresAt": "soon" }),
            vec!["name", "expiresAt", "isActive", "priceInCents"],
        ),
        (
            json!({ "name": "N", "priceInCents": 900, "currency": "EUR", "expiresAt": "2001-01-01T00:00:00Z" }),
            vec!["expiresAt"],
        ),
    ];
    for (body, expected) in cases {
        let (status, problem) = app
            .api(&ada.key, Method::POST, "/products", body.clone())
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(problem["code"], "invalid_input");
        assert_eq!(fields(&problem), expected, "{body}");
    }
    let (_, list) = app
        .api(&ada.key, Method::GET, "/products", Value::Null)
        .await;
    assert_eq!(list["data"], json!([]));
}

#[tokio::test]
async fn refuses_bodies_it_cannot_read() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let huge = format!(r#"{{"name":"{}"}}"#, "x".repeat(10_000_000));
    for (content_type, body, status, code) in [
        ("application/json", "{\"name\":", 400, "invalid_json"),
        ("application/json", "", 400, "invalid_json"),
        ("application/json", "[]", 422, "invalid_input"),
        ("text/plain", "{}", 415, "unsupported_media_type"),
        ("application/json", huge.as_str(), 413, "too_large"),
    ] {
        let request = app
            .request(Method::POST, "/api/v1/products")
            .bearer_auth(&ada.key);
        let request = request
            .header("content-type", content_type)
            .body(body.to_owned());
        let response = request.send().await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{content_type}");
        assert_eq!(
            response.headers()["content-type"],
            "application/problem+json"
        );
        let problem: Value = response.json().await.unwrap();
        assert_eq!(problem["code"], code);
    }
}

#[tokio::test]
async fn refuses_pages_that_cannot_be() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let bob = app.creator("bob@example.com").await;
    let (product, _) = app.product(&ada, "Field notes", b"bytes").await;
    let now = app.backend.now();
    let (soon, later) = (now.plus(60_000).to_string(), now.plus(120_000).to_string());
    for (body, expected) in [
        (json!({}), vec!["productIds", "expiresAt"]),
        (
            json!({ "productIds": [product], "expiresAt": null }),
            vec!["expiresAt"],
        ),
        (
            json!({ "productIds": [product], "expiresAt": "2001-01-01T00:00:00Z" }),
            vec!["expiresAt"],
        ),
        (
            json!({ "productIds": [product], "expiresAt": soon, "launchAt": later }),
            vec!["expiresAt"],
        ),
        (
            json!({ "productIds": ["1"], "expiresAt": soon }),
            vec!["productIds"],
        ),
        (
            json!({ "productIds": product, "expiresAt": soon }),
            vec!["productIds"],
        ),
        (
            json!({ "productIds": [product], "expiresAt": soon, "stockLimit": 0 }),
            vec!["stockLimit"],
        ),
        (
            json!({ "productIds": [product], "expiresAt": soon, "closing": "never" }),
            vec!["closing"],
        ),
        (
            json!({ "productIds": [product], "expiresAt": soon, "customization": { "accent": "red" } }),
            vec!["customization.accent"],
        ),
        (
            json!({ "productIds": [product], "expiresAt": soon, "registrationFields": [{ "label": "?" }] }),
            vec!["registrationFields"],
        ),
    ] {
        let (status, problem) = app
            .api(&ada.key, Method::POST, "/pages", body.clone())
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(fields(&problem), expected, "{body}");
    }
    let (status, problem) = app
        .api(
            &bob.key,
            Method::POST,
            "/pages",
            json!({ "productIds": [product], "expiresAt": soon }),
        )
        .await;
    assert_eq!(
        (status, fields(&problem)),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["productIds"])
    );
}

#[tokio::test]
async fn refuses_parts_of_lists_that_cannot_be() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("cursor=x", "cursor"),
    ] {
        let (status, problem) = app
            .api(
                &ada.key,
                Method::GET,
                &format!("/orders?{query}"),
                Value::Null,
            )
            .await;
        assert_eq!(
            (status, fields(&problem)),
            (StatusCode::UNPROCESSABLE_ENTITY, vec![field]),
            "{query}"
        );
    }
}
