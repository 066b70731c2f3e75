//! The script that shows a page in an overlay on another site. What stands in its frame is below `/e/`:
//! see `layers::framing`, and `docs/embedding.md` for whoever puts it on a site.

use super::download::conditions::{self, Condition};
use crate::state::AppState;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use words::{Language, Words};

/// The script, but for our address and the words.
const OVERLAY: &str = include_str!("embed/overlay.js");

/// `GET /embed.js`
///
/// The same for everybody: it speaks all languages and picks one in the browser, as the pages do.
pub async fn script(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let script = written(state.backend.public_url());
    let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(&script));
    let etag = format!("\"{hash}\"");
    let mut response = match conditions::check(&headers, &etag) {
        Condition::NotModified => StatusCode::NOT_MODIFIED.into_response(),
        Condition::Failed => StatusCode::PRECONDITION_FAILED.into_response(),
        Condition::Met => script.into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (
            header::CACHE_CONTROL,
            "public, max-age=600, stale-while-revalidate=86400",
        ),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        // Sites that let nothing in unasked may have this.
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

/// The script of a site. Comments and indents stay at home.
fn written(home: &str) -> String {
    let lines = OVERLAY.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with("//") && !line.starts_with("/**"));
    let script: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    let home = Value::from(home).to_string();
    let script = script.join("\n");
    script
        .replace("\"{HOME}\"", &home)
        .replace("{WORDS}", &speech().to_string())
}

/// Its few words, by language.
fn speech() -> Value {
    let each = Language::ALL.iter().map(|language| {
        let words = Words::of(*language);
        let said = json!({
            "lang": language.code(),
            "close": words.share_overlay_close(),
            "page": words.share_overlay_page(),
        });
        (language.code().to_owned(), said)
    });
    Value::Object(each.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_knows_where_it_belongs_and_speaks_all_languages() {
        let script = written("https://pages.example");
        assert!(script.contains("const home = \"https://pages.example\";"));
        assert!(script.contains("\"close\":\"Schließen\""), "{script}");
        assert!(!script.contains("{HOME}") && !script.contains("{WORDS}"));
    }

    #[test]
    fn the_script_needs_nothing_that_policies_forbid() {
        let script = written("https://pages.example");
        for forbidden in [
            "eval(",
            "Function(",
            "innerHTML",
            "insertAdjacent",
            "srcdoc",
            "cookie",
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "fetch(",
            "XMLHttpRequest",
            "sendBeacon",
            "setAttribute(\"style\"",
        ] {
            assert!(!script.contains(forbidden), "{forbidden}");
        }
    }
}
