//! The form that starts a purchase.

use super::SalesView;
use crate::{
    pages::form::{TextField, error_summary, field_error, text_field},
    parts::{Icon, Price, Shape},
};
use domain::offer::Offer;
use leptos::prelude::*;

const FORM: &str = "buy";

/// An e-mail address and a button; with several products also which of them.
pub fn form(view: &SalesView) -> impl IntoView + use<> {
    let page = &view.page;
    let state = &view.checkout;
    let products = match page.offers.as_slice() {
        [only] => single(only),
        offers => several(view, offers),
    };
    let words = &page.customization.button_text;
    let button = if words.is_empty() {
        "Buy now".to_owned()
    } else {
        words.clone()
    };
    view! {
        <form class="stack" method="post" action="/api/checkout" id=FORM>
            {error_summary(state, FORM)}
            <input type="hidden" name="short_id" value=page.short_id.to_string()/>
            {products}
            {text_field(
                state,
                TextField {
                    hint: "Your files and your receipt go there.",
                    ..TextField::email(FORM)
                },
            )}
            <button class="button button--primary button--large button--wide" type="submit">
                {button}
            </button>
            <p class="muted small with-icon">
                <Icon shape=Shape::Lock/>
                <span>"You pay safely on the next page."</span>
            </p>
        </form>
    }
}

fn single(offer: &Offer) -> AnyView {
    view! {
        <input type="hidden" name="product_ids[]" value=offer.product_id.to_string()/>
        <p class="sale__price"><Price amount=offer.price/></p>
    }
    .into_any()
}

fn several(view: &SalesView, offers: &[Offer]) -> AnyView {
    let state = &view.checkout;
    let error = state.error("productIds").map(str::to_owned);
    let choices = offers
        .iter()
        .map(|offer| {
            let id = offer.product_id.to_string();
            let for_sale = offer.is_for_sale(view.now);
            let chosen = for_sale && state.has("product_ids[]", &id);
            view! {
                <label class="choice offer-choice">
                    <input
                        type="checkbox"
                        name="product_ids[]"
                        value=id
                        checked=chosen
                        disabled=!for_sale
                    />
                    <span class="choice__text">
                        {offer.name.clone()}
                        {(!for_sale).then(|| view! { <span class="muted">" (not available)"</span> })}
                    </span>
                    <Price amount=offer.price/>
                </label>
            }
        })
        .collect_view();
    let described_by = error.as_ref().map(|_| "buy-productIds-error");
    view! {
        <fieldset
            class="fieldset"
            id="buy-productIds"
            tabindex="-1"
            aria-describedby=described_by
        >
            <legend>"What would you like?"</legend>
            <div class="offer-choices">{choices}</div>
            {error.map(|error| field_error("buy-productIds-error".to_owned(), error))}
        </fieldset>
    }
    .into_any()
}
