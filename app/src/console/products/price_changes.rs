//! Prices that change by themselves at a moment: an editor of rows.

use crate::console::kit::{
    field::FieldError,
    form::FormState,
    moment::{Moment, MomentInput, zone_words},
};
use crate::spoken::words;
use domain::{
    Currency, Money,
    price::{MOST_CHANGES, PriceChange, Pricing},
};
use leptos::prelude::*;

/// One change being edited.
#[derive(Clone, Copy)]
struct Row {
    key: usize,
    at: Moment,
    price: RwSignal<String>,
}

/// The changes of a price.
#[derive(Clone, Copy)]
pub(super) struct Changes {
    rows: RwSignal<Vec<Row>>,
    next: StoredValue<usize>,
}

impl Changes {
    /// Begins without any.
    pub(super) fn none() -> Self {
        Self {
            rows: RwSignal::default(),
            next: StoredValue::new(0),
        }
    }

    /// Begins with what is there already.
    pub(super) fn of(pricing: &Pricing) -> Self {
        let changes = Self::none();
        for change in &pricing.changes {
            let price = Money {
                minor: change.price_in_cents,
                ..pricing.price
            };
            changes.add(Moment::of(Some(change.at)), price.decimal());
        }
        changes
    }

    fn add(self, at: Moment, price: String) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let price = RwSignal::new(price);
        self.rows.update(|rows| rows.push(Row { key, at, price }));
    }

    /// The changes as typed.
    ///
    /// # Errors
    /// A sentence about the first that cannot be read.
    pub(super) fn read(self, currency: Currency) -> Result<Vec<PriceChange>, ::words::Sentence> {
        let read = |row: Row| {
            let at = row.at.read()?;
            let price = row.price.get_untracked();
            Ok(PriceChange {
                at: at.ok_or(words::refusal::price_change_when())?,
                price_in_cents: Money::parse_decimal(&price, currency)?,
            })
        };
        self.rows.get_untracked().into_iter().map(read).collect()
    }
}

/// The editor.
#[component]
pub(super) fn ChangeEditor(state: FormState, changes: Changes) -> impl IntoView {
    let w = words();
    let error = state.error("priceChanges");
    let zone = RwSignal::new(String::new());
    Effect::new(move |_| zone.set(zone_words(w)));
    let add = move |_| changes.add(Moment::of(None), String::new());
    let is_full = move || changes.rows.with(|rows| rows.len() >= MOST_CHANGES);
    view! {
        <div class="field" role="group" aria-labelledby="price-changes" aria-describedby="error-priceChanges">
            <span class="field__label" id="price-changes">
                {w.products_changes()} <span class="field__optional">{w.kit_optional()}</span>
            </span>
            <p class="field__hint">
                {w.products_changes_about()} " " {zone}
            </p>
            <ul class="questions">
                <For each=move || changes.rows.get() key=|row| row.key let:row>
                    <Editor row changes invalid=Signal::derive(move || error.get().is_some()) />
                </For>
            </ul>
            <FieldError name="priceChanges" error />
            <div>
                <button
                    type="button"
                    class="button button--small"
                    disabled=is_full
                    on:click=add
                >
                    {w.products_changes_plan()}
                </button>
            </div>
        </div>
    }
}

#[component]
fn Editor(row: Row, changes: Changes, invalid: Signal<bool>) -> impl IntoView {
    let w = words();
    let id = move |part: &str| format!("price-change-{}-{part}", row.key);
    let remove = move |_| {
        changes
            .rows
            .update(|rows| rows.retain(|other| other.key != row.key));
    };
    view! {
        <li class="questions__row price-change">
            <div class="field">
                <label class="field__label" for=id("at")>
                    {w.products_changes_from()}
                </label>
                <MomentInput
                    moment=row.at
                    id=id("at")
                    name="priceChangeAt"
                    required=true
                    invalid
                    described_by="error-priceChanges".to_owned()
                />
            </div>
            <div class="field">
                <label class="field__label" for=id("price")>
                    {w.products_changes_costs()}
                </label>
                <input
                    class="input"
                    id=id("price")
                    inputmode="decimal"
                    autocomplete="off"
                    placeholder=w.products_changes_placeholder()
                    aria-invalid=move || invalid.get().to_string()
                    aria-describedby="error-priceChanges"
                    value=row.price.get_untracked()
                    bind:value=row.price
                />
            </div>
            <button type="button" class="button button--small button--quiet" on:click=remove>
                {w.products_changes_remove()}
                <span class="visually-hidden">" " {w.products_changes_remove_what()}</span>
            </button>
        </li>
    }
}
