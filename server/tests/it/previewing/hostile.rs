//! Files that were made to do harm: each ends with a sentence, and the server goes on.

use super::{encoded, failure, window};
use crate::app::{TestApp, paper};
use image::{DynamicImage, ImageFormat};
use serde_json::json;

/// A PNG that says it has so many pixels, with almost none in it.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(&DynamicImage::new_rgb8(1, 1), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let checksum = crc32fast::hash(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
    bytes
}

#[tokio::test]
async fn what_is_no_preview_gets_a_sentence() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    let no_preview = "There are no previews of this kind of file.";
    let damaged = "This file is damaged: it cannot be read.";
    let pixels = "This image has more than 50 million pixels.";
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec();
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    let play_list = b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n".to_vec();
    let polyglot = b"GIF89a/*<script>alert(1)</script>*/=1;".to_vec();
    let jpeg = encoded(&DynamicImage::new_rgb8(400, 400), ImageFormat::Jpeg);
    let zip = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
    let mut files = Vec::new();
    for (name, bytes, sentence) in [
        ("drawing.png", svg, no_preview),
        ("page.png", html, no_preview),
        ("film.mp4", play_list, no_preview),
        ("archive.png", zip, no_preview),
        // Read as an image, the script begins with its size.
        ("polyglot.gif", polyglot, pixels),
        ("wall.png", png_of(100_000, 100_000), pixels),
        ("line.png", png_of(2_000_000_000, 1), pixels),
        ("cut.png", png_of(5_000, 5_000), damaged),
        ("cut.jpg", jpeg[..jpeg.len() / 3].to_vec(), damaged),
        (
            "secret.pdf",
            paper::encrypted("secret"),
            "This PDF is encrypted. Please upload it without a password and without restrictions.",
        ),
        ("endless.pdf", paper::endless(), damaged),
        ("cut.pdf", paper::pdf(1)[..100].to_vec(), damaged),
        (
            "noise.mp4",
            b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41noise".to_vec(),
            damaged,
        ),
    ] {
        files.push((name, window.add(&app, name, &bytes).await, sentence));
    }
    for (name, file, sentence) in files {
        assert_eq!(failure(&app, &file, name).await, sentence, "{name}");
    }
    app.settle().await;
    assert_eq!(app.public(&window.short_id).await["previews"], json!([]));
    let left = std::fs::read_dir(app.data.path().join("media")).unwrap();
    assert_eq!(left.count(), 0, "nothing is left of the attempts");
}

#[tokio::test]
async fn what_a_creator_hides_behind_an_image_does_not_reach_visitors() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    let mut bytes = encoded(&DynamicImage::new_rgb8(40, 40), ImageFormat::Gif);
    bytes.extend(b"<script>alert(1)</script>");
    window.add(&app, "both.gif", &bytes).await;
    for preview in window.shows(&app, 2).await {
        assert_eq!(preview["mediaType"], "image/jpeg");
        let bytes = super::fetch(&app, &preview).await;
        assert!(!bytes.windows(7).any(|part| part == b"<script"));
    }
}

#[tokio::test]
async fn many_pages_are_no_reason_to_read_them_all() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    window.add(&app, "long.pdf", &paper::pdf(10_000)).await;
    window.shows(&app, 3).await;
}

#[tokio::test]
async fn a_page_as_large_as_a_field_is_shown_small() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    window.add(&app, "field.pdf", &paper::enormous()).await;
    assert_eq!(window.shows(&app, 1).await[0]["width"], 500);
}

#[tokio::test]
async fn names_that_pretend_to_be_paths_are_refused() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    for name in [
        "../cover.png",
        "a/b.png",
        "a\r\nb.png",
        "a\0.png",
        "\u{202e}gnp.exe",
    ] {
        let body = json!({ "fileName": name, "fileType": "image/png", "fileSizeBytes": 3 });
        let path = format!("/products/{}/files", window.product);
        let (status, _) = app
            .api(&window.ada.key, reqwest::Method::POST, &path, body)
            .await;
        assert_eq!(status, 422, "{name:?}");
    }
}
