//! The verbs of stories about money.

use super::{Creator, Shop, TestApp};
use backend::db;
use reqwest::{Method, StatusCode};
use serde_json::{Map, Value, json};
use stripe_sim::signature_header;

impl TestApp {
    /// A shop that sold one copy to Bea: the key of the order, and the order.
    pub async fn sold(&self, page: Value) -> (Shop, String, Value) {
        let shop = self.shop(page).await;
        let token = self.buy(&shop.short_id, "bea@example.com").await;
        let order = self.order_is(&shop.ada, "completed").await;
        (shop, token, order)
    }

    /// A shop whose product has other fields than usual.
    pub async fn shop_with(&self, product: Value, page: Value) -> Shop {
        let ada = self.creator("ada@example.com").await;
        let id = self.product_with(&ada, product).await;
        let file = self
            .upload(&ada, &id, "notes.pdf", b"forty pages about mosses")
            .await;
        let page = self.publish(&ada, &id, page).await;
        let text = |name: &str| page[name].as_str().unwrap().to_owned();
        Shop {
            ada,
            product: id,
            file,
            page: text("id"),
            short_id: text("shortId"),
        }
    }

    /// A product without files; `more` adds or replaces fields: its id.
    pub async fn product_with(&self, creator: &Creator, more: Value) -> String {
        let mut body = json!({ "name": "Field notes", "priceInCents": 900, "currency": "EUR" });
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        let (status, product) = self
            .api(&creator.key, Method::POST, "/products", body)
            .await;
        assert_eq!(status, StatusCode::CREATED, "{product}");
        product["id"].as_str().unwrap().to_owned()
    }

    /// A discount code: its id.
    pub async fn discount(&self, creator: &Creator, body: Value) -> String {
        let (status, code) = self
            .api(&creator.key, Method::POST, "/discounts", body)
            .await;
        assert_eq!(status, StatusCode::CREATED, "{code}");
        code["id"].as_str().unwrap().to_owned()
    }

    /// Starts a checkout by the API. `more` adds fields.
    pub async fn order_by_api(
        &self,
        short_id: &str,
        email: &str,
        more: Value,
    ) -> (StatusCode, Value) {
        let mut body = json!({ "email": email });
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        let path = format!("/public/pages/{short_id}/checkout");
        self.api("", Method::POST, &path, body).await
    }

    /// The same, where nothing speaks against it: the address of the payment page.
    pub async fn hold(&self, short_id: &str, email: &str, more: Value) -> String {
        let (status, started) = self.order_by_api(short_id, email, more).await;
        assert_eq!(status, StatusCode::CREATED, "{started}");
        started["checkoutUrl"].as_str().unwrap().to_owned()
    }

    /// The same, where it is refused: the status, the field if there is one, and the sentence.
    pub async fn refusal(&self, short_id: &str, more: Value) -> (u16, String, String) {
        let (status, problem) = self.order_by_api(short_id, "eve@example.com", more).await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let error = &problem["errors"][0];
        let words = match text(&error["message"]) {
            message if message.is_empty() => text(&problem["detail"]),
            message => message,
        };
        (status.as_u16(), text(&error["field"]), words)
    }

    /// Everything of one kind that the payment simulator has, newest first.
    pub async fn at_stripe(&self, what: &str) -> Vec<Value> {
        let list = self.simulator().await[what].take();
        list.as_array().unwrap().clone()
    }

    /// What the payment service answers to a question of ours.
    pub async fn ask_stripe(&self, path: &str, account: Option<&str>) -> (StatusCode, Value) {
        let mut request = self
            .request(Method::GET, &format!("/simulator/v1{path}"))
            .bearer_auth("sk_test_simulator");
        if let Some(account) = account {
            request = request.header("Stripe-Account", account);
        }
        let response = request.send().await.unwrap();
        (response.status(), response.json().await.unwrap())
    }

    /// Loses all webhooks from now on. The list of events was read just now, and will not be read
    /// again before a minute has passed.
    pub async fn silence(&self) {
        self.simulate("webhooks", json!({ "mode": "drop" })).await;
        self.until("the list of events was read", async || {
            let mut c = self.backend.db.fresh().await.unwrap();
            let mark = db::reconciliation::mark(&mut c, "events").await;
            mark.unwrap().map(|_| ())
        })
        .await;
        self.settle().await;
    }

    /// Waits until every webhook has arrived.
    pub async fn heard_everything(&self) {
        self.until("every webhook has arrived", async || {
            self.at_stripe("deliveries").await.is_empty().then_some(())
        })
        .await;
    }

    /// The newest event of a kind at the payment service.
    pub async fn event(&self, kind: &str) -> Value {
        let events = self.at_stripe("events").await;
        let found = events.into_iter().find(|event| event["type"] == kind);
        found.unwrap_or_else(|| panic!("no event {kind}"))
    }

    /// Sends an event to an endpoint, signed with a secret.
    pub async fn send_event(&self, path: &str, secret: &str, event: &Value) -> StatusCode {
        let body = event.to_string();
        let signature = signature_header(secret, self.backend.now().seconds(), body.as_bytes());
        let request = self
            .request(Method::POST, path)
            .header("Stripe-Signature", signature);
        request.body(body).send().await.unwrap().status()
    }

    /// Sends an event as the payment service does.
    pub async fn deliver(&self, event: &Value) {
        let secret = self.backend.payments.webhook_secret().unwrap();
        let answer = self.send_event("/webhooks/stripe", secret, event).await;
        assert_eq!(answer, StatusCode::OK, "{event}");
    }

    /// Calls something on an order.
    pub async fn on_order(
        &self,
        creator: &Creator,
        order: &Value,
        what: &str,
        body: Value,
    ) -> (StatusCode, Value) {
        let path = format!("/orders/{}/{what}", order["id"].as_str().unwrap());
        self.api(&creator.key, Method::POST, &path, body).await
    }

    /// An order with its refunds and disputes.
    pub async fn dossier(&self, creator: &Creator, order: &Value) -> Value {
        let path = format!("/orders/{}", order["id"].as_str().unwrap());
        let (status, order) = self
            .api(&creator.key, Method::GET, &path, Value::Null)
            .await;
        assert_eq!(status, StatusCode::OK, "{order}");
        order
    }

    /// The mails to an address whose subjects begin like this.
    pub async fn mails_about(&self, to: &str, subject: &str) -> Vec<backend::mailer::Mail> {
        let mails = self.mails(to).await.into_iter().map(|entry| entry.mail);
        mails
            .filter(|mail| mail.subject.starts_with(subject))
            .collect()
    }

    /// The copies of a page: held and sold.
    pub async fn held_and_sold(&self, short_id: &str) -> (i64, i64) {
        let stock = self.public(short_id).await["stock"].take();
        let count = |name: &str| stock[name].as_i64().unwrap();
        (count("held"), count("sold"))
    }
}

/// A map with one entry, for bodies whose keys are ids.
pub fn map(key: &str, value: impl Into<Value>) -> Value {
    Value::Object(Map::from_iter([(key.to_owned(), value.into())]))
}
