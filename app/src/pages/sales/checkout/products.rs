//! What is bought: the only product, or a choice of several.

use super::{FORM, SalesView, wish};
use crate::{
    pages::{
        form::field_error,
        sales::priced::{next_price, price},
    },
    spoken::words,
};
use domain::offer::Offer;
use leptos::prelude::*;

/// The products with their prices and what may be chosen about them.
pub fn view(view: &SalesView) -> AnyView {
    match view.page.offers.as_slice() {
        [only] => single(view, only),
        offers => several(view, offers),
    }
}

fn single(view: &SalesView, offer: &Offer) -> AnyView {
    let id = offer.product_id.to_string();
    // Where the buyer names the price, the field for it says what it costs.
    let price = (!offer.pricing.pay_what_you_want)
        .then(|| view! { <p class="sale__price">{price(&view.page, offer, view.now)}</p> });
    view! {
        <input type="hidden" name="product_ids[]" value=id/>
        <div class="stack stack--tight" id=format!("{FORM}-productIds") tabindex="-1">
            {price} {next_price(&view.page, offer, view.now)} {wish::view(view, offer)}
        </div>
    }
    .into_any()
}

fn several(view: &SalesView, offers: &[Offer]) -> AnyView {
    let error = view.checkout.error("productIds");
    let choices = offers
        .iter()
        .map(|offer| choice(view, offer))
        .collect_view();
    let id = format!("{FORM}-productIds");
    let error_id = format!("{id}-error");
    let described_by = error.as_ref().map(|_| error_id.clone());
    view! {
        <fieldset class="fieldset" id=id tabindex="-1" aria-describedby=described_by>
            <legend>{words().sales_choose()}</legend>
            <div class="offer-choices">{choices}</div>
            {error.map(|error| field_error(error_id, error))}
        </fieldset>
    }
    .into_any()
}

fn choice(view: &SalesView, offer: &Offer) -> impl IntoView + use<> {
    let (page, now) = (&view.page, view.now);
    let id = offer.product_id.to_string();
    let can_be_paid = page.takes_payments || offer.pricing.is_free(now);
    let for_sale = offer.is_for_sale(now) && can_be_paid;
    let chosen = for_sale && view.checkout.has("product_ids[]", &id);
    let unavailable = (!for_sale).then(|| {
        view! { <span class="muted">" " {words().sales_not_available()}</span> }
    });
    let wish = for_sale.then(|| wish::view(view, offer));
    let next_price = for_sale.then(|| next_price(page, offer, now));
    view! {
        <div class="offer-choice">
            <label class="choice">
                <input
                    type="checkbox"
                    name="product_ids[]"
                    value=id
                    checked=chosen
                    disabled=!for_sale
                />
                <span class="choice__text">
                    <span class="offer-choice__name">{offer.name.clone()} {unavailable}</span>
                    <span>{price(page, offer, now)}</span>
                </span>
            </label>
            {next_price}
            {wish}
        </div>
    }
}
