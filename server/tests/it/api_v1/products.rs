//! A creator's own things: created, listed, changed, deleted.

use super::fields;
use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn what_a_client_may_not_set_is_ignored() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let body = json!({
        "name": "Field notes", "priceInCents": 900, "currency": "eur",
        "id": "mine", "creatorId": "somebody", "createdAt": "2001-01-01T00:00:00Z",
    });
    let (status, product) = app.api(&ada.key, Method::POST, "/products", body).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(product["creatorId"], ada.id.as_str());
    assert_ne!(product["id"], "mine");
    assert_eq!(product["currency"], "EUR");
    assert!(!product["createdAt"].as_str().unwrap().starts_with("2001"));
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (id, _) = app.product(&ada, "Field notes", b"bytes").await;
    let path = format!("/products/{id}");
    let expiry = app.backend.now().plus(60_000).to_string();

    let (_, before) = app.api(&ada.key, Method::GET, &path, Value::Null).await;
    let (status, changed) = app
        .api(
            &ada.key,
            Method::PATCH,
            &path,
            json!({ "expiresAt": expiry }),
        )
        .await;
    assert_eq!(
        (status, &changed["expiresAt"]),
        (StatusCode::OK, &json!(expiry))
    );
    let (_, cleared) = app
        .api(&ada.key, Method::PATCH, &path, json!({ "expiresAt": null }))
        .await;
    for (name, value) in before.as_object().unwrap() {
        if name != "updatedAt" {
            assert_eq!(&cleared[name], value, "{name}");
        }
    }
    let (status, problem) = app
        .api(&ada.key, Method::PATCH, &path, json!({ "name": null }))
        .await;
    assert_eq!(
        (status, fields(&problem)),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["name"])
    );
}

#[tokio::test]
async fn a_page_goes_from_draft_to_live_and_can_lose_its_limits() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (product, _) = app.product(&ada, "Field notes", b"bytes").await;
    let launch = app.backend.now().plus(60_000).to_string();
    let more = json!({ "published": false, "launchAt": launch, "stockLimit": 3 });
    let page = app.publish(&ada, &product, more).await;
    assert_eq!(
        (&page["phase"], &page["stock"]["left"]),
        (&json!("draft"), &json!(3))
    );
    let public = format!("/public/pages/{}", page["shortId"].as_str().unwrap());
    assert_eq!(
        app.api("", Method::GET, &public, Value::Null).await.0,
        StatusCode::NOT_FOUND
    );

    let path = format!("/pages/{}", page["id"].as_str().unwrap());
    let (_, page) = app
        .api(&ada.key, Method::PATCH, &path, json!({ "published": true }))
        .await;
    assert_eq!(
        (&page["phase"], &page["isPreLaunch"]),
        (&json!("prelaunch"), &json!(true))
    );
    let change = json!({ "launchAt": null, "stockLimit": null });
    let (_, page) = app.api(&ada.key, Method::PATCH, &path, change).await;
    assert_eq!(
        (&page["phase"], &page["stock"]),
        (&json!("live"), &Value::Null)
    );

    let (status, problem) = app
        .api(
            &ada.key,
            Method::DELETE,
            &format!("/products/{product}"),
            Value::Null,
        )
        .await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::CONFLICT, &json!("conflict"))
    );
    assert_eq!(
        app.api(&ada.key, Method::DELETE, &path, Value::Null)
            .await
            .0,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        app.api(&ada.key, Method::GET, &path, Value::Null).await.0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_list_is_read_part_by_part() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    for name in ["one", "two", "three"] {
        let body = json!({ "name": name, "priceInCents": 900, "currency": "EUR" });
        app.api(&ada.key, Method::POST, "/products", body).await;
    }
    let (mut names, mut cursor) = (Vec::new(), String::new());
    loop {
        let (_, part) = app
            .api(
                &ada.key,
                Method::GET,
                &format!("/products?limit=2{cursor}"),
                Value::Null,
            )
            .await;
        names.extend(
            part["data"]
                .as_array()
                .unwrap()
                .iter()
                .map(|product| product["name"].clone()),
        );
        let Some(next) = part["nextCursor"].as_str() else {
            break;
        };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(names, ["three", "two", "one"]);
}
