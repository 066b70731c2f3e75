//! The licence keys that an order came with.

use crate::{api::orders::ProductKeys, console::kit::copy::CopyButton, spoken::words};
use leptos::prelude::*;

/// The keys of an order, if it has any.
#[component]
pub(super) fn Keys(products: Vec<ProductKeys>) -> impl IntoView {
    (!products.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="keys">
                <h2 id="keys">{words().orders_keys()}</h2>
                {products.into_iter().map(of_product).collect_view()}
            </section>
        }
    })
}

fn of_product(product: ProductKeys) -> impl IntoView {
    view! {
        <div class="keys">
            <p class="keys__name">
                <a href=format!("/console/products/{}", product.product_id)>{product.name}</a>
            </p>
            <ul class="keys__list">{product.keys.into_iter().map(row).collect_view()}</ul>
        </div>
    }
}

fn row(key: String) -> impl IntoView {
    view! {
        <li class="keys__row">
            <code class="keys__key">{key.clone()}</code>
            <CopyButton text=key label=words().orders_keys_copy() small=true />
        </li>
    }
}
