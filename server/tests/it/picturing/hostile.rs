//! Pictures that were made to do harm: each ends with a sentence, and the server goes on.

use super::{encoded, kept, picture, send};
use crate::app::TestApp;
use image::{DynamicImage, Frame, ImageFormat, RgbaImage, codecs::gif::GifEncoder};
use reqwest::StatusCode;
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

/// A GIF of two pictures.
fn moving() -> Vec<u8> {
    let mut bytes = Vec::new();
    let frames =
        [0, 255].map(|light| Frame::new(RgbaImage::from_pixel(8, 8, image::Rgba([light; 4]))));
    GifEncoder::new(&mut bytes).encode_frames(frames).unwrap();
    bytes
}

/// A PNG that says that it moves.
fn moving_png() -> Vec<u8> {
    let still = encoded(&DynamicImage::new_rgb8(8, 8), ImageFormat::Png);
    let mut chunk = b"acTL\0\0\0\x02\0\0\0\0".to_vec();
    chunk.extend(crc32fast::hash(&chunk).to_be_bytes());
    [&still[..33], &8_u32.to_be_bytes(), &chunk, &still[33..]].concat()
}

#[tokio::test]
async fn what_is_no_picture_to_show_gets_a_sentence() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let other = "This is not a picture that can be shown. Please choose a JPEG, PNG or WebP file.";
    let damaged = "This picture is damaged: it cannot be read.";
    let pixels = "This picture has more than 50 million pixels. Please make it smaller first.";
    let moves = "This picture moves. Please choose one that stands still.";
    let narrow = "This picture is too narrow. Please choose one whose longer side is at most 5 times the shorter.";
    let jpeg = picture(400, 400);
    let polyglot = b"GIF89a/*<script>alert(1)</script>*/=1;".to_vec();
    for (name, bytes, sentence) in [
        (
            "nothing",
            Vec::new(),
            "Please choose a picture: this file is empty.",
        ),
        (
            "svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec(),
            other,
        ),
        (
            "html",
            b"<!doctype html><script>alert(1)</script>".to_vec(),
            other,
        ),
        ("zip", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), other),
        ("pdf", b"%PDF-1.7\n".to_vec(), other),
        ("wall", png_of(100_000, 100_000), pixels),
        ("line", png_of(2_000_000_000, 1), pixels),
        ("cut png", png_of(5_000, 5_000), damaged),
        ("cut jpeg", jpeg[..jpeg.len() / 3].to_vec(), damaged),
        ("moving gif", moving(), moves),
        ("moving png", moving_png(), moves),
        ("ribbon", picture(60, 301), narrow),
    ] {
        let (status, problem) = send(&app, &ada, "cover", bytes).await;
        assert_eq!(
            status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{name}: {problem}"
        );
        assert_eq!(
            problem["errors"][0],
            json!({ "field": "picture", "message": sentence }),
            "{name}"
        );
    }
    // Its script, read as an image, is its size.
    let (status, problem) = send(&app, &ada, "cover", polyglot).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    let (status, problem) = send(&app, &ada, "cover", vec![0xff; 13 * 1024 * 1024]).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(
        problem["detail"],
        "This picture has more than 12 MB. Please choose a smaller one."
    );
    let left = std::fs::read_dir(app.data.path().join("media")).unwrap();
    assert_eq!(left.count(), 0, "nothing is left of the attempts");
    assert!(
        !app.data.path().join("files/pictures").exists(),
        "nothing was kept"
    );
    kept(&app, &ada, "cover", jpeg).await;
}

#[tokio::test]
async fn what_hides_behind_a_picture_does_not_reach_visitors() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let mut bytes = encoded(&DynamicImage::new_rgb8(40, 40), ImageFormat::Gif);
    bytes.extend(b"<script>alert(1)</script>");
    let cover = kept(&app, &ada, "cover", bytes).await;
    let shown = app.get(&format!("/i/{}/40.jpg", super::id(&cover))).await;
    assert_eq!(shown.headers()["content-type"], "image/jpeg");
    let bytes = shown.bytes().await.unwrap();
    assert!(!bytes.windows(7).any(|part| part == b"<script"));
}

#[tokio::test]
async fn a_sender_who_hangs_up_leaves_nothing_behind() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let address = app.url.strip_prefix("http://").unwrap();
    let mut connection = tokio::net::TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /api/v1/pictures HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {}\r\ncontent-length: 100000\r\n\r\n",
        ada.key
    );
    let mut sent = head.into_bytes();
    sent.extend(&picture(400, 400)[..500]);
    tokio::io::AsyncWriteExt::write_all(&mut connection, &sent)
        .await
        .unwrap();
    let folder = app.data.path().join("media");
    let entries = || std::fs::read_dir(&folder).unwrap().count();
    app.until("it is being received", async || {
        (entries() > 0).then_some(())
    })
    .await;
    drop(connection);
    app.until("all of it is gone", async || (entries() == 0).then_some(()))
        .await;
}
