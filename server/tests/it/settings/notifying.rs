//! What creators are told by mail, and how they switch it off.

use super::{Window, press};
use crate::app::{TestApp, link};
use backend::{db, jobs, mailer::Mail};
use domain::time::{DAY, HOUR, MINUTE};
use reqwest::{Method, StatusCode};
use serde_json::json;

const ADA: &str = "ada@example.com";

/// The link in a letter that switches letters like it off, as the head of the mail has it.
fn off(mail: &Mail) -> String {
    let url = mail.unsubscribe_url.clone().unwrap();
    assert!(
        mail.text.contains(&url) && mail.html.contains("/notifications/off?token="),
        "{mail:?}"
    );
    link(&url, "/notifications/off")
}

async fn is_on(window: &Window<'_>, topic: &str) -> bool {
    let choices = window.ask("notifications", json!({})).await;
    let choices = choices.as_array().unwrap().clone();
    let choice = choices.iter().find(|choice| choice["topic"] == topic);
    choice.unwrap()["is_on"] == true
}

async fn switch(window: &Window<'_>, topic: &str, is_on: bool) {
    let body = json!({ "topic": topic, "is_on": is_on });
    window.ask("switch_notification", body).await;
}

#[tokio::test]
async fn one_click_in_a_letter_ends_letters_like_it() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let window = Window::signed_in(&app, &shop.ada).await;
    app.buy(&shop.short_id, "bea@example.com").await;
    let off = off(&app.mail(ADA, "You sold something").await);

    // Looking at it changes nothing: mail scanners follow links.
    let (status, html) = app.page(&off).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        html.contains("Each sale") && html.contains("method=\"post\""),
        "{html}"
    );
    assert!(is_on(&window, "sale").await);

    // As a mail program does it (RFC 8058): nobody is signed in, the token is in the address.
    let one_click = [("List-Unsubscribe", "One-Click")];
    for _ in 0..2 {
        assert_eq!(app.submit(&off, &one_click).await.status(), StatusCode::OK);
    }
    assert!(!is_on(&window, "sale").await);
    assert!(is_on(&window, "closed").await, "only this kind");
    app.buy(&shop.short_id, "cid@example.com").await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, "You sold something").await.len(), 1);
    app.mail("cid@example.com", "Your receipt").await;

    switch(&window, "sale", true).await;
    app.buy(&shop.short_id, "dan@example.com").await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, "You sold something").await.len(), 2);
}

#[tokio::test]
async fn the_page_behind_the_link_works_without_a_mail_program() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.buy(&shop.short_id, "bea@example.com").await;
    let off = off(&app.mail(ADA, "You sold something").await);
    let (status, html) = press(&app, &off).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("They are switched off"), "{html}");
    for forged in [
        off.replace("token=", "token=x"),
        "/notifications/off?token=".to_owned(),
    ] {
        assert_eq!(
            press(&app, &forged).await.0,
            StatusCode::NOT_FOUND,
            "{forged}"
        );
        assert_eq!(app.page(&forged).await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn what_is_about_money_cannot_be_switched_off() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let window = Window::signed_in(&app, &ada).await;
    let body = json!({ "topic": "disputed", "is_on": false });
    let (status, answer) = window.call("switch_notification", body).await;
    assert!(
        status.is_client_error() || status.is_server_error(),
        "{answer}"
    );
    let choices = window.ask("notifications", json!({})).await;
    assert_eq!(choices.as_array().unwrap().len(), 6, "{choices}");
}

#[tokio::test]
async fn the_choices_of_one_creator_are_nobody_elses() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.creator(ADA).await, app.creator("bob@example.com").await);
    let (adas, bobs) = (
        Window::signed_in(&app, &ada).await,
        Window::signed_in(&app, &bob).await,
    );
    switch(&bobs, "sale", false).await;
    assert!(is_on(&adas, "sale").await);
    assert!(!is_on(&bobs, "sale").await);
}

#[tokio::test]
async fn a_page_that_sells_out_is_told_once_for_each_time() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 2 })).await;
    let subject = "“Field notes” is sold out";
    app.buy(&shop.short_id, "bea@example.com").await;
    app.settle().await;
    assert_eq!(
        app.mails_about(ADA, subject).await.len(),
        0,
        "there is one left"
    );
    app.buy(&shop.short_id, "cid@example.com").await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, subject).await.len(), 1);

    let path = format!("/pages/{}", shop.page);
    let more = json!({ "stockLimit": 3 });
    let (status, page) = app.api(&shop.ada.key, Method::PATCH, &path, more).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    app.settle().await;
    assert_eq!(app.mails_about(ADA, subject).await.len(), 1);
    app.buy(&shop.short_id, "dan@example.com").await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, subject).await.len(), 2);
}

#[tokio::test]
async fn a_page_that_opens_and_closes_at_its_time_is_told() {
    let app = TestApp::start().await;
    let at = |millis| json!(app.backend.now().plus(millis).to_string());
    let times = json!({ "launchAt": at(HOUR), "expiresAt": at(80 * MINUTE) });
    let shop = app.shop(times).await;
    app.settle().await;
    assert_eq!(app.mails(ADA).await.len(), 0);
    app.wait_together(61).await;
    let (open, closed) = ("“Field notes” is open", "“Field notes” has closed");
    let opened = app.mail(ADA, open).await;
    assert!(
        opened.text.contains("Nobody was on the list"),
        "{}",
        opened.text
    );
    app.buy(&shop.short_id, "bea@example.com").await;
    // Somebody is still paying at the closing, so the numbers are not there yet.
    let late = app.checkout(&shop.short_id, "cid@example.com").await;
    app.wait_together(20).await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, closed).await.len(), 0);
    let order_page = app.pay(&late, "pay").await;
    assert_eq!(app.page(&order_page).await.0, StatusCode::OK);
    app.order_is(&shop.ada, "completed").await;
    app.wait_together(11).await;
    let mail = app.mail(ADA, closed).await;
    assert!(
        mail.text.contains("Orders … 2") && mail.text.contains("18.00"),
        "{}",
        mail.text
    );

    let path = format!("/pages/{}", shop.page);
    let paused = json!({ "isActive": false });
    let (status, page) = app.api(&shop.ada.key, Method::PATCH, &path, paused).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    app.settle().await;
    for told in [open, closed] {
        assert_eq!(
            app.mails_about(ADA, told).await.len(),
            1,
            "a change tells nothing again"
        );
    }
}

/// Lets time pass, here and for the payment service.
async fn wait(app: &TestApp, millis: i64) {
    app.wait_together(millis / MINUTE).await;
}

/// Waits until about noon of the next Monday.
async fn wait_for_monday(app: &TestApp) {
    let now = app.backend.now().millis();
    let since_monday = (now / DAY - 4).rem_euclid(7);
    let noon = (now / DAY - since_monday + 7) * DAY + 12 * HOUR;
    wait(app, noon - now).await;
}

#[tokio::test]
async fn a_week_is_told_on_monday_to_whoever_asked_for_it() {
    let app = TestApp::start().await;
    wait_for_monday(&app).await;
    let closes = app.backend.now().plus(30 * DAY).to_string();
    let shop = app.shop(json!({ "expiresAt": closes })).await;
    let window = Window::signed_in(&app, &shop.ada).await;
    assert!(
        !is_on(&window, "week").await,
        "nobody gets what they did not ask for"
    );
    switch(&window, "week", true).await;
    switch(&window, "week", true).await;
    app.buy(&shop.short_id, "bea@example.com").await;
    wait(&app, 7 * DAY).await;
    let subject = "Your week: one order";
    let mail = app.mail(ADA, subject).await;
    for said in [
        "Orders … 1 (the week before: 0)",
        "€9.00 (the week before: €0.00)",
    ] {
        assert!(mail.text.contains(said), "{said}: {}", mail.text);
    }

    // Nothing happened in the next one, so nothing is said about it.
    wait(&app, 7 * DAY).await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, "Your week").await.len(), 1);

    // In the one after that something did, and the creator has changed their language.
    app.buy(&shop.short_id, "cid@example.com").await;
    let answer = app
        .request(Method::POST, "/login")
        .form(&[("email", ADA), ("password", crate::app::PASSWORD)])
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    app.submit("/language", &[("language", "de"), ("next", "/")])
        .await;
    wait(&app, 7 * DAY).await;
    let german = app.mail(ADA, "Deine Woche: eine Bestellung").await;
    let (status, _) = press(&app, &off(&german)).await;
    assert_eq!(status, StatusCode::OK);
    wait(&app, 7 * DAY).await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, "Deine Woche").await.len(), 1);
}

#[tokio::test]
async fn a_week_is_told_once_whatever_breaks_off() {
    let mut app = TestApp::start().await;
    wait_for_monday(&app).await;
    let closes = app.backend.now().plus(30 * DAY).to_string();
    let shop = app.shop(json!({ "expiresAt": closes })).await;
    let window = Window::signed_in(&app, &shop.ada).await;
    switch(&window, "week", true).await;
    drop(window);
    app.buy(&shop.short_id, "bea@example.com").await;
    app.settle().await;
    app.stop_work().await;
    wait(&app, 7 * DAY).await;
    // The job has written its letter when the program ends; it is done again.
    let gate = app.backend.pauses.hold("job.ran");
    let begun = tokio::spawn({
        let backend = app.backend.clone();
        async move { while jobs::run_next(&backend).await.unwrap() {} }
    });
    let letter = format!("week:{}:", shop.ada.id);
    loop {
        gate.arrived().await;
        let texts = db::everything::texts(&app.backend.db).await.unwrap();
        let is_letter = |(column, text): &(String, String)| {
            column == "jobs.dedupe_key" && text.starts_with(&letter)
        };
        if texts.iter().any(is_letter) {
            break;
        }
        gate.let_one_go();
    }
    begun.abort();
    let app = app.crash_and_restart().await;
    app.clock.advance(5 * MINUTE);
    app.mail(ADA, "Your week: one order").await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, "Your week").await.len(), 1);
}

#[tokio::test]
async fn a_letter_that_waits_is_not_sent_to_whoever_switched_it_off_meanwhile() {
    let mut app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.settle().await;
    app.stop_work().await;
    app.buy(&shop.short_id, "bea@example.com").await;
    switch(&Window::signed_in(&app, &shop.ada).await, "sale", false).await;
    let app = app.crash_and_restart().await;
    app.mail("bea@example.com", "Your receipt").await;
    app.settle().await;
    assert_eq!(app.mails_about(ADA, "You sold something").await.len(), 0);
}
