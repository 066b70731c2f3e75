//! The address of the account, and getting another one.

use crate::console::kit::ask::Asked;
use crate::{
    api::profile::{Profile, change_email, keep_email},
    console::kit::{
        field::TextField,
        form::{Form, FormState},
        ready::is_ready,
        toast::use_toasts,
    },
    spoken::words,
};
use ::words::{GAP, around};
use leptos::prelude::*;

type Known = Asked<Profile>;

/// What it is, and what is to become of it.
#[component]
pub(super) fn Address(known: Profile, profile: Known) -> impl IntoView {
    let w = words();
    let (before, after) = around(&w.profile_address_is(GAP));
    let rest = match known.wanted {
        Some(wanted) => view! { <Waiting wanted profile /> }.into_any(),
        None => view! { <Change profile /> }.into_any(),
    };
    view! {
        <section class="card" aria-labelledby="address">
            <h2 class="card__title" id="address">
                {w.profile_address()}
            </h2>
            <p>{before} <strong>{known.email}</strong> {after}</p>
            {rest}
        </section>
    }
}

/// A link is on its way to another one.
#[component]
fn Waiting(wanted: String, profile: Known) -> impl IntoView {
    let (w, state, ready, toasts) = (words(), FormState::new(), is_ready(), use_toasts());
    let (before, after) = around(&w.profile_address_waits(GAP));
    let keep = move |_| {
        state.send(Ok(keep_email()), move |()| {
            toasts.ok(w.profile_address_kept());
            profile.refetch();
        });
    };
    view! {
        <div class="notice stack stack--tight" role="status">
            <p>{before} <strong>{wanted}</strong> {after}</p>
            <button
                type="button"
                class="button button--small"
                disabled=move || !ready.get() || state.is_pending()
                on:click=keep
            >
                {w.profile_address_keep()}
            </button>
        </div>
    }
}

/// Asking for another one.
#[component]
fn Change(profile: Known) -> impl IntoView {
    let (w, state) = (words(), FormState::new());
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let ask = move || {
        let asking = change_email(email.get_untracked(), password.get_untracked());
        state.send(Ok(asking), move |()| profile.refetch());
    };
    view! {
        <Form state submit=w.profile_address_change() on_submit=ask>
            <TextField
                form=state
                name="email"
                label=w.profile_address_new()
                value=email
                kind="email"
                autocomplete="email"
                hint=w.profile_address_new_about()
            />
            <TextField
                form=state
                name="password"
                label=w.settings_password_now()
                value=password
                kind="password"
                autocomplete="current-password"
            />
        </Form>
    }
}
