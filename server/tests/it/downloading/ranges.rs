//! Parts of a file (RFC 9110 §14).

use super::{BYTES, fetch, head, left, part, sold};
use crate::app::TestApp;
use reqwest::{Response, StatusCode};

fn length(response: &Response) -> usize {
    let length = response.headers()["content-length"].to_str().unwrap();
    length.parse().unwrap()
}

#[tokio::test]
async fn any_part_of_a_file_can_be_asked_for() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    for (range, shown, bytes) in [
        ("bytes=0-4", "bytes 0-4/24", "forty"),
        ("bytes=18-", "bytes 18-23/24", "mosses"),
        ("bytes=-6", "bytes 18-23/24", "mosses"),
        ("bytes=-100", "bytes 0-23/24", "forty pages about mosses"),
        ("bytes=18-1000", "bytes 18-23/24", "mosses"),
        ("bytes=0-2,3-4,2-3", "bytes 0-4/24", "forty"),
    ] {
        let got = fetch(&app, &url, &[("range", range)]).await;
        assert_eq!(got.status(), StatusCode::PARTIAL_CONTENT, "{range}");
        assert_eq!(got.headers()["content-range"], shown, "{range}");
        assert_eq!(length(&got), bytes.len(), "{range}");
        assert_eq!(got.bytes().await.unwrap(), bytes, "{range}");
    }
    assert_eq!(
        left(&app, &token).await,
        [4],
        "all of that was one download"
    );
}

#[tokio::test]
async fn bytes_that_do_not_exist_cost_nothing() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    for range in ["bytes=24-", "bytes=-0", "bytes=100-200,-0"] {
        let refused = fetch(&app, &url, &[("range", range)]).await;
        assert_eq!(
            refused.status(),
            StatusCode::RANGE_NOT_SATISFIABLE,
            "{range}"
        );
        assert_eq!(refused.headers()["content-range"], "bytes */24", "{range}");
    }
    assert_eq!(left(&app, &token).await, [5]);
}

#[tokio::test]
async fn several_parts_come_in_one_answer() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    let got = fetch(&app, &url, &[("range", "bytes=18-23, 0-4")]).await;
    assert_eq!(got.status(), StatusCode::PARTIAL_CONTENT);
    assert!(!got.headers().contains_key("content-range"));
    let kind = got.headers()["content-type"].to_str().unwrap().to_owned();
    let boundary = kind
        .strip_prefix("multipart/byteranges; boundary=")
        .unwrap()
        .to_owned();
    let announced = length(&got);
    let body = got.text().await.unwrap();
    assert_eq!(body.len(), announced);
    let between = format!("\r\n--{boundary}");
    let mut parts = body.split(&between);
    assert_eq!(parts.next(), Some(""));
    for (shown, bytes) in [("bytes 18-23/24", "mosses"), ("bytes 0-4/24", "forty")] {
        let (headers, content) = parts.next().unwrap().split_once("\r\n\r\n").unwrap();
        assert!(
            headers.contains(&format!("Content-Range: {shown}")),
            "{headers}"
        );
        assert_eq!(content, bytes);
    }
    assert_eq!(parts.next(), Some("--\r\n"));
    assert_eq!(left(&app, &token).await, [4], "that was one download");
}

#[tokio::test]
async fn whoever_asks_for_too_many_parts_gets_the_whole() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    let every_other: Vec<_> = (0..12).map(|n| format!("{0}-{0}", 2 * n)).collect();
    let (status, _) = part(&app, &url, &format!("bytes={}", every_other.join(","))).await;
    assert_eq!(status, StatusCode::PARTIAL_CONTENT);
    for range in ["bytes=0-20,5-23,0-0,22-23", "bytes=9-2", "lines=1-2"] {
        let (status, bytes) = part(&app, &url, range).await;
        assert!(matches!(status.as_u16(), 200 | 206), "{range}");
        assert_eq!(bytes, BYTES, "{range}");
    }
}

#[tokio::test]
async fn only_the_version_that_was_begun_is_gone_on_with() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    let etag = head(&app, &url).await.headers()["etag"].clone();
    let same = etag.to_str().unwrap();
    let weak = format!("W/{same}");
    for (version, status, bytes) in [
        (same, 206, &BYTES[5..]),
        ("\"another version\"", 200, BYTES),
        (&weak, 200, BYTES),
        ("Sat, 29 Oct 2022 19:43:31 GMT", 200, BYTES),
    ] {
        let asked = [("range", "bytes=5-"), ("if-range", version)];
        let got = fetch(&app, &url, &asked).await;
        assert_eq!(got.status(), status, "{version}");
        assert_eq!(got.bytes().await.unwrap(), bytes, "{version}");
    }
}
