//! The end: files that nobody needs any more go, and nobody loses anything by surprise.

use crate::app::{Creator, Shop, TestApp, last_part};
use backend::{db, flows::ending};
use domain::{
    id::FileId,
    time::{DAY, HOUR, MINUTE},
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::path::PathBuf;

const ADA: &str = "ada@example.com";
const ANNOUNCED: &str = "The files of Field notes will be deleted";
const BYTES: &[u8] = b"forty pages about mosses";

/// What was deleted of a creator's files, the last one first.
async fn deletions(app: &TestApp, creator: &Creator) -> Vec<Value> {
    let (status, list) = app
        .api(&creator.key, Method::GET, "/file-deletions", Value::Null)
        .await;
    assert_eq!(status, StatusCode::OK, "{list}");
    list["data"].as_array().unwrap().clone()
}

async fn deleted(app: &TestApp, creator: &Creator, count: usize) -> Vec<Value> {
    app.until(&format!("{count} files are deleted"), async || {
        let all = deletions(app, creator).await;
        (all.len() == count).then_some(all)
    })
    .await
}

/// Where the bytes of a file are on this machine.
async fn bytes_of(app: &TestApp, file: &str) -> PathBuf {
    let mut c = app.backend.db.fresh().await.unwrap();
    let file = db::files::by_id(&mut c, &FileId::trusted(file)).await;
    let key = file.unwrap().unwrap().storage_key;
    let path = app.data.path().join("files").join(key);
    assert!(path.is_file(), "{}", path.display());
    path
}

/// Lets time pass, here and for the payment service.
async fn wait(app: &TestApp, millis: i64) {
    app.wait_together(millis / MINUTE).await;
}

/// Looks now, as the worker does once an hour.
async fn look(app: &TestApp) {
    ending::run(&app.backend).await.unwrap();
    app.settle().await;
}

/// A shop that sold one copy; its page has closed, and nobody can download any more.
async fn over(app: &TestApp) -> (Shop, String) {
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    wait(app, 30 * DAY + 4 * HOUR).await;
    app.mail(ADA, ANNOUNCED).await;
    (shop, token)
}

async fn told(app: &TestApp) -> usize {
    app.settle().await;
    app.mails_about(ADA, ANNOUNCED).await.len()
}

async fn files(app: &TestApp, shop: &Shop) -> usize {
    let path = format!("/products/{}/files", shop.product);
    let (_, list) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    list["data"].as_array().unwrap().len()
}

async fn get(app: &TestApp, token: &str, file: &str) -> Vec<u8> {
    let url = app.press_download(token, file).await;
    app.get(&url).await.bytes().await.unwrap().to_vec()
}

#[tokio::test]
async fn files_go_a_week_after_nobody_needs_them() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    let bytes = bytes_of(&app, &shop.file).await;
    wait(&app, 30 * DAY - MINUTE).await;
    look(&app).await;
    assert_eq!(told(&app).await, 0, "the buyer still has a minute");
    assert_eq!(get(&app, &token, &shop.file).await, BYTES);

    wait(&app, 4 * HOUR).await;
    let mail = app.mail(ADA, ANNOUNCED).await;
    let end = app.backend.now().plus(7 * DAY).display_utc();
    let day = end.split(',').next().unwrap();
    assert!(mail.text.contains(day), "{day}: {}", mail.text);
    assert!(
        mail.text
            .contains("Put the product on a new page to keep them."),
        "{}",
        mail.text
    );
    wait(&app, 7 * DAY - HOUR).await;
    look(&app).await;
    assert!(deletions(&app, &shop.ada).await.is_empty(), "not yet");
    assert!(bytes.is_file());

    wait(&app, 2 * HOUR).await;
    let record = deleted(&app, &shop.ada, 1).await.swap_remove(0);
    assert!(!bytes.exists(), "the bytes are gone");
    assert_eq!(files(&app, &shop).await, 0, "and so is the row");
    for (name, value) in [
        ("fileId", json!(shop.file)),
        ("productId", json!(shop.product)),
        ("productName", json!("Field notes")),
        ("fileName", json!("notes.pdf")),
        ("fileSizeBytes", json!(BYTES.len())),
        ("sha256", json!(crate::proving::sha256(BYTES))),
        ("reason", json!("over")),
    ] {
        assert_eq!(record[name], value, "{name}");
    }
    assert_eq!(told(&app).await, 1, "told once");
    let (status, page) = app.page(&format!("/o/{token}")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("The time for downloads ended"), "{page}");
    assert!(!page.contains("There are no files yet"), "{page}");
    look(&app).await;
    assert_eq!(deletions(&app, &shop.ada).await.len(), 1, "deleted once");
}

#[tokio::test]
async fn a_product_that_is_sold_again_keeps_its_files() {
    let app = TestApp::start().await;
    let (shop, _) = over(&app).await;
    wait(&app, 6 * DAY).await;
    let closes = app.backend.now().plus(20 * DAY).to_string();
    let page = app
        .publish(&shop.ada, &shop.product, json!({ "expiresAt": closes }))
        .await;
    wait(&app, 10 * DAY).await;
    look(&app).await;
    assert_eq!(files(&app, &shop).await, 1, "the announcement is off");
    let token = app
        .buy(page["shortId"].as_str().unwrap(), "cid@example.com")
        .await;
    assert_eq!(get(&app, &token, &shop.file).await, BYTES);

    wait(&app, 30 * DAY + 4 * HOUR).await;
    app.until("the end is announced anew", async || {
        (told(&app).await == 2).then_some(())
    })
    .await;
    wait(&app, 7 * DAY + HOUR).await;
    deleted(&app, &shop.ada, 1).await;
}

#[tokio::test]
async fn a_page_that_came_and_went_between_two_looks_makes_the_week_begin_again() {
    let app = TestApp::start().await;
    let (shop, _) = over(&app).await;
    wait(&app, 6 * DAY).await;
    look(&app).await;
    let closes = app.backend.now().plus(20 * MINUTE).to_string();
    app.publish(&shop.ada, &shop.product, json!({ "expiresAt": closes }))
        .await;
    wait(&app, 2 * DAY).await;
    app.until("the end is announced anew", async || {
        (told(&app).await == 2).then_some(())
    })
    .await;
    assert_eq!(files(&app, &shop).await, 1);
    wait(&app, 7 * DAY + HOUR).await;
    deleted(&app, &shop.ada, 1).await;
}

#[tokio::test]
async fn a_dispute_that_may_be_won_keeps_the_files() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    let payment = json!({ "payment": order["paymentId"], "reason": "product_not_received" });
    app.simulate("dispute", payment.clone()).await;
    app.order_is(&shop.ada, "disputed").await;
    wait(&app, 20 * DAY).await;
    look(&app).await;
    assert_eq!(told(&app).await, 0);
    app.simulate("dispute_won", json!({ "payment": order["paymentId"] }))
        .await;
    wait(&app, HOUR).await;
    app.order_is(&shop.ada, "completed").await;
    assert_eq!(get(&app, &token, &shop.file).await, BYTES);
}

#[tokio::test]
async fn a_payment_that_takes_its_time_keeps_the_files() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let checkout = app.checkout(&shop.short_id, "bea@example.com").await;
    let token = last_part(&app.pay(&checkout, "delay").await);
    app.until("the payment is on its way", async || {
        let order = app.orders(&shop.ada).await.swap_remove(0);
        (order["awaitsPayment"] == true).then_some(())
    })
    .await;
    wait(&app, 10 * DAY).await;
    look(&app).await;
    assert_eq!(told(&app).await, 0, "the page is over, the order is not");
    app.simulate("settle", json!({ "payment": last_part(&checkout) }))
        .await;
    wait(&app, HOUR).await;
    app.order_is(&shop.ada, "completed").await;
    assert_eq!(get(&app, &token, &shop.file).await, BYTES);
}

#[tokio::test]
async fn what_is_being_prepared_stays() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    app.product(&ada, "Never on a page", b"a draft").await;
    let (drafted, _) = app.product(&ada, "On a draft", b"another draft").await;
    let draft = app
        .publish(&ada, &drafted, json!({ "published": false }))
        .await;
    let path = format!("/pages/{}", draft["id"].as_str().unwrap());
    app.api(&ada.key, Method::DELETE, &path, Value::Null).await;
    wait(&app, 400 * DAY).await;
    look(&app).await;
    assert!(app.mails(ADA).await.is_empty());

    let (product, _) = app.product(&ada, "Field notes", BYTES).await;
    app.publish(&ada, &product, json!({})).await;
    wait(&app, 2 * DAY).await;
    app.mail(ADA, ANNOUNCED).await;
    let next = app
        .upload(&ada, &product, "next.pdf", b"the next edition")
        .await;
    wait(&app, 8 * DAY).await;
    let gone = deleted(&app, &ada, 1).await;
    assert_eq!(gone[0]["fileName"], "notes.pdf");
    bytes_of(&app, &next).await;
    wait(&app, 30 * DAY).await;
    look(&app).await;
    assert_eq!(deletions(&app, &ada).await.len(), 1);
    assert_eq!(told(&app).await, 1);
}

#[tokio::test]
async fn files_of_a_deleted_product_go_when_its_buyers_have_had_their_time() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    wait(&app, 2 * DAY).await;
    let path = format!("/products/{}", shop.product);
    let (status, _) = app
        .api(&shop.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    look(&app).await;
    assert_eq!(get(&app, &token, &shop.file).await, BYTES);
    wait(&app, 29 * DAY).await;
    let gone = deleted(&app, &shop.ada, 1).await;
    assert_eq!(gone[0]["reason"], "product_deleted");
    assert_eq!(told(&app).await, 0, "they asked for it themselves");
}

#[tokio::test]
async fn a_version_goes_when_those_who_bought_it_have_had_their_time() {
    let app = TestApp::start().await;
    let closes = app.backend.now().plus(90 * DAY).to_string();
    let shop = app.shop(json!({ "expiresAt": closes })).await;
    let bea = app.buy(&shop.short_id, "bea@example.com").await;
    wait(&app, DAY).await;
    let body = json!({
        "fileName": "notes.pdf", "fileType": "application/pdf", "fileSizeBytes": 11,
        "replaces": shop.file, "replacesFor": "new",
    });
    let path = format!("/products/{}/files", shop.product);
    let (status, begun) = app.api(&shop.ada.key, Method::POST, &path, body).await;
    assert_eq!(status, StatusCode::CREATED, "{begun}");
    let put = app
        .request(Method::PUT, begun["upload"]["url"].as_str().unwrap())
        .header("Content-Type", "application/pdf")
        .body("new edition");
    assert!(put.send().await.unwrap().status().is_success());
    let next = begun["file"]["id"].as_str().unwrap().to_owned();
    let path = format!("/files/{next}/complete");
    let (status, done) = app.api(&shop.ada.key, Method::POST, &path, json!({})).await;
    assert_eq!(status, StatusCode::OK, "{done}");

    wait(&app, 20 * DAY).await;
    look(&app).await;
    assert_eq!(get(&app, &bea, &shop.file).await, BYTES, "what she bought");
    let cid = app.buy(&shop.short_id, "cid@example.com").await;
    wait(&app, 10 * DAY).await;
    let gone = deleted(&app, &shop.ada, 1).await;
    assert_eq!(
        (&gone[0]["fileId"], &gone[0]["reason"]),
        (&json!(shop.file), &json!("replaced"))
    );
    assert_eq!(get(&app, &cid, &next).await, b"new edition");
    assert_eq!(told(&app).await, 0, "what is sold stays");
}

#[tokio::test]
async fn once_it_has_begun_nobody_gets_the_file_and_any_crash_is_made_good() {
    for point in ["ending.begun", "ending.emptied"] {
        let app = TestApp::start().await;
        let (shop, _) = over(&app).await;
        let bytes = bytes_of(&app, &shop.file).await;
        let gate = app.backend.pauses.hold(point);
        wait(&app, 7 * DAY + HOUR).await;
        gate.arrived().await;
        assert_eq!(bytes.exists(), point == "ending.begun");
        assert_eq!(
            files(&app, &shop).await,
            0,
            "{point}: it is gone for everybody"
        );
        assert!(deletions(&app, &shop.ada).await.is_empty(), "{point}");
        let page = app.publish(&shop.ada, &shop.product, json!({})).await;
        let token = app
            .buy(page["shortId"].as_str().unwrap(), "cid@example.com")
            .await;
        assert_eq!(app.order(&token).await["files"], json!([]), "{point}");

        let app = app.crash_and_restart().await;
        wait(&app, 11 * MINUTE).await;
        deleted(&app, &shop.ada, 1).await;
        assert!(!bytes.exists(), "{point}");
        look(&app).await;
        assert_eq!(deletions(&app, &shop.ada).await.len(), 1, "{point}");
        let again = app
            .upload(&shop.ada, &shop.product, "notes.pdf", b"again")
            .await;
        assert_eq!(get(&app, &token, &again).await, b"again", "{point}");
    }
}

#[tokio::test]
async fn a_store_that_fails_is_asked_again() {
    let app = TestApp::start().await;
    let (shop, _) = over(&app).await;
    let bytes = bytes_of(&app, &shop.file).await;
    // A folder with something in it cannot be deleted like a file.
    std::fs::remove_file(&bytes).unwrap();
    std::fs::create_dir(&bytes).unwrap();
    std::fs::write(bytes.join("in the way"), "").unwrap();
    wait(&app, 7 * DAY + HOUR).await;
    app.until("it was begun", async || {
        (files(&app, &shop).await == 0).then_some(())
    })
    .await;
    let round = ending::run(&app.backend).await.unwrap();
    assert!(round.trouble.is_some() && round.deleted.is_empty());
    assert!(
        deletions(&app, &shop.ada).await.is_empty(),
        "nothing is said that is not so"
    );

    std::fs::remove_dir_all(&bytes).unwrap();
    wait(&app, 2 * HOUR).await;
    deleted(&app, &shop.ada, 1).await;
}

#[tokio::test]
async fn each_creator_sees_their_own_deletions_part_by_part() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let bob = app.creator("bob@example.com").await;
    let (product, _) = app.product(&ada, "Field notes", BYTES).await;
    app.upload(&ada, &product, "map.pdf", b"a map").await;
    let (other, _) = app.product(&ada, "Other", b"other").await;
    for product in [&product, &other] {
        let path = format!("/products/{product}");
        app.api(&ada.key, Method::DELETE, &path, Value::Null).await;
    }
    look(&app).await;
    assert!(deletions(&app, &bob).await.is_empty());
    let all = deletions(&app, &ada).await;
    assert_eq!(all.len(), 3);
    let part = async |query: &str| {
        let path = format!("/file-deletions?{query}");
        app.api(&ada.key, Method::GET, &path, Value::Null).await.1
    };
    let first = part("limit=2").await;
    let cursor = first["nextCursor"].as_str().unwrap();
    let rest = part(&format!("limit=2&cursor={cursor}")).await;
    assert_eq!(first["data"], json!(all[..2]));
    assert_eq!(rest["data"], json!(all[2..]));
    assert_eq!(rest["nextCursor"], Value::Null);
    let of_one = part(&format!("productId={product}")).await;
    assert_eq!(of_one["data"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_console_says_what_will_be_deleted_and_what_was() {
    let app = TestApp::start().await;
    let (shop, _) = over(&app).await;
    let login = [("email", ADA), ("password", crate::app::PASSWORD)];
    app.submit("/login", &login).await;
    let screen = format!("/console/products/{}", shop.product);
    let (_, html) = app.page(&screen).await;
    assert!(html.contains("The files will be deleted on"), "{html}");
    wait(&app, 6 * DAY).await;
    app.submit("/login", &login).await;
    wait(&app, DAY + HOUR).await;
    deleted(&app, &shop.ada, 1).await;
    let (_, html) = app.page(&screen).await;
    assert!(!html.contains("The files will be deleted on"), "{html}");
    assert!(html.contains("Deleted files"), "{html}");
    assert!(html.contains(&crate::proving::sha256(BYTES)), "{html}");
}

#[tokio::test]
async fn the_operator_can_remove_what_has_run_out_now() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    for path in [
        format!("/pages/{}", shop.page),
        format!("/products/{}", shop.product),
    ] {
        let (status, _) = app
            .api(&shop.ada.key, Method::DELETE, &path, Value::Null)
            .await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{path}");
    }
    let down = app.crash().await;
    let (worked, printed) = down.command(&["retention", "run"]);
    assert!(worked, "{printed}");
    let line = format!(
        "notes.pdf of Field notes, {} bytes, SHA-256 {}, because: product_deleted",
        BYTES.len(),
        crate::proving::sha256(BYTES)
    );
    assert!(printed.contains("1 files"), "{printed}");
    assert!(printed.contains(&line), "{printed}");
    let (_, printed) = down.command(&["retention", "run"]);
    assert!(printed.contains("0 files"), "{printed}");
}
