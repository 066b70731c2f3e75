//! The licence keys of an order: on its page, and on its receipt.

use crate::{
    parts::{Icon, Shape},
    spoken::words,
};
use leptos::prelude::*;

/// The keys that came with one product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenceKeys {
    /// What it was called when it was bought.
    pub product: String,
    /// One for each copy.
    pub keys: Vec<String>,
}

/// The keys, to be read and copied. The buttons show where scripts run.
pub fn view(products: &[LicenceKeys]) -> Option<AnyView> {
    let products = all(products, true)?;
    Some(
        view! {
            <section class="stack" aria-labelledby="keys">
                <h2 id="keys" class="with-icon">
                    <Icon shape=Shape::Key/>
                    {words().order_keys()}
                </h2>
                {products}
            </section>
        }
        .into_any(),
    )
}

/// The keys on paper.
pub fn list(products: &[LicenceKeys]) -> Option<AnyView> {
    let products = all(products, false)?;
    Some(
        view! {
            <section class="stack stack--tight" aria-labelledby="keys">
                <h2 id="keys">{words().order_keys_paper()}</h2>
                {products}
            </section>
        }
        .into_any(),
    )
}

fn all(products: &[LicenceKeys], copies: bool) -> Option<AnyView> {
    let of_product = |product: &LicenceKeys| {
        let keys = product.keys.iter().map(|key| row(key, copies));
        view! {
            <div class="keys">
                <p class="keys__name">{product.product.clone()}</p>
                <ul class="keys__list">{keys.collect_view()}</ul>
            </div>
        }
    };
    let is_empty = products.iter().all(|product| product.keys.is_empty());
    (!is_empty).then(|| products.iter().map(of_product).collect_view().into_any())
}

fn row(key: &str, copies: bool) -> AnyView {
    let button = copies.then(|| {
        view! {
            <button class="button button--small" type="button" data-copy=key.to_owned() hidden aria-live="polite">
                {words().order_keys_copy()}
            </button>
        }
    });
    view! {
        <li class="keys__row">
            <code class="keys__key">{key.to_owned()}</code>
            {button}
        </li>
    }
    .into_any()
}
