//! A download as a whole: the bytes, their name, and what a browser may do with them.

use super::{fetch, head, sha256, sold_files};
use crate::app::{TestApp, last_part};
use reqwest::{Method, StatusCode};
use serde_json::json;

#[tokio::test]
async fn the_bytes_arrive_as_they_were_uploaded() {
    let app = TestApp::start().await;
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((0..900_000_u32).map(|n| n.to_le_bytes()[n as usize % 3]));
    let name = "Übung “1” – final.pdf";
    let (_, token, files) = sold_files(&app, &[(name, &bytes)]).await;
    let url = app.press_download(&token, &files[0]).await;
    assert!(url.starts_with(&format!("{}/d/", app.url)), "{url}");

    let looked_at = head(&app, &url).await;
    assert_eq!(looked_at.status(), StatusCode::OK);
    let whole = fetch(&app, &url, &[]).await;
    assert_eq!(whole.status(), StatusCode::OK);
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("content-length", "900009"),
        ("accept-ranges", "bytes"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "private, no-store"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("etag", &format!("\"{}\"", sha256(&bytes))),
        (
            "content-disposition",
            "attachment; filename=\"_bung _1_ _ final.pdf\"; \
             filename*=UTF-8''%C3%9Cbung%20%E2%80%9C1%E2%80%9D%20%E2%80%93%20final.pdf",
        ),
    ] {
        assert_eq!(whole.headers()[name], value, "{name}");
        assert_eq!(looked_at.headers()[name], value, "{name} of HEAD");
    }
    assert!(!whole.headers().contains_key("set-cookie"));
    assert!(!whole.headers().contains_key("content-encoding"));
    assert!(
        whole.bytes().await.unwrap() == bytes,
        "the bytes are identical"
    );
}

#[tokio::test]
async fn what_a_browser_could_run_is_sent_as_bytes() {
    let app = TestApp::start().await;
    for (name, bytes) in [
        ("page.html", "<!doctype html><script>alert(1)</script>"),
        (
            "image.xml",
            "<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>",
        ),
    ] {
        let email = format!("{name}@example.com");
        let ada = app.creator(&email).await;
        let product = app.product_with(&ada, json!({ "priceInCents": 0 })).await;
        let file = app.upload(&ada, &product, name, bytes.as_bytes()).await;
        let page = app.publish(&ada, &product, json!({})).await;
        let order = app
            .checkout(page["shortId"].as_str().unwrap(), "bea@example.com")
            .await;
        let url = app.press_download(&last_part(&order), &file).await;
        let sent = fetch(&app, &url, &[("accept", "text/html")]).await;
        assert_eq!(sent.headers()["content-type"], "application/octet-stream");
        assert_eq!(sent.headers()["x-content-type-options"], "nosniff");
        let saved = sent.headers()["content-disposition"].to_str().unwrap();
        assert!(saved.starts_with("attachment;"), "{saved}");
        assert_eq!(sent.text().await.unwrap(), bytes);
    }
}

#[tokio::test]
async fn who_has_the_bytes_already_gets_none() {
    let app = TestApp::start().await;
    let (_, token, files) = sold_files(&app, &[("notes.pdf", b"%PDF-1.7 mosses")]).await;
    let url = app.press_download(&token, &files[0]).await;
    let etag = head(&app, &url).await.headers()["etag"].clone();
    let etag = etag.to_str().unwrap();
    for (name, value, status) in [
        ("if-none-match", etag, StatusCode::NOT_MODIFIED),
        ("if-match", "\"other\"", StatusCode::PRECONDITION_FAILED),
    ] {
        let answer = fetch(&app, &url, &[(name, value)]).await;
        assert_eq!(answer.status(), status, "{name}");
        assert_eq!(answer.headers()["etag"], etag);
        assert_eq!(answer.bytes().await.unwrap(), "");
    }
    assert_eq!(super::left(&app, &token).await, [5], "nothing was sent");
    let answer = app
        .request(Method::GET, &url)
        .header("if-match", etag)
        .send();
    assert_eq!(answer.await.unwrap().status(), StatusCode::OK);
}
