//! Cookies: read, and written as this site writes them.

use crate::state::AppState;
use http::{HeaderMap, HeaderValue, header};

/// The value of a cookie that came with a request.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// A cookie that no script reads and no other site sends along, for one path and below. It lasts for
/// so many seconds; without a number, until the browser is closed.
pub fn write(
    state: &AppState,
    name: &str,
    value: &str,
    path: &str,
    seconds: Option<i64>,
) -> HeaderValue {
    let secure = if state.backend.settings.is_https() {
        "; Secure"
    } else {
        ""
    };
    let age = seconds.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let text = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax{age}{secure}");
    // Our values have no character that a header cannot carry.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}
