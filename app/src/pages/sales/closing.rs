//! When a page opens and closes, and how long that is.

use crate::pages::moment;
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
