//! Payment intents: canceled, delayed, late, and never heard of.

use serde_json::{Value, json};

use crate::stage::Stage;

async fn intent_of(stage: &Stage, session: &str) -> Value {
    let query = "expand[]=payment_intent.latest_charge&expand[]=payment_intent.payment_method";
    stage
        .get(&format!("v1/checkout/sessions/{session}?{query}"))
        .await
        .body["payment_intent"]
        .clone()
}

/// A session whose delayed payment failed.
async fn failed(stage: &Stage) -> String {
    let id = stage.session().await;
    stage.pay_page(&id, &[("outcome", "delay")]).await;
    assert_eq!(
        stage.control("fail", json!({"payment": id})).await.status,
        200
    );
    id
}

#[tokio::test]
async fn a_delayed_payment_that_failed_says_why_and_can_be_canceled() {
    let stage = Stage::new().await;
    let session = failed(&stage).await;
    let intent = intent_of(&stage, &session).await;
    assert_eq!(intent["status"], "requires_payment_method");
    let error = &intent["last_payment_error"];
    assert_eq!(error["type"], "invalid_request_error");
    assert_eq!(error["code"], "payment_intent_payment_attempt_failed");
    assert_eq!(intent["latest_charge"]["status"], "failed");

    let path = format!(
        "v1/payment_intents/{}/cancel",
        intent["id"].as_str().unwrap()
    );
    let wrong = stage.post(&path, &[("cancellation_reason", "whim")]).await;
    assert_eq!(wrong.body["error"]["param"], "cancellation_reason");
    let canceled = stage
        .post(&path, &[("cancellation_reason", "abandoned")])
        .await;
    assert_eq!(canceled.body["status"], "canceled", "{}", canceled.body);
    assert_eq!(canceled.body["cancellation_reason"], "abandoned");
    assert!(canceled.body["canceled_at"].is_i64());
    assert_eq!(
        stage.event_types().await.last().unwrap(),
        "payment_intent.canceled"
    );
    let again = stage.post(&path, &[]).await;
    assert_eq!(
        again.body["error"]["code"],
        "payment_intent_unexpected_state"
    );
}

#[tokio::test]
async fn only_a_payment_that_waits_can_be_canceled() {
    let stage = Stage::new().await;
    for (outcome, status) in [
        ("pay", "succeeded"),
        ("delay", "processing"),
        ("decline", ""),
    ] {
        let id = stage.session().await;
        stage.pay_page(&id, &[("outcome", outcome)]).await;
        let intent = intent_of(&stage, &id).await;
        let path = format!(
            "v1/payment_intents/{}/cancel",
            intent["id"].as_str().unwrap()
        );
        let refused = stage.post(&path, &[]).await;
        assert_eq!(refused.status, 400, "{outcome}");
        let error = &refused.body["error"];
        assert_eq!(
            error["code"], "payment_intent_unexpected_state",
            "{outcome}"
        );
        assert!(
            error["message"].as_str().unwrap().contains(status),
            "{error}"
        );
        assert_eq!(intent_of(&stage, &id).await["status"], intent["status"]);
    }
}

#[tokio::test]
async fn what_an_intent_carries_reaches_its_charge() {
    let stage = Stage::new().await;
    let made = stage
        .session_with(&[
            ("payment_intent_data[metadata][order]", "o1"),
            ("payment_intent_data[description]", "A file"),
            ("payment_method_types[]", "card"),
        ])
        .await;
    let id = made.body["id"].as_str().unwrap();
    assert_eq!(made.body["payment_method_types"], json!(["card"]));
    stage.pay_page(id, &[("outcome", "pay")]).await;
    let intent = intent_of(&stage, id).await;
    assert_eq!(intent["latest_charge"]["metadata"], json!({"order": "o1"}));
    assert_eq!(intent["latest_charge"]["description"], "A file");
    assert_eq!(intent["payment_method_types"], json!(["card"]));
    assert_eq!(intent["payment_method"]["card"]["last4"], "4242");

    let path = format!("v1/payment_intents/{}", intent["id"].as_str().unwrap());
    let form = [("metadata[order]", ""), ("metadata[page]", "p1")];
    let changed = stage.post(&path, &form).await.body;
    assert_eq!(changed["metadata"], json!({"page": "p1"}));

    let strange = stage
        .session_with(&[("payment_method_types[0]", "barter")])
        .await;
    assert_eq!(strange.body["error"]["param"], "payment_method_types[0]");
}

#[tokio::test]
async fn one_of_several_lines_may_be_free() {
    let stage = Stage::new().await;
    let made = stage
        .session_with(&[
            ("line_items[1][price_data][currency]", "eur"),
            ("line_items[1][price_data][unit_amount]", "0"),
            ("line_items[1][price_data][product_data][name]", "Extra"),
            ("line_items[1][quantity]", "1"),
        ])
        .await;
    assert_eq!(
        (made.status, &made.body["amount_total"]),
        (200, &json!(1_200))
    );
}

#[tokio::test]
async fn money_may_arrive_after_the_payment_failed() {
    let stage = Stage::new().await;
    let session = failed(&stage).await;
    let before = intent_of(&stage, &session).await;
    let told = stage.event_types().await.len();
    let late = stage
        .control("late_success", json!({"payment": session}))
        .await;
    assert_eq!(late.status, 200, "{}", late.body);
    assert_eq!(late.body["session"]["payment_status"], "paid");
    let after = intent_of(&stage, &session).await;
    assert_eq!(
        (&after["id"], &after["status"]),
        (&before["id"], &json!("succeeded"))
    );
    assert_eq!(after["last_payment_error"], Value::Null);
    assert_ne!(after["latest_charge"]["id"], before["latest_charge"]["id"]);
    assert_eq!(after["latest_charge"]["status"], "succeeded");
    assert_eq!(
        stage.event_types().await[told..],
        [
            "charge.succeeded",
            "payment_intent.succeeded",
            "checkout.session.async_payment_succeeded",
        ]
    );
    let twice = stage
        .control("late_success", json!({"payment": session}))
        .await;
    assert_eq!(twice.status, 400);
    let form = [("payment_intent", after["id"].as_str().unwrap())];
    assert_eq!(stage.post("v1/refunds", &form).await.status, 200);
}

#[tokio::test]
async fn money_may_arrive_after_the_session_expired() {
    let stage = Stage::new().await;
    for outcome in [None, Some("decline")] {
        let id = stage.session().await;
        if let Some(outcome) = outcome {
            stage.pay_page(&id, &[("outcome", outcome)]).await;
        }
        let early = stage.control("late_success", json!({"session": id})).await;
        assert_eq!(early.status, 400, "it can still be paid");
        stage.control("expire", json!({"session": id})).await;
        let late = stage.control("late_success", json!({"session": id})).await;
        assert_eq!(late.status, 200, "{}", late.body);
        let session = stage.get(&format!("v1/checkout/sessions/{id}")).await.body;
        assert_eq!(session["status"], "complete");
        assert_eq!(session["payment_status"], "paid");
        let intent = intent_of(&stage, &id).await;
        assert_eq!(intent["status"], "succeeded");
        assert_eq!(intent["canceled_at"], Value::Null);
        let types = stage.event_types().await;
        let last = types.last().unwrap();
        assert_eq!(last, "checkout.session.async_payment_succeeded");
    }
}

#[tokio::test]
async fn what_is_under_way_paid_or_free_cannot_be_late() {
    let stage = Stage::new().await;
    let delayed = stage.session().await;
    stage.pay_page(&delayed, &[("outcome", "delay")]).await;
    let paid = stage.paid_session().await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let free = [("line_items[0][price_data][unit_amount]", "0")];
    let free = stage.session_with(&free).await.body["id"]
        .as_str()
        .unwrap()
        .to_owned();
    stage.control("expire", json!({"session": free})).await;
    for id in [delayed, paid, free] {
        let refused = stage.control("late_success", json!({"payment": id})).await;
        assert_eq!(refused.status, 400, "{}", refused.body);
    }
}

#[tokio::test]
async fn a_session_whose_making_was_never_heard_of_can_be_paid() {
    let stage = Stage::new().await;
    stage
        .control("outage", json!({"for": 600, "mode": "lost"}))
        .await;
    let form = [
        ("mode", "payment"),
        ("success_url", "http://shop.example/"),
        ("line_items[0][quantity]", "1"),
        ("line_items[0][price_data][currency]", "usd"),
        ("line_items[0][price_data][unit_amount]", "500"),
        ("line_items[0][price_data][product_data][name]", "Thing"),
    ];
    let request = stage
        .http
        .post(format!("{}/v1/checkout/sessions", stage.base));
    let request = request
        .bearer_auth("sk_test_1")
        .header("Idempotency-Key", "k1")
        .form(&form);
    let heard = match request.send().await {
        Ok(answer) => answer.bytes().await.is_ok(),
        Err(_) => false,
    };
    assert!(!heard);
    stage.control("outage", json!({"for": 0})).await;

    let session = stage.state().await["sessions"][0].clone();
    let url = session["url"].as_str().unwrap();
    let paid = stage
        .http
        .post(url)
        .form(&[("outcome", "pay")])
        .send()
        .await
        .unwrap();
    assert_eq!(paid.status(), 303);
    let again = stage
        .post_with_key("v1/checkout/sessions", &form, "k1")
        .await;
    assert_eq!(again.headers["idempotent-replayed"], "true");
    assert_eq!(again.body["id"], session["id"], "the answer that got lost");
    assert_eq!(again.body["payment_status"], "unpaid", "as it was then");
    assert_eq!(stage.state().await["sessions"].as_array().unwrap().len(), 1);
}
