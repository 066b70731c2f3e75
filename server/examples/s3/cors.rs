//! The bucket's CORS rule: the very one that docs/files.md asks for, applied as S3 does.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use serde::Deserialize;
use std::{io, sync::Arc};

/// Where people read the rule.
const DOCS: &str = include_str!("../../../docs/files.md");
/// What stands in it for the origin of the pages.
const WRITTEN: &str = "https://pages.example.com";

/// Which requests of other sites' pages are taken.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct Rule {
    allowed_origins: Vec<String>,
    allowed_methods: Vec<String>,
    allowed_headers: Vec<String>,
    max_age_seconds: u32,
}

impl Rule {
    /// The rule of the manual for pages of this origin.
    ///
    /// # Errors
    /// If there is none in the manual.
    pub fn documented(origin: &str) -> io::Result<Self> {
        let [mut rule] = DOCS
            .split("```json\n")
            .skip(1)
            .filter_map(|block| block.split("```").next())
            .find_map(|block| serde_json::from_str::<[Self; 1]>(block).ok())
            .ok_or_else(|| io::Error::other("docs/files.md has no CORS rule"))?;
        for allowed in &mut rule.allowed_origins {
            *allowed = allowed.replace(WRITTEN, origin);
        }
        Ok(rule)
    }

    /// The origin of a request that this rule lets do something.
    fn origin<'a>(&self, headers: &'a HeaderMap, method: &str) -> Option<&'a HeaderValue> {
        let origin = headers.get(header::ORIGIN)?;
        let is_allowed = self.allowed_origins.iter().any(|allowed| origin == allowed)
            && self.allowed_methods.iter().any(|allowed| allowed == method);
        is_allowed.then_some(origin)
    }

    fn allows_headers(&self, headers: &HeaderMap) -> bool {
        text(headers, header::ACCESS_CONTROL_REQUEST_HEADERS)
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .all(|name| {
                self.allowed_headers
                    .iter()
                    .any(|allowed| allowed.eq_ignore_ascii_case(name))
            })
    }

    /// What a browser hears that asks before it sends.
    fn preflight(&self, headers: &HeaderMap) -> Option<Response> {
        let method = text(headers, header::ACCESS_CONTROL_REQUEST_METHOD);
        let origin = self.origin(headers, method)?;
        if !self.allows_headers(headers) {
            return None;
        }
        let mut response = StatusCode::OK.into_response();
        let answer = response.headers_mut();
        answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        answer.insert(header::VARY, HeaderValue::from_static("Origin"));
        for (name, value) in [
            (
                header::ACCESS_CONTROL_ALLOW_METHODS,
                self.allowed_methods.join(", "),
            ),
            (
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                self.allowed_headers.join(", "),
            ),
            (
                header::ACCESS_CONTROL_MAX_AGE,
                self.max_age_seconds.to_string(),
            ),
        ] {
            answer.insert(name, HeaderValue::from_str(&value).ok()?);
        }
        Some(response)
    }
}

/// Lets browsers in by the rule; without one, as in a bucket where nobody has set any, not at all.
pub async fn apply(
    State(rule): State<Arc<Option<Rule>>>,
    request: Request,
    next: Next,
) -> Response {
    let rule = rule.as_ref().as_ref();
    if request.method() == Method::OPTIONS {
        let allowed = rule.and_then(|rule| rule.preflight(request.headers()));
        return allowed.unwrap_or_else(refused);
    }
    let origin = rule
        .and_then(|rule| rule.origin(request.headers(), request.method().as_str()))
        .cloned();
    let mut response = next.run(request).await;
    if let Some(origin) = origin {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    }
    response
}

fn refused() -> Response {
    let said = "<Error><Code>AccessForbidden</Code></Error>";
    (StatusCode::FORBIDDEN, said).into_response()
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}
