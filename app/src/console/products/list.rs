//! All products.

use crate::{
    api::{
        Batch,
        products::{delete_product, list_products},
    },
    console::kit::{
        badge::badge,
        clock,
        confirm::ConfirmButton,
        load::load,
        paged::{LoadMore, Rows},
        price::PriceNow,
        screen::Screen,
        toast::use_toasts,
        when::When,
    },
};
use domain::{Timestamp, product::Product};
use leptos::prelude::*;

/// All products.
#[component]
pub fn List() -> impl IntoView {
    let data = Resource::new(|| (), |()| list_products(None));
    let actions = || {
        view! {
            <a class="button button--primary" href="/console/products/new">
                "New product"
            </a>
        }
    };
    view! {
        <Screen title="Products" actions=actions>
            {load(data, show)}
        </Screen>
    }
}

fn show(first: Batch<Product>) -> impl IntoView {
    let now = clock::ticking(first.now);
    let rows = Rows::of(first);
    let each = move || rows.items.get();
    view! {
        <Show when=move || !rows.is_empty() fallback=Nothing>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">"Product"</th>
                            <th scope="col">"Price"</th>
                            <th scope="col">"State"</th>
                            <th scope="col">"For sale until"</th>
                            <th scope="col">
                                <span class="visually-hidden">"Actions"</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=each key=|product| product.id.clone() let:product>
                            <Row product rows now />
                        </For>
                    </tbody>
                </table>
            </div>
            <LoadMore rows load=list_products />
        </Show>
    }
}

#[component]
fn Row(product: Product, rows: Rows<Product>, now: Signal<Timestamp>) -> impl IntoView {
    let toasts = use_toasts();
    let (id, name) = (product.id.clone(), product.name.clone());
    let gone = product.id.clone();
    let done = move |()| {
        rows.retain(|product| product.id != gone);
        toasts.ok("The product is deleted.");
    };
    let address = format!("/console/products/{id}");
    view! {
        <tr>
            <th scope="row">
                <a href=address>{product.name.clone()}</a>
            </th>
            <td data-label="Price">
                <div>
                    <PriceNow pricing=product.pricing.clone() now />
                </div>
            </td>
            <td data-label="State">{state(&product, now)}</td>
            <td data-label="For sale until">
                {match product.expires_at {
                    Some(at) => view! { <When at /> }.into_any(),
                    None => view! { <span class="muted">"No end"</span> }.into_any(),
                }}
            </td>
            <td class="table__actions">
                <ConfirmButton
                    label="Delete"
                    about=name.clone()
                    question=format!("Delete “{name}”?")
                    consequence="People who bought it keep their files. While an open page sells it, it cannot be deleted."
                    yes="Delete the product"
                    small=true
                    act=move || delete_product(id.to_string())
                    done=Callback::new(done)
                />
            </td>
        </tr>
    }
}

/// Whether a product can be bought, following the clock.
pub(super) fn state(product: &Product, now: Signal<Timestamp>) -> impl IntoView + use<> {
    let (active, expires_at) = (product.is_active, product.expires_at);
    let over = Memo::new(move |_| expires_at.is_some_and(|at| at <= now.get()));
    move || match (active, over.get()) {
        (_, true) => badge("expired", "Ended"),
        (false, _) => badge("paused", "Switched off"),
        (true, _) => badge("live", "For sale"),
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">"No products yet"</p>
            <p>"A product is what people buy: a name, a price, and the files they get."</p>
            <a class="button button--primary" href="/console/products/new">
                "Create your first product"
            </a>
        </div>
    }
}
