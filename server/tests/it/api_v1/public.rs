//! What everybody can do, without a key.

use super::fields;
use crate::app::TestApp;
use domain::time::DAY;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[tokio::test]
async fn a_page_tells_its_phase_to_scripts_everywhere() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (product, _) = app.product(&ada, "Field notes", b"bytes").await;
    let page = app
        .publish(&ada, &product, json!({ "stockLimit": 1 }))
        .await;
    let path = format!("/public/pages/{}", page["shortId"].as_str().unwrap());

    let response = app.get(&format!("/api/v1{path}")).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    let shown: Value = response.json().await.unwrap();
    assert_eq!(shown["phase"], "live");
    assert_eq!(
        shown["stock"],
        json!({ "limit": 1, "sold": 0, "held": 0, "left": 1 })
    );
    assert_eq!(shown["products"][0]["priceInCents"], 900);

    let (status, started) = app
        .api(
            "",
            Method::POST,
            &format!("{path}/checkout"),
            json!({ "email": "eve@example.com", "priceInCents": 1 }),
        )
        .await;
    assert_eq!(status, StatusCode::CREATED, "{started}");
    let names: BTreeSet<_> = started
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        names,
        BTreeSet::from(["checkoutUrl", "holdExpiresAt", "orderId", "orderToken"])
    );
    let again = app
        .api(
            "",
            Method::POST,
            &format!("{path}/checkout"),
            json!({ "email": "bob@example.com" }),
        )
        .await;
    assert_eq!(
        (again.0, &again.1["code"]),
        (StatusCode::CONFLICT, &json!("sold_out"))
    );

    app.clock.advance(DAY);
    let (status, gone) = app.api("", Method::GET, &path, Value::Null).await;
    assert_eq!(
        (status, &gone["phase"]),
        (StatusCode::GONE, &json!("expired"))
    );
    let late = app
        .api(
            "",
            Method::POST,
            &format!("{path}/checkout"),
            json!({ "email": "bob@example.com" }),
        )
        .await;
    assert_eq!(
        (late.0, &late.1["code"]),
        (StatusCode::GONE, &json!("expired"))
    );
}

#[tokio::test]
async fn scripts_of_other_sites_may_read_but_not_write() {
    let app = TestApp::start().await;
    let ask = async |method: &str, path: &str| {
        let request = app.request(Method::OPTIONS, &format!("/api/v1{path}"));
        let request = request.header("origin", "https://elsewhere.example");
        request
            .header("access-control-request-method", method)
            .send()
            .await
            .unwrap()
    };
    let read = ask("GET", "/public/pages/aaaaaaaaaaa").await;
    assert_eq!(read.headers()["access-control-allow-origin"], "*");
    let write = ask("POST", "/public/pages/aaaaaaaaaaa/checkout").await;
    assert!(!write.headers().contains_key("access-control-allow-origin"));
    let private = ask("GET", "/products").await;
    assert!(
        !private
            .headers()
            .contains_key("access-control-allow-origin")
    );
}

#[tokio::test]
async fn an_order_is_paid_and_its_files_are_fetched() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (product, file) = app.product(&ada, "Field notes", b"all the notes").await;
    let page = app.publish(&ada, &product, json!({})).await;
    let checkout = format!(
        "/public/pages/{}/checkout",
        page["shortId"].as_str().unwrap()
    );
    let (_, started) = app
        .api(
            "",
            Method::POST,
            &checkout,
            json!({ "email": "eve@example.com" }),
        )
        .await;
    let token = started["orderToken"].as_str().unwrap();
    let order = format!("/public/orders/{token}");
    let downloads = format!("{order}/downloads");

    let early = app
        .api("", Method::POST, &downloads, json!({ "fileId": file }))
        .await;
    assert_eq!(
        (early.0, &early.1["code"]),
        (StatusCode::FORBIDDEN, &json!("not_paid"))
    );
    app.pay(started["checkoutUrl"].as_str().unwrap(), "pay")
        .await;
    app.until("the order is completed", async || {
        let (_, shown) = app.api("", Method::GET, &order, Value::Null).await;
        (shown["status"] == "completed").then_some(())
    })
    .await;
    let (_, shown) = app.api("", Method::GET, &order, Value::Null).await;
    assert_eq!(
        (&shown["amountPaid"], &shown["currency"]),
        (&json!(900), &json!("EUR"))
    );
    assert_eq!(shown["files"][0]["id"], file.as_str());

    let (status, issued) = app
        .api("", Method::POST, &downloads, json!({ "fileId": file }))
        .await;
    assert_eq!(
        (status, &issued["boundTo"]),
        (StatusCode::CREATED, &json!("127.0.0.1"))
    );
    let (_, bytes) = app.page(issued["url"].as_str().unwrap()).await;
    assert_eq!(bytes, "all the notes");
    let missing = app
        .api("", Method::POST, &downloads, json!({ "fileId": "1" }))
        .await;
    assert_eq!(missing.0, StatusCode::NOT_FOUND);
    let unknown = app
        .api("", Method::GET, "/public/orders/guessed", Value::Null)
        .await;
    assert_eq!(unknown.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_second_registration_looks_like_the_first() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (product, _) = app.product(&ada, "Field notes", b"bytes").await;
    let launch = app.backend.now().plus(60_000).to_string();
    let more = json!({ "launchAt": launch, "registrationFields": [{ "name": "company", "required": true }] });
    let page = app.publish(&ada, &product, more).await;
    let path = format!(
        "/public/pages/{}/registrations",
        page["shortId"].as_str().unwrap()
    );

    for (body, expected) in [
        (json!({}), vec!["email"]),
        (json!({ "email": "eve" }), vec!["email", "fields.company"]),
        (
            json!({ "email": "eve@example.com", "fields": { "company": 7 } }),
            vec!["fields.company"],
        ),
        (
            json!({ "email": "eve@example.com", "fields": "company" }),
            vec!["fields"],
        ),
    ] {
        let (status, problem) = app.api("", Method::POST, &path, body.clone()).await;
        assert_eq!(
            (status, fields(&problem)),
            (StatusCode::UNPROCESSABLE_ENTITY, expected),
            "{body}"
        );
    }
    let body =
        json!({ "email": "Eve@example.com", "name": "Eve", "fields": { "company": "ACME" } });
    let first = app.api("", Method::POST, &path, body.clone()).await;
    assert_eq!(first.0, StatusCode::ACCEPTED);
    assert_eq!(app.api("", Method::POST, &path, body).await, first);

    let id = page["id"].as_str().unwrap();
    let (_, list) = app
        .api(
            &ada.key,
            Method::GET,
            &format!("/registrations?pageId={id}"),
            Value::Null,
        )
        .await;
    let [eve] = list["data"].as_array().unwrap().as_slice() else {
        panic!("{list}")
    };
    assert_eq!(
        (&eve["email"], &eve["status"]),
        (&json!("eve@example.com"), &json!("pending"))
    );
    assert_eq!(eve["fields"], json!({ "company": "ACME" }));
    let path = format!("/registrations/{}", eve["id"].as_str().unwrap());
    assert_eq!(
        app.api(&ada.key, Method::DELETE, &path, Value::Null)
            .await
            .0,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        app.api(&ada.key, Method::DELETE, &path, Value::Null)
            .await
            .0,
        StatusCode::NOT_FOUND
    );
}
