//! What passes between the console and a passkey: the script that the page for signing in has, too
//! (`server/src/routes/passkey/browser.js`).

use crate::error::ApiError;
use ::words::{Sentence, Words};
use domain::{Code, Rejection};
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Loads the script; to be called from an effect. It does nothing the second time.
pub(super) fn load_script() {
    let Ok(script) = document().create_element("script") else {
        return;
    };
    // Whoever then asks for a passkey is told that it did not work.
    let _ = script.set_attribute("src", "/passkeys.js");
    let _ = document().body().map(|body| body.append_child(&script));
}

/// What is wanted of the browser.
#[derive(Clone, Copy)]
pub(super) enum Verb {
    /// A new passkey.
    Create,
    /// A proof by one that there is.
    Get,
}

/// Asks for a passkey: what the server has to be answered.
pub(super) async fn ask(
    verb: Verb,
    begun: &crate::api::factor::Begun,
    w: Words,
) -> Result<String, ApiError> {
    let answer = answer(verb, &begun.options).await;
    let text = answer.as_ref().ok().and_then(JsValue::as_string);
    text.ok_or_else(|| {
        let reason = answer.err().and_then(|reason| reason.as_string());
        let words = said(reason.as_deref().unwrap_or_default(), &begun.site, w);
        ApiError::Rejected(Rejection::new(Code::Conflict, Sentence::told(words)))
    })
}

async fn answer(verb: Verb, options: &str) -> Result<JsValue, JsValue> {
    let verb = match verb {
        Verb::Create => "create",
        Verb::Get => "get",
    };
    let passkeys = Reflect::get(&window(), &"passkeys".into())?;
    let method: Function = Reflect::get(&passkeys, &verb.into())?.dyn_into()?;
    let promise: Promise = method.call1(&passkeys, &options.into())?.dyn_into()?;
    JsFuture::from(promise).await
}

/// Why there is no answer, in words.
fn said(reason: &str, site: &str, w: Words) -> String {
    match reason {
        "unsupported" => w.factor_passkey_unsupported().to_owned(),
        "elsewhere" => w.factor_passkey_elsewhere(site),
        "cancelled" => w.factor_passkey_cancelled().to_owned(),
        "here" => w.factor_passkey_here().to_owned(),
        _ => w.factor_passkey_broken().to_owned(),
    }
}
