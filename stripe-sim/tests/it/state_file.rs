//! What a restart remembers.

use serde_json::{Value, json};

use crate::stage::{Endpoint, Stage, eventually};

#[tokio::test]
async fn a_restart_remembers_payments_keys_and_undelivered_webhooks() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sim.jsonl");
    let nobody = "http://127.0.0.1:9/hook".to_owned();
    let stage = Stage::with(|config| {
        config.state_file = Some(file.clone());
        config.webhook_url = Some(nobody);
    })
    .await;
    let paid = stage.paid_session().await;
    let open = stage.session().await;
    stage.control("clock", json!({"advance": 100})).await;
    let form = [
        ("payment_intent", paid["payment_intent"].as_str().unwrap()),
        ("amount", "100"),
    ];
    let refund = stage.post_with_key("v1/refunds", &form, "k1").await;
    let before = stage.state().await;
    // No farewell: the file must be complete at every moment.
    drop(stage);

    let endpoint = Endpoint::start().await;
    let url = endpoint.url();
    let stage = Stage::with(|config| {
        config.state_file = Some(file.clone());
        config.webhook_url = Some(url);
    })
    .await;
    let after = stage.state().await;
    for part in ["payments", "refunds"] {
        assert_eq!(after[part], before[part], "{part}");
    }
    assert!(
        after["now"].as_i64() >= before["now"].as_i64(),
        "the clock stays advanced"
    );
    let replay = stage.post_with_key("v1/refunds", &form, "k1").await;
    assert_eq!(replay.body, refund.body);
    stage.control("clock", json!({"advance": 60})).await;
    eventually("everything is delivered", || async {
        let state = stage.state().await;
        state["deliveries"]
            .as_array()
            .unwrap()
            .is_empty()
            .then_some(())
    })
    .await;
    let expected = before["events"].as_array().unwrap().len();
    let ids: std::collections::HashSet<_> = endpoint
        .events()
        .iter()
        .map(|event| event["id"].to_string())
        .collect();
    assert_eq!(ids.len(), expected);

    stage.control("clock", json!({"advance": 86_400})).await;
    let path = format!("v1/checkout/sessions/{open}");
    assert_eq!(
        stage.get(&path).await.body["status"],
        "expired",
        "open sessions still expire"
    );
    stage.stop().await;
}

#[tokio::test]
async fn old_keys_and_events_are_forgotten_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sim.jsonl");
    let stage = Stage::with(|config| config.state_file = Some(file.clone())).await;
    let paid = stage.paid_session().await;
    let form = [("payment_intent", paid["payment_intent"].as_str().unwrap())];
    stage
        .post_with_key("v1/refunds", &form, "the-old-key")
        .await;
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .contains("platform the-old-key")
    );
    stage
        .control("clock", json!({"advance": 31 * 86_400}))
        .await;
    stage.paid_session().await;
    stage.stop().await;

    let stage = Stage::with(|config| config.state_file = Some(file.clone())).await;
    assert_eq!(
        stage.event_types().await.len(),
        4,
        "those of the second payment"
    );
    assert_eq!(stage.state().await["payments"].as_array().unwrap().len(), 2);
    assert!(
        !std::fs::read_to_string(&file)
            .unwrap()
            .contains("the-old-key")
    );
}

#[tokio::test]
async fn a_state_file_that_cannot_be_used_is_said_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let config = stripe_sim::SimConfig {
        state_file: Some(folder.path().to_owned()),
        ..stripe_sim::SimConfig::default()
    };
    let error = stripe_sim::Sim::new(config).unwrap_err().to_string();
    assert!(error.contains("state file"), "{error}");
}

/// A line of the state file without what was not known yet.
fn earlier(line: &str) -> String {
    let mut change: Value = serde_json::from_str(line).unwrap();
    let unknown = |row: &mut Value, names: &[&str]| {
        if let Some(row) = row.as_object_mut() {
            row.retain(|name, _| !names.contains(&name.as_str()));
        }
    };
    let kind = change["kind"].take();
    let row = &mut change["row"];
    match kind.as_str().unwrap() {
        "session" => {
            unknown(row, &["automatic_tax", "taxed"]);
            unknown(&mut row["buyer"], &["address"]);
            unknown(&mut row["intent"], &["transfer_amount"]);
            unknown(&mut row["lines"][0], &["tax"]);
        }
        "payment_intent" => unknown(row, &["cancellation_reason"]),
        "charge" => unknown(&mut row["buyer"], &["address"]),
        "balance_transaction" => unknown(row, &["application_fee"]),
        "account" => unknown(row, &["controller"]),
        "event" => unknown(row, &["lost"]),
        _ => {}
    }
    change["kind"] = kind;
    change.to_string()
}

#[tokio::test]
async fn what_an_earlier_version_wrote_is_still_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sim.jsonl");
    let stage = Stage::with(|config| config.state_file = Some(file.clone())).await;
    let paid = stage.paid_session().await;
    stage.post("v1/accounts", &[("type", "express")]).await;
    stage.stop().await;
    let new = std::fs::read_to_string(&file).unwrap();
    let old: Vec<_> = new.lines().map(earlier).collect();
    assert_ne!(old.join("\n"), new.trim_end());
    let old = old.join("\n") + "\n";
    std::fs::write(&file, old).unwrap();

    let stage = Stage::with(|config| config.state_file = Some(file.clone())).await;
    let path = format!("v1/checkout/sessions/{}", paid["id"].as_str().unwrap());
    assert_eq!(stage.get(&path).await.body, paid);
    let state = stage.state().await;
    for part in ["payments", "charges", "accounts"] {
        assert_eq!(state[part].as_array().unwrap().len(), 1, "{part}");
    }
    assert!(!state["events"].as_array().unwrap().is_empty());
    let balance = stage.get("v1/balance_transactions").await.body;
    assert_eq!(balance["data"].as_array().unwrap().len(), 1);
}
