//! Tax, computed when the buyer pays.

use serde_json::{Value, json};

use crate::stage::Stage;

const PRICE: &str = "line_items[0][price_data][unit_amount]";
const BEHAVIOR: &str = "line_items[0][price_data][tax_behavior]";
const TAX: (&str, &str) = ("automatic_tax[enabled]", "true");

async fn get(stage: &Stage, session: &Value) -> Value {
    let id = session["id"].as_str().unwrap();
    let query = "expand[]=payment_intent.latest_charge&expand[]=line_items";
    stage
        .get(&format!("v1/checkout/sessions/{id}?{query}"))
        .await
        .body
}

async fn pay(stage: &Stage, session: &Value, form: &[(&str, &str)]) -> Value {
    let id = session["id"].as_str().unwrap();
    assert_eq!(stage.pay_page(id, form).await.status(), 303);
    get(stage, session).await
}

/// Subtotal, tax and total.
fn sums(session: &Value) -> [i64; 3] {
    [
        &session["amount_subtotal"],
        &session["total_details"]["amount_tax"],
        &session["amount_total"],
    ]
    .map(|sum| sum.as_i64().unwrap())
}

#[tokio::test]
async fn exclusive_tax_comes_on_top_once_the_buyer_is_known() {
    let stage = Stage::new().await;
    let made = stage
        .session_with(&[
            TAX,
            (PRICE, "1050"),
            (BEHAVIOR, "exclusive"),
            ("line_items[0][quantity]", "3"),
        ])
        .await
        .body;
    assert_eq!(sums(&made), [3_150, 0, 3_150]);
    let asking = json!({
        "enabled": true, "liability": {"type": "self"}, "provider": "stripe",
        "status": "requires_location_inputs",
    });
    assert_eq!(made["automatic_tax"], asking);

    let page = stage.page(&made).await;
    assert!(
        page.contains("Tax (19%)") && page.contains("€5.99"),
        "{page}"
    );
    assert!(page.contains("Pay €37.49<"), "{page}");

    let paid = pay(&stage, &made, &[("outcome", "pay")]).await;
    assert_eq!(sums(&paid), [3_150, 599, 3_749], "598.5 is rounded up");
    assert_eq!(paid["automatic_tax"]["status"], "complete");
    assert_eq!(paid["payment_intent"]["amount"], 3_749);
    assert_eq!(paid["payment_intent"]["latest_charge"]["amount"], 3_749);
    let line = &paid["line_items"]["data"][0];
    assert_eq!(
        [
            &line["amount_subtotal"],
            &line["amount_tax"],
            &line["amount_total"]
        ],
        [&json!(3_150), &json!(599), &json!(3_749)]
    );
    assert_eq!(line["price"]["tax_behavior"], "exclusive");
}

#[tokio::test]
async fn inclusive_tax_is_inside_and_every_line_is_rounded_by_itself() {
    let stage = Stage::new().await;
    let second = |name: &str| format!("line_items[1][price_data]{name}");
    let made = stage
        .session_with(&[
            TAX,
            (PRICE, "1190"),
            (BEHAVIOR, "inclusive"),
            (&second("[currency]"), "eur"),
            (&second("[unit_amount]"), "100"),
            (&second("[tax_behavior]"), "inclusive"),
            (&second("[product_data][name]"), "More"),
            ("line_items[1][quantity]", "1"),
        ])
        .await
        .body;
    let page = stage.page(&made).await;
    assert!(page.contains("includes €2.06 tax"), "{page}");
    let paid = pay(&stage, &made, &[("outcome", "delay")]).await;
    assert_eq!(sums(&paid), [1_290, 190 + 16, 1_290]);
    assert_eq!(paid["payment_status"], "unpaid");
    assert_eq!(paid["automatic_tax"]["status"], "complete");
}

#[tokio::test]
async fn without_automatic_tax_there_is_none() {
    let stage = Stage::new().await;
    let made = stage.session_with(&[(BEHAVIOR, "exclusive")]).await.body;
    let paid = pay(&stage, &made, &[("outcome", "pay")]).await;
    assert_eq!(sums(&paid), [1_200, 0, 1_200]);
    assert_eq!(paid["automatic_tax"]["enabled"], false);
    assert_eq!(paid["automatic_tax"]["status"], Value::Null);
    assert!(!stage.page(&made).await.contains("Tax ("));

    for (name, value) in [
        (BEHAVIOR, "sometimes"),
        ("automatic_tax[enabled]", "perhaps"),
        ("automatic_tax[colour]", "red"),
    ] {
        let wrong = stage.session_with(&[(name, value)]).await;
        assert_eq!(wrong.body["error"]["param"], name);
    }
}

#[tokio::test]
async fn the_tax_may_be_owed_by_an_account() {
    let stage = Stage::new().await;
    let kind = "automatic_tax[liability][type]";
    let account = ("automatic_tax[liability][account]", "acct_1");
    let made = stage.session_with(&[TAX, (kind, "account"), account]).await;
    let liability = json!({"type": "account", "account": "acct_1"});
    assert_eq!(made.body["automatic_tax"]["liability"], liability);
    let nobody = stage.session_with(&[TAX, (kind, "account")]).await;
    assert_eq!(nobody.body["error"]["param"], account.0);
}

#[tokio::test]
async fn a_declined_attempt_knows_the_tax_and_keeps_the_session_open() {
    let stage = Stage::new().await;
    let made = stage
        .session_with(&[TAX, (BEHAVIOR, "exclusive")])
        .await
        .body;
    let id = made["id"].as_str().unwrap();
    assert_eq!(
        stage.pay_page(id, &[("outcome", "decline")]).await.status(),
        402
    );
    let tried = get(&stage, &made).await;
    assert_eq!(tried["status"], "open");
    assert_eq!(sums(&tried), [1_200, 228, 1_428]);
    let paid = pay(&stage, &made, &[("outcome", "pay")]).await;
    assert_eq!(sums(&paid), [1_200, 228, 1_428]);
    assert_eq!(paid["payment_intent"]["amount_received"], 1_428);
}

#[tokio::test]
async fn the_total_with_tax_has_a_ceiling_too() {
    let stage = Stage::new().await;
    let most = [(PRICE, "99999999"), (BEHAVIOR, "exclusive")];
    assert_eq!(stage.session_with(&most).await.status, 200);
    let above = [TAX, most[0], most[1]];
    let refused = stage.session_with(&above).await;
    assert_eq!(refused.body["error"]["code"], "amount_too_large");
}

#[tokio::test]
async fn who_pays_and_where_is_remembered() {
    let stage = Stage::new().await;
    let made = stage
        .session_with(&[
            ("tax_id_collection[enabled]", "true"),
            ("billing_address_collection", "required"),
        ])
        .await
        .body;
    assert_eq!(made["billing_address_collection"], "required");
    let id = made["id"].as_str().unwrap();
    let mut form = vec![
        ("email", "ada@example.com"),
        ("name", "Ada"),
        ("number", "4242 4242 4242 4242"),
        ("expiry", "12 / 34"),
        ("cvc", "123"),
        ("country", "AT"),
    ];
    let refused = stage.pay_page(id, &form).await;
    assert_eq!(refused.status(), 400, "an address is required");
    assert!(refused.text().await.unwrap().contains("line1-error"));

    form.extend([
        ("line1", "Ring 1"),
        ("postal_code", "1010"),
        ("city", "Vienna"),
    ]);
    form.extend([("business_name", "Ada GmbH"), ("tax_id", "ATU12345678")]);
    let paid = pay(&stage, &made, &form).await;
    let who = &paid["customer_details"];
    assert_eq!(who["name"], "Ada GmbH");
    assert_eq!(who["individual_name"], "Ada");
    assert_eq!(who["address"]["country"], "AT");
    assert_eq!(who["address"]["city"], "Vienna");
    assert_eq!(
        who["tax_ids"],
        json!([{"type": "eu_vat", "value": "ATU12345678"}])
    );
    let charge = &paid["payment_intent"]["latest_charge"];
    assert_eq!(charge["billing_details"]["address"]["line1"], "Ring 1");

    let wrong = stage
        .session_with(&[("billing_address_collection", "perhaps")])
        .await;
    assert_eq!(wrong.body["error"]["param"], "billing_address_collection");
}

#[tokio::test]
async fn a_country_that_is_none_is_pointed_at() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    let form = [
        ("email", "ada@example.com"),
        ("number", "4242 4242 4242 4242"),
        ("expiry", "12 / 34"),
        ("cvc", "123"),
        ("country", "Narnia"),
    ];
    let refused = stage.pay_page(&id, &form).await;
    assert_eq!(refused.status(), 400);
    assert!(refused.text().await.unwrap().contains("country-error"));
}
