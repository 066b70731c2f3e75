//! The form that leaves an address: one form for all phases that take it, with the words of each.

use super::{SalesView, is_embedded, place};
use crate::{
    pages::form::{FormState, TextField, checkbox_field, error_summary, select_field, text_field},
    spoken::words,
};
use ::words::Words;
use domain::{
    page::Phase,
    registration::{Question, QuestionKind},
};
use leptos::prelude::*;

const FORM: &str = "register";

/// E-mail, name and the creator's questions.
pub fn form(view: &SalesView, phases: &[Phase], current: Phase) -> impl IntoView + use<> {
    let (w, page) = (words(), &view.page);
    let state = &view.register;
    let phases: Vec<_> = phases
        .iter()
        .copied()
        .filter(|phase| phase.takes_registrations())
        .collect();
    let names: Vec<_> = phases.iter().map(|phase| phase.as_str()).collect();
    // Whoever registers in a frame of another site stays there: it takes no cookie and no other page.
    let stays = is_embedded();
    let action = if stays {
        format!("{}/register", place(&page.short_id))
    } else {
        "/api/register".to_owned()
    };
    let questions = page
        .questions
        .iter()
        .map(|question| ask(state, question))
        .collect_view();
    view! {
        <form
            class="stack sale__register"
            method="post"
            action=action
            target=stays.then_some("_self")
            id=FORM
            aria-labelledby="register-title"
            data-phase=names.join(" ")
            hidden=!current.takes_registrations()
        >
            <h2 class="card__title" id="register-title">
                {worded(&phases, current, title)}
            </h2>
            {error_summary(state, FORM)}
            <input type="hidden" name="short_id" value=page.short_id.to_string()/>
            {text_field(state, TextField::email(FORM))}
            {text_field(
                state,
                TextField {
                    name: "name",
                    label: w.sales_register_name(),
                    kind: "text",
                    autocomplete: "name",
                    required: false,
                    max: 120,
                    ..TextField::email(FORM)
                },
            )}
            {questions}
            <p class="muted small">{w.registration_consent()}</p>
            <button class="button button--primary button--wide" type="submit">
                {worded(&phases, current, button)}
            </button>
        </form>
    }
}

fn ask(state: &FormState, question: &Question) -> AnyView {
    let name = format!("fields[{}]", question.name);
    let label = question.label();
    match question.kind {
        QuestionKind::Text => text_field(
            state,
            TextField {
                name: &name,
                label,
                kind: "text",
                autocomplete: "off",
                required: question.required,
                max: 500,
                ..TextField::email(FORM)
            },
        ),
        QuestionKind::Select => select_field(
            state,
            FORM,
            &name,
            label,
            question.required,
            &question.options,
        ),
        QuestionKind::Checkbox => checkbox_field(state, FORM, &name, label, question.required),
    }
}

/// The words of each phase, of which those of the current one are shown.
fn worded(
    phases: &[Phase],
    current: Phase,
    say: fn(Words, Phase) -> &'static str,
) -> impl IntoView + use<> {
    phases
        .iter()
        .map(|phase| {
            view! {
                <span data-phase=phase.as_str() hidden=*phase != current>
                    {say(words(), *phase)}
                </span>
            }
        })
        .collect_view()
}

const fn title(w: Words, phase: Phase) -> &'static str {
    match phase {
        Phase::Prelaunch => w.sales_register_opens_title(),
        Phase::SoldOut => w.sales_register_list_title(),
        Phase::Paused => w.sales_register_paused_title(),
        _ => w.sales_register_closed_title(),
    }
}

const fn button(w: Words, phase: Phase) -> &'static str {
    match phase {
        Phase::Prelaunch => w.sales_register_opens(),
        Phase::SoldOut => w.sales_register_list(),
        Phase::Paused => w.sales_register_paused(),
        _ => w.sales_register_closed(),
    }
}
