//! The keys that links are signed with, and those that open orders.

use super::{BYTES, fetch, sold};
use crate::app::{TestApp, last_part};
use backend::db;
use domain::link::Keyring;
use reqwest::StatusCode;
use sha2::{Digest, Sha256};

#[tokio::test]
async fn a_new_key_signs_and_the_old_one_works_until_it_is_taken_away() {
    let (old, new) = (
        Keyring::entry("old", &[1; 32]),
        Keyring::entry("new", &[2; 32]),
    );
    let app = TestApp::start_with(&[("SECRET_KEYS", &old)]).await;
    let (shop, token) = sold(&app).await;
    let first = app.press_download(&token, &shop.file).await;

    let app = app
        .restart_with(&[("SECRET_KEYS", &format!("{new},{old}"))])
        .await;
    assert_eq!(fetch(&app, &first, &[]).await.bytes().await.unwrap(), BYTES);
    let second = app.press_download(&token, &shop.file).await;
    assert!(last_part(&second).starts_with("new."), "{second}");

    let app = app.restart_with(&[("SECRET_KEYS", &new)]).await;
    assert_eq!(
        fetch(&app, &first, &[]).await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        fetch(&app, &second, &[]).await.bytes().await.unwrap(),
        BYTES
    );
}

#[tokio::test]
async fn keys_to_orders_are_kept_as_hashes_only() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let mut c = app.backend.db.fresh().await.unwrap();
    let hash: String = Sha256::digest(&token)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let known = db::order_tokens::order(&mut c, &hash)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(known.as_str(), app.orders(&shop.ada).await[0]["id"]);
    assert_eq!(db::order_tokens::order(&mut c, &token).await.unwrap(), None);
    // Whoever reads the order's success address at the payment service is meant to have it; the
    // database is not.
    for name in ["app.db", "app.db-wal"] {
        let bytes = std::fs::read(app.data.path().join(name)).unwrap_or_default();
        assert!(
            !bytes
                .windows(token.len())
                .any(|part| part == token.as_bytes()),
            "{name}"
        );
    }
}
