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
        ledger::{Entry, ledger},
        load::load,
        toast::use_toasts,
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
    let entries = passkeys
        .into_iter()
        .map(|passkey| entry(passkey, known, guard))
        .collect();
    let heads = [w.settings_name(), w.factor_added(), w.settings_last_used()];
    ledger(heads, entries)
}

fn entry(passkey: Passkey, known: Known, guard: Guard) -> Entry {
    let rename = rename_button(&passkey, known);
    Entry {
        name: passkey.name.clone(),
        since: passkey.created_at,
        used: passkey.last_used_at,
        actions: view! { {rename} {remove_button(passkey, known, guard)} }.into_any(),
    }
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
