//! Refunds: full, partial, too much, and bounced.

use serde_json::json;

use crate::stage::Stage;

#[tokio::test]
async fn a_full_refund_empties_the_charge() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let intent = session["payment_intent"].as_str().unwrap();
    let refund = stage
        .post(
            "v1/refunds",
            &[
                ("payment_intent", intent),
                ("reason", "requested_by_customer"),
            ],
        )
        .await;
    assert_eq!(refund.status, 200, "{}", refund.body);
    assert_eq!(refund.body["amount"], 1_200);
    assert_eq!(refund.body["status"], "succeeded");

    let charge = refund.body["charge"].as_str().unwrap();
    let charge = stage.get(&format!("v1/charges/{charge}")).await.body;
    assert_eq!(charge["refunded"], true);
    assert_eq!(charge["amount_refunded"], 1_200);
    let types = stage.event_types().await;
    assert_eq!(
        types[4..],
        [
            "refund.created",
            "charge.refunded",
            "refund.updated",
            "charge.refund.updated"
        ]
    );

    let again = stage
        .post("v1/refunds", &[("payment_intent", intent)])
        .await;
    assert_eq!(again.status, 400);
    assert_eq!(again.body["error"]["code"], "charge_already_refunded");
}

#[tokio::test]
async fn partial_refunds_add_up_and_no_further() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let intent = session["payment_intent"].as_str().unwrap();
    let part = stage
        .post(
            "v1/refunds",
            &[("payment_intent", intent), ("amount", "500")],
        )
        .await;
    assert_eq!(part.status, 200);
    let too_much = stage
        .post(
            "v1/refunds",
            &[("payment_intent", intent), ("amount", "701")],
        )
        .await;
    assert_eq!(too_much.status, 400);
    assert_eq!(too_much.body["error"]["param"], "amount");
    assert!(
        too_much.body["error"]["message"]
            .as_str()
            .unwrap()
            .contains("€7.00")
    );

    let state = stage.state().await;
    assert_eq!(state["charges"][0]["amount_refunded"], 500);
    assert_eq!(state["charges"][0]["refunded"], false);
    assert_eq!(state["refunds"].as_array().unwrap().len(), 1);

    let rest = stage
        .post(
            "v1/refunds",
            &[("payment_intent", intent), ("amount", "700")],
        )
        .await;
    assert_eq!(rest.status, 200);
    assert_eq!(stage.state().await["charges"][0]["refunded"], true);
    for amount in ["0", "-5", "1.5"] {
        assert_eq!(
            stage
                .post(
                    "v1/refunds",
                    &[("payment_intent", intent), ("amount", amount)]
                )
                .await
                .status,
            400
        );
    }
}

#[tokio::test]
async fn only_what_was_paid_can_be_refunded() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    stage.pay_page(&id, &[("outcome", "delay")]).await;
    let intent = stage.state().await["payments"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let refund = stage
        .post("v1/refunds", &[("payment_intent", &intent)])
        .await;
    assert_eq!(refund.status, 400);
    let nothing = stage.post("v1/refunds", &[]).await;
    assert_eq!(nothing.body["error"]["code"], "parameter_missing");
    let unknown = stage.post("v1/refunds", &[("charge", "ch_no")]).await;
    assert_eq!(
        (unknown.status, &unknown.body["error"]["param"]),
        (404, &json!("charge"))
    );
}

#[tokio::test]
async fn refunds_are_listed_by_payment() {
    let stage = Stage::new().await;
    let first = stage.paid_session().await["payment_intent"]
        .as_str()
        .unwrap()
        .to_owned();
    let second = stage.paid_session().await["payment_intent"]
        .as_str()
        .unwrap()
        .to_owned();
    for intent in [&first, &second, &second] {
        let form = [("payment_intent", intent.as_str()), ("amount", "100")];
        assert_eq!(stage.post("v1/refunds", &form).await.status, 200);
    }
    let list = stage
        .get(&format!("v1/refunds?payment_intent={second}"))
        .await
        .body;
    assert_eq!(list["data"].as_array().unwrap().len(), 2);
    let id = list["data"][0]["id"].as_str().unwrap();
    assert_eq!(
        stage.get(&format!("v1/refunds/{id}")).await.body["payment_intent"],
        second
    );
}

#[tokio::test]
async fn a_refund_from_the_dashboard_may_bounce() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let refund = stage
        .control("refund", json!({"payment": session["id"], "amount": 300}))
        .await;
    assert_eq!((refund.status, &refund.body["amount"]), (200, &json!(300)));
    let failed = stage
        .control("refund_failed", json!({"refund": refund.body["id"]}))
        .await;
    assert_eq!(failed.body["status"], "failed");
    assert_eq!(stage.state().await["charges"][0]["amount_refunded"], 0);
    assert!(
        stage
            .event_types()
            .await
            .contains(&"refund.failed".to_owned())
    );
}

#[tokio::test]
async fn the_balance_tells_the_story() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    stage
        .control("refund", json!({"payment": session["id"], "amount": 300}))
        .await;
    let list = stage.get("v1/balance_transactions").await.body;
    let entries: Vec<_> = list["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            (
                entry["type"].as_str().unwrap(),
                entry["net"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(entries, [("refund", -300), ("charge", 1_200 - 65)]);
    let refunds = stage.get("v1/balance_transactions?type=refund").await.body;
    assert_eq!(refunds["data"].as_array().unwrap().len(), 1);
}
