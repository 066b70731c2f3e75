//! A shop with one text in every field that a creator can write.

use super::corpus::{address, agent, file_name, line, paragraph, website};
use crate::app::{Creator, PASSWORD, TestApp};
use backend::flows;
use domain::{
    id::CreatorId,
    seller::Seller,
    time::{DAY, HOUR, MINUTE},
};
use image::{DynamicImage, ImageFormat, RgbImage};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// The shop.
pub struct Market<'a> {
    pub app: &'a TestApp,
    /// What stands everywhere.
    pub text: &'a str,
    pub ada: Creator,
    /// Who registers and buys.
    pub bea: String,
    pub product: String,
    pub file: String,
    pub page: String,
    pub short_id: String,
    pub discount: String,
}

impl<'a> Market<'a> {
    /// Opens it; it begins to sell in an hour.
    pub async fn open(app: &'a TestApp, number: usize, text: &'a str) -> Self {
        // All of it happens on one day, whose numbers are in one column.
        let past = app.backend.now().millis() % DAY;
        app.wait_together((DAY - past) / MINUTE + 1).await;
        let ada = creator(app, number, text).await;
        let mut market = Self {
            app,
            text,
            bea: address(text, &format!("bea{number}.example.com")),
            ada,
            product: String::new(),
            file: String::new(),
            page: String::new(),
            short_id: String::new(),
            discount: String::new(),
        };
        market.stock_up().await;
        market.publish().await;
        market.sign_in().await;
        market
    }

    /// The text in a field of one line.
    pub fn line(&self, max: usize) -> String {
        line(self.text, max)
    }

    /// The text in a field of several lines.
    pub fn paragraph(&self, max: usize) -> String {
        paragraph(self.text, max)
    }

    /// A call of the creator's that is answered.
    pub async fn call(&self, method: Method, path: &str, body: Value) -> Value {
        let (status, answer) = self.app.api(&self.ada.key, method, path, body).await;
        assert!(status.is_success(), "{path} of {:?}: {answer}", self.text);
        answer
    }

    async fn make(&self, path: &str, body: Value) -> String {
        let made = self.call(Method::POST, path, body).await;
        made["id"].as_str().unwrap().to_owned()
    }

    async fn stock_up(&mut self) {
        let product = json!({
            "name": self.line(120), "description": self.paragraph(10_000), "priceInCents": 900,
            "currency": "EUR", "licenceKeys": "list", "maxQuantity": 2,
        });
        self.product = self.make("/products", product).await;
        let name = file_name(self.text);
        let file = self
            .app
            .upload(&self.ada, &self.product, &name, b"forty pages");
        self.file = file.await;
        let path = format!("/products/{}/licence-keys", self.product);
        let key = self.line(400);
        let keys = json!({ "keys": [format!("{key} 1"), format!("{key} 2"), format!("{key} 3")] });
        self.call(Method::POST, &path, keys).await;
        let discount = json!({ "code": "SPRING", "percent": 20 });
        self.discount = self.make("/discounts", discount).await;
    }

    async fn publish(&mut self) {
        let now = self.app.backend.now();
        let design = json!({
            "cover": self.picture().await, "coverText": self.line(240),
            "story": self.paragraph(20_000), "promise": self.paragraph(4_000),
            "voices": [{ "quote": self.paragraph(1_000), "name": self.line(80), "role": self.line(120) }],
            "answers": [{ "question": self.line(240), "answer": self.paragraph(4_000) }],
        });
        let customization = json!({
            "headline": self.line(120), "tagline": self.line(240), "buttonText": self.line(40),
            "thankYou": self.paragraph(2_000), "accent": "#c2410c", "design": design,
            "unknown": self.text,
        });
        let fields = json!([
            { "name": "note", "label": self.line(120), "type": "text" },
            { "name": "size", "label": self.line(120), "type": "select", "options": [self.line(110)] },
            { "name": "rules", "label": self.line(120), "type": "checkbox" },
        ]);
        let page = json!({
            "launchAt": now.plus(HOUR).to_string(), "expiresAt": now.plus(3 * HOUR).to_string(),
            "stockLimit": 2, "customization": customization, "registrationFields": fields,
        });
        let page = self.app.publish(&self.ada, &self.product, page).await;
        let text = |name: &str| page[name].as_str().unwrap().to_owned();
        (self.page, self.short_id) = (text("id"), text("shortId"));
    }

    async fn picture(&self) -> String {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let image = DynamicImage::from(RgbImage::new(320, 200));
        image.write_to(&mut bytes, ImageFormat::Png).unwrap();
        let sent = self
            .app
            .request(Method::POST, "/api/v1/pictures?use=cover")
            .bearer_auth(&self.ada.key)
            .body(bytes.into_inner());
        let picture: Value = sent.send().await.unwrap().json().await.unwrap();
        let id = picture["id"].as_str();
        id.unwrap_or_else(|| panic!("{picture}")).to_owned()
    }

    async fn sign_in(&self) {
        let form = [("email", self.ada.email.as_str()), ("password", PASSWORD)];
        let request = self.app.request(Method::POST, "/login").form(&form);
        let request = request.header("user-agent", agent(self.text));
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    }
}

/// A creator whose own words are the text as well.
async fn creator(app: &TestApp, number: usize, text: &str) -> Creator {
    let email = address(text, &format!("ada{number}.example.com"));
    let name = line(text, 80);
    let creator = flows::account::create(&app.backend, &email, &name, Some(PASSWORD));
    let creator = creator.await.unwrap();
    let (_, key) = flows::api_keys::create(&app.backend, &creator.id, &name)
        .await
        .unwrap();
    let id = creator.id.to_string();
    let seller = Seller {
        business_name: line(text, 120),
        business_address: paragraph(text, 400),
        tax_id: line(text, 40),
        ..Seller::default()
    };
    let owner = CreatorId::parse(&id).unwrap();
    flows::sellers::update(&app.backend, &owner, &seller)
        .await
        .unwrap();
    let told = flows::account::Typed {
        name,
        about: line(text, 160),
        website: website(text),
    };
    flows::account::change_profile(&app.backend, &owner, &told)
        .await
        .unwrap();
    Creator { id, email, key }
}
