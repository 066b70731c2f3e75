//! The creator's application: rendered here, hydrated in the browser.

use super::{api_v1::licence_keys, html, language, session::SignedInAs, visit::Visit};
use crate::{problem::Problem, state::AppState};
use app::{api::CurrentSession, console::shell};
use axum::{
    body::Body,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use backend::flows::account::Session;
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{Code, Rejection, id::ProductId};
use http::{HeaderValue, Request, header};
use http_body_util::BodyExt;
use leptos::prelude::provide_context;
use sha2::{Digest, Sha256};
use words::Words;

/// What the console's components and server functions find in their context.
fn context(
    state: &AppState,
    session: Option<Session>,
) -> impl Fn() + Clone + Send + Sync + 'static {
    let backend = state.backend.clone();
    let words = state.site.words;
    move || {
        provide_context(backend.clone());
        provide_context(words);
        provide_context(CurrentSession(session.clone()));
    }
}

/// `GET /console/…`
pub async fn show(
    Visit(mut state): Visit,
    SignedInAs(session): SignedInAs,
    request: Request<Body>,
) -> Response {
    let Some(session) = session else {
        let here = request
            .uri()
            .path_and_query()
            .map_or("/console", |path| path.as_str());
        let next: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
        return Redirect::to(&format!("/login?next={next}")).into_response();
    };
    let chosen = language::of_account(&state, request.headers(), &session.creator.id).await;
    if let Some(chosen) = chosen {
        state.site.words = Words::of(chosen);
    }
    let options = state.leptos.clone();
    let context = context(&state, Some(session));
    let render = leptos_axum::render_app_async_with_context(context, move || {
        shell::document(options.clone())
    });
    let (mut parts, body) = render(request).await.into_parts();
    let Ok(body) = body.collect().await else {
        return html::error(
            &state,
            backend::Error::Corrupt("the console did not render".into()),
            None,
        );
    };
    let bytes = body.to_bytes();
    let scripts = script_sources(&String::from_utf8_lossy(&bytes));
    // The creator's files go straight to the store.
    let connect = format!(
        "'self' {}",
        state.backend.files.origin().unwrap_or_default()
    );
    let csp = html::policy(&state, &scripts, "'self'", connect.trim_end());
    // The editor shows a page in a frame.
    let csp = format!("{csp}; frame-src 'self'");
    if let Ok(csp) = HeaderValue::from_str(&csp) {
        parts.headers.insert(header::CONTENT_SECURITY_POLICY, csp);
    }
    parts
        .headers
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(chosen) = chosen {
        let cookie = language::remember(&state, chosen);
        parts.headers.append(header::SET_COOKIE, cookie);
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// The sources that the page's own inline scripts need, each by its hash.
fn script_sources(html: &str) -> String {
    let mut sources = "'self' 'wasm-unsafe-eval'".to_owned();
    let mut rest = html;
    while let Some(start) = rest.find("<script") {
        let Some(open) = rest[start..].find('>') else {
            break;
        };
        let (tag, after) = rest[start..].split_at(open + 1);
        let Some(end) = after.find("</script>") else {
            break;
        };
        if !tag.contains(" src=") && end > 0 {
            let hash = STANDARD.encode(Sha256::digest(&after.as_bytes()[..end]));
            sources.push_str(&format!(" 'sha256-{hash}'"));
        }
        rest = &after[end..];
    }
    sources
}

/// `POST /api/console/{name}`
pub async fn server_function(
    Visit(state): Visit,
    SignedInAs(session): SignedInAs,
    request: Request<Body>,
) -> Response {
    leptos_axum::handle_server_fns_with_context(context(&state, session), request)
        .await
        .into_response()
}

fn signed_in(session: Option<Session>) -> Result<Session, Rejection> {
    session.ok_or_else(|| Rejection::new(Code::Unauthorized, words::refusal::signed_out()))
}

/// `GET /console/products/{id}/licence-keys.csv`
pub async fn licence_keys_csv(
    Visit(state): Visit,
    SignedInAs(session): SignedInAs,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let session = signed_in(session)?;
    let id = ProductId::parse(&id)
        .ok_or_else(|| Rejection::not_found(words::refusal::no_such_product()))?;
    let text = licence_keys::table(&state.backend, &session.creator.id, &id).await?;
    Ok(csv_file("licence-keys.csv", text))
}

fn csv_file(name: &str, text: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::script_sources;

    #[test]
    fn only_inline_scripts_are_hashed() {
        let html = "<script src=\"/a.js\"></script><script type=\"module\">let a = 1;</script><script></script>";
        assert_eq!(
            script_sources(html),
            "'self' 'wasm-unsafe-eval' 'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='"
        );
    }
}
