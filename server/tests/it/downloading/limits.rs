//! How often a link may be used: its own numbers say so.

use super::{FROM, fetch, head, left, sold, sold_files};
use crate::app::{TestApp, last_part};
use domain::link::DownloadLink;
use reqwest::StatusCode;

const LIMITED: [(&str, &str); 1] = [("RATE_LIMITS", "on")];

/// The same link with other numbers in it.
fn with_rates(app: &TestApp, url: &str, session: u32, network: u32) -> String {
    let mut link: DownloadLink = app.backend.keys.open(&last_part(url)).unwrap();
    assert_eq!(link.requests_per_minute, 120);
    assert_eq!(link.requests_per_minute_per_network, 600);
    link.requests_per_minute = session;
    link.requests_per_minute_per_network = network;
    format!("{}/d/{}", app.url, app.backend.keys.sign(&link))
}

/// Looks at a link until that is too often: how many times it was not.
async fn looks_until_limited(app: &TestApp, url: &str) -> usize {
    for count in 0..100 {
        let answer = head(app, url).await;
        if answer.status() == StatusCode::TOO_MANY_REQUESTS {
            assert!(answer.headers().contains_key("retry-after"));
            return count;
        }
        assert_eq!(answer.status(), StatusCode::OK);
    }
    panic!("never limited: {url}");
}

#[tokio::test]
async fn a_session_has_the_rate_that_its_link_carries() {
    let app = TestApp::start_with(&LIMITED).await;
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one"), ("b.txt", b"two")];
    let (_, token, files) = sold_files(&app, &files).await;
    let url = app.press_download(&token, &files[0]).await;
    let few = looks_until_limited(&app, &with_rates(&app, &url, 5, 600)).await;
    assert!((5..10).contains(&few), "{few}");
    let other = app.press_download(&token, &files[1]).await;
    assert_eq!(
        head(&app, &other).await.status(),
        StatusCode::OK,
        "each session for itself"
    );
    let refused = fetch(
        &app,
        &with_rates(&app, &url, 5, 600),
        &[("accept", "text/html")],
    )
    .await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let html = refused.text().await.unwrap();
    assert!(html.contains("Please wait a moment"), "{html}");
    assert_eq!(left(&app, &token).await, [5, 5], "that cost nothing");
}

#[tokio::test]
async fn all_sessions_of_a_network_share_one_rate() {
    let app = TestApp::start_with(&LIMITED).await;
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one"), ("b.txt", b"two")];
    let (_, token, files) = sold_files(&app, &files).await;
    let mut urls = Vec::new();
    for file in &files {
        let url = app.press_download(&token, file).await;
        urls.push(with_rates(&app, &url, 120, 6));
    }
    let few = looks_until_limited(&app, &urls[0]).await;
    assert!((6..12).contains(&few), "{few}");
    let second = head(&app, &urls[1]).await;
    assert_eq!(second.status(), StatusCode::TOO_MANY_REQUESTS);
    let elsewhere = fetch(&app, &urls[1], &[(FROM, "203.0.113.9")]).await;
    assert_eq!(
        elsewhere.status(),
        StatusCode::FORBIDDEN,
        "another network is refused for another reason"
    );
}

#[tokio::test]
async fn a_download_manager_may_ask_often() {
    let app = TestApp::start_with(&LIMITED).await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    for byte in 0..24 {
        let range = format!("bytes={byte}-{byte}");
        let (status, _) = super::part(&app, &url, &range).await;
        assert_eq!(status, StatusCode::PARTIAL_CONTENT);
    }
    assert_eq!(left(&app, &token).await, [4]);
}
