//! Settings of an account: who its creator is, where they are signed in, what they are told and by which
//! clock, taking everything along, and leaving.

mod address;
mod exporting;
mod leaving;
mod notifying;
mod sessions;
mod telling;
mod zones;

use crate::app::{Creator, PASSWORD, TestApp};
use reqwest::{Client, Method, Response, StatusCode, redirect::Policy};
use serde_json::{Value, json};

/// A browser of somebody's own.
struct Window<'a> {
    app: &'a TestApp,
    client: Client,
}

impl<'a> Window<'a> {
    /// A browser that says what it is.
    fn of(app: &'a TestApp, user_agent: &str) -> Self {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            .user_agent(user_agent)
            .build()
            .unwrap();
        Self { app, client }
    }

    /// A browser in which a creator is signed in.
    async fn signed_in(app: &'a TestApp, creator: &Creator) -> Self {
        let window = Self::of(app, "");
        let answer = window.sign_in(&creator.email, PASSWORD).await;
        assert_eq!(answer, StatusCode::SEE_OTHER);
        window
    }

    async fn sign_in(&self, email: &str, password: &str) -> StatusCode {
        let request = self.client.post(format!("{}/login", self.app.url));
        let request = request.form(&[("email", email), ("password", password)]);
        request.send().await.unwrap().status()
    }

    async fn get(&self, path: &str) -> Response {
        let url = format!("{}{path}", self.app.url);
        self.client.get(url).send().await.unwrap()
    }

    /// Whether the console opens.
    async fn is_signed_in(&self) -> bool {
        self.get("/console").await.status() == StatusCode::OK
    }

    /// A call of the console.
    async fn call(&self, name: &str, body: Value) -> (StatusCode, Value) {
        let url = format!("{}/api/console/{name}", self.app.url);
        let request = self.client.request(Method::POST, url).json(&body);
        let answer = request.send().await.unwrap();
        (answer.status(), answer.json().await.unwrap())
    }

    /// The same, of a call that works.
    async fn ask(&self, name: &str, body: Value) -> Value {
        let (status, answer) = self.call(name, body).await;
        assert_eq!(status, StatusCode::OK, "{name}: {answer}");
        answer
    }

    /// Says who somebody is.
    async fn tell(&self, name: &str, about: &str, website: &str) -> Value {
        let told = json!({ "name": name, "about": about, "website": website });
        self.ask("update_profile", json!({ "told": told })).await
    }

    /// Asks for another address.
    async fn change_email(&self, email: &str) -> (StatusCode, Value) {
        let body = json!({ "email": email, "password": PASSWORD });
        self.call("change_email", body).await
    }
}

/// Presses the button on the page behind a link from a mail.
async fn press(app: &TestApp, link: &str) -> (StatusCode, String) {
    let (path, token) = link.split_once("?token=").unwrap();
    let response = app.submit(path, &[("token", token)]).await;
    (response.status(), response.text().await.unwrap())
}
