//! One product: its files, and what it is.

use super::{
    files::Files,
    form::{ProductFields, ProductForm},
};
use crate::{
    api::products::{delete_product, get_product, update_product},
    console::kit::{
        confirm::ConfirmButton,
        form::{Form, FormState},
        load::load_screen,
        screen::Screen,
        toast::use_toasts,
    },
};
use domain::product::Product;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

/// One product.
#[component]
pub fn Detail() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = Resource::new(move || id.get(), get_product);
    load_screen(data, show)
}

fn show(product: Product) -> impl IntoView {
    let id = product.id.to_string();
    let page = format!("/console/pages/new?product={id}");
    let actions = move || {
        view! {
            <a class="button" href=page.clone()>
                "Sell it on a page"
            </a>
        }
    };
    view! {
        <Screen title=product.name.clone() above=("/console/products", "Products") actions=actions>
            <Files product_id=id />
            <Edit product />
        </Screen>
    }
}

#[component]
fn Edit(product: Product) -> impl IntoView {
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
        state.send(sending, move |_| toasts.ok("Saved."));
    };
    let deleted = move |()| {
        toasts.ok("The product is deleted.");
        navigate("/console/products", Default::default());
    };
    let delete = view! {
        <ConfirmButton
            label="Delete product"
            question=format!("Delete “{}”?", product.name)
            consequence="People who bought it keep their files. While an open page sells it, it cannot be deleted."
            yes="Delete the product"
            act=move || delete_product(id.get_value())
            done=Callback::new(deleted)
        />
    };
    view! {
        <section class="card" aria-labelledby="about-product">
            <h2 class="card__title" id="about-product">
                "About the product"
            </h2>
            <Form state submit="Save changes" on_submit=save actions=delete.into_any()>
                <ProductFields form state />
            </Form>
        </section>
    }
}
