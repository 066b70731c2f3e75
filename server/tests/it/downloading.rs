//! Downloading: from a paid order to the bytes, and every way in which it is refused.

mod archive;
mod counting;
mod elsewhere;
mod keys;
mod limits;
mod log;
mod ranges;
mod refusing;
mod resuming;
mod store;
mod whole;
mod windows;

use crate::app::{Shop, TestApp};
use backend::{clock, db};
use domain::id::OrderId;
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const BYTES: &[u8] = b"forty pages about mosses";
/// The header of the proxy that the tests' server trusts.
const FROM: &str = "CF-Connecting-IP";

/// A shop with one paid order, and the order's key.
async fn sold(app: &TestApp) -> (Shop, String) {
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    (shop, token)
}

/// A paid order of one product with these files: the order's key and the files' ids, in order.
async fn sold_files(app: &TestApp, files: &[(&str, &[u8])]) -> (Shop, String, Vec<String>) {
    let ada = app.creator("ada@example.com").await;
    let product = app.product_with(&ada, json!({})).await;
    let mut ids = Vec::new();
    for (name, bytes) in files {
        ids.push(app.upload(&ada, &product, name, bytes).await);
    }
    let page = app.publish(&ada, &product, json!({})).await;
    let text = |name: &str| page[name].as_str().unwrap().to_owned();
    let shop = Shop {
        ada,
        product,
        file: ids[0].clone(),
        page: text("id"),
        short_id: text("shortId"),
    };
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    (shop, token, ids)
}

async fn fetch(app: &TestApp, url: &str, headers: &[(&str, &str)]) -> Response {
    let request = app.request(Method::GET, url);
    let request = headers.iter().fold(request, |request, (name, value)| {
        request.header(*name, *value)
    });
    request.send().await.unwrap()
}

/// Asks for some of the bytes: the status and what came.
async fn part(app: &TestApp, url: &str, range: &str) -> (StatusCode, Vec<u8>) {
    let response = fetch(app, url, &[("range", range)]).await;
    (response.status(), response.bytes().await.unwrap().to_vec())
}

async fn head(app: &TestApp, url: &str) -> Response {
    app.request(Method::HEAD, url).send().await.unwrap()
}

/// Presses Download where that is refused: the status and the sentence.
async fn refusal(app: &TestApp, token: &str, file: &str) -> (StatusCode, String) {
    let path = format!("/public/orders/{token}/downloads");
    let (status, problem) = app
        .api("", Method::POST, &path, json!({ "fileId": file }))
        .await;
    let sentence = problem["detail"].as_str().unwrap_or_default();
    (status, sentence.to_owned())
}

/// Presses Download from an address.
async fn ask_from(app: &TestApp, address: &str, token: &str, file: &str) -> Response {
    let form = [("order_token", token), ("file_id", file)];
    let request = app
        .request(Method::POST, "/api/issue_download")
        .header(FROM, address);
    request.form(&form).send().await.unwrap()
}

fn target(response: &Response) -> String {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    response.headers()["location"].to_str().unwrap().to_owned()
}

/// How many downloads each file of an order has left.
async fn left(app: &TestApp, token: &str) -> Vec<i64> {
    let order = app.order(token).await;
    let files = order["files"].as_array().unwrap().iter();
    files
        .map(|file| file["downloadsLeft"].as_i64().unwrap())
        .collect()
}

/// The log of the newest order of a shop: kinds and details.
async fn logged(app: &TestApp, shop: &Shop) -> Vec<(String, Value)> {
    let order = OrderId::trusted(app.orders(&shop.ada).await[0]["id"].as_str().unwrap());
    let mut c = app.backend.db.fresh().await.unwrap();
    let log = db::delivery_log::of_order(&mut c, &order).await.unwrap();
    log.into_iter()
        .map(|entry| (entry.kind, serde_json::from_str(&entry.detail).unwrap()))
        .collect()
}

/// Bytes that nobody can guess or compress.
fn random(size: usize) -> Vec<u8> {
    let seed = clock::random::<32>();
    let blocks = (0_u64..).flat_map(|n| {
        let mut hash = Sha256::new();
        hash.update(seed);
        hash.update(n.to_le_bytes());
        hash.finalize()
    });
    blocks.take(size).collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
