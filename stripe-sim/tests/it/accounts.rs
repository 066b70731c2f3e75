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

#[tokio::test]
async fn the_platform_has_an_account_too() {
    let stage = Stage::new().await;
    let own = stage.get("v1/account").await.body;
    assert_eq!(own["object"], "account");
    assert_eq!(own["charges_enabled"], true);
    let id = own["id"].as_str().unwrap();
    assert_eq!(stage.get(&format!("v1/accounts/{id}")).await.body, own);
    assert_eq!(get_as(&stage, "v1/account", id).await, own);
    let account = new_account(&stage).await;
    assert_eq!(get_as(&stage, "v1/account", &account).await["id"], account);
    assert_eq!(
        stage.get("v1/accounts").await.body["data"]
            .as_array()
            .unwrap()
            .len(),
        1,
        "only the connected ones are listed"
    );
}

#[tokio::test]
async fn an_account_is_made_by_type_or_by_who_answers_for_it() {
    let stage = Stage::new().await;
    for (kind, dashboard) in [
        ("standard", "full"),
        ("express", "express"),
        ("custom", "none"),
    ] {
        let made = stage.post("v1/accounts", &[("type", kind)]).await.body;
        assert_eq!(made["type"], kind);
        assert_eq!(made["controller"]["stripe_dashboard"]["type"], dashboard);
    }
    let controller = [
        ("controller[fees][payer]", "application"),
        ("controller[losses][payments]", "application"),
        ("controller[stripe_dashboard][type]", "express"),
        ("country", "de"),
    ];
    let made = stage.post("v1/accounts", &controller).await.body;
    assert_eq!(made["type"], "none", "{made}");
    assert_eq!(made["country"], "DE");
    assert_eq!(made["controller"]["fees"]["payer"], "application");
    assert_eq!(made["controller"]["requirement_collection"], "stripe");

    for form in [
        vec![("type", "express"), controller[0]],
        vec![("type", "grand")],
        vec![("controller[fees][payer]", "nobody")],
        vec![("controller[colour]", "red")],
    ] {
        assert_eq!(
            stage.post("v1/accounts", &form).await.status,
            400,
            "{form:?}"
        );
    }
}

#[tokio::test]
async fn an_account_can_be_described_but_not_turned_into_another() {
    let stage = Stage::new().await;
    let account = new_account(&stage).await;
    let path = format!("v1/accounts/{account}");
    let form = [
        ("business_profile[name]", "Ada's"),
        ("business_type", "individual"),
        ("metadata[tier]", "gold"),
        ("capabilities[sepa_debit_payments][requested]", "true"),
    ];
    let changed = stage.post(&path, &form).await.body;
    assert_eq!(changed["business_profile"]["name"], "Ada's");
    assert_eq!(changed["metadata"], json!({"tier": "gold"}));
    assert_eq!(changed["capabilities"]["sepa_debit_payments"], "inactive");
    assert_eq!(stage.event_types().await.last().unwrap(), "account.updated");
    assert_eq!(stage.post(&path, &[("type", "custom")]).await.status, 400);
    let strange = stage.post("v1/accounts/acct_no", &form).await;
    assert_eq!(strange.body["error"]["code"], "account_invalid");
}

#[tokio::test]
async fn requirements_say_what_is_missing() {
    let stage = Stage::new().await;
    let account = new_account(&stage).await;
    for (standing, enabled, due) in [
        ("restricted", false, 1),
        ("ready", true, 0),
        ("new", false, 3),
    ] {
        let asked = json!({"account": account, "standing": standing});
        let shown = stage.control("account", asked).await.body;
        assert_eq!(shown["charges_enabled"], enabled, "{standing}");
        assert_eq!(shown["payouts_enabled"], enabled, "{standing}");
        let requirements = &shown["requirements"];
        assert_eq!(requirements["currently_due"].as_array().unwrap().len(), due);
        assert_eq!(
            requirements["disabled_reason"].is_null(),
            enabled,
            "{standing}"
        );
    }
    let wrong = json!({"account": account, "standing": "sideways"});
    assert_eq!(stage.control("account", wrong).await.status, 400);
}
