//! All products.

use crate::console::kit::ask::ask;
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
    spoken::words,
};
use domain::{Timestamp, product::Product};
use leptos::prelude::*;

/// All products.
#[component]
pub fn List() -> impl IntoView {
    let w = words();
    let data = ask(|| (), |()| list_products(None));
    let actions = move || {
        view! {
            <a class="button button--primary" href="/console/products/new">
                {w.products_new()}
            </a>
        }
    };
    view! {
        <Screen title=w.products_title() actions=actions>
            {load(data, show)}
        </Screen>
    }
}

fn show(first: Batch<Product>) -> impl IntoView {
    let w = words();
    let now = clock::ticking(first.now);
    let rows = Rows::of(first);
    let each = move || rows.items.get();
    view! {
        <Show when=move || !rows.is_empty() fallback=Nothing>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">{w.products_product()}</th>
                            <th scope="col">{w.products_price()}</th>
                            <th scope="col">{w.products_state()}</th>
                            <th scope="col">{w.products_until()}</th>
                            <th scope="col">
                                <span class="visually-hidden">{w.products_actions()}</span>
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
    let (w, toasts) = (words(), use_toasts());
    let (id, name) = (product.id.clone(), product.name.clone());
    let gone = product.id.clone();
    let done = move |()| {
        rows.retain(|product| product.id != gone);
        toasts.ok(w.products_deleted());
    };
    let address = format!("/console/products/{id}");
    view! {
        <tr>
            <th scope="row">
                <a href=address>{product.name.clone()}</a>
            </th>
            <td data-label=w.products_price()>
                <div>
                    <PriceNow pricing=product.pricing.clone() now />
                </div>
            </td>
            <td data-label=w.products_state()>{state(&product, now)}</td>
            <td data-label=w.products_until()>
                {match product.expires_at {
                    Some(at) => view! { <When at /> }.into_any(),
                    None => view! { <span class="muted">{w.products_no_end()}</span> }.into_any(),
                }}
            </td>
            <td class="table__actions">
                <ConfirmButton
                    label=w.products_delete_short()
                    about=name.clone()
                    question=w.products_delete_question(&name)
                    consequence=w.products_delete_consequence()
                    yes=w.products_delete_yes()
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
    let w = words();
    let (active, expires_at) = (product.is_active, product.expires_at);
    let over = Memo::new(move |_| expires_at.is_some_and(|at| at <= now.get()));
    move || match (active, over.get()) {
        (_, true) => badge("expired", w.products_state_ended()),
        (false, _) => badge("paused", w.products_state_off()),
        (true, _) => badge("live", w.products_state_on()),
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let w = words();
    view! {
        <div class="empty">
            <p class="empty__title">{w.products_none()}</p>
            <p>{w.products_none_about()}</p>
            <a class="button button--primary" href="/console/products/new">
                {w.products_first()}
            </a>
        </div>
    }
}
