//! Where it is sold.

use super::{Creator, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// A page that sells one file, and everything behind it.
#[derive(Clone, Debug)]
pub struct Shop {
    /// Whose it is.
    pub ada: Creator,
    /// The product's id.
    pub product: String,
    /// The id of its file.
    pub file: String,
    /// The page's id.
    pub page: String,
    /// The page's public name.
    pub short_id: String,
}

impl TestApp {
    /// A published page that sells a product for a day: its JSON. `more` adds or replaces fields.
    pub async fn publish(&self, creator: &Creator, product: &str, more: Value) -> Value {
        let closes = self.backend.now().plus(domain::time::DAY).to_string();
        let mut body = json!({ "productIds": [product], "expiresAt": closes, "published": true });
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        let (status, page) = self.api(&creator.key, Method::POST, "/pages", body).await;
        assert_eq!(status, StatusCode::CREATED, "{page}");
        page
    }

    /// A creator whose published page sells one file. `more` adds or replaces fields of the page.
    pub async fn shop(&self, more: Value) -> Shop {
        let ada = self.creator("ada@example.com").await;
        let (product, file) = self
            .product(&ada, "Field notes", b"forty pages about mosses")
            .await;
        let page = self.publish(&ada, &product, more).await;
        let text = |name: &str| page[name].as_str().unwrap().to_owned();
        Shop {
            ada,
            product,
            file,
            page: text("id"),
            short_id: text("shortId"),
        }
    }

    /// What everybody can see of a page.
    pub async fn public(&self, short_id: &str) -> Value {
        let path = format!("/public/pages/{short_id}");
        self.api("", Method::GET, &path, Value::Null).await.1
    }
}
