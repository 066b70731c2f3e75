//! Where keys are seen, and where they are not.

use super::{add, buy, keys, left, shop};
use crate::app::{PASSWORD, TestApp, last_part, shown};
use backend::flows::dispute;
use domain::id::OrderId;
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn a_buyer_finds_the_keys_on_the_page_in_the_mail_and_on_the_receipt() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["AAA-<1>", "BBB-2"], json!({})).await;
    let token = buy(&app, &shop, "bea@example.com", 2).await;
    let letter = app.mail("bea@example.com", "Your receipt").await;
    assert!(
        letter
            .text
            .contains("Your licence keys for Field notes:\n\nAAA-<1>\nBBB-2\n"),
        "{}",
        letter.text
    );
    assert!(
        letter.html.contains("AAA-&lt;1&gt;<br>BBB-2"),
        "{}",
        letter.html
    );
    for path in [format!("/o/{token}"), format!("/o/{token}/receipt")] {
        let (status, html) = app.page(&path).await;
        assert_eq!(status, StatusCode::OK);
        assert!(html.contains(">AAA-&lt;1&gt;<"), "{html}");
        assert!(html.contains(">BBB-2<"), "{html}");
    }
}

#[tokio::test]
async fn what_is_free_comes_with_a_key_as_well() {
    let app = TestApp::start().await;
    let product = json!({ "licenceKeys": "list", "priceInCents": 0 });
    let ada = app.creator("ada@example.com").await;
    let product = app.product_with(&ada, product).await;
    add(&app, &ada, &product, &["ONLY"]).await;
    let page = app.publish(&ada, &product, json!({})).await;
    let short_id = page["shortId"].as_str().unwrap();
    let order_page = app.checkout(short_id, "bea@example.com").await;
    let (_, html) = app.page(&order_page).await;
    assert!(html.contains(">ONLY<"), "{html}");
    assert!(
        !html.contains("There are no files yet"),
        "keys are what was bought"
    );
    assert_eq!(keys(&app, &last_part(&order_page)).await, ["ONLY"]);
    app.mail("bea@example.com", "Your receipt and your licence keys")
        .await;
    assert_eq!(app.public(short_id).await["phase"], "sold_out");
    let (status, problem) = app
        .order_by_api(short_id, "cid@example.com", json!({}))
        .await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::CONFLICT, &json!("sold_out"))
    );
}

#[tokio::test]
async fn a_page_without_keys_is_sold_out_until_there_are_some() {
    let app = TestApp::start().await;
    let shop = shop(&app, &[], json!({})).await;
    let path = format!("/p/{}", shop.short_id);
    assert_eq!(shown(&app.page(&path).await.1), ["sold_out"]);
    add(&app, &shop.ada, &shop.product, &["ONE", "TWO"]).await;
    assert_eq!(shown(&app.page(&path).await.1), ["live"]);
    assert_eq!(left(&app, &shop.short_id).await, 2);
    let other = app.publish(&shop.ada, &shop.product, json!({})).await;
    let open = format!("/p/{}/events", other["shortId"].as_str().unwrap());
    let mut events = app.get(&open).await;
    events.chunk().await.unwrap();
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    // An open window of another page hears that one is gone.
    let mut heard = String::new();
    while !heard.contains("\"left\":1") {
        let chunk = events.chunk().await.unwrap().unwrap();
        heard.push_str(&String::from_utf8_lossy(&chunk));
    }
    app.pay(&payment, "pay").await;
    app.order_is(&shop.ada, "completed").await;
}

#[tokio::test]
async fn nobody_sees_a_key_that_is_not_paid_for() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["SECRET"], json!({})).await;
    let (_, begun) = app
        .order_by_api(&shop.short_id, "bea@example.com", json!({}))
        .await;
    let token = begun["orderToken"].as_str().unwrap();
    assert!(!app.order(token).await.to_string().contains("SECRET"));
    assert!(!app.page(&format!("/o/{token}")).await.1.contains("SECRET"));
    assert!(
        !app.public(&shop.short_id)
            .await
            .to_string()
            .contains("SECRET")
    );
    let dossier = app
        .dossier(&shop.ada, &app.orders(&shop.ada).await[0])
        .await;
    assert!(
        !dossier.to_string().contains("SECRET"),
        "it may still come back"
    );
}

#[tokio::test]
async fn a_bank_reads_that_keys_were_delivered_and_not_which() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["7K3QM-ABCDE"], json!({})).await;
    let token = buy(&app, &shop, "bea@example.com", 1).await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let body = json!({ "payment": order["paymentId"], "reason": "fraudulent" });
    app.simulate("dispute", body).await;
    app.order_is(&shop.ada, "disputed").await;
    assert!(
        keys(&app, &token).await.is_empty(),
        "disputed orders show none"
    );

    let id = OrderId::parse(order["id"].as_str().unwrap()).unwrap();
    let mut c = app.backend.db.fresh().await.unwrap();
    let order = backend::db::orders::by_id(&mut c, &id).await.unwrap();
    drop(c);
    let evidence = dispute::evidence(&app.backend, &order.unwrap())
        .await
        .unwrap();
    let sold = evidence.product_description;
    assert!(
        sold.contains("Licence key for Field notes ending in ABCDE"),
        "{sold}"
    );
    assert!(!sold.contains("7K3QM"), "{sold}");
}

#[tokio::test]
async fn keys_are_no_part_of_what_a_creator_lists() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["SECRET"], json!({})).await;
    buy(&app, &shop, "bea@example.com", 1).await;
    let orders = Value::from(app.orders(&shop.ada).await).to_string();
    assert!(!orders.contains("SECRET"));
    let sale = app.mail("ada@example.com", "You sold something").await;
    assert!(!sale.text.contains("SECRET"), "{}", sale.text);
}

#[tokio::test]
async fn the_console_says_how_many_are_left_and_who_has_which() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["GIVEN-1", "FREE-2", "FREE-3"], json!({})).await;
    buy(&app, &shop, "bea@example.com", 1).await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let fields = [("email", "ada@example.com"), ("password", PASSWORD)];
    app.submit("/login", &fields).await;
    let (status, html) = app
        .page(&format!("/console/products/{}", shop.product))
        .await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("2 left, 0 in checkouts, 1 sold."), "{html}");
    assert!(html.contains("New keys, one on each line"), "{html}");
    assert!(html.contains("/licence-keys.csv"), "{html}");
    let path = format!("/console/orders/{}", order["id"].as_str().unwrap());
    let (_, html) = app.page(&path).await;
    assert!(html.contains(">GIVEN-1<"), "{html}");
    assert!(!html.contains("FREE-2"), "{html}");
}
