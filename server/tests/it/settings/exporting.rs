//! Everything there is about an account, in one document and in one archive.

use super::Window;
use crate::app::TestApp;
use image::{DynamicImage, ImageFormat, RgbImage};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::{collections::BTreeMap, io::Cursor, process::Command};

const ADA: &str = "ada@example.com";

async fn export(window: &Window<'_>) -> Value {
    let answer = window.get("/console/export.json").await;
    assert_eq!(answer.status(), StatusCode::OK);
    let disposition = answer.headers()["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment"), "{disposition}");
    answer.json().await.unwrap()
}

/// Has Python check every CRC-32 of an archive, and unpack it: what is in it, by its names.
async fn unpacked(app: &TestApp, window: &Window<'_>) -> BTreeMap<String, Vec<u8>> {
    const SCRIPT: &str = "import json, sys, zipfile\n\
        archive = zipfile.ZipFile(sys.argv[1])\n\
        assert archive.testzip() is None\n\
        print(json.dumps({name: list(archive.read(name)) for name in archive.namelist()}))";
    let answer = window.get("/console/export.zip").await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-type"], "application/zip");
    let path = app.data.path().join("everything.zip");
    std::fs::write(&path, answer.bytes().await.unwrap()).unwrap();
    let python = Command::new("python3")
        .args(["-c", SCRIPT, path.to_str().unwrap()])
        .output()
        .unwrap();
    let complaints = String::from_utf8_lossy(&python.stderr);
    assert!(python.status.success(), "{complaints}");
    serde_json::from_slice(&python.stdout).unwrap()
}

fn drawing() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = DynamicImage::from(RgbImage::new(600, 400));
    image.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Sends a picture: its id.
async fn picture(app: &TestApp, key: &str) -> String {
    let request = app.request(Method::POST, "/api/v1/pictures?use=cover");
    let sent = request.bearer_auth(key).body(drawing()).send();
    let picture: Value = sent.await.unwrap().json().await.unwrap();
    picture["id"].as_str().unwrap().to_owned()
}

fn texts<'a>(list: &'a Value, name: &str) -> Vec<&'a str> {
    let items = list.as_array().unwrap().iter();
    items.map(|item| item[name].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_creator_takes_everything_along() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let ada = &shop.ada;
    app.buy(&shop.short_id, "bea@example.com").await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "cid@example.com"),
    ];
    app.submit("/api/register", &fields).await;
    let code = json!({ "code": "SPRING", "percent": 10 });
    let (status, made) = app.api(&ada.key, Method::POST, "/discounts", code).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let window = Window::signed_in(&app, ada).await;
    let seller = json!({ "seller": { "business_name": "Mosses Ltd", "business_address": "1 Bog Lane",
        "tax_id": "", "tax_mode": "none" } });
    window.ask("update_seller", seller).await;

    let all = export(&window).await;
    assert_eq!(all["account"]["email"], ADA);
    assert_eq!(all["account"]["seller"]["businessName"], "Mosses Ltd");
    assert_eq!(all["account"]["letters"]["sale"], true);
    assert_eq!(all["account"]["apiKeys"][0]["name"], "Test");
    assert_eq!(texts(&all["products"], "id"), [shop.product.as_str()]);
    assert_eq!(texts(&all["pages"], "shortId"), [shop.short_id.as_str()]);
    assert_eq!(texts(&all["discounts"], "code"), ["SPRING"]);
    assert_eq!(texts(&all["orders"], "email"), ["bea@example.com"]);
    assert_eq!(texts(&all["customers"], "email"), ["bea@example.com"]);
    assert_eq!(texts(&all["files"], "id"), [shop.file.as_str()]);
    let registered = all["registrations"].as_array().unwrap();
    assert!(
        registered
            .iter()
            .all(|person| person["email"] == "cid@example.com")
    );

    let url = all["files"][0]["url"].as_str().unwrap();
    let path = url.strip_prefix(&app.url).unwrap();
    let saved = window.get(path).await;
    assert_eq!(saved.status(), StatusCode::OK);
    assert_eq!(saved.headers()["content-type"], "application/octet-stream");
    assert_eq!(
        saved.bytes().await.unwrap().as_ref(),
        b"forty pages about mosses"
    );
}

#[tokio::test]
async fn an_archive_holds_all_that_a_creator_made() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let ada = &shop.ada;
    app.buy(&shop.short_id, "bea@example.com").await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "cid@example.com"),
    ];
    app.submit("/api/register", &fields).await;
    let cover = picture(&app, &ada.key).await;
    let drawn = app.upload(ada, &shop.product, "moss.png", &drawing()).await;
    let path = format!("/files/{drawn}");
    let shows = json!({ "showsPreview": true });
    app.api(&ada.key, Method::PATCH, &path, shows).await;
    app.until("the preview is there", async || {
        let page = app.public(&shop.short_id).await;
        (page["previews"].as_array().unwrap().len() > 1).then_some(())
    })
    .await;
    let window = Window::signed_in(&app, ada).await;
    window
        .tell("Ada Marlow", "Walks bogs.", "ada.example")
        .await;
    let opened = window.ask("open_draft", json!({ "id": shop.page })).await;
    let (seen, mut draft) = (opened["place"]["seen"].clone(), opened["draft"].clone());
    draft["customization"]["headline"] = "Soon in winter".into();
    let typed = json!({ "id": shop.page, "seen": seen, "draft": draft });
    window.ask("save_draft", typed).await;
    let (gone, _) = app.product(ada, "Given up", b"nothing").await;
    let path = format!("/products/{gone}");
    let (status, _) = app.api(&ada.key, Method::DELETE, &path, Value::Null).await;
    assert!(status.is_success());
    app.settle().await;

    let files = unpacked(&app, &window).await;
    let mut inside: Value = serde_json::from_slice(&files["data.json"]).unwrap();
    let mut alone = export(&window).await;
    for document in [&mut inside, &mut alone] {
        document["account"]["exportedAt"] = Value::Null;
        document["account"]["sessions"] = Value::Null;
    }
    assert_eq!(inside, alone, "the same document");
    assert_eq!(inside["account"]["about"], "Walks bogs.");
    assert_eq!(inside["account"]["website"], "https://ada.example/");
    let headline = &inside["drafts"][0]["customization"]["headline"];
    assert_eq!(headline, "Soon in winter");
    assert_eq!(texts(&inside["products"], "name"), ["Field notes"]);

    for (name, email) in [
        ("orders.csv", "bea@example.com"),
        ("customers.csv", "bea@example.com"),
        ("registrations.csv", "cid@example.com"),
    ] {
        let table = window.get(&format!("/console/{name}")).await;
        let table = table.bytes().await.unwrap();
        assert_eq!(files[name], table, "{name}");
        assert!(String::from_utf8_lossy(&table).contains(email), "{name}");
    }
    let shown = app.get(&format!("/i/{cover}/600.jpg")).await;
    let shown = shown.bytes().await.unwrap();
    assert_eq!(files[&format!("pictures/{cover}.jpg")], shown);
    let folder = format!("previews/{drawn}/");
    let previews: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.starts_with(&folder))
        .collect();
    assert!(previews.len() > 1, "{:?}", files.keys());
    for (name, bytes) in &previews {
        assert!(image::load_from_memory(bytes).is_ok(), "{name}");
    }
    assert_eq!(files.len(), 5 + previews.len(), "{:?}", files.keys());
}

#[tokio::test]
async fn a_picture_that_is_lost_keeps_nothing_else_from_being_saved() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let (lost, kept) = (picture(&app, &ada.key).await, picture(&app, &ada.key).await);
    let folder = format!("files/pictures/{}/{lost}", ada.id);
    std::fs::remove_dir_all(app.data.path().join(folder)).unwrap();
    let window = Window::signed_in(&app, &ada).await;
    let files = unpacked(&app, &window).await;
    assert!(files.contains_key(&format!("pictures/{kept}.jpg")));
    assert!(!files.contains_key(&format!("pictures/{lost}.jpg")));
}

#[tokio::test]
async fn no_secret_and_nothing_of_anybody_else_is_in_it() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    let bob = app.creator("bob@example.com").await;
    let (window, bobs) = (
        Window::signed_in(&app, &shop.ada).await,
        Window::signed_in(&app, &bob).await,
    );
    let all = export(&window).await.to_string();
    for secret in [
        shop.ada.key.as_str(),
        token.as_str(),
        "argon2",
        "bob@example.com",
    ] {
        assert!(!all.contains(secret), "{secret}");
    }
    let of_bob = export(&bobs).await;
    for list in [
        "products",
        "pages",
        "files",
        "orders",
        "customers",
        "registrations",
    ] {
        assert_eq!(of_bob[list], json!([]), "{list}");
    }
    let path = format!("/console/files/{}", shop.file);
    assert_eq!(bobs.get(&path).await.status(), StatusCode::NOT_FOUND);
    let stranger = Window::of(&app, "");
    assert_eq!(stranger.get(&path).await.status(), StatusCode::UNAUTHORIZED);
    for path in ["/console/export.json", "/console/export.zip"] {
        let refused = stranger.get(path).await;
        assert_eq!(refused.status(), StatusCode::UNAUTHORIZED, "{path}");
    }
    let files = unpacked(&app, &bobs).await;
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let own = [
        "customers.csv",
        "data.json",
        "orders.csv",
        "registrations.csv",
    ];
    assert_eq!(names, own);
    for (name, bytes) in &files {
        assert!(!String::from_utf8_lossy(bytes).contains("bea@"), "{name}");
    }
}

#[tokio::test]
async fn long_lists_are_whole() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    for number in 0..120 {
        let body = json!({ "name": format!("Notes {number}"), "description": "Good.",
            "priceInCents": 900, "currency": "EUR", "licenceKeys": "list" });
        let (status, product) = app.api(&ada.key, Method::POST, "/products", body).await;
        assert_eq!(status, StatusCode::CREATED, "{product}");
        if number == 7 {
            let keys: Vec<_> = (0..250).map(|key| format!("KEY-{key:04}")).collect();
            let path = format!("/products/{}/licence-keys", product["id"].as_str().unwrap());
            let (status, added) = app
                .api(&ada.key, Method::POST, &path, json!({ "keys": keys }))
                .await;
            assert!(status.is_success(), "{added}");
        }
    }
    let window = Window::signed_in(&app, &ada).await;
    let all = export(&window).await;
    let mut names = texts(&all["products"], "name");
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 120);
    let mut keys = texts(&all["licenceKeys"], "key");
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 250);
}
