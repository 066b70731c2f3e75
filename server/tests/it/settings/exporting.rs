//! Everything there is about an account, in one document.

use super::Window;
use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const ADA: &str = "ada@example.com";

async fn export(window: &Window<'_>) -> Value {
    let answer = window.get("/console/export.json").await;
    assert_eq!(answer.status(), StatusCode::OK);
    let disposition = answer.headers()["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment"), "{disposition}");
    answer.json().await.unwrap()
}

fn texts<'a>(list: &'a Value, name: &str) -> Vec<&'a str> {
    let items = list.as_array().unwrap().iter();
    items.map(|item| item[name].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_creator_takes_everything_along() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let ada = &shop.ada;
    app.buy(&shop.short_id, "bea@example.com").await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "cid@example.com"),
    ];
    app.submit("/api/register", &fields).await;
    let code = json!({ "code": "SPRING", "percent": 10 });
    let (status, made) = app.api(&ada.key, Method::POST, "/discounts", code).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let window = Window::signed_in(&app, ada).await;
    let seller = json!({ "seller": { "business_name": "Mosses Ltd", "business_address": "1 Bog Lane",
        "tax_id": "", "tax_mode": "none" } });
    window.ask("update_seller", seller).await;

    let all = export(&window).await;
    assert_eq!(all["account"]["email"], ADA);
    assert_eq!(all["account"]["seller"]["businessName"], "Mosses Ltd");
    assert_eq!(all["account"]["letters"]["sale"], true);
    assert_eq!(all["account"]["apiKeys"][0]["name"], "Test");
    assert_eq!(texts(&all["products"], "id"), [shop.product.as_str()]);
    assert_eq!(texts(&all["pages"], "shortId"), [shop.short_id.as_str()]);
    assert_eq!(texts(&all["discounts"], "code"), ["SPRING"]);
    assert_eq!(texts(&all["orders"], "email"), ["bea@example.com"]);
    assert_eq!(texts(&all["customers"], "email"), ["bea@example.com"]);
    assert_eq!(texts(&all["files"], "id"), [shop.file.as_str()]);
    let registered = all["registrations"].as_array().unwrap();
    assert!(
        registered
            .iter()
            .all(|person| person["email"] == "cid@example.com")
    );

    let url = all["files"][0]["url"].as_str().unwrap();
    let path = url.strip_prefix(&app.url).unwrap();
    let saved = window.get(path).await;
    assert_eq!(saved.status(), StatusCode::OK);
    assert_eq!(saved.headers()["content-type"], "application/octet-stream");
    assert_eq!(
        saved.bytes().await.unwrap().as_ref(),
        b"forty pages about mosses"
    );
}

#[tokio::test]
async fn no_secret_and_nothing_of_anybody_else_is_in_it() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    let bob = app.creator("bob@example.com").await;
    let (window, bobs) = (
        Window::signed_in(&app, &shop.ada).await,
        Window::signed_in(&app, &bob).await,
    );
    let all = export(&window).await.to_string();
    for secret in [
        shop.ada.key.as_str(),
        token.as_str(),
        "argon2",
        "bob@example.com",
    ] {
        assert!(!all.contains(secret), "{secret}");
    }
    let of_bob = export(&bobs).await;
    for list in [
        "products",
        "pages",
        "files",
        "orders",
        "customers",
        "registrations",
    ] {
        assert_eq!(of_bob[list], json!([]), "{list}");
    }
    let path = format!("/console/files/{}", shop.file);
    assert_eq!(bobs.get(&path).await.status(), StatusCode::NOT_FOUND);
    let stranger = Window::of(&app, "");
    assert_eq!(stranger.get(&path).await.status(), StatusCode::UNAUTHORIZED);
    let refused = stranger.get("/console/export.json").await;
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn long_lists_are_whole() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    for number in 0..120 {
        let body = json!({ "name": format!("Notes {number}"), "description": "Good.",
            "priceInCents": 900, "currency": "EUR", "licenceKeys": "list" });
        let (status, product) = app.api(&ada.key, Method::POST, "/products", body).await;
        assert_eq!(status, StatusCode::CREATED, "{product}");
        if number == 7 {
            let keys: Vec<_> = (0..250).map(|key| format!("KEY-{key:04}")).collect();
            let path = format!("/products/{}/licence-keys", product["id"].as_str().unwrap());
            let (status, added) = app
                .api(&ada.key, Method::POST, &path, json!({ "keys": keys }))
                .await;
            assert!(status.is_success(), "{added}");
        }
    }
    let window = Window::signed_in(&app, &ada).await;
    let all = export(&window).await;
    let mut names = texts(&all["products"], "name");
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 120);
    let mut keys = texts(&all["licenceKeys"], "key");
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 250);
}
