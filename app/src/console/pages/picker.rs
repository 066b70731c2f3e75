//! Which products a page sells, and in which order.

use crate::{
    api::{Batch, products::list_products},
    console::kit::{
        field::FieldError,
        form::FormState,
        paged::{LoadMore, Rows},
        price::price_words,
    },
};
use domain::{page::Page, product::Product};
use leptos::prelude::*;

/// A product that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    /// Its id.
    pub(super) id: String,
    /// What it is called.
    pub(super) name: String,
    price: String,
}

/// What can be chosen, and the list it comes from.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    rows: Rows<Product>,
    /// The products; those of the page come first.
    pub(super) all: Memo<Vec<Choice>>,
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
                price: price_words(&offer.pricing, now),
            })
            .collect();
        let all = Memo::new(move |_| {
            let mut choices = offered.clone();
            rows.items.with(|products| {
                let more = products.iter().map(|product| Choice {
                    id: product.id.to_string(),
                    name: product.name.clone(),
                    price: price_words(&product.pricing, now),
                });
                choices.extend(more.filter(|new| offered.iter().all(|old| old.id != new.id)));
            });
            choices
        });
        Self { rows, all }
    }
}

/// The ids of the chosen products, in order.
pub(super) type Chosen = RwSignal<Vec<String>>;

/// A list of all products with check boxes. The order of ticking is the order on the page.
#[component]
pub(super) fn ProductPicker(state: FormState, chosen: Chosen, choices: Choices) -> impl IntoView {
    let error = state.error("productIds");
    let rows = choices.rows;
    let choices = choices.all;
    let each = move || choices.get();
    view! {
        <fieldset class="fieldset" aria-describedby="error-productIds">
            <legend>"Products"</legend>
            <Show when=move || !choices.with(Vec::is_empty) fallback=Nothing>
                <ul class="picker">
                    <For each=each key=|choice| choice.id.clone() let:choice>
                        <Row choice chosen error />
                    </For>
                </ul>
                <LoadMore rows load=list_products />
            </Show>
            <FieldError name="productIds" error />
        </fieldset>
    }
}

#[component]
fn Row(choice: Choice, chosen: Chosen, error: Signal<Option<String>>) -> impl IntoView {
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
                    {choice.name} " " <span class="muted number">{choice.price}</span>
                </span>
            </label>
            <div class="cluster cluster--tight">
                {move || {
                    place
                        .get()
                        .filter(|_| chosen.with(|chosen| chosen.len() > 1))
                        .map(|place| {
                            view! { <span class="picker__place">{format!("No. {}", place + 1)}</span> }
                        })
                }}
                <Show when=can_move>
                    <button type="button" class="button button--small" on:click=earlier>
                        "Move up"
                        <span class="visually-hidden">{format!(" {name}")}</span>
                    </button>
                </Show>
            </div>
        </li>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <p class="notice">
            "You have no product yet. "
            <a href="/console/products/new">"Create one first"</a> "."
        </p>
    }
}
