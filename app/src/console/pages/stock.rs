//! How many copies there are: of each product the same, or of each its own.

use super::picker::{Choices, Chosen};
use crate::console::kit::{
    field::{FieldError, Switch, TextField},
    form::FormState,
};
use domain::{page::PageDraft, rejection::Checks};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct StockForm {
    same: RwSignal<String>,
    differ: RwSignal<bool>,
    /// By product.
    own: RwSignal<BTreeMap<String, String>>,
}

impl StockForm {
    /// Begins with a draft.
    pub(super) fn of(draft: &PageDraft) -> Self {
        let text = |limit: Option<i64>| limit.map(|limit| limit.to_string()).unwrap_or_default();
        let own = draft.product_ids.iter().map(|id| {
            let limit = draft.stock_limits.get(id).copied();
            (id.clone(), text(limit.unwrap_or(draft.stock_limit)))
        });
        Self {
            same: RwSignal::new(text(draft.stock_limit)),
            differ: RwSignal::new(!draft.stock_limits.is_empty()),
            own: RwSignal::new(own.collect()),
        }
    }

    /// Whether each of these products has a limit of its own.
    fn differs(self, products: &[String]) -> bool {
        self.differ.get() && products.len() > 1
    }

    /// The limit of all products, and the limits of each.
    pub(super) fn read(
        self,
        products: &[String],
        checks: &mut Checks,
    ) -> (Option<i64>, BTreeMap<String, Option<i64>>) {
        if !untrack(|| self.differs(products)) {
            let same = self.same.with_untracked(|text| limit(text));
            let same = checks.field("stockLimit", same);
            return (same.flatten(), BTreeMap::new());
        }
        let own = self.own.get_untracked();
        let limits: Result<_, _> = products
            .iter()
            .map(|id| {
                let text = own.get(id).map(String::as_str).unwrap_or_default();
                limit(text).map(|limit| (id.clone(), limit))
            })
            .collect();
        (
            None,
            checks.field("stockLimits", limits).unwrap_or_default(),
        )
    }
}

fn limit(text: &str) -> Result<Option<i64>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| "Please enter a whole number, or leave it empty.".to_owned()),
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
    let several = Memo::new(move |_| chosen.with(|chosen| chosen.len() > 1));
    let differs = Memo::new(move |_| chosen.with(|chosen| stock.differs(chosen)));
    view! {
        <Show when=move || !differs.get()>
            <TextField
                form=state
                name="stockLimit"
                label="Copies of each product"
                value=stock.same
                optional=true
                keyboard="numeric"
                hint="Without a number there is no limit."
            />
        </Show>
        <Show when=move || several.get()>
            <Switch
                name="stockDiffers"
                label="Each product has its own number of copies"
                value=stock.differ
            />
        </Show>
        <Show when=move || differs.get()>
            <Own state stock chosen choices />
        </Show>
    }
}

#[component]
fn Own(state: FormState, stock: StockForm, chosen: Chosen, choices: Choices) -> impl IntoView {
    let (own, same) = (state.error("stockLimits"), state.error("stockLimit"));
    let error = Signal::derive(move || own.get().or_else(|| same.get()));
    let name = move |id: &str| {
        choices.all.with(|all| {
            let choice = all.iter().find(|choice| choice.id == id);
            choice.map(|choice| choice.name.clone()).unwrap_or_default()
        })
    };
    view! {
        <div class="field" role="group" aria-labelledby="stock-limits">
            <span class="field__label" id="stock-limits">
                "Copies"
            </span>
            <p class="field__hint">"Without a number there is no limit."</p>
            <ul class="picker">
                <For each=move || chosen.get() key=|id| id.clone() let:id>
                    <Row name=name(&id) id stock invalid=Signal::derive(move || error.get().is_some()) />
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
                placeholder="No limit"
                aria-invalid=move || invalid.get().to_string()
                aria-describedby="error-stockLimits"
                prop:value=typed
                value=untrack(typed)
                on:input:target=move |event| set(event.target().value())
            />
        </li>
    }
}
