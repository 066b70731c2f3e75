//! A failure of ours: whoever meets it reads so in their language, with the name that it has in the log.

use crate::app::TestApp;
use axum::{Router, body::Body, routing::get};
use http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use reqwest::Method;
use server::{config::Config, router::around, state::AppState};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

async fn broken() -> &'static str {
    panic!("secret detail")
}

/// What a route that panics answers in the server's frame.
async fn met(app: &TestApp, headers: &[(&str, &str)]) -> (Response<()>, String) {
    let config = Config::from(&|_| None).unwrap();
    let state = AppState::new(app.backend.clone(), &config, CancellationToken::new());
    let router = around(Router::new().route("/broken", get(broken)), state);
    let mut request = Request::builder().uri("/broken");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = router.oneshot(request.body(Body::empty()).unwrap());
    let (parts, body) = answer.await.unwrap().into_parts();
    let text = body.collect().await.unwrap().to_bytes();
    let text = String::from_utf8(text.to_vec()).unwrap();
    assert_eq!(parts.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!text.contains("secret"), "{text}");
    (Response::from_parts(parts, ()), text)
}

/// The sixteen letters that a failure is called by.
fn reference(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.find(|word| word.len() == 16 && word.chars().all(|c| c.is_ascii_hexdigit()))
}

#[tokio::test]
async fn a_visitor_reads_it_in_their_language_with_its_reference() {
    let app = TestApp::start().await;
    for (language, says) in [
        ("en", "Something broke on our side"),
        ("de", "Bei uns ist etwas kaputtgegangen"),
    ] {
        let headers = [("accept", "text/html,*/*"), ("accept-language", language)];
        let (head, html) = met(&app, &headers).await;
        assert!(html.contains(&format!("lang=\"{language}\"")), "{html}");
        assert!(html.contains(says), "{html}");
        assert!(reference(&html).is_some(), "{html}");
        assert_eq!(head.headers()["cache-control"], "no-store");
        assert_eq!(head.headers()["content-language"], language);
        assert!(head.headers().contains_key("content-security-policy"));
    }
}

#[tokio::test]
async fn a_program_gets_a_problem_in_its_language() {
    let app = TestApp::start().await;
    for language in ["en", "de"] {
        let headers = [
            ("accept", "application/json"),
            ("accept-language", language),
        ];
        let (head, text) = met(&app, &headers).await;
        assert_eq!(head.headers()["content-type"], "application/problem+json");
        let problem: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(problem["code"], "internal");
        assert_eq!(problem["reference"].as_str(), reference(&text));
        let said = words::Words::of(words::Language::parse(language).unwrap());
        assert_eq!(problem["detail"], words::refusal::broken().say(said));
    }
}

#[tokio::test]
async fn whoever_follows_a_link_of_the_console_reads_why_it_leads_nowhere() {
    let app = TestApp::start().await;
    for path in ["/console/orders.csv", "/console/files/nonsense"] {
        let link = || app.request(Method::GET, path);
        let read = link()
            .header("accept", "text/html,*/*")
            .send()
            .await
            .unwrap();
        assert_eq!(read.status(), StatusCode::UNAUTHORIZED, "{path}");
        let html = read.text().await.unwrap();
        assert!(html.contains("<h1>Please sign in"), "{html}");
        assert!(html.contains("href=\"/login\""), "{html}");

        let problem = link().send().await.unwrap();
        assert_eq!(problem.status(), StatusCode::UNAUTHORIZED, "{path}");
        let kind = &problem.headers()["content-type"];
        assert_eq!(kind, "application/problem+json", "{path}");
    }
}
