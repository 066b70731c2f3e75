//! One PUT of a file or of a part of it, with progress.

use crate::{
    api::files::Target,
    console::kit::browser::{origin, whole},
    error::ApiError,
    spoken::words,
};
use js_sys::{Function, Promise};
use leptos::{
    prelude::window,
    server_fn::{Bytes, error::FromServerFnError},
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ProgressEvent, RequestCache, RequestInit, RequestMode, XmlHttpRequest};

/// The browser sets these itself and complains when a script tries to.
const SET_BY_THE_BROWSER: [&str; 2] = ["content-length", "host"];

/// Why bytes did not arrive.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Broken {
    /// The network, a signature that has run out, a server that is busy: worth another try.
    ForNow,
    /// Not a byte was sent to this address of another origin, and nothing was said: the network, or
    /// the browser was not let in.
    Unsent(String),
    /// Another try will not help.
    ForGood(String),
}

/// A request that can be cancelled with `abort`, and the promise that it ends.
///
/// # Errors
/// When the browser refuses to begin.
pub(super) fn begin<F: Fn(i64) + 'static>(
    target: &Target,
    bytes: &Blob,
    progress: F,
) -> Result<
    (
        XmlHttpRequest,
        impl Future<Output = Result<(), Broken>> + use<F>,
    ),
    Broken,
> {
    let refused = |_: JsValue| Broken::ForGood(words().uploads_browser_refused().to_owned());
    let request = XmlHttpRequest::new().map_err(refused)?;
    request
        .open_with_async("PUT", &target.url, true)
        .map_err(refused)?;
    for (name, value) in &target.headers {
        if !SET_BY_THE_BROWSER.contains(&name.to_ascii_lowercase().as_str()) {
            request.set_request_header(name, value).map_err(refused)?;
        }
    }
    let has_begun = Rc::new(Cell::new(false));
    let begun = has_begun.clone();
    let progressed = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        begun.set(true);
        progress(whole(event.loaded()))
    });
    request
        .upload()
        .map_err(refused)?
        .set_onprogress(Some(progressed.as_ref().unchecked_ref()));
    let ended = Promise::new(&mut |resolve: Function, _| request.set_onloadend(Some(&resolve)));
    request.send_with_opt_blob(Some(bytes)).map_err(refused)?;
    let ending = {
        let (request, url) = (request.clone(), elsewhere(&target.url));
        async move {
            // `loadend` always comes, and a promise's resolve function cannot fail.
            let _ = JsFuture::from(ended).await;
            drop(progressed);
            judge(&request, url.filter(|_| !has_begun.get()))
        }
    };
    Ok((request, ending))
}

/// What became of a request; `unsent_to` is where elsewhere not a byte was sent.
fn judge(request: &XmlHttpRequest, unsent_to: Option<String>) -> Result<(), Broken> {
    match request.status() {
        Ok(200..=299) => Ok(()),
        // Refused in words of ours: a limit, another size, a file that is gone.
        Ok(400 | 404 | 409 | 413 | 422) => Err(Broken::ForGood(refusal(request))),
        // Browsers do not tell why they hear nothing.
        Ok(0) => Err(unsent_to.map_or(Broken::ForNow, Broken::Unsent)),
        _ => Err(Broken::ForNow),
    }
}

/// An address without what signs it, if it is not one of this page's origin.
fn elsewhere(url: &str) -> Option<String> {
    let here = format!("{}/", origin());
    let unsigned = url.split('?').next().unwrap_or(url);
    (!url.starts_with(&here)).then(|| unsigned.to_owned())
}

/// Whether anything answers at an address, whatever it says: without CORS nobody hears more.
pub(super) async fn answers(url: &str) -> bool {
    let init = RequestInit::new();
    init.set_method("HEAD");
    init.set_mode(RequestMode::NoCors);
    init.set_cache(RequestCache::NoStore);
    JsFuture::from(window().fetch_with_str_and_init(url, &init))
        .await
        .is_ok()
}

/// What the server said, if it said it in words; a store's XML is not for people.
fn refusal(request: &XmlHttpRequest) -> String {
    let body = request.response_text().ok().flatten().unwrap_or_default();
    match ApiError::de(Bytes::from(body)) {
        ApiError::Network => words().uploads_storage_refused().to_owned(),
        said => said.to_string(),
    }
}
