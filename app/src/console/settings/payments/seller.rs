//! What receipts say about the seller, and how tax is treated.

use crate::{
    api::payments::update_seller,
    console::kit::{
        field::{AreaField, TextField},
        form::{Form, FormState},
        radio::{Choice, Radios},
        toast::use_toasts,
    },
};
use domain::seller::{Seller, TaxMode};
use leptos::prelude::*;

const TAX: &[Choice] = &[
    (
        "none",
        "No tax",
        "Nothing is calculated: you are not liable, or you settle it yourself.",
    ),
    (
        "inclusive",
        "Included in the price",
        "Buyers pay the price they see; the receipt says how much of it is tax. Usual in Europe.",
    ),
    (
        "exclusive",
        "Added at the payment",
        "The tax of the buyer’s place comes on top of the price. Usual in the United States.",
    ),
];

/// The name, the address and the tax id on receipts, and how tax is treated.
#[component]
pub(super) fn SellerCard(seller: Seller) -> impl IntoView {
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
        state.send(Ok(update_seller(seller)), move |_| toasts.ok("Saved."));
    };
    view! {
        <section class="card" aria-labelledby="seller">
            <h2 class="card__title" id="seller">
                "Receipts and tax"
            </h2>
            <Form state submit="Save changes" on_submit=save>
                <TextField
                    form=state
                    name="businessName"
                    label="Business name"
                    value=name
                    optional=true
                    autocomplete="organization"
                    hint="What receipts name as the seller. Without one, your own name."
                />
                <AreaField form=state name="businessAddress" label="Address" value=address />
                <TextField
                    form=state
                    name="taxId"
                    label="Tax id"
                    value=tax_id
                    optional=true
                    hint="Like a VAT number."
                />
                <fieldset class="fieldset">
                    <legend>"Tax"</legend>
                    <Radios name="taxMode" value=tax_mode choices=TAX />
                    <p class="field__hint">
                        "Stripe calculates the tax where you are registered for it. A change counts for new checkouts; receipts that are out stay as they are."
                    </p>
                </fieldset>
            </Form>
        </section>
    }
}
