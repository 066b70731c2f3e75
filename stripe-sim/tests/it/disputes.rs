//! Disputes: opened, answered, won, lost.

use serde_json::json;

use crate::stage::Stage;

#[tokio::test]
async fn a_dispute_takes_the_money_and_a_win_brings_it_back() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let dispute = stage
        .control("dispute", json!({"payment": session["id"]}))
        .await
        .body;
    assert_eq!(dispute["status"], "needs_response");
    assert_eq!(dispute["balance_transactions"][0]["amount"], -1_200);
    let path = format!("v1/disputes/{}", dispute["id"].as_str().unwrap());

    let refund = [("charge", dispute["charge"].as_str().unwrap())];
    let refused = stage.post("v1/refunds", &refund).await;
    assert_eq!(refused.body["error"]["code"], "charge_disputed");

    let draft = [
        ("evidence[product_description]", "A file"),
        ("submit", "false"),
    ];
    let draft = stage.post(&path, &draft).await.body;
    assert_eq!(draft["status"], "needs_response");
    assert_eq!(draft["evidence_details"]["has_evidence"], true);
    let sent = stage
        .post(
            &path,
            &[("evidence[access_activity_log]", "it was fetched")],
        )
        .await
        .body;
    assert_eq!(sent["status"], "under_review");
    assert_eq!(sent["evidence"]["product_description"], "A file");
    assert_eq!(sent["evidence_details"]["submission_count"], 1);
    assert_eq!(
        stage
            .post(&path, &[("evidence[uncategorized_text]", "late")])
            .await
            .status,
        400
    );
    assert_eq!(
        stage
            .post(&path, &[("evidence[nonsense]", "x")])
            .await
            .status,
        400
    );

    let won = stage
        .control("dispute_won", json!({"payment": session["id"]}))
        .await
        .body;
    assert_eq!(won["status"], "won");
    assert_eq!(won["balance_transactions"][1]["amount"], 1_200);
    let types = stage.event_types().await;
    assert_eq!(
        types[4..],
        [
            "charge.dispute.created",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.updated",
            "charge.dispute.updated",
            "charge.dispute.funds_reinstated",
            "charge.dispute.closed",
        ]
    );
    assert_eq!(
        stage.post("v1/refunds", &refund).await.status,
        200,
        "the money is there again"
    );
}

#[tokio::test]
async fn a_lost_dispute_stays_lost() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let intent = session["payment_intent"].as_str().unwrap();
    stage
        .control("dispute", json!({"payment_intent": intent}))
        .await;
    assert_eq!(
        stage
            .control("dispute", json!({"payment_intent": intent}))
            .await
            .status,
        400
    );
    let lost = stage
        .control("dispute_lost", json!({"id": intent}))
        .await
        .body;
    assert_eq!(lost["status"], "lost");
    assert_eq!(
        stage
            .control("dispute_won", json!({"id": intent}))
            .await
            .status,
        400
    );
    assert_eq!(
        stage
            .post("v1/refunds", &[("payment_intent", intent)])
            .await
            .status,
        400
    );
    let list = stage
        .get(&format!("v1/disputes?payment_intent={intent}"))
        .await
        .body;
    assert_eq!(list["data"][0]["status"], "lost");
}

#[tokio::test]
async fn a_seller_may_give_in() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let form = [
        ("email", "ada@example.com"),
        ("number", "4000000000000259"),
        ("expiry", "12/34"),
        ("cvc", "123"),
    ];
    assert_eq!(stage.pay_page(&id, &form).await.status(), 303);
    let dispute = stage.get("v1/disputes").await.body["data"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let closed = stage
        .post(&format!("v1/disputes/{dispute}/close"), &[])
        .await;
    assert_eq!(closed.body["status"], "lost");
    assert_eq!(
        stage
            .post(&format!("v1/disputes/{dispute}/close"), &[])
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn evidence_is_text_because_there_are_no_files() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let dispute = stage
        .control(
            "dispute",
            json!({"payment": session["id"], "reason": "product_not_received"}),
        )
        .await
        .body;
    assert_eq!(dispute["reason"], "product_not_received");
    assert_eq!(dispute["payment_intent"], session["payment_intent"]);
    let path = format!("v1/disputes/{}", dispute["id"].as_str().unwrap());
    let file = [("evidence[receipt]", "file_1"), ("submit", "true")];
    let refused = stage.post(&path, &file).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.body["error"]["param"], "evidence[receipt]");

    let text = [
        ("evidence[product_description]", "A file"),
        ("evidence[customer_email_address]", "ada@example.com"),
        ("evidence[customer_purchase_ip]", "203.0.113.7"),
        ("evidence[access_activity_log]", "fetched twice"),
        ("metadata[case]", "7"),
        ("submit", "true"),
    ];
    let sent = stage.post(&path, &text).await.body;
    assert_eq!(sent["status"], "under_review");
    assert_eq!(sent["evidence"]["customer_purchase_ip"], "203.0.113.7");
    assert_eq!(sent["metadata"], json!({"case": "7"}));
    let shown = stage
        .get(&format!("{path}?expand[]=charge&expand[]=payment_intent"))
        .await
        .body;
    assert_eq!(shown["charge"]["disputed"], true);
    assert_eq!(shown["payment_intent"]["object"], "payment_intent");
    let note = stage.post(&path, &[("metadata[case]", "8")]).await;
    assert_eq!(note.status, 200, "metadata can always be changed");
}
