//! The discount code: typed, or brought by a link.

use super::{FORM, SalesView};
use crate::{
    pages::{form::Frame, sales::priced::amount},
    spoken::words,
};
use domain::Money;
use leptos::prelude::*;

/// What the code of a link does.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkedCode {
    /// It makes the page's products cheaper.
    Counts {
        /// How it is spelled.
        code: String,
        /// What all of them cost together with it.
        total: Money,
        /// What they cost without.
        instead_of: Money,
    },
    /// It does not count, and why.
    Refused(String),
}

/// A field that stays folded until it is needed.
pub fn view(view: &SalesView) -> impl IntoView + use<> {
    let (w, state) = (words(), &view.checkout);
    let typed = state.value("discount_code").to_owned();
    let error = state.error("discountCode");
    let open = !typed.is_empty() || error.is_some();
    let frame = Frame::new(
        format!("{FORM}-discountCode"),
        view.code.as_ref().map(|code| told(code).into_any()),
        error,
    );
    let input = view! {
        <input
            class="input"
            id=frame.id.clone()
            name="discount_code"
            type="text"
            value=typed
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="40"
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
        />
    };
    view! {
        <details class="fold" open=open>
            <summary class="fold__summary">{w.sales_code_ask()}</summary>
            {frame.around(w.sales_code(), true, input.into_any())}
        </details>
    }
}

fn told(code: &LinkedCode) -> impl IntoView + use<> {
    let (class, sentence) = match code {
        LinkedCode::Counts {
            code,
            total,
            instead_of,
        } => (
            "told told--ok",
            words().sales_code_counts(code, &amount(*total), &amount(*instead_of)),
        ),
        LinkedCode::Refused(why) => ("told", why.clone()),
    };
    view! { <span class=class>{sentence}</span> }
}
