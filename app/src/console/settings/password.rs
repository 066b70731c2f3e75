//! Changing the password.

use crate::{
    api::account::change_password,
    console::kit::{
        field::TextField,
        form::{Form, FormState},
    },
};
use leptos::prelude::*;

/// A new password. It ends every session, so the creator signs in again.
#[component]
pub(super) fn Password() -> impl IntoView {
    let state = FormState::new();
    let current = RwSignal::new(String::new());
    let new = RwSignal::new(String::new());
    let save = move || {
        let sending = change_password(current.get_untracked(), new.get_untracked());
        state.send(Ok(sending), move |()| {
            // A browser that refuses to navigate asks for the password at the next click.
            let _ = window().location().assign("/login?next=%2Fconsole");
        });
    };
    view! {
        <section class="card" aria-labelledby="password">
            <h2 class="card__title" id="password">
                "Password"
            </h2>
            <p class="muted">"You will be signed out everywhere and sign in with the new one."</p>
            <Form state submit="Change password" on_submit=save>
                <TextField
                    form=state
                    name="currentPassword"
                    label="Your password now"
                    value=current
                    kind="password"
                    autocomplete="current-password"
                />
                <TextField
                    form=state
                    name="newPassword"
                    label="New password"
                    value=new
                    kind="password"
                    autocomplete="new-password"
                />
            </Form>
        </section>
    }
}
