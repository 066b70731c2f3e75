//! What the app is told, once, and its first code.

use super::Card;
use crate::{
    api::factor::{SetUp, confirm_authenticator},
    console::kit::{
        copy::CopyButton,
        field::TextField,
        form::{Form, FormState},
    },
    spoken::words,
};
use leptos::prelude::*;

pub(super) fn view(told: SetUp, card: Card) -> AnyView {
    let (w, state) = (words(), FormState::new());
    let code = RwSignal::new(String::new());
    let ceremony = told.ceremony;
    let confirm = move || {
        let sending = confirm_authenticator(ceremony.clone(), code.get_untracked());
        state.send(Ok(sending), move |made| {
            card.codes.set(Some(made));
            card.set_up.set(None);
            card.standing.refetch();
        });
    };
    let cancel = view! {
        <button type="button" class="button" on:click=move |_| card.set_up.set(None)>
            {w.factor_app_cancel()}
        </button>
    };
    let secret = told.secret.clone();
    view! {
        <div class="stack">
            <p>{w.factor_app_scan()}</p>
            <img
                class="scan"
                src=told.picture
                alt=w.factor_app_picture()
                width="200"
                height="200"
            />
            <p>
                <a href=told.address rel="external">
                    {w.factor_app_open()}
                </a>
            </p>
            <p>{w.factor_app_type()}</p>
            <div class="cluster">
                <code class="mono">{secret}</code>
                <CopyButton text=told.secret label=w.factor_app_secret_copy() small=true />
            </div>
            <Form
                state
                submit=w.factor_app_confirm()
                on_submit=confirm
                actions=cancel.into_any()
            >
                <TextField
                    form=state
                    name="code"
                    label=w.factor_app_code()
                    value=code
                    keyboard="numeric"
                    autocomplete="one-time-code"
                />
            </Form>
        </div>
    }
    .into_any()
}
