//! What receipts say about the seller, and how tax is treated.

use crate::{
    api::payments::update_seller,
    console::kit::{
        field::{AreaField, TextField},
        form::{Form, FormState},
        radio::{Choice, Radios},
        toast::use_toasts,
    },
    spoken::words,
};
use domain::seller::{Seller, TaxMode};
use leptos::prelude::*;
use words::Words;

fn tax_modes(w: Words) -> Vec<Choice> {
    vec![
        ("none", w.settings_tax_none(), w.settings_tax_none_about()),
        (
            "inclusive",
            w.settings_tax_inclusive(),
            w.settings_tax_inclusive_about(),
        ),
        (
            "exclusive",
            w.settings_tax_exclusive(),
            w.settings_tax_exclusive_about(),
        ),
    ]
}

/// The name, the address and the tax id on receipts, and how tax is treated.
#[component]
pub(super) fn SellerCard(seller: Seller) -> impl IntoView {
    let w = words();
    let (state, toasts) = (FormState::new(), use_toasts());
    let name = RwSignal::new(seller.business_name);
    let address = RwSignal::new(seller.business_address);
    let tax_id = RwSignal::new(seller.tax_id);
    let tax_mode = RwSignal::new(seller.tax_mode.as_str().to_owned());
    let save = move || {
        let seller = Seller {
            business_name: name.get_untracked(),
            business_address: address.get_untracked(),
            tax_id: tax_id.get_untracked(),
            tax_mode: tax_mode
                .with_untracked(|mode| TaxMode::parse(mode))
                .unwrap_or_default(),
        };
        state.send(Ok(update_seller(seller)), move |_| {
            toasts.ok(w.settings_saved())
        });
    };
    view! {
        <section class="card" aria-labelledby="seller">
            <h2 class="card__title" id="seller">
                {w.settings_receipts_and_tax()}
            </h2>
            <Form state submit=w.settings_save_changes() on_submit=save>
                <TextField
                    form=state
                    name="businessName"
                    label=w.settings_business_name()
                    value=name
                    optional=true
                    autocomplete="organization"
                    hint=w.settings_business_name_about()
                />
                <AreaField form=state name="businessAddress" label=w.settings_address() value=address />
                <TextField
                    form=state
                    name="taxId"
                    label=w.settings_tax_id()
                    value=tax_id
                    optional=true
                    hint=w.settings_tax_id_about()
                />
                <fieldset class="fieldset">
                    <legend>{w.settings_tax()}</legend>
                    <Radios name="taxMode" value=tax_mode choices=tax_modes(w) />
                    <p class="field__hint">
                        {w.settings_tax_about()}
                    </p>
                </fieldset>
            </Form>
        </section>
    }
}
