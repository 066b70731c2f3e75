//! "Is it still you?"

use super::{Browser, device::Device, with_phone};
use crate::app::{PASSWORD, TestApp};
use domain::time::MINUTE;
use reqwest::StatusCode;
use serde_json::json;

/// What changes how one signs in.
const CHANGES: [&str; 3] = [
    "begin_passkey",
    "begin_authenticator",
    "renew_recovery_codes",
];

#[tokio::test]
async fn a_browser_that_was_left_open_changes_nothing() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let other = Browser::of(&app, &ada).await;
    let mut device = Device::new();
    device.add(&browser, "Laptop").await;
    let id = browser.ask("list_passkeys", json!({})).await[0]["id"].clone();
    app.clock.advance(10 * MINUTE);
    let needed = (StatusCode::FORBIDDEN, "proof_required".to_owned());
    for change in CHANGES {
        assert_eq!(browser.refused(change, json!({})).await, needed, "{change}");
    }
    let remove = json!({ "id": id });
    assert_eq!(
        browser.refused("remove_passkey", remove.clone()).await,
        needed
    );

    let wrong = json!({ "password": "wrong horse battery" });
    let (status, answer) = browser.call("prove_by_password", wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer["Rejected"]["errors"][0]["field"], "proof");
    assert_eq!(browser.refused("begin_passkey", json!({})).await, needed);

    browser
        .ask("prove_by_password", json!({ "password": PASSWORD }))
        .await;
    browser.ask("begin_passkey", json!({})).await;
    browser.ask("begin_authenticator", json!({})).await;
    assert_eq!(
        other.refused("begin_passkey", json!({})).await,
        needed,
        "here, not there"
    );
    browser.ask("remove_passkey", remove).await;
    app.clock.advance(10 * MINUTE);
    assert_eq!(
        browser.refused("begin_passkey", json!({})).await,
        needed,
        "not for good"
    );
}

#[tokio::test]
async fn a_passkey_proves_it_as_well() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let bea = app.creator("bea@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let none = browser.refused("begin_proof", json!({})).await;
    assert_eq!(none, (StatusCode::NOT_FOUND, "not_found".to_owned()));
    let (mut device, mut of_bea) = (Device::new(), Device::new());
    device.add(&browser, "Laptop").await;
    of_bea.add(&Browser::of(&app, &bea).await, "Phone").await;
    app.clock.advance(10 * MINUTE);

    // Bea's passkey is none of those that are asked for; signed all the same, it proves nothing of Ada.
    let begun = browser.ask("begin_proof", json!({})).await;
    let answer = of_bea.answer_anyway(&app, &begun).await;
    let body = json!({ "ceremony": begun["ceremony"], "answer": answer });
    let (status, _) = browser.call("finish_proof", body).await;
    assert_ne!(status, StatusCode::OK);
    let needed = (StatusCode::FORBIDDEN, "proof_required".to_owned());
    assert_eq!(
        browser.refused("begin_authenticator", json!({})).await,
        needed
    );

    let begun = browser.ask("begin_proof", json!({})).await;
    let body =
        json!({ "ceremony": begun["ceremony"], "answer": device.answer(&app, &begun).await });
    browser.ask("finish_proof", body.clone()).await;
    browser.ask("begin_authenticator", json!({})).await;
    let twice = browser.refused("finish_proof", body).await;
    assert_eq!(twice, (StatusCode::GONE, "expired".to_owned()));
}

#[tokio::test]
async fn signing_in_with_a_code_or_a_passkey_is_a_proof() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let mut device = Device::new();
    device.add(&browser, "Laptop").await;
    let (phone, _) = with_phone(&app, &ada).await;
    app.clock.advance(10 * MINUTE);
    let by_code = Browser::new(&app);
    by_code.half_sign_in(&ada.email).await;
    by_code.enter(&phone.next(&app)).await;
    by_code.ask("begin_passkey", json!({})).await;
    let by_passkey = Browser::new(&app);
    device.sign_in(&by_passkey).await;
    by_passkey.ask("begin_passkey", json!({})).await;
}
