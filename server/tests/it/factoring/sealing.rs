//! The secrets of authenticator apps when the keys of the application change.

use super::{Browser, Phone, with_phone};
use crate::app::{Creator, TestApp};
use backend::{
    db::authenticators,
    flows::{
        account,
        factor::{Resealed, reseal},
    },
};
use domain::link::Keyring;
use reqwest::StatusCode;

/// The keys of an application, by their names.
fn keys(names: &[&str]) -> String {
    let entry = |name: &&str| {
        let first = name.as_bytes()[0];
        Keyring::entry(name, &[first; 32])
    };
    names.iter().map(entry).collect::<Vec<_>>().join(",")
}

/// The same application with other keys.
async fn with_keys(app: TestApp, names: &[&str]) -> TestApp {
    app.restart_with(&[("SECRET_KEYS", &keys(names))]).await
}

/// What becomes of the code that a phone shows.
async fn enters(app: &TestApp, creator: &Creator, phone: &Phone) -> StatusCode {
    let browser = Browser::new(app);
    browser.half_sign_in(&creator.email).await;
    browser.enter(&phone.next(app)).await.0
}

#[tokio::test]
async fn once_all_is_sealed_again_the_old_key_can_go() {
    let app = TestApp::start_with(&[("SECRET_KEYS", &keys(&["old"]))]).await;
    let ada = app.creator("ada@example.com").await;
    let bea = app.creator("bea@example.com").await;
    let (of_ada, _) = with_phone(&app, &ada).await;
    let (of_bea, _) = with_phone(&app, &bea).await;

    let app = with_keys(app, &["new", "old"]).await;
    let down = app.crash().await;
    for said in [
        "2 secrets of authenticator apps sealed again; 0 had the newest key.",
        "0 secrets of authenticator apps sealed again; 2 had the newest key.",
    ] {
        let (worked, printed) = down.command(&["keys", "reseal"]);
        assert!(worked && printed.contains(said), "{printed}");
    }
    let app = with_keys(down.restart().await, &["new"]).await;
    assert_eq!(enters(&app, &ada, &of_ada).await, StatusCode::SEE_OTHER);
    assert_eq!(enters(&app, &bea, &of_bea).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_that_is_used_seals_its_own_secret_again() {
    let app = TestApp::start_with(&[("SECRET_KEYS", &keys(&["old"]))]).await;
    let ada = app.creator("ada@example.com").await;
    let bea = app.creator("bea@example.com").await;
    let (of_ada, _) = with_phone(&app, &ada).await;
    with_phone(&app, &bea).await;
    let app = with_keys(app, &["new", "old"]).await;
    assert_eq!(enters(&app, &ada, &of_ada).await, StatusCode::SEE_OTHER);
    let done = reseal(&app.backend).await.unwrap();
    let expected = Resealed {
        again: 1,
        newest: 1,
        lost: 0,
    };
    assert_eq!(done, expected);
}

#[tokio::test]
async fn what_an_unknown_key_sealed_stays_until_the_key_is_back() {
    let app = TestApp::start_with(&[("SECRET_KEYS", &keys(&["old"]))]).await;
    let ada = app.creator("ada@example.com").await;
    let (phone, _) = with_phone(&app, &ada).await;

    let app = with_keys(app, &["new"]).await;
    let down = app.crash().await;
    let (worked, printed) = down.command(&["keys", "reseal"]);
    assert!(!worked, "the operator has to know: {printed}");
    let app = with_keys(down.restart().await, &["new", "old"]).await;
    let done = reseal(&app.backend).await.unwrap();
    assert_eq!((done.again, done.newest, done.lost), (1, 0, 0));
    assert_eq!(enters(&app, &ada, &phone).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn more_secrets_than_are_read_at_once_are_all_sealed_again() {
    let app = TestApp::start_with(&[("SECRET_KEYS", &keys(&["old"]))]).await;
    let ada = app.creator("ada@example.com").await;
    with_phone(&app, &ada).await;
    for number in 0..150 {
        let email = format!("{number}@example.com");
        let other = account::create(&app.backend, &email, "Somebody", None).await;
        let (other, now) = (other.unwrap(), app.backend.now());
        let mut tx = app.backend.db.write().await.unwrap();
        authenticators::insert(&mut tx, &other.id, "old.AAAA.AAAA", 0, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
    let app = with_keys(app, &["new", "old"]).await;
    let done = reseal(&app.backend).await.unwrap();
    let expected = Resealed {
        again: 1,
        newest: 0,
        // Nonsense cannot be opened, and keeps nobody else's from it.
        lost: 150,
    };
    assert_eq!(done, expected);
}
