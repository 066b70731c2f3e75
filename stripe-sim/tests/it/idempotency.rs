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
