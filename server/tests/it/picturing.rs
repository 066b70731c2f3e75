//! Pictures of creators: sent, brought into their sizes, shown to everybody, gone when nothing has used
//! them for a week.

mod cards;
mod ending;
mod hostile;

use crate::app::{Creator, PASSWORD, TestApp};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// An image as a file.
fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A plain picture of a size.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let image = RgbImage::from_pixel(width, height, Rgb([200, 60, 20]));
    encoded(&image.into(), ImageFormat::Jpeg)
}

/// A photograph as cameras write them: lying on its side, with a note of where it was taken.
fn photograph() -> Vec<u8> {
    let image = RgbImage::from_fn(2_000, 1_000, |x, _| {
        Rgb([if x < 1_000 { 250 } else { 5 }; 3])
    });
    let plain = encoded(&image.into(), ImageFormat::Jpeg);
    let mut exif =
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"52.5200 N, 13.4050 E");
    let length = u16::try_from(exif.len() + 2).unwrap();
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(length.to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

/// Sends bytes as a picture by the API.
async fn send(
    app: &TestApp,
    creator: &Creator,
    usage: &str,
    bytes: Vec<u8>,
) -> (StatusCode, Value) {
    let sent = app
        .request(Method::POST, &format!("/api/v1/pictures?use={usage}"))
        .bearer_auth(&creator.key)
        .body(bytes)
        .send()
        .await
        .unwrap();
    (sent.status(), sent.json().await.unwrap())
}

/// The same, of a picture that is taken: its JSON.
async fn kept(app: &TestApp, creator: &Creator, usage: &str, bytes: Vec<u8>) -> Value {
    let (status, picture) = send(app, creator, usage, bytes).await;
    assert_eq!(status, StatusCode::CREATED, "{picture}");
    picture
}

fn id(picture: &Value) -> String {
    picture["id"].as_str().unwrap().to_owned()
}

/// What a page needs to have a cover.
fn with_cover(picture: &Value) -> Value {
    json!({ "customization": { "design": { "cover": picture["id"] } } })
}

async fn sign_in(app: &TestApp, creator: &Creator) {
    let fields = [("email", creator.email.as_str()), ("password", PASSWORD)];
    let response = app.submit("/login", &fields).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
}

/// A call of the console.
async fn console(app: &TestApp, name: &str, body: Value) -> (StatusCode, Value) {
    let response = app
        .request(Method::POST, &format!("/api/console/{name}"))
        .json(&body)
        .send()
        .await
        .unwrap();
    (response.status(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_cover_is_kept_upright_in_three_sizes_and_without_its_secrets() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let cover = kept(&app, &ada, "cover", photograph()).await;
    assert_eq!(
        (&cover["width"], &cover["height"]),
        (&json!(1_000), &json!(2_000))
    );
    let sizes: Vec<_> = cover["sizes"].as_array().unwrap().iter().collect();
    let widths: Vec<_> = sizes
        .iter()
        .map(|size| size["width"].as_i64().unwrap())
        .collect();
    assert_eq!(
        widths,
        [480, 960, 1_000],
        "none is larger than the original"
    );
    for size in sizes {
        let url = size["url"].as_str().unwrap();
        let end = format!("/i/{}/{}.jpg", id(&cover), size["width"]);
        assert!(url.ends_with(&end), "{url}");
        let response = app.get(&end).await;
        for (name, value) in [
            ("content-type", "image/jpeg"),
            ("cache-control", "public, max-age=31536000, immutable"),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; sandbox"),
        ] {
            assert_eq!(response.headers()[name], value, "{name}");
        }
        assert!(!response.headers().contains_key("set-cookie"));
        let bytes = response.bytes().await.unwrap();
        let image = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg)
            .unwrap()
            .to_rgb8();
        assert_eq!(i64::from(image.width()), size["width"].as_i64().unwrap());
        assert_eq!(i64::from(image.height()), size["height"].as_i64().unwrap());
        let light = |y: u32| image.get_pixel(image.width() / 2, y)[0] > 128;
        assert!(light(2) && !light(image.height() - 3), "it stands upright");
        assert!(!bytes.windows(7).any(|part| part == b"52.5200"));
    }
}

#[tokio::test]
async fn what_is_see_through_stays_so_and_an_avatar_is_a_square() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let image = image::RgbaImage::from_fn(600, 300, |x, _| {
        image::Rgba([10, 20, 30, if x < 300 { 0 } else { 255 }])
    });
    let avatar = kept(
        &app,
        &ada,
        "avatar",
        encoded(&image.into(), ImageFormat::Png),
    )
    .await;
    assert_eq!(
        (&avatar["width"], &avatar["height"]),
        (&json!(192), &json!(192))
    );
    let bytes = app
        .get(&format!("/i/{}/96.png", id(&avatar)))
        .await
        .bytes()
        .await
        .unwrap();
    let image = image::load_from_memory_with_format(&bytes, ImageFormat::Png).unwrap();
    assert_eq!(image.to_rgba8().get_pixel(2, 50)[3], 0);
    assert_eq!(image.to_rgba8().get_pixel(90, 50)[3], 255);
}

#[tokio::test]
async fn what_is_no_size_of_a_picture_is_not_there() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let cover = id(&kept(&app, &ada, "cover", picture(800, 400)).await);
    for path in [
        format!("/i/{cover}/1600.jpg"),
        format!("/i/{cover}/480.png"),
        format!("/i/{cover}/480"),
        format!("/i/{cover}/0.jpg"),
        format!("/i/{}/480.jpg", cover.to_uppercase()),
        "/i/0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a/480.jpg".to_owned(),
        "/i/unknown/480.jpg".to_owned(),
        format!("/i/{cover}/..%2f..%2f480.jpg"),
    ] {
        let response = app.get(&path).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(response.headers()["cache-control"], "no-store", "{path}");
    }
    let known = app.get(&format!("/i/{cover}/480.jpg")).await;
    let again = app
        .request(Method::GET, &format!("/i/{cover}/480.jpg"))
        .header("if-none-match", known.headers()["etag"].clone())
        .send()
        .await
        .unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    let smallest = app.get(&format!("/i/{cover}/small")).await;
    assert_eq!(
        smallest.bytes().await.unwrap(),
        known.bytes().await.unwrap()
    );
}

#[tokio::test]
async fn a_page_has_a_cover_of_its_own_creator_only() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let eve = app.creator("eve@example.com").await;
    let (own, foreign) = (
        kept(&app, &shop.ada, "cover", picture(800, 400)).await,
        kept(&app, &eve, "cover", picture(800, 400)).await,
    );
    let path = format!("/pages/{}", shop.page);
    for odd in [
        foreign["id"].clone(),
        json!("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
        json!("' or 1=1 --"),
    ] {
        let body = with_cover(&json!({ "id": odd }));
        let (status, problem) = app
            .api(&shop.ada.key, Method::PATCH, &path, body.clone())
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["field"], "customization.design.cover");
        let mut new = body;
        new["productIds"] = json!([shop.product]);
        new["expiresAt"] = json!(app.backend.now().plus(domain::time::DAY).to_string());
        let (status, problem) = app.api(&shop.ada.key, Method::POST, "/pages", new).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    }
    let (status, page) = app
        .api(&shop.ada.key, Method::PATCH, &path, with_cover(&own))
        .await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert_eq!(page["customization"]["design"]["cover"], own["id"]);
}

#[tokio::test]
async fn a_page_shows_its_pictures_and_says_where_its_card_is() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let path = format!("/p/{}", shop.short_id);
    let (_, before) = app.page(&path).await;
    assert!(!before.contains("/i/"), "{before}");
    let cover = kept(&app, &shop.ada, "cover", picture(1_200, 600)).await;
    let avatar = kept(&app, &shop.ada, "avatar", picture(400, 300)).await;
    let mut body = with_cover(&cover);
    body["customization"]["design"]["coverText"] = json!("\"><script>alert(1)</script>");
    let page = format!("/pages/{}", shop.page);
    let (status, answer) = app.api(&shop.ada.key, Method::PATCH, &page, body).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    sign_in(&app, &shop.ada).await;
    console(&app, "set_avatar", json!({ "picture": avatar["id"] })).await;
    let (_, html) = app.page(&path).await;
    let (cover, avatar) = (id(&cover), id(&avatar));
    for part in [
        format!("src=\"/i/{cover}/1200.jpg\""),
        format!(
            "srcset=\"/i/{cover}/480.jpg 480w, /i/{cover}/960.jpg 960w, /i/{cover}/1200.jpg 1200w\""
        ),
        "width=\"1200\" height=\"600\"".to_owned(),
        format!("src=\"/i/{avatar}/192.jpg\""),
    ] {
        assert!(html.contains(&part), "{part}: {html}");
    }
    assert!(!html.contains("<script>alert"), "{html}");
    let start = "property=\"og:image\" content=\"";
    let card = html.split_once(start).unwrap().1.split_once('"').unwrap().0;
    let card = card.replace("&amp;", "&");
    assert!(
        card.contains(&format!("/p/{}/card.png?v=", shop.short_id)),
        "{card}"
    );
    let shown = app.get(&card[card.find("/p/").unwrap()..]).await;
    assert_eq!(shown.headers()["content-type"], "image/png");
    // What is over is shared by nobody.
    app.clock.advance(2 * domain::time::DAY);
    let (status, html) = app.page(&path).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(!html.contains("card.png"), "{html}");
}

#[tokio::test]
async fn who_is_signed_in_sends_a_picture_and_sets_it_as_their_own() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let eve = app.creator("eve@example.com").await;
    let post = |path: &str| app.request(Method::POST, path).body(picture(300, 200));
    let unknown = post("/api/console/pictures?use=avatar")
        .send()
        .await
        .unwrap();
    assert_eq!(unknown.status(), StatusCode::UNAUTHORIZED);
    sign_in(&app, &ada).await;
    let foreign = post("/api/console/pictures?use=avatar").header("sec-fetch-site", "cross-site");
    assert_eq!(
        foreign.send().await.unwrap().status(),
        StatusCode::FORBIDDEN
    );
    let odd = post("/api/console/pictures?use=banner")
        .send()
        .await
        .unwrap();
    assert_eq!(odd.status(), StatusCode::UNPROCESSABLE_ENTITY);

    let sent = post("/api/console/pictures?use=avatar")
        .send()
        .await
        .unwrap();
    assert_eq!(sent.status(), StatusCode::CREATED);
    let avatar: Value = sent.json().await.unwrap();
    assert_eq!(console(&app, "avatar", json!({})).await.1, Value::Null);
    let of_eve = kept(&app, &eve, "avatar", picture(300, 200)).await;
    let (status, _) = console(&app, "set_avatar", json!({ "picture": of_eve["id"] })).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, _) = console(&app, "set_avatar", json!({ "picture": avatar["id"] })).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(console(&app, "avatar", json!({})).await.1, avatar["id"]);
    let (status, _) = console(&app, "set_avatar", json!({ "picture": null })).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(console(&app, "avatar", json!({})).await.1, Value::Null);
}

#[tokio::test]
async fn a_store_that_is_gone_says_try_again_and_then_takes_it() {
    let (app, bucket) = TestApp::start_with_bucket().await;
    let ada = app.creator("ada@example.com").await;
    let cover = kept(&app, &ada, "cover", picture(800, 400)).await;
    bucket.set_down(true);
    let (status, problem) = send(&app, &ada, "cover", picture(800, 400)).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{problem}");
    assert_eq!(problem["code"], "files_unavailable");
    let path = format!("/i/{}/480.jpg", id(&cover));
    let response = app.get(&path).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers()["cache-control"], "no-store");
    bucket.set_down(false);
    assert_eq!(app.get(&path).await.status(), StatusCode::OK);
    kept(&app, &ada, "cover", picture(800, 400)).await;
}

#[tokio::test]
async fn the_same_picture_sent_twice_with_a_key_is_one() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    // Larger than other calls may be.
    let noise = RgbImage::from_fn(600, 600, |x, y| {
        let mixed = x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503).rotate_left(7);
        Rgb(mixed.to_le_bytes()[..3].try_into().unwrap())
    });
    let bytes = encoded(&noise.into(), ImageFormat::Png);
    assert!(bytes.len() > 300_000);
    let mut ids = Vec::new();
    for _ in 0..2 {
        let sent = app
            .request(Method::POST, "/api/v1/pictures")
            .bearer_auth(&ada.key)
            .header("idempotency-key", "once")
            .body(bytes.clone())
            .send()
            .await
            .unwrap();
        assert_eq!(sent.status(), StatusCode::CREATED);
        ids.push(id(&sent.json().await.unwrap()));
    }
    assert_eq!(ids[0], ids[1]);
}
