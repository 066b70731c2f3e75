//! Where somebody is signed in.

use super::Window;
use crate::app::{PASSWORD, TestApp, link};
use domain::time::MINUTE;
use reqwest::StatusCode;
use serde_json::{Value, json};

const ADA: &str = "ada@example.com";
const LAPTOP: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 \
                     (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

async fn sessions(window: &Window<'_>) -> Vec<Value> {
    let list = window.ask("list_sessions", json!({})).await;
    list.as_array().unwrap().clone()
}

#[tokio::test]
async fn a_lost_phone_is_signed_out_from_the_laptop() {
    let app = TestApp::start().await;
    app.creator(ADA).await;
    let (laptop, phone) = (Window::of(&app, LAPTOP), Window::of(&app, PHONE));
    assert_eq!(phone.sign_in(ADA, PASSWORD).await, StatusCode::SEE_OTHER);
    app.clock.advance(MINUTE);
    assert_eq!(laptop.sign_in(ADA, PASSWORD).await, StatusCode::SEE_OTHER);

    let list = sessions(&laptop).await;
    let told = |session: &Value| {
        let text = |name: &str| session[name].as_str().unwrap().to_owned();
        (text("browser"), text("system"), session["is_this"] == true)
    };
    let told: Vec<_> = list.iter().map(told).collect();
    assert_eq!(
        told,
        [
            ("Firefox".to_owned(), "Linux".to_owned(), true),
            ("Safari".to_owned(), "iPhone".to_owned(), false),
        ]
    );
    assert!(phone.is_signed_in().await);
    laptop
        .ask("end_session", json!({ "id": list[1]["id"] }))
        .await;
    assert!(!phone.is_signed_in().await);
    assert!(laptop.is_signed_in().await);
    let (again, _) = laptop
        .call("end_session", json!({ "id": list[1]["id"] }))
        .await;
    assert_eq!(again, StatusCode::NOT_FOUND, "another tab did it already");
    assert_eq!(sessions(&laptop).await.len(), 1);
}

#[tokio::test]
async fn nobody_ends_the_sessions_of_somebody_else() {
    let app = TestApp::start().await;
    let (ada, bob) = (app.creator(ADA).await, app.creator("bob@example.com").await);
    let (adas, bobs) = (
        Window::signed_in(&app, &ada).await,
        Window::signed_in(&app, &bob).await,
    );
    let id = sessions(&adas).await[0]["id"].clone();
    for id in [
        id,
        json!("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
        json!("' or 1=1"),
    ] {
        let (status, _) = bobs.call("end_session", json!({ "id": id })).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{id}");
    }
    bobs.ask("end_other_sessions", json!({})).await;
    assert!(adas.is_signed_in().await && bobs.is_signed_in().await);
    assert_eq!(sessions(&bobs).await.len(), 1);
}

#[tokio::test]
async fn one_press_signs_out_everywhere_else() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let mut windows = Vec::new();
    for _ in 0..4 {
        windows.push(Window::signed_in(&app, &ada).await);
    }
    windows[2].ask("end_other_sessions", json!({})).await;
    for (at, window) in windows.iter().enumerate() {
        assert_eq!(window.is_signed_in().await, at == 2, "{at}");
    }
}

#[tokio::test]
async fn a_changed_password_ends_every_other_session_and_open_links() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let (here, elsewhere) = (
        Window::signed_in(&app, &ada).await,
        Window::signed_in(&app, &ada).await,
    );
    app.submit("/forgot", &[("email", ADA)]).await;
    let reset = link(&app.mail(ADA, "Set a new password").await.text, "/reset");
    let new = "another long password";
    let change = |current: &str| json!({ "current": current, "new": new });
    let (status, answer) = here.call("change_password", change("wrong one here")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
    assert!(elsewhere.is_signed_in().await, "nothing happened");

    here.ask("change_password", change(PASSWORD)).await;
    assert!(here.is_signed_in().await);
    assert!(!elsewhere.is_signed_in().await);
    let token = reset.split_once("?token=").unwrap().1;
    let fields = [("token", token), ("password", "a third long password")];
    assert_eq!(
        app.submit("/reset", &fields).await.status(),
        StatusCode::GONE
    );
    assert_eq!(
        elsewhere.sign_in(ADA, PASSWORD).await,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(elsewhere.sign_in(ADA, new).await, StatusCode::SEE_OTHER);
    app.mail(ADA, "Your password was changed").await;
}

#[tokio::test]
async fn when_a_session_was_used_is_known_to_a_few_minutes() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let (watcher, used) = (
        Window::signed_in(&app, &ada).await,
        Window::signed_in(&app, &ada).await,
    );
    let of_other = async || {
        let list = sessions(&watcher).await;
        let other = list.iter().find(|session| session["is_this"] == false);
        other.unwrap()["used_at"].clone()
    };
    let began = of_other().await;
    app.clock.advance(4 * MINUTE);
    assert!(used.is_signed_in().await);
    assert_eq!(
        of_other().await,
        began,
        "a write for every request would be work for nothing"
    );
    app.clock.advance(2 * MINUTE);
    assert!(used.is_signed_in().await);
    let later = of_other().await;
    assert_ne!(later, began);
    app.clock.advance(MINUTE);
    assert!(used.is_signed_in().await);
    assert_eq!(of_other().await, later);
}
