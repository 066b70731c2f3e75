//! Nothing by which a creator could sign in, or be known, outlives their account: in no table there is, nor
//! in one that is added later.

use super::{Browser, device::Device, with_phone};
use crate::app::{PASSWORD, Shop, TestApp};
use backend::{
    db::{self, everything},
    flows,
};
use domain::{
    id::CreatorId,
    page::{Page, PageDraft},
    time::DAY,
};
use image::{DynamicImage, ImageFormat, RgbImage};
use reqwest::{Method, StatusCode};
use serde_json::json;
use std::{collections::BTreeMap, io::Cursor};

/// Where a creator's rows stay, for the orders and the receipts that name them.
const BOOKS: [&str; 6] = [
    "file_deletions",
    "files",
    "orders",
    "pages",
    "products",
    "refund_days",
];

/// Where no more than the number of the account stays: in its own row, in letters that were delivered (a
/// development server has no other post), and in the keys of the store, of which none is given twice.
const NUMBERED: [&str; 3] = ["creators", "outbox", "storage_keys"];

/// How many rows of each table are a creator's.
async fn rows(app: &TestApp, creator: &str) -> BTreeMap<String, usize> {
    let tables = everything::tables_of_creators(&app.backend.db)
        .await
        .unwrap();
    let texts = everything::texts(&app.backend.db).await.unwrap();
    let count = |table: &str| {
        let column = format!("{table}.creator_id");
        let own = |(name, text): &&(String, String)| *name == column && text == creator;
        texts.iter().filter(own).count()
    };
    tables
        .iter()
        .map(|table| (table.clone(), count(table)))
        .collect()
}

/// Does everything with an account that leaves a row.
async fn live(app: &TestApp, shop: &Shop) {
    let ada = &shop.ada;
    app.buy(&shop.short_id, "bea@example.com").await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "cid@example.com"),
        ("name", "Cid"),
    ];
    app.submit("/api/register", &fields).await;
    app.discount(ada, json!({ "code": "SPRING", "percent": 10 }))
        .await;
    let mut drawing = Cursor::new(Vec::new());
    let image = DynamicImage::from(RgbImage::new(200, 200));
    image.write_to(&mut drawing, ImageFormat::Png).unwrap();
    let request = app.request(Method::POST, "/api/v1/pictures?use=avatar");
    let sent = request.bearer_auth(&ada.key).body(drawing.into_inner());
    assert_eq!(sent.send().await.unwrap().status(), StatusCode::CREATED);
    draft(app, shop).await;

    with_phone(app, ada).await;
    let browser = Browser::new(app);
    browser.half_sign_in(&ada.email).await;
    assert_eq!(
        browser.enter("000000").await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let fields = [("email", ada.email.as_str())];
    app.submit("/forgot", &fields).await;
    // A sign-up with the address, from before it was confirmed.
    let mut tx = app.backend.db.write().await.unwrap();
    let (id, now) = (CreatorId::parse(&ada.id).unwrap(), app.backend.now());
    db::sign_ups::insert(&mut tx, "sign-up", &id, "Ada", "hash", now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn draft(app: &TestApp, shop: &Shop) {
    let short_id = domain::id::ShortId::parse(&shop.short_id).unwrap();
    let page = flows::pages::by_short_id(&app.backend, &short_id).await;
    let page: Page = page.unwrap().unwrap();
    let mut tx = app.backend.db.write().await.unwrap();
    let (base, now) = (PageDraft::of(&page), app.backend.now());
    db::drafts::begin(&mut tx, &page.creator_id, &page.id, &base, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// The same in a browser that is signed in: what only such a one can begin.
async fn settle_in(browser: &Browser<'_>) {
    Device::new().add(browser, "Laptop").await;
    browser.ask("begin_passkey", json!({})).await;
    let topic = json!({ "topic": "week", "is_on": true });
    browser.ask("switch_notification", topic).await;
    let other = json!({ "email": "ada@new.example", "password": PASSWORD });
    browser.ask("change_email", other).await;
}

#[tokio::test]
async fn no_table_keeps_anything_of_somebody_who_has_gone() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let browser = Browser::of(&app, &shop.ada).await;
    settle_in(&browser).await;
    live(&app, &shop).await;
    app.settle().await;
    let before = rows(&app, &shop.ada.id).await;
    for (table, count) in &before {
        let is_told = BOOKS.contains(&table.as_str()) || *count > 0;
        assert!(is_told, "this story has no row of {table}: {before:?}");
    }
    let sessions: Vec<_> = everything::texts(&app.backend.db)
        .await
        .unwrap()
        .into_iter()
        .filter(|(name, _)| name == "ceremonies.session_id")
        .collect();
    assert!(!sessions.is_empty(), "something was begun and not finished");

    let path = format!("/pages/{}", shop.page);
    let pause = json!({ "isActive": false });
    app.api(&shop.ada.key, Method::PATCH, &path, pause).await;
    let goodbye = json!({ "email": shop.ada.email, "password": PASSWORD });
    let (status, answer) = browser.call("leave", goodbye).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    // On Monday the worker looks whether there is a week to tell; a week later it has forgotten that, too.
    for _ in 0..2 {
        app.settle().await;
        app.clock.advance(8 * DAY);
        app.settle().await;
        backend::jobs::clean_up(&app.backend).await.unwrap();
    }

    for (table, count) in rows(&app, &shop.ada.id).await {
        let may_stay = BOOKS.contains(&table.as_str());
        assert!(may_stay || count == 0, "{count} rows of {table} are left");
    }
    let left = everything::texts(&app.backend.db).await.unwrap();
    let may_stay = |name: &str| {
        let (table, _) = name.split_once('.').unwrap();
        BOOKS.contains(&table) || NUMBERED.contains(&table)
    };
    let forbidden: Vec<_> = left
        .iter()
        .filter(|(name, text)| {
            let is_hers = text.contains(&shop.ada.id) && !may_stay(name);
            let is_known = text.contains(&shop.ada.email) && !name.starts_with("outbox.");
            is_hers || is_known || name.starts_with("ceremonies.")
        })
        .collect();
    assert_eq!(forbidden, Vec::<&(String, String)>::new());
}

#[tokio::test]
async fn what_an_open_window_adds_while_an_account_goes_is_deleted_as_well() {
    let mut app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    app.stop_work().await;
    let browser = Browser::of(&app, &ada).await;
    let goodbye = json!({ "email": ada.email, "password": PASSWORD });
    browser.ask("leave", goodbye).await;
    // It had asked who is signed in before, and writes now.
    let id = CreatorId::parse(&ada.id).unwrap();
    let mut tx = app.backend.db.write().await.unwrap();
    let now = app.backend.now();
    db::half_sign_ins::insert(&mut tx, "hash", &id, now.plus(DAY))
        .await
        .unwrap();
    db::recovery_codes::insert(&mut tx, &id, "hash")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let app = app.crash_and_restart().await;
    app.settle().await;
    let counts = rows(&app, &ada.id).await;
    assert_eq!(counts.values().sum::<usize>(), 0, "{counts:?}");
}
