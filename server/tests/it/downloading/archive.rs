//! All files of an order in one archive.

use super::{ask_from, fetch, head, left, logged, part, random, refusal, sha256, sold, sold_files};
use crate::app::{TestApp, last_part};
use backend::db;
use domain::{
    id::ProductId,
    link::{DownloadLink, Target},
    time::MINUTE,
};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::process::Command;

/// Has Python check every CRC-32 of an archive and list what is in it: names and SHA-256s.
fn unpack(app: &TestApp, bytes: &[u8]) -> Vec<(String, String)> {
    const SCRIPT: &str = "import hashlib, json, sys, zipfile\n\
        archive = zipfile.ZipFile(sys.argv[1])\n\
        assert archive.testzip() is None\n\
        print(json.dumps([[entry.filename, hashlib.sha256(archive.read(entry)).hexdigest()] for entry in archive.infolist()]))";
    let path = app.data.path().join("all.zip");
    std::fs::write(&path, bytes).unwrap();
    let python = Command::new("python3")
        .args(["-c", SCRIPT, path.to_str().unwrap()])
        .output()
        .unwrap();
    let (out, complaints) = (python.stdout, String::from_utf8_lossy(&python.stderr));
    assert!(python.status.success(), "{complaints}");
    serde_json::from_slice(&out).unwrap()
}

#[tokio::test]
async fn all_files_come_in_one_archive_that_can_be_resumed() {
    let app = TestApp::start().await;
    let (film, notes) = (random(700_000), random(5));
    let files: [(&str, &[u8]); 3] = [
        ("film.bin", &film),
        ("Übung – 1.txt", &notes),
        ("c.txt", b"three"),
    ];
    let (shop, token, _) = sold_files(&app, &files).await;
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(
        html.contains("Download all") && html.contains("value=\"all\""),
        "{html}"
    );
    let offered = app.order(&token).await["archive"].clone();
    assert_eq!(offered["fileName"], "Field notes.zip");

    let url = app.press_download(&token, "all").await;
    let looked_at = head(&app, &url).await;
    let size = offered["fileSizeBytes"].to_string();
    assert_eq!(looked_at.headers()["content-length"], size.as_str());
    assert_eq!(looked_at.headers()["content-type"], "application/zip");
    let saved = looked_at.headers()["content-disposition"].to_str().unwrap();
    assert!(
        saved.starts_with("attachment; filename=\"Field notes.zip\""),
        "{saved}"
    );
    assert_eq!(left(&app, &token).await, [5, 5, 5]);

    let whole = fetch(&app, &url, &[]).await;
    assert_eq!(whole.headers()["etag"], looked_at.headers()["etag"]);
    let whole = whole.bytes().await.unwrap();
    assert_eq!(whole.len().to_string(), size);
    let expected = files.map(|(name, bytes)| (name.to_owned(), sha256(bytes)));
    assert_eq!(unpack(&app, &whole), expected);

    let mut again = Vec::new();
    for step in [1, 40, 100_000, 350_000, 600_000] {
        let range = format!("bytes={}-{}", again.len(), again.len() + step - 1);
        let (status, bytes) = part(&app, &url, &range).await;
        assert!(status.is_success(), "{range}");
        again.extend(bytes);
    }
    assert!(again == whole, "pieced together it is the same");
    assert_eq!(left(&app, &token).await, [4, 4, 4], "once for each file");
    assert_eq!(app.orders(&shop.ada).await[0]["downloadAttempts"], 3);
    let issued = logged(&app, &shop).await.swap_remove(0).1;
    assert_eq!(issued["files"].as_array().unwrap().len(), 3);
    assert_eq!(issued["files"][0]["sha256"], sha256(&film));
}

#[tokio::test]
async fn files_of_one_name_are_told_apart() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let mut products = Vec::new();
    for bytes in [b"first", b"other", b"third"] {
        let product = app.product_with(&ada, json!({})).await;
        app.upload(&ada, &product, "notes.txt", bytes).await;
        products.push(product);
    }
    let page = json!({ "productIds": products });
    let page = app.publish(&ada, &products[0], page).await;
    let token = app
        .buy(page["shortId"].as_str().unwrap(), "bea@example.com")
        .await;
    let url = app.press_download(&token, "all").await;
    let archive = fetch(&app, &url, &[]).await.bytes().await.unwrap();
    let expected = [
        ("notes.txt", "first"),
        ("notes (2).txt", "other"),
        ("notes (3).txt", "third"),
    ]
    .map(|(name, bytes)| (name.to_owned(), sha256(bytes.as_bytes())));
    assert_eq!(unpack(&app, &archive), expected);
}

#[tokio::test]
async fn there_is_no_archive_when_one_of_its_files_is_used_up() {
    let app = TestApp::start().await;
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one"), ("b.txt", b"two")];
    let (_, token, files) = sold_files(&app, &files).await;
    let kept_back = app.press_download(&token, "all").await;
    for _ in 0..5 {
        let url = app.press_download(&token, &files[1]).await;
        fetch(&app, &url, &[]).await.bytes().await.unwrap();
        app.clock.advance(MINUTE);
    }
    let late = fetch(&app, &kept_back, &[]).await;
    assert_eq!(late.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        left(&app, &token).await,
        [5, 0],
        "all or nothing is counted"
    );
    app.clock.advance(MINUTE);
    let (status, sentence) = refusal(&app, &token, "all").await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        sentence.contains("“b.txt”") && sentence.contains("one by one"),
        "{sentence}"
    );
    assert_eq!(app.order(&token).await["archive"], Value::Null);
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(!html.contains("Download all"), "{html}");
    let url = app.press_download(&token, &files[0]).await;
    assert_eq!(fetch(&app, &url, &[]).await.bytes().await.unwrap(), "one");
}

#[tokio::test]
async fn an_archive_holds_what_was_promised_or_nothing() {
    let app = TestApp::start().await;
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one"), ("b.txt", b"two")];
    let (shop, token, files) = sold_files(&app, &files).await;
    let url = app.press_download(&token, "all").await;
    let (status, before) = part(&app, &url, "bytes=0-9").await;
    assert_eq!(status, StatusCode::PARTIAL_CONTENT);
    app.upload(&shop.ada, &shop.product, "c.txt", b"three")
        .await;
    let (_, rest) = part(&app, &url, "bytes=10-").await;
    let archive = [before, rest].concat();
    assert_eq!(
        unpack(&app, &archive).len(),
        2,
        "the third was not part of it"
    );
    let next = app.press_download(&token, "all").await;
    assert_ne!(next, url);
    let archive = fetch(&app, &next, &[]).await.bytes().await.unwrap();
    assert_eq!(unpack(&app, &archive).len(), 3);

    let newer = json!({ "replaces": files[0] });
    app.upload_with(&shop.ada, &shop.product, "a.txt", b"better", newer)
        .await;
    for old in [&url, &next] {
        let refused = fetch(&app, old, &[]).await;
        assert_eq!(refused.status(), StatusCode::GONE, "it held the old one");
    }
    app.clock.advance(MINUTE);
    let next = app.press_download(&token, "all").await;
    let archive = fetch(&app, &next, &[]).await.bytes().await.unwrap();
    let found = unpack(&app, &archive);
    assert!(
        found.contains(&("a.txt".to_owned(), sha256(b"better"))),
        "{found:?}"
    );
}

#[tokio::test]
async fn what_is_gone_on_with_is_what_was_begun() {
    let app = TestApp::start().await;
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one"), ("b.txt", b"two")];
    let (shop, token, files) = sold_files(&app, &files).await;
    let url = app.press_download(&token, "all").await;
    let unused = head(&app, &url).await;
    assert_eq!(unused.status(), StatusCode::OK);
    assert_eq!(part(&app, &url, "bytes=0-9").await.0, 206);
    // The name is in the archive: from here on every byte has another place.
    let path = format!("/files/{}", files[0]);
    let name = json!({ "fileName": "a longer name.txt" });
    let (status, file) = app.api(&shop.ada.key, Method::PATCH, &path, name).await;
    assert_eq!(status, StatusCode::OK, "{file}");

    let rest = fetch(&app, &url, &[("range", "bytes=10-")]).await;
    assert_eq!(rest.status(), StatusCode::GONE);
    let html = rest.text().await.unwrap();
    assert!(html.contains("have changed since"), "{html}");
    assert_eq!(head(&app, &url).await.status(), StatusCode::GONE);
    let next = app.press_download(&token, "all").await;
    assert_ne!(next, url, "not even for a second click");
    let archive = fetch(&app, &next, &[]).await.bytes().await.unwrap();
    let unpacked = unpack(&app, &archive).into_iter();
    let names: Vec<_> = unpacked.map(|(name, _)| name).collect();
    assert_eq!(names, ["a longer name.txt", "b.txt"]);
    let one = app.press_download(&token, &files[0]).await;
    assert_eq!(part(&app, &one, "bytes=0-1").await.1, b"on");
    let (status, _) = app
        .api(
            &shop.ada.key,
            Method::PATCH,
            &path,
            json!({ "fileName": "c.txt" }),
        )
        .await;
    assert_eq!(status, StatusCode::OK);
    let (status, rest) = part(&app, &one, "bytes=2-").await;
    assert_eq!(
        (status.as_u16(), rest.as_slice()),
        (206, b"e".as_slice()),
        "the bytes of the file itself are the same"
    );
}

#[tokio::test]
async fn one_file_needs_no_archive() {
    let app = TestApp::start().await;
    let (_, token) = sold(&app).await;
    assert_eq!(app.order(&token).await["archive"], Value::Null);
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(!html.contains("Download all"), "{html}");
    let url = app.press_download(&token, "all").await;
    let link: DownloadLink = app.backend.keys.open(&last_part(&url)).unwrap();
    assert_eq!(link.target, Target::All, "who asks for it gets it");
}

/// Forgets the checksums of a product's files.
async fn forget(app: &TestApp, product: &ProductId) {
    let mut tx = app.backend.db.write().await.unwrap();
    for file in db::files::of_product(&mut tx, product).await.unwrap() {
        db::files::set_crc32(&mut tx, &file.id, &file.storage_key, None)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn files_from_before_checksums_were_kept_are_read_once() {
    let app = TestApp::start().await;
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one"), ("b.txt", b"two")];
    let (shop, token, _) = sold_files(&app, &files).await;
    let product = ProductId::trusted(&shop.product);
    let checksums = async || {
        let mut c = app.backend.db.fresh().await.unwrap();
        let files = db::files::of_product(&mut c, &product).await.unwrap();
        files.into_iter().map(|file| file.crc32).collect::<Vec<_>>()
    };
    let known = checksums().await;
    assert!(known.iter().all(Option::is_some));
    forget(&app, &product).await;
    assert_eq!(checksums().await, [None, None]);
    // Everybody who asks at once waits for the same two readings.
    let gate = app.backend.pauses.hold("checksum.reading");
    let addresses: Vec<_> = (1..=3).map(|n| format!("198.51.100.{n}")).collect();
    let asked = addresses
        .iter()
        .map(|address| ask_from(&app, address, &token, "all"));
    let asked = join_all(asked);
    let two_may_read = async {
        gate.arrived().await;
        gate.arrived().await;
        gate.let_one_go();
        gate.let_one_go();
    };
    let (issued, ()) = tokio::join!(asked, two_may_read);
    assert!(issued.iter().all(|issued| issued.status() == 303));
    drop(gate);
    assert_eq!(checksums().await, known);
    let url = app.press_download(&token, "all").await;
    forget(&app, &product).await;
    for looked_at in [head(&app, &url).await, fetch(&app, &url, &[]).await] {
        assert_eq!(looked_at.status(), StatusCode::GONE);
    }
    assert_eq!(checksums().await, [None, None], "a link reads nothing");
    assert_eq!(app.press_download(&token, "all").await, url);
    let archive = fetch(&app, &url, &[]).await.bytes().await.unwrap();
    let expected = files.map(|(name, bytes)| (name.to_owned(), sha256(bytes)));
    assert_eq!(unpack(&app, &archive), expected);
}
