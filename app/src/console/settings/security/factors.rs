//! What proves who the creator is, beside the password.

use super::{
    authenticator::Authenticator,
    browser,
    guard::{Guard, GuardDialog},
    passkeys::Passkeys,
};
use crate::{api::factor::list_passkeys, console::kit::ask::ask};
use leptos::prelude::*;

/// Passkeys, the authenticator app, and the question that both ask before they change.
#[component]
pub(super) fn Factors() -> impl IntoView {
    let guard = Guard::new();
    let known = ask(|| (), |()| list_passkeys());
    Effect::new(move |_| browser::load_script());
    view! {
        <Passkeys known guard />
        <Authenticator guard />
        <GuardDialog guard known />
    }
}
