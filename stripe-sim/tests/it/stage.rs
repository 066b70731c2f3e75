//! What every story needs: a running simulator, a client, and a webhook endpoint.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use stripe_sim::{Background, Sim, SimConfig, signature_header};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub const SECRET: &str = "whsec_test";

/// A simulator that is being served.
pub struct Stage {
    pub base: String,
    pub http: Client,
    background: Option<Background>,
    server: JoinHandle<()>,
}

/// An answer, taken apart.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Stage {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// Serves a simulator under `/simulator`, as the application does.
    pub async fn with(set: impl FnOnce(&mut SimConfig)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}/simulator", listener.local_addr().unwrap());
        let mut config = SimConfig {
            public_base_url: base.clone(),
            webhook_secret: SECRET.into(),
            ..SimConfig::default()
        };
        set(&mut config);
        let sim = Sim::new(config).unwrap();
        let app = sim.nested("/simulator");
        let background = Some(sim.start());
        let server = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        let http = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .build()
            .unwrap();
        Self {
            base,
            http,
            background,
            server,
        }
    }

    pub async fn stop(mut self) {
        self.background.take().unwrap().stop().await;
        self.server.abort();
    }

    pub async fn get(&self, path: &str) -> Reply {
        reply(self.keyed(self.http.get(self.url(path)))).await
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Reply {
        reply(self.keyed(self.http.post(self.url(path))).form(form)).await
    }

    pub async fn post_with_key(&self, path: &str, form: &[(&str, &str)], key: &str) -> Reply {
        let request = self
            .keyed(self.http.post(self.url(path)))
            .header("Idempotency-Key", key);
        reply(request.form(form)).await
    }

    pub async fn control(&self, action: &str, body: Value) -> Reply {
        reply(
            self.http
                .post(self.url(&format!("control/{action}")))
                .json(&body),
        )
        .await
    }

    pub async fn state(&self) -> Value {
        self.get("control/state").await.body
    }

    /// The simulated moment, in seconds.
    pub async fn now(&self) -> i64 {
        self.control("clock", serde_json::json!({"advance": 0}))
            .await
            .body["now"]
            .as_i64()
            .unwrap()
    }

    /// Sends the form of a payment page.
    pub async fn pay_page(&self, session: &str, form: &[(&str, &str)]) -> Response {
        self.http
            .post(self.url(&format!("pay/{session}")))
            .form(form)
            .send()
            .await
            .unwrap()
    }

    /// The payment page of a session, as HTML.
    pub async fn page(&self, session: &Value) -> String {
        let url = self.url(&format!("pay/{}", session["id"].as_str().unwrap()));
        self.http
            .get(url)
            .send()
            .await
            .unwrap()
            .text()
            .await
            .unwrap()
    }

    /// The types of all events, oldest first.
    pub async fn event_types(&self) -> Vec<String> {
        let state = self.state().await;
        let events = state["events"].as_array().unwrap().iter().rev();
        events
            .map(|event| event["type"].as_str().unwrap().to_owned())
            .collect()
    }

    /// A session for one thing at €12, with more parameters.
    pub async fn session_with(&self, more: &[(&str, &str)]) -> Reply {
        let mut form = vec![
            ("mode", "payment"),
            (
                "success_url",
                "http://shop.example/thanks?session={CHECKOUT_SESSION_ID}",
            ),
            ("cancel_url", "http://shop.example/back"),
            ("line_items[0][price_data][currency]", "eur"),
            ("line_items[0][price_data][unit_amount]", "1200"),
            (
                "line_items[0][price_data][product_data][name]",
                "A <b>file</b>",
            ),
            ("line_items[0][quantity]", "1"),
        ];
        for (name, value) in more {
            form.retain(|(known, _)| known != name);
            form.push((name, value));
        }
        self.post("v1/checkout/sessions", &form).await
    }

    pub async fn session(&self) -> String {
        let reply = self.session_with(&[]).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.body["id"].as_str().unwrap().to_owned()
    }

    /// A session that was paid, as the API shows it.
    pub async fn paid_session(&self) -> Value {
        let id = self.session().await;
        let paid = self.pay_page(&id, &[("outcome", "pay")]).await;
        assert_eq!(paid.status(), 303);
        self.get(&format!("v1/checkout/sessions/{id}")).await.body
    }

    fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    fn keyed(&self, request: RequestBuilder) -> RequestBuilder {
        request.bearer_auth("sk_test_any")
    }
}

/// Sends a request and takes the answer apart.
pub async fn reply(request: RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let body = response.json().await.unwrap();
    Reply {
        status,
        headers,
        body,
    }
}

/// Waits until something is there, for at most twenty seconds.
pub async fn eventually<T, F: Future<Output = Option<T>>>(what: &str, look: impl Fn() -> F) -> T {
    let waiting = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    match tokio::time::timeout(Duration::from_secs(20), waiting).await {
        Ok(found) => found,
        Err(_) => panic!("it did not happen: {what}"),
    }
}

/// A webhook endpoint that checks signatures and keeps what it gets.
#[derive(Clone)]
pub struct Endpoint {
    pub address: SocketAddr,
    got: Arc<Mutex<Vec<Value>>>,
    answer: Arc<AtomicU16>,
}

impl Endpoint {
    pub async fn start() -> Self {
        Self::at("127.0.0.1:0".parse().unwrap()).await
    }

    pub async fn at(address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let endpoint = Self {
            address: listener.local_addr().unwrap(),
            got: Arc::default(),
            answer: Arc::new(AtomicU16::new(200)),
        };
        let state = endpoint.clone();
        let hook =
            move |headers: HeaderMap, body: Bytes| async move { state.take(&headers, &body) };
        let app = Router::new().route("/hook", post(hook));
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        endpoint
    }

    pub fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    pub fn answer_with(&self, status: u16) {
        self.answer.store(status, Ordering::SeqCst);
    }

    /// The types of what has arrived, in order.
    pub fn types(&self) -> Vec<String> {
        let got = self.got.lock().unwrap();
        got.iter()
            .map(|event| event["type"].as_str().unwrap().to_owned())
            .collect()
    }

    pub fn events(&self) -> Vec<Value> {
        self.got.lock().unwrap().clone()
    }

    pub async fn wait_for(&self, kind: &str) -> Value {
        eventually(kind, || async {
            self.events().into_iter().find(|it| it["type"] == kind)
        })
        .await
    }

    fn take(&self, headers: &HeaderMap, body: &[u8]) -> StatusCode {
        let header = headers["stripe-signature"].to_str().unwrap();
        let time = header.split([',', '=']).nth(1).unwrap().parse().unwrap();
        assert_eq!(header, signature_header(SECRET, time, body));
        let answer = StatusCode::from_u16(self.answer.load(Ordering::SeqCst)).unwrap();
        self.got
            .lock()
            .unwrap()
            .push(serde_json::from_slice(body).unwrap());
        answer
    }
}
