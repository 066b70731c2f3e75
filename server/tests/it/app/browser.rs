//! What a browser or a program asks for, and what it gets.

use super::TestApp;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::Value;

impl TestApp {
    /// A request by the browser.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("{}{path}", self.url)
        };
        self.browser.request(method, url)
    }

    /// What a browser gets.
    pub async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    /// What a browser gets, as status and text.
    pub async fn page(&self, path: &str) -> (StatusCode, String) {
        let response = self.get(path).await;
        (response.status(), response.text().await.unwrap())
    }

    /// What a browser gets for a form.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.request(Method::POST, path)
            .form(fields)
            .send()
            .await
            .unwrap()
    }

    /// A call of the REST API.
    pub async fn api(
        &self,
        key: &str,
        method: Method,
        path: &str,
        body: Value,
    ) -> (StatusCode, Value) {
        let mut request = self.request(method, &format!("/api/v1{path}"));
        if !key.is_empty() {
            request = request.bearer_auth(key);
        }
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        (
            status,
            serde_json::from_str(&text).unwrap_or(Value::String(text)),
        )
    }
}

/// The last part of an address: a key, or an id.
pub fn last_part(address: &str) -> String {
    address.rsplit('/').next().unwrap().to_owned()
}

/// The phases whose sections a sales page shows where no script runs.
pub fn shown(html: &str) -> Vec<&str> {
    let tags = html
        .split("<section ")
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap());
    tags.filter(|tag| tag.contains("data-phase") && !tag.contains("hidden"))
        .map(|tag| {
            tag.split("data-phase=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
        })
        .collect()
}
