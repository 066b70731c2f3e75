//! The form that starts a purchase.

mod code;
mod products;
mod wish;

use super::{SalesView, priced};
use crate::{
    pages::form::{TextField, error_summary, text_field},
    parts::{Icon, Shape},
    spoken::words,
};
use domain::{Timestamp, page::Page, seller::TaxMode};
use leptos::prelude::*;

pub use code::LinkedCode;

/// The form's id, and what leads to it.
pub const FORM: &str = "buy";

/// What is wanted, for how long it can be had, an e-mail address and a button.
pub fn form(view: &SalesView, urgency: AnyView) -> impl IntoView + use<> {
    let page = &view.page;
    let state = &view.checkout;
    let periods = priced::periods(page, &page.offers, view.now);
    let button = priced::flipping(&periods, |period| button_words(view, period.at).into_any());
    let note = priced::flipping(&periods, |period| note(view, period.at).into_any());
    view! {
        <form class="stack" method="post" action="/api/checkout" id=FORM>
            {error_summary(state, FORM)}
            <input type="hidden" name="short_id" value=page.short_id.to_string()/>
            <input type="hidden" name="replaces" data-replaces/>
            <input type="hidden" name="referral" value=state.value("referral").to_owned() data-referral/>
            {products::view(view)}
            {urgency}
            {text_field(
                state,
                TextField {
                    hint: words().sales_email_hint(),
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

/// The words on the button: the creator's, or ours.
pub fn button_words(view: &SalesView, at: Timestamp) -> String {
    let chosen = &view.page.customization.button_text;
    let w = words();
    match (chosen.is_empty(), is_free(view, at)) {
        (false, _) => chosen.clone(),
        (true, true) => w.sales_get_free().to_owned(),
        (true, false) => w.sales_buy().to_owned(),
    }
}

fn note(view: &SalesView, at: Timestamp) -> Option<impl IntoView + use<>> {
    let w = words();
    let tax = match view.page.tax_mode {
        TaxMode::None => None,
        TaxMode::Inclusive => Some(w.sales_tax_included()),
        TaxMode::Exclusive => Some(w.sales_tax_added()),
    };
    let held = w.sales_held(view.hold_minutes);
    let sentences = [Some(w.sales_pay_safely()), tax, Some(&*held)];
    let held = sentences
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
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
