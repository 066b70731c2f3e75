//! Checkout sessions through the API.

use serde_json::json;

use crate::stage::{Stage, reply};

#[tokio::test]
async fn a_session_opens_with_what_was_asked_for() {
    let stage = Stage::new().await;
    let made = stage
        .session_with(&[
            ("client_reference_id", "order-1"),
            ("customer_email", "ada@example.com"),
            ("metadata[page]", "p1"),
            ("line_items[1][price_data][currency]", "EUR"),
            ("line_items[1][price_data][unit_amount]", "150"),
            ("line_items[1][price_data][product_data][name]", "More"),
            ("line_items[1][quantity]", "3"),
        ])
        .await;
    assert_eq!(made.status, 200, "{}", made.body);
    let session = &made.body;
    assert!(
        made.headers["request-id"]
            .to_str()
            .unwrap()
            .starts_with("req_")
    );
    assert_eq!(session["object"], "checkout.session");
    assert_eq!(session["status"], "open");
    assert_eq!(session["payment_status"], "unpaid");
    assert_eq!(session["amount_total"], 1_650);
    assert_eq!(session["currency"], "eur");
    assert_eq!(session["client_reference_id"], "order-1");
    assert_eq!(session["customer_email"], "ada@example.com");
    assert_eq!(session["metadata"], json!({"page": "p1"}));
    assert_eq!(session["payment_intent"], json!(null));
    assert_eq!(session["livemode"], false);
    let id = session["id"].as_str().unwrap();
    assert!(id.starts_with("cs_test_"));
    assert_eq!(session["url"], format!("{}/pay/{id}", stage.base));
    assert_eq!(
        session["expires_at"].as_i64().unwrap() - session["created"].as_i64().unwrap(),
        86_400
    );

    let items = stage
        .get(&format!("v1/checkout/sessions/{id}/line_items"))
        .await
        .body;
    assert_eq!(items["data"][1]["amount_total"], 450);
    assert_eq!(items["data"][1]["description"], "More");
    let first = stage
        .get(&format!("v1/checkout/sessions/{id}/line_items?limit=1"))
        .await
        .body;
    assert_eq!(
        (first["data"].as_array().unwrap().len(), &first["has_more"]),
        (1, &json!(true))
    );

    let again = stage.get(&format!("v1/checkout/sessions/{id}")).await.body;
    assert_eq!(&again, session);
}

#[tokio::test]
async fn bad_parameters_are_named() {
    let stage = Stage::new().await;
    let price = "line_items[0][price_data][unit_amount]";
    let currency = "line_items[0][price_data][currency]";
    let now = stage.now().await;
    let (soon, late) = ((now + 1_700).to_string(), (now + 86_500).to_string());
    for (name, value, code, param) in [
        (
            "succes_url",
            "http://x",
            Some("parameter_unknown"),
            Some("succes_url"),
        ),
        (
            "success_url",
            "not a url",
            Some("url_invalid"),
            Some("success_url"),
        ),
        (
            "success_url",
            "javascript:alert(1)",
            Some("url_invalid"),
            Some("success_url"),
        ),
        (
            "success_url",
            "",
            Some("parameter_invalid_empty"),
            Some("success_url"),
        ),
        ("mode", "subscription", None, Some("mode")),
        (currency, "xyz", None, Some(currency)),
        (
            price,
            "12.5",
            Some("parameter_invalid_integer"),
            Some(price),
        ),
        (price, "-1", Some("parameter_invalid_integer"), Some(price)),
        (price, "49", Some("amount_too_small"), None),
        (price, "100000000", Some("amount_too_large"), Some(price)),
        (
            "line_items[0][quantity]",
            "0",
            Some("parameter_invalid_integer"),
            Some("line_items[0][quantity]"),
        ),
        (
            "line_items[0][quantity]",
            "99999",
            Some("amount_too_large"),
            None,
        ),
        (
            "customer_email",
            "nobody",
            Some("email_invalid"),
            Some("customer_email"),
        ),
        ("expires_at", soon.as_str(), None, Some("expires_at")),
        ("expires_at", late.as_str(), None, Some("expires_at")),
    ] {
        let reply = stage.session_with(&[(name, value)]).await;
        let error = &reply.body["error"];
        assert_eq!(reply.status, 400, "{name}={value}: {error}");
        assert_eq!(error["type"], "invalid_request_error");
        assert_eq!(error["code"].as_str(), code, "{name}={value}: {error}");
        assert_eq!(error["param"].as_str(), param, "{name}={value}: {error}");
        assert!(
            error["message"]
                .as_str()
                .is_some_and(|message| !message.is_empty())
        );
    }
    let missing = stage
        .post("v1/checkout/sessions", &[("mode", "payment")])
        .await;
    assert_eq!(missing.body["error"]["code"], "parameter_missing");
    assert_eq!(missing.body["error"]["param"], "line_items");
    assert_eq!(stage.state().await["sessions"], json!([]));
}

#[tokio::test]
async fn three_decimal_amounts_end_in_zero() {
    let stage = Stage::new().await;
    let price = "line_items[0][price_data][unit_amount]";
    let kwd = ("line_items[0][price_data][currency]", "kwd");
    assert_eq!(
        stage.session_with(&[kwd, (price, "1501")]).await.status,
        400
    );
    assert_eq!(
        stage.session_with(&[kwd, (price, "1500")]).await.status,
        200
    );
}

#[tokio::test]
async fn expand_puts_objects_in_place_of_identifiers() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let id = session["id"].as_str().unwrap();
    assert!(session["payment_intent"].is_string());
    assert!(session.get("line_items").is_none());

    let query = "expand[]=payment_intent.latest_charge.balance_transaction&expand[]=line_items";
    let full = stage
        .get(&format!("v1/checkout/sessions/{id}?{query}"))
        .await
        .body;
    let charge = &full["payment_intent"]["latest_charge"];
    assert_eq!(full["payment_intent"]["status"], "succeeded");
    assert_eq!(charge["status"], "succeeded");
    assert_eq!(charge["balance_transaction"]["amount"], 1_200);
    assert_eq!(full["line_items"]["data"][0]["amount_total"], 1_200);

    let list = stage
        .get("v1/checkout/sessions?expand[]=data.payment_intent")
        .await
        .body;
    assert_eq!(
        list["data"][0]["payment_intent"]["object"],
        "payment_intent"
    );

    let product = "expand[]=line_items.data.price.product";
    let full = stage
        .get(&format!("v1/checkout/sessions/{id}?{product}"))
        .await
        .body;
    let price = &full["line_items"]["data"][0]["price"];
    assert_eq!(price["product"]["name"], "A <b>file</b>");
    let deep = "expand[]=payment_intent.latest_charge.transfer.destination.external_accounts";
    let deep = stage
        .get(&format!("v1/checkout/sessions/{id}?{deep}"))
        .await;
    assert_eq!(
        deep.body["error"]["param"], "expand",
        "five levels are too many"
    );
    let items = format!("v1/checkout/sessions/{id}/line_items?expand[]=data.price.product");
    let items = stage.get(&items).await.body;
    assert_eq!(
        items["data"][0]["price"]["product"]["name"],
        "A <b>file</b>"
    );

    for path in [
        "nonsense",
        "currency",
        "data.payment_intent",
        "line_items.price",
    ] {
        let wrong = stage
            .get(&format!("v1/checkout/sessions/{id}?expand[]={path}"))
            .await;
        assert_eq!(wrong.status, 400, "{path}");
        assert_eq!(wrong.body["error"]["param"], "expand", "{path}");
    }
}

#[tokio::test]
async fn an_expand_that_leads_nowhere_is_refused_before_anything_is_made() {
    let stage = Stage::new().await;
    let refused = stage.session_with(&[("expand[]", "nonsense")]).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.body["error"]["param"], "expand");
    assert_eq!(stage.state().await["sessions"], json!([]));

    let session = stage.paid_session().await;
    let form = [
        (
            "payment_intent",
            session["payment_intent"].as_str().unwrap(),
        ),
        ("expand[]", "nonsense"),
    ];
    let refused = stage.post_with_key("v1/refunds", &form, "k1").await;
    assert_eq!(refused.status, 400);
    assert_eq!(stage.state().await["refunds"], json!([]));
    let good = stage.post_with_key("v1/refunds", &form[..1], "k1").await;
    assert_eq!(good.status, 200, "its key is still free: {}", good.body);

    let made = stage.session_with(&[("expand[]", "line_items")]).await;
    assert_eq!(made.body["line_items"]["data"][0]["amount_total"], 1_200);
}

#[tokio::test]
async fn only_open_sessions_can_be_expired() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let path = format!("v1/checkout/sessions/{id}/expire");
    let expired = stage.post(&path, &[]).await;
    assert_eq!(expired.status, 200);
    assert_eq!(expired.body["status"], "expired");
    assert_eq!(expired.body["url"], json!(null));
    assert_eq!(stage.post(&path, &[]).await.status, 400);
    assert_eq!(stage.event_types().await, ["checkout.session.expired"]);
}

#[tokio::test]
async fn a_session_expires_by_itself_at_its_time() {
    let stage = Stage::new().await;
    let at = (stage.now().await + 1_805).to_string();
    let made = stage.session_with(&[("expires_at", &at)]).await;
    let path = format!("v1/checkout/sessions/{}", made.body["id"].as_str().unwrap());

    stage.control("clock", json!({"advance": 1_700})).await;
    assert_eq!(stage.get(&path).await.body["status"], "open");
    stage.control("clock", json!({"advance": 200})).await;
    assert_eq!(stage.get(&path).await.body["status"], "expired");
    assert_eq!(stage.event_types().await, ["checkout.session.expired"]);
}

#[tokio::test]
async fn keys_are_asked_for() {
    let stage = Stage::with(|config| config.secret_key = Some("sk_test_one".into())).await;
    let url = format!("{}/v1/events", stage.base);
    let get = || stage.http.get(&url);
    assert_eq!(reply(get()).await.status, 401);
    assert_eq!(reply(get().bearer_auth("sk_test_two")).await.status, 401);
    assert_eq!(reply(get().bearer_auth("sk_test_one")).await.status, 200);
    assert_eq!(
        reply(get().basic_auth("sk_test_one", Some("")))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn unknown_things_are_404() {
    let stage = Stage::new().await;
    for path in [
        "v1/checkout/sessions/cs_test_no",
        "v1/payment_intents/pi_no",
        "v1/charges/ch_no",
        "v1/refunds/re_no",
        "v1/disputes/du_no",
        "v1/events/evt_no",
        "v1/balance_transactions/txn_no",
    ] {
        let reply = stage.get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.body["error"]["code"], "resource_missing", "{path}");
    }
    let reply = stage.get("v1/unheard/of").await;
    assert_eq!(reply.status, 404);
    assert!(
        reply.body["error"]["message"]
            .as_str()
            .unwrap()
            .contains("GET: ")
    );
    assert_eq!(stage.post("v1/events", &[]).await.status, 404);
}

#[tokio::test]
async fn the_page_speaks_a_language_that_stripe_knows() {
    let stage = Stage::new().await;
    let german = stage.session_with(&[("locale", "de")]).await;
    assert_eq!(german.body["locale"], "de", "{}", german.body);
    let none = stage.session_with(&[]).await;
    assert_eq!(none.body["locale"], json!(null));
    let unknown = stage.session_with(&[("locale", "xx")]).await;
    assert_eq!(unknown.status, 400);
    assert_eq!(unknown.body["error"]["param"], "locale");
}
