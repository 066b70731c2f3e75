//! The same call with the same `Idempotency-Key` happens once.

use crate::app::{Creator, TestApp};
use axum::{Router, body::Body, middleware, routing};
use backend::flows::idempotency::{self, Begun, Repeat};
use domain::time::{DAY, MINUTE};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::{config::Config, routes::api_v1, state::AppState};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

struct Answered {
    status: StatusCode,
    replayed: bool,
    body: Value,
}

async fn post(app: &TestApp, bearer: &str, path: &str, key: &str, body: &Value) -> Answered {
    let mut request = app
        .request(Method::POST, &format!("/api/v1{path}"))
        .json(body);
    if !bearer.is_empty() {
        request = request.bearer_auth(bearer);
    }
    let response = request.header("idempotency-key", key).send().await.unwrap();
    Answered {
        status: response.status(),
        replayed: response
            .headers()
            .get("idempotent-replayed")
            .is_some_and(|value| value == "true"),
        body: response.json().await.unwrap_or_default(),
    }
}

fn product(name: &str) -> Value {
    json!({ "name": name, "priceInCents": 900, "currency": "EUR" })
}

async fn count(app: &TestApp, creator: &Creator) -> usize {
    let (_, list) = app
        .api(&creator.key, Method::GET, "/products", Value::Null)
        .await;
    list["data"].as_array().unwrap().len()
}

#[tokio::test]
async fn an_answer_is_given_again() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let first = post(&app, &ada.key, "/products", "k1", &product("one")).await;
    assert_eq!((first.status, first.replayed), (StatusCode::CREATED, false));
    let second = post(&app, &ada.key, "/products", "k1", &product("one")).await;
    assert_eq!(
        (second.status, second.replayed),
        (StatusCode::CREATED, true)
    );
    assert_eq!(second.body, first.body);
    let other = post(&app, &ada.key, "/products", "k1", &product("two")).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(other.body["code"], "idempotency_mismatch");
    assert_eq!(count(&app, &ada).await, 1);

    app.clock.advance(DAY + 1);
    let later = post(&app, &ada.key, "/products", "k1", &product("two")).await;
    assert_eq!((later.status, later.replayed), (StatusCode::CREATED, false));
}

#[tokio::test]
async fn keys_belong_to_one_creator() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let bob = app.creator("bob@example.com").await;
    post(&app, &ada.key, "/products", "k1", &product("one")).await;
    let of_bob = post(&app, &bob.key, "/products", "k1", &product("two")).await;
    assert_eq!(
        (of_bob.status, of_bob.replayed),
        (StatusCode::CREATED, false)
    );
    let nobody = post(&app, "", "/products", "k1", &product("one")).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_refusal_can_be_corrected_under_the_same_key() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let refused = post(&app, &ada.key, "/products", "k1", &json!({})).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let accepted = post(&app, &ada.key, "/products", "k1", &product("one")).await;
    assert_eq!(accepted.status, StatusCode::CREATED);
    let spaced = post(&app, &ada.key, "/products", "k 1", &product("one")).await;
    assert_eq!(spaced.body["errors"][0]["field"], "Idempotency-Key");
}

#[tokio::test]
async fn many_at_once_are_one() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let body = product("one");
    let calls = (0..12).map(|_| post(&app, &ada.key, "/products", "k1", &body));
    let answers = futures::future::join_all(calls).await;
    for answer in &answers {
        assert!(
            [StatusCode::CREATED, StatusCode::CONFLICT].contains(&answer.status),
            "{}",
            answer.body
        );
    }
    assert_eq!(count(&app, &ada).await, 1);
}

#[tokio::test]
async fn a_checkout_that_is_sent_twice_holds_one_copy() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (id, _) = app.product(&ada, "Field notes", b"bytes").await;
    let page = app.publish(&ada, &id, json!({ "stockLimit": 5 })).await;
    let path = format!(
        "/public/pages/{}/checkout",
        page["shortId"].as_str().unwrap()
    );
    let body = json!({ "email": "eve@example.com" });
    let first = post(&app, "", &path, "k1", &body).await;
    let second = post(&app, "", &path, "k1", &body).await;
    assert_eq!((first.status, second.replayed), (StatusCode::CREATED, true));
    assert_eq!(first.body, second.body);
    let (_, page) = app
        .api(
            &ada.key,
            Method::GET,
            &format!("/pages/{}", page["id"].as_str().unwrap()),
            Value::Null,
        )
        .await;
    assert_eq!(page["stock"]["held"], 1);

    let request = app
        .request(Method::POST, &format!("/api/v1{path}"))
        .json(&body);
    let elsewhere = request
        .header("idempotency-key", "k1")
        .header("cf-connecting-ip", "203.0.113.7");
    let stranger: Value = elsewhere.send().await.unwrap().json().await.unwrap();
    assert_ne!(
        stranger["orderToken"], first.body["orderToken"],
        "a guessed key must not hand out an order"
    );
}

/// A call that does its work and then fails, with the layer around it: what it answered each time,
/// and how often the work was done.
async fn failing(app: &TestApp, creator: &Creator, path: &str) -> (Vec<StatusCode>, usize) {
    let config = Config::from(&|_| None).unwrap();
    let state = AppState::new(app.backend.clone(), &config, CancellationToken::new());
    let done = Arc::new(AtomicUsize::new(0));
    let work = {
        let done = done.clone();
        async move || {
            done.fetch_add(1, Ordering::Relaxed);
            StatusCode::INTERNAL_SERVER_ERROR
        }
    };
    let router =
        Router::new()
            .route(path, routing::post(work))
            .route_layer(middleware::from_fn_with_state(
                state,
                api_v1::idempotency::once,
            ));
    let mut answers = Vec::new();
    for _ in 0..3 {
        let request = axum::extract::Request::post(path)
            .header("authorization", format!("Bearer {}", creator.key))
            .header("idempotency-key", "k1")
            .body(Body::empty());
        let answer = router.clone().oneshot(request.unwrap()).await;
        answers.push(answer.unwrap().status());
    }
    (answers, done.load(Ordering::Relaxed))
}

#[tokio::test]
async fn what_failed_runs_again_unless_it_gives_money_back() {
    const FAILED: StatusCode = StatusCode::INTERNAL_SERVER_ERROR;
    const IN_DOUBT: StatusCode = StatusCode::CONFLICT;
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let again = failing(&app, &ada, "/products").await;
    assert_eq!(again, (vec![FAILED; 3], 3));
    let once = failing(&app, &ada, "/orders/1/refund").await;
    assert_eq!(once, (vec![FAILED, IN_DOUBT, IN_DOUBT], 1));
}

#[tokio::test]
async fn a_refund_whose_answer_never_came_is_not_made_again() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let path = format!("/orders/{}/refund", order["id"].as_str().unwrap());
    let (key, part) = (&shop.ada.key, json!({ "amount": 300 }));
    let gate = app.backend.pauses.hold("refund.requested");
    let first = post(&app, key, &path, "k1", &part);
    let again = async {
        gate.arrived().await;
        app.clock.advance(3 * MINUTE);
        let all = json!({ "amount": 900 });
        let other = post(&app, key, &path, "k1", &all).await;
        assert_eq!(other.body["code"], "idempotency_mismatch");
        let again = post(&app, key, &path, "k1", &part).await;
        gate.open();
        again
    };
    let (first, again) = futures::join!(first, again);
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.body);
    let words = again.body["detail"].as_str().unwrap();
    assert!(words.contains("may have worked"), "{words}");
    let order = app.dossier(&shop.ada, &order).await;
    assert_eq!(order["refunds"].as_array().unwrap().len(), 1);
    let replayed = post(&app, key, &path, "k1", &part).await;
    assert!(replayed.replayed, "the answer came after all");
}

#[tokio::test]
async fn a_key_that_was_forgotten_is_claimed_by_one() {
    let app = TestApp::start().await;
    let begin = || idempotency::begin(&app.backend, "scope", "k1", "hash", Repeat::Harmless);
    assert_eq!(begin().await.unwrap(), Begun::New);
    app.clock.advance(3 * MINUTE);
    let begun = futures::future::join_all((0..8).map(|_| begin())).await;
    let new = begun.iter().filter(|begun| matches!(begun, Ok(Begun::New)));
    assert_eq!(new.count(), 1, "{begun:?}");
}
