//! One buyer, many networks: IPv4 and IPv6, at home and on the way, and strangers with the link.

use crate::app::{Shop, TestApp};
use domain::time::{HOUR, MINUTE};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::json;

/// The header of the proxy that the tests' server trusts.
const FROM: &str = "CF-Connecting-IP";
const V4: &str = "203.0.113.7";
const V6: &str = "2001:db8:1:2::7";

/// A shop with one paid order, bought from the address of the tests themselves, and the order's key.
async fn sold(app: &TestApp) -> (Shop, String) {
    let (shop, token, _) = app.sold(json!({})).await;
    (shop, token)
}

async fn get_from(browser: &Client, address: &str, url: &str) -> Response {
    let request = browser.get(url).header(FROM, address);
    request.send().await.unwrap()
}

/// Presses Download from an address.
async fn press(app: &TestApp, address: &str, token: &str, shop: &Shop) -> Response {
    let form = [("order_token", token), ("file_id", shop.file.as_str())];
    let request = app
        .request(Method::POST, "/api/issue_download")
        .header(FROM, address);
    request.form(&form).send().await.unwrap()
}

async fn is_let_in(app: &TestApp, address: &str, token: &str, shop: &Shop) -> bool {
    let response = press(app, address, token, shop).await;
    match response.status() {
        StatusCode::SEE_OTHER => true,
        StatusCode::FORBIDDEN => {
            let html = response.text().await.unwrap();
            assert!(html.contains("action=\"/api/confirm_network\""), "{html}");
            false
        }
        other => panic!("{other}: {}", response.text().await.unwrap()),
    }
}

/// Lets three networks in.
async fn roam(app: &TestApp, token: &str, shop: &Shop) {
    for address in ["198.51.100.1", "198.51.100.2", "2001:db8:9:9::1"] {
        assert!(is_let_in(app, address, token, shop).await, "{address}");
    }
}

/// Waits for one more code than there were.
async fn next_code(app: &TestApp, known: usize) -> String {
    app.until("a code is mailed", async || {
        let mut mails = app.mails_about("bea@example.com", "Your code: ").await;
        (mails.len() > known).then(|| mails.swap_remove(0).subject.replace("Your code: ", ""))
    })
    .await
}

fn wrong(code: &str) -> String {
    let digits: u64 = code.replace(' ', "").parse().unwrap();
    format!("{:08}", (digits + 1) % 100_000_000)
}

/// Enters a code from an address; `asked_from` is what the form says.
async fn enter(
    app: &TestApp,
    address: &str,
    token: &str,
    code: &str,
    asked_from: &str,
) -> StatusCode {
    let form = [
        ("order_token", token),
        ("code", code),
        ("asked_from", asked_from),
    ];
    let request = app
        .request(Method::POST, "/api/confirm_network")
        .header(FROM, address);
    request.form(&form).send().await.unwrap().status()
}

/// What the form for the code says about where it was asked for.
fn asked_from(html: &str) -> String {
    let value = html.split("name=\"asked_from\" value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_page_comes_over_one_network_and_the_file_over_another() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let order_page = format!("{}/o/{token}", app.url);
    let visited = get_from(&app.browser, V6, &order_page).await;
    let cookie = visited.headers()["set-cookie"].to_str().unwrap();
    for part in ["Path=/d", "HttpOnly", "SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(
        !cookie.contains("Max-Age"),
        "it goes with the browser: {cookie}"
    );
    let issued = press(&app, V6, &token, &shop).await;
    let url = issued.headers()["location"].to_str().unwrap().to_owned();

    let refused = get_from(&app.browser, V4, &url).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    let html = refused.text().await.unwrap();
    assert!(html.contains("You are on another network now"), "{html}");
    let way = format!("href=\"/o/{token}\"");
    assert!(
        html.contains(&way) && html.contains("Open my order page"),
        "{html}"
    );
    assert_eq!(get_from(&app.browser, V4, &order_page).await.status(), 200);
    let issued = press(&app, V4, &token, &shop).await;
    let url = issued.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(
        get_from(&app.browser, V4, &url).await.status(),
        StatusCode::OK
    );
}

#[tokio::test]
async fn whoever_has_only_the_download_address_learns_nothing() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let other = app.buy(&shop.short_id, "cid@example.com").await;
    let issued = press(&app, V6, &token, &shop).await;
    let url = issued.headers()["location"].to_str().unwrap().to_owned();
    let order = app.order(&token).await["orderId"]
        .as_str()
        .unwrap()
        .to_owned();

    let stranger = Client::new();
    let claims = |value: String| {
        let request = stranger.get(&url).header(FROM, V4);
        request.header("Cookie", format!("order_{order}={value}"))
    };
    let bare = stranger.get(&url).header(FROM, V4);
    let asked = [
        bare,
        claims("x".to_owned()),
        claims(other),
        claims(String::new()),
    ];
    for request in asked {
        let html = request.send().await.unwrap().text().await.unwrap();
        assert!(
            html.contains("href=\"/orders\"") && !html.contains("/o/"),
            "{html}"
        );
    }
    let own = claims(token.clone()).send().await.unwrap();
    assert!(own.text().await.unwrap().contains("Open my order page"));
    let changed = url.replace("/d/", "/d/x");
    let request = stranger.get(&changed).header(FROM, V6);
    let request = request.header("Cookie", format!("order_{order}={token}"));
    let html = request.send().await.unwrap().text().await.unwrap();
    assert!(
        !html.contains("/o/"),
        "an address that is none of ours leads nowhere: {html}"
    );
}

#[tokio::test]
async fn one_network_has_many_addresses() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    roam(&app, &token, &shop).await;
    // Privacy addresses of the same /64, and IPv4 as a dual-stack socket reports it.
    for address in [
        "2001:db8:9:9:aaaa::1",
        "2001:db8:9:9:ffff:ffff:ffff:ffff",
        "::ffff:198.51.100.1",
        "::ffff:127.0.0.1",
    ] {
        assert!(is_let_in(&app, address, &token, &shop).await, "{address}");
    }
    for address in ["2001:db8:9:a::1", "198.51.100.3"] {
        assert!(!is_let_in(&app, address, &token, &shop).await, "{address}");
    }
}

#[tokio::test]
async fn a_fourth_network_in_a_day_needs_the_code_from_the_inbox() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    roam(&app, &token, &shop).await;
    assert!(!is_let_in(&app, V4, &token, &shop).await);
    app.press_download(&token, &shop.file).await;
    let code = next_code(&app, 0).await;
    assert_eq!(
        enter(&app, V4, &token, &wrong(&code), "").await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        enter(&app, V4, &token, &code, "").await,
        StatusCode::SEE_OTHER
    );
    assert!(is_let_in(&app, V4, &token, &shop).await);
    assert_eq!(
        enter(&app, V4, &token, &code, "").await,
        StatusCode::FORBIDDEN,
        "a code works once"
    );
    // A confirmed network takes no place, and stays.
    app.clock.advance(24 * HOUR);
    roam(&app, &token, &shop).await;
    assert!(is_let_in(&app, V4, &token, &shop).await);
    app.press_download(&token, &shop.file).await;
    assert!(!is_let_in(&app, V6, &token, &shop).await);
}

#[tokio::test]
async fn a_day_later_the_count_starts_again() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    roam(&app, &token, &shop).await;
    app.clock.advance(23 * HOUR);
    assert!(!is_let_in(&app, V4, &token, &shop).await);
    app.clock.advance(HOUR);
    for address in [V4, V6, "203.0.113.8"] {
        assert!(is_let_in(&app, address, &token, &shop).await, "{address}");
    }
    for address in ["198.51.100.1", "203.0.113.9"] {
        let known = is_let_in(&app, address, &token, &shop).await;
        assert!(!known, "yesterday’s networks are new today: {address}");
    }
}

#[tokio::test]
async fn of_many_new_networks_at_once_three_are_let_in() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let addresses: Vec<_> = (1..=12).map(|n| format!("198.51.100.{n}")).collect();
    let asked = addresses
        .iter()
        .map(|address| is_let_in(&app, address, &token, &shop));
    let answers = futures::future::join_all(asked).await;
    assert_eq!(answers.iter().filter(|let_in| **let_in).count(), 3);
}

#[tokio::test]
async fn five_wrong_codes_and_the_right_one_is_too_late() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    roam(&app, &token, &shop).await;
    assert!(!is_let_in(&app, V4, &token, &shop).await);
    let code = next_code(&app, 0).await;
    for _ in 0..5 {
        enter(&app, V4, &token, &wrong(&code), "").await;
    }
    assert_eq!(
        enter(&app, V4, &token, &code, "").await,
        StatusCode::FORBIDDEN
    );
    assert!(!is_let_in(&app, V4, &token, &shop).await);
    app.settle().await;
    let mails = app.mails_about("bea@example.com", "Your code: ").await;
    assert_eq!(mails.len(), 1, "one mail a minute");
    app.clock.advance(MINUTE);
    assert!(!is_let_in(&app, V4, &token, &shop).await);
    let code = next_code(&app, 1).await;
    assert_eq!(
        enter(&app, V4, &token, &code, "").await,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn a_stranger_with_the_link_cannot_use_up_the_buyers_code() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    roam(&app, &token, &shop).await;
    assert!(!is_let_in(&app, V4, &token, &shop).await);
    let code = next_code(&app, 0).await;
    let stranger = "192.0.2.66";
    assert!(!is_let_in(&app, stranger, &token, &shop).await);
    next_code(&app, 1).await;
    for _ in 0..6 {
        enter(&app, stranger, &token, &wrong(&code), "").await;
    }
    assert_eq!(
        enter(&app, stranger, &token, &code, "").await,
        StatusCode::FORBIDDEN,
        "it belongs to the network that asked"
    );
    assert_eq!(
        enter(&app, V4, &token, &code, "").await,
        StatusCode::SEE_OTHER
    );
    // However many strangers ask, the inbox gets ten an hour.
    for n in 1..=12 {
        press(&app, &format!("192.0.2.{n}"), &token, &shop).await;
    }
    let refused = press(&app, "192.0.2.13", &token, &shop).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    app.settle().await;
    let mails = app.mails_about("bea@example.com", "Your code: ").await;
    assert_eq!(mails.len(), 11, "and the buyer’s own");
}

#[tokio::test]
async fn the_code_is_asked_for_over_ipv6_and_entered_over_ipv4() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    roam(&app, &token, &shop).await;
    let asked = press(&app, V6, &token, &shop).await.text().await.unwrap();
    let form = asked_from(&asked);
    let code = next_code(&app, 0).await;
    // Nobody writes such a thing by hand.
    let forged = format!("x{form}");
    assert_eq!(
        enter(&app, V4, &token, &code, &forged).await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        enter(&app, V4, &token, &code, &form).await,
        StatusCode::SEE_OTHER
    );
    for address in [V4, V6] {
        assert!(is_let_in(&app, address, &token, &shop).await, "{address}");
    }
}
