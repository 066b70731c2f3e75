//! The form for the code that a new network needs.

use super::{OrderView, door::code_field};
use crate::{
    pages::form::{FormState, text_field},
    spoken::words,
};
use domain::{Code, FieldError, Rejection};
use leptos::prelude::*;

/// Asks for the code that was sent to the buyer's inbox, when that is what the order waits for.
pub fn view(view: &OrderView) -> Option<AnyView> {
    let refusal = view
        .refusal
        .as_ref()
        .filter(|refusal| refusal.code == Code::ConfirmRequired)?;
    let w = words();
    let field = code_field("network", w.order_code_hint());
    let state = state(refusal);
    let token = view.order_token.clone();
    let asked_from = view.asked_from.clone();
    Some(
        view! {
            <form method="post" action="/api/confirm_network" class="card">
                <input type="hidden" name="order_token" value=token/>
                <input type="hidden" name="asked_from" value=asked_from/>
                {text_field(&state, field)}
                <p><button class="button button--primary" type="submit">{w.order_code_network()}</button></p>
            </form>
        }
        .into_any(),
    )
}

/// The field's own error, if a code was tried and was wrong.
fn state(refusal: &Rejection) -> FormState {
    let errors: Vec<FieldError> = refusal.errors.clone();
    let rejection = (!errors.is_empty()).then(|| Rejection {
        errors,
        ..refusal.clone()
    });
    FormState {
        rejection,
        ..FormState::default()
    }
}
