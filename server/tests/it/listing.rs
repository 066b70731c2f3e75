//! Long lists: searched, filtered, sorted and read in parts, by their creator and nobody else.

mod crowd;
mod customers;
mod orders;
mod registrations;
mod story;
mod tables;

use crate::app::{PASSWORD, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::Value;

/// Signs the creator in whom every story is about.
async fn sign_in(app: &TestApp) {
    let fields = [("email", "ada@example.com"), ("password", PASSWORD)];
    let answer = app.submit("/login", &fields).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
}

/// Calls a function of the console.
async fn console(app: &TestApp, name: &str, arguments: Value) -> (StatusCode, Value) {
    let request = app
        .request(Method::POST, &format!("/api/console/{name}"))
        .header("origin", &app.url)
        .json(&arguments);
    let answer = request.send().await.unwrap();
    let status = answer.status();
    (status, answer.json().await.unwrap())
}

/// The e-mail addresses of a list.
fn emails(found: &Value) -> Vec<String> {
    let items = found["part"]["items"]
        .as_array()
        .or_else(|| found["data"].as_array());
    let items = items.unwrap_or_else(|| panic!("no list: {found}"));
    let email = |item: &Value| item["email"].as_str().unwrap().to_owned();
    items.iter().map(email).collect()
}
