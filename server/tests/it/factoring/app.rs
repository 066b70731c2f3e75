//! The authenticator app: set up, used, switched off.

use super::{Browser, Phone, codes, with_phone};
use crate::app::{PASSWORD, TestApp, link};
use backend::db;
use domain::time::{MINUTE, SECOND};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn from_setting_it_up_to_signing_in_with_a_code() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let laptop = Browser::of(&app, &ada).await;
    let told = laptop.ask("begin_authenticator", json!({})).await;
    assert!(
        told["address"]
            .as_str()
            .unwrap()
            .starts_with("otpauth://totp/Temporary%20Pages:ada")
    );
    assert!(
        told["picture"]
            .as_str()
            .unwrap()
            .starts_with("data:image/svg+xml;base64,")
    );
    let phone = Phone::with(&told["secret"]);

    // Nothing counts before the first code.
    Browser::of(&app, &ada).await;
    let confirm = |code: String| json!({ "ceremony": told["ceremony"], "code": code });
    let late = phone.at(app.backend.now().plus(-5 * MINUTE));
    let wrong = laptop.refused("confirm_authenticator", confirm(late)).await;
    assert_eq!(wrong.0, StatusCode::UNPROCESSABLE_ENTITY);
    let now = phone.at(app.backend.now());
    let made = laptop.ask("confirm_authenticator", confirm(now)).await;
    let mut different = codes(&made);
    different.dedup();
    assert_eq!(different.len(), 10);
    app.mail(&ada.email, "Signing in takes a code").await;

    // Where it was set up one stays signed in; elsewhere the password is not enough any more.
    assert!(laptop.is_in().await);
    let other = Browser::new(&app);
    let fields = [
        ("email", ada.email.as_str()),
        ("password", PASSWORD),
        ("next", "/console/orders?page=1"),
    ];
    let answer = other.submit("/login", &fields).await;
    let asked = answer.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(asked, "/login/code?next=%2Fconsole%2Forders%3Fpage%3D1");
    assert!(!other.is_in().await);
    let html = other.get(&asked).await.text().await.unwrap();
    assert!(
        html.contains("name=\"next\" value=\"/console/orders?page=1\""),
        "{html}"
    );

    // The clock of a phone may be half a minute ahead.
    app.clock.advance(60 * SECOND);
    let ahead = phone.at(app.backend.now().plus(30 * SECOND));
    let fields = [("code", ahead.as_str()), ("next", "/console/orders?page=1")];
    let answer = other.submit("/login/code", &fields).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()["location"], "/console/orders?page=1");
    assert!(other.is_in().await);
}

#[tokio::test]
async fn nobody_who_reads_the_database_learns_a_secret() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let told = browser.ask("begin_authenticator", json!({})).await;
    let secret = told["secret"].as_str().unwrap().replace(' ', "");
    let code = Phone::with(&told["secret"]).at(app.backend.now());
    let body = json!({ "ceremony": told["ceremony"], "code": code });
    let made = browser.ask("confirm_authenticator", body).await;
    let bytes = totp_rs::Secret::try_from_base32(&secret).unwrap();
    let hex: String = bytes
        .as_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut secrets = codes(&made);
    secrets.extend([secret, hex, told["ceremony"].as_str().unwrap().to_owned()]);
    for (place, text) in db::everything::texts(&app.backend.db).await.unwrap() {
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{place}: {text}");
        }
    }
}

#[tokio::test]
async fn a_code_counts_once() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (phone, _) = with_phone(&app, &ada).await;
    let code = phone.next(&app);
    let first = Browser::new(&app);
    let second = Browser::new(&app);
    first.half_sign_in(&ada.email).await;
    second.half_sign_in(&ada.email).await;
    assert_eq!(first.enter(&code).await.0, StatusCode::SEE_OTHER);
    let (status, html) = second.enter(&code).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(html.contains("This code was used already"), "{html}");
    assert!(first.is_in().await && !second.is_in().await);
    // Nor does one from before it.
    let before = phone.at(app.backend.now().plus(-30 * SECOND));
    assert_eq!(
        second.enter(&before).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        second.enter(&phone.next(&app)).await.0,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn of_two_at_the_same_moment_one_gets_in() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (phone, _) = with_phone(&app, &ada).await;
    let browsers = [Browser::new(&app), Browser::new(&app), Browser::new(&app)];
    for browser in &browsers {
        browser.half_sign_in(&ada.email).await;
    }
    let code = phone.next(&app);
    let answers = futures::future::join_all(browsers.iter().map(|browser| browser.enter(&code)));
    let answers = answers.await;
    let entered = answers
        .iter()
        .filter(|(status, _)| *status == StatusCode::SEE_OTHER);
    assert_eq!(entered.count(), 1);
}

#[tokio::test]
async fn somebody_elses_code_is_none() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let bea = app.creator("bea@example.com").await;
    let (_, of_ada) = with_phone(&app, &ada).await;
    let (phone_of_bea, _) = with_phone(&app, &bea).await;
    let browser = Browser::new(&app);
    browser.half_sign_in(&bea.email).await;
    let other = Browser::new(&app);
    other.half_sign_in(&ada.email).await;
    let code = phone_of_bea.next(&app);
    assert_eq!(other.enter(&code).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("recovery", of_ada[0].as_str())];
    let answer = browser.submit("/login/code", &fields).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        browser.enter(&code).await.0,
        StatusCode::SEE_OTHER,
        "bea's own"
    );
}

#[tokio::test]
async fn switching_it_off_takes_the_password_or_a_code() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    for by_password in [true, false] {
        let (phone, recovery) = with_phone(&app, &ada).await;
        let browser = Browser::new(&app);
        browser.half_sign_in(&ada.email).await;
        browser.enter(&phone.next(&app)).await;
        let off =
            |proof: String| browser.call("switch_off_authenticator", json!({ "proof": proof }));
        for wrong in ["wrong horse battery", "000000", ""] {
            let (status, answer) = off(wrong.to_owned()).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
            assert_eq!(answer["Rejected"]["errors"][0]["field"], "proof");
        }
        let proof = match by_password {
            true => PASSWORD.to_owned(),
            false => phone.next(&app),
        };
        assert_eq!(off(proof).await.0, StatusCode::OK);
        app.mail(&ada.email, "Signing in takes no code any more")
            .await;
        let state = browser.ask("get_authenticator", json!({})).await;
        assert_eq!(state, json!({ "since": null, "codes_left": 0 }));
        // The password is enough, and the codes on paper are worth nothing.
        let other = Browser::of(&app, &ada).await;
        assert!(other.is_in().await);
        let answer = Browser::new(&app)
            .submit("/login/code", &[("recovery", recovery[0].as_str())])
            .await;
        assert_eq!(answer.status(), StatusCode::GONE);
    }
}

#[tokio::test]
async fn of_two_windows_that_set_it_up_one_does() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let mut begun = Vec::new();
    for _ in 0..2 {
        let told = browser.ask("begin_authenticator", json!({})).await;
        let code = Phone::with(&told["secret"]).at(app.backend.now());
        begun.push(json!({ "ceremony": told["ceremony"], "code": code }));
    }
    // What another browser began is nobody else's, though it is the same creator.
    let other = Browser::of(&app, &ada).await;
    let foreign = other
        .refused("confirm_authenticator", begun[0].clone())
        .await;
    assert_eq!(foreign, (StatusCode::GONE, "expired".to_owned()));

    browser.ask("confirm_authenticator", begun[0].clone()).await;
    let twice = browser
        .refused("confirm_authenticator", begun[0].clone())
        .await;
    assert_eq!(twice, (StatusCode::GONE, "expired".to_owned()));
    let second = browser
        .refused("confirm_authenticator", begun[1].clone())
        .await;
    assert_eq!(second, (StatusCode::CONFLICT, "conflict".to_owned()));
    let third = browser.refused("begin_authenticator", json!({})).await;
    assert_eq!(third, (StatusCode::CONFLICT, "conflict".to_owned()));
}

#[tokio::test]
async fn what_was_begun_is_over_after_ten_minutes() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let browser = Browser::of(&app, &ada).await;
    let told = browser.ask("begin_authenticator", json!({})).await;
    app.clock.advance(10 * MINUTE);
    let code = Phone::with(&told["secret"]).at(app.backend.now());
    let body = json!({ "ceremony": told["ceremony"], "code": code });
    let late = browser.refused("confirm_authenticator", body).await;
    assert_eq!(late, (StatusCode::GONE, "expired".to_owned()));
    backend::jobs::clean_up(&app.backend).await.unwrap();
    let texts = db::everything::texts(&app.backend.db).await.unwrap();
    assert!(
        !texts
            .iter()
            .any(|(place, _)| place.starts_with("ceremonies."))
    );
}

#[tokio::test]
async fn a_new_password_switches_nothing_off() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (phone, _) = with_phone(&app, &ada).await;
    let halfway = Browser::new(&app);
    halfway.half_sign_in(&ada.email).await;

    app.submit("/forgot", &[("email", ada.email.as_str())])
        .await;
    let reset = link(
        &app.mail(&ada.email, "Set a new password").await.text,
        "/reset",
    );
    let (path, token) = reset.split_once("?token=").unwrap();
    let fields = [("token", token), ("password", "a brand new one")];
    assert_eq!(app.submit(path, &fields).await.status(), StatusCode::OK);

    let code = phone.next(&app);
    assert_eq!(
        halfway.enter(&code).await.0,
        StatusCode::GONE,
        "it began with the old one"
    );
    let browser = Browser::new(&app);
    let fields = [
        ("email", ada.email.as_str()),
        ("password", "a brand new one"),
    ];
    let answer = browser.submit("/login", &fields).await;
    assert_eq!(answer.headers()["location"], "/login/code?next=%2Fconsole");
    assert_eq!(browser.enter(&code).await.0, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn programs_go_on_with_their_keys() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    with_phone(&app, &ada).await;
    let (status, _) = app
        .api(&ada.key, Method::GET, "/products", Value::Null)
        .await;
    assert_eq!(status, StatusCode::OK);
}
