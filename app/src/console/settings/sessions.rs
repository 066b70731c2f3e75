//! Where the creator is signed in.

use crate::console::kit::ask::{Asked, ask};
use crate::{
    api::sessions::{SignIn, end_other_sessions, end_session, list_sessions},
    console::kit::{
        badge::badge,
        confirm::ConfirmButton,
        ledger::{Entry, ledger},
        load::load,
        toast::use_toasts,
    },
    spoken::words,
};
use ::words::Words;
use leptos::prelude::*;

type Known = Asked<Vec<SignIn>>;

/// The sessions, each of which can be ended.
#[component]
pub(super) fn Sessions() -> impl IntoView {
    let w = words();
    let known = ask(|| (), |()| list_sessions());
    view! {
        <section class="card" aria-labelledby="sessions">
            <h2 class="card__title" id="sessions">
                {w.sessions_title()}
            </h2>
            <p class="muted">{w.sessions_about()}</p>
            {load(known, move |sessions| show(sessions, known))}
        </section>
    }
}

fn show(sessions: Vec<SignIn>, known: Known) -> AnyView {
    let (w, toasts) = (words(), use_toasts());
    let has_others = sessions.len() > 1;
    let entries = sessions.into_iter().map(|session| entry(session, known));
    let heads = [w.sessions_device(), w.sessions_started(), w.sessions_used()];
    let table = ledger(heads, entries.collect());
    let done = move |()| {
        known.refetch();
        toasts.ok(w.sessions_others_ended());
    };
    let everywhere = has_others.then(|| {
        view! {
            <div class="cluster">
                <ConfirmButton
                    label=w.sessions_end_others()
                    question=w.sessions_end_others_question()
                    consequence=w.sessions_end_others_consequence()
                    yes=w.sessions_end_others()
                    act=end_other_sessions
                    done=Callback::new(done)
                />
            </div>
        }
    });
    view! {
        <div class="stack">
            {table}
            {everywhere}
        </div>
    }
    .into_any()
}

fn entry(session: SignIn, known: Known) -> Entry {
    let w = words();
    let name = device(w, &session);
    let actions = if session.is_this {
        badge("ok", w.sessions_this())
    } else {
        end_button(&session, name.clone(), known)
    };
    Entry {
        name,
        since: session.started_at,
        used: Some(session.used_at),
        actions,
    }
}

fn end_button(session: &SignIn, name: String, known: Known) -> AnyView {
    let (w, toasts) = (words(), use_toasts());
    let id = session.id.to_string();
    let done = move |()| {
        known.refetch();
        toasts.ok(w.sessions_ended());
    };
    view! {
        <ConfirmButton
            label=w.sessions_end()
            about=name.clone()
            question=w.sessions_end_question(&name)
            consequence=w.sessions_end_consequence()
            yes=w.sessions_end()
            small=true
            act=move || end_session(id.clone())
            done=Callback::new(done)
        />
    }
    .into_any()
}

/// What a person calls it.
fn device(w: Words, session: &SignIn) -> String {
    match (session.browser.as_deref(), session.system.as_deref()) {
        (Some(browser), Some(system)) => w.sessions_browser_on(browser, system),
        (Some(browser), None) => browser.to_owned(),
        (None, Some(system)) => w.sessions_unknown_on(system),
        (None, None) => w.sessions_unknown().to_owned(),
    }
}
