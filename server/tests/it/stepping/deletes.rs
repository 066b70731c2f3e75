//! Deleting a file while others delete or buy: nobody loses what they were promised.

use crate::app::{Creator, Shop, TestApp, last_part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const MAP: &[u8] = b"where they grow";

async fn delete(app: &TestApp, ada: &Creator, file: &str) -> (StatusCode, Value) {
    let path = format!("/files/{file}");
    app.api(&ada.key, Method::DELETE, &path, Value::Null).await
}

/// Deletes two files, or one twice, at once: the answers. Both are begun before any file goes.
async fn delete_at_once(app: &TestApp, ada: &Creator, files: [&str; 2]) -> Vec<(u16, Value)> {
    let gate = app.backend.pauses.hold("file.deleting");
    let both_have_begun = async {
        gate.arrived().await;
        gate.arrived().await;
        gate.open();
    };
    let (one, other, ()) = futures::join!(
        delete(app, ada, files[0]),
        delete(app, ada, files[1]),
        both_have_begun
    );
    let mut answers = vec![one, other];
    answers.sort_by_key(|(status, _)| *status);
    answers
        .into_iter()
        .map(|(status, answer)| (status.as_u16(), answer))
        .collect()
}

/// The files of a product.
async fn files(app: &TestApp, shop: &Shop) -> Vec<Value> {
    let path = format!("/products/{}/files", shop.product);
    let (_, list) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    list["data"].as_array().unwrap().clone()
}

async fn deletions(app: &TestApp, ada: &Creator) -> usize {
    let (_, list) = app
        .api(&ada.key, Method::GET, "/file-deletions", Value::Null)
        .await;
    list["data"].as_array().unwrap().len()
}

#[tokio::test]
async fn a_file_that_two_delete_is_deleted_once_and_the_other_is_told_that_it_is_gone() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let map = app.upload(&shop.ada, &shop.product, "map.pdf", MAP).await;
    let (_, unsold) = app.product(&shop.ada, "On no page", b"a draft").await;
    for file in [&map, &unsold] {
        let answers = delete_at_once(&app, &shop.ada, [file, file]).await;
        assert_eq!((answers[0].0, answers[1].0), (204, 404), "{answers:?}");
    }
    let left = files(&app, &shop).await;
    assert_eq!((left.len(), &left[0]["id"]), (1, &json!(shop.file)));
    assert_eq!(deletions(&app, &shop.ada).await, 2);
}

#[tokio::test]
async fn of_the_last_two_files_of_an_open_page_one_stays() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let mut last = shop.file.clone();
    for round in 0..6 {
        let name = format!("map-{round}.pdf");
        let map = app.upload(&shop.ada, &shop.product, &name, MAP).await;
        let answers = delete_at_once(&app, &shop.ada, [&last, &map]).await;
        assert_eq!((answers[0].0, answers[1].0), (204, 409), "{answers:?}");
        let why = answers[1].1["detail"].as_str().unwrap();
        assert!(why.contains("its only file"), "{why}");
        let left = files(&app, &shop).await;
        assert_eq!(left.len(), 1);
        left[0]["id"].as_str().unwrap().clone_into(&mut last);
    }
}

#[tokio::test]
async fn whoever_begins_to_pay_while_a_file_is_about_to_go_gets_it() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let map = app.upload(&shop.ada, &shop.product, "map.pdf", MAP).await;
    let gate = app.backend.pauses.hold("file.deleting");
    let buyer = async {
        gate.arrived().await;
        let payment = app.checkout(&shop.short_id, "bea@example.com").await;
        gate.open();
        payment
    };
    let ((status, answer), payment) = futures::join!(delete(&app, &shop.ada, &map), buyer);
    assert_eq!(status, StatusCode::CONFLICT, "{answer}");
    let token = last_part(&app.pay(&payment, "pay").await);
    app.order_is(&shop.ada, "completed").await;
    let url = app.press_download(&token, &map).await;
    assert_eq!(app.get(&url).await.bytes().await.unwrap(), MAP);
}

#[tokio::test]
async fn the_only_file_of_a_page_that_is_taken_down_stays_for_whoever_is_paying() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let gate = app.backend.pauses.hold("checkout.held");
    let buyer = app.checkout(&shop.short_id, "bea@example.com");
    let creator = async {
        gate.arrived().await;
        let path = format!("/pages/{}", shop.page);
        let draft = json!({ "published": false });
        let (status, page) = app.api(&shop.ada.key, Method::PATCH, &path, draft).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        let refused = delete(&app, &shop.ada, &shop.file).await;
        gate.open();
        refused
    };
    let (payment, (status, answer)) = futures::join!(buyer, creator);
    assert_eq!(status, StatusCode::CONFLICT, "{answer}");
    let token = last_part(&app.pay(&payment, "pay").await);
    app.order_is(&shop.ada, "completed").await;
    let url = app.press_download(&token, &shop.file).await;
    let bytes = app.get(&url).await.bytes().await.unwrap();
    assert_eq!(bytes, &b"forty pages about mosses"[..]);
}

#[tokio::test]
async fn a_delete_waits_for_an_order_that_is_being_written() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let map = app.upload(&shop.ada, &shop.product, "map.pdf", MAP).await;
    let gate = app.backend.pauses.hold("checkout.placed");
    let buyer = app.checkout(&shop.short_id, "bea@example.com");
    let creator = async {
        gate.arrived().await;
        // A delete that did not wait would be over by then.
        let meanwhile = async {
            for _ in 0..30 {
                app.public(&shop.short_id).await;
            }
            gate.open();
        };
        futures::join!(delete(&app, &shop.ada, &map), meanwhile).0
    };
    let (payment, (status, answer)) = futures::join!(buyer, creator);
    assert_eq!(status, StatusCode::CONFLICT, "{answer}");
    let token = last_part(&app.pay(&payment, "pay").await);
    app.order_is(&shop.ada, "completed").await;
    let url = app.press_download(&token, &map).await;
    assert_eq!(app.get(&url).await.bytes().await.unwrap(), MAP);
}
