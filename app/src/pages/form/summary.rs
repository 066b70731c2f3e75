//! All that is wrong with a form, in one place.

use super::{FormState, field::id};
use crate::spoken::words;
use domain::FieldError;
use leptos::prelude::*;

/// All that is wrong with a form, above it: read first, and each error leads to its field.
pub fn error_summary(state: &FormState, form: &str) -> Option<AnyView> {
    let rejection = state.rejection.as_ref()?;
    let link = |error: &FieldError| {
        let href = format!("#{}", id(form, &error.field));
        // In a frame links lead out of it unless they say otherwise.
        view! { <li><a href=href target="_self">{error.message.say(words())}</a></li> }
    };
    let errors = rejection.errors.iter().map(link).collect_view();
    let view = if rejection.errors.is_empty() {
        view! { <p class="error-summary__title">{rejection.message.say(words())}</p> }.into_any()
    } else {
        view! {
            <p class="error-summary__title">{words().form_failed()}</p>
            <ul>{errors}</ul>
        }
        .into_any()
    };
    Some(
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus>
                {view}
            </div>
        }
        .into_any(),
    )
}
