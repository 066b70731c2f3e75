//! What comes back: addresses that are shown, forms that are refused and keep what was typed.

use super::{
    compare, corpus,
    corpus::Kind,
    walk::{Seen, Walk},
};
use crate::app::{PASSWORD, Shop, TestApp};
use reqwest::StatusCode;
use serde_json::json;

/// Addresses with a text in them, behind the `*`.
const ADDRESSES: [&str; 31] = [
    "/*",
    "/?utm_source=*",
    "/login?next=*",
    "/confirm?token=*",
    "/reset?token=*",
    "/r/confirm?token=*",
    "/r/unsubscribe?token=*",
    "/r/delete?token=*",
    "/p/*",
    "/p/SHOP?code=*",
    "/p/SHOP?utm_source=*&utm_campaign=*",
    "/p/*/qr.svg",
    "/p/SHOP/qr.svg?utm_source=*",
    "/e/SHOP?code=*&utm_source=*",
    "/notifications/off?token=*",
    "/account/email?token=*",
    "/o/*",
    "/o/*/receipt",
    "/o/*/proof",
    "/d/*",
    "/orders?said=*",
    "/console?range=*&chart=*",
    "/console/*",
    "/console/products/*",
    "/console/products?q=*",
    "/console/pages?q=*",
    "/console/orders?q=*&state=*&sort=*&page=*",
    "/console/customers?q=*&sort=*",
    "/console/registrations?q=*&status=*&page=*",
    "/console/pages/PAGE/preview?phase=*",
    "/console/orders.csv?q=*&ids=*",
];

/// What a form sends: where to, the field with the text, how long that may be where it would be taken, and
/// what else it sends, so that it is refused in any case.
type Sent = (
    &'static str,
    &'static str,
    usize,
    &'static [(&'static str, &'static str)],
);

/// Forms that are refused and come back with what was typed.
const FORMS: [Sent; 17] = [
    (
        "/signup",
        "email",
        0,
        &[("name", "Eve"), ("password", "short")],
    ),
    (
        "/signup",
        "name",
        80,
        &[("email", "eve"), ("password", "short")],
    ),
    ("/login", "email", 0, &[("password", "wrong")]),
    (
        "/login",
        "next",
        0,
        &[("email", "eve"), ("password", "wrong")],
    ),
    ("/forgot", "email", 0, &[]),
    ("/confirm", "token", 0, &[]),
    ("/reset", "token", 0, &[("password", "short")]),
    ("/orders", "email", 0, &[]),
    ("/orders/code", "code", 0, &[]),
    ("/api/checkout", "email", 0, &[("short_id", "LIVE")]),
    (
        "/api/checkout",
        "discount_code",
        0,
        &[("short_id", "LIVE"), ("email", "eve")],
    ),
    (
        "/api/checkout",
        "referral",
        0,
        &[("short_id", "LIVE"), ("email", "eve")],
    ),
    ("/api/register", "email", 0, &[("short_id", "SOON")]),
    (
        "/api/register",
        "name",
        120,
        &[("short_id", "SOON"), ("email", "eve")],
    ),
    (
        "/api/register",
        "fields[note]",
        500,
        &[("short_id", "SOON"), ("email", "eve")],
    ),
    (
        "/api/register",
        "fields[size]",
        0,
        &[("short_id", "SOON"), ("email", "eve")],
    ),
    ("/api/issue_download", "order_token", 0, &[("file_id", "x")]),
];

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

/// Everything that shows a text again.
async fn echoes(app: &TestApp, shop: &Shop, soon: &str, text: &str) -> Seen {
    let mut walk = Walk {
        app,
        seen: Seen::new(),
    };
    for address in ADDRESSES {
        let path = address
            .replace("SHOP", &shop.short_id)
            .replace("PAGE", &shop.page)
            .replace('*', &encoded(text));
        let answer = app.get(&path).await;
        let kind = answer.headers().get("content-type");
        if kind.is_some_and(|kind| kind.to_str().unwrap().starts_with("text/csv")) {
            walk.table(address, answer, ',').await;
        } else {
            walk.read(address, answer).await;
        }
    }
    for (action, field, max, others) in FORMS {
        // What is too long, or not taken, would be one more mistake.
        let typed = match max {
            0 => text.to_owned(),
            max => corpus::line(text, max),
        };
        let mut fields = vec![(field, typed.as_str())];
        fields.extend(others.iter().map(|(name, value)| {
            let value = match *value {
                "LIVE" => shop.short_id.as_str(),
                "SOON" => soon,
                value => value,
            };
            (*name, value)
        }));
        let answer = app.submit(action, &fields).await;
        assert_ne!(answer.status(), StatusCode::OK, "{action} takes {text:?}");
        walk.read(&format!("{action} with {field}"), answer).await;
    }
    walk.seen
}

/// What comes back of an attack is what comes back of a harmless word.
async fn comes_back_as_text(kinds: &[Kind]) {
    let app = TestApp::start().await;
    let fields = json!([
        { "name": "note", "label": "Note" },
        { "name": "size", "type": "select", "options": ["S"] },
    ]);
    let launch = app.backend.now().plus(domain::time::HOUR).to_string();
    let shop = app.shop(json!({})).await;
    let soon = json!({ "registrationFields": fields, "launchAt": launch });
    let soon = app.publish(&shop.ada, &shop.product, soon).await;
    let soon = soon["shortId"].as_str().unwrap();
    let form = [("email", shop.ada.email.as_str()), ("password", PASSWORD)];
    app.submit("/login", &form).await;
    let harmless = echoes(&app, &shop, soon, corpus::HARMLESS).await;
    for kind in kinds {
        for attack in corpus::of(*kind) {
            compare(
                &attack,
                &harmless,
                &echoes(&app, &shop, soon, &attack).await,
            );
        }
    }
}

#[tokio::test]
async fn markup_comes_back_as_text() {
    comes_back_as_text(&[Kind::Markup, Kind::Markdown, Kind::Style]).await;
}

#[tokio::test]
async fn ends_and_attributes_come_back_as_text() {
    comes_back_as_text(&[Kind::Ends, Kind::Attributes, Kind::Letters]).await;
}

#[tokio::test]
async fn links_and_headers_come_back_as_text() {
    comes_back_as_text(&[Kind::Links, Kind::Tables, Kind::Headers]).await;
}
