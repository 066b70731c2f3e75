//! The licence keys of a product: how many are left, and new ones for the list.

mod add;

use crate::{
    api::licences::{count_licence_keys, delete_free_licence_keys},
    console::kit::{confirm::ConfirmButton, load::load, toast::use_toasts},
    error::ApiError,
};
use add::AddKeys;
use domain::licence::{KeyCounts, LicenceKeys};
use leptos::prelude::*;

type Known = Resource<Result<KeyCounts, ApiError>>;

/// The keys of a product, if it has any, or had.
#[component]
pub(super) fn Keys(
    /// The product.
    product_id: String,
    /// Where its keys come from.
    from: RwSignal<LicenceKeys>,
) -> impl IntoView {
    let product = StoredValue::new(product_id);
    let known = Resource::new(
        move || from.get(),
        move |_| count_licence_keys(product.get_value()),
    );
    let are_there = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(Ok(counts)) = known.get() {
            are_there.set(counts.free + counts.held + counts.given > 0);
        }
    });
    view! {
        <Show when=move || from.get() != LicenceKeys::None || are_there.get()>
            <section class="card" aria-labelledby="licence-keys">
                <h2 class="card__title" id="licence-keys">
                    "Licence keys"
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
    let words = move || match from.get() {
        LicenceKeys::List => format!(
            "{} left, {} in checkouts, {} sold.",
            counts.free, counts.held, counts.given
        ),
        LicenceKeys::Generated => {
            format!("A new key is made for each copy. So far: {}.", counts.given)
        }
        LicenceKeys::None => format!(
            "Copies come without a key now. {} left, {} in checkouts, {} sold.",
            counts.free, counts.held, counts.given
        ),
    };
    let is_out = move || from.get() == LicenceKeys::List && counts.free == 0;
    view! {
        <p>{words}</p>
        <Show when=is_out>
            <p class="notice notice--warn">
                "No key is left, so this product is sold out on every page until you add some."
            </p>
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
                "Export sold keys"
            </a>
        }
    })
}

fn delete(counts: KeyCounts, product: StoredValue<String>, known: Known) -> Option<impl IntoView> {
    let toasts = use_toasts();
    let done = move |()| {
        known.refetch();
        toasts.ok("The unsold keys are deleted.");
    };
    (counts.free > 0).then(|| {
        view! {
            <ConfirmButton
                label="Delete unsold keys"
                question=format!("Delete {} unsold keys?", counts.free)
                consequence="Keys that were sold or are in a checkout stay. The others cannot be brought back."
                yes="Delete the keys"
                act=move || delete_free_licence_keys(product.get_value())
                done=Callback::new(done)
            />
        }
    })
}
