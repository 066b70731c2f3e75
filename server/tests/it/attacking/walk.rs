//! One text in every field of a shop, and everything that is seen of it, from the first registration
//! to the tombstone.

use super::{market::Market, shape, table};
use crate::app::TestApp;
use http::HeaderMap;
use reqwest::Response;
use serde_json::Value;
use std::collections::BTreeMap;

/// What was seen, by its place: everything but the text itself.
pub type Seen = BTreeMap<String, Vec<String>>;

/// Somebody who looks at everything.
pub struct Walk<'a> {
    pub app: &'a TestApp,
    pub seen: Seen,
}

impl Walk<'_> {
    /// Opens a shop in which a text stands everywhere, and looks at all of it. Each shop on a server has
    /// a number of its own.
    pub async fn of(app: &TestApp, number: usize, text: &str) -> Seen {
        let seen = Seen::new();
        let mut walk = Walk { app, seen };
        let market = Market::open(app, number, text).await;
        walk.before_the_opening(&market).await;
        let order = walk.buying(&market).await;
        walk.for_programs(&market, &order).await;
        walk.in_the_console(&market, &order).await;
        walk.in_tables(&market).await;
        walk.until_the_end(&market).await;
        walk.in_letters(&market).await;
        walk.seen
    }

    /// Keeps what was seen at a place.
    pub fn keep(&mut self, place: &str, lines: Vec<String>) {
        assert!(!lines.is_empty(), "nothing at {place}");
        let before = self.seen.insert(place.to_owned(), lines);
        assert!(before.is_none(), "{place} was seen before");
    }

    /// Looks at a document: its status, its headers, and its shape.
    pub async fn look(&mut self, place: &str, path: &str) -> String {
        let response = self.app.get(path).await;
        self.read(place, response).await
    }

    /// The same of an answer.
    pub async fn read(&mut self, place: &str, response: Response) -> String {
        let mut lines = head(&response);
        let kind = response.headers().get("content-type");
        let kind = kind.map_or("", |kind| kind.to_str().unwrap()).to_owned();
        let body = response.text().await.unwrap();
        if kind.starts_with("text/html") || kind.starts_with("image/svg") {
            lines.extend(shape::of(&body));
        } else if kind.contains("json") {
            let value: Value = serde_json::from_str(&body).unwrap();
            lines.extend(shape::json(&value));
        } else {
            assert!(body.is_empty(), "{place} is {kind}: {body}");
        }
        self.keep(place, lines);
        body
    }

    /// Looks at a table.
    pub async fn table(&mut self, place: &str, response: Response, comma: char) {
        let mut lines = head(&response);
        let body = response.text().await.unwrap();
        lines.extend(table::shape(&body, comma));
        self.keep(place, lines);
    }
}

/// The status and the headers of an answer, without what is counted or computed.
fn head(response: &Response) -> Vec<String> {
    let mut lines = vec![response.status().to_string()];
    lines.extend(headers(response.headers()));
    lines
}

fn headers(headers: &HeaderMap) -> Vec<String> {
    let computed = ["content-length", "date", "etag", "last-modified"];
    let told = headers
        .iter()
        .filter(|(name, _)| !computed.contains(&name.as_str()));
    let mut lines: Vec<_> = told
        .map(|(name, value)| match name.as_str() {
            "content-security-policy" => format!("{name}: {}", unhashed(value.to_str().unwrap())),
            "content-disposition" | "set-cookie" | "server-timing" => name.to_string(),
            "location" => format!("{name}: {}", shape::leads_to(value.to_str().unwrap())),
            "cache-control" => format!("{name}: {}", unnumbered(value.to_str().unwrap())),
            _ => format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())),
        })
        .collect();
    lines.sort();
    lines
}

fn unhashed(policy: &str) -> String {
    let words = policy
        .split(' ')
        .map(|word| match word.split_once("sha256-") {
            Some((before, after)) => {
                format!("{before}sha256{}", after.trim_start_matches(|c| c != '\''))
            }
            None => word.to_owned(),
        });
    let mut words: Vec<_> = words.collect();
    // One for each script, and how many there are differs.
    words.dedup_by(|one, other| one == other && one.contains("sha256"));
    words.join(" ")
}

fn unnumbered(text: &str) -> String {
    text.replace(|c: char| c.is_ascii_digit(), "")
}
