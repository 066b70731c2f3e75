//! The time left until the page opens or closes.

use super::{known::Moment, live::text};
use leptos::prelude::*;

/// Ticking digits for the eye, and words that change rarely for the ear.
#[island]
pub fn Countdown() -> impl IntoView {
    view! {
        <div class="countdown" role="timer">
            <span class="visually-hidden">{text(|moment| moment.left().words())}</span>
            <span class="countdown__digits" aria-hidden="true">
                {unit("days", |moment| digits(moment.left().days))}
                {unit("hours", |moment| digits(moment.left().hours))}
                {unit("minutes", |moment| digits(moment.left().minutes))}
                {unit("seconds", |moment| digits(moment.left().seconds))}
            </span>
        </div>
    }
}

fn unit(name: &'static str, value: fn(Moment) -> String) -> AnyView {
    view! {
        <span class="countdown__unit">
            <span class="countdown__value">{text(value)}</span>
            <span class="countdown__label">{name}</span>
        </span>
    }
    .into_any()
}

fn digits(number: i64) -> String {
    let digits = number.to_string();
    match digits.len() {
        1 => ["0", &digits].concat(),
        _ => digits,
    }
}
