//! Receipts: sent again, come back as undeliverable, sent to another address.

use crate::app::{Shop, TestApp, last_part, link, post::PostOffice};
use domain::{
    id::OrderId,
    time::{HOUR, MINUTE},
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const BEA: &str = "bea@example.com";

/// A server whose mail goes through a post office.
async fn with_post() -> (TestApp, PostOffice) {
    let post = PostOffice::open().await;
    let settings = [
        ("SMTP_URL", post.url.as_str()),
        ("MAIL_FROM", "Shop <shop@example.com>"),
    ];
    (TestApp::start_with(&settings).await, post)
}

async fn resend(app: &TestApp, token: &str) -> (StatusCode, String) {
    let answer = app
        .submit("/api/resend_receipt", &[("order_token", token)])
        .await;
    let status = answer.status();
    let place = answer.headers().get("location");
    let place = place.map(|place| place.to_str().unwrap().to_owned());
    match place {
        Some(place) => (status, place),
        None => (status, answer.text().await.unwrap()),
    }
}

/// The kinds of lines in the history of an order, with what they say.
async fn history(app: &TestApp, order: &Value) -> Vec<(String, String)> {
    let id = OrderId::parse(order["id"].as_str().unwrap()).unwrap();
    let mut c = app.backend.db.fresh().await.unwrap();
    let lines = backend::db::orders::events(&mut c, &id).await.unwrap();
    lines
        .into_iter()
        .map(|line| (line.kind, line.detail))
        .collect()
}

async fn trouble(app: &TestApp, shop: &Shop) -> Value {
    app.orders(&shop.ada).await[0]["receiptTrouble"].clone()
}

#[tokio::test]
async fn a_buyer_has_the_receipt_sent_again() {
    let app = TestApp::start().await;
    let (_, token, _) = app.sold(json!({})).await;
    app.mail(BEA, "Your receipt").await;
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(html.contains("Send the receipt again") && html.contains("b…@example.com"));

    let (status, place) = resend(&app, &token).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(!place.contains("example.com"), "{place}");
    let (_, html) = app.page(&place).await;
    assert!(
        html.contains("The receipt is on its way to b…@example.com"),
        "{html}"
    );
    app.settle().await;
    let mails = app.mails_about(BEA, "Your receipt").await;
    assert_eq!(mails.len(), 2);
    let links: Vec<_> = mails.iter().map(|mail| link(&mail.text, "/o/")).collect();
    assert_ne!(links[0], links[1], "each mail has a key of its own");
    for link in &links {
        assert_eq!(app.page(link).await.0, StatusCode::OK);
    }

    let (status, html) = resend(&app, &token).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        html.contains("a moment ago") && html.contains("b…@example.com"),
        "{html}"
    );
    app.clock.advance(5 * MINUTE);
    assert_eq!(resend(&app, &token).await.0, StatusCode::SEE_OTHER);
    assert_eq!(resend(&app, "nonsense").await.0, StatusCode::NOT_FOUND);
    app.clock.advance(5 * MINUTE);
    let (_, html) = app.page(&place).await;
    assert!(
        !html.contains("on its way"),
        "what the address of the page says is old by now: {html}"
    );
    app.settle().await;
    assert_eq!(app.mails_about(BEA, "Your receipt").await.len(), 3);
}

#[tokio::test]
async fn a_creator_sends_the_receipts_of_their_own_orders() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    app.settle().await;
    let send = async |key: &str| {
        let path = format!("/orders/{}/receipt", order["id"].as_str().unwrap());
        app.api(key, Method::POST, &path, json!({})).await.0
    };
    let eve = app.creator("eve@example.com").await;
    assert_eq!(send(&eve.key).await, StatusCode::NOT_FOUND);
    assert_eq!(send(&shop.ada.key).await, StatusCode::ACCEPTED);
    assert_eq!(send(&shop.ada.key).await, StatusCode::TOO_MANY_REQUESTS);
    app.settle().await;
    assert_eq!(app.mails_about(BEA, "Your receipt").await.len(), 2);

    app.clock.advance(HOUR);
    app.on_order(&shop.ada, &order, "refund", json!({})).await;
    app.order_is(&shop.ada, "refunded").await;
    assert_eq!(send(&shop.ada.key).await, StatusCode::CONFLICT);
    assert_eq!(resend(&app, &token).await.0, StatusCode::CONFLICT);
    app.checkout(&shop.short_id, "cid@example.com").await;
    let unpaid = app.orders(&shop.ada).await.swap_remove(0);
    let (status, _) = app.on_order(&shop.ada, &unpaid, "receipt", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_shown_and_corrected() {
    let (app, post) = with_post().await;
    post.refuse(BEA, "550 5.1.1 <bea@example.com>: no such user");
    let (shop, token, order) = app.sold(json!({})).await;
    app.until("the receipt came back", async || {
        (trouble(&app, &shop).await == "refused").then_some(())
    })
    .await;
    app.settle().await;
    app.clock.advance(HOUR);
    app.settle().await;
    assert_eq!(post.attempts(BEA), 1, "there is nothing to wait for");
    assert_eq!(post.taken("ada@example.com", "You sold something").len(), 1);
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(
        html.contains("We could not deliver your receipt to b…@example.com"),
        "{html}"
    );

    let wrong = json!({ "email": "no address" });
    let (status, problem) = app.on_order(&shop.ada, &order, "receipt", wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["errors"][0]["field"], "email");
    let right = json!({ "email": "Bea@example.org" });
    let (status, _) = app.on_order(&shop.ada, &order, "receipt", right).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    app.until("the receipt is there", async || {
        let there = post.taken("bea@example.org", "Your receipt");
        (there.len() == 1 && trouble(&app, &shop).await.is_null()).then_some(())
    })
    .await;
    let letter = post.taken("bea@example.org", "Your receipt").remove(0);
    assert_eq!(app.page(&link(&letter.text, "/o/")).await.0, StatusCode::OK);
    assert_eq!(app.orders(&shop.ada).await[0]["email"], "bea@example.org");
    let lines = history(&app, &order).await;
    for line in [
        ("receipt_undeliverable", "refused"),
        ("address_corrected", "b…@example.com → b…@example.org"),
        ("receipt_delivered", ""),
    ] {
        let line = (line.0.to_owned(), line.1.to_owned());
        assert!(lines.contains(&line), "{line:?} in {lines:?}");
    }
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(!html.contains("We could not deliver"), "{html}");
}

#[tokio::test]
async fn a_mail_server_that_is_busy_gets_it_later() {
    let (app, post) = with_post().await;
    post.refuse(BEA, "451 4.7.1 come back later");
    let (shop, ..) = app.sold(json!({})).await;
    app.until("it was tried", async || {
        (post.attempts(BEA) > 0).then_some(())
    })
    .await;
    assert!(
        trouble(&app, &shop).await.is_null(),
        "not yet a reason to worry"
    );
    post.accept(BEA);
    app.clock.advance(HOUR);
    app.until("it was taken", async || {
        (post.taken(BEA, "Your receipt").len() == 1).then_some(())
    })
    .await;
    app.settle().await;
    assert!(trouble(&app, &shop).await.is_null());
}

#[tokio::test]
async fn what_nobody_takes_for_days_is_shown_too_and_heals() {
    let (app, post) = with_post().await;
    post.refuse(BEA, "451 4.4.1 nobody there");
    let (shop, token, _) = app.sold(json!({})).await;
    app.until("it is given up", async || {
        app.settle().await;
        app.clock.advance(6 * HOUR);
        (trouble(&app, &shop).await == "gave_up").then_some(())
    })
    .await;
    assert!(post.attempts(BEA) >= 28, "{} attempts", post.attempts(BEA));
    post.accept(BEA);
    assert_eq!(resend(&app, &token).await.0, StatusCode::SEE_OTHER);
    app.until("it is delivered", async || {
        trouble(&app, &shop).await.is_null().then_some(())
    })
    .await;
    assert_eq!(post.taken(BEA, "Your receipt").len(), 1);
}

#[tokio::test]
async fn a_mail_that_is_late_does_not_speak_about_the_new_address() {
    let (app, post) = with_post().await;
    post.refuse(BEA, "451 4.7.1 come back later");
    let (shop, _, order) = app.sold(json!({})).await;
    app.until("it was tried", async || {
        (post.attempts(BEA) > 0).then_some(())
    })
    .await;
    let gate = app.backend.pauses.hold("job.ran");
    app.clock.advance(HOUR);
    // The old letter is being refused for good while the address is corrected.
    post.refuse(BEA, "550 5.1.1 no such user");
    let before = post.attempts(BEA);
    app.until("it is refused", async || {
        (post.attempts(BEA) > before).then_some(())
    })
    .await;
    let right = json!({ "email": "bea@example.org" });
    let (status, _) = app.on_order(&shop.ada, &order, "receipt", right).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    gate.open();
    drop(gate);
    app.until("the new one is there", async || {
        (post.taken("bea@example.org", "Your receipt").len() == 1).then_some(())
    })
    .await;
    app.settle().await;
    assert!(trouble(&app, &shop).await.is_null());
    let lines = history(&app, &order).await;
    let came_back = |line: &(String, String)| line.0 == "receipt_undeliverable";
    assert!(!lines.iter().any(came_back), "{lines:?}");
}

#[tokio::test]
async fn a_corrected_order_is_the_new_buyers_alone() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let body = json!({ "code": "SPRING", "percent": 20, "maxUsesPerCustomer": 1 });
    app.discount(&shop.ada, body).await;
    let with_code = json!({ "discountCode": "SPRING" });
    let checkout = app.hold(&shop.short_id, BEA, with_code.clone()).await;
    let token = last_part(&app.pay(&checkout, "pay").await);
    let order = app.order_is(&shop.ada, "completed").await;
    let mailed = link(&app.mail(BEA, "Your receipt").await.text, "/o/");
    app.settle().await;

    let right = json!({ "email": "bea@example.org" });
    let (status, _) = app.on_order(&shop.ada, &order, "receipt", right).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    let new = link(
        &app.mail("bea@example.org", "Your receipt").await.text,
        "/o/",
    );
    assert_eq!(
        app.page(&mailed).await.0,
        StatusCode::NOT_FOUND,
        "it may be a stranger’s"
    );
    assert_eq!(app.page(&new).await.0, StatusCode::OK);
    assert_eq!(
        app.page(&format!("/o/{token}")).await.0,
        StatusCode::OK,
        "whoever paid keeps the page"
    );
    let corrected = app.orders(&shop.ada).await.swap_remove(0);
    assert_ne!(corrected["customerId"], order["customerId"]);
    app.submit("/orders", &[("email", BEA)]).await;
    app.settle().await;
    assert_eq!(
        app.mails_about(BEA, "Your code").await.len(),
        0,
        "nothing is theirs"
    );

    // The discount counts for whoever it is now.
    app.hold(&shop.short_id, BEA, with_code.clone()).await;
    let (status, _) = app
        .order_by_api(&shop.short_id, "bea@example.org", with_code)
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_refusal_that_nobody_explains_counts_after_a_day() {
    let (app, post) = with_post().await;
    post.refuse(BEA, "550 access denied");
    let (shop, ..) = app.sold(json!({})).await;
    let sold_at = app.backend.now();
    app.until("it was tried", async || {
        (post.attempts(BEA) > 2).then_some(())
    })
    .await;
    assert!(
        trouble(&app, &shop).await.is_null(),
        "the server may not know us yet"
    );
    app.until("it counts", async || {
        app.settle().await;
        app.clock.advance(HOUR);
        (trouble(&app, &shop).await == "refused").then_some(())
    })
    .await;
    let waited = app.backend.now().since(sold_at);
    assert!(
        (20 * HOUR..40 * HOUR).contains(&waited),
        "{} hours",
        waited / HOUR
    );
}

#[tokio::test]
async fn a_full_mailbox_can_be_emptied() {
    let (app, post) = with_post().await;
    post.refuse(BEA, "552 5.2.2 mailbox full");
    let (shop, ..) = app.sold(json!({})).await;
    for _ in 0..12 {
        app.settle().await;
        app.clock.advance(6 * HOUR);
    }
    app.settle().await;
    assert!(
        trouble(&app, &shop).await.is_null(),
        "three days are not enough"
    );
    post.accept(BEA);
    app.clock.advance(6 * HOUR);
    app.until("it was taken", async || {
        (post.taken(BEA, "Your receipt").len() == 1).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_key_for_the_old_address_never_outlives_the_correction() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    app.settle().await;
    let gate = app.backend.pauses.hold("receipt.addressed");
    resend(&app, &token).await;
    gate.arrived().await;
    // The letter knows the address and has no key yet.
    let right = json!({ "email": "bea@example.org" });
    let correct = app.on_order(&shop.ada, &order, "receipt", right);
    let meanwhile = async {
        for _ in 0..20 {
            app.page(&format!("/o/{token}")).await;
        }
        app.orders(&shop.ada).await[0]["email"].clone()
    };
    let mut correct = std::pin::pin!(correct);
    let seen = tokio::select! {
        biased;
        answer = &mut correct => panic!("it did not wait: {answer:?}"),
        seen = meanwhile => seen,
    };
    assert_eq!(seen, BEA);
    gate.open();
    drop(gate);
    assert_eq!(correct.await.0, StatusCode::ACCEPTED);
    app.mail("bea@example.org", "Your receipt").await;
    app.settle().await;
    let old = app.mails_about(BEA, "Your receipt").await;
    assert_eq!(old.len(), 2);
    for mail in old {
        let page = link(&mail.text, "/o/");
        assert_eq!(app.page(&page).await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_correction_ends_the_downloads_of_whoever_had_the_order_before() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    app.settle().await;
    let begun = app.press_download(&token, &shop.file).await;
    assert_eq!(app.get(&begun).await.status(), StatusCode::OK);
    let right = json!({ "email": "bea@example.org" });
    let (status, _) = app.on_order(&shop.ada, &order, "receipt", right).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    assert_eq!(app.get(&begun).await.status(), StatusCode::GONE);
    let next = app.press_download(&token, &shop.file).await;
    assert_ne!(next, begun);
    assert_eq!(app.get(&next).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn an_address_is_corrected_three_times_a_day() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let correct = async |n: usize| {
        let email = json!({ "email": format!("bea{n}@example.org") });
        app.on_order(&shop.ada, &order, "receipt", email).await
    };
    for n in 1..=3 {
        assert_eq!(correct(n).await.0, StatusCode::ACCEPTED);
        app.clock.advance(HOUR);
    }
    let (status, problem) = correct(4).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    let sentence = problem["detail"].as_str().unwrap();
    assert!(sentence.contains("three times"), "{sentence}");
    app.settle().await;
    assert_eq!(app.mails("bea4@example.org").await.len(), 0);
    let (status, _) = app.on_order(&shop.ada, &order, "receipt", json!({})).await;
    assert_eq!(status, StatusCode::ACCEPTED, "the last one still stands");
    app.clock.advance(21 * HOUR);
    assert_eq!(correct(4).await.0, StatusCode::ACCEPTED);
}
