//! One number, what it was before, and the way to its chart.

use super::{super::choice::Shown, before};
use domain::stats::Range;
use leptos::prelude::*;
use words::Words;

/// A number.
pub(super) struct Tile {
    /// Its chart.
    pub(super) shown: Shown,
    /// What is counted.
    pub(super) label: &'static str,
    /// How many, for people.
    pub(super) value: String,
    /// What else there is to say.
    pub(super) note: Option<String>,
    /// By how many per cent it has changed.
    pub(super) change: Option<i64>,
}

/// The number as a link to its chart.
pub(super) fn tile(
    w: Words,
    tile: Tile,
    range: Range,
    href: String,
    shown: Memo<Shown>,
) -> impl IntoView {
    let Tile {
        shown: own,
        label,
        value,
        note,
        change,
    } = tile;
    let trend = change.zip(before(w, range));
    let trend = trend.map(|(change, before)| trend_of(w, change, &before));
    view! {
        <li>
            <a
                class="tile tile--pick"
                href=href
                data-noscroll=""
                aria-current=move || (shown.get() == own).then_some("true")
            >
                <span class="tile__label">{label}</span>
                <span class="tile__value">{value}</span>
                <span class="tile__note small">{trend} {note.map(|note| view! { <span>{note}</span> })}</span>
            </a>
        </li>
    }
}

fn trend_of(w: Words, change: i64, before: &str) -> impl IntoView + use<> {
    let (class, sign) = match change {
        0 => ("trend", "±"),
        1.. => ("trend trend--up", "+"),
        _ => ("trend trend--down", "−"),
    };
    let number = w.number(change.saturating_abs());
    let number = w.overview_percent(&[sign, &number].concat());
    view! {
        <span class=class title=before.to_owned()>
            {number}
            <span class="visually-hidden">" " {before.to_owned()}</span>
        </span>
    }
}
