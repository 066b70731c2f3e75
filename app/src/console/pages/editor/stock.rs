//! How many copies there are: of each product the same, or of each its own.

use super::sheet::put;
use crate::{
    console::{
        kit::{
            field::{FieldError, Switch, TextField},
            form::FormState,
        },
        pages::picker::{Choices, Chosen},
    },
    spoken::words,
};
use ::words::Sentence;
use domain::{page::PageDraft, rejection::Checks};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A number of copies for each product that has its own.
type Limits = BTreeMap<String, Option<i64>>;

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct StockForm {
    /// For all products.
    pub(super) same: RwSignal<String>,
    differ: RwSignal<bool>,
    /// By product.
    own: RwSignal<BTreeMap<String, String>>,
}

impl StockForm {
    /// Begins with a draft.
    pub(super) fn of(draft: &PageDraft) -> Self {
        Self {
            same: RwSignal::new(text(draft.stock_limit)),
            differ: RwSignal::new(!draft.stock_limits.is_empty()),
            own: RwSignal::new(own(draft)),
        }
    }

    /// Puts another draft into the fields.
    pub(super) fn load(self, draft: &PageDraft) {
        put(self.same, &text(draft.stock_limit));
        put(self.differ, &!draft.stock_limits.is_empty());
        put(self.own, &own(draft));
    }

    /// Whether each of these products has a limit of its own.
    fn differs(self, products: &[String]) -> bool {
        self.differ.get() && products.len() > 1
    }

    /// The limit of all products, and those of each; what cannot be read is as in `base`.
    pub(super) fn typed(self, products: &[String], base: &PageDraft) -> (Option<i64>, Limits) {
        if !self.differs(products) {
            let same = self.same.with(|text| limit(text));
            return (same.unwrap_or(base.stock_limit), Limits::new());
        }
        let own = self.own.get();
        let of = |id: &String| {
            let before = base.stock_limits.get(id).copied();
            let typed = own.get(id).map_or(Ok(None), |text| limit(text));
            typed.unwrap_or(before.unwrap_or(base.stock_limit))
        };
        let limits = products.iter().map(|id| (id.clone(), of(id))).collect();
        (None, limits)
    }

    /// Remembers which numbers cannot be read.
    pub(super) fn check(self, checks: &mut Checks) {
        if self.differ.get_untracked() {
            let own = self.own.get_untracked();
            let all: Result<Vec<_>, _> = own.values().map(|text| limit(text)).collect();
            checks.field("stockLimits", all);
        } else {
            checks.field("stockLimit", self.same.with_untracked(|text| limit(text)));
        }
    }
}

fn own(draft: &PageDraft) -> BTreeMap<String, String> {
    let of = |id: &String| {
        let limit = draft.stock_limits.get(id).copied();
        (id.clone(), text(limit.unwrap_or(draft.stock_limit)))
    };
    draft.product_ids.iter().map(of).collect()
}

fn text(limit: Option<i64>) -> String {
    limit.map(|limit| limit.to_string()).unwrap_or_default()
}

fn limit(text: &str) -> Result<Option<i64>, Sentence> {
    match text.trim() {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| ::words::refusal::draft_number_unreadable()),
    }
}

/// The fields.
#[component]
pub(super) fn StockFields(
    state: FormState,
    stock: StockForm,
    chosen: Chosen,
    choices: Choices,
) -> impl IntoView {
    let w = words();
    let several = Memo::new(move |_| chosen.with(|chosen| chosen.len() > 1));
    let differs = Memo::new(move |_| chosen.with(|chosen| stock.differs(chosen)));
    view! {
        <Show when=move || !differs.get()>
            <TextField
                form=state
                name="stockLimit"
                label=w.editor_copies_label()
                value=stock.same
                optional=true
                keyboard="numeric"
                hint=w.editor_copies_hint()
            />
        </Show>
        <Show when=move || several.get()>
            <Switch name="stockDiffers" label=w.editor_copies_differ() value=stock.differ />
        </Show>
        <Show when=move || differs.get()>
            <Own state stock chosen choices />
        </Show>
    }
}

#[component]
fn Own(state: FormState, stock: StockForm, chosen: Chosen, choices: Choices) -> impl IntoView {
    let w = words();
    let (own, same) = (state.error("stockLimits"), state.error("stockLimit"));
    let error = Signal::derive(move || own.get().or_else(|| same.get()));
    view! {
        <div class="field" role="group" aria-labelledby="stock-limits">
            <span class="field__label" id="stock-limits">
                {w.editor_copies()}
            </span>
            <p class="field__hint">{w.editor_copies_hint()}</p>
            <ul class="picker">
                <For each=move || chosen.get() key=|id| id.clone() let:id>
                    <Row
                        name=choices.name(&id)
                        id
                        stock
                        invalid=Signal::derive(move || error.get().is_some())
                    />
                </For>
            </ul>
            <FieldError name="stockLimits" error />
        </div>
    }
}

#[component]
fn Row(name: String, id: String, stock: StockForm, invalid: Signal<bool>) -> impl IntoView {
    let field = format!("stock-{id}");
    let id = StoredValue::new(id);
    let typed = move || {
        let typed = stock
            .own
            .with(|own| id.with_value(|id| own.get(id).cloned()));
        typed.unwrap_or_default()
    };
    let set = move |text| {
        stock.own.update(|own| {
            own.insert(id.get_value(), text);
        });
    };
    view! {
        <li class="picker__row stock-row">
            <label for=field.clone()>{name}</label>
            <input
                class="input"
                id=field
                inputmode="numeric"
                autocomplete="off"
                placeholder=words().editor_copies_unlimited()
                aria-invalid=move || invalid.get().to_string()
                aria-describedby="error-stockLimits"
                prop:value=typed
                value=untrack(typed)
                on:input:target=move |event| set(event.target().value())
            />
        </li>
    }
}
