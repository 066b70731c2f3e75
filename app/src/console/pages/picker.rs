//! Which products a page sells, and in which order.

use crate::{
    api::{Batch, products::list_products},
    console::kit::{
        field::FieldError,
        form::FormState,
        paged::{LoadMore, Rows},
        price::price_words,
    },
    spoken::words,
};
use ::words::{GAP, around};
use domain::{Timestamp, page::Page, price::Pricing, product::Product};
use leptos::prelude::*;

/// A product that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    /// Its id.
    pub(super) id: String,
    /// What it is called.
    pub(super) name: String,
    /// What it costs, and when.
    pub(super) pricing: Pricing,
}

/// What can be chosen, and the list it comes from.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    rows: Rows<Product>,
    now: Timestamp,
    /// The products; those of the page come first.
    all: Memo<Vec<Choice>>,
}

impl Choices {
    /// What a page offers already, and the creator's products.
    pub(super) fn of(page: Option<&Page>, products: Batch<Product>) -> Self {
        let now = products.now;
        let rows = Rows::of(products);
        let offered: Vec<_> = page
            .into_iter()
            .flat_map(|page| &page.offers)
            .map(|offer| Choice {
                id: offer.product_id.to_string(),
                name: offer.name.clone(),
                pricing: offer.pricing.clone(),
            })
            .collect();
        let all = Memo::new(move |_| {
            let mut choices = offered.clone();
            rows.items.with(|products| {
                let more = products.iter().map(|product| Choice {
                    id: product.id.to_string(),
                    name: product.name.clone(),
                    pricing: product.pricing.clone(),
                });
                choices.extend(more.filter(|new| offered.iter().all(|old| old.id != new.id)));
            });
            choices
        });
        Self { rows, now, all }
    }

    /// A product.
    pub(super) fn get(self, id: &str) -> Option<Choice> {
        let find = |all: &Vec<Choice>| all.iter().find(|choice| choice.id == id).cloned();
        self.all.with(find)
    }

    /// What a product is called.
    pub(super) fn name(self, id: &str) -> String {
        self.get(id).map(|choice| choice.name).unwrap_or_default()
    }
}

/// The ids of the chosen products, in order.
pub(super) type Chosen = RwSignal<Vec<String>>;

/// A list of all products with check boxes. The order of ticking is the order on the page.
#[component]
pub(super) fn ProductPicker(state: FormState, chosen: Chosen, choices: Choices) -> impl IntoView {
    let w = words();
    let error = state.error("productIds");
    let (rows, now, all) = (choices.rows, choices.now, choices.all);
    let each = move || all.get();
    view! {
        <fieldset class="fieldset" aria-describedby="error-productIds">
            <legend>{w.editor_products()}</legend>
            <Show when=move || !all.with(Vec::is_empty) fallback=Nothing>
                <ul class="picker">
                    <For each=each key=|choice| choice.id.clone() let:choice>
                        <Row choice now chosen error />
                    </For>
                </ul>
                <LoadMore rows load=list_products />
            </Show>
            <FieldError name="productIds" error />
        </fieldset>
    }
}

#[component]
fn Row(
    choice: Choice,
    now: Timestamp,
    chosen: Chosen,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let w = words();
    let id = StoredValue::new(choice.id);
    let place = Memo::new(move |_| {
        chosen.with(|chosen| id.with_value(|id| chosen.iter().position(|other| other == id)))
    });
    let tick = move |ticked: bool| {
        chosen.update(|chosen| {
            chosen.retain(|other| id.with_value(|id| other != id));
            if ticked {
                chosen.push(id.get_value());
            }
        });
    };
    let earlier = move |_| {
        if let Some(place @ 1..) = place.get_untracked() {
            chosen.update(|chosen| chosen.swap(place - 1, place));
        }
    };
    let can_move = move || place.get().is_some_and(|place| place > 0);
    let number = move || {
        let place = place
            .get()
            .filter(|_| chosen.with(|chosen| chosen.len() > 1))?;
        let place = i64::try_from(place + 1).unwrap_or(i64::MAX);
        Some(view! { <span class="picker__place">{w.editor_product_place(place)}</span> })
    };
    let price = price_words(words(), &choice.pricing, now);
    let name = choice.name.clone();
    view! {
        <li class="picker__row">
            <label class="choice">
                <input
                    type="checkbox"
                    name="productIds"
                    prop:checked=move || place.get().is_some()
                    checked=place.get_untracked().is_some()
                    aria-invalid=move || error.get().is_some().to_string()
                    on:change:target=move |event| tick(event.target().checked())
                />
                <span class="choice__text">
                    {choice.name} " " <span class="muted number">{price}</span>
                </span>
            </label>
            <div class="cluster cluster--tight">
                {number}
                <Show when=can_move>
                    <button type="button" class="button button--small" on:click=earlier>
                        {w.editor_product_up()}
                        <span class="visually-hidden">{format!(" {name}")}</span>
                    </button>
                </Show>
            </div>
        </li>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let w = words();
    let (before, after) = around(&w.editor_no_products(GAP));
    view! {
        <p class="notice">
            {before} <a href="/console/products/new">{w.editor_no_products_link()}</a> {after}
        </p>
    }
}
