//! Making and changing a code.

use super::{
    form::{DiscountFields, DiscountForm},
    phrases::uses,
};
use crate::console::kit::ask::ask;
use crate::{
    api::discounts::{Code, Targets, create_discount, get_discount, list_targets, update_discount},
    console::kit::{
        copy::CopyButton,
        form::{Form, FormState},
        load::{load, load_screen},
        screen::Screen,
        toast::use_toasts,
    },
    spoken::words,
};
use domain::discount::DiscountDraft;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use words::{GAP, Words, around};

const LIST: &str = "/console/discounts";

fn above(w: Words) -> (&'static str, &'static str) {
    (LIST, w.discounts_title())
}

/// A new code.
#[component]
pub fn New() -> impl IntoView {
    let w = words();
    let targets = ask(|| (), |()| list_targets());
    view! {
        <Screen title=w.discounts_new() above=above(w)>
            <div class="card">{load(targets, |targets| view! { <NewForm targets /> })}</div>
        </Screen>
    }
}

#[component]
fn NewForm(targets: Targets) -> impl IntoView {
    let w = words();
    let form = DiscountForm::of(&DiscountDraft::new(), &targets);
    let (state, toasts, navigate) = (FormState::new(), use_toasts(), use_navigate());
    let save = move || {
        let navigate = navigate.clone();
        state.send(form.read().map(create_discount), move |discount| {
            toasts.ok(w.discounts_saved());
            navigate(
                &format!("/console/discounts/{}", discount.id),
                Default::default(),
            );
        });
    };
    view! {
        <Form state submit=w.discounts_save() on_submit=save>
            <DiscountFields form state targets code=None />
        </Form>
    }
}

/// An existing code.
#[component]
pub fn Edit() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = ask(
        move || id.get(),
        |id| async move {
            let code = get_discount(id).await?;
            Ok((code, list_targets().await?))
        },
    );
    load_screen(data, |(code, targets)| show(code, targets))
}

fn show(code: Code, targets: Targets) -> impl IntoView {
    let w = words();
    view! {
        <Screen title=w.discounts_one(&code.discount.code) above=above(w)>
            <Share code=code.clone() />
            <div class="card">
                <EditForm code targets />
            </div>
        </Screen>
    }
}

/// The link that brings the code along, and how often the code was used.
#[component]
fn Share(code: Code) -> impl IntoView {
    let w = words();
    let used = w.discounts_used_so_far(&uses(w, &code.discount));
    let name = code.discount.code;
    let link = match code.url {
        Some(url) => view! {
            <div class="share">
                <code class="share__address">{url.clone()}</code>
                <CopyButton text=url />
            </div>
            <p class="muted">{w.discounts_link_fills_in()} " " {used}</p>
        }
        .into_any(),
        None => {
            let (before, after) = around(&w.discounts_add_to_link(GAP));
            view! {
                <p>
                    {before} <code class="mono">{format!("?code={name}")}</code> {after} " " {used}
                </p>
            }
            .into_any()
        }
    };
    view! {
        <section class="card" aria-labelledby="share">
            <h2 class="card__title" id="share">
                {w.discounts_link()}
            </h2>
            {link}
        </section>
    }
}

#[component]
fn EditForm(code: Code, targets: Targets) -> impl IntoView {
    let w = words();
    let form = DiscountForm::of(&DiscountDraft::of(&code.discount), &targets);
    let (state, toasts, navigate) = (FormState::new(), use_toasts(), use_navigate());
    let id = code.discount.id.to_string();
    let save = move || {
        let (id, navigate) = (id.clone(), navigate.clone());
        let sending = form.read().map(|draft| update_discount(id, draft));
        state.send(sending, move |_| {
            toasts.ok(w.discounts_changes_saved());
            navigate(LIST, Default::default());
        });
    };
    let cancel = view! {
        <a class="button button--quiet" href=LIST>
            {w.discounts_cancel()}
        </a>
    };
    view! {
        <Form state submit=w.discounts_save_changes() on_submit=save actions=cancel.into_any()>
            <DiscountFields form state targets code=Some(code) />
        </Form>
    }
}
