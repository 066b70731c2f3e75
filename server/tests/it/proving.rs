//! Proof of delivery: what happened to an order's files can be shown, checked and believed.

use crate::app::{PASSWORD, Shop, TestApp, last_part};
use backend::{clock, db};
use domain::{
    id::OrderId,
    link::Keyring,
    time::{DAY, HOUR},
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    path::Path,
    process::{Command, Stdio},
};

const BYTES: &[u8] = b"forty pages about mosses";
const DOCUMENT: &str = include_str!("../../../docs/proof-of-delivery.md");

/// SHA-256 in hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A shop whose buyer has downloaded the file: the order's key, and the order.
async fn delivered(app: &TestApp) -> (Shop, String, Value) {
    let (shop, token, order) = app.sold(json!({})).await;
    download(app, &token, &shop.file).await;
    app.until("the log knows that it is finished", async || {
        let log = log(app, &shop, &order).await;
        (kinds(&log).last() == Some(&"finished")).then_some(())
    })
    .await;
    (shop, token, order)
}

async fn download(app: &TestApp, token: &str, file: &str) {
    let url = app.press_download(token, file).await;
    assert_eq!(app.get(&url).await.bytes().await.unwrap(), BYTES);
}

async fn log(app: &TestApp, shop: &Shop, order: &Value) -> Value {
    let path = format!("/orders/{}/deliveries", order["id"].as_str().unwrap());
    let (status, log) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::OK, "{log}");
    log
}

fn kinds(log: &Value) -> Vec<&str> {
    let entries = log["data"].as_array().unwrap().iter();
    entries
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect()
}

/// A block of code of the document.
fn documented(language: &str, containing: &str) -> &'static str {
    let fence = format!("```{language}\n");
    let blocks = DOCUMENT.split(&fence).skip(1);
    let mut blocks = blocks.map(|rest| rest.split("```").next().unwrap());
    blocks.find(|block| block.contains(containing)).unwrap()
}

/// Somebody writes into the database what did not happen.
async fn forge(app: &TestApp, order: &Value) {
    let order = OrderId::trusted(order["id"].as_str().unwrap());
    let mut tx = app.backend.db.write().await.unwrap();
    let (number, _) = db::delivery_log::take_head(&mut tx, &order).await.unwrap();
    let entry = db::delivery_log::Entry {
        number,
        kind: "finished".to_owned(),
        detail: json!({ "kind": "finished", "session": "none" }).to_string(),
        at: app.backend.now().millis(),
        hash: sha256(b"anything"),
    };
    db::delivery_log::append(&mut tx, &order, &entry)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_log_tells_what_was_delivered_to_whom() {
    let app = TestApp::start().await;
    let (shop, _, order) = delivered(&app).await;
    let log = log(&app, &shop, &order).await;
    assert_eq!(kinds(&log), ["issued", "started", "sent", "finished"]);
    assert_eq!(log["isWhole"], true);
    assert_eq!(log["brokenAt"], Value::Null);
    let [issued, started, sent, finished] = log["data"].as_array().unwrap().as_slice() else {
        panic!("{log}")
    };
    let file = json!([{ "id": shop.file, "fileName": "notes.pdf", "sha256": sha256(BYTES) }]);
    assert_eq!(issued["files"], file);
    assert_eq!(issued["network"], "127.0.0.0/24");
    assert_eq!(started["network"], "127.0.0.0/24");
    assert_eq!(
        (&sent["from"], &sent["bytes"]),
        (&json!(0), &json!(BYTES.len()))
    );
    for entry in [started, sent, finished] {
        assert_eq!(entry["session"], issued["session"], "{entry}");
    }
    assert_eq!(log["head"], finished["hash"]);

    let bob = app.creator("bob@example.com").await;
    for what in ["deliveries", "proof-of-delivery.json"] {
        let path = format!("/orders/{}/{what}", order["id"].as_str().unwrap());
        let (status, _) = app.api(&bob.key, Method::GET, &path, Value::Null).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{what}");
    }
}

#[tokio::test]
async fn an_entry_that_did_not_happen_is_noticed() {
    let app = TestApp::start().await;
    let (shop, _, order) = delivered(&app).await;
    forge(&app, &order).await;
    let log = log(&app, &shop, &order).await;
    assert_eq!(log["isWhole"], false);
    assert_eq!(log["brokenAt"], 5);

    let login = [("email", shop.ada.email.as_str()), ("password", PASSWORD)];
    app.submit("/login", &login).await;
    let (_, html) = app
        .page(&format!(
            "/console/orders/{}",
            order["id"].as_str().unwrap()
        ))
        .await;
    assert!(html.contains("Entry 5 does not fit"), "{html}");
}

#[tokio::test]
async fn anybody_can_check_the_exported_log_as_documented() {
    let app = TestApp::start().await;
    let (shop, _, order) = delivered(&app).await;
    let id = order["id"].as_str().unwrap();
    let page = format!("/console/orders/{id}/proof-of-delivery.json");
    assert_eq!(app.get(&page).await.status(), StatusCode::UNAUTHORIZED);
    let login = [("email", shop.ada.email.as_str()), ("password", PASSWORD)];
    app.submit("/login", &login).await;
    let (_, html) = app.page(&format!("/console/orders/{id}")).await;
    assert!(
        html.contains("The log is complete and unchanged."),
        "{html}"
    );
    assert!(html.contains(&page), "{html}");
    let file = app.get(&page).await;
    let disposition = format!("attachment; filename=\"proof-of-delivery-{id}.json\"");
    assert_eq!(file.headers()["content-disposition"], disposition.as_str());
    assert_eq!(file.headers()["cache-control"], "private, no-store");
    let file = file.text().await.unwrap();
    let path = format!("/orders/{id}/proof-of-delivery.json");
    let (_, by_api) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    assert_eq!(serde_json::from_str::<Value>(&file).unwrap(), by_api);

    let folder = tempfile::tempdir().unwrap();
    let check = |text: &str| {
        std::fs::write(
            folder.path().join("check.py"),
            documented("python", "hashlib"),
        )
        .unwrap();
        std::fs::write(folder.path().join("log.json"), text).unwrap();
        run(folder.path(), "python3 check.py log.json 2>&1")
    };
    assert_eq!(
        check(&file),
        (true, "4 entries, complete and unchanged.\n".to_owned())
    );
    let changed = file.replace("127.0.0.0/24", "127.0.1.0/24");
    assert_eq!(
        check(&changed),
        (false, "Entry 1 does not fit.\n".to_owned())
    );
    let mut shorter = by_api;
    shorter["entries"].as_array_mut().unwrap().pop();
    assert_eq!(
        check(&shorter.to_string()),
        (false, "The end is missing.\n".to_owned())
    );
}

/// Runs a line of shell in a folder: whether it worked, and what it printed.
fn run(folder: &Path, line: &str) -> (bool, String) {
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    (output.status.success(), printed)
}

/// Fetches the three files of a signed receipt into a folder.
async fn fetch_receipt(app: &TestApp, token: &str, query: &str, folder: &Path) -> Value {
    let signers = "/.well-known/temporary-pages/allowed_signers".to_owned();
    for (path, name) in [
        (format!("/o/{token}/proof.json{query}"), "receipt.json"),
        (
            format!("/o/{token}/proof.json.sig{query}"),
            "receipt.json.sig",
        ),
        (signers, "allowed_signers"),
    ] {
        let answer = app.get(&path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        std::fs::write(folder.join(name), answer.bytes().await.unwrap()).unwrap();
    }
    let text = std::fs::read(folder.join("receipt.json")).unwrap();
    serde_json::from_slice(&text).unwrap()
}

/// Runs the documented command, and says whether it is content.
fn verifies(folder: &Path) -> bool {
    let line = documented("sh", "ssh-keygen -Y verify").replace("HOST", "127.0.0.1");
    let (worked, printed) = run(folder, &line);
    assert_eq!(
        worked,
        printed.starts_with("Good \"temporary-pages-receipt\" signature for 127.0.0.1"),
        "{printed}"
    );
    worked
}

#[tokio::test]
async fn a_customer_can_verify_the_signed_receipt_without_us() {
    let app = TestApp::start().await;
    let (shop, token, order) = delivered(&app).await;
    let (_, page) = app.page(&format!("/o/{token}")).await;
    assert!(page.contains(&format!("/o/{token}/proof\"")), "{page}");
    let (_, page) = app.page(&format!("/o/{token}/proof")).await;
    assert!(page.contains("proof.json.sig?entries=4"), "{page}");
    assert!(
        page.contains("ssh-keygen -Y verify -f allowed_signers -I 127.0.0.1"),
        "{page}"
    );

    let folder = tempfile::tempdir().unwrap();
    let receipt = fetch_receipt(&app, &token, "", folder.path()).await;
    let log = log(&app, &shop, &order).await;
    for (name, value) in [
        ("order", order["id"].clone()),
        ("site", json!(app.url)),
        ("receiptNumber", json!(1)),
        ("status", json!("completed")),
        ("buyer", json!("bea@example.com")),
        ("currency", json!("EUR")),
        ("paid", json!(900)),
        ("deliveryLog", json!({ "entries": 4, "head": log["head"] })),
        ("asOf", log["data"][3]["at"].clone()),
        (
            "files",
            json!([{ "id": shop.file, "name": "notes.pdf", "sha256": sha256(BYTES) }]),
        ),
    ] {
        assert_eq!(receipt[name], value, "{name}");
    }
    assert_eq!(receipt["seller"]["name"], "Ada Marlow");
    assert_eq!(receipt["items"][0]["name"], "Field notes");
    assert!(verifies(folder.path()));

    let sums = documented("sh", "sha256sum -c");
    std::fs::write(folder.path().join("notes.pdf"), BYTES).unwrap();
    assert_eq!(
        run(folder.path(), sums),
        (true, "notes.pdf: OK\n".to_owned())
    );
    std::fs::write(folder.path().join("notes.pdf"), b"something else").unwrap();
    assert!(!run(folder.path(), sums).0);

    let path = folder.path().join("receipt.json");
    let changed = std::fs::read_to_string(&path)
        .unwrap()
        .replace("900", "901");
    std::fs::write(&path, changed).unwrap();
    assert!(!verifies(folder.path()), "a changed byte is noticed");
}

#[tokio::test]
async fn a_receipt_and_its_signature_fit_whatever_happens_between() {
    let app = TestApp::start().await;
    let (shop, token, _) = delivered(&app).await;
    let text = async |path: &str| app.get(&format!("/o/{token}/{path}")).await.text().await;
    let first = text("proof.json").await.unwrap();
    app.clock.advance(DAY);
    assert_eq!(
        text("proof.json").await.unwrap(),
        first,
        "the same state, the same bytes"
    );

    download(&app, &token, &shop.file).await;
    assert_eq!(text("proof.json?entries=4").await.unwrap(), first);
    let folder = tempfile::tempdir().unwrap();
    fetch_receipt(&app, &token, "?entries=4", folder.path()).await;
    assert!(verifies(folder.path()));
    app.until("the receipt speaks of the second download", async || {
        let receipt: Value = serde_json::from_str(&text("proof.json").await.unwrap()).unwrap();
        (receipt["deliveryLog"]["entries"] == 8).then_some(())
    })
    .await;

    // Nobody gets a signature under half of the truth.
    app.clock.advance(HOUR);
    for path in ["proof.json", "proof.json.sig"] {
        for entries in [0, 1, 4] {
            let path = format!("/o/{token}/{path}?entries={entries}");
            let (status, html) = app.page(&path).await;
            assert_eq!(status, StatusCode::CONFLICT, "{path}");
            assert!(html.contains("More has happened since"), "{html}");
        }
        for pinned in ["?entries=8", ""] {
            let path = format!("/o/{token}/{path}{pinned}");
            assert_eq!(app.get(&path).await.status(), StatusCode::OK, "{path}");
        }
        for odd in ["x", "-1", "99999999999999999999999"] {
            let (status, html) = app.page(&format!("/o/{token}/{path}?entries={odd}")).await;
            assert_eq!(status, StatusCode::NOT_FOUND);
            assert!(html.contains("There is nothing here"), "{html}");
        }
    }
}

#[tokio::test]
async fn an_earlier_keys_receipt_is_good_while_the_key_is_kept() {
    let (old, new) = (
        Keyring::entry("old", &clock::random()),
        Keyring::entry("new", &clock::random()),
    );
    let app = TestApp::start_with(&[("SECRET_KEYS", &old)]).await;
    let (_, token, _) = delivered(&app).await;
    let folder = tempfile::tempdir().unwrap();
    let by_old = fetch_receipt(&app, &token, "", folder.path()).await;
    let signature = std::fs::read(folder.path().join("receipt.json.sig")).unwrap();

    let app = app
        .restart_with(&[("SECRET_KEYS", &format!("{new},{old}"))])
        .await;
    let by_new = fetch_receipt(&app, &token, "", folder.path()).await;
    assert_eq!(by_old, by_new);
    assert!(verifies(folder.path()), "the new key signs");
    let renewed = std::fs::read(folder.path().join("receipt.json.sig")).unwrap();
    assert_ne!(signature, renewed);
    std::fs::write(folder.path().join("receipt.json.sig"), &signature).unwrap();
    assert!(verifies(folder.path()), "what the old one signed is good");

    let app = app.restart_with(&[("SECRET_KEYS", &new)]).await;
    fetch_receipt(&app, &token, "", folder.path()).await;
    std::fs::write(folder.path().join("receipt.json.sig"), &signature).unwrap();
    assert!(!verifies(folder.path()), "until the key is taken away");
}

#[tokio::test]
async fn nothing_is_signed_that_was_not_bought() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let checkout = app.checkout(&shop.short_id, "bea@example.com").await;
    let token = last_part(&app.pay(&checkout, "delay").await);
    for path in ["proof", "proof.json", "proof.json.sig"] {
        for token in [token.as_str(), "unknown"] {
            let answer = app.get(&format!("/o/{token}/{path}")).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn the_bank_reads_what_was_delivered() {
    let app = TestApp::start().await;
    let (shop, _, order) = delivered(&app).await;
    let head = log(&app, &shop, &order).await["head"].take();
    let dispute = json!({ "payment": order["paymentId"], "reason": "product_not_received" });
    app.simulate("dispute", dispute).await;
    app.order_is(&shop.ada, "disputed").await;
    let (status, problem) = app.on_order(&shop.ada, &order, "evidence", json!({})).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{problem}");
    let dispute = app.at_stripe("disputes").await.swap_remove(0);
    let told = dispute["evidence"]["access_activity_log"].as_str().unwrap();
    for words in [
        format!(
            "Sealed by SHA-256 {} over 4 entries.",
            head.as_str().unwrap()
        ),
        format!(
            "link issued for notes.pdf (SHA-256 {}) from 127.0.0.0/24, downloaded ",
            sha256(BYTES)
        ),
        format!(", {} bytes sent in 1 response, finished ", BYTES.len()),
    ] {
        assert!(told.contains(&words), "{words}: {told}");
    }
    assert_eq!(told.lines().count(), 2, "one line for one download: {told}");
}
