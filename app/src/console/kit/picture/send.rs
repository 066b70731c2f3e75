//! One POST of a picture, with progress.

use crate::{console::kit::browser::whole, error::ApiError};
use domain::picture::{Picture, PictureUse};
use js_sys::{Function, Promise};
use leptos::server_fn::{Bytes, error::FromServerFnError};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ProgressEvent, XmlHttpRequest};

/// A picture on its way: the request, which `abort` calls off, and how it ends; with nothing if it was
/// called off.
pub(super) struct Sending<F> {
    pub(super) request: XmlHttpRequest,
    pub(super) ended: F,
}

/// Begins to send a picture. `progress` hears how many hundredths of it have been sent.
///
/// # Errors
/// When the browser refuses to begin.
pub(super) fn begin<P: Fn(i64) + 'static>(
    file: &File,
    usage: PictureUse,
    progress: P,
) -> Result<Sending<impl Future<Output = Result<Option<Picture>, ApiError>> + use<P>>, JsValue> {
    let request = XmlHttpRequest::new()?;
    let url = format!("/api/console/pictures?use={}", usage.as_str());
    request.open_with_async("POST", &url, true)?;
    // What the browser takes it for does not count: the server looks at the bytes.
    request.set_request_header("content-type", "application/octet-stream")?;
    let progressed = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        let (sent, all) = (whole(event.loaded()), whole(event.total()).max(1));
        progress(sent.saturating_mul(100) / all);
    });
    request
        .upload()?
        .set_onprogress(Some(progressed.as_ref().unchecked_ref()));
    let ended = Promise::new(&mut |resolve: Function, _| request.set_onloadend(Some(&resolve)));
    request.send_with_opt_blob(Some(file))?;
    let judged = request.clone();
    let ended = async move {
        // `loadend` always comes, and a promise's resolve function cannot fail.
        let _ = JsFuture::from(ended).await;
        drop(progressed);
        judge(&judged)
    };
    Ok(Sending { request, ended })
}

fn judge(request: &XmlHttpRequest) -> Result<Option<Picture>, ApiError> {
    let body = request.response_text().ok().flatten().unwrap_or_default();
    match request.status() {
        Ok(200..=299) => serde_json::from_str(&body)
            .map(Some)
            .map_err(|_| ApiError::Network),
        // Called off, and not cut off: then an abort has put the request back to where it began.
        Ok(0) if request.ready_state() == XmlHttpRequest::UNSENT => Ok(None),
        Ok(0) | Err(_) => Err(ApiError::Network),
        _ => Err(ApiError::de(Bytes::from(body))),
    }
}
