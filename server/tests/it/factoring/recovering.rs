//! Recovery codes, for the day on which the phone is gone.

use super::{Browser, codes, device::Device, with_phone};
use crate::app::TestApp;
use backend::flows::factor;
use reqwest::StatusCode;
use serde_json::json;

async fn recover(browser: &Browser<'_>, code: &str) -> StatusCode {
    let answer = browser.submit("/login/code", &[("recovery", code)]).await;
    answer.status()
}

#[tokio::test]
async fn each_signs_in_once_however_it_is_typed() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (_, recovery) = with_phone(&app, &ada).await;
    let browser = Browser::new(&app);
    browser.half_sign_in(&ada.email).await;
    let typed = recovery[0].to_uppercase().replace('-', " ");
    assert_eq!(recover(&browser, &typed).await, StatusCode::SEE_OTHER);
    assert!(browser.is_in().await);
    let mail = app.mail(&ada.email, "A recovery code was used").await;
    assert!(
        mail.text.contains("9 recovery codes are left"),
        "{}",
        mail.text
    );
    let state = browser.ask("get_authenticator", json!({})).await;
    assert_eq!(state["codes_left"], 9);

    let again = Browser::new(&app);
    again.half_sign_in(&ada.email).await;
    for wrong in [recovery[0].as_str(), "0000-0000-0000-0000", "nonsense"] {
        assert_eq!(
            recover(&again, wrong).await,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{wrong}"
        );
    }
    assert_eq!(recover(&again, &recovery[1]).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn one_code_at_the_same_moment_is_one_sign_in() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (_, recovery) = with_phone(&app, &ada).await;
    let browsers = [Browser::new(&app), Browser::new(&app), Browser::new(&app)];
    for browser in &browsers {
        browser.half_sign_in(&ada.email).await;
    }
    let tries = browsers
        .iter()
        .map(|browser| recover(browser, &recovery[0]));
    let answers = futures::future::join_all(tries).await;
    let entered = answers
        .iter()
        .filter(|status| **status == StatusCode::SEE_OTHER);
    assert_eq!(entered.count(), 1);
}

#[tokio::test]
async fn new_ones_void_the_old() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (phone, old) = with_phone(&app, &ada).await;
    let browser = Browser::new(&app);
    browser.half_sign_in(&ada.email).await;
    browser.enter(&phone.next(&app)).await;
    let new = codes(&browser.ask("renew_recovery_codes", json!({})).await);
    assert_eq!(new.len(), 10);
    app.mail(&ada.email, "You have new recovery codes").await;
    let other = Browser::new(&app);
    other.half_sign_in(&ada.email).await;
    assert_eq!(
        recover(&other, &old[5]).await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(recover(&other, &new[5]).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn without_an_app_there_are_none() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let refused = browser.refused("renew_recovery_codes", json!({})).await;
    assert_eq!(refused, (StatusCode::CONFLICT, "conflict".to_owned()));
}

#[tokio::test]
async fn the_operator_helps_whoever_lost_it_all() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let bea = app.creator("bea@example.com").await;
    let open = Browser::of(&app, &ada).await;
    Device::new().add(&open, "Lost laptop").await;
    with_phone(&app, &ada).await;
    with_phone(&app, &bea).await;
    assert!(
        factor::give_up(&app.backend, "nobody@example.com")
            .await
            .is_err()
    );
    factor::give_up(&app.backend, "Ada@example.com")
        .await
        .unwrap();
    assert!(!open.is_in().await, "whoever had it is out");
    app.mail(&ada.email, "The password alone signs in again")
        .await;
    let browser = Browser::of(&app, &ada).await;
    assert_eq!(browser.ask("list_passkeys", json!({})).await, json!([]));
    let state = browser.ask("get_authenticator", json!({})).await;
    assert_eq!(state, json!({ "since": null, "codes_left": 0 }));
    Browser::new(&app).half_sign_in(&bea.email).await;
}
