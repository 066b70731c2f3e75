//! Columns over days: drawn as SVG by the server, alive in the browser, with the numbers in a table.
//!
//! | module | does |
//! |---|---|
//! | [`plot`] | what is drawn |
//! | [`scale`] | round numbers beside it, and where values stand between them |
//! | `bars` | draws |
//! | `table` | the same as a table |
//! | [`share`] | one bar of a list of shares |
//!
//! Everything is computed in whole numbers, so that server and browser draw the very same.

mod bars;
pub mod plot;
pub mod scale;
pub mod share;
mod table;

pub use plot::{Plot, Series, Tone};
pub use share::ShareBar;

use crate::spoken::words;
use bars::bars;
use leptos::prelude::*;
use table::Numbers;

/// A chart. Pointing at a column, or moving the slider below by touch or keyboard, tells its numbers.
#[component]
pub fn Chart(
    /// What it shows.
    plot: Plot,
    /// What is said where there is nothing to show.
    #[prop(into)]
    empty: String,
) -> impl IntoView {
    if plot.is_empty() {
        return view! { <Nothing title=plot.title empty /> }.into_any();
    }
    let chosen = RwSignal::new(None);
    view! {
        <figure class="chart">
            <Legend plot=plot.clone() chosen />
            <div class="chart__plot">
                {bars(&plot, chosen)}
                <Slider plot=plot.clone() chosen />
            </div>
            <Axis columns=plot.columns.clone() />
            <Numbers plot />
        </figure>
    }
    .into_any()
}

/// The colours, and the numbers of what is chosen; of everything, if nothing is.
#[component]
fn Legend(plot: Plot, chosen: RwSignal<Option<usize>>) -> impl IntoView {
    let (columns, whole) = (plot.columns, plot.whole);
    let when = move || {
        let column = chosen.get().and_then(|at| columns.get(at).cloned());
        column.unwrap_or_else(|| whole.clone())
    };
    let write = plot.write;
    let entries = plot.series.into_iter().map(|series| {
        let write = write.clone();
        let values = series.values;
        let number = move || {
            let value = chosen.get().and_then(|at| values.get(at).copied());
            value.map_or_else(|| series.total.clone(), |value| write(value))
        };
        view! {
            <div class="chart__entry">
                <dt class="chart__name">
                    <span
                        class=format!("chart__key chart__key--{}", series.tone.as_str())
                        aria-hidden="true"
                    ></span>
                    {series.name}
                </dt>
                <dd class="chart__value">{number}</dd>
            </div>
        }
    });
    view! {
        <figcaption class="chart__head">
            <p class="chart__when">{when}</p>
            <dl class="chart__legend">{entries.collect_view()}</dl>
        </figcaption>
    }
}

/// Chooses a column by touch and keyboard, and says its numbers.
#[component]
fn Slider(plot: Plot, chosen: RwSignal<Option<usize>>) -> impl IntoView {
    let w = words();
    let last = plot.columns.len().saturating_sub(1);
    let value = RwSignal::new(last);
    let told = move || plot.told(value.get());
    let choose = move || chosen.set(Some(value.get_untracked()));
    view! {
        <input
            class="chart__slider"
            type="range"
            min="0"
            max=last.to_string()
            step="1"
            value=last.to_string()
            aria-label=w.chart_choose()
            aria-valuetext=told
            on:input=move |event| {
                if let Ok(at) = event_target_value(&event).parse() {
                    value.set(at);
                    choose();
                }
            }
            on:focus=move |_| choose()
            on:blur=move |_| chosen.set(None)
        />
    }
}

/// The first, the middle and the last day. The table has all of them.
#[component]
fn Axis(columns: Vec<String>) -> impl IntoView {
    let last = columns.len().saturating_sub(1);
    let mut shown = vec![0, last / 2, last];
    shown.dedup();
    let names = shown
        .into_iter()
        .filter_map(|at| columns.get(at).cloned())
        .map(|name| view! { <span>{name}</span> })
        .collect_view();
    view! { <div class="chart__axis" aria-hidden="true">{names}</div> }
}

/// Where there is nothing to draw yet: what it will look like, and why it is not there.
#[component]
fn Nothing(title: String, empty: String) -> impl IntoView {
    view! {
        <figure class="chart chart--empty">
            <div class="chart__plot" aria-hidden="true">
                {bars::ghost()}
            </div>
            <figcaption class="chart__nothing">
                <span class="visually-hidden">{title} ": "</span>
                {empty}
            </figcaption>
        </figure>
    }
}

#[cfg(test)]
#[path = "chart/tests.rs"]
mod tests;
