//! What is sold, and its files.

use super::{Creator, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

impl TestApp {
    /// A product with one file, as the API makes it: its id and the file's.
    pub async fn product(&self, creator: &Creator, name: &str, bytes: &[u8]) -> (String, String) {
        let body =
            json!({ "name": name, "description": "Good.", "priceInCents": 900, "currency": "EUR" });
        let (status, product) = self
            .api(&creator.key, Method::POST, "/products", body)
            .await;
        assert_eq!(status, StatusCode::CREATED, "{product}");
        let id = product["id"].as_str().unwrap().to_owned();
        let file = self.upload(creator, &id, "notes.pdf", bytes).await;
        (id, file)
    }

    /// Uploads a file to a product: its id.
    pub async fn upload(
        &self,
        creator: &Creator,
        product: &str,
        name: &str,
        bytes: &[u8],
    ) -> String {
        self.upload_with(creator, product, name, bytes, json!({}))
            .await
    }

    /// The same; `more` adds or replaces fields.
    pub async fn upload_with(
        &self,
        creator: &Creator,
        product: &str,
        name: &str,
        bytes: &[u8],
        more: Value,
    ) -> String {
        let mut body = json!({ "fileName": name, "fileType": "application/pdf", "fileSizeBytes": bytes.len() });
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        let path = format!("/products/{product}/files");
        let (status, begun) = self.api(&creator.key, Method::POST, &path, body).await;
        assert_eq!(status, StatusCode::CREATED, "{begun}");
        let mut put = self
            .request(Method::PUT, begun["upload"]["url"].as_str().unwrap())
            .body(bytes.to_vec());
        for (name, value) in begun["upload"]["headers"].as_object().unwrap() {
            put = put.header(name, value.as_str().unwrap());
        }
        let response = put.send().await.unwrap();
        assert!(
            response.status().is_success(),
            "{}",
            response.text().await.unwrap()
        );
        let file = begun["file"]["id"].as_str().unwrap().to_owned();
        let path = format!("/files/{file}/complete");
        let (status, done) = self.api(&creator.key, Method::POST, &path, json!({})).await;
        assert_eq!(status, StatusCode::OK, "{done}");
        file
    }
}
