//! What proves who a creator is, beside the password: an authenticator app, recovery codes, passkeys, and
//! the proof that is asked for before any of it changes.

mod app;
mod device;
mod guessing;
mod halfway;
mod leaving;
mod passkeys;
mod proving;
mod recovering;
mod sealing;

use crate::app::{Creator, PASSWORD, TestApp};
use domain::{Timestamp, time::SECOND};
use reqwest::{Client, Response, StatusCode, redirect::Policy};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret, Totp};

/// A browser of somebody's own.
struct Browser<'a> {
    app: &'a TestApp,
    client: Client,
}

impl<'a> Browser<'a> {
    fn new(app: &'a TestApp) -> Self {
        let client = Client::builder().cookie_store(true);
        let client = client.redirect(Policy::none()).build().unwrap();
        Self { app, client }
    }

    /// One in which a creator is signed in with the password alone.
    async fn of(app: &'a TestApp, creator: &Creator) -> Self {
        let browser = Self::new(app);
        let answer = browser.sign_in(&creator.email).await;
        assert_eq!(answer.headers()["location"], "/console");
        browser
    }

    async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let url = format!("{}{path}", self.app.url);
        self.client.post(url).form(fields).send().await.unwrap()
    }

    async fn get(&self, path: &str) -> Response {
        let url = format!("{}{path}", self.app.url);
        self.client.get(url).send().await.unwrap()
    }

    async fn is_in(&self) -> bool {
        self.get("/console").await.status() == StatusCode::OK
    }

    /// Sends JSON: the answer's status and what it says.
    async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        let url = format!("{}{path}", self.app.url);
        let answer = self.client.post(url).json(&body).send().await.unwrap();
        (answer.status(), answer.json().await.unwrap())
    }

    /// A call of the console.
    async fn call(&self, name: &str, body: Value) -> (StatusCode, Value) {
        self.post(&format!("/api/console/{name}"), body).await
    }

    /// The same, of a call that works.
    async fn ask(&self, name: &str, body: Value) -> Value {
        let (status, answer) = self.call(name, body).await;
        assert_eq!(status, StatusCode::OK, "{name}: {answer}");
        answer
    }

    /// The same, of a call that is refused: why.
    async fn refused(&self, name: &str, body: Value) -> (StatusCode, String) {
        let (status, answer) = self.call(name, body).await;
        let code = answer["Rejected"]["code"].as_str();
        (
            status,
            code.unwrap_or_else(|| panic!("{name}: {answer}"))
                .to_owned(),
        )
    }

    /// The password, which is right.
    async fn sign_in(&self, email: &str) -> Response {
        let fields = [("email", email), ("password", PASSWORD)];
        let answer = self.submit("/login", &fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        answer
    }

    /// The password, which is right, where a code is missing.
    async fn half_sign_in(&self, email: &str) {
        let answer = self.sign_in(email).await;
        assert_eq!(answer.headers()["location"], "/login/code?next=%2Fconsole");
    }

    /// What becomes of a code.
    async fn enter(&self, code: &str) -> (StatusCode, String) {
        let answer = self.submit("/login/code", &[("code", code)]).await;
        (answer.status(), answer.text().await.unwrap())
    }
}

/// The app on somebody's phone.
struct Phone(Totp);

impl Phone {
    /// Reads the secret that is shown to be typed in.
    fn with(secret: &Value) -> Self {
        let secret = secret.as_str().unwrap().replace(' ', "");
        let secret = Secret::try_from_base32(secret).unwrap();
        Self(Builder::new().with_secret(secret).build().unwrap())
    }

    /// The code of a moment.
    fn at(&self, now: Timestamp) -> String {
        let token = self.0.generate(u64::try_from(now.seconds()).unwrap());
        format!("{token}")
    }

    /// The code of this moment, which has not been used: time passes first.
    fn next(&self, app: &TestApp) -> String {
        app.clock.advance(60 * SECOND);
        self.at(app.backend.now())
    }
}

/// A creator with an app: it, and the recovery codes.
async fn with_phone(app: &TestApp, creator: &Creator) -> (Phone, Vec<String>) {
    let browser = Browser::of(app, creator).await;
    let told = browser.ask("begin_authenticator", json!({})).await;
    let phone = Phone::with(&told["secret"]);
    let body = json!({ "ceremony": told["ceremony"], "code": phone.at(app.backend.now()) });
    let made = browser.ask("confirm_authenticator", body).await;
    (phone, codes(&made))
}

fn codes(made: &Value) -> Vec<String> {
    let codes = made["codes"].as_array().unwrap();
    let text = |code: &Value| code.as_str().unwrap().to_owned();
    codes.iter().map(text).collect()
}
