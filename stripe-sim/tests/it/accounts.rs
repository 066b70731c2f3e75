//! Connected accounts: onboarding, charging for them, and keeping them apart.

use serde_json::{Value, json};

use crate::stage::{Endpoint, SECRET, Stage, reply};

async fn new_account(stage: &Stage) -> String {
    let made = stage
        .post(
            "v1/accounts",
            &[("type", "express"), ("email", "seller@example.com")],
        )
        .await;
    assert_eq!(made.status, 200, "{}", made.body);
    assert_eq!(made.body["charges_enabled"], false);
    made.body["id"].as_str().unwrap().to_owned()
}

async fn link(stage: &Stage, account: &str) -> String {
    let made = stage
        .post(
            "v1/account_links",
            &[
                ("account", account),
                ("type", "account_onboarding"),
                ("refresh_url", "http://shop.example/again"),
                ("return_url", "http://shop.example/done"),
            ],
        )
        .await;
    made.body["url"].as_str().unwrap().to_owned()
}

async fn get_as(stage: &Stage, path: &str, account: &str) -> Value {
    let request = stage
        .http
        .get(format!("{}/{path}", stage.base))
        .bearer_auth("sk_test_1");
    reply(request.header("Stripe-Account", account)).await.body
}

#[tokio::test]
async fn onboarding_makes_an_account_ready() {
    let endpoint = Endpoint::start().await;
    let url = endpoint.url();
    let stage = Stage::with(|config| {
        config.connect_webhook_url = Some(url);
        config.connect_webhook_secret = Some(SECRET.into());
    })
    .await;
    let account = new_account(&stage).await;
    let url = link(&stage, &account).await;
    let page = stage.http.get(&url).send().await.unwrap();
    assert_eq!(page.status(), 200);
    assert!(page.text().await.unwrap().contains("seller@example.com"));

    let done = stage
        .http
        .post(&url)
        .form(&[("outcome", "complete")])
        .send()
        .await
        .unwrap();
    assert_eq!(done.status(), 303);
    assert_eq!(done.headers()["location"], "http://shop.example/done");
    let shown = stage.get(&format!("v1/accounts/{account}")).await.body;
    assert_eq!(shown["charges_enabled"], true);
    assert_eq!(shown["requirements"]["currently_due"], json!([]));
    crate::stage::eventually("the platform is told", || async {
        let ready = |event: &Value| event["data"]["object"]["charges_enabled"] == true;
        endpoint
            .events()
            .into_iter()
            .find(|it| it["account"] == account && ready(it))
    })
    .await;

    let again = stage.http.get(&url).send().await.unwrap();
    assert_eq!(
        again.headers()["location"],
        "http://shop.example/again",
        "a link works once"
    );
}

#[tokio::test]
async fn an_onboarding_link_grows_old() {
    let stage = Stage::new().await;
    let account = new_account(&stage).await;
    let url = link(&stage, &account).await;
    stage.control("clock", json!({"advance": 301})).await;
    let late = stage
        .http
        .post(&url)
        .form(&[("outcome", "complete")])
        .send()
        .await
        .unwrap();
    assert_eq!(late.headers()["location"], "http://shop.example/again");
    let shown = stage.get(&format!("v1/accounts/{account}")).await.body;
    assert_eq!(shown["charges_enabled"], false);
}

#[tokio::test]
async fn destination_charges_need_a_ready_account() {
    let stage = Stage::new().await;
    let account = new_account(&stage).await;
    let to = [
        (
            "payment_intent_data[transfer_data][destination]",
            account.as_str(),
        ),
        ("payment_intent_data[application_fee_amount]", "120"),
    ];
    let refused = stage.session_with(&to).await;
    assert_eq!(
        refused.body["error"]["code"],
        "insufficient_capabilities_for_transfer"
    );

    stage
        .control("account", json!({"account": account, "standing": "ready"}))
        .await;
    let made = stage.session_with(&to).await;
    let id = made.body["id"].as_str().unwrap();
    stage.pay_page(id, &[("outcome", "pay")]).await;
    let charge = stage.state().await["charges"][0].clone();
    assert_eq!(charge["application_fee_amount"], 120);
    assert_eq!(charge["transfer_data"]["destination"], account);
    assert!(charge["transfer"].as_str().unwrap().starts_with("tr_"));

    let refund = [
        ("charge", charge["id"].as_str().unwrap()),
        ("reverse_transfer", "true"),
        ("refund_application_fee", "true"),
    ];
    let refund = stage.post("v1/refunds", &refund).await;
    assert!(
        refund.body["transfer_reversal"]
            .as_str()
            .unwrap()
            .starts_with("trr_")
    );

    let fee = [("payment_intent_data[application_fee_amount]", "120")];
    assert_eq!(
        stage.session_with(&fee).await.status,
        400,
        "a fee needs somebody to charge for"
    );
}

#[tokio::test]
async fn what_belongs_to_an_account_is_seen_through_it_only() {
    let stage = Stage::new().await;
    let account = new_account(&stage).await;
    stage
        .control("account", json!({"account": account, "standing": "ready"}))
        .await;
    let form = [
        ("mode", "payment"),
        ("success_url", "http://shop.example/"),
        ("line_items[0][quantity]", "1"),
        ("line_items[0][price_data][currency]", "usd"),
        ("line_items[0][price_data][unit_amount]", "500"),
        ("line_items[0][price_data][product_data][name]", "Thing"),
        ("payment_intent_data[application_fee_amount]", "50"),
    ];
    let request = stage
        .http
        .post(format!("{}/v1/checkout/sessions", stage.base))
        .bearer_auth("sk_test_1")
        .header("Stripe-Account", &account);
    let session = reply(request.form(&form)).await.body;
    let path = format!("v1/checkout/sessions/{}", session["id"].as_str().unwrap());
    stage
        .pay_page(session["id"].as_str().unwrap(), &[("outcome", "pay")])
        .await;

    assert_eq!(stage.get(&path).await.status, 404);
    assert_eq!(
        get_as(&stage, &path, &account).await["payment_status"],
        "paid"
    );
    assert_eq!(
        stage.get("v1/payment_intents").await.body["data"],
        json!([])
    );
    let events = get_as(
        &stage,
        "v1/events?type=checkout.session.completed",
        &account,
    )
    .await;
    assert_eq!(events["data"][0]["account"], account);
    let stranger = get_as(&stage, &path, "acct_stranger").await;
    assert_eq!(stranger["error"]["code"], "account_invalid");
}

#[tokio::test]
async fn a_deleted_account_is_gone() {
    let stage = Stage::new().await;
    let account = new_account(&stage).await;
    let path = format!("{}/v1/accounts/{account}", stage.base);
    let deleted = reply(stage.http.delete(&path).bearer_auth("sk_test_1")).await;
    assert_eq!(deleted.body["deleted"], true);
    assert_eq!(
        stage.get(&format!("v1/accounts/{account}")).await.status,
        403
    );
}
