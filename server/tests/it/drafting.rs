//! What a creator types about a page: kept, undone, published, and seen before anybody else does.

mod clashing;
mod seeing;
mod writing;

use crate::app::{Creator, PASSWORD, Shop, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// The editor of a page, in one window.
struct Editor<'a> {
    app: &'a TestApp,
    page: String,
    /// What was last seen of the draft.
    seen: Value,
    /// What it shall become.
    draft: Value,
    /// The last whole answer.
    editing: Value,
}

impl<'a> Editor<'a> {
    /// Opens the editor of a page in the browser, whoever is signed in there.
    async fn open(app: &'a TestApp, page: &str) -> Self {
        let mut editor = Self {
            app,
            page: page.to_owned(),
            seen: Value::Null,
            draft: Value::Null,
            editing: Value::Null,
        };
        let (status, answer) = editor.call("open_draft", json!({})).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        editor.take(answer);
        editor
    }

    /// Calls a server function about this page.
    async fn call(&self, name: &str, more: Value) -> (StatusCode, Value) {
        let mut body = json!({ "id": self.page });
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        let path = format!("/api/console/{name}");
        let request = self.app.request(Method::POST, &path).json(&body);
        let response = request.send().await.unwrap();
        let (status, text) = (response.status(), response.text().await.unwrap());
        (
            status,
            serde_json::from_str(&text).unwrap_or(Value::String(text)),
        )
    }

    fn take(&mut self, editing: Value) {
        self.seen = editing["place"]["seen"].clone();
        self.draft = editing["draft"].clone();
        self.editing = editing;
    }

    /// Tries to save what is typed.
    async fn try_save(&mut self) -> (StatusCode, Value) {
        let body = json!({ "seen": self.seen, "draft": self.draft });
        let (status, place) = self.call("save_draft", body).await;
        if status == StatusCode::OK {
            self.seen = place["seen"].clone();
        }
        (status, place)
    }

    /// Types a headline, which is saved: where the draft stands then.
    async fn headline(&mut self, words: &str) -> Value {
        self.draft["customization"]["headline"] = words.into();
        let (status, place) = self.try_save().await;
        assert_eq!(status, StatusCode::OK, "{place}");
        place
    }

    /// Does something to the draft and shows what came of it.
    async fn act(&mut self, name: &str, more: Value) -> StatusCode {
        let mut body = json!({ "seen": self.seen });
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        let (status, answer) = self.call(name, body).await;
        if status == StatusCode::OK {
            self.take(answer);
        } else {
            self.editing = answer;
        }
        status
    }

    async fn undo(&mut self) -> &Value {
        assert_eq!(self.act("undo_draft", json!({})).await, StatusCode::OK);
        &self.draft["customization"]["headline"]
    }

    async fn redo(&mut self) -> &Value {
        assert_eq!(self.act("redo_draft", json!({})).await, StatusCode::OK);
        &self.draft["customization"]["headline"]
    }

    async fn publish(&mut self) -> StatusCode {
        self.act("publish_draft", json!({ "publish": true })).await
    }

    fn clashes(&self) -> Vec<&str> {
        let clashes = self.editing["clashes"].as_array().unwrap();
        clashes.iter().map(|part| part.as_str().unwrap()).collect()
    }
}

/// Signs in in the browser.
async fn sign_in(app: &TestApp, creator: &Creator) {
    let login = [("email", creator.email.as_str()), ("password", PASSWORD)];
    let response = app.submit("/login", &login).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
}

/// A shop whose creator is signed in.
async fn studio(app: &TestApp, more: Value) -> Shop {
    let shop = app.shop(more).await;
    sign_in(app, &shop.ada).await;
    shop
}

/// The page by the API.
async fn page(app: &TestApp, shop: &Shop) -> Value {
    let path = format!("/pages/{}", shop.page);
    app.api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await
        .1
}

/// Changes the page by the API.
async fn change(app: &TestApp, shop: &Shop, fields: Value) {
    let path = format!("/pages/{}", shop.page);
    let (status, page) = app.api(&shop.ada.key, Method::PATCH, &path, fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
}
