//! The numbers of a chart as a table, for everybody who wants to read them.

use super::Plot;
use crate::spoken::words;
use leptos::prelude::*;

/// The table, folded away.
#[component]
pub(super) fn Numbers(plot: Plot) -> impl IntoView {
    let w = words();
    let names = plot
        .series
        .iter()
        .map(|series| {
            view! {
                <th scope="col" class="table__number">
                    {series.name.clone()}
                </th>
            }
        })
        .collect_view();
    let rows = plot
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let values = plot.series.iter().map(|series| {
                let value = series.values.get(at).copied().unwrap_or_default();
                view! { <td class="table__number">{(plot.write)(value)}</td> }
            });
            view! {
                <tr>
                    <th scope="row">{column.clone()}</th>
                    {values.collect_view()}
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="chart__numbers fold">
            <summary class="fold__summary small">{w.chart_numbers()}</summary>
            <div class="table-wrap chart__table" tabindex="0" role="region" aria-label=plot.title>
                <table class="table">
                    <caption class="visually-hidden">{plot.title.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{w.chart_days()}</th>
                            {names}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
