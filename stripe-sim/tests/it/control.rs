//! Outages, odd input, and the pages for people.

use std::time::Duration;

use serde_json::json;

use crate::stage::{Stage, reply};

#[tokio::test]
async fn an_outage_answers_503_until_it_ends() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let path = format!("v1/checkout/sessions/{id}");
    stage.control("outage", json!({"for": 600})).await;
    let down = stage.get(&path).await;
    assert_eq!(down.status, 503);
    assert_eq!(down.body["error"]["type"], "api_error");
    let page = stage
        .http
        .get(format!("{}/pay/{id}", stage.base))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200, "only the API is out");
    stage.control("outage", json!({"for": 0})).await;
    assert_eq!(stage.get(&path).await.status, 200);
}

#[tokio::test]
async fn a_connection_may_break_before_or_after_the_effect() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let form = [
        (
            "payment_intent",
            session["payment_intent"].as_str().unwrap(),
        ),
        ("amount", "100"),
    ];
    let url = format!("{}/v1/refunds", stage.base);
    let attempt = || async {
        let request = stage.http.post(&url).bearer_auth("sk_test_1").form(&form);
        match request.send().await {
            Ok(answer) => answer.bytes().await.is_ok(),
            Err(_) => false,
        }
    };
    for (mode, refunds) in [("reset", 0), ("lost", 1)] {
        stage
            .control("outage", json!({"for": 600, "mode": mode}))
            .await;
        assert!(!attempt().await, "{mode}");
        assert_eq!(
            stage.state().await["refunds"].as_array().unwrap().len(),
            refunds,
            "{mode}"
        );
    }
}

#[tokio::test]
async fn a_hanging_call_is_let_go_when_the_outage_ends() {
    let stage = Stage::new().await;
    stage
        .control("outage", json!({"for": 600, "mode": "hang"}))
        .await;
    let hanging = stage.get("v1/events");
    tokio::pin!(hanging);
    let patience = Duration::from_millis(300);
    assert!(
        tokio::time::timeout(patience, &mut hanging).await.is_err(),
        "it should hang"
    );
    stage.control("outage", json!({"for": 0})).await;
    // Whether it had reached the simulator before the end or not, it is answered now.
    assert!(matches!(hanging.await.status, 200 | 503));
}

#[tokio::test]
async fn controls_take_forms_as_well_and_refuse_nonsense() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    stage.pay_page(&id, &[("outcome", "delay")]).await;
    let settled = stage.post("control/settle", &[("payment", &id)]).await;
    assert_eq!(settled.body["session"]["payment_status"], "paid");

    for (action, body, status) in [
        ("nonsense", json!({}), 404),
        ("settle", json!({}), 400),
        ("settle", json!({"payment": "pi_no"}), 404),
        ("webhooks", json!({"mode": "loud"}), 400),
        ("clock", json!({"advance": -1}), 400),
        ("outage", json!({}), 400),
    ] {
        assert_eq!(
            stage.control(action, body.clone()).await.status,
            status,
            "{action} {body}"
        );
    }
    let request = stage
        .http
        .post(format!("{}/control/settle", stage.base))
        .body("{oops");
    assert_eq!(reply(request).await.status, 400);
}

#[tokio::test]
async fn json_bodies_are_refused_by_the_api() {
    let stage = Stage::new().await;
    let request = stage
        .http
        .post(format!("{}/v1/refunds", stage.base))
        .bearer_auth("sk_test_1");
    assert_eq!(
        reply(request.json(&json!({"charge": "ch_1"}))).await.status,
        400
    );
}

#[tokio::test]
async fn the_index_and_receipts_are_there() {
    let stage = Stage::new().await;
    stage.paid_session().await;
    let slash = stage
        .http
        .get(format!("{}/", stage.base))
        .send()
        .await
        .unwrap();
    assert_eq!(slash.status(), 200);
    let page = stage.http.get(&stage.base).send().await.unwrap();
    assert_eq!(page.status(), 200);
    let html = page.text().await.unwrap();
    assert!(html.contains("A &lt;b&gt;file&lt;/b&gt;") && html.contains("€12.00"));
    let state = stage.state().await;
    let receipt = state["charges"][0]["receipt_url"].as_str().unwrap();
    let receipt = stage.http.get(receipt).send().await.unwrap();
    assert_eq!(receipt.status(), 200);
    assert!(receipt.text().await.unwrap().contains("€12.00"));
}
