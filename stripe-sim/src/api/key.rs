//! Secret keys: <https://docs.stripe.com/api/authentication>.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::error::ApiError;

/// Accepts `Bearer` and `Basic` with the one configured key, or with any test key.
///
/// # Errors
/// A 401 without a key or with another one.
pub fn check(expected: Option<&str>, headers: &HeaderMap) -> Result<(), ApiError> {
    let Some(key) = sent(headers) else {
        return Err(ApiError::unauthorised(
            "You did not provide an API key. You need to provide your API key in the \
             Authorization header, using Bearer auth (e.g. 'Authorization: Bearer \
             YOUR_SECRET_KEY').",
        ));
    };
    let fits = match expected {
        Some(expected) => key == expected,
        None => key.starts_with("sk_test_") || key.starts_with("rk_test_"),
    };
    if fits {
        return Ok(());
    }
    Err(ApiError::unauthorised(format!(
        "Invalid API Key provided: {}",
        masked(&key)
    )))
}

fn sent(headers: &HeaderMap) -> Option<String> {
    let (scheme, value) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let key = if scheme.eq_ignore_ascii_case("basic") {
        let pair = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
        pair.split(':').next()?.to_owned()
    } else if scheme.eq_ignore_ascii_case("bearer") {
        value.trim().to_owned()
    } else {
        return None;
    };
    (!key.is_empty()).then_some(key)
}

/// Shows the beginning of a key only.
fn masked(key: &str) -> String {
    let start: String = key.chars().take(8).collect();
    format!("{start}****")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(AUTHORIZATION, value.parse().unwrap())])
    }

    #[test]
    fn bearer_and_basic_are_the_same() {
        assert!(check(None, &with("Bearer sk_test_1")).is_ok());
        assert!(check(None, &with("bearer rk_test_1")).is_ok());
        let basic = format!("Basic {}", STANDARD.encode("sk_test_1:"));
        assert!(check(Some("sk_test_1"), &with(&basic)).is_ok());
    }

    #[test]
    fn other_keys_are_refused_and_not_repeated() {
        let error = check(None, &with("Bearer sk_live_verysecret")).unwrap_err();
        assert_eq!(error.status, 401);
        assert!(!error.message.contains("verysecret"));
        assert_eq!(
            check(Some("sk_test_1"), &with("Bearer sk_test_2"))
                .unwrap_err()
                .status,
            401
        );
        assert_eq!(check(None, &HeaderMap::new()).unwrap_err().status, 401);
    }
}
