//! When a page opens and closes, and the way back for its buyers.

use crate::{
    pages::{
        form::{FormState, TextField, text_field},
        moment,
    },
    parts::{Icon, Shape},
};
use domain::page::Page;
use leptos::prelude::*;

/// "Opens on …".
pub fn opens(page: &Page) -> Option<impl IntoView + use<>> {
    page.launch_at.map(|launch| {
        view! {
            <p>
                "Opens on " {moment(launch, "launch")} " and closes on "
                {moment(page.closes_at(), "closing")} "."
            </p>
        }
    })
}

/// "Closes on …".
pub fn closes(page: &Page) -> impl IntoView + use<> {
    view! { <p class="muted">"Closes on " {moment(page.closes_at(), "closing")} "."</p> }
}

/// "Closed on …".
pub fn closed(page: &Page) -> impl IntoView + use<> {
    view! {
        <p>
            "It closed on " {moment(page.closes_at(), "closing")}
            ". Nothing can be bought here any more."
        </p>
        <p>"What was bought stays with its buyers."</p>
    }
}

/// The way back to the files, for whoever bought here.
pub fn bought() -> impl IntoView {
    let address = TextField {
        label: "Address you bought with",
        ..TextField::email("bought")
    };
    view! {
        <form class="stack" method="post" action="/orders" aria-labelledby="bought-title">
            <h2 class="card__title" id="bought-title">"Did you buy this?"</h2>
            {text_field(&FormState::default(), address)}
            <button class="button button--wide" type="submit">
                <Icon shape=Shape::Download/>
                "I bought this"
            </button>
        </form>
    }
}
