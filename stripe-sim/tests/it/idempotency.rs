//! `Idempotency-Key`.

use serde_json::json;

use crate::stage::Stage;

const SESSION: [(&str, &str); 6] = [
    ("mode", "payment"),
    ("success_url", "http://shop.example/"),
    ("line_items[0][quantity]", "1"),
    ("line_items[0][price_data][currency]", "usd"),
    ("line_items[0][price_data][unit_amount]", "500"),
    ("line_items[0][price_data][product_data][name]", "Thing"),
];

#[tokio::test]
async fn the_same_key_gives_the_same_answer() {
    let stage = Stage::new().await;
    let first = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    let second = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    assert_eq!(first.status, 200);
    assert!(first.headers.get("idempotent-replayed").is_none());
    assert_eq!(second.body, first.body);
    assert_eq!(second.headers["idempotent-replayed"], "true");
    assert_eq!(
        second.headers["original-request"],
        first.headers["request-id"]
    );
    assert_eq!(stage.state().await["sessions"].as_array().unwrap().len(), 1);

    let other = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k2")
        .await;
    assert_ne!(other.body["id"], first.body["id"]);
}

#[tokio::test]
async fn a_key_belongs_to_its_parameters() {
    let stage = Stage::new().await;
    stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    let mut changed = SESSION;
    changed[4].1 = "501";
    let refused = stage
        .post_with_key("v1/checkout/sessions", &changed, "k1")
        .await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.body["error"]["type"], "idempotency_error");
    let elsewhere = stage
        .post_with_key("v1/refunds", &[("charge", "ch_1")], "k1")
        .await;
    assert_eq!(elsewhere.body["error"]["type"], "idempotency_error");
}

#[tokio::test]
async fn failures_are_replayed_but_not_bad_parameters() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let intent = session["payment_intent"].as_str().unwrap();
    let too_much = [("payment_intent", intent), ("amount", "9999")];
    let first = stage.post_with_key("v1/refunds", &too_much, "k1").await;
    let second = stage.post_with_key("v1/refunds", &too_much, "k1").await;
    assert_eq!((first.status, second.status), (400, 400));
    assert_eq!(second.headers["idempotent-replayed"], "true");
    assert_eq!(second.body, first.body);

    let bad = [("payment_intent", intent), ("amount", "many")];
    assert_eq!(
        stage.post_with_key("v1/refunds", &bad, "k2").await.status,
        400
    );
    let good = [("payment_intent", intent), ("amount", "100")];
    let good = stage.post_with_key("v1/refunds", &good, "k2").await;
    assert_eq!(good.status, 200, "the key was still free: {}", good.body);
}

#[tokio::test]
async fn keys_are_forgotten_after_a_day() {
    let stage = Stage::new().await;
    let first = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    stage.control("clock", json!({"advance": 86_400})).await;
    let second = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    assert_eq!(second.status, 200);
    assert_ne!(second.body["id"], first.body["id"]);
}

#[tokio::test]
async fn fifty_at_once_make_one() {
    let stage = Stage::new().await;
    let calls = (0..50).map(|_| stage.post_with_key("v1/checkout/sessions", &SESSION, "k1"));
    let replies = futures::future::join_all(calls).await;
    let ids: std::collections::HashSet<_> = replies
        .iter()
        .map(|reply| reply.body["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn a_key_has_255_characters_at_most() {
    let stage = Stage::new().await;
    for (length, status) in [(255, 200), (256, 400)] {
        let key = "k".repeat(length);
        let reply = stage
            .post_with_key("v1/checkout/sessions", &SESSION, &key)
            .await;
        assert_eq!(reply.status, status, "{length}: {}", reply.body);
    }
    assert_eq!(stage.state().await["sessions"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_key_cannot_be_used_while_its_call_is_under_way() {
    let stage = Stage::new().await;
    let slow = json!({"for": 600, "mode": "slow"});
    stage.control("outage", slow).await;
    let first = stage.post_with_key("v1/checkout/sessions", &SESSION, "k1");
    tokio::pin!(first);
    let patience = std::time::Duration::from_millis(300);
    let early = tokio::time::timeout(patience, &mut first).await;
    assert!(early.is_err(), "it should wait");
    let second = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    assert_eq!(second.status, 409);
    assert_eq!(second.body["error"]["code"], "idempotency_key_in_use");
    assert_eq!(second.body["error"]["type"], "idempotency_error");
    assert_eq!(stage.state().await["sessions"], json!([]), "not yet");

    stage.control("outage", json!({"for": 0})).await;
    let first = first.await;
    assert_eq!(first.status, 200, "{}", first.body);
    let third = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    assert_eq!(third.body, first.body, "the conflict was not remembered");
    assert_eq!(stage.state().await["sessions"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_error_of_the_service_itself_is_replayed_but_an_outage_is_not() {
    let stage = Stage::new().await;
    let call = |key| stage.post_with_key("v1/checkout/sessions", &SESSION, key);
    let error = json!({"for": 600, "mode": "error"});
    stage.control("outage", error).await;
    let failed = call("k1").await;
    assert_eq!(
        (failed.status, &failed.body["error"]["type"]),
        (500, &json!("api_error"))
    );
    stage.control("outage", json!({"for": 600})).await;
    assert_eq!(call("k2").await.status, 503);
    stage.control("outage", json!({"for": 0})).await;

    let again = call("k1").await;
    assert_eq!(again.status, 500);
    assert_eq!(again.headers["idempotent-replayed"], "true");
    assert_eq!(again.body, failed.body);
    assert_eq!(call("k2").await.status, 200, "an outage leaves no trace");
    assert_eq!(call("k3").await.status, 200, "another key tries again");
    assert_eq!(stage.state().await["sessions"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn every_answer_names_its_request() {
    let stage = Stage::new().await;
    let first = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    let second = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    let refused = stage.get("v1/charges/ch_no").await;
    let mut names: Vec<_> = [&first, &second, &refused]
        .iter()
        .map(|reply| reply.headers["request-id"].to_str().unwrap())
        .collect();
    assert!(names.iter().all(|name| name.starts_with("req_")));
    names.dedup();
    assert_eq!(names.len(), 3, "a replay is a request of its own");
    assert_eq!(first.headers["idempotency-key"], "k1");
}

#[tokio::test]
async fn every_account_has_its_own_keys() {
    let stage = Stage::new().await;
    let made = stage.post("v1/accounts", &[("type", "express")]).await;
    let account = made.body["id"].as_str().unwrap();
    let ready = json!({"account": account, "standing": "ready"});
    stage.control("account", ready).await;
    let here = stage
        .post_with_key("v1/checkout/sessions", &SESSION, "k1")
        .await;
    let request = stage
        .http
        .post(format!("{}/v1/checkout/sessions", stage.base))
        .bearer_auth("sk_test_1")
        .header("Stripe-Account", account)
        .header("Idempotency-Key", "k1");
    let there = crate::stage::reply(request.form(&SESSION)).await;
    assert_eq!((here.status, there.status), (200, 200));
    assert_ne!(here.body["id"], there.body["id"]);
}
