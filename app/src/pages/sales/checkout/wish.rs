//! What a buyer may choose about a product: what it is worth to them, and how many copies.

use super::{FORM, SalesView};
use crate::{
    pages::{
        form::Frame,
        sales::priced::{flipping, periods},
    },
    spoken::words,
};
use domain::{Money, offer::Offer};
use leptos::prelude::*;

/// The fields for it; none if there is nothing to choose.
pub fn view(view: &SalesView, offer: &Offer) -> Option<AnyView> {
    let chooses_price = offer.pricing.pay_what_you_want;
    let chooses_number = offer.pricing.max_quantity > 1;
    (chooses_price || chooses_number).then(|| {
        view! {
            <div class="wish" role="group" aria-label=offer.name.clone()>
                {chooses_price.then(|| amount(view, offer))}
                {chooses_number.then(|| quantity(view, offer))}
            </div>
        }
        .into_any()
    })
}

fn amount(view: &SalesView, offer: &Offer) -> AnyView {
    let pricing = &offer.pricing;
    let fits = |offer: &Offer, typed: &str| {
        Money::parse_decimal(typed, offer.pricing.currency())
            .and_then(|minor| offer.pricing.agreed(view.now, Some(minor)))
            .is_ok()
    };
    let asks = |offer: &Offer| offer.pricing.pay_what_you_want;
    let name = format!("amounts[{}]", offer.product_id);
    let value = typed(view, &name).unwrap_or_else(|| pricing.suggestion(view.now).decimal());
    let periods = periods(&view.page, std::slice::from_ref(offer), view.now);
    let hint = flipping(&periods, |period| {
        let least = pricing.at(period.at);
        match least.minor {
            0 => words().sales_any_amount().to_owned(),
            _ => words().sales_at_least(least.into()),
        }
        .into_any()
    });
    let frame = frame(view, offer, "amounts", Some(hint), asks, fits);
    let input = view! {
        <input
            class="input"
            id=frame.id.clone()
            name=name
            type="text"
            inputmode="decimal"
            value=value
            autocomplete="off"
            required
            maxlength="12"
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
        />
    };
    let label = words().sales_your_price(pricing.currency().code());
    frame.around(&label, true, input.into_any())
}

fn quantity(view: &SalesView, offer: &Offer) -> AnyView {
    let fits = |offer: &Offer, typed: &str| {
        let copies = typed.trim().parse::<i64>();
        copies.is_ok_and(|copies| (1..=offer.pricing.max_quantity).contains(&copies))
    };
    let asks = |offer: &Offer| offer.pricing.max_quantity > 1;
    let name = format!("quantities[{}]", offer.product_id);
    let value = typed(view, &name).unwrap_or_else(|| "1".to_owned());
    let frame = frame(view, offer, "quantities", None, asks, fits);
    let input = view! {
        <input
            class="input"
            id=frame.id.clone()
            name=name
            type="number"
            inputmode="numeric"
            min="1"
            max=offer.pricing.max_quantity.to_string()
            value=value
            autocomplete="off"
            required
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
        />
    };
    frame.around(words().sales_copies(), true, input.into_any())
}

/// What a form that came back had in a field.
fn typed(view: &SalesView, name: &str) -> Option<String> {
    view.checkout.values.get(name).cloned()
}

/// What stands around the input. An error names the field, not the product: it is shown at the
/// first product whose input `fits` not.
fn frame(
    view: &SalesView,
    offer: &Offer,
    field: &str,
    hint: Option<AnyView>,
    asks: impl Fn(&Offer) -> bool,
    fits: impl Fn(&Offer, &str) -> bool,
) -> Frame {
    let is_wrong = |offer: &&Offer| {
        let name = format!("{field}[{}]", offer.product_id);
        typed(view, &name).is_some_and(|typed| !fits(offer, &typed))
    };
    let asked = || view.page.offers.iter().filter(|offer| asks(offer));
    let at = asked().find(is_wrong).or_else(|| asked().next());
    let error = view.checkout.error(field).filter(|_| at == Some(offer));
    let id = match &error {
        // Where the summary's link leads.
        Some(_) => format!("{FORM}-{field}"),
        None => format!("{FORM}-{field}-{}", offer.product_id),
    };
    Frame::new(id, hint, error)
}
