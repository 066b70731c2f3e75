//! Keys for the REST API: made, shown once, revoked.

use crate::console::kit::ask::{Asked, ask};
use crate::{
    api::api_keys::{ApiKey, NewApiKey, create_api_key, list_api_keys, revoke_api_key},
    console::kit::{
        confirm::ConfirmButton,
        copy::CopyButton,
        field::TextField,
        form::{Form, FormState},
        ledger::{Entry, ledger},
        load::load,
        toast::use_toasts,
    },
    spoken::words,
};
use leptos::prelude::*;

type Known = Asked<Vec<ApiKey>>;

/// The creator's keys.
#[component]
pub(super) fn Keys() -> impl IntoView {
    let w = words();
    let (state, name) = (FormState::new(), RwSignal::new(String::new()));
    let made = RwSignal::new(None::<NewApiKey>);
    let known = ask(|| (), |()| list_api_keys());
    let create = move || {
        state.send(Ok(create_api_key(name.get_untracked())), move |key| {
            made.set(Some(key));
            name.set(String::new());
            known.refetch();
        });
    };
    view! {
        <section class="card" aria-labelledby="keys">
            <h2 class="card__title" id="keys">
                {w.settings_keys()}
            </h2>
            <p class="muted">
                {w.settings_keys_about()} " "
                <a href="/api/v1/openapi.json" rel="external">
                    {w.settings_keys_calls()}
                </a>
            </p>
            {move || made.get().map(secret)}
            {load(known, move |keys| show(keys, known))}
            <Form state submit=w.settings_keys_create() on_submit=create>
                <TextField
                    form=state
                    name="name"
                    label=w.settings_keys_name()
                    value=name
                    hint=w.settings_keys_name_about()
                />
            </Form>
        </section>
    }
}

/// The only time the secret can be seen.
fn secret(made: NewApiKey) -> AnyView {
    let w = words();
    view! {
        <div class="notice notice--ok" role="status">
            <p class="notice__title">{w.settings_keys_made(&made.key.name)}</p>
            <p>{w.settings_keys_copy_now()}</p>
            <div class="share">
                <code class="share__address">{made.secret.clone()}</code>
                <CopyButton text=made.secret label=w.settings_keys_copy() />
            </div>
        </div>
    }
    .into_any()
}

fn show(keys: Vec<ApiKey>, known: Known) -> AnyView {
    let w = words();
    if keys.is_empty() {
        return view! { <p class="muted">{w.settings_keys_none()}</p> }.into_any();
    }
    let entries = keys.into_iter().map(|key| entry(key, known)).collect();
    let heads = [
        w.settings_name(),
        w.settings_created(),
        w.settings_last_used(),
    ];
    ledger(heads, entries)
}

fn entry(key: ApiKey, known: Known) -> Entry {
    Entry {
        name: key.name.clone(),
        since: key.created_at,
        used: key.last_used_at,
        actions: revoke_button(key, known),
    }
}

fn revoke_button(key: ApiKey, known: Known) -> AnyView {
    let (w, toasts) = (words(), use_toasts());
    let (id, name) = (key.id.to_string(), key.name);
    let done = move |()| {
        known.refetch();
        toasts.ok(w.settings_keys_revoked());
    };
    view! {
        <ConfirmButton
            label=w.settings_keys_revoke()
            about=name.clone()
            question=w.settings_keys_revoke_question(&name)
            consequence=w.settings_keys_revoke_consequence()
            yes=w.settings_keys_revoke_yes()
            small=true
            act=move || revoke_api_key(id.clone())
            done=Callback::new(done)
        />
    }
    .into_any()
}
