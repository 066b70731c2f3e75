//! Making a product.

use super::form::{ProductFields, ProductForm};
use crate::{
    api::products::create_product,
    console::kit::{
        form::{Form, FormState},
        screen::Screen,
        toast::use_toasts,
    },
    spoken::words,
};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// A new product.
#[component]
pub fn New() -> impl IntoView {
    let w = words();
    let (form, state, toasts) = (ProductForm::empty(), FormState::new(), use_toasts());
    let navigate = use_navigate();
    let save = move || {
        let navigate = navigate.clone();
        state.send(form.read().map(create_product), move |product| {
            toasts.ok(w.products_saved_new());
            navigate(
                &format!("/console/products/{}", product.id),
                Default::default(),
            );
        });
    };
    view! {
        <Screen title=w.products_new() above=("/console/products", w.products_title())>
            <div class="card">
                <Form state submit=w.products_save() on_submit=save>
                    <ProductFields form state />
                </Form>
            </div>
        </Screen>
    }
}
