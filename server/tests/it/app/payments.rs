//! The payment service, in this process or elsewhere.

use super::TestApp;
use reqwest::{Client, Method, StatusCode};
use serde_json::Value;
use tokio::{net::TcpListener, task::JoinHandle};

/// A payment service of its own, for as long as it is held.
pub struct Elsewhere {
    /// `http://127.0.0.1:PORT`
    pub url: String,
    service: JoinHandle<std::io::Result<()>>,
    background: stripe_sim::Background,
}

impl Elsewhere {
    /// Tells it what to do.
    pub async fn simulate(&self, action: &str, body: Value) {
        let url = format!("{}/control/{action}", self.url);
        let answer = Client::new().post(url).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
    }

    /// Everything it knows.
    pub async fn state(&self) -> Value {
        let url = format!("{}/control/state", self.url);
        reqwest::get(url).await.unwrap().json().await.unwrap()
    }

    /// Ends it.
    pub async fn stop(self) {
        self.service.abort();
        self.background.stop().await;
    }
}

impl TestApp {
    /// A server whose payment service is a program of its own at another address, as in production.
    pub async fn start_with_payments_elsewhere() -> (Self, Elsewhere) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = Self::start_with(&[
            ("STRIPE_SECRET_KEY", "sk_test_real"),
            ("STRIPE_WEBHOOK_SECRET", "whsec_real"),
            ("STRIPE_API_URL", &url),
        ])
        .await;
        let sim = stripe_sim::Sim::new(stripe_sim::SimConfig {
            public_base_url: url.clone(),
            webhook_url: Some(format!("{}/webhooks/stripe", app.url)),
            webhook_secret: "whsec_real".to_owned(),
            secret_key: Some("sk_test_real".to_owned()),
            ..stripe_sim::SimConfig::default()
        })
        .unwrap();
        let service = tokio::spawn(axum::serve(listener, sim.router()).into_future());
        let background = sim.start();
        (
            app,
            Elsewhere {
                url,
                service,
                background,
            },
        )
    }

    /// Tells the payment simulator what to do.
    pub async fn simulate(&self, action: &str, body: Value) -> Value {
        let request = self
            .request(Method::POST, &format!("/simulator/control/{action}"))
            .json(&body);
        let response = request.send().await.unwrap();
        assert_eq!(
            response.status(),
            StatusCode::OK,
            "{}",
            response.text().await.unwrap()
        );
        response.json().await.unwrap()
    }

    /// Everything the payment simulator knows.
    pub async fn simulator(&self) -> Value {
        self.get("/simulator/control/state")
            .await
            .json()
            .await
            .unwrap()
    }
}
