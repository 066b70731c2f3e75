//! Sales pages: what the world sees, and when.

use crate::app::{TestApp, shown};
use backend::clock::Clock;
use domain::{
    Timestamp,
    time::{HOUR, MINUTE, SECOND},
};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use std::time::Duration;

/// A moment at which clocks of tests stand still.
const NOON: Timestamp = Timestamp::from_millis(1_900_000_000_000);

async fn look(app: &TestApp, short_id: &str) -> (StatusCode, String) {
    app.page(&format!("/p/{short_id}")).await
}

#[tokio::test]
async fn every_phase_has_its_status_and_its_words() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let launch = app.backend.now().plus(HOUR).to_string();
    let page = async |more: Value| {
        let page = app.publish(&shop.ada, &shop.product, more).await;
        page["shortId"].as_str().unwrap().to_owned()
    };
    let soon = page(json!({ "launchAt": launch })).await;
    let paused = page(json!({ "isActive": false })).await;
    let draft = page(json!({ "published": false })).await;
    let sold_out = shop.short_id;
    let live = page(json!({})).await;
    app.checkout(&sold_out, "bea@example.com").await;

    for (short_id, phase, words) in [
        (&soon, "prelaunch", "Be there when it opens"),
        (&live, "live", "Buy now"),
        (&sold_out, "sold_out", "Join the waiting list"),
        (&paused, "paused", "has paused this page"),
    ] {
        let (status, html) = look(&app, short_id).await;
        assert_eq!(status, StatusCode::OK, "{phase}");
        assert_eq!(shown(&html), [phase]);
        assert!(
            html.contains(words) && html.contains("Field notes"),
            "{phase}: {html}"
        );
    }
    let (status, nothing) = look(&app, &draft).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, unknown) = look(&app, "7k2m9x4q8vd").await;
    assert_eq!(
        (status, &unknown),
        (StatusCode::NOT_FOUND, &nothing),
        "drafts are not there"
    );
    app.wait_for_days(1);
    let (status, html) = look(&app, &live).await;
    assert_eq!(status, StatusCode::GONE);
    assert_eq!(shown(&html), ["expired"]);
    assert!(
        html.contains("This page has closed") && html.contains("I bought this"),
        "{html}"
    );
    assert!(
        !html.contains("/api/checkout"),
        "a tombstone has no checkout"
    );
}

#[tokio::test]
async fn the_phase_turns_at_the_millisecond() {
    let app = TestApp::start_at(Clock::fixed(NOON)).await;
    let (launch, expiry) = (NOON.plus(1_500), NOON.plus(4_250));
    let times = json!({ "launchAt": launch.to_string(), "expiresAt": expiry.to_string() });
    let shop = app.shop(times).await;
    let cached = |response: &Response| {
        let header = response.headers()["cache-control"]
            .to_str()
            .unwrap()
            .to_owned();
        header
            .rsplit_once("s-maxage=")
            .unwrap()
            .1
            .parse::<i64>()
            .unwrap()
    };
    for (advance, phase, status, most) in [
        (0, "prelaunch", StatusCode::OK, 1),
        (1_499, "prelaunch", StatusCode::OK, 0),
        (1, "live", StatusCode::OK, 2),
        (2_749, "live", StatusCode::OK, 0),
        (1, "expired", StatusCode::GONE, 60),
    ] {
        app.clock.advance(advance);
        let response = app.get(&format!("/p/{}", shop.short_id)).await;
        assert_eq!(response.status(), status, "{phase}");
        assert!(
            cached(&response) <= most,
            "nobody may keep it beyond the next change: {phase}"
        );
        assert_eq!(shown(&response.text().await.unwrap()), [phase]);
        assert_eq!(app.public(&shop.short_id).await["phase"], phase);
    }
}

#[tokio::test]
async fn the_page_is_the_same_for_everybody_and_remembers_nobody() {
    let app = TestApp::start_at(Clock::fixed(NOON)).await;
    let shop = app.shop(json!({})).await;
    let path = format!("/p/{}", shop.short_id);
    let response = app.get(&path).await;
    assert!(!response.headers().contains_key("set-cookie"));
    let cache = response.headers()["cache-control"].to_str().unwrap();
    assert!(
        cache.starts_with("public") && !cache.contains("no-store"),
        "{cache}"
    );
    let csp = response.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        csp.contains("default-src 'none'") && !csp.contains("unsafe-inline"),
        "{csp}"
    );
    assert!(!csp.contains("nonce"), "{csp}");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    let html = response.text().await.unwrap();

    let login = [
        ("email", "ada@example.com"),
        ("password", crate::app::PASSWORD),
    ];
    assert_eq!(
        app.submit("/login", &login).await.status(),
        StatusCode::SEE_OTHER
    );
    assert_eq!(app.page(&path).await.1, html, "signed in or not");
}

#[tokio::test]
async fn what_a_creator_typed_never_becomes_markup() {
    const EVIL: &str = "</title><script>alert(1)</script>";
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (product, file) = app.product(&ada, EVIL, b"mosses").await;
    let more = json!({ "customization": { "tagline": EVIL, "buttonText": "</button><script>alert(1)</script>" } });
    let page = app.publish(&ada, &product, more).await;
    let short_id = page["shortId"].as_str().unwrap();
    let token = app.buy(short_id, "bea@example.com").await;
    app.press_download(&token, &file).await;
    for path in [
        format!("/p/{short_id}"),
        format!("/o/{token}"),
        format!("/p/{short_id}/registered"),
    ] {
        let (status, html) = app.page(&path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(html.contains("alert(1)"), "the name is shown: {path}");
        assert!(!html.contains("<script>alert"), "{path}: {html}");
        assert_eq!(html.matches("</title>").count(), 1, "{path}: {html}");
    }
    let receipt = app.mail("bea@example.com", "Your receipt").await;
    assert!(!receipt.html.contains("<script>"), "{}", receipt.html);
}

#[tokio::test]
async fn foreign_things_are_not_there() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.checkout(&shop.short_id, "bea@example.com").await;
    let order = app.orders(&shop.ada).await[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let eve = app.creator("eve@example.com").await;
    let unknown = "0198f2a0-0000-7000-8000-000000000000";
    for (kind, id) in [
        ("pages", &shop.page),
        ("products", &shop.product),
        ("orders", &order),
    ] {
        let ask = async |id: &str| {
            let path = format!("/{kind}/{id}");
            app.api(&eve.key, Method::GET, &path, Value::Null).await
        };
        let (foreign, none) = (ask(id).await, ask(unknown).await);
        assert_eq!(foreign.0, StatusCode::NOT_FOUND, "{kind}");
        assert_eq!(foreign, none, "foreign and unknown {kind} look the same");
        if kind != "orders" {
            for method in [Method::PATCH, Method::DELETE] {
                let path = format!("/{kind}/{id}");
                let (status, _) = app
                    .api(&eve.key, method, &path, json!({ "isActive": false }))
                    .await;
                assert_eq!(status, StatusCode::NOT_FOUND, "{kind}");
            }
        }
    }
    let sell = json!({ "productIds": [shop.product], "expiresAt": "2099-01-01T00:00:00Z" });
    let (status, _) = app.api(&eve.key, Method::POST, "/pages", sell).await;
    assert_eq!(
        status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "nobody sells what is not theirs"
    );
    assert_eq!(app.orders(&eve).await.len(), 0);
    assert_eq!(app.public(&shop.short_id).await["phase"], "live");
}

#[tokio::test]
async fn a_page_closes_after_it_opens_and_in_the_future() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let now = app.backend.now();
    for (field, body) in [
        (
            "expiresAt",
            json!({ "expiresAt": now.plus(-SECOND).to_string() }),
        ),
        (
            "expiresAt",
            json!({ "expiresAt": now.plus(HOUR).to_string(), "launchAt": now.plus(HOUR).to_string() }),
        ),
        ("stockLimit", json!({ "stockLimit": 0 })),
    ] {
        let path = format!("/pages/{}", shop.page);
        let (status, problem) = app.api(&shop.ada.key, Method::PATCH, &path, body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
    }
    assert_eq!(
        app.public(&shop.short_id).await["phase"],
        "live",
        "and nothing changed"
    );
}

/// A page's stream of news.
struct News {
    response: Response,
    text: String,
}

impl News {
    async fn of(app: &TestApp, short_id: &str) -> Self {
        let response = app.get(&format!("/p/{short_id}/events")).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self {
            response,
            text: String::new(),
        }
    }

    /// The next event: its name and what it says.
    async fn next(&mut self) -> (String, Value) {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name));
                let news = field("event: ")
                    .zip(field("data: "))
                    .map(|(name, data)| (name.to_owned(), serde_json::from_str(data).unwrap()));
                self.text = rest.to_owned();
                match news {
                    Some(news) => return news,
                    None => continue,
                }
            }
            let chunk = tokio::time::timeout(Duration::from_secs(20), self.response.chunk());
            let chunk = chunk
                .await
                .expect("there is news")
                .unwrap()
                .expect("the stream goes on");
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

#[tokio::test]
async fn an_open_window_hears_about_the_stock_at_once() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 2 })).await;
    let mut news = News::of(&app, &shop.short_id).await;
    let (name, phase) = news.next().await;
    assert_eq!((name.as_str(), &phase["phase"]), ("phase", &json!("live")));
    assert!(phase["now"].as_i64().unwrap() <= app.backend.now().millis());
    let stock = |held: i64| json!({ "limit": 2, "sold": 0, "held": held, "left": 2 - held });
    assert_eq!(news.next().await, ("stock".to_owned(), stock(0)));

    app.checkout(&shop.short_id, "bea@example.com").await;
    assert_eq!(news.next().await.1["phase"], "live");
    assert_eq!(news.next().await, ("stock".to_owned(), stock(1)));
    app.checkout(&shop.short_id, "cid@example.com").await;
    assert_eq!(news.next().await.1["phase"], "sold_out");
    assert_eq!(news.next().await, ("stock".to_owned(), stock(2)));
    assert_eq!(
        app.get("/p/7k2m9x4q8vd/events").await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn an_open_window_sees_the_page_open_and_close() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let now = app.backend.now();
    let (launch, expiry) = (now.plus(3 * SECOND), now.plus(4 * SECOND));
    let times = json!({ "launchAt": launch.to_string(), "expiresAt": expiry.to_string() });
    let page = app.publish(&shop.ada, &shop.product, times).await;
    let mut news = News::of(&app, page["shortId"].as_str().unwrap()).await;
    for (expected, since) in [("prelaunch", now), ("live", launch), ("expired", expiry)] {
        let (name, phase) = news.next().await;
        assert_eq!(
            (name.as_str(), &phase["phase"]),
            ("phase", &json!(expected))
        );
        let at = Timestamp::from_millis(phase["now"].as_i64().unwrap());
        assert!(at >= since, "{expected} came too soon");
    }
}

#[tokio::test]
async fn islands_can_ask_how_a_page_stands() {
    let app = TestApp::start_at(Clock::fixed(NOON)).await;
    let launch = NOON.plus(MINUTE).to_string();
    let shop = app
        .shop(json!({ "launchAt": launch, "stockLimit": 3 }))
        .await;
    let response = app
        .get(&format!("/api/page_status?short_id={}", shop.short_id))
        .await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    let status: Value = response.json().await.unwrap();
    assert_eq!(status["phase"], "prelaunch");
    assert_eq!(status["now"], json!(NOON.to_string()));
    assert_eq!(status["launchAt"], json!(launch));
    assert_eq!(status["stock"]["left"], 3);
    for unknown in ["7k2m9x4q8vd", "", "../../etc/passwd"] {
        let response = app
            .get(&format!("/api/page_status?short_id={unknown}"))
            .await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn an_address_that_is_no_text_names_nothing() {
    let app = TestApp::start().await;
    for path in ["/p/%ff", "/d/%ff", "/o/%c3%28"] {
        let request = app.request(Method::GET, path).header("accept", "text/html");
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        let html = response.text().await.unwrap();
        assert!(html.starts_with("<!DOCTYPE html>"), "{path}: {html}");
    }
}

#[tokio::test]
async fn a_page_counts_the_files_that_whoever_buys_now_gets() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let newer = json!({ "replaces": shop.file });
    app.upload_with(&shop.ada, &shop.product, "notes.pdf", b"better", newer)
        .await;
    let product = app.public(&shop.short_id).await["products"][0].clone();
    assert_eq!(product["fileCount"], 1, "{product}");
    assert_eq!(product["fileSizeBytes"], 6, "{product}");
}
