//! Changing a page: what is typed is saved as a draft and shown beside it; the world sees it when it
//! is published.
//!
//! | module | holds |
//! |---|---|
//! | `saving` | the draft on the screen and on the server |
//! | `kept` | what is not on the server yet, in this browser |
//! | `sheet` | every field; `words`, `look`, `contents`, `stock`, `questions` are its parts |
//! | `bar`, `notices` | undo, publish; what stands in the way |
//! | `preview` | the page as visitors would see it |
//! | `schedule`, `zone` | from when to when, here and elsewhere |

mod accent;
mod answers;
mod bar;
mod contents;
mod entries;
mod kept;
mod look;
mod notices;
mod order;
mod preview;
mod questions;
mod saving;
mod schedule;
mod section;
mod sheet;
mod stock;
mod voices;
mod words;
mod zone;

use super::picker::{Choices, ProductPicker};
use crate::console::kit::ask::ask;
use crate::{
    api::{
        Batch,
        drafts::{Editing, open_draft},
        products::list_products,
    },
    console::kit::{clock, field::Switch, load::load, ready::is_ready, screen::Screen},
    spoken,
};
use ::words::Words;
use bar::Bar;
use domain::{Timestamp, draft::Part, page::PageDraft, product::Product};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use saving::Saving;
use section::Section;

/// The editor of the page that the address names.
#[component]
pub fn Edit() -> impl IntoView {
    let w = spoken::words();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = ask(
        move || id.get(),
        |id| async move {
            let editing = open_draft(id).await?;
            Ok((editing, list_products(None).await?))
        },
    );
    view! {
        <Screen title=w.editor_title() above=("/console/pages", w.page_all())>
            {load(
                data,
                |(editing, products)| {
                    view! { <Editor editing products /> }
                },
            )}
        </Screen>
    }
}

#[component]
fn Editor(editing: Editing, products: Batch<Product>) -> impl IntoView {
    let w = spoken::words();
    let ready = is_ready();
    let now = clock::ticking(editing.now);
    let created_at = editing.shared.page.created_at;
    let choices = Choices::of(Some(&editing.shared.page), products);
    let saving = Saving::of(&editing);
    let looking = RwSignal::new(false);
    let look = move |_| looking.update(|looking| *looking = !*looking);
    view! {
        <div class="editor" class:editor--looking=move || looking.get()>
            <Bar saving />
            <div class="editor__notices stack stack--tight">
                <notices::Notices saving />
            </div>
            <button
                type="button"
                class="button editor__look"
                aria-pressed=move || looking.get().to_string()
                on:click=look
            >
                {move || if looking.get() { w.editor_back_to_form() } else { w.editor_preview() }}
            </button>
            <form class="editor__form" novalidate on:submit=|event| event.prevent_default()>
                <fieldset class="editor__fields" disabled=move || !ready.get()>
                    {sections(saving, choices, created_at, now)}
                </fieldset>
            </form>
            <div class="editor__preview">
                <preview::Preview saving />
            </div>
        </div>
    }
}

fn sections(
    saving: Saving,
    choices: Choices,
    created_at: Timestamp,
    now: Signal<Timestamp>,
) -> impl IntoView {
    let w = spoken::words();
    let (sheet, state, typed) = (saving.sheet, saving.form, saving.typed);
    let says = move |summary: fn(Words, &PageDraft) -> String| {
        Signal::derive(move || typed.with(|draft| summary(w, draft)))
    };
    let products = move || {
        let names = typed.with(|draft| {
            draft
                .product_ids
                .iter()
                .map(|id| choices.name(id))
                .collect()
        });
        let names: Vec<String> = names;
        names.join(", ")
    };
    let schedule = Signal::derive(move || match sheet.launch_at.get() {
        Some(_) => w.editor_about_opens_later().to_owned(),
        None => w.editor_about_opens_now().to_owned(),
    });
    view! {
        <Section
            part=Part::Words
            title=w.editor_part_words()
            summary=says(about_words)
            open=true
            state
            fields=&[
                "customization.headline",
                "customization.tagline",
                "customization.buttonText",
                "customization.thankYou",
            ]
        >
            <words::WordFields state form=sheet.words />
        </Section>
        <Section
            part=Part::Look
            title=w.editor_part_look()
            summary=says(about_look)
            state
            fields=&[
                "customization.accent",
                "customization.design.cover",
                "customization.design.coverText",
            ]
        >
            <look::LookFields state look=sheet.look />
        </Section>
        <Section
            part=Part::Contents
            title=w.editor_part_contents()
            summary=says(about_contents)
            state
            fields=&[
                "customization.design.blocks",
                "customization.design.story",
                "customization.design.promise",
                "customization.design.voices",
                "customization.design.answers",
            ]
        >
            <contents::ContentFields state contents=sheet.contents />
        </Section>
        <Section
            part=Part::Products
            title=w.editor_part_products()
            summary=Signal::derive(products)
            state
            fields=&["productIds", "stockLimit", "stockLimits"]
        >
            <ProductPicker state chosen=sheet.chosen choices />
            <stock::StockFields state stock=sheet.stock chosen=sheet.chosen choices />
        </Section>
        <Section
            part=Part::Schedule
            title=w.editor_part_schedule()
            summary=schedule
            state
            fields=&["launchAt", "expiresAt"]
        >
            <schedule::ScheduleFields state sheet choices created_at now />
        </Section>
        <Section
            part=Part::Registration
            title=w.editor_part_registration()
            summary=says(about_registration)
            state
            fields=&["registrationFields"]
        >
            <questions::QuestionEditor
                state
                questions=sheet.questions
                double_opt_in=sheet.double_opt_in
            />
        </Section>
        <Section
            part=Part::Rules
            title=w.editor_part_rules()
            summary=says(about_rules)
            state
            fields=&["closing", "restockRefunds"]
        >
            <Switch
                name="closing"
                label=w.editor_strict_label()
                value=sheet.strict
                hint=w.editor_strict_hint()
            />
            <Switch
                name="restockRefunds"
                label=w.editor_restock_label()
                value=sheet.restock_refunds
                hint=w.editor_restock_hint()
            />
        </Section>
    }
}

fn about_words(w: Words, draft: &PageDraft) -> String {
    match draft.customization.headline.as_str() {
        "" => w.editor_about_no_headline().to_owned(),
        headline => headline.to_owned(),
    }
}

fn about_look(w: Words, draft: &PageDraft) -> String {
    let custom = &draft.customization;
    let (theme, _) = look::theme_words(w, custom.design.theme);
    if custom.accent.is_empty() {
        theme.to_owned()
    } else {
        format!("{theme}, {}", custom.accent)
    }
}

fn about_contents(w: Words, draft: &PageDraft) -> String {
    let parts = draft.customization.design.order().len();
    w.editor_about_contents(i64::try_from(parts).unwrap_or(i64::MAX))
}

fn about_registration(w: Words, draft: &PageDraft) -> String {
    let questions = draft.questions.len();
    w.editor_about_registration(i64::try_from(questions).unwrap_or(i64::MAX))
}

fn about_rules(w: Words, draft: &PageDraft) -> String {
    match draft.closing {
        domain::page::Closing::Honour => w.editor_about_honour().to_owned(),
        domain::page::Closing::Strict => w.editor_about_strict().to_owned(),
    }
}
