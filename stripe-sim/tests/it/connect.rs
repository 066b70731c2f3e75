//! Payments for connected accounts: who gets what, and what comes back.

use serde_json::{Value, json};

use crate::stage::{Reply, Stage, reply};

async fn seller(stage: &Stage) -> String {
    let made = stage.post("v1/accounts", &[("type", "express")]).await;
    let id = made.body["id"].as_str().unwrap().to_owned();
    let ready = json!({"account": id, "standing": "ready"});
    assert_eq!(stage.control("account", ready).await.status, 200);
    id
}

async fn get_as(stage: &Stage, account: &str, path: &str) -> Value {
    let request = stage.http.get(format!("{}/{path}", stage.base));
    reply(
        request
            .bearer_auth("sk_test_1")
            .header("Stripe-Account", account),
    )
    .await
    .body
}

async fn post_as(stage: &Stage, account: &str, path: &str, form: &[(&str, &str)]) -> Reply {
    let request = stage.http.post(format!("{}/{path}", stage.base));
    let request = request
        .bearer_auth("sk_test_1")
        .header("Stripe-Account", account);
    reply(request.form(form)).await
}

/// The charge of a session for €12 that goes to `account`, of which €1.20 stay here.
async fn destination_charge(stage: &Stage, account: &str) -> Value {
    let made = stage
        .session_with(&[
            ("payment_intent_data[application_fee_amount]", "120"),
            ("payment_intent_data[transfer_data][destination]", account),
            ("payment_intent_data[on_behalf_of]", account),
            ("payment_intent_data[transfer_group]", "order-1"),
        ])
        .await;
    assert_eq!(made.status, 200, "{}", made.body);
    let id = made.body["id"].as_str().unwrap();
    assert_eq!(
        stage.pay_page(id, &[("outcome", "pay")]).await.status(),
        303
    );
    let query = "expand[]=payment_intent.latest_charge";
    let paid = stage
        .get(&format!("v1/checkout/sessions/{id}?{query}"))
        .await;
    paid.body["payment_intent"]["latest_charge"].clone()
}

/// The types and net amounts of a balance, oldest first.
fn balance(list: &Value) -> Vec<(String, i64)> {
    let entries = list["data"].as_array().unwrap().iter().rev();
    entries
        .map(|it| {
            (
                it["type"].as_str().unwrap().to_owned(),
                it["net"].as_i64().unwrap(),
            )
        })
        .collect()
}

fn named(entries: &[(&str, i64)]) -> Vec<(String, i64)> {
    entries
        .iter()
        .map(|(name, net)| ((*name).to_owned(), *net))
        .collect()
}

#[tokio::test]
async fn a_destination_charge_is_shared_out() {
    let stage = Stage::new().await;
    let account = seller(&stage).await;
    let charge = destination_charge(&stage, &account).await;
    assert_eq!(charge["application_fee_amount"], 120);
    assert_eq!(charge["on_behalf_of"], json!(account));

    let transfer = charge["transfer"].as_str().unwrap();
    let transfer = stage.get(&format!("v1/transfers/{transfer}")).await.body;
    assert_eq!(transfer["amount"], 1_200);
    assert_eq!(transfer["destination"], json!(account));
    assert_eq!(transfer["source_transaction"], charge["id"]);
    assert_eq!(transfer["transfer_group"], "order-1");
    let fee = charge["application_fee"].as_str().unwrap();
    let fee = stage.get(&format!("v1/application_fees/{fee}")).await.body;
    assert_eq!(fee["amount"], 120);
    assert_eq!(fee["account"], json!(account));
    assert_eq!(fee["originating_transaction"], charge["id"]);

    let here = stage.get("v1/balance_transactions").await.body;
    let expected = [
        ("charge", 1_135),
        ("transfer", -1_200),
        ("application_fee", 120),
    ];
    assert_eq!(balance(&here), named(&expected));
    let there = get_as(&stage, &account, "v1/balance_transactions").await;
    assert_eq!(balance(&there), named(&[("payment", 1_080)]));
    assert_eq!(
        there["data"][0]["fee_details"][0]["type"],
        "application_fee"
    );
    let types = stage.event_types().await;
    for kind in [
        "transfer.created",
        "application_fee.created",
        "charge.succeeded",
    ] {
        assert!(types.iter().any(|it| it == kind), "{kind}");
    }
}

#[tokio::test]
async fn lists_find_transfers_and_fees() {
    let stage = Stage::new().await;
    let (one, other) = (seller(&stage).await, seller(&stage).await);
    let charge = destination_charge(&stage, &one).await;
    destination_charge(&stage, &other).await;
    let found = stage
        .get(&format!("v1/transfers?destination={one}"))
        .await
        .body;
    assert_eq!(found["data"].as_array().unwrap().len(), 1);
    assert_eq!(found["data"][0]["id"], charge["transfer"]);
    let all = stage
        .get("v1/transfers?transfer_group=order-1&limit=1")
        .await
        .body;
    assert_eq!(all["has_more"], true);
    let id = charge["id"].as_str().unwrap();
    let found = stage
        .get(&format!("v1/application_fees?charge={id}"))
        .await
        .body;
    assert_eq!(found["data"][0]["id"], charge["application_fee"]);
    for path in ["v1/transfers", "v1/application_fees"] {
        assert_eq!(
            get_as(&stage, &one, path).await["data"],
            json!([]),
            "{path}"
        );
        assert_eq!(
            stage.get(&format!("{path}/tr_no")).await.status,
            404,
            "{path}"
        );
    }
    let query = "expand[]=transfer.destination&expand[]=application_fee.account";
    let charge = stage.get(&format!("v1/charges/{id}?{query}")).await.body;
    assert_eq!(charge["transfer"]["destination"]["object"], "account");
    assert_eq!(charge["application_fee"]["account"]["id"], json!(one));
}

#[tokio::test]
async fn a_refund_takes_its_part_back_from_everybody() {
    let stage = Stage::new().await;
    let account = seller(&stage).await;
    let charge = destination_charge(&stage, &account).await;
    let id = charge["id"].as_str().unwrap();
    let form = |amount| {
        [
            ("charge", id),
            ("amount", amount),
            ("reverse_transfer", "true"),
            ("refund_application_fee", "true"),
        ]
    };
    let part = stage.post("v1/refunds", &form("401")).await.body;
    let path = format!("v1/transfers/{}", charge["transfer"].as_str().unwrap());
    let transfer = stage.get(&path).await.body;
    assert_eq!(transfer["amount_reversed"], 401);
    assert_eq!(transfer["reversed"], false);
    let reversals = stage.get(&format!("{path}/reversals")).await.body;
    assert_eq!(reversals["data"][0]["id"], part["transfer_reversal"]);
    assert_eq!(reversals["data"][0]["source_refund"], part["id"]);
    let reversal = part["transfer_reversal"].as_str().unwrap();
    let found = stage
        .get(&format!("{path}/reversals/{reversal}"))
        .await
        .body;
    assert_eq!(found, reversals["data"][0]);

    assert_eq!(stage.post("v1/refunds", &form("799")).await.status, 200);
    let path = format!(
        "v1/application_fees/{}",
        charge["application_fee"].as_str().unwrap()
    );
    let fee = stage.get(&path).await.body;
    assert_eq!(
        (&fee["amount_refunded"], &fee["refunded"]),
        (&json!(120), &json!(true))
    );
    let parts = stage.get(&format!("{path}/refunds")).await.body;
    let parts: Vec<_> = parts["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["amount"])
        .collect();
    assert_eq!(
        parts,
        [&json!(80), &json!(40)],
        "what is rounded off once is not lost"
    );

    let there = get_as(&stage, &account, "v1/balance_transactions").await;
    let expected = [
        ("payment", 1_080),
        ("payment_refund", -361),
        ("payment_refund", -719),
    ];
    assert_eq!(balance(&there), named(&expected));
    let types = stage.event_types().await;
    for kind in ["transfer.reversed", "application_fee.refunded"] {
        assert!(types.iter().any(|it| it == kind), "{kind}");
    }
}

#[tokio::test]
async fn a_refund_takes_nothing_that_was_not_asked_for() {
    let stage = Stage::new().await;
    let account = seller(&stage).await;
    let charge = destination_charge(&stage, &account).await;
    let id = charge["id"].as_str().unwrap();
    let plain = stage
        .post("v1/refunds", &[("charge", id), ("amount", "600")])
        .await
        .body;
    assert_eq!(plain["transfer_reversal"], Value::Null);
    let transfers = stage.get("v1/transfers").await.body;
    assert_eq!(transfers["data"][0]["amount_reversed"], 0);
    let form = [
        ("charge", id),
        ("amount", "300"),
        ("reverse_transfer", "true"),
    ];
    assert_eq!(stage.post("v1/refunds", &form).await.status, 200);
    let transfers = stage.get("v1/transfers").await.body;
    assert_eq!(
        transfers["data"][0]["amount_reversed"], 300,
        "its own part only"
    );
}

#[tokio::test]
async fn what_was_never_given_cannot_be_taken_back() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let intent = session["payment_intent"].as_str().unwrap();
    for name in ["reverse_transfer", "refund_application_fee"] {
        let form = [("payment_intent", intent), (name, "true")];
        let refused = stage.post("v1/refunds", &form).await;
        assert_eq!(refused.status, 400, "{name}");
        assert_eq!(refused.body["error"]["param"], name);
    }
    assert_eq!(stage.state().await["refunds"], json!([]));
}

#[tokio::test]
async fn a_direct_charge_belongs_to_the_account_and_its_fee_to_the_platform() {
    let stage = Stage::new().await;
    let (account, stranger) = (seller(&stage).await, seller(&stage).await);
    let form = [
        ("mode", "payment"),
        ("success_url", "http://shop.example/"),
        ("line_items[0][quantity]", "1"),
        ("line_items[0][price_data][currency]", "eur"),
        ("line_items[0][price_data][unit_amount]", "1200"),
        ("line_items[0][price_data][product_data][name]", "Thing"),
        ("payment_intent_data[application_fee_amount]", "120"),
    ];
    let made = post_as(&stage, &account, "v1/checkout/sessions", &form)
        .await
        .body;
    let session = made["id"].as_str().unwrap();
    stage.pay_page(session, &[("outcome", "pay")]).await;
    let paid = get_as(&stage, &account, &format!("v1/checkout/sessions/{session}")).await;
    let intent = paid["payment_intent"].as_str().unwrap();

    for path in [
        format!("v1/checkout/sessions/{session}"),
        format!("v1/payment_intents/{intent}"),
    ] {
        assert_eq!(stage.get(&path).await.status, 404, "{path}");
        let seen = get_as(&stage, &stranger, &path).await;
        assert_eq!(seen["error"]["code"], "resource_missing", "{path}");
    }
    let there = get_as(&stage, &account, "v1/balance_transactions").await;
    assert_eq!(balance(&there), named(&[("charge", 1_200 - 65 - 120)]));
    let kinds: Vec<_> = there["data"][0]["fee_details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["type"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds, ["stripe_fee", "application_fee"]);
    let here = stage.get("v1/balance_transactions").await.body;
    assert_eq!(balance(&here), named(&[("application_fee", 120)]));

    let form = [
        ("payment_intent", intent),
        ("refund_application_fee", "true"),
    ];
    assert_eq!(
        stage.post("v1/refunds", &form).await.status,
        404,
        "not the platform's"
    );
    assert_eq!(
        post_as(&stage, &account, "v1/refunds", &form).await.status,
        200
    );
    let there = get_as(&stage, &account, "v1/balance_transactions").await;
    assert_eq!(there["data"][0]["net"], -1_080);
    let here = stage.get("v1/balance_transactions").await.body;
    assert_eq!(here["data"][0]["type"], "application_fee_refund");

    let events = get_as(&stage, &account, "v1/events").await;
    let events = events["data"].as_array().unwrap();
    assert!(events.iter().all(|it| it["account"] == json!(account)));
    assert!(events.iter().any(|it| it["type"] == "charge.refunded"));
    assert_eq!(
        get_as(&stage, &stranger, "v1/events?type=charge.refunded").await["data"],
        json!([])
    );
}

#[tokio::test]
async fn an_account_that_may_not_charge_is_not_charged_for() {
    let stage = Stage::new().await;
    let account = seller(&stage).await;
    let to = [(
        "payment_intent_data[transfer_data][destination]",
        account.as_str(),
    )];
    let made = stage.session_with(&to).await;
    let session = made.body["id"].as_str().unwrap();
    let standing = |standing| json!({"account": account, "standing": standing});
    stage.control("account", standing("restricted")).await;
    for name in ["transfer_data][destination", "on_behalf_of"] {
        let name = format!("payment_intent_data[{name}]");
        let refused = stage.session_with(&[(&name, &account)]).await;
        let code = &refused.body["error"]["code"];
        assert_eq!(code, "insufficient_capabilities_for_transfer", "{name}");
    }
    let paid = stage.pay_page(session, &[("outcome", "pay")]).await;
    assert_eq!(paid.status(), 409, "it lost its standing in the meantime");
    assert_eq!(stage.state().await["charges"], json!([]));
    stage.control("account", standing("ready")).await;
    assert_eq!(
        stage
            .pay_page(session, &[("outcome", "pay")])
            .await
            .status(),
        303
    );
}

#[tokio::test]
async fn bad_shares_are_refused() {
    let stage = Stage::new().await;
    let account = seller(&stage).await;
    let destination = "payment_intent_data[transfer_data][destination]";
    let amount = "payment_intent_data[transfer_data][amount]";
    let fee = "payment_intent_data[application_fee_amount]";
    let form = |more: &[(&'static str, &'static str)]| {
        let mut form = vec![(destination, account.clone())];
        form.extend(
            more.iter()
                .map(|(name, value)| (*name, (*value).to_owned())),
        );
        form
    };
    for (more, param) in [
        (vec![(fee, "1201")], fee),
        (vec![(fee, "-1")], fee),
        (vec![(amount, "1201")], amount),
        (vec![(amount, "100"), (fee, "10")], fee),
    ] {
        let form = form(&more);
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let refused = stage.session_with(&form).await;
        assert_eq!(refused.body["error"]["param"], param, "{more:?}");
    }
    let nobody = stage.session_with(&[(destination, "acct_no")]).await;
    assert_eq!(nobody.body["error"]["param"], destination);

    let some = form(&[(amount, "1000")]);
    let some: Vec<_> = some
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let made = stage.session_with(&some).await.body;
    stage
        .pay_page(made["id"].as_str().unwrap(), &[("outcome", "pay")])
        .await;
    let transfers = stage.get("v1/transfers").await.body;
    assert_eq!(transfers["data"][0]["amount"], 1_000);
}
