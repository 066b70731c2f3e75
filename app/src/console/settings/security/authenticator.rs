//! The authenticator app, and the recovery codes for the day on which it is gone.

mod codes;
mod set_up;

use super::guard::Guard;
use crate::{
    api::factor::{
        Authenticator as Standing, RecoveryCodes, SetUp, begin_authenticator, get_authenticator,
        renew_recovery_codes, switch_off_authenticator,
    },
    console::kit::{
        ask::{Asked, ask},
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
use domain::Timestamp;
use leptos::prelude::*;

/// So few recovery codes are a reason to make new ones.
const FEW: i64 = 3;

/// What the parts of the card share.
#[derive(Clone, Copy)]
struct Card {
    standing: Asked<Standing>,
    /// What the app has to be told, while it is being set up.
    set_up: RwSignal<Option<SetUp>>,
    /// The recovery codes, while they are shown.
    codes: RwSignal<Option<RecoveryCodes>>,
    guard: Guard,
}

/// The creator's authenticator app.
#[component]
pub(super) fn Authenticator(
    /// Who asks for a proof.
    guard: Guard,
) -> impl IntoView {
    let w = words();
    let card = Card {
        standing: ask(|| (), |()| get_authenticator()),
        set_up: RwSignal::new(None),
        codes: RwSignal::new(None),
        guard,
    };
    let is_busy = move || card.set_up.with(Option::is_some) || card.codes.with(Option::is_some);
    view! {
        <section class="card" aria-labelledby="authenticator">
            <h2 class="card__title" id="authenticator">
                {w.factor_app()}
            </h2>
            <p class="muted no-print">{w.factor_app_about()}</p>
            {move || card.set_up.get().map(|told| set_up::view(told, card))}
            {move || card.codes.get().map(|made| codes::view(made, card))}
            <div hidden=is_busy>{load(card.standing, move |standing| show(standing, card))}</div>
        </section>
    }
}

fn show(standing: Standing, card: Card) -> AnyView {
    match standing.since {
        None => off(card),
        Some(since) => on(since, standing.codes_left, card),
    }
}

fn off(card: Card) -> AnyView {
    let (w, state) = (words(), FormState::new());
    let begin = move || {
        let sending = card.guard.run(begin_authenticator);
        state.send(Ok(sending), move |told| card.set_up.set(Some(told)));
    };
    view! {
        <Form state submit=w.factor_app_set_up() on_submit=begin>
            ""
        </Form>
    }
    .into_any()
}

fn on(since: Timestamp, left: i64, card: Card) -> AnyView {
    let w = words();
    let few = (left <= FEW).then(|| {
        view! { <p class="notice notice--warn">{w.factor_codes_few()}</p> }
    });
    view! {
        <div class="stack">
            <p>{w.factor_app_on()} " " <When at=since /></p>
            <p>{w.factor_codes_left(left)}</p>
            {few}
            <div class="cluster">{renew_button(card)} {off_button(card)}</div>
        </div>
    }
    .into_any()
}

fn renew_button(card: Card) -> AnyView {
    let w = words();
    let renew = move || async move {
        let made = card.guard.run(renew_recovery_codes).await?;
        card.codes.try_set(Some(made));
        Ok(())
    };
    view! {
        <ConfirmButton
            label=w.factor_codes_renew()
            question=w.factor_codes_renew_title()
            consequence=w.factor_codes_renew_about()
            yes=w.factor_codes_renew_yes()
            act=renew
            done=Callback::new(|()| ())
        />
    }
    .into_any()
}

fn off_button(card: Card) -> AnyView {
    let w = words();
    view! {
        <DialogButton
            label=w.factor_app_off()
            title=w.factor_app_off_title()
            alone=true
            content=move |dialog| switch_off(dialog, card)
        />
    }
    .into_any()
}

fn switch_off(dialog: DialogState, card: Card) -> AnyView {
    let (w, toasts, state) = (words(), use_toasts(), FormState::new());
    let proof = RwSignal::new(String::new());
    let send = move || {
        let sending = switch_off_authenticator(proof.get_untracked());
        state.send(Ok(sending), move |()| {
            dialog.close();
            card.standing.refetch();
            toasts.ok(w.factor_app_is_off());
        });
    };
    view! {
        <p>{w.factor_app_off_about()}</p>
        <Form state submit=w.factor_app_off() on_submit=send danger=true>
            <TextField
                form=state
                name="proof"
                label=w.factor_app_off_proof()
                value=proof
                kind="password"
                autocomplete="current-password"
            />
        </Form>
    }
    .into_any()
}
