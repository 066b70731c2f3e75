//! Deleting the account: what happens, what stands in the way, and the last question.

use crate::console::kit::ask::{Asked, ask};
use crate::{
    api::leaving::{get_obstacles, leave},
    console::kit::{
        field::TextField,
        form::{Form, FormState},
        load::load,
    },
    error::ApiError,
    spoken::words,
};
use ::words::Words;
use domain::{Code, leaving::Obstacle};
use leptos::prelude::*;

type Known = Asked<Vec<Obstacle>>;

/// The one dangerous card.
#[component]
pub(super) fn Leaving() -> impl IntoView {
    let w = words();
    let known = ask(|| (), |()| get_obstacles());
    let happens = [
        w.leaving_pages(),
        w.leaving_person(),
        w.leaving_buyers(),
        w.leaving_books(),
    ];
    view! {
        <section class="card danger-zone" aria-labelledby="leaving">
            <h2 class="card__title" id="leaving">
                {w.leaving_title()}
            </h2>
            <p>{w.leaving_about()}</p>
            <ul class="bullets">
                {happens.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
            </ul>
            {load(known, move |obstacles| show(obstacles, known))}
        </section>
    }
}

fn show(obstacles: Vec<Obstacle>, known: Known) -> AnyView {
    if obstacles.is_empty() {
        return view! { <Leave known /> }.into_any();
    }
    let w = words();
    let reasons = obstacles.into_iter().map(|obstacle| reason(w, obstacle));
    view! {
        <div class="notice notice--warn stack stack--tight">
            <p class="notice__title">{w.leaving_first()}</p>
            <ul class="bullets">{reasons.collect_view()}</ul>
            <button type="button" class="button button--small" on:click=move |_| known.refetch()>
                {w.leaving_look_again()}
            </button>
        </div>
    }
    .into_any()
}

fn reason(w: Words, obstacle: Obstacle) -> AnyView {
    let (href, words) = match obstacle {
        Obstacle::OpenPage { id, title } => {
            (format!("/console/pages/{id}"), w.leaving_open_page(&title))
        }
        Obstacle::Checkouts(count) => (
            "/console/orders?state=open".to_owned(),
            w.leaving_checkouts(count),
        ),
        Obstacle::Disputes(count) => (
            "/console/orders?state=disputed".to_owned(),
            w.leaving_disputes(count),
        ),
        Obstacle::Refunds(count) => ("/console/orders".to_owned(), w.leaving_refunds(count)),
        Obstacle::Parked(count) => (
            "/console/orders?state=attention".to_owned(),
            w.leaving_parked(count),
        ),
    };
    view! {
        <li>
            <a href=href>{words}</a>
        </li>
    }
    .into_any()
}

/// The last question: the address, typed, and the password.
#[component]
fn Leave(known: Known) -> impl IntoView {
    let (w, state) = (words(), FormState::new());
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = state.problem();
    Effect::new(move |_| {
        // Something was opened meanwhile: say what.
        if problem.with(|problem| problem.as_ref().and_then(ApiError::code) == Some(Code::Conflict))
        {
            known.refetch();
        }
    });
    let go = move || {
        let leaving = leave(email.get_untracked(), password.get_untracked());
        state.send(Ok(leaving), |()| {
            // A browser that refuses to navigate asks for the password at the next click.
            let _ = window().location().assign("/account/deleted");
        });
    };
    view! {
        <Form state submit=w.leaving_delete() on_submit=go danger=true>
            <TextField
                form=state
                name="email"
                label=w.leaving_type_address()
                value=email
                kind="email"
                hint=w.leaving_type_address_about()
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
