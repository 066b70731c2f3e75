//! A creator goes, and nothing is left of them but the books.

use super::{Window, press};
use crate::app::{PASSWORD, Shop, TestApp, link};
use backend::{db, flows::ending};
use domain::time::{DAY, HOUR, MINUTE};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const ADA: &str = "ada@example.com";
const BYTES: &[u8] = b"forty pages about mosses";

/// Asks to delete the account.
async fn leave(window: &Window<'_>) -> (StatusCode, Value) {
    let body = json!({ "email": ADA, "password": PASSWORD });
    window.call("leave", body).await
}

/// The same, and it works.
async fn gone(window: &Window<'_>) {
    let (status, answer) = leave(window).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
}

async fn obstacles(window: &Window<'_>) -> Value {
    window.ask("leaving_obstacles", json!({})).await
}

async fn pause(app: &TestApp, shop: &Shop) {
    let path = format!("/pages/{}", shop.page);
    let body = json!({ "isActive": false });
    let (status, page) = app.api(&shop.ada.key, Method::PATCH, &path, body).await;
    assert_eq!(status, StatusCode::OK, "{page}");
}

/// What of these words is left anywhere in the database, and where.
async fn left(app: &TestApp, words: &[&str]) -> Vec<(String, String)> {
    let texts = db::everything::texts(&app.backend.db).await.unwrap();
    let found = texts
        .into_iter()
        .filter(|(_, text)| words.iter().any(|word| text.contains(word)));
    found.collect()
}

#[tokio::test]
async fn an_open_page_keeps_an_account() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let window = Window::signed_in(&app, &shop.ada).await;
    let reasons = obstacles(&window).await;
    let expected = json!([{ "open_page": { "id": shop.page, "title": "Field notes" } }]);
    assert_eq!(reasons, expected);
    let (status, answer) = leave(&window).await;
    assert_eq!(status, StatusCode::CONFLICT, "{answer}");
    assert_eq!(
        app.public(&shop.short_id).await["phase"],
        "live",
        "nothing happened"
    );
    app.buy(&shop.short_id, "bea@example.com").await;

    pause(&app, &shop).await;
    assert_eq!(obstacles(&window).await, json!([]));
    gone(&window).await;
}

#[tokio::test]
async fn a_buyer_who_is_paying_and_a_bank_that_asks_keep_an_account() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let window = Window::signed_in(&app, &shop.ada).await;
    let checkout = app.checkout(&shop.short_id, "bea@example.com").await;
    pause(&app, &shop).await;
    assert_eq!(obstacles(&window).await, json!([{ "checkouts": 1 }]));
    assert_eq!(leave(&window).await.0, StatusCode::CONFLICT);
    app.pay(&checkout, "pay").await;
    let order = app.order_is(&shop.ada, "completed").await;
    let payment = json!({ "payment": order["paymentId"], "reason": "product_not_received" });
    app.simulate("dispute", payment.clone()).await;
    app.order_is(&shop.ada, "disputed").await;
    assert_eq!(obstacles(&window).await, json!([{ "disputes": 1 }]));
    assert_eq!(leave(&window).await.0, StatusCode::CONFLICT);
    app.simulate("dispute_won", payment).await;
    app.order_is(&shop.ada, "completed").await;
    gone(&window).await;
}

#[tokio::test]
async fn a_page_that_opens_in_the_last_moment_keeps_an_account() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 3 })).await;
    pause(&app, &shop).await;
    let window = Window::signed_in(&app, &shop.ada).await;
    let gate = app.backend.pauses.hold("leaving.proven");
    let reopen = async {
        gate.arrived().await;
        let path = format!("/pages/{}", shop.page);
        let body = json!({ "isActive": true });
        app.api(&shop.ada.key, Method::PATCH, &path, body).await;
        app.checkout(&shop.short_id, "bea@example.com").await;
        gate.open();
    };
    let ((status, answer), ()) = futures::join!(leave(&window), reopen);
    assert_eq!(status, StatusCode::CONFLICT, "{answer}");
    assert!(window.is_signed_in().await);
    assert_eq!(app.held_and_sold(&shop.short_id).await, (1, 0));
}

#[tokio::test]
async fn whoever_asks_has_to_know_the_password_and_which_account_it_is() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    app.creator("bob@example.com").await;
    let window = Window::signed_in(&app, &ada).await;
    for (email, password, field) in [
        (ADA, "not her password", "password"),
        ("bob@example.com", PASSWORD, "email"),
        ("", PASSWORD, "email"),
    ] {
        let body = json!({ "email": email, "password": password });
        let (status, answer) = window.call("leave", body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
        assert!(
            answer.to_string().contains(&format!("\"{field}\"")),
            "{answer}"
        );
    }
    assert!(window.is_signed_in().await);
}

#[tokio::test]
async fn a_second_click_finds_the_account_gone() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let (one, other) = (
        Window::signed_in(&app, &ada).await,
        Window::signed_in(&app, &ada).await,
    );
    let gate = app.backend.pauses.hold("leaving.proven");
    let open = async {
        gate.arrived().await;
        gate.arrived().await;
        gate.open();
    };
    let (first, second, ()) = futures::join!(leave(&one), leave(&other), open);
    let mut statuses = [first.0, second.0];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::NOT_FOUND]);
    assert_eq!(leave(&one).await.0, StatusCode::UNAUTHORIZED);
    app.settle().await;
    assert_eq!(
        app.mails_about(ADA, "Your account is deleted").await.len(),
        1
    );
}

#[tokio::test]
async fn nothing_is_left_of_a_creator_but_the_books() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let window = Window::signed_in(&app, &shop.ada).await;
    window
        .tell("Ada Fern", "Watches mosses", "fern.example")
        .await;
    window
        .ask("choose_time_zone", json!({ "name": "Europe/Berlin" }))
        .await;
    let bob = app.creator("bob@example.com").await;
    let (bobs, _) = app.product(&bob, "Bob’s book", b"bob").await;
    let bobs_page = app.publish(&bob, &bobs, json!({})).await;
    let bobs_page = bobs_page["shortId"].as_str().unwrap();
    for short_id in [shop.short_id.as_str(), bobs_page] {
        app.buy(short_id, "bea@example.com").await;
    }
    pause(&app, &shop).await;
    for short_id in [shop.short_id.as_str(), bobs_page] {
        for email in ["cid@example.com", "dan@example.com"] {
            app.submit("/api/register", &[("short_id", short_id), ("email", email)])
                .await;
        }
    }
    let seller = json!({ "seller": { "business_name": "", "business_address": "1 Bog Lane",
        "tax_id": "DE123", "tax_mode": "none" } });
    window.ask("update_seller", seller).await;
    window
        .ask(
            "switch_notification",
            json!({ "topic": "week", "is_on": true }),
        )
        .await;
    window.change_email("ada@new.example").await;
    app.settle().await;
    gone(&window).await;

    assert!(!window.is_signed_in().await);
    let (status, _) = app
        .api(&shop.ada.key, Method::GET, "/products", Value::Null)
        .await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let page = format!("/p/{}", shop.short_id);
    assert_eq!(app.page(&page).await.0, StatusCode::NOT_FOUND);
    assert_eq!(
        window.sign_in(ADA, PASSWORD).await,
        StatusCode::UNAUTHORIZED
    );
    let confirm = app.mail("ada@new.example", "Please confirm").await;
    let confirm = link(&confirm.text, "/account/email");
    assert_eq!(press(&app, &confirm).await.0, StatusCode::GONE);
    app.mail(ADA, "Your account is deleted").await;
    app.settle().await;

    // A week later nobody needs to be told any more, and finished work is forgotten.
    app.clock.advance(8 * DAY);
    backend::jobs::clean_up(&app.backend).await.unwrap();
    let found = left(
        &app,
        &[
            ADA,
            "Ada Fern",
            "Watches mosses",
            "fern.example",
            "Europe/Berlin",
            "ada@new.example",
            "1 Bog Lane",
            "DE123",
        ],
    )
    .await;
    let allowed = |column: &str| column.starts_with("outbox.") || column == "orders.seller";
    let forbidden: Vec<_> = found
        .iter()
        .filter(|(column, _)| !allowed(column))
        .collect();
    assert_eq!(forbidden, Vec::<&(String, String)>::new());
    assert!(
        found.iter().any(|(column, _)| column == "orders.seller"),
        "the receipt"
    );

    // The other creator has lost nothing.
    let (_, products) = app
        .api(&bob.key, Method::GET, "/products", Value::Null)
        .await;
    assert_eq!(products["data"].as_array().unwrap().len(), 1);
    let (_, list) = app
        .api(&bob.key, Method::GET, "/registrations", Value::Null)
        .await;
    assert_eq!(list["data"].as_array().unwrap().len(), 2, "{list}");
    assert_eq!(app.orders(&bob).await.len(), 1);
    let cids = left(&app, &["cid@example.com"]).await;
    let rows = cids
        .iter()
        .filter(|(column, _)| column == "registrations.email");
    assert_eq!(rows.count(), 1);
}

#[tokio::test]
async fn buyers_keep_what_they_paid_for_until_their_downloads_end() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    let file = app.data.path().join("files");
    pause(&app, &shop).await;
    app.settle().await;
    gone(&Window::signed_in(&app, &shop.ada).await).await;
    app.settle().await;

    let (status, html) = app.page(&format!("/o/{token}")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        html.contains("Field notes") && html.contains("Ada Marlow"),
        "{html}"
    );
    assert!(!html.contains("deleted.invalid"), "{html}");
    let receipt = app.page(&format!("/o/{token}/receipt")).await.1;
    assert!(receipt.contains("Ada Marlow"), "{receipt}");
    let url = app.press_download(&token, &shop.file).await;
    let bytes = app.get(&url).await.bytes().await.unwrap();
    assert_eq!(bytes.as_ref(), BYTES);

    app.wait_together(31 * DAY / MINUTE).await;
    ending::run(&app.backend).await.unwrap();
    app.settle().await;
    assert_eq!(files_in(&file), 0, "now they are gone");
    assert_eq!(app.page(&format!("/o/{token}")).await.0, StatusCode::OK);
    assert_eq!(
        app.mails_about(ADA, "The files of").await.len(),
        0,
        "nobody is there to be told"
    );
}

/// How many files there are below a folder, but for the mark of the folder.
fn files_in(folder: &std::path::Path) -> usize {
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
        count += match path.is_dir() {
            true => files_in(&path),
            false => usize::from(!is_hidden),
        };
    }
    count
}

#[tokio::test]
async fn files_that_nobody_bought_go_at_once() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    app.product(&ada, "Field notes", BYTES).await;
    let folder = app.data.path().join("files");
    assert_eq!(files_in(&folder), 1);
    gone(&Window::signed_in(&app, &ada).await).await;
    app.until("the file is gone", async || {
        (files_in(&folder) == 0).then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_rest_is_deleted_whatever_breaks_off() {
    let mut app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    pause(&app, &shop).await;
    for number in 0..7 {
        let email = format!("{number}@example.com");
        app.submit(
            "/api/register",
            &[("short_id", &shop.short_id), ("email", &email)],
        )
        .await;
    }
    app.settle().await;
    app.stop_work().await;
    gone(&Window::signed_in(&app, &shop.ada).await).await;
    // The program ends in the middle of it, twice.
    for point in ["leaving.cleared", "leaving.forgotten"] {
        let gate = app.backend.pauses.hold(point);
        let begun = tokio::spawn({
            let backend = app.backend.clone();
            async move { while backend::jobs::run_next(&backend).await.unwrap() {} }
        });
        gate.arrived().await;
        begun.abort();
        app = app.crash_and_restart().await;
        app.stop_work().await;
        app.clock.advance(5 * MINUTE);
    }
    let app = app.crash_and_restart().await;
    app.until("everything is deleted", async || {
        let found = left(&app, &["0@example.com", "6@example.com"]).await;
        let mut rows = found
            .iter()
            .filter(|(column, _)| column.starts_with("registrations."));
        rows.next().is_none().then_some(())
    })
    .await;
    app.mail(ADA, "Your account is deleted").await;
}

#[tokio::test]
async fn the_same_address_can_sign_up_again_and_begins_with_nothing() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.buy(&shop.short_id, "bea@example.com").await;
    pause(&app, &shop).await;
    app.settle().await;
    gone(&Window::signed_in(&app, &shop.ada).await).await;

    let fields = [
        ("email", ADA),
        ("name", "Ada again"),
        ("password", PASSWORD),
    ];
    assert_eq!(
        app.submit("/signup", &fields).await.status(),
        StatusCode::OK
    );
    let confirm = link(&app.mail(ADA, "Please confirm").await.text, "/confirm");
    assert_eq!(press(&app, &confirm).await.0, StatusCode::OK);
    let window = Window::of(&app, "");
    assert_eq!(window.sign_in(ADA, PASSWORD).await, StatusCode::SEE_OTHER);
    let all: Value = window
        .get("/console/export.json")
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(all["account"]["name"], "Ada again");
    for list in ["products", "pages", "orders", "customers", "registrations"] {
        assert_eq!(all[list], json!([]), "{list}");
    }
}

#[tokio::test]
async fn a_payment_that_takes_days_keeps_an_account() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let checkout = app.checkout(&shop.short_id, "bea@example.com").await;
    app.pay(&checkout, "delay").await;
    app.wait_together(25 * HOUR / MINUTE).await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let window = Window::signed_in(&app, &shop.ada).await;
    assert_eq!(order["status"], "processing", "{order}");
    assert_eq!(obstacles(&window).await, json!([{ "checkouts": 1 }]));
    assert_eq!(leave(&window).await.0, StatusCode::CONFLICT);
}
