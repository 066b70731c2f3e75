//! From a browser to a bucket at another origin: by the CORS rule of the manual, and by no more than it.

use super::{MIB, Sender, id};
use crate::app::{PASSWORD, TestApp, store::ORIGIN};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

const STRANGER: &str = "https://pages.example.net";

/// What a browser asks before it sends a PUT with these headers.
async fn preflight(url: &str, origin: &str, method: &str, headers: &str) -> Response {
    let asking = Client::new()
        .request(Method::OPTIONS, url)
        .header("origin", origin)
        .header("access-control-request-method", method)
        .header("access-control-request-headers", headers);
    asking.send().await.unwrap()
}

/// The headers that a script has to set for an address.
fn set_by_script(target: &Value) -> Vec<(&str, &str)> {
    let headers = target["headers"].as_object().unwrap().iter();
    headers
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .filter(|(name, _)| !matches!(*name, "host" | "content-length"))
        .collect()
}

fn put(target: &Value, bytes: &[u8], origin: &str) -> RequestBuilder {
    let url = target["url"].as_str().unwrap();
    let mut put = Client::new().put(url).header("origin", origin);
    for (name, value) in set_by_script(target) {
        put = put.header(name, value);
    }
    put.body(bytes.to_vec())
}

fn allowed(response: &Response) -> Option<&str> {
    let origin = response.headers().get("access-control-allow-origin")?;
    Some(origin.to_str().unwrap())
}

/// A small file's only address with its bytes, and that of a large file's first part.
async fn targets(app: &TestApp) -> [(Value, Vec<u8>); 2] {
    let mut large = Sender::new(app, 9 * MIB).await;
    let begun = large.begin(app, json!({})).await;
    let announced = large.announce(app, id(&begun), &[1]).await;
    let part = (announced["parts"][0].clone(), large.part(1).to_vec());
    large.name = "small.bin".to_owned();
    large.bytes.truncate(1_000);
    let begun = large.begin(app, json!({})).await;
    [part, (begun["upload"].clone(), large.bytes)]
}

#[tokio::test]
async fn the_rule_of_the_manual_lets_our_pages_send_files() {
    let (app, _bucket) = TestApp::start_with_bucket().await;
    for (target, bytes) in targets(&app).await {
        let url = target["url"].as_str().unwrap();
        let names: Vec<_> = set_by_script(&target)
            .iter()
            .map(|(name, _)| *name)
            .collect();
        assert!(!names.is_empty(), "every address has a header of its own");
        let answer = preflight(url, ORIGIN, "PUT", &names.join(",")).await;
        assert_eq!(answer.status(), StatusCode::OK, "{names:?}");
        assert_eq!(allowed(&answer), Some(ORIGIN));
        assert_eq!(answer.headers()["access-control-allow-methods"], "PUT");
        let taken = answer.headers()["access-control-allow-headers"]
            .to_str()
            .unwrap()
            .to_lowercase();
        for name in &names {
            assert!(taken.contains(&name.to_lowercase()), "{name} in {taken}");
        }
        let sent = put(&target, &bytes, ORIGIN).send().await.unwrap();
        assert_eq!(sent.status(), StatusCode::OK);
        assert_eq!(allowed(&sent), Some(ORIGIN));
    }
}

#[tokio::test]
async fn nothing_else_is_let_in() {
    let (app, _bucket) = TestApp::start_with_bucket().await;
    let [(target, bytes), _] = targets(&app).await;
    let url = target["url"].as_str().unwrap();
    for (origin, method, headers) in [
        (STRANGER, "PUT", "content-md5"),
        ("null", "PUT", "content-md5"),
        (ORIGIN, "GET", ""),
        (ORIGIN, "DELETE", ""),
        (ORIGIN, "PUT", "content-md5,x-amz-acl"),
    ] {
        let answer = preflight(url, origin, method, headers).await;
        let asked = format!("{method} with {headers} from {origin}");
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{asked}");
        assert_eq!(allowed(&answer), None, "{asked}");
    }
    let answer = put(&target, &bytes, STRANGER).send().await.unwrap();
    assert_eq!(allowed(&answer), None);
}

#[tokio::test]
async fn the_console_may_reach_the_bucket_and_nothing_else() {
    let (app, _bucket) = TestApp::start_with_bucket().await;
    let [(target, _), _] = targets(&app).await;
    let address = url::Url::parse(target["url"].as_str().unwrap()).unwrap();
    let form = [("email", "ada@example.com"), ("password", PASSWORD)];
    app.submit("/login", &form).await;
    let console = app.get("/console").await;
    assert_eq!(console.status(), StatusCode::OK);
    let policy = console.headers()["content-security-policy"]
        .to_str()
        .unwrap();
    let reached = policy
        .split("; ")
        .find_map(|rule| rule.strip_prefix("connect-src "));
    let store = address.origin().ascii_serialization();
    assert_eq!(reached, Some(format!("'self' {store}").as_str()));
}
