//! Buying, and what was bought.

use super::{Creator, TestApp, last_part};
use reqwest::{Method, StatusCode};
use serde_json::Value;

impl TestApp {
    /// A creator's orders, newest first. Looking at them asks the payment service nothing.
    pub async fn orders(&self, creator: &Creator) -> Vec<Value> {
        let (status, orders) = self
            .api(&creator.key, Method::GET, "/orders", Value::Null)
            .await;
        assert_eq!(status, StatusCode::OK, "{orders}");
        orders["data"].as_array().unwrap().clone()
    }

    /// Waits until the newest order of a creator has this status.
    pub async fn order_is(&self, creator: &Creator, status: &str) -> Value {
        self.until(&format!("the order is {status}"), async || {
            let order = self.orders(creator).await.swap_remove(0);
            (order["status"] == status).then_some(order)
        })
        .await
    }

    /// An order as its buyer sees it; whoever looks at an unpaid one asks the payment service.
    pub async fn order(&self, token: &str) -> Value {
        let path = format!("/public/orders/{token}");
        self.api("", Method::GET, &path, Value::Null).await.1
    }

    /// Starts a checkout by the form: where the browser is sent.
    pub async fn checkout(&self, short_id: &str, email: &str) -> String {
        let response = self
            .submit("/api/checkout", &[("short_id", short_id), ("email", email)])
            .await;
        assert_eq!(
            response.status(),
            StatusCode::SEE_OTHER,
            "{}",
            response.text().await.unwrap()
        );
        response.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Finishes a payment page: where the browser is sent.
    pub async fn pay(&self, checkout_url: &str, outcome: &str) -> String {
        let response = self.submit(checkout_url, &[("outcome", outcome)]).await;
        assert_eq!(
            response.status(),
            StatusCode::SEE_OTHER,
            "{}",
            response.text().await.unwrap()
        );
        response.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Buys: the key of the paid order.
    pub async fn buy(&self, short_id: &str, email: &str) -> String {
        let checkout = self.checkout(short_id, email).await;
        let token = last_part(&self.pay(&checkout, "pay").await);
        self.until("the order is completed", async || {
            (self.order(&token).await["status"] == "completed").then_some(())
        })
        .await;
        token
    }

    /// Presses Download on the order page: the address of the bytes.
    pub async fn press_download(&self, token: &str, file: &str) -> String {
        let response = self
            .submit(
                "/api/issue_download",
                &[("order_token", token), ("file_id", file)],
            )
            .await;
        assert_eq!(
            response.status(),
            StatusCode::SEE_OTHER,
            "{}",
            response.text().await.unwrap()
        );
        response.headers()["location"].to_str().unwrap().to_owned()
    }
}
