//! Passkeys: added, used, named, removed; and what is none.

use super::{
    Browser,
    device::{Device, site},
    with_phone,
};
use crate::app::TestApp;
use domain::time::MINUTE;
use reqwest::StatusCode;
use serde_json::{Value, json};

/// What becomes of a sign-in, and in which words.
async fn tried(browser: &Browser<'_>, wish: Value) -> (StatusCode, String) {
    let (status, answer) = browser.post("/login/passkey", wish).await;
    (
        status,
        answer["detail"].as_str().unwrap_or_default().to_owned(),
    )
}

#[tokio::test]
async fn from_adding_one_to_removing_it() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    assert_eq!(browser.ask("list_passkeys", json!({})).await, json!([]));
    let begun = browser.ask("begin_passkey", json!({})).await;
    assert_eq!(begun["site"], site(&app).origin().ascii_serialization());
    let options: Value = serde_json::from_str(begun["options"].as_str().unwrap()).unwrap();
    assert_eq!(
        options["rp"],
        json!({ "id": "localhost", "name": "Temporary Pages" })
    );
    let wished = &options["authenticatorSelection"];
    assert_eq!(wished["residentKey"], "required");
    assert_eq!(wished["userVerification"], "required");

    let mut laptop = Device::new();
    laptop.add(&browser, "My laptop").await;
    let mail = app.mail(&ada.email, "A passkey was added").await;
    assert!(mail.text.contains("“My laptop”"), "{}", mail.text);

    // It signs in alone, also where the password needs a code.
    with_phone(&app, &ada).await;
    let elsewhere = Browser::new(&app);
    let mut wish = laptop.wish(&elsewhere).await;
    wish["next"] = "/console/orders".into();
    let (status, answer) = elsewhere.post("/login/passkey", wish).await;
    assert_eq!(
        (status, &answer["next"]),
        (StatusCode::OK, &json!("/console/orders"))
    );
    assert!(elsewhere.is_in().await);
    let known = elsewhere.ask("list_passkeys", json!({})).await;
    assert_eq!(known[0]["name"], "My laptop");
    assert!(!known[0]["last_used_at"].is_null());

    let id = known[0]["id"].clone();
    let rename = |name: &str| json!({ "id": id, "name": name });
    elsewhere
        .ask("rename_passkey", rename(" Old laptop "))
        .await;
    let nameless = elsewhere.refused("rename_passkey", rename("  ")).await;
    assert_eq!(nameless.0, StatusCode::UNPROCESSABLE_ENTITY);
    let known = elsewhere.ask("list_passkeys", json!({})).await;
    assert_eq!(known[0]["name"], "Old laptop");

    elsewhere.ask("remove_passkey", json!({ "id": id })).await;
    app.mail(&ada.email, "A passkey was removed").await;
    let third = Browser::new(&app);
    let wish = laptop.wish(&third).await;
    let (status, words) = tried(&third, wish).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert!(words.starts_with("We do not know this passkey"), "{words}");
    assert!(!third.is_in().await);
}

#[tokio::test]
async fn what_was_finished_is_over() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let begun = browser.ask("begin_passkey", json!({})).await;
    let mut device = Device::new();
    let answer = device.create(&site(&app), &begun).await.unwrap();
    let body = json!({ "ceremony": begun["ceremony"], "answer": answer, "name": "Laptop" });

    // What one browser began another cannot finish, though it is the same creator.
    let over = (StatusCode::GONE, "expired".to_owned());
    let other = Browser::of(&app, &ada).await;
    assert_eq!(other.refused("finish_passkey", body.clone()).await, over);
    browser.ask("finish_passkey", body.clone()).await;
    assert_eq!(browser.refused("finish_passkey", body).await, over);
    assert_eq!(
        browser
            .ask("list_passkeys", json!({}))
            .await
            .as_array()
            .unwrap()
            .len(),
        1
    );

    let wish = device.wish(&other).await;
    let visitor = Browser::new(&app);
    assert_eq!(tried(&visitor, wish.clone()).await.0, StatusCode::OK);
    let again = Browser::new(&app);
    assert_eq!(tried(&again, wish).await.0, StatusCode::GONE);
    assert!(!again.is_in().await);
}

#[tokio::test]
async fn what_was_begun_is_over_after_ten_minutes() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let mut device = Device::new();
    device.add(&browser, "Laptop").await;
    let begun = browser.ask("begin_passkey", json!({})).await;
    let answer = Device::new().create(&site(&app), &begun).await.unwrap();
    let visitor = Browser::new(&app);
    let wish = device.wish(&visitor).await;
    app.clock.advance(10 * MINUTE);
    let body = json!({ "ceremony": begun["ceremony"], "answer": answer, "name": "Phone" });
    let late = browser.refused("finish_passkey", body).await;
    assert_eq!(late, (StatusCode::GONE, "expired".to_owned()));
    assert_eq!(tried(&visitor, wish).await.0, StatusCode::GONE);
}

#[tokio::test]
async fn what_ends_a_session_ends_what_was_begun_in_it() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let begun = browser.ask("begin_passkey", json!({})).await;
    browser.submit("/logout", &[]).await;
    browser.sign_in(&ada.email).await;
    let answer = Device::new().create(&site(&app), &begun).await.unwrap();
    let body = json!({ "ceremony": begun["ceremony"], "answer": answer, "name": "Phone" });
    let late = browser.refused("finish_passkey", body).await;
    assert_eq!(late, (StatusCode::GONE, "expired".to_owned()));
}

#[tokio::test]
async fn of_two_windows_both_can_sign_in() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let mut device = Device::new();
    device.add(&Browser::of(&app, &ada).await, "Laptop").await;
    let browser = Browser::new(&app);
    let asked = browser.post("/login/passkey/options", json!({})).await.1;
    device.sign_in(&browser).await;
    let options = asked["options"].clone();
    let credential = device.get(&site(&app), options).await.unwrap();
    let wish = json!({ "ceremony": asked["ceremony"], "credential": credential });
    assert_eq!(tried(&browser, wish).await.0, StatusCode::OK);
}

#[tokio::test]
async fn another_site_gets_nothing_that_counts_here() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    // A browser lets pages ask only for passkeys of their own host; this one is at another port.
    let evil = url::Url::parse("http://localhost:1/").unwrap();
    let begun = browser.ask("begin_passkey", json!({})).await;
    let answer = Device::new().create(&evil, &begun).await.unwrap();
    let body = json!({ "ceremony": begun["ceremony"], "answer": answer, "name": "Phone" });
    let odd = browser.refused("finish_passkey", body).await;
    assert_eq!(odd.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.ask("list_passkeys", json!({})).await, json!([]));

    let mut device = Device::new();
    device.add(&browser, "Laptop").await;
    let visitor = Browser::new(&app);
    let asked = visitor.post("/login/passkey/options", json!({})).await.1;
    let credential = device.get(&evil, asked["options"].clone()).await.unwrap();
    let wish = json!({ "ceremony": asked["ceremony"], "credential": credential });
    assert_eq!(
        tried(&visitor, wish).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert!(!visitor.is_in().await);
}

#[tokio::test]
async fn a_device_that_does_not_look_who_holds_it_is_refused() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let begun = browser.ask("begin_passkey", json!({})).await;
    let answer = Device::new()
        .careless()
        .create(&site(&app), &begun)
        .await
        .unwrap();
    let body = json!({ "ceremony": begun["ceremony"], "answer": answer, "name": "Phone" });
    let odd = browser.refused("finish_passkey", body).await;
    assert_eq!(odd.0, StatusCode::UNPROCESSABLE_ENTITY);

    let mut device = Device::new();
    device.add(&browser, "Laptop").await;
    let visitor = Browser::new(&app);
    let wish = device.careless().wish(&visitor).await;
    assert_eq!(
        tried(&visitor, wish).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_copied_passkey_is_refused() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let mut device = Device::new();
    device.add(&Browser::of(&app, &ada).await, "Laptop").await;
    let mut copy = device.clone();
    for _ in 0..2 {
        device.sign_in(&Browser::new(&app)).await;
    }
    let thief = Browser::new(&app);
    let wish = copy.wish(&thief).await;
    let (status, words) = tried(&thief, wish).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(words.contains("may have been copied"), "{words}");
    assert!(!thief.is_in().await);
}

#[tokio::test]
async fn whose_passkey_it_is_cannot_be_said_differently() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let bea = app.creator("bea@example.com").await;
    let (mut of_ada, mut of_bea) = (Device::new(), Device::new());
    of_ada.add(&Browser::of(&app, &ada).await, "Laptop").await;
    of_bea.add(&Browser::of(&app, &bea).await, "Laptop").await;
    let thief = Browser::new(&app);
    let foreign = of_bea.wish(&thief).await;
    let handle = foreign["credential"]["response"]["userHandle"].clone();
    let mut wish = of_ada.wish(&thief).await;
    wish["credential"]["response"]["userHandle"] = handle;
    assert_eq!(tried(&thief, wish).await.0, StatusCode::UNAUTHORIZED);

    // Nor does it help to call the one by the other's name.
    let mut wish = of_ada.wish(&thief).await;
    for name in ["id", "rawId"] {
        wish["credential"][name] = foreign["credential"][name].clone();
    }
    wish["credential"]["response"]["userHandle"] =
        foreign["credential"]["response"]["userHandle"].clone();
    assert_eq!(
        tried(&thief, wish).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert!(!thief.is_in().await);
}

#[tokio::test]
async fn a_device_hears_which_passkeys_there_are() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let mut device = Device::new();
    device.add(&browser, "Laptop").await;
    let begun = browser.ask("begin_passkey", json!({})).await;
    let options: Value = serde_json::from_str(begun["options"].as_str().unwrap()).unwrap();
    let wish = device.wish(&Browser::new(&app)).await;
    let excluded = &options["excludeCredentials"];
    assert_eq!(excluded.as_array().unwrap().len(), 1);
    assert_eq!(excluded[0]["id"], wish["credential"]["id"]);
}

#[tokio::test]
async fn what_belongs_to_somebody_else_is_not_there() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let bea = app.creator("bea@example.com").await;
    let of_ada = Browser::of(&app, &ada).await;
    Device::new().add(&of_ada, "Laptop").await;
    let id = of_ada.ask("list_passkeys", json!({})).await[0]["id"].clone();
    let of_bea = Browser::of(&app, &bea).await;
    let gone = (StatusCode::NOT_FOUND, "not_found".to_owned());
    assert_eq!(
        of_bea.refused("remove_passkey", json!({ "id": id })).await,
        gone
    );
    let body = json!({ "id": id, "name": "Mine" });
    assert_eq!(of_bea.refused("rename_passkey", body).await, gone);
    assert_eq!(
        of_ada.ask("list_passkeys", json!({})).await[0]["name"],
        "Laptop"
    );
}

#[tokio::test]
async fn nonsense_is_refused_in_words() {
    let app = TestApp::start().await;
    let browser = Browser::new(&app);
    for body in [
        json!({}),
        json!([]),
        json!({ "ceremony": "x", "credential": {} }),
    ] {
        let (status, words) = tried(&browser, body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(words.starts_with("This passkey did not answer"), "{words}");
    }
}

#[tokio::test]
async fn a_site_without_a_name_has_no_passkeys() {
    let app = TestApp::start_with(&[("PUBLIC_URL", "http://203.0.113.7")]).await;
    let browser = Browser::new(&app);
    let html = browser.get("/login").await.text().await.unwrap();
    assert!(!html.contains("data-passkey"), "{html}");
    let (status, _) = browser.post("/login/passkey/options", json!({})).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_page_for_signing_in_runs_our_script_and_no_other() {
    let app = TestApp::start().await;
    let page = app.get("/login").await;
    let policy = page.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        policy.contains("script-src 'self'") && !policy.contains("unsafe-inline"),
        "{policy}"
    );
    let html = page.text().await.unwrap();
    assert!(html.contains("data-passkey=\"localhost\" hidden"), "{html}");
    assert!(
        html.contains("autocomplete=\"username webauthn\""),
        "{html}"
    );
    let script = app.get("/passkeys.js").await;
    assert_eq!(
        script.headers()["content-type"],
        "text/javascript; charset=utf-8"
    );
    let etag = script.headers()["etag"].clone();
    let again = app
        .request(reqwest::Method::GET, "/passkeys.js")
        .header("if-none-match", etag);
    assert_eq!(
        again.send().await.unwrap().status(),
        StatusCode::NOT_MODIFIED
    );
}
