//! Whose call it is, and whose things.

use crate::app::{PASSWORD, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn only_a_key_opens_the_creators_calls() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    app.submit("/login", &[("email", &ada.email), ("password", PASSWORD)])
        .await;

    let response = app.get("/api/v1/products").await;
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(response.headers()["www-authenticate"], "Bearer");
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    let (status, problem) = app
        .api("tp_nobody", Method::GET, "/products", Value::Null)
        .await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::UNAUTHORIZED, &json!("unauthorized"))
    );
    let (status, _) = app
        .api(&ada.key, Method::GET, "/products", Value::Null)
        .await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn foreign_things_do_not_exist() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let bob = app.creator("bob@example.com").await;
    let (product, file) = app.product(&ada, "Field notes", b"bytes").await;
    let page = app.publish(&ada, &product, json!({})).await;
    app.buy(page["shortId"].as_str().unwrap(), "bea@example.com")
        .await;
    let (_, orders) = app.api(&ada.key, Method::GET, "/orders", Value::Null).await;
    let order = orders["data"][0]["id"].as_str().unwrap();
    let page = page["id"].as_str().unwrap();

    let new_file = json!({ "fileName": "a.pdf", "fileType": "", "fileSizeBytes": 1 });
    let calls = [
        (Method::GET, "/products/{id}", product.as_str(), Value::Null),
        (
            Method::PATCH,
            "/products/{id}",
            &product,
            json!({ "name": "Mine" }),
        ),
        (Method::DELETE, "/products/{id}", &product, Value::Null),
        (Method::GET, "/products/{id}/files", &product, Value::Null),
        (Method::POST, "/products/{id}/files", &product, new_file),
        (Method::POST, "/files/{id}/complete", &file, json!({})),
        (Method::DELETE, "/files/{id}", &file, Value::Null),
        (Method::GET, "/files/{id}", &file, Value::Null),
        (
            Method::PATCH,
            "/files/{id}",
            &file,
            json!({ "fileName": "mine" }),
        ),
        (Method::GET, "/files/{id}/upload", &file, Value::Null),
        (
            Method::POST,
            "/files/{id}/upload",
            &file,
            json!({ "parts": [{ "number": 1 }] }),
        ),
        (
            Method::PUT,
            "/products/{id}/files/order",
            &product,
            json!({ "fileIds": [] }),
        ),
        (
            Method::GET,
            "/products/{id}/licence-keys",
            &product,
            Value::Null,
        ),
        (
            Method::GET,
            "/products/{id}/licence-keys.csv",
            &product,
            Value::Null,
        ),
        (
            Method::POST,
            "/products/{id}/licence-keys",
            &product,
            json!({ "keys": ["a"] }),
        ),
        (
            Method::DELETE,
            "/products/{id}/licence-keys",
            &product,
            Value::Null,
        ),
        (Method::GET, "/orders/{id}/copies", order, Value::Null),
        (Method::POST, "/orders/{id}/copies", order, Value::Null),
        (Method::GET, "/orders/{id}/deliveries", order, Value::Null),
        (
            Method::GET,
            "/orders/{id}/proof-of-delivery.json",
            order,
            Value::Null,
        ),
        (Method::POST, "/orders/{id}/receipt", order, json!({})),
        (Method::GET, "/pages/{id}", page, Value::Null),
        (
            Method::PATCH,
            "/pages/{id}",
            page,
            json!({ "isActive": false }),
        ),
        (Method::DELETE, "/pages/{id}", page, Value::Null),
        (Method::GET, "/pages/{id}/stats", page, Value::Null),
        (Method::GET, "/orders?pageId={id}", page, Value::Null),
        (Method::GET, "/orders.csv?pageId={id}", page, Value::Null),
        (Method::GET, "/registrations?pageId={id}", page, Value::Null),
    ];
    for (method, path, id, body) in calls {
        let foreign = app
            .api(
                &bob.key,
                method.clone(),
                &path.replace("{id}", id),
                body.clone(),
            )
            .await;
        assert_eq!(
            foreign.0,
            StatusCode::NOT_FOUND,
            "{method} {path}: {}",
            foreign.1
        );
        for unknown in ["01a20179-a4bc-7f4f-8af4-a02367efde59", "1", "%ff", "'--"] {
            let answer = app
                .api(
                    &bob.key,
                    method.clone(),
                    &path.replace("{id}", unknown),
                    body.clone(),
                )
                .await;
            assert_eq!(answer, foreign, "{method} {path} {unknown}");
        }
    }
    for path in ["/products", "/pages", "/orders", "/registrations"] {
        let (_, list) = app.api(&bob.key, Method::GET, path, Value::Null).await;
        assert_eq!(list, json!({ "data": [], "nextCursor": null }), "{path}");
    }
}

#[tokio::test]
async fn unknown_addresses_and_methods_are_problems_too() {
    let app = TestApp::start().await;
    let (status, problem) = app.api("", Method::GET, "/nothing/here", Value::Null).await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::NOT_FOUND, &json!("not_found"))
    );
    let response = app
        .request(Method::PUT, "/api/v1/products")
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(response.headers()["allow"], "GET,HEAD,POST");
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
}

#[tokio::test]
async fn the_description_needs_no_key_and_names_every_call() {
    let app = TestApp::start().await;
    let (status, document) = app.api("", Method::GET, "/openapi.json", Value::Null).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(document["openapi"], "3.1.0");
    let mut calls = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let methods = methods.as_object().unwrap().keys();
        calls.extend(methods.map(|method| format!("{path} {method}")));
    }
    calls.sort();
    insta::assert_snapshot!(calls.join("\n"), @r"
    /discounts get
    /discounts post
    /discounts/{id} delete
    /discounts/{id} get
    /discounts/{id} patch
    /file-deletions get
    /files/{id} delete
    /files/{id} get
    /files/{id} patch
    /files/{id}/complete post
    /files/{id}/upload get
    /files/{id}/upload post
    /licence-keys/{id} delete
    /orders get
    /orders.csv get
    /orders/{id} get
    /orders/{id}/copies get
    /orders/{id}/copies post
    /orders/{id}/deliveries get
    /orders/{id}/evidence post
    /orders/{id}/proof-of-delivery.json get
    /orders/{id}/receipt post
    /orders/{id}/refund post
    /pages get
    /pages post
    /pages/{id} delete
    /pages/{id} get
    /pages/{id} patch
    /pages/{id}/stats get
    /pictures post
    /products get
    /products post
    /products/{id} delete
    /products/{id} get
    /products/{id} patch
    /products/{id}/files get
    /products/{id}/files post
    /products/{id}/files/order put
    /products/{id}/licence-keys delete
    /products/{id}/licence-keys get
    /products/{id}/licence-keys post
    /products/{id}/licence-keys.csv get
    /public/orders/{orderToken} get
    /public/orders/{orderToken}/confirm post
    /public/orders/{orderToken}/downloads post
    /public/pages/{shortId} get
    /public/pages/{shortId}/checkout post
    /public/pages/{shortId}/registrations post
    /registrations get
    /registrations.csv get
    /registrations/{id} delete
    ");
}
