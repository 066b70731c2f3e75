//! How a browser without scripts tells that it shows the page: it fetches a picture that others don't.

use crate::shell::site::Still;
use domain::id::ShortId;
use leptos::prelude::*;

/// A transparent dot, for browsers without scripts only; the others send a beacon (`islands::seen`).
/// Who makes a page and looks at it has not visited it.
pub fn picture(short_id: &ShortId) -> impl IntoView + use<> {
    let address = format!("/p/{short_id}/seen.gif");
    let is_visit = use_context::<Still>().is_none();
    is_visit.then(|| {
        view! {
            <noscript>
                <img class="visually-hidden" src=address width="1" height="1" alt=""/>
            </noscript>
        }
    })
}
