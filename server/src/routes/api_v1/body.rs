//! JSON bodies: read within a limit, and refused in words.

use super::field;
use crate::problem::Problem;
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request},
};
use domain::{Code, Rejection, rejection::Checks};
use futures::StreamExt;
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The largest body of a call, in bytes.
pub const LIMIT: usize = 64 * 1024;

/// The same for a list of licence keys.
const LIST_LIMIT: usize = 1024 * 1024;

/// The same for a picture.
const PICTURE_LIMIT: usize = 12 * 1024 * 1024;

/// The largest body of the call at a path, in bytes.
pub fn limit(path: &str) -> usize {
    if path.ends_with("/licence-keys") {
        LIST_LIMIT
    } else if path.ends_with("/pictures") {
        PICTURE_LIMIT
    } else {
        LIMIT
    }
}

/// How much of a body that is too large is read and thrown away. A connection that is closed with
/// data unread is reset, and the reset overtakes the answer (RFC 9112 §9.6).
const DRAIN: usize = 16 * 1024 * 1024;

/// A JSON object read as `T`, whose fields are [`Field`](super::field::Field)s.
pub struct Object<T> {
    /// What was sent.
    pub fields: T,
    names: Vec<String>,
}

impl<T> Object<T> {
    /// The required fields that are not there, as the first of the errors.
    pub fn missing(&self, required: &[&str]) -> Checks {
        let mut checks = Checks::default();
        for name in required {
            if !self.names.iter().any(|sent| sent == name) {
                checks.fail(name, field::missing(name));
            }
        }
        checks
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Object<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let bytes = read(body, limit(parts.uri.path())).await?;
        let object = object(&parts.headers, &bytes)?;
        let names = object.keys().cloned().collect();
        let fields = serde_json::from_value(Value::Object(object))
            .map_err(|_| Rejection::new(Code::InvalidInput, words::refusal::api_not_an_object()))?;
        Ok(Self { fields, names })
    }
}

/// A JSON object that may be left out, read as `T`.
pub struct Optional<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Optional<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let bytes = read(body, limit(parts.uri.path())).await?;
        let object = if bytes.is_empty() {
            Map::new()
        } else {
            object(&parts.headers, &bytes)?
        };
        serde_json::from_value(Value::Object(object))
            .map(Self)
            .map_err(|_| {
                Rejection::new(Code::InvalidInput, words::refusal::api_not_an_object()).into()
            })
    }
}

/// A body that carries nothing the call needs: empty, or a JSON object.
pub struct Nothing;

impl<S: Send + Sync> FromRequest<S> for Nothing {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let bytes = read(body, limit(parts.uri.path())).await?;
        if !bytes.is_empty() {
            object(&parts.headers, &bytes)?;
        }
        Ok(Self)
    }
}

fn object(headers: &HeaderMap, bytes: &[u8]) -> Result<Map<String, Value>, Problem> {
    let malformed =
        |detail: words::Sentence| Problem::new(StatusCode::BAD_REQUEST, "invalid_json", detail);
    if bytes.is_empty() {
        return Err(malformed(words::refusal::api_body_empty()));
    }
    if !is_json(headers) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            words::refusal::api_not_json(),
        ));
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => {
            Err(Rejection::new(Code::InvalidInput, words::refusal::api_not_an_object()).into())
        }
        Err(error) => Err(malformed(words::refusal::api_json_broken(
            number(error.line()),
            number(error.column()),
        ))),
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(Ok(sent)) = headers
        .get(header::CONTENT_TYPE)
        .map(|value| value.to_str())
    else {
        return false;
    };
    let essence = sent
        .split(';')
        .next()
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase();
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// Reads a body of at most `limit` bytes.
///
/// # Errors
/// The body is larger, or it broke off.
pub async fn read(body: Body, limit: usize) -> Result<Bytes, Problem> {
    let mut stream = body.into_data_stream();
    let mut bytes = Vec::new();
    let mut seen = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| {
            Problem::new(
                StatusCode::BAD_REQUEST,
                "invalid_body",
                words::refusal::api_body_broken(),
            )
        })?;
        seen += chunk.len();
        if seen <= limit {
            bytes.extend_from_slice(&chunk);
        } else if seen > DRAIN {
            break;
        }
    }
    if seen > limit {
        let message = words::refusal::api_body_large(number(limit / 1024));
        return Err(Rejection::new(Code::TooLarge, message).into());
    }
    Ok(bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn refused(content_type: Option<&'static str>, body: &[u8]) -> u16 {
        let mut headers = HeaderMap::new();
        if let Some(content_type) = content_type {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        object(&headers, body).map_or_else(|problem| problem.status().as_u16(), |_| 200)
    }

    #[test]
    fn says_what_is_wrong_with_a_body() {
        let json = Some("application/json");
        assert_eq!(refused(json, b"{}"), 200);
        assert_eq!(refused(Some("Application/JSON; charset=utf-8"), b"{}"), 200);
        assert_eq!(refused(Some("application/merge-patch+json"), b"{}"), 200);
        assert_eq!(refused(Some("text/plain"), b"{}"), 415);
        assert_eq!(refused(None, b"{}"), 415);
        assert_eq!(refused(json, b""), 400);
        assert_eq!(refused(json, b"{\"a\":"), 400);
        assert_eq!(refused(json, b"\xff"), 400);
        assert_eq!(refused(json, b"[]"), 422);
        assert_eq!(refused(json, "[".repeat(60_000).as_bytes()), 400);
    }

    #[tokio::test]
    async fn a_large_body_is_refused() {
        let sent = async |size| read(Body::from(vec![b' '; size]), LIMIT).await;
        assert!(sent(LIMIT).await.is_ok());
        let problem = sent(LIMIT + 1).await.unwrap_err();
        assert_eq!(problem.status(), StatusCode::PAYLOAD_TOO_LARGE);
    }
}
