//! The hosted payment page, as a browser without scripts sees it.

use serde_json::json;

use crate::stage::Stage;

const CARD: [(&str, &str); 4] = [
    ("email", "ada@example.com"),
    ("number", "4242 4242 4242 4242"),
    ("expiry", "12 / 34"),
    ("cvc", "123"),
];

fn card_with(name: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    CARD.into_iter()
        .map(|(n, v)| if n == name { (n, value) } else { (n, v) })
        .collect()
}

#[tokio::test]
async fn the_page_shows_what_is_bought_and_escapes_it() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let page = stage
        .http
        .get(format!("{}/pay/{id}", stage.base))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
    let policy = page.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        policy.contains("form-action 'self' http://shop.example"),
        "{policy}"
    );
    let html = page.text().await.unwrap();
    assert!(html.contains("A &lt;b&gt;file&lt;/b&gt;"));
    assert!(!html.contains("<b>file"));
    for part in [
        "Test mode",
        "€12.00",
        "4242 4242 4242 4242",
        "http://shop.example/back",
    ] {
        assert!(html.contains(part), "{part}");
    }
    let style = stage
        .http
        .get(format!("{}/style.css", stage.base))
        .send()
        .await
        .unwrap();
    assert_eq!(style.status(), 200);
    assert!(html.contains(r#"href="/simulator/style.css""#));
}

#[tokio::test]
async fn paying_by_card_completes_the_session() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let paid = stage.pay_page(&id, &CARD).await;
    assert_eq!(paid.status(), 303);
    assert_eq!(
        paid.headers()["location"],
        format!("http://shop.example/thanks?session={id}")
    );

    let session = stage.get(&format!("v1/checkout/sessions/{id}")).await.body;
    assert_eq!(session["status"], "complete");
    assert_eq!(session["payment_status"], "paid");
    assert_eq!(session["url"], json!(null));
    assert_eq!(session["customer_details"]["email"], "ada@example.com");
    assert_eq!(
        stage.event_types().await,
        [
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.succeeded",
            "checkout.session.completed",
        ]
    );
}

#[tokio::test]
async fn a_second_click_does_not_pay_twice() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    for _ in 0..3 {
        let paid = stage.pay_page(&id, &CARD).await;
        assert_eq!(paid.status(), 303);
        assert_eq!(
            paid.headers()["location"],
            format!("http://shop.example/thanks?session={id}")
        );
    }
    assert_eq!(stage.state().await["charges"].as_array().unwrap().len(), 1);
    let page = stage
        .http
        .get(format!("{}/pay/{id}", stage.base))
        .send()
        .await
        .unwrap();
    assert!(page.text().await.unwrap().contains("complete"));
}

#[tokio::test]
async fn a_declined_card_can_be_replaced() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let declined = stage
        .pay_page(&id, &card_with("number", "4000000000000002"))
        .await;
    assert_eq!(declined.status(), 402);
    let html = declined.text().await.unwrap();
    assert!(html.contains("Your card was declined."));
    assert!(html.contains("ada@example.com"), "what was typed is kept");

    let session = stage
        .get(&format!(
            "v1/checkout/sessions/{id}?expand[]=payment_intent"
        ))
        .await
        .body;
    assert_eq!(session["status"], "open");
    assert_eq!(
        session["payment_intent"]["status"],
        "requires_payment_method"
    );
    assert_eq!(
        session["payment_intent"]["last_payment_error"]["decline_code"],
        "generic_decline"
    );

    assert_eq!(stage.pay_page(&id, &CARD).await.status(), 303);
    let types = stage.event_types().await;
    assert_eq!(
        types
            .iter()
            .filter(|kind| *kind == "payment_intent.created")
            .count(),
        1
    );
    assert_eq!(
        types[1..3],
        ["charge.failed", "payment_intent.payment_failed"]
    );
    assert_eq!(types.last().unwrap(), "checkout.session.completed");
    let again = stage.get(&format!("v1/checkout/sessions/{id}")).await.body;
    assert_eq!(again["payment_intent"], session["payment_intent"]["id"]);
}

#[tokio::test]
async fn mistyped_fields_are_pointed_at_and_nothing_is_charged() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    for (name, value) in [
        ("email", "ada"),
        ("email", ""),
        ("number", "4242"),
        ("expiry", "13/34"),
        ("expiry", "01/20"),
        ("cvc", "1"),
    ] {
        let page = stage.pay_page(&id, &card_with(name, value)).await;
        assert_eq!(page.status(), 400, "{name}={value}");
        let html = page.text().await.unwrap();
        assert!(
            html.contains(&format!(r#"aria-describedby="{name}-error""#)),
            "{name}={value}"
        );
    }
    let unknown = [("email", "ada@example.com"), ("method", "barter")];
    assert_eq!(stage.pay_page(&id, &unknown).await.status(), 400);
    assert_eq!(stage.event_types().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_delayed_method_settles_later() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let form = [("email", "ada@example.com"), ("method", "sepa_debit")];
    assert_eq!(stage.pay_page(&id, &form).await.status(), 303);
    let path = format!("v1/checkout/sessions/{id}?expand[]=payment_intent");
    let session = stage.get(&path).await.body;
    assert_eq!(session["status"], "complete");
    assert_eq!(session["payment_status"], "unpaid");
    assert_eq!(session["payment_intent"]["status"], "processing");

    assert_eq!(
        stage.control("settle", json!({"payment": id})).await.status,
        200
    );
    let session = stage.get(&path).await.body;
    assert_eq!(session["payment_status"], "paid");
    assert_eq!(session["payment_intent"]["status"], "succeeded");
    assert_eq!(
        stage.event_types().await.last().unwrap(),
        "checkout.session.async_payment_succeeded"
    );
    assert_eq!(
        stage.control("settle", json!({"payment": id})).await.status,
        400
    );
    assert_eq!(
        stage.control("fail", json!({"payment": id})).await.status,
        400
    );
}

#[tokio::test]
async fn a_delayed_method_may_fail() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    assert_eq!(
        stage.pay_page(&id, &[("outcome", "delay")]).await.status(),
        303
    );
    assert_eq!(
        stage.control("fail", json!({"session": id})).await.status,
        200
    );
    let session = stage
        .get(&format!(
            "v1/checkout/sessions/{id}?expand[]=payment_intent"
        ))
        .await
        .body;
    assert_eq!(session["payment_status"], "unpaid");
    assert_eq!(
        session["payment_intent"]["status"],
        "requires_payment_method"
    );
    let types = stage.event_types().await;
    assert_eq!(
        types.last().unwrap(),
        "checkout.session.async_payment_failed"
    );
    assert!(types.contains(&"payment_intent.payment_failed".to_owned()));
}

#[tokio::test]
async fn going_back_leaves_the_session_open() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let back = stage.pay_page(&id, &[("outcome", "cancel")]).await;
    assert_eq!(back.status(), 303);
    assert_eq!(back.headers()["location"], "http://shop.example/back");
    let declined = stage.pay_page(&id, &[("outcome", "decline")]).await;
    assert_eq!(declined.status(), 402);
    assert_eq!(
        stage.get(&format!("v1/checkout/sessions/{id}")).await.body["status"],
        "open"
    );
}

#[tokio::test]
async fn an_expired_session_cannot_be_paid() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    stage
        .post(&format!("v1/checkout/sessions/{id}/expire"), &[])
        .await;
    assert_eq!(stage.pay_page(&id, &CARD).await.status(), 410);
    let page = stage
        .http
        .get(format!("{}/pay/{id}", stage.base))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 410);
    assert_eq!(stage.state().await["charges"], json!([]));
    assert_eq!(stage.pay_page("cs_test_no", &CARD).await.status(), 404);
}

#[tokio::test]
async fn expiry_cancels_a_payment_that_was_tried() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    stage.pay_page(&id, &[("outcome", "decline")]).await;
    stage.control("clock", json!({"advance": 86_401})).await;
    let session = stage
        .get(&format!(
            "v1/checkout/sessions/{id}?expand[]=payment_intent"
        ))
        .await
        .body;
    assert_eq!(session["status"], "expired");
    assert_eq!(session["payment_intent"]["status"], "canceled");
    let types = stage.event_types().await;
    assert_eq!(
        types[types.len() - 2..],
        ["payment_intent.canceled", "checkout.session.expired"]
    );
}

#[tokio::test]
async fn nothing_to_pay_needs_no_card() {
    let stage = Stage::new().await;
    let free = stage
        .session_with(&[("line_items[0][price_data][unit_amount]", "0")])
        .await;
    let id = free.body["id"].as_str().unwrap();
    assert_eq!(
        stage
            .pay_page(id, &[("email", "ada@example.com")])
            .await
            .status(),
        303
    );
    let session = stage.get(&format!("v1/checkout/sessions/{id}")).await.body;
    assert_eq!(session["payment_status"], "no_payment_required");
    assert_eq!(stage.event_types().await, ["checkout.session.completed"]);
}

#[tokio::test]
async fn amounts_show_their_currencys_decimals() {
    let stage = Stage::new().await;
    for (currency, amount, shown) in [("jpy", "500", "¥500"), ("kwd", "1500", "KWD\u{a0}1.500")] {
        let made = stage
            .session_with(&[
                ("line_items[0][price_data][currency]", currency),
                ("line_items[0][price_data][unit_amount]", amount),
            ])
            .await;
        let page = stage
            .http
            .get(made.body["url"].as_str().unwrap())
            .send()
            .await
            .unwrap();
        assert!(
            page.text()
                .await
                .unwrap()
                .contains(&format!("Pay {shown}<")),
            "{currency}"
        );
    }
}

#[tokio::test]
async fn tax_details_are_asked_for_and_shown_when_wanted() {
    let stage = Stage::new().await;
    let made = stage
        .session_with(&[("tax_id_collection[enabled]", "true")])
        .await;
    let id = made.body["id"].as_str().unwrap();
    let mut form = CARD.to_vec();
    form.extend([("business_name", "Ada Ltd"), ("tax_id", "DE123456789")]);
    assert_eq!(stage.pay_page(id, &form).await.status(), 303);
    let session = stage.get(&format!("v1/checkout/sessions/{id}")).await.body;
    assert_eq!(session["customer_details"]["name"], "Ada Ltd");
    assert_eq!(
        session["customer_details"]["tax_ids"][0]["value"],
        "DE123456789"
    );
}

#[tokio::test]
async fn the_page_is_labelled_and_says_until_when_it_can_be_paid() {
    let stage = Stage::new().await;
    let made = stage
        .session_with(&[("line_items[0][quantity]", "3")])
        .await
        .body;
    let html = stage.page(&made).await;
    assert!(html.contains(r#"<html lang="en">"#));
    for name in ["email", "number", "expiry", "cvc", "name", "country"] {
        assert!(html.contains(&format!(r#"<label for="{name}">"#)), "{name}");
        assert!(html.contains(&format!(r#"id="{name}""#)), "{name}");
    }
    assert!(html.contains(r#"aria-describedby="number-hint""#));
    assert!(html.contains("shop.example</p>"), "who is paid");
    assert!(html.contains("Qty 3 · €12.00 each"));
    assert!(html.contains("€36.00"));
    assert!(html.contains("<time datetime=") && html.contains(" UTC</time>"));
    assert!(!html.contains("<script") && !html.contains("style="));
}

#[tokio::test]
async fn only_the_offered_ways_to_pay_are_shown() {
    let stage = Stage::new().await;
    let only = |kind| [("payment_method_types[0]", kind)];
    let card = stage.session_with(&only("card")).await.body;
    assert!(!stage.page(&card).await.contains("sepa_debit"));
    let debit = stage.session_with(&only("sepa_debit")).await.body;
    let html = stage.page(&debit).await;
    assert!(html.contains(r#"value="sepa_debit" checked"#), "{html}");
    assert!(!html.contains("Card number"));
}

#[tokio::test]
async fn a_refused_form_comes_back_as_it_was_typed() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let mut form = card_with("cvc", "x");
    form.extend([("country", "LI"), ("name", "Ada \"<b>\"")]);
    let html = stage.pay_page(&id, &form).await.text().await.unwrap();
    assert!(html.contains("<title>Error: "));
    assert!(html.contains(r#"<option value="LI" selected>"#));
    assert!(html.contains(r#"value="Ada &quot;&lt;b&gt;&quot;""#));
    assert!(html.contains(r#"aria-invalid="true" aria-describedby="cvc-error" autofocus"#));
}
