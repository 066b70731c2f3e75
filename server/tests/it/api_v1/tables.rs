//! Tables for spreadsheets.

use crate::app::TestApp;
use reqwest::{Method, StatusCode};
use serde_json::json;

#[tokio::test]
async fn strangers_cannot_put_formulas_into_a_table() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (product, _) = app.product(&ada, "=Field, \"notes\"", b"bytes").await;
    let more = json!({ "registrationFields": [{ "name": "company" }] });
    let page = app.publish(&ada, &product, more).await;
    let short_id = page["shortId"].as_str().unwrap();
    let path = format!("/public/pages/{short_id}/registrations");
    let body = json!({ "email": "+eve@example.com", "name": "=1+1", "fields": { "company": "@sum(a1), ACME" } });
    assert_eq!(
        app.api("", Method::POST, &path, body).await.0,
        StatusCode::ACCEPTED
    );
    app.buy(short_id, "bob@example.com").await;

    let table = async |path: &str| {
        let request = app
            .request(Method::GET, &format!("/api/v1{path}"))
            .bearer_auth(&ada.key);
        let response = request.send().await.unwrap();
        let types: Vec<_> = response.headers().get_all("content-type").iter().collect();
        assert_eq!(types, ["text/csv; charset=utf-8"]);
        assert!(
            response.headers()["content-disposition"]
                .to_str()
                .unwrap()
                .starts_with("attachment")
        );
        response.text().await.unwrap()
    };
    let registrations = table("/registrations.csv").await;
    assert!(
        registrations
            .starts_with("id,registeredAt,confirmedAt,status,email,name,pageId,fields.company\r\n")
    );
    assert!(
        registrations.contains(",'+eve@example.com,'=1+1,"),
        "{registrations}"
    );
    assert!(
        registrations.ends_with(",\"'@sum(a1), ACME\"\r\n"),
        "{registrations}"
    );
    let id = page["id"].as_str().unwrap();
    let orders = table(&format!("/orders.csv?pageId={id}")).await;
    assert!(
        orders.contains(",bob@example.com,\"'=Field, \"\"notes\"\"\",900,EUR,9.00,pi_"),
        "{orders}"
    );
    assert!(
        orders.starts_with("id,")
            && orders.contains(",refunded,tax,discountCode,receiptNumber\r\n"),
        "{orders}"
    );
    assert!(orders.ends_with(",0,0,,1\r\n"), "{orders}");
}
