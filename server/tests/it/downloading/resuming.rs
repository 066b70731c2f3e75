//! Downloads that are cut off and gone on with.

use super::{BYTES, fetch, left, logged, part, random, sold, sold_files};
use crate::app::TestApp;
use domain::time::{DAY, MINUTE};
use reqwest::StatusCode;

/// Takes at least so many bytes of an answer and hangs up.
async fn cut_off(mut response: reqwest::Response, after: usize) -> Vec<u8> {
    let mut got = Vec::new();
    while got.len() < after {
        got.extend(response.chunk().await.unwrap().unwrap());
    }
    got
}

#[tokio::test]
async fn cut_off_over_twenty_times_it_counts_once_and_is_identical() {
    let app = TestApp::start().await;
    let bytes = random(12_000_000);
    let (shop, token, files) = sold_files(&app, &[("film.bin", &bytes)]).await;
    let url = app.press_download(&token, &files[0]).await;
    let first = fetch(&app, &url, &[]).await;
    let etag = first.headers()["etag"].to_str().unwrap().to_owned();
    let mut got = cut_off(first, 1).await;
    let mut cuts = 1;
    // A little each time at first, so that there are more than twenty cuts however much comes at once.
    while cuts < 24 {
        let range = format!("bytes={}-{}", got.len(), got.len() + 400_000);
        let asked = [("range", range.as_str()), ("if-range", etag.as_str())];
        let more = fetch(&app, &url, &asked).await;
        assert_eq!(more.status(), StatusCode::PARTIAL_CONTENT);
        got.extend(cut_off(more, 100_000).await);
        cuts += 1;
    }
    let rest = format!("bytes={}-", got.len());
    let asked = [("range", rest.as_str()), ("if-range", etag.as_str())];
    let rest = fetch(&app, &url, &asked).await;
    assert_eq!(rest.status(), StatusCode::PARTIAL_CONTENT);
    got.extend(rest.bytes().await.unwrap());
    assert!(got == bytes, "the bytes are identical");
    assert_eq!(left(&app, &token).await, [4], "that was one download");
    assert_eq!(app.orders(&shop.ada).await[0]["downloadAttempts"], 1);

    let count = async |kind: &str| {
        let log = logged(&app, &shop).await;
        log.iter().filter(|(found, _)| found == kind).count()
    };
    app.until("every answer is in the log", async || {
        (count("sent").await == cuts + 1).then_some(())
    })
    .await;
    for (kind, times) in [("issued", 1), ("started", 1), ("finished", 1)] {
        assert_eq!(count(kind).await, times, "{kind}");
    }
}

#[tokio::test]
async fn what_was_begun_in_time_has_as_long_as_the_link_lived() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    app.clock.advance(9 * MINUTE);
    assert_eq!(part(&app, &url, "bytes=0-4").await.0, 206);
    app.clock.advance(9 * MINUTE);
    let (status, rest) = part(&app, &url, "bytes=5-").await;
    assert_eq!((status.as_u16(), rest.as_slice()), (206, &BYTES[5..]));
    app.clock.advance(MINUTE);
    let old = fetch(&app, &url, &[]).await;
    assert_eq!(old.status(), StatusCode::GONE);
    assert!(old.text().await.unwrap().contains("This link has run out"));
    assert_eq!(left(&app, &token).await, [4]);
}

#[tokio::test]
async fn a_link_that_was_not_used_in_time_has_run_out() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    app.clock.advance(10 * MINUTE);
    assert_eq!(fetch(&app, &url, &[]).await.status(), StatusCode::GONE);
    assert_eq!(left(&app, &token).await, [5]);
}

#[tokio::test]
async fn the_end_of_the_time_for_downloads_cuts_nobody_off() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    app.clock.advance(30 * DAY - 2 * MINUTE);
    let begun = app.press_download(&token, &shop.file).await;
    assert_eq!(part(&app, &begun, "bytes=0-4").await.0, 206);
    app.clock.advance(MINUTE);
    let unused = app.press_download(&token, &shop.file).await;
    assert_ne!(unused, begun);
    app.clock.advance(MINUTE);
    assert_eq!(part(&app, &begun, "bytes=5-").await.0, 206);
    let late = fetch(&app, &unused, &[]).await;
    assert_eq!(late.status(), StatusCode::GONE, "it was not begun in time");
}
