//! Registering: leave an address, prove it, be told once, be forgotten.

use crate::app::{Shop, TestApp, last_part, link};
use backend::jobs;
use domain::time::{HOUR, MINUTE};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::sync::watch;

/// A shop that opens in an hour.
async fn opening_soon(app: &TestApp, mut more: Value) -> Shop {
    more["launchAt"] = json!(app.backend.now().plus(HOUR).to_string());
    app.shop(more).await
}

async fn register(app: &TestApp, shop: &Shop, email: &str) -> StatusCode {
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", email),
        ("name", "Bea"),
    ];
    app.submit("/api/register", &fields).await.status()
}

async fn registrations(app: &TestApp, shop: &Shop) -> Vec<Value> {
    let path = format!("/registrations?pageId={}", shop.page);
    let (_, list) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    list["data"].as_array().unwrap().clone()
}

/// Presses the button on the page behind a link from a mail.
async fn press(app: &TestApp, link: &str) -> (StatusCode, String) {
    let (path, token) = link.split_once("?token=").unwrap();
    let response = app.submit(path, &[("token", token)]).await;
    (response.status(), response.text().await.unwrap())
}

/// Registers and confirms.
async fn join(app: &TestApp, shop: &Shop, email: &str) {
    assert_eq!(register(app, shop, email).await, StatusCode::SEE_OTHER);
    let mail = app.mail(email, "Please confirm: Field notes").await;
    assert_eq!(
        press(app, &link(&mail.text, "/r/confirm")).await.0,
        StatusCode::OK
    );
}

#[tokio::test]
async fn an_address_counts_when_its_owner_says_so() {
    let app = TestApp::start().await;
    let shop = opening_soon(&app, json!({})).await;
    assert_eq!(
        register(&app, &shop, " Bea@Example.com").await,
        StatusCode::SEE_OTHER
    );
    assert_eq!(registrations(&app, &shop).await[0]["status"], "pending");
    let mail = app
        .mail("bea@example.com", "Please confirm: Field notes")
        .await;
    let confirm = link(&mail.text, "/r/confirm");

    // A mail scanner follows links; it must not be able to say yes.
    let (status, html) = app.page(&confirm).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("Yes, put me on the list"), "{html}");
    assert_eq!(registrations(&app, &shop).await[0]["status"], "pending");

    for _ in 0..2 {
        let (status, html) = press(&app, &confirm).await;
        assert_eq!(status, StatusCode::OK, "{html}");
        assert!(html.contains("You’re on the list"), "{html}");
    }
    let registration = registrations(&app, &shop).await.swap_remove(0);
    assert_eq!(registration["status"], "confirmed");
    assert_eq!(
        (&registration["email"], &registration["name"]),
        (&json!("bea@example.com"), &json!("Bea"))
    );
    let forged = format!("{}x", confirm.replace("token=", "token=x"));
    assert_eq!(press(&app, &forged).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_second_time_sounds_like_the_first() {
    let app = TestApp::start().await;
    let shop = opening_soon(&app, json!({})).await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "bea@example.com"),
    ];
    let mut answers = Vec::new();
    for _ in 0..2 {
        let response = app.submit("/api/register", &fields).await;
        let to = response.headers()["location"].to_str().unwrap().to_owned();
        answers.push((response.status(), to.clone(), app.page(&to).await));
    }
    join(&app, &shop, "bea@example.com").await;
    let response = app.submit("/api/register", &fields).await;
    let to = response.headers()["location"].to_str().unwrap().to_owned();
    answers.push((response.status(), to.clone(), app.page(&to).await));
    assert_eq!(answers[0], answers[1]);
    assert_eq!(
        answers[0], answers[2],
        "not even for those who are on the list"
    );
    assert_eq!(registrations(&app, &shop).await.len(), 1);
    assert_eq!(registrations(&app, &shop).await[0]["status"], "confirmed");
    let path = format!("/public/pages/{}/registrations", shop.short_id);
    let mut spoken = Vec::new();
    for email in ["bea@example.com", "new@example.com"] {
        spoken.push(
            app.api("", Method::POST, &path, json!({ "email": email }))
                .await,
        );
    }
    assert_eq!(spoken[0].0, StatusCode::ACCEPTED);
    assert_eq!(spoken[0], spoken[1]);
}

#[tokio::test]
async fn the_creators_questions_are_asked_checked_and_kept() {
    let app = TestApp::start().await;
    let questions = json!({ "registrationFields": [
        { "name": "size", "label": "T-shirt", "type": "select", "required": true, "options": ["S", "L"] },
        { "name": "rules", "label": "I agree", "type": "checkbox", "required": true },
        { "name": "note", "type": "text" },
    ] });
    let shop = opening_soon(&app, questions).await;
    let (_, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert!(
        html.contains("name=\"fields[size]\"") && html.contains("T-shirt"),
        "{html}"
    );

    let fill = async |answers: &[(&str, &str)]| {
        let mut fields = vec![
            ("short_id", shop.short_id.as_str()),
            ("email", "bea@example.com"),
            ("name", "Bea"),
        ];
        fields.extend(answers);
        let response = app.submit("/api/register", &fields).await;
        (response.status(), response.text().await.unwrap())
    };
    for (answers, complaint) in [
        (&[("fields[rules]", "on")][..], "Please fill this in."),
        (
            &[("fields[size]", "XXL"), ("fields[rules]", "on")],
            "Please choose one of the options.",
        ),
        (
            &[("fields[size]", "S"), ("fields[note]", "hello there")],
            "Please tick this box.",
        ),
    ] {
        let (status, html) = fill(answers).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains(complaint), "{complaint}: {html}");
        assert!(
            html.contains("value=\"bea@example.com\""),
            "what was typed stays: {html}"
        );
        for (name, value) in answers.iter().filter(|(name, _)| *name == "fields[note]") {
            assert!(
                html.contains(&format!("value=\"{value}\"")),
                "{name}: {html}"
            );
        }
    }
    assert_eq!(registrations(&app, &shop).await.len(), 0);
    let good = [
        ("fields[size]", "L"),
        ("fields[rules]", "on"),
        ("fields[other]", "never asked"),
    ];
    assert_eq!(fill(&good).await.0, StatusCode::SEE_OTHER);
    let kept = registrations(&app, &shop).await[0]["fields"].clone();
    assert_eq!(kept, json!({ "size": "L", "rules": true }));
}

#[tokio::test]
async fn at_the_launch_everyone_on_the_list_is_told_once() {
    let app = TestApp::start().await;
    let shop = opening_soon(&app, json!({})).await;
    join(&app, &shop, "bea@example.com").await;
    join(&app, &shop, "cid@example.com").await;
    register(&app, &shop, "unconfirmed@example.com").await;
    join(&app, &shop, "gone@example.com").await;
    let mail = app.mail("gone@example.com", "Please confirm").await;
    press(&app, &link(&mail.text, "/r/unsubscribe")).await;
    app.settle().await;

    // A second worker, as on a second node.
    let (_stop, stopped) = watch::channel(false);
    tokio::spawn(jobs::work(app.backend.clone(), stopped));
    app.clock.advance(HOUR);
    for email in ["bea@example.com", "cid@example.com"] {
        let mail = app.mail(email, "It is open: Field notes").await;
        assert_eq!(link(&mail.text, "/p/"), format!("/p/{}", shop.short_id));
    }
    // The page is touched again, and the program is started again.
    let path = format!("/pages/{}", shop.page);
    let change = json!({ "customization": { "tagline": "Now!" } });
    assert_eq!(
        app.api(&shop.ada.key, Method::PATCH, &path, change).await.0,
        StatusCode::OK
    );
    app.settle().await;
    let app = app.crash_and_restart().await;
    app.settle().await;
    for (email, told) in [
        ("bea@example.com", 1),
        ("cid@example.com", 1),
        ("unconfirmed@example.com", 0),
        ("gone@example.com", 0),
    ] {
        let mails = app.mails(email).await;
        let opened = mails
            .iter()
            .filter(|entry| entry.mail.subject.starts_with("It is open"));
        assert_eq!(opened.count(), told, "{email}");
    }
}

#[tokio::test]
async fn a_launch_that_was_moved_is_told_when_it_happens() {
    let app = TestApp::start().await;
    let shop = opening_soon(&app, json!({})).await;
    join(&app, &shop, "bea@example.com").await;
    let later = app.backend.now().plus(2 * HOUR).to_string();
    let path = format!("/pages/{}", shop.page);
    let (status, page) = app
        .api(
            &shop.ada.key,
            Method::PATCH,
            &path,
            json!({ "launchAt": later }),
        )
        .await;
    assert_eq!(status, StatusCode::OK, "{page}");
    app.clock.advance(HOUR + MINUTE);
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 1, "not yet");
    app.clock.advance(HOUR);
    app.mail("bea@example.com", "It is open").await;
}

#[tokio::test]
async fn every_mail_ends_with_one_click_and_all_data_can_go() {
    let app = TestApp::start().await;
    let shop = opening_soon(&app, json!({})).await;
    join(&app, &shop, "bea@example.com").await;
    let mail = app.mail("bea@example.com", "Please confirm").await;
    let one_click = mail.unsubscribe_url.unwrap();

    let (_, html) = app.page(&one_click).await;
    assert!(html.contains("Unsubscribe"), "{html}");
    assert_eq!(
        registrations(&app, &shop).await[0]["status"],
        "confirmed",
        "looking changes nothing"
    );
    // What a mail program sends (RFC 8058).
    let response = app
        .submit(&one_click, &[("List-Unsubscribe", "One-Click")])
        .await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(
        registrations(&app, &shop).await[0]["status"],
        "unsubscribed"
    );

    let confirm = link(&mail.text, "/r/confirm");
    let token = last_part(&one_click).replace("unsubscribe?token=", "");
    let wrong_purpose = format!("/r/confirm?token={token}");
    assert_eq!(press(&app, &wrong_purpose).await.0, StatusCode::NOT_FOUND);
    let (status, html) = app.page(&format!("/r/delete?token={token}")).await;
    assert!(
        status.is_success() && html.contains("Delete my data"),
        "{html}"
    );
    assert_eq!(registrations(&app, &shop).await.len(), 1);
    let response = app.submit("/r/delete", &[("token", &token)]).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(registrations(&app, &shop).await.len(), 0);
    assert_eq!(
        press(&app, &confirm).await.0,
        StatusCode::NOT_FOUND,
        "nothing is left to confirm"
    );
}

#[tokio::test]
async fn a_page_may_do_without_the_second_step() {
    let app = TestApp::start().await;
    let shop = opening_soon(&app, json!({ "doubleOptIn": false })).await;
    assert_eq!(
        register(&app, &shop, "bea@example.com").await,
        StatusCode::SEE_OTHER
    );
    assert_eq!(registrations(&app, &shop).await[0]["status"], "confirmed");
    let mail = app
        .mail("bea@example.com", "You are on the list: Field notes")
        .await;
    assert!(mail.unsubscribe_url.is_some());
    app.clock.advance(HOUR);
    app.mail("bea@example.com", "It is open").await;
}

#[tokio::test]
async fn the_waiting_list_hears_when_copies_return() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.checkout(&shop.short_id, "cid@example.com").await;
    join(&app, &shop, "bea@example.com").await;
    app.settle().await;
    assert_eq!(
        app.mails("bea@example.com").await.len(),
        1,
        "nothing is left yet"
    );
    app.wait_together(32).await;
    app.mail("bea@example.com", "It is open: Field notes").await;
}

#[tokio::test]
async fn a_paused_page_tells_when_it_returns() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "isActive": false })).await;
    join(&app, &shop, "bea@example.com").await;
    let path = format!("/pages/{}", shop.page);
    let change = json!({ "isActive": true });
    let (status, page) = app.api(&shop.ada.key, Method::PATCH, &path, change).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    app.mail("bea@example.com", "It is open: Field notes").await;
}

#[tokio::test]
async fn whoever_has_left_is_not_put_back_by_a_stranger() {
    let app = TestApp::start().await;
    let shop = opening_soon(&app, json!({ "doubleOptIn": false })).await;
    register(&app, &shop, "bea@example.com").await;
    let mail = app.mail("bea@example.com", "You are on the list").await;
    let one_click = mail.unsubscribe_url.unwrap();
    app.submit(&one_click, &[("List-Unsubscribe", "One-Click")])
        .await;
    app.clock.advance(HOUR / 2);
    register(&app, &shop, "bea@example.com").await;
    assert_eq!(
        registrations(&app, &shop).await[0]["status"],
        "unsubscribed"
    );
}
