//! The licence keys of a product: how many are left, and new ones for the list.

mod add;

use crate::console::kit::ask::{Asked, ask};
use crate::{
    api::licences::{count_licence_keys, delete_free_licence_keys},
    console::kit::{confirm::ConfirmButton, load::load, toast::use_toasts},
    spoken::words,
};
use add::AddKeys;
use domain::licence::{KeyCounts, LicenceKeys};
use leptos::prelude::*;

type Known = Asked<KeyCounts>;

/// The keys of a product, if it has any, or had.
#[component]
pub(super) fn Keys(
    /// The product.
    product_id: String,
    /// Where its keys come from.
    from: RwSignal<LicenceKeys>,
    /// How many there were when the product was read.
    counts: KeyCounts,
) -> impl IntoView {
    let w = words();
    let product = StoredValue::new(product_id);
    let known = ask(
        move || from.get(),
        move |_| count_licence_keys(product.get_value()),
    );
    let are_there = RwSignal::new(counts.any());
    Effect::new(move |_| {
        if let Some(Ok(counts)) = known.get() {
            are_there.set(counts.any());
        }
    });
    view! {
        <Show when=move || from.get() != LicenceKeys::None || are_there.get()>
            <section class="card" aria-labelledby="licence-keys">
                <h2 class="card__title" id="licence-keys">
                    {w.products_licence_keys()}
                </h2>
                {load(known, move |counts| show(counts, from, product, known))}
                <Show when=move || from.get() == LicenceKeys::List>
                    <AddKeys product added=move || known.refetch() />
                </Show>
            </section>
        </Show>
    }
}

fn show(
    counts: KeyCounts,
    from: RwSignal<LicenceKeys>,
    product: StoredValue<String>,
    known: Known,
) -> AnyView {
    let w = words();
    let sentences = move || {
        let sentences = counts.sentences(w, from.get()).into_iter();
        sentences
            .map(|sentence| view! { <p>{sentence}</p> })
            .collect_view()
    };
    let is_out = move || from.get() == LicenceKeys::List && counts.free == 0;
    let out = match counts.held {
        ..=0 => w.products_keys_out(),
        _ => w.products_keys_out_held(),
    };
    view! {
        <div class="stack stack--tight">{sentences}</div>
        <Show when=is_out>
            <p class="notice notice--warn">{out}</p>
        </Show>
        <div class="cluster">{table(counts, product)} {delete(counts, product, known)}</div>
    }
    .into_any()
}

fn table(counts: KeyCounts, product: StoredValue<String>) -> Option<impl IntoView> {
    let address = format!("/console/products/{}/licence-keys.csv", product.get_value());
    (counts.given > 0).then(|| {
        view! {
            <a class="button" href=address rel="external">
                {words().products_keys_export()}
            </a>
        }
    })
}

fn delete(counts: KeyCounts, product: StoredValue<String>, known: Known) -> Option<impl IntoView> {
    let (w, toasts) = (words(), use_toasts());
    let done = move |()| {
        known.refetch();
        toasts.ok(w.products_keys_deleted());
    };
    (counts.free > 0).then(|| {
        view! {
            <ConfirmButton
                label=w.products_keys_delete()
                question=w.products_keys_delete_question(counts.free)
                consequence=w.products_keys_delete_consequence()
                yes=w.products_keys_delete_yes()
                act=move || delete_free_licence_keys(product.get_value())
                done=Callback::new(done)
            />
        }
    })
}
