//! Previews: what a sales page shows of a file before it is bought.

mod hostile;
mod keeping;
mod limits;
mod little;

use crate::app::{Creator, PASSWORD, TestApp, paper};
use backend::db;
use domain::id::FileId;
use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::{io::Cursor, path::Path, process::Command};

/// A page that sells one product, and what it shows.
struct Window {
    ada: Creator,
    product: String,
    short_id: String,
}

async fn window(app: &TestApp) -> Window {
    window_of(app, "ada@example.com").await
}

async fn window_of(app: &TestApp, email: &str) -> Window {
    let ada = app.creator(email).await;
    let (product, _) = app.product(&ada, "Field notes", b"forty pages").await;
    let page = app.publish(&ada, &product, json!({})).await;
    Window {
        ada,
        product,
        short_id: page["shortId"].as_str().unwrap().to_owned(),
    }
}

impl Window {
    /// Uploads a file and has it shown: its id.
    async fn add(&self, app: &TestApp, name: &str, bytes: &[u8]) -> String {
        let file = app.upload(&self.ada, &self.product, name, bytes).await;
        self.show(app, &file, true).await;
        file
    }

    async fn show(&self, app: &TestApp, file: &str, shown: bool) {
        let path = format!("/files/{file}");
        let body = json!({ "showsPreview": shown });
        let (status, file) = app.api(&self.ada.key, Method::PATCH, &path, body).await;
        assert_eq!(status, StatusCode::OK, "{file}");
    }

    /// What the page shows, once there are so many pieces.
    async fn shows(&self, app: &TestApp, pieces: usize) -> Vec<Value> {
        app.until("the previews are there", async || {
            let page = app.public(&self.short_id).await;
            let previews = page["previews"].as_array().unwrap().clone();
            (previews.len() == pieces).then_some(previews)
        })
        .await
    }
}

/// Why there is no preview of a file, once that is known.
async fn failure(app: &TestApp, file: &str, name: &str) -> String {
    let id = FileId::parse(file).unwrap();
    app.until(&format!("there is no preview of {name}"), async || {
        let mut c = app.backend.db.fresh().await.unwrap();
        let state = db::previews::state(&mut c, &id).await.unwrap();
        state.and_then(|state| Some(state.failure?.to_string()))
    })
    .await
}

async fn fetch(app: &TestApp, preview: &Value) -> Vec<u8> {
    let response = app.get(preview["url"].as_str().unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(
        response.headers()["content-type"],
        preview["mediaType"].as_str().unwrap()
    );
    response.bytes().await.unwrap().to_vec()
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG that says to be turned by a quarter, and where it was taken.
fn photograph() -> Vec<u8> {
    let image = DynamicImage::from(RgbImage::from_pixel(
        2_000,
        1_000,
        image::Rgb([200, 80, 40]),
    ));
    let plain = encoded(&image, ImageFormat::Jpeg);
    let mut exif =
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend(b"52.5200 N 13.4050 E");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], b"\xff\xe1", &length, &exif, &plain[2..]].concat()
}

/// A second of silence, so many times.
fn recording(seconds: u32) -> Vec<u8> {
    let rate = 8_000_u32;
    let data = rate * seconds;
    let mut wav = b"RIFF".to_vec();
    wav.extend((36 + data).to_le_bytes());
    wav.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    wav.extend(rate.to_le_bytes());
    wav.extend(rate.to_le_bytes());
    wav.extend(b"\x01\0\x08\0data");
    wav.extend(data.to_le_bytes());
    wav.resize(wav.len() + data as usize, 128);
    wav
}

/// How many seconds a recording or a film has, and which kinds of streams.
fn probe(folder: &Path, bytes: &[u8]) -> (f64, String) {
    let file = folder.join("probe");
    std::fs::write(&file, bytes).unwrap();
    let ask = |what: &str| {
        let output = Command::new("ffprobe")
            .args(["-v", "error", "-show_entries", what, "-of", "csv=p=0"])
            .arg(&file)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    (
        ask("format=duration").parse().unwrap(),
        ask("stream=codec_type").replace('\n', " "),
    )
}

#[tokio::test]
async fn an_image_is_shown_smaller_the_right_way_up_and_without_its_secrets() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    window.add(&app, "photo.jpg", &photograph()).await;
    let previews = window.shows(&app, 2).await;
    for (preview, kind, (width, height)) in [
        (&previews[0], "image", (500, 1_000)),
        (&previews[1], "thumbnail", (240, 480)),
    ] {
        assert_eq!(preview["kind"], kind);
        assert_eq!(preview["fileName"], "photo.jpg");
        let bytes = fetch(&app, preview).await;
        let image = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).unwrap();
        assert_eq!((image.width(), image.height()), (width, height), "turned");
        assert_eq!(preview["width"], width);
        assert_eq!(preview["height"], height);
        assert!(!bytes.windows(7).any(|part| part == b"52.5200"));
    }
    let (_, html) = app.page(&format!("/p/{}", window.short_id)).await;
    assert!(html.contains("A look inside"), "{html}");
    assert!(html.contains("alt=\"Preview of photo.jpg\""), "{html}");
    let key = format!(
        "files/products/{}/{}/preview/photo.jpg-cover.jpg",
        window.ada.id, window.product
    );
    assert!(app.data.path().join(key).is_file());
}

#[tokio::test]
async fn what_is_see_through_stays_so() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    let image = RgbaImage::from_fn(600, 300, |x, _| {
        image::Rgba([10, 20, 30, if x < 300 { 0 } else { 255 }])
    });
    let bytes = encoded(&image.into(), ImageFormat::Png);
    window.add(&app, "logo.png", &bytes).await;
    let previews = window.shows(&app, 2).await;
    let image = fetch(&app, &previews[0]).await;
    let image = image::load_from_memory_with_format(&image, ImageFormat::Png).unwrap();
    assert_eq!(image.to_rgba8().get_pixel(5, 5)[3], 0);
}

#[tokio::test]
async fn a_pdf_shows_its_first_pages() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    window.add(&app, "book.pdf", &paper::pdf(7)).await;
    let previews = window.shows(&app, 3).await;
    for preview in &previews {
        assert_eq!(preview["kind"], "page");
        let image = image::load_from_memory(&fetch(&app, preview).await).unwrap();
        assert_eq!(image.width(), 1_000);
        let dark = image
            .to_luma8()
            .pixels()
            .filter(|pixel| pixel[0] < 100)
            .count();
        assert!(dark > 1_000, "the number on the page can be seen: {dark}");
    }
    let (_, html) = app.page(&format!("/p/{}", window.short_id)).await;
    assert!(html.contains("alt=\"Page 3 of book.pdf\""), "{html}");
}

#[tokio::test]
async fn a_recording_plays_for_half_a_minute() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    window.add(&app, "song.wav", &recording(70)).await;
    let previews = window.shows(&app, 1).await;
    assert_eq!(previews[0]["kind"], "audio");
    let (seconds, streams) = probe(app.data.path(), &fetch(&app, &previews[0]).await);
    assert!((29.0..31.0).contains(&seconds), "{seconds}");
    assert_eq!(streams, "audio");
    let (_, html) = app.page(&format!("/p/{}", window.short_id)).await;
    assert!(
        html.contains("<audio controls") && html.contains("preload=\"none\""),
        "{html}"
    );
}

#[tokio::test]
async fn a_film_plays_for_half_a_minute_and_has_a_poster() {
    let app = TestApp::start().await;
    let film = app.data.path().join("film.mp4");
    let made = Command::new("ffmpeg")
        .args(["-v", "error", "-f", "lavfi"])
        .args(["-i", "testsrc=size=1920x1080:rate=2:duration=65"])
        .args(["-f", "lavfi", "-i", "sine=duration=65", "-shortest"])
        .args([
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-pix_fmt",
            "yuv420p",
        ])
        .args(["-metadata", "title=secret title"])
        .arg(&film)
        .status()
        .unwrap();
    assert!(made.success());
    let window = window(&app).await;
    let bytes = std::fs::read(&film).unwrap();
    window.add(&app, "film.mp4", &bytes).await;
    let previews = window.shows(&app, 2).await;
    assert_eq!(previews[0]["kind"], "video");
    assert_eq!(previews[0]["width"], 1_280);
    let sample = fetch(&app, &previews[0]).await;
    let (seconds, streams) = probe(app.data.path(), &sample);
    assert!((29.0..31.0).contains(&seconds), "{seconds}");
    assert_eq!(streams, "video audio");
    assert!(!sample.windows(12).any(|part| part == b"secret title"));
    assert_eq!(previews[1]["kind"], "poster");
    let poster = image::load_from_memory(&fetch(&app, &previews[1]).await).unwrap();
    assert_eq!((poster.width(), poster.height()), (1_280, 720));

    let part = app
        .request(Method::GET, previews[0]["url"].as_str().unwrap())
        .header("range", "bytes=4-7")
        .send()
        .await
        .unwrap();
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(
        part.headers()["content-range"],
        format!("bytes 4-7/{}", sample.len())
    );
    assert_eq!(part.bytes().await.unwrap(), sample[4..8]);
}

#[tokio::test]
async fn a_preview_is_sent_so_that_it_can_do_nothing_and_be_kept() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    window.add(&app, "photo.jpg", &photograph()).await;
    let previews = window.shows(&app, 2).await;
    let response = app.get(previews[0]["url"].as_str().unwrap()).await;
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("content-disposition", "inline"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("cache-control", "public, max-age=3600"),
    ] {
        assert_eq!(response.headers()[name], value, "{name}");
    }
    assert!(!response.headers().contains_key("set-cookie"));
}

#[tokio::test]
async fn a_preview_is_seen_on_its_own_page_while_that_is_open() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    let file = window.add(&app, "photo.jpg", &photograph()).await;
    let previews = window.shows(&app, 2).await;
    let url = previews[0]["url"].as_str().unwrap().to_owned();
    let id = url.rsplit('/').next().unwrap();

    let (other, _) = app.product(&window.ada, "Other", b"other").await;
    let closes = json!({ "expiresAt": app.backend.now().plus(2 * domain::time::DAY).to_string() });
    let other = app.publish(&window.ada, &other, closes).await;
    let draft = json!({ "published": false });
    let draft = app.publish(&window.ada, &window.product, draft).await;
    for page in [&other, &draft] {
        let short_id = page["shortId"].as_str().unwrap();
        let elsewhere = app.get(&format!("/p/{short_id}/preview/{id}")).await;
        assert_eq!(elsewhere.status(), StatusCode::NOT_FOUND);
    }
    let unknown = app
        .get(&format!("/p/{}/preview/unknown", window.short_id))
        .await;
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);

    window.show(&app, &file, false).await;
    assert_eq!(app.get(&url).await.status(), StatusCode::NOT_FOUND);
    window.shows(&app, 0).await;
    window.show(&app, &file, true).await;
    assert_eq!(app.get(&url).await.status(), StatusCode::OK, "it was kept");

    app.clock.advance(domain::time::DAY);
    assert_eq!(app.get(&url).await.status(), StatusCode::GONE);
    assert_eq!(app.public(&window.short_id).await["previews"], json!([]));
    let (status, html) = app.page(&format!("/p/{}", window.short_id)).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(!html.contains("A look inside"), "{html}");
}

#[tokio::test]
async fn its_creator_sees_it_beside_the_editor_at_any_time() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    window.add(&app, "photo.jpg", &photograph()).await;
    let previews = window.shows(&app, 2).await;
    let live = previews[0]["url"].as_str().unwrap().to_owned();
    let draft = json!({ "published": false });
    let draft = app.publish(&window.ada, &window.product, draft).await;
    let short_id = draft["shortId"].as_str().unwrap();
    let hidden = live.replace(&window.short_id, short_id);
    let eve = app.creator("eve@example.com").await;
    let sign_in = async |email: &str| {
        let login = [("email", email), ("password", PASSWORD)];
        app.submit("/login", &login).await;
    };
    sign_in(&eve.email).await;
    assert_eq!(app.get(&hidden).await.status(), StatusCode::NOT_FOUND);
    sign_in(&window.ada.email).await;
    let kept = |response: &reqwest::Response| response.headers()["cache-control"].clone();
    let response = app.get(&hidden).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(kept(&response), "private, no-store");

    app.clock.advance(domain::time::DAY);
    let response = app.get(&live).await;
    assert_eq!(response.status(), StatusCode::OK, "over for everybody else");
    assert_eq!(kept(&response), "private, no-store");
}

#[tokio::test]
async fn without_a_player_the_creator_is_told() {
    let app = TestApp::start_with(&[("FFMPEG", "off")]).await;
    let window = window(&app).await;
    let file = window.add(&app, "song.wav", &recording(1)).await;
    let sentence = "This server has no program that reads audio and video (ffmpeg).";
    assert_eq!(failure(&app, &file, "song.wav").await, sentence);
}

#[tokio::test]
async fn letters_and_money_do_not_wait_for_films() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    let (first, second) = (
        app.backend.media.place().await,
        app.backend.media.place().await,
    );
    for number in 0..6 {
        let name = format!("photo-{number}.jpg");
        window.add(&app, &name, &photograph()).await;
    }
    app.buy(&window.short_id, "bea@example.com").await;
    app.mail("bea@example.com", "Your receipt").await;
    window.shows(&app, 0).await;
    drop((first, second));
    window.shows(&app, 12).await;
}

#[tokio::test]
async fn a_crash_while_previews_wait_loses_none() {
    let mut app = TestApp::start().await;
    let window = window(&app).await;
    app.stop_work().await;
    window.add(&app, "photo.jpg", &photograph()).await;
    let app = app.crash_and_restart().await;
    window.shows(&app, 2).await;
}
