//! Downloading: from a paid order to the bytes, and every way in which it is refused.

use crate::app::{Shop, TestApp, last_part};
use backend::db;
use domain::{
    id::OrderId,
    link::Keyring,
    order::OrderStatus,
    time::{DAY, MINUTE},
};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const BYTES: &[u8] = b"forty pages about mosses";
/// The header of the proxy that the tests' server trusts.
const FROM: &str = "CF-Connecting-IP";

/// A shop with one paid order, and the order's key.
async fn sold(app: &TestApp) -> (Shop, String) {
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    (shop, token)
}

async fn fetch(app: &TestApp, url: &str, headers: &[(&str, &str)]) -> Response {
    let request = app.request(Method::GET, url);
    let request = headers.iter().fold(request, |request, (name, value)| {
        request.header(*name, *value)
    });
    request.send().await.unwrap()
}

/// Presses Download from an address.
async fn ask_from(app: &TestApp, address: &str, token: &str, file: &str) -> Response {
    let form = [("order_token", token), ("file_id", file)];
    let request = app
        .request(Method::POST, "/api/issue_download")
        .header(FROM, address);
    request.form(&form).send().await.unwrap()
}

fn target(response: &Response) -> String {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    response.headers()["location"].to_str().unwrap().to_owned()
}

async fn downloads_left(app: &TestApp, token: &str) -> Value {
    app.order(token).await["files"][0]["downloadsLeft"].clone()
}

#[tokio::test]
async fn the_bytes_arrive_as_they_were_uploaded() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (product, _) = app.product(&ada, "Field notes", b"mosses").await;
    let bytes: Vec<u8> = (0..300_000_u32)
        .map(|n| n.to_le_bytes()[n as usize % 2])
        .collect();
    let file = app
        .upload(&ada, &product, "Übung “1” – final.pdf", &bytes)
        .await;
    let page = app.publish(&ada, &product, json!({})).await;
    let token = app
        .buy(page["shortId"].as_str().unwrap(), "bea@example.com")
        .await;
    let url = app.press_download(&token, &file).await;
    assert!(url.starts_with(&format!("{}/d/", app.url)), "{url}");

    let head = app.request(Method::HEAD, &url).send().await.unwrap();
    assert_eq!(head.status(), StatusCode::OK);
    assert_eq!(head.headers()["content-length"], "300000");
    let whole = fetch(&app, &url, &[]).await;
    assert_eq!(whole.status(), StatusCode::OK);
    let hash: String = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("content-length", "300000"),
        ("accept-ranges", "bytes"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "private, no-store"),
        ("etag", &format!("\"{hash}\"")),
        (
            "content-disposition",
            "attachment; filename=\"_bung _1_ _ final.pdf\"; \
             filename*=UTF-8''%C3%9Cbung%20%E2%80%9C1%E2%80%9D%20%E2%80%93%20final.pdf",
        ),
    ] {
        assert_eq!(whole.headers()[name], value, "{name}");
    }
    assert!(!whole.headers().contains_key("set-cookie"));
    assert!(!whole.headers().contains_key("content-encoding"));
    assert!(
        whole.bytes().await.unwrap() == bytes,
        "the bytes are identical"
    );
}

#[tokio::test]
async fn one_session_counts_once_however_often_it_is_resumed() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    for _ in 0..3 {
        app.request(Method::HEAD, &url).send().await.unwrap();
    }
    assert_eq!(
        downloads_left(&app, &token).await,
        5,
        "looking costs nothing"
    );

    let beyond = fetch(&app, &url, &[("range", "bytes=24-")]).await;
    assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(beyond.headers()["content-range"], "bytes */24");
    assert_eq!(
        downloads_left(&app, &token).await,
        5,
        "nothing was sent, nothing counts"
    );

    let first = fetch(&app, &url, &[("range", "bytes=0-4")]).await;
    let etag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(first.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(first.headers()["content-range"], "bytes 0-4/24");
    assert_eq!(first.headers()["content-length"], "5");
    let mut got = first.bytes().await.unwrap().to_vec();
    let rest = [("range", "bytes=5-"), ("if-range", etag.as_str())];
    let rest = fetch(&app, &url, &rest).await;
    assert_eq!(rest.status(), StatusCode::PARTIAL_CONTENT);
    got.extend(rest.bytes().await.unwrap());
    assert_eq!(got, BYTES);

    let end = fetch(&app, &url, &[("range", "bytes=-6")]).await;
    assert_eq!(end.headers()["content-range"], "bytes 18-23/24");
    assert_eq!(end.bytes().await.unwrap(), "mosses");
    let other = [("range", "bytes=5-"), ("if-range", "\"another version\"")];
    let other = fetch(&app, &url, &other).await;
    assert_eq!(
        other.status(),
        StatusCode::OK,
        "another version is sent whole"
    );
    assert_eq!(other.bytes().await.unwrap(), BYTES);
    assert_eq!(
        downloads_left(&app, &token).await,
        4,
        "all of that was one download"
    );
}

#[tokio::test]
async fn after_five_downloads_the_answer_is_a_clear_no() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let issued_early = app.press_download(&token, &shop.file).await;
    for left in [4, 3, 2, 1, 0] {
        let url = app.press_download(&token, &shop.file).await;
        assert_eq!(fetch(&app, &url, &[]).await.bytes().await.unwrap(), BYTES);
        assert_eq!(downloads_left(&app, &token).await, left);
    }
    let form = [("order_token", token.as_str()), ("file_id", &shop.file)];
    let refused = app.submit("/api/issue_download", &form).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let html = refused.text().await.unwrap();
    assert!(
        html.contains("All downloads of this file have been used."),
        "{html}"
    );
    assert!(html.contains("no downloads left"), "{html}");

    let refused = fetch(&app, &issued_early, &[]).await;
    assert_eq!(
        refused.status(),
        StatusCode::TOO_MANY_REQUESTS,
        "keeping links back is no way around"
    );
    assert!(
        refused
            .text()
            .await
            .unwrap()
            .contains("All downloads are used")
    );
    assert_eq!(app.orders(&shop.ada).await[0]["downloadAttempts"], 5);
}

#[tokio::test]
async fn a_link_works_in_its_network_and_leads_on_from_others() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = target(&ask_from(&app, "203.0.113.7", &token, &shop.file).await);
    for (address, status) in [
        ("203.0.113.7", StatusCode::OK),
        ("::ffff:203.0.113.7", StatusCode::OK),
        ("203.0.113.8", StatusCode::FORBIDDEN),
        ("2001:db8::1", StatusCode::FORBIDDEN),
    ] {
        let response = fetch(&app, &url, &[(FROM, address)]).await;
        assert_eq!(response.status(), status, "{address}");
        if status == StatusCode::FORBIDDEN {
            let html = response.text().await.unwrap();
            assert!(html.contains("You are on another network now"), "{html}");
            assert!(html.contains("href=\"/orders\""), "it leads on: {html}");
        }
    }
    let url = target(&ask_from(&app, "2001:db8:1:2::3", &token, &shop.file).await);
    for (address, status) in [
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", StatusCode::OK),
        ("2001:db8:1:3::3", StatusCode::FORBIDDEN),
    ] {
        assert_eq!(
            fetch(&app, &url, &[(FROM, address)]).await.status(),
            status,
            "{address}"
        );
    }
    assert_eq!(
        downloads_left(&app, &token).await,
        3,
        "being refused cost nothing"
    );
}

#[tokio::test]
async fn old_and_changed_links_open_nothing() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    let link = last_part(&url);
    let (body, mac) = link.rsplit_once('.').unwrap();
    let (key, payload) = body.split_once('.').unwrap();
    let flipped = if mac.starts_with('A') { "B" } else { "A" };
    for changed in [
        format!("{body}.{flipped}{}", &mac[1..]),
        format!("{key}.{}.{mac}", payload.replacen('e', "f", 1)),
        format!("other.{payload}.{mac}"),
        body.to_owned(),
        "x".to_owned(),
    ] {
        let response = fetch(&app, &format!("/d/{changed}"), &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{changed}");
        assert!(
            response
                .text()
                .await
                .unwrap()
                .contains("This link does not work")
        );
    }
    app.clock.advance(9 * MINUTE);
    assert_eq!(fetch(&app, &url, &[]).await.status(), StatusCode::OK);
    app.clock.advance(MINUTE);
    let old = fetch(&app, &url, &[]).await;
    assert_eq!(old.status(), StatusCode::GONE);
    assert!(old.text().await.unwrap().contains("This link has run out"));
}

#[tokio::test]
async fn what_was_refunded_stops_at_the_next_request() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    assert_eq!(
        fetch(&app, &url, &[("range", "bytes=0-4")]).await.status(),
        206
    );
    let id = OrderId::parse(app.order(&token).await["orderId"].as_str().unwrap()).unwrap();
    let mut tx = app.backend.db.write().await.unwrap();
    let (from, to) = (OrderStatus::Completed, OrderStatus::Refunded);
    assert!(
        db::orders::move_status(&mut tx, &id, from, to, app.backend.now())
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();

    let stopped = fetch(&app, &url, &[("range", "bytes=5-")]).await;
    assert_eq!(stopped.status(), StatusCode::FORBIDDEN);
    let form = [("order_token", token.as_str()), ("file_id", &shop.file)];
    assert_eq!(
        app.submit("/api/issue_download", &form).await.status(),
        StatusCode::FORBIDDEN
    );
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(
        html.contains("This order was refunded") && !html.contains("notes.pdf"),
        "{html}"
    );
}

#[tokio::test]
async fn a_fourth_network_in_a_day_needs_the_code_from_the_inbox() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    for address in [
        "203.0.113.1",
        "203.0.113.2",
        "2001:db8:1:2::3",
        "2001:db8:1:2::4",
    ] {
        target(&ask_from(&app, address, &token, &shop.file).await);
    }
    let stranger = "203.0.113.4";
    let asked = ask_from(&app, stranger, &token, &shop.file).await;
    assert_eq!(asked.status(), StatusCode::FORBIDDEN);
    assert!(
        asked
            .text()
            .await
            .unwrap()
            .contains("action=\"/api/confirm_network\"")
    );
    app.press_download(&token, &shop.file).await;

    let code = app
        .mail("bea@example.com", "Your code: ")
        .await
        .subject
        .replace("Your code: ", "");
    let enter = async |code: &str| {
        let form = [("order_token", token.as_str()), ("code", code)];
        let request = app
            .request(Method::POST, "/api/confirm_network")
            .header(FROM, stranger);
        request.form(&form).send().await.unwrap()
    };
    let wrong = format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000);
    let refused = enter(&wrong).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    assert!(
        refused
            .text()
            .await
            .unwrap()
            .contains("This code is not right")
    );
    assert_eq!(target(&enter(&code).await), format!("/o/{token}"));
    let url = target(&ask_from(&app, stranger, &token, &shop.file).await);
    assert_eq!(
        fetch(&app, &url, &[(FROM, stranger)]).await.status(),
        StatusCode::OK
    );
    assert_eq!(
        enter(&code).await.status(),
        StatusCode::FORBIDDEN,
        "a code works once"
    );

    app.wait_for_days(1);
    target(&ask_from(&app, "203.0.113.5", &token, &shop.file).await);
}

#[tokio::test]
async fn a_code_cannot_be_guessed() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    for n in 1..=4 {
        ask_from(&app, &format!("203.0.113.{n}"), &token, &shop.file).await;
    }
    let code = app
        .mail("bea@example.com", "Your code: ")
        .await
        .subject
        .replace("Your code: ", "");
    let wrong = format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000);
    for _ in 0..5 {
        app.submit(
            "/api/confirm_network",
            &[("order_token", &token), ("code", &wrong)],
        )
        .await;
    }
    let late = app
        .submit(
            "/api/confirm_network",
            &[("order_token", &token), ("code", &code)],
        )
        .await;
    assert_eq!(
        late.status(),
        StatusCode::FORBIDDEN,
        "after five wrong ones the right one is too late"
    );
}

#[tokio::test]
async fn the_time_for_downloads_ends_and_the_page_says_so() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    app.clock.advance(30 * DAY - MINUTE);
    app.press_download(&token, &shop.file).await;
    app.clock.advance(MINUTE);
    let form = [("order_token", token.as_str()), ("file_id", &shop.file)];
    let refused = app.submit("/api/issue_download", &form).await;
    assert_eq!(refused.status(), StatusCode::GONE);
    assert!(
        refused
            .text()
            .await
            .unwrap()
            .contains("The time for downloading this file is over.")
    );
    let (status, html) = app.page(&format!("/o/{token}")).await;
    assert_eq!(status, StatusCode::OK, "the order page itself stays");
    assert!(html.contains("The time for downloads ended") && !html.contains("/api/issue_download"));
}

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

#[tokio::test]
async fn a_lost_link_comes_back_by_mail_and_strangers_learn_nothing() {
    let app = TestApp::start().await;
    let (_, token) = sold(&app).await;
    let known = app.submit("/orders", &[("email", "Bea@example.com")]).await;
    let unknown = app.submit("/orders", &[("email", "cid@example.com")]).await;
    assert_eq!(known.status(), unknown.status());
    assert_eq!(known.text().await.unwrap(), unknown.text().await.unwrap());
    let mail = app.mail("bea@example.com", "Your purchases").await;
    let (status, html) = app.page(&crate::app::link(&mail.text, "/o/")).await;
    assert!(status.is_success() && html.contains("notes.pdf"), "{html}");
    assert!(
        !mail.text.contains(&token),
        "each mail has a key of its own"
    );
    app.settle().await;
    assert_eq!(app.mails("cid@example.com").await.len(), 0);
    assert_eq!(app.get("/o/nonsense").await.status(), StatusCode::NOT_FOUND);
}
