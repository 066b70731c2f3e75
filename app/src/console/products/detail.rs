//! One product: its files, and what it is.

use super::{
    ended::Ended,
    files::Files,
    form::{ProductFields, ProductForm},
    keys::Keys,
};
use crate::console::kit::ask::ask;
use crate::{
    api::products::{ProductDetail, delete_product, get_product, update_product},
    console::kit::{
        clock,
        confirm::ConfirmButton,
        form::{Form, FormState},
        load::load_screen,
        price::PriceNow,
        screen::Screen,
        toast::use_toasts,
    },
    spoken::words,
};
use domain::{licence::LicenceKeys, price::Pricing, product::Product};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

/// One product.
#[component]
pub fn Detail() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = ask(move || id.get(), get_product);
    load_screen(data, show)
}

fn show(detail: ProductDetail) -> impl IntoView {
    let w = words();
    let (product, now) = (detail.product, clock::ticking(detail.now));
    let pricing = RwSignal::new(product.pricing.clone());
    let keys = RwSignal::new(product.licence_keys);
    let id = product.id.to_string();
    let page = format!("/console/pages/new?product={id}");
    let actions = move || {
        view! {
            <a class="button" href=page.clone()>
                {w.products_sell()}
            </a>
        }
    };
    view! {
        <Screen title=product.name.clone() above=("/console/products", w.products_title()) actions=actions>
            <p>{w.products_price_now()} " " {move || view! { <PriceNow pricing=pricing.get() now /> }}</p>
            <Ended product_id=id.clone() />
            <Files product_id=id.clone() />
            <Keys product_id=id from=keys counts=detail.keys />
            <Edit product pricing keys />
        </Screen>
    }
}

/// The form; what was saved shows in `pricing` and `keys`.
#[component]
fn Edit(
    product: Product,
    pricing: RwSignal<Pricing>,
    keys: RwSignal<LicenceKeys>,
) -> impl IntoView {
    let w = words();
    let (form, state, toasts) = (
        ProductForm::existing(&product),
        FormState::new(),
        use_toasts(),
    );
    let id = StoredValue::new(product.id.to_string());
    let navigate = use_navigate();
    let save = move || {
        let sending = form
            .read()
            .map(|draft| update_product(id.get_value(), draft));
        state.send(sending, move |product| {
            pricing.try_set(product.pricing);
            keys.try_set(product.licence_keys);
            toasts.ok(w.products_saved());
        });
    };
    let deleted = move |()| {
        toasts.ok(w.products_deleted());
        navigate("/console/products", Default::default());
    };
    let delete = view! {
        <ConfirmButton
            label=w.products_delete()
            question=w.products_delete_question(&product.name)
            consequence=w.products_delete_consequence()
            yes=w.products_delete_yes()
            act=move || delete_product(id.get_value())
            done=Callback::new(deleted)
        />
    };
    view! {
        <section class="card" aria-labelledby="about-product">
            <h2 class="card__title" id="about-product">
                {w.products_about()}
            </h2>
            <Form state submit=w.products_save_changes() on_submit=save actions=delete.into_any()>
                <ProductFields form state />
            </Form>
        </section>
    }
}
