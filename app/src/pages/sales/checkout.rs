//! The form that starts a purchase.

mod code;
mod products;
mod wish;

use super::{SalesView, priced};
use crate::{
    pages::form::{TextField, error_summary, text_field},
    parts::{Icon, Shape},
};
use domain::{Timestamp, page::Page, seller::TaxMode};
use leptos::prelude::*;

pub use code::LinkedCode;

const FORM: &str = "buy";

/// What is wanted, an e-mail address and a button.
pub fn form(view: &SalesView) -> impl IntoView + use<> {
    let page = &view.page;
    let state = &view.checkout;
    let periods = priced::periods(page, &page.offers, view.now);
    let button = priced::flipping(&periods, |period| button(view, period.at).into_any());
    let note = priced::flipping(&periods, |period| note(view, period.at).into_any());
    view! {
        <form class="stack" method="post" action="/api/checkout" id=FORM>
            {error_summary(state, FORM)}
            <input type="hidden" name="short_id" value=page.short_id.to_string()/>
            <input type="hidden" name="replaces" data-replaces/>
            {products::view(view)}
            {text_field(
                state,
                TextField {
                    hint: "Your files and your receipt go there.",
                    ..TextField::email(FORM)
                },
            )}
            {code::view(view)}
            <button class="button button--primary button--large button--wide" type="submit">
                {button}
            </button>
            {note}
        </form>
    }
}

fn button(view: &SalesView, at: Timestamp) -> String {
    let words = &view.page.customization.button_text;
    match (words.is_empty(), is_free(view, at)) {
        (false, _) => words.clone(),
        (true, true) => "Get it free".to_owned(),
        (true, false) => "Buy now".to_owned(),
    }
}

fn note(view: &SalesView, at: Timestamp) -> Option<impl IntoView + use<>> {
    let tax = match view.page.tax_mode {
        TaxMode::None => "",
        TaxMode::Inclusive => " The price includes tax.",
        TaxMode::Exclusive => " Tax is added there.",
    };
    let held = format!(
        "You pay safely on the next page.{tax} Your copy is held for {} minutes while you pay.",
        view.hold_minutes
    );
    (!is_free(view, at)).then(|| {
        view! {
            <span class="muted small with-icon">
                <Icon shape=Shape::Lock/>
                <span>{held}</span>
            </span>
        }
    })
}

/// Whether there will be nothing to pay, whatever is chosen.
fn is_free(view: &SalesView, at: Timestamp) -> bool {
    let costs_nothing = |page: &Page| {
        let mut offers = page.offers.iter().filter(|offer| offer.is_active);
        offers.all(|offer| offer.pricing.is_free(at) && !offer.pricing.pay_what_you_want)
    };
    let is_given = matches!(&view.code, Some(LinkedCode::Counts { total, .. }) if total.minor == 0);
    is_given || costs_nothing(&view.page)
}
