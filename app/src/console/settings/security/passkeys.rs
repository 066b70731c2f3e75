//! Passkeys: added, named, removed.

use super::{
    browser::{self, Verb},
    guard::Guard,
};
use crate::{
    api::factor::{Passkey, begin_passkey, finish_passkey, remove_passkey, rename_passkey},
    console::kit::{
        ask::Asked,
        confirm::ConfirmButton,
        dialog::{DialogButton, DialogState},
        field::TextField,
        form::{Form, FormState},
        load::load,
        toast::use_toasts,
        when::When,
    },
    spoken::words,
};
use leptos::prelude::*;

type Known = Asked<Vec<Passkey>>;

/// The creator's passkeys.
#[component]
pub(super) fn Passkeys(
    /// Those that there are.
    known: Known,
    /// Who asks for a proof.
    guard: Guard,
) -> impl IntoView {
    let (w, toasts) = (words(), use_toasts());
    let (state, name) = (FormState::new(), RwSignal::new(String::new()));
    let add = move || {
        let called = name.get_untracked();
        let sending = async move {
            let begun = guard.run(begin_passkey).await?;
            let answer = browser::ask(Verb::Create, &begun, w).await?;
            finish_passkey(begun.ceremony, answer, called).await
        };
        state.send(Ok(sending), move |()| {
            name.set(String::new());
            known.refetch();
            toasts.ok(w.factor_passkey_added());
        });
    };
    view! {
        <section class="card" aria-labelledby="own-passkeys">
            <h2 class="card__title" id="own-passkeys">
                {w.factor_passkeys()}
            </h2>
            <p class="muted">{w.factor_passkeys_about()}</p>
            {load(known, move |passkeys| show(passkeys, known, guard))}
            <Form state submit=w.factor_passkey_add() on_submit=add>
                <TextField
                    form=state
                    name="name"
                    label=w.factor_passkey_name()
                    value=name
                    hint=w.factor_passkey_name_about()
                />
            </Form>
        </section>
    }
}

fn show(passkeys: Vec<Passkey>, known: Known, guard: Guard) -> AnyView {
    let w = words();
    if passkeys.is_empty() {
        return view! { <p class="muted">{w.factor_passkeys_none()}</p> }.into_any();
    }
    let rows = passkeys
        .into_iter()
        .map(|passkey| row(passkey, known, guard));
    view! {
        <div class="table-wrap">
            <table class="table table--cards">
                <thead>
                    <tr>
                        <th scope="col">{w.factor_name()}</th>
                        <th scope="col">{w.factor_added()}</th>
                        <th scope="col">{w.factor_last_used()}</th>
                        <th scope="col">
                            <span class="visually-hidden">{w.factor_actions()}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(passkey: Passkey, known: Known, guard: Guard) -> AnyView {
    let w = words();
    let used = match passkey.last_used_at {
        Some(at) => view! { <When at /> }.into_any(),
        None => view! { <span class="muted">{w.factor_never()}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{passkey.name.clone()}</th>
            <td data-label=w.factor_added()>
                <When at=passkey.created_at />
            </td>
            <td data-label=w.factor_last_used()>{used}</td>
            <td class="table__actions">
                {rename_button(&passkey, known)} {remove_button(passkey, known, guard)}
            </td>
        </tr>
    }
    .into_any()
}

fn rename_button(passkey: &Passkey, known: Known) -> AnyView {
    let w = words();
    let (id, name) = (passkey.id.clone(), passkey.name.clone());
    view! {
        <DialogButton
            label=w.factor_passkey_rename()
            about=name.clone()
            title=w.factor_passkey_rename_title(&name)
            content=move |dialog| rename(id.clone(), name.clone(), dialog, known)
        />
    }
    .into_any()
}

fn rename(id: String, name: String, dialog: DialogState, known: Known) -> AnyView {
    let (w, toasts, state) = (words(), use_toasts(), FormState::new());
    let name = RwSignal::new(name);
    let save = move || {
        let sending = rename_passkey(id.clone(), name.get_untracked());
        state.send(Ok(sending), move |()| {
            dialog.close();
            known.refetch();
            toasts.ok(w.factor_passkey_renamed());
        });
    };
    view! {
        <Form state submit=w.factor_save() on_submit=save>
            <TextField form=state name="name" label=w.factor_passkey_new_name() value=name />
        </Form>
    }
    .into_any()
}

fn remove_button(passkey: Passkey, known: Known, guard: Guard) -> AnyView {
    let (w, toasts) = (words(), use_toasts());
    let (id, name) = (passkey.id, passkey.name);
    let done = move |()| {
        known.refetch();
        toasts.ok(w.factor_passkey_removed());
    };
    let remove = move || {
        let id = id.clone();
        async move { guard.run(async || remove_passkey(id.clone()).await).await }
    };
    view! {
        <ConfirmButton
            label=w.factor_passkey_remove()
            about=name.clone()
            question=w.factor_passkey_remove_title(&name)
            consequence=w.factor_passkey_remove_about()
            yes=w.factor_passkey_remove_yes()
            small=true
            act=remove
            done=Callback::new(done)
        />
    }
    .into_any()
}
