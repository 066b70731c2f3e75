//! A server of one's own for each test, and the verbs that stories are told in.

pub mod money;
pub mod paper;
pub mod post;
pub mod store;

use backend::{Shared, clock::Clock, db, flows, jobs};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, redirect::Policy};
use serde_json::{Value, json};
use server::{boot, config::Config, router, serve, state::AppState};
use std::{
    collections::BTreeMap,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};
use tokio_util::sync::CancellationToken;

/// The password of every creator in the tests.
pub const PASSWORD: &str = "correct horse battery";

/// A running server.
pub struct TestApp {
    /// `http://127.0.0.1:PORT`
    pub url: String,
    /// The back end behind it, for what cannot be seen from outside.
    pub backend: Shared,
    /// Moves when a test says so, and with the machine's otherwise.
    pub clock: Clock,
    /// Keeps the cookies of one person and follows no redirects.
    pub browser: Client,
    /// Where its things are.
    pub data: TempDir,
    env: BTreeMap<String, String>,
    stop: CancellationToken,
    stop_work: watch::Sender<bool>,
    server: Option<JoinHandle<()>>,
    worker: Option<JoinHandle<()>>,
    simulator: Option<stripe_sim::Background>,
}

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

/// What is left of a server that does not run.
pub struct Down {
    /// Where it was, and will be again.
    pub url: String,
    clock: Clock,
    data: TempDir,
    env: BTreeMap<String, String>,
}

impl Down {
    /// Starts it again on the same data.
    pub async fn restart(self) -> TestApp {
        TestApp::run(self.data, self.env, self.clock).await
    }

    /// Runs a command of the real program on the same data: whether it worked, and what it printed.
    pub fn command(&self, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_temporary-pages"))
            .args(arguments)
            .envs(&self.env)
            .env("RUST_LOG", "error")
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        (output.status.success(), printed)
    }

    /// Starts the real program on the same data, as a process that can be killed.
    pub async fn as_process(&self) -> Program {
        self.as_process_with(&[]).await
    }

    /// The same with settings, which may make it end before it is ready.
    pub async fn as_process_with(&self, settings: &[(&str, &str)]) -> Program {
        let process = Command::new(env!("CARGO_BIN_EXE_temporary-pages"))
            .envs(&self.env)
            .envs(settings.iter().copied())
            .env("RUST_LOG", "error")
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn();
        let mut program = Program(process.unwrap());
        for _ in 0..1_500 {
            if program.0.try_wait().unwrap().is_some() {
                assert!(!settings.is_empty(), "the program ended by itself");
                return program;
            }
            let ready = reqwest::get(format!("{}/readyz", self.url)).await;
            if ready.is_ok_and(|ready| ready.status().is_success()) {
                return program;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the program did not start");
    }
}

/// The running program; killed when it is dropped.
pub struct Program(Child);

impl Program {
    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        self.0.try_wait().unwrap().is_some()
    }

    /// Waits until it has ended by itself.
    pub async fn ended(&mut self) {
        for _ in 0..1_500 {
            if self.has_ended() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the program did not end");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

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

/// A creator with a key.
#[derive(Clone, Debug)]
pub struct Creator {
    /// The account's id.
    pub id: String,
    /// The address to sign in with.
    pub email: String,
    /// The API key.
    pub key: String,
}

impl TestApp {
    /// A server with an empty database.
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// The same with settings.
    pub async fn start_with(settings: &[(&str, &str)]) -> Self {
        Self::begin(settings, Clock::shifted()).await
    }

    /// A server that keeps its files in a bucket.
    pub async fn start_with_bucket() -> (Self, store::Bucket) {
        let bucket = store::Bucket::start().await;
        let app = Self::start_with(&bucket.settings()).await;
        (app, bucket)
    }

    /// The same with a clock of one's own.
    pub async fn start_at(clock: Clock) -> Self {
        Self::begin(&[], clock).await
    }

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

    async fn begin(settings: &[(&str, &str)], clock: Clock) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut env = BTreeMap::from([
            ("DATA_DIR".to_owned(), data.path().display().to_string()),
            ("DEMO".to_owned(), "0".to_owned()),
            (
                "MEDIA_PROGRAM".to_owned(),
                env!("CARGO_BIN_EXE_temporary-pages").to_owned(),
            ),
            ("PATH".to_owned(), std::env::var("PATH").unwrap_or_default()),
            ("RATE_LIMITS".to_owned(), "off".to_owned()),
            ("TRUSTED_PROXIES".to_owned(), "127.0.0.0/8".to_owned()),
        ]);
        if let Ok(url) = std::env::var("TEST_DATABASE_URL") {
            env.insert("DATABASE_URL".to_owned(), own_database(&url).await);
        }
        if let Ok(url) = std::env::var("TEST_FILES_URL") {
            env.extend(own_folder(&url));
        }
        env.extend(
            settings
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        Self::run(data, env, clock).await
    }

    async fn run(data: TempDir, mut env: BTreeMap<String, String>, clock: Clock) -> Self {
        // After a restart the same address, so that links go on working.
        let wanted = env
            .get("LEPTOS_SITE_ADDR")
            .map_or("127.0.0.1:0", String::as_str);
        let listener = TcpListener::bind(wanted).await.unwrap();
        let address = listener.local_addr().unwrap();
        env.insert("LEPTOS_SITE_ADDR".to_owned(), address.to_string());
        let config = Config::from(&|name| env.get(name).cloned()).unwrap();
        let booted = boot::boot(&config, address, clock.clone()).await.unwrap();
        let stop = CancellationToken::new();
        let state = AppState::new(booted.backend.clone(), &config, stop.clone());
        let app = router::router(state, &config, booted.simulator.as_ref());
        let (stop_work, stopped) = watch::channel(false);
        Self {
            url: format!("http://{address}"),
            clock,
            browser: Client::builder()
                .cookie_store(true)
                .redirect(Policy::none())
                .build()
                .unwrap(),
            data,
            env,
            server: Some(tokio::spawn(serve::serve(listener, app, stop.clone()))),
            worker: Some(tokio::spawn(jobs::work(booted.backend.clone(), stopped))),
            simulator: booted.simulator.as_ref().map(stripe_sim::Sim::start),
            backend: booted.backend,
            stop,
            stop_work,
        }
    }

    /// Kills the server without a farewell.
    pub async fn crash(mut self) -> Down {
        for task in [self.server.take(), self.worker.take()]
            .into_iter()
            .flatten()
        {
            task.abort();
            let _ = task.await;
        }
        drop(self.simulator.take());
        self.backend.db.close().await;
        Down {
            url: self.url,
            clock: self.clock,
            data: self.data,
            env: self.env,
        }
    }

    /// Kills the server without a farewell and starts it again on the same data.
    pub async fn crash_and_restart(self) -> Self {
        self.crash().await.restart().await
    }

    /// The same with other settings.
    pub async fn restart_with(self, settings: &[(&str, &str)]) -> Self {
        let mut down = self.crash().await;
        let settings = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        down.env.extend(settings);
        down.restart().await
    }

    /// Ends the server in good order.
    pub async fn stop(mut self) {
        self.stop.cancel();
        let _ = self.stop_work.send(true);
        for task in [self.server.take(), self.worker.take()]
            .into_iter()
            .flatten()
        {
            task.await.unwrap();
        }
    }

    /// Lets the worker finish its job and go home; the server stays.
    pub async fn stop_work(&mut self) {
        let _ = self.stop_work.send(true);
        if let Some(worker) = self.worker.take() {
            worker.await.unwrap();
        }
    }

    /// Lets time pass.
    pub fn wait_for_days(&self, days: i64) {
        self.clock.advance(days * domain::time::DAY);
    }

    /// Lets time pass, for the payment service as well.
    pub async fn wait_together(&self, minutes: i64) {
        self.clock.advance(minutes * domain::time::MINUTE);
        self.simulate("clock", json!({ "advance": minutes * 60 }))
            .await;
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

    /// A creator who can sell.
    pub async fn creator(&self, email: &str) -> Creator {
        let creator = flows::account::create(&self.backend, email, "Ada Marlow", Some(PASSWORD))
            .await
            .unwrap();
        let (_, key) = flows::api_keys::create(&self.backend, &creator.id, "Test")
            .await
            .unwrap();
        Creator {
            id: creator.id.to_string(),
            email: email.to_owned(),
            key,
        }
    }

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

    /// The mails to an address, newest first.
    pub async fn mails(&self, to: &str) -> Vec<db::outbox::OutboxMail> {
        let mails = db::outbox::list(&mut self.backend.db.fresh().await.unwrap(), 1_000)
            .await
            .unwrap();
        mails
            .into_iter()
            .filter(|entry| entry.mail.to == to)
            .collect()
    }

    /// Waits for a mail whose subject begins like this.
    pub async fn mail(&self, to: &str, subject: &str) -> backend::mailer::Mail {
        self.until(&format!("{to} gets “{subject}”"), async || {
            let mails = self.mails(to).await;
            mails
                .into_iter()
                .map(|entry| entry.mail)
                .find(|mail| mail.subject.starts_with(subject))
        })
        .await
    }

    /// Waits until every job that is due has been done and written off.
    pub async fn settle(&self) {
        self.until("no job is due", async || {
            let mut c = self.backend.db.fresh().await.unwrap();
            let open = db::jobs::backlog(&mut c, self.backend.now()).await.unwrap();
            (open == 0).then_some(())
        })
        .await;
    }

    /// Waits for a condition; a test never waits for a fixed time.
    pub async fn until<T>(&self, what: &str, mut condition: impl AsyncFnMut() -> Option<T>) -> T {
        for _ in 0..1_500 {
            if let Some(value) = condition().await {
                return value;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("waited in vain until {what}");
    }
}

/// The first link in a mail that begins with a path of the site.
pub fn link(text: &str, path: &str) -> String {
    let start = text
        .find(path)
        .unwrap_or_else(|| panic!("{path} in {text}"));
    text[start..].split_whitespace().next().unwrap().to_owned()
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

/// A database of its own on a PostgreSQL server.
async fn own_database(server: &str) -> String {
    let name = format!(
        "t{}",
        uuid::Uuid::from_bytes(backend::clock::random()).simple()
    );
    db::backup::create_postgres(server, &name).await.unwrap();
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(&name);
    url.to_string()
}

/// A folder of its own in a bucket elsewhere, whose keys the environment has.
fn own_folder(bucket: &str) -> [(String, String); 3] {
    let mut url = url::Url::parse(bucket).unwrap();
    // Short: the example's server makes file names of keys.
    let name = u32::from_le_bytes(backend::clock::random());
    url.set_path(&format!("{name:x}"));
    let given = |name: &str| (name.to_owned(), std::env::var(name).unwrap());
    [
        ("FILES_URL".to_owned(), url.to_string()),
        given("AWS_ACCESS_KEY_ID"),
        given("AWS_SECRET_ACCESS_KEY"),
    ]
}
