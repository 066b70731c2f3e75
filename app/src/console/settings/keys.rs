//! Keys for the REST API: made, shown once, revoked.

use crate::{
    api::api_keys::{ApiKey, NewApiKey, create_api_key, list_api_keys, revoke_api_key},
    console::kit::{
        confirm::ConfirmButton,
        copy::CopyButton,
        field::TextField,
        form::{Form, FormState},
        load::load,
        toast::use_toasts,
        when::When,
    },
    error::ApiError,
};
use leptos::prelude::*;

type Known = Resource<Result<Vec<ApiKey>, ApiError>>;

/// The creator's keys.
#[component]
pub(super) fn Keys() -> impl IntoView {
    let (state, name) = (FormState::new(), RwSignal::new(String::new()));
    let made = RwSignal::new(None::<NewApiKey>);
    let known = Resource::new(|| (), |()| list_api_keys());
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
                "API keys"
            </h2>
            <p class="muted">
                "With a key, a program of yours can do what you can do here. "
                <a href="/api/v1/openapi.json" rel="external">
                    "What it can call"
                </a>
            </p>
            {move || made.get().map(secret)}
            {load(known, move |keys| show(keys, known))}
            <Form state submit="Create key" on_submit=create>
                <TextField
                    form=state
                    name="name"
                    label="Name of a new key"
                    value=name
                    hint="What it is for, so that you know which one to revoke."
                />
            </Form>
        </section>
    }
}

/// The only time the secret can be seen.
fn secret(made: NewApiKey) -> AnyView {
    view! {
        <div class="notice notice--ok" role="status">
            <p class="notice__title">{format!("Your new key “{}”", made.key.name)}</p>
            <p>"Copy it now: it is not shown again."</p>
            <div class="share">
                <code class="share__address">{made.secret.clone()}</code>
                <CopyButton text=made.secret label="Copy key" />
            </div>
        </div>
    }
    .into_any()
}

fn show(keys: Vec<ApiKey>, known: Known) -> AnyView {
    if keys.is_empty() {
        return view! { <p class="muted">"No keys yet. Create one below if a program should work for you."</p> }
            .into_any();
    }
    let rows = keys.into_iter().map(|key| row(key, known));
    view! {
        <div class="table-wrap">
            <table class="table table--cards">
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col">"Created"</th>
                        <th scope="col">"Last used"</th>
                        <th scope="col">
                            <span class="visually-hidden">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(key: ApiKey, known: Known) -> impl IntoView {
    let toasts = use_toasts();
    let (id, name) = (key.id.to_string(), key.name);
    let done = move |()| {
        known.refetch();
        toasts.ok("The key is revoked.");
    };
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td data-label="Created">
                <When at=key.created_at />
            </td>
            <td data-label="Last used">
                {match key.last_used_at {
                    Some(at) => view! { <When at /> }.into_any(),
                    None => view! { <span class="muted">"Never"</span> }.into_any(),
                }}
            </td>
            <td class="table__actions">
                <ConfirmButton
                    label="Revoke"
                    about=name.clone()
                    question=format!("Revoke “{name}”?")
                    consequence="Programs that use this key stop working at once."
                    yes="Revoke the key"
                    small=true
                    act=move || revoke_api_key(id.clone())
                    done=Callback::new(done)
                />
            </td>
        </tr>
    }
}
