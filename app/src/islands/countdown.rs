//! The time left until the page opens or closes.

use super::{known::Moment, live::text};
use crate::spoken::words;
use ::words::Words;
use leptos::prelude::*;

/// Ticking digits for the eye, and words that change rarely for the ear.
#[island]
pub fn Countdown() -> impl IntoView {
    let w = words();
    view! {
        <div class="countdown" role="timer">
            <span class="visually-hidden">{text(|w, moment| moment.left().words(w))}</span>
            <span class="countdown__digits" aria-hidden="true">
                {unit(w.island_days(), |_, moment| digits(moment.left().days))}
                {unit(w.island_hours(), |_, moment| digits(moment.left().hours))}
                {unit(w.island_minutes(), |_, moment| digits(moment.left().minutes))}
                {unit(w.island_seconds(), |_, moment| digits(moment.left().seconds))}
            </span>
        </div>
    }
}

fn unit(name: &'static str, value: fn(Words, Moment) -> String) -> AnyView {
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
