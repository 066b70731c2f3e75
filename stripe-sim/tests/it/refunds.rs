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

#[tokio::test]
async fn a_refund_may_stay_pending_until_the_bank_has_it() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let intent = session["payment_intent"].as_str().unwrap();
    stage.control("refunds", json!({"mode": "pending"})).await;
    let form = [("payment_intent", intent), ("amount", "500")];
    let told = stage.event_types().await.len();
    let refund = stage.post("v1/refunds", &form).await.body;
    assert_eq!(refund["status"], "pending");
    let card = &refund["destination_details"]["card"];
    assert_eq!(card["reference_status"], "pending");
    assert_eq!(stage.state().await["charges"][0]["amount_refunded"], 500);
    assert_eq!(
        stage.event_types().await[told..],
        ["refund.created", "charge.refunded"]
    );

    let arrived = json!({"refund": refund["id"]});
    let settled = stage.control("refund_succeeded", arrived.clone()).await;
    assert_eq!(settled.body["status"], "succeeded");
    let told = &stage.event_types().await[told + 2..];
    assert_eq!(told, ["refund.updated", "charge.refund.updated"]);
    assert_eq!(stage.control("refund_succeeded", arrived).await.status, 400);

    stage.control("refunds", json!({"mode": "succeed"})).await;
    let refund = stage.post("v1/refunds", &form).await.body;
    assert_eq!(refund["status"], "succeeded");
    let wrong = stage.control("refunds", json!({"mode": "vanish"})).await;
    assert_eq!(wrong.status, 400);
}

#[tokio::test]
async fn a_pending_refund_may_fail() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let form = [
        ("email", "ada@example.com"),
        ("number", "4000000000007726"),
        ("expiry", "12/34"),
        ("cvc", "123"),
    ];
    stage.pay_page(&id, &form).await;
    let refund = stage.control("refund", json!({"payment": id})).await.body;
    assert_eq!(refund["status"], "pending", "as this card does");
    assert_eq!(refund.get("failure_reason"), None);
    let failed = stage
        .control("refund_failed", json!({"refund": refund["id"]}))
        .await
        .body;
    assert_eq!(failed["status"], "failed");
    assert!(failed["failure_reason"].is_string());
    let entry = failed["failure_balance_transaction"].as_str().unwrap();
    let entry = stage
        .get(&format!("v1/balance_transactions/{entry}"))
        .await
        .body;
    assert_eq!(
        (&entry["type"], &entry["amount"]),
        (&json!("refund_failure"), &json!(1_200))
    );
    let charge = stage.state().await["charges"][0].clone();
    assert_eq!(
        (&charge["refunded"], &charge["amount_refunded"]),
        (&json!(false), &json!(0))
    );
}

#[tokio::test]
async fn the_refunds_of_one_card_succeed_and_then_come_back() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let form = [
        ("email", "ada@example.com"),
        ("number", "4000000000005126"),
        ("expiry", "12/34"),
        ("cvc", "123"),
    ];
    stage.pay_page(&id, &form).await;
    let intent = stage.state().await["payments"][0]["id"].clone();
    let form = [("payment_intent", intent.as_str().unwrap())];
    let refund = stage.post("v1/refunds", &form).await.body;
    assert_eq!(refund["status"], "succeeded");
    let path = format!("v1/refunds/{}", refund["id"].as_str().unwrap());
    assert_eq!(stage.get(&path).await.body["status"], "failed");
    assert_eq!(
        stage.post("v1/refunds", &form).await.status,
        200,
        "it can be tried again"
    );
}

#[tokio::test]
async fn reasons_are_stripes_and_metadata_can_be_changed() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let intent = session["payment_intent"].as_str().unwrap();
    let form = |reason| {
        [
            ("payment_intent", intent),
            ("reason", reason),
            ("metadata[by]", "ada"),
        ]
    };
    let wrong = stage.post("v1/refunds", &form("whim")).await;
    assert_eq!(wrong.body["error"]["param"], "reason");
    let refund = stage.post("v1/refunds", &form("duplicate")).await.body;
    assert_eq!(refund["reason"], "duplicate");
    let path = format!("v1/refunds/{}", refund["id"].as_str().unwrap());
    let changed = stage.post(&path, &[("metadata[by]", "bea")]).await.body;
    assert_eq!(changed["metadata"], json!({"by": "bea"}));
    assert_eq!(stage.post(&path, &[("amount", "1")]).await.status, 400);
    assert_eq!(stage.event_types().await.last().unwrap(), "refund.updated");
    let charge = refund["charge"].as_str().unwrap();
    let list = stage
        .get(&format!("v1/charges/{charge}/refunds"))
        .await
        .body;
    assert_eq!(list["data"][0]["id"], refund["id"]);
}
