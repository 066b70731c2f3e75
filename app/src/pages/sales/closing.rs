//! When a page opens and closes, and the way back for its buyers.

use crate::{
    pages::{
        form::{FormState, TextField, text_field},
        moment,
    },
    parts::{Icon, Shape},
    spoken::words,
};
use ::words::{GAP, around};
use domain::page::Page;
use leptos::prelude::*;

/// "Opens on …".
pub fn opens(page: &Page) -> Option<impl IntoView + use<>> {
    let closes_at = page.closes_at();
    page.launch_at.map(|launch| {
        let (before, rest) = around(&words().sales_opens(GAP, GAP));
        let (between, after) = around(&rest);
        view! {
            <p class="until__when">
                {before} {moment(launch, "launch")} {between} {moment(closes_at, "closing")} {after}
            </p>
        }
    })
}

/// "Closes on …".
pub fn closes(page: &Page) -> impl IntoView + use<> {
    let (before, after) = around(&words().sales_closes(GAP));
    view! { <p class="until__when">{before} {moment(page.closes_at(), "closing")} {after}</p> }
}

/// "Closed on …".
pub fn closed(page: &Page) -> impl IntoView + use<> {
    let w = words();
    let (before, after) = around(&w.sales_closed(GAP));
    view! {
        <p class="until__when">{before} {moment(page.closes_at(), "closing")} {after}</p>
        <p>{w.sales_closed_stays()}</p>
    }
}

/// The way back to the files, for whoever bought here.
pub fn bought() -> impl IntoView {
    let w = words();
    let address = TextField {
        label: w.sales_bought_email(),
        ..TextField::email("bought")
    };
    view! {
        <form class="stack" method="post" action="/orders" aria-labelledby="bought-title">
            <h3 class="card__title" id="bought-title">
                {w.sales_bought_title()}
            </h3>
            {text_field(&FormState::default(), address)}
            <button class="button button--wide" type="submit">
                <Icon shape=Shape::Download/>
                {w.sales_bought()}
            </button>
        </form>
    }
}
