//! One PUT of a file or of a part of it, with progress.

use crate::{api::files::Target, console::kit::browser::whole, error::ApiError};
use js_sys::{Function, Promise};
use leptos::server_fn::{Bytes, error::FromServerFnError};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ProgressEvent, XmlHttpRequest};

/// The browser sets these itself and complains when a script tries to.
const SET_BY_THE_BROWSER: [&str; 2] = ["content-length", "host"];

/// Why bytes did not arrive.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Broken {
    /// The network, a signature that has run out, a server that is busy: worth another try.
    ForNow,
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
    let refused =
        |_: JsValue| Broken::ForGood("Your browser did not let us send the file.".to_owned());
    let request = XmlHttpRequest::new().map_err(refused)?;
    request
        .open_with_async("PUT", &target.url, true)
        .map_err(refused)?;
    for (name, value) in &target.headers {
        if !SET_BY_THE_BROWSER.contains(&name.to_ascii_lowercase().as_str()) {
            request.set_request_header(name, value).map_err(refused)?;
        }
    }
    let progressed = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        progress(whole(event.loaded()))
    });
    request
        .upload()
        .map_err(refused)?
        .set_onprogress(Some(progressed.as_ref().unchecked_ref()));
    let ended = Promise::new(&mut |resolve: Function, _| request.set_onloadend(Some(&resolve)));
    request.send_with_opt_blob(Some(bytes)).map_err(refused)?;
    let ending = {
        let request = request.clone();
        async move {
            // `loadend` always comes, and a promise's resolve function cannot fail.
            let _ = JsFuture::from(ended).await;
            drop(progressed);
            judge(&request)
        }
    };
    Ok((request, ending))
}

fn judge(request: &XmlHttpRequest) -> Result<(), Broken> {
    match request.status() {
        Ok(200..=299) => Ok(()),
        // Refused in words of ours: a limit, another size, a file that is gone.
        Ok(400 | 404 | 409 | 413 | 422) => Err(Broken::ForGood(refusal(request))),
        _ => Err(Broken::ForNow),
    }
}

/// What the server said, if it said it in words; a store's XML is not for people.
fn refusal(request: &XmlHttpRequest) -> String {
    let body = request.response_text().ok().flatten().unwrap_or_default();
    match ApiError::de(Bytes::from(body)) {
        ApiError::Network => "The storage refused the file. Please try again.".to_owned(),
        said => said.to_string(),
    }
}
