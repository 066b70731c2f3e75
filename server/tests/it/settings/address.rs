//! Another name, another address.

use super::{Window, press};
use crate::app::{PASSWORD, TestApp, link};
use domain::time::{DAY, MINUTE};
use reqwest::StatusCode;
use serde_json::{Value, json};

const ADA: &str = "ada@example.com";
const NEW: &str = "ada@new.example";

/// The link in the newest mail to an address.
async fn link_to(app: &TestApp, email: &str) -> String {
    let mail = app.mail(email, "Please confirm your new address").await;
    link(&mail.text, "/account/email")
}

#[tokio::test]
async fn a_new_address_counts_once_its_owner_has_confirmed_it() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let window = Window::signed_in(&app, &ada).await;
    let (status, answer) = window.change_email(" Ada@New.example ").await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let notice = app.mail(ADA, "Your address is about to change").await;
    assert!(notice.text.contains(NEW), "{}", notice.text);
    let profile = window.ask("profile", json!({})).await;
    assert_eq!(
        (&profile["email"], &profile["wanted"]),
        (&json!(ADA), &json!(NEW))
    );

    // A mail scanner follows links; it must not be able to confirm.
    let link = link_to(&app, NEW).await;
    for _ in 0..2 {
        let (status, html) = app.page(&link).await;
        assert_eq!(status, StatusCode::OK);
        assert!(
            html.contains(NEW) && html.contains("method=\"post\""),
            "{html}"
        );
    }
    let stranger = Window::of(&app, "");
    assert_eq!(
        stranger.sign_in(NEW, PASSWORD).await,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(stranger.sign_in(ADA, PASSWORD).await, StatusCode::SEE_OTHER);

    let (status, html) = press(&app, &link).await;
    assert_eq!(status, StatusCode::OK, "{html}");
    assert_eq!(press(&app, &link).await.0, StatusCode::GONE, "once");
    assert_eq!(app.page(&link).await.0, StatusCode::GONE);
    app.mail(ADA, "Your account has another address").await;
    let stranger = Window::of(&app, "");
    assert_eq!(
        stranger.sign_in(ADA, PASSWORD).await,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(stranger.sign_in(NEW, PASSWORD).await, StatusCode::SEE_OTHER);
    let profile = window.ask("profile", json!({})).await;
    assert_eq!(
        (&profile["email"], &profile["wanted"]),
        (&json!(NEW), &Value::Null)
    );
}

#[tokio::test]
async fn a_link_to_the_old_address_opens_nothing_after_the_change() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    app.submit("/forgot", &[("email", ADA)]).await;
    let reset = link(&app.mail(ADA, "Set a new password").await.text, "/reset");
    let window = Window::signed_in(&app, &ada).await;
    window.change_email(NEW).await;
    let confirm = link_to(&app, NEW).await;
    assert_eq!(press(&app, &confirm).await.0, StatusCode::OK);
    let token = reset.split_once("?token=").unwrap().1;
    let fields = [("token", token), ("password", "another long password")];
    assert_eq!(
        app.submit("/reset", &fields).await.status(),
        StatusCode::GONE
    );
}

#[tokio::test]
async fn nobody_learns_whether_an_address_has_an_account() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.creator(ADA).await, "bob@example.com");
    app.creator(bob).await;
    let window = Window::signed_in(&app, &ada).await;
    let of_bob = window.change_email(bob).await;
    let shown = window.ask("profile", json!({})).await;
    let told = app.mail(bob, "Somebody wanted to use your address").await;
    let of_nobody = window.change_email("nobody@example.com").await;
    assert_eq!(of_bob, of_nobody);
    assert_eq!(shown["wanted"], bob);
    assert!(!told.text.contains("/account/email"), "{}", told.text);
    app.settle().await;
    assert_eq!(app.mails_about(bob, "Please confirm").await.len(), 0);
    assert_eq!(
        Window::of(&app, "").sign_in(bob, PASSWORD).await,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn an_address_that_got_an_account_meanwhile_is_not_taken_from_it() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let window = Window::signed_in(&app, &ada).await;
    window.change_email(NEW).await;
    let confirm = link_to(&app, NEW).await;
    app.creator(NEW).await;
    assert_eq!(press(&app, &confirm).await.0, StatusCode::CONFLICT);
    assert_eq!(window.ask("profile", json!({})).await["email"], ADA);
}

#[tokio::test]
async fn who_proves_an_address_gets_it_from_who_only_typed_it() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let fields = [
        ("email", NEW),
        ("name", "Eve"),
        ("password", "known to eve only"),
    ];
    assert_eq!(
        app.submit("/signup", &fields).await.status(),
        StatusCode::OK
    );
    let eves = link(&app.mail(NEW, "Please confirm").await.text, "/confirm");
    let window = Window::signed_in(&app, &ada).await;
    window.change_email(NEW).await;
    let confirm = link_to(&app, NEW).await;
    let (status, html) = press(&app, &confirm).await;
    assert_eq!(status, StatusCode::OK, "{html}");
    assert_eq!(press(&app, &eves).await.0, StatusCode::GONE);
    let someone = Window::of(&app, "");
    assert_eq!(
        someone.sign_in(NEW, "known to eve only").await,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(someone.sign_in(NEW, PASSWORD).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn only_the_last_wish_counts_and_only_for_a_day() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let (one, other) = (
        Window::signed_in(&app, &ada).await,
        Window::signed_in(&app, &ada).await,
    );
    one.change_email("first@example.com").await;
    let first = link_to(&app, "first@example.com").await;
    other.change_email("second@example.com").await;
    let second = link_to(&app, "second@example.com").await;
    assert_eq!(
        press(&app, &first).await.0,
        StatusCode::GONE,
        "another tab came later"
    );
    app.clock.advance(DAY);
    assert_eq!(
        press(&app, &second).await.0,
        StatusCode::GONE,
        "a day is over"
    );
    one.change_email("third@example.com").await;
    let third = link_to(&app, "third@example.com").await;
    other.ask("keep_email", json!({})).await;
    assert_eq!(
        press(&app, &third).await.0,
        StatusCode::GONE,
        "it was taken back"
    );
    assert_eq!(one.ask("profile", json!({})).await["email"], ADA);
}

#[tokio::test]
async fn a_wish_can_write_to_five_addresses_a_day() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let window = Window::signed_in(&app, &ada).await;
    for number in 0..5 {
        let email = format!("{number}@example.com");
        assert_eq!(window.change_email(&email).await.0, StatusCode::OK);
        window.ask("keep_email", json!({})).await;
    }
    let (status, answer) = window.change_email("6@example.com").await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{answer}");
    app.clock.advance(DAY);
    let window = Window::signed_in(&app, &ada).await;
    assert_eq!(window.change_email("6@example.com").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_password_can_be_guessed_ten_times() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.creator(ADA).await, app.creator("bob@example.com").await);
    let (window, bobs) = (
        Window::signed_in(&app, &ada).await,
        Window::signed_in(&app, &bob).await,
    );
    let wrong = json!({ "email": NEW, "password": "not her password" });
    let guesses = (0..15).map(|_| window.call("change_email", wrong.clone()));
    let answers = futures::future::join_all(guesses).await;
    let with = |wanted: StatusCode| {
        answers
            .iter()
            .filter(|(status, _)| *status == wanted)
            .count()
    };
    assert_eq!(with(StatusCode::UNPROCESSABLE_ENTITY), 10, "{answers:?}");
    assert_eq!(with(StatusCode::TOO_MANY_REQUESTS), 5, "{answers:?}");
    // Now not even the right one is looked at, whatever it is asked for.
    assert_eq!(
        window.change_email(NEW).await.0,
        StatusCode::TOO_MANY_REQUESTS
    );
    let leave = json!({ "email": ADA, "password": PASSWORD });
    assert_eq!(
        window.call("leave", leave).await.0,
        StatusCode::TOO_MANY_REQUESTS
    );
    assert_eq!(bobs.change_email("b@new.example").await.0, StatusCode::OK);
    let (_, answer) = window.change_email(NEW).await;
    let why = answer["Rejected"]["message"].as_str().unwrap();
    assert_eq!(
        why,
        "That was wrong too often. Please try again in 15 minutes, or set a new password by mail."
    );
    app.clock.advance(15 * MINUTE);
    assert_eq!(window.change_email(NEW).await.0, StatusCode::OK);
}

#[tokio::test]
async fn whoever_guesses_on_waits_longer_and_a_new_password_is_nobodys_guess() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let window = Window::signed_in(&app, &ada).await;
    let wrong = json!({ "email": NEW, "password": "not her password" });
    for wait in [15, 30] {
        for _ in 0..10 {
            let (status, answer) = window.call("change_email", wrong.clone()).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
        }
        app.clock.advance((wait - 1) * MINUTE);
        let (status, answer) = window.call("change_email", wrong.clone()).await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{answer}");
        app.clock.advance(MINUTE);
    }
    for _ in 0..10 {
        window.call("change_email", wrong.clone()).await;
    }
    assert_eq!(
        window.change_email(NEW).await.0,
        StatusCode::TOO_MANY_REQUESTS
    );

    app.submit("/forgot", &[("email", ADA)]).await;
    let reset = link(&app.mail(ADA, "Set a new password").await.text, "/reset");
    let (path, token) = reset.split_once("?token=").unwrap();
    let new = "a brand new one";
    let fields = [("token", token), ("password", new)];
    assert_eq!(app.submit(path, &fields).await.status(), StatusCode::OK);
    let window = Window::of(&app, "");
    assert_eq!(window.sign_in(ADA, new).await, StatusCode::SEE_OTHER);
    let right = json!({ "email": NEW, "password": new });
    window.ask("change_email", right).await;
}

#[tokio::test]
async fn what_is_no_address_or_the_same_is_refused_at_its_field() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let window = Window::signed_in(&app, &ada).await;
    for email in ["nobody", "", "ADA@example.com"] {
        let (status, answer) = window.change_email(email).await;
        assert_eq!(
            status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{email}: {answer}"
        );
        assert!(answer.to_string().contains("\"email\""), "{answer}");
    }
    app.settle().await;
    assert_eq!(app.mails(ADA).await.len(), 0);
}
