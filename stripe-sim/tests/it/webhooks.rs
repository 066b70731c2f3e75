//! Webhooks: signed, retried, and broken on purpose.

use std::net::SocketAddr;

use serde_json::json;
use tokio::net::TcpListener;

use crate::stage::{Endpoint, Stage, eventually};

async fn stage_with(endpoint: &Endpoint) -> Stage {
    let url = endpoint.url();
    Stage::with(|config| config.webhook_url = Some(url)).await
}

#[tokio::test]
async fn events_arrive_signed() {
    let endpoint = Endpoint::start().await;
    let stage = stage_with(&endpoint).await;
    let session = stage.paid_session().await;
    let event = endpoint.wait_for("checkout.session.completed").await;
    assert_eq!(event["data"]["object"]["id"], session["id"]);
    assert_eq!(event["data"]["object"]["payment_status"], "paid");
    eventually("nothing is pending", || async {
        let list = stage.get("v1/events?delivery_success=false").await.body;
        list["data"].as_array().unwrap().is_empty().then_some(())
    })
    .await;
    let mut types = endpoint.types();
    types.sort();
    assert_eq!(
        types,
        [
            "charge.succeeded",
            "checkout.session.completed",
            "payment_intent.created",
            "payment_intent.succeeded",
        ]
    );
}

/// An address where nobody listens, but somebody may later.
async fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap()
}

#[tokio::test]
async fn an_endpoint_that_was_down_gets_everything_later() {
    let address = free_address().await;
    let stage =
        Stage::with(|config| config.webhook_url = Some(format!("http://{address}/hook"))).await;
    stage.paid_session().await;
    eventually("attempts fail", || async {
        let state = stage.state().await;
        let deliveries = state["deliveries"].as_array().unwrap();
        deliveries
            .iter()
            .all(|it| it["attempts"].as_i64() >= Some(1))
            .then_some(())
    })
    .await;
    assert_eq!(
        stage.state().await["deliveries"].as_array().unwrap().len(),
        4
    );

    let endpoint = Endpoint::at(address).await;
    stage.control("clock", json!({"advance": 60})).await;
    endpoint.wait_for("checkout.session.completed").await;
    eventually("all arrive", || async {
        (endpoint.events().len() == 4).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_refused_event_is_sent_again() {
    let endpoint = Endpoint::start().await;
    endpoint.answer_with(500);
    let stage = stage_with(&endpoint).await;
    let id = stage.session().await;
    stage
        .post(&format!("v1/checkout/sessions/{id}/expire"), &[])
        .await;
    let first = endpoint.wait_for("checkout.session.expired").await;
    endpoint.answer_with(204);
    stage.control("clock", json!({"advance": 60})).await;
    eventually("it is sent again", || async {
        (endpoint.events().len() >= 2).then_some(())
    })
    .await;
    assert_eq!(endpoint.events()[1]["id"], first["id"]);
    eventually("it is done", || async {
        let state = stage.state().await;
        state["deliveries"]
            .as_array()
            .unwrap()
            .is_empty()
            .then_some(())
    })
    .await;
}

#[tokio::test]
async fn dropped_events_can_be_redelivered() {
    let endpoint = Endpoint::start().await;
    let stage = stage_with(&endpoint).await;
    stage.control("webhooks", json!({"mode": "drop"})).await;
    stage.paid_session().await;
    let state = stage.state().await;
    assert_eq!(state["deliveries"], json!([]));
    let lost = state["events"][0].clone();
    let missed = stage.get("v1/events?delivery_success=false").await.body;
    assert_eq!(
        missed["data"].as_array().unwrap().len(),
        4,
        "they can be caught up with"
    );
    let id = lost["id"].as_str().unwrap();
    let kept = stage.get(&format!("v1/events/{id}")).await.body;
    assert_eq!(kept["pending_webhooks"], 1);
    let sent = stage
        .control("redeliver", json!({"eventId": lost["id"]}))
        .await;
    assert_eq!(sent.status, 200);
    eventually("it arrives", || async {
        (!endpoint.events().is_empty()).then_some(())
    })
    .await;
    assert_eq!(endpoint.events()[0]["id"], lost["id"]);
    assert_eq!(endpoint.events().len(), 1);
    eventually("it counts as delivered", || async {
        let list = stage.get("v1/events?delivery_success=true").await.body;
        (list["data"].as_array().unwrap().len() == 1).then_some(())
    })
    .await;
    assert_eq!(
        stage
            .control("redeliver", json!({"eventId": "evt_no"}))
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn duplicates_arrive_twice() {
    let endpoint = Endpoint::start().await;
    let stage = stage_with(&endpoint).await;
    stage
        .control("webhooks", json!({"mode": "duplicate"}))
        .await;
    let id = stage.session().await;
    stage
        .post(&format!("v1/checkout/sessions/{id}/expire"), &[])
        .await;
    eventually("both arrive", || async {
        (endpoint.events().len() == 2).then_some(())
    })
    .await;
    assert_eq!(endpoint.events()[0]["id"], endpoint.events()[1]["id"]);
}

#[tokio::test]
async fn reordered_events_arrive_last_first() {
    let endpoint = Endpoint::start().await;
    let stage = stage_with(&endpoint).await;
    stage.control("webhooks", json!({"mode": "reorder"})).await;
    stage.paid_session().await;
    eventually("all arrive", || async {
        (endpoint.events().len() == 4).then_some(())
    })
    .await;
    let mut expected = stage.event_types().await;
    expected.reverse();
    assert_eq!(endpoint.types(), expected);
}

#[tokio::test]
async fn delayed_events_come_when_their_time_has() {
    let endpoint = Endpoint::start().await;
    let stage = stage_with(&endpoint).await;
    stage
        .control("webhooks", json!({"mode": "delay", "for": 3600}))
        .await;
    let id = stage.session().await;
    stage
        .post(&format!("v1/checkout/sessions/{id}/expire"), &[])
        .await;
    // An event that is not late overtakes it.
    stage.control("webhooks", json!({"mode": "deliver"})).await;
    stage.paid_session().await;
    endpoint.wait_for("checkout.session.completed").await;
    assert!(
        !endpoint
            .types()
            .contains(&"checkout.session.expired".to_owned())
    );
    stage.control("clock", json!({"advance": 3600})).await;
    endpoint.wait_for("checkout.session.expired").await;
}
