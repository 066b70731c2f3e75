//! The columns of a table of rows.

use super::selection::{SelectAll, Selection};
use leptos::prelude::*;

/// What stands above a column.
#[derive(Clone, Copy, Debug)]
pub enum Column {
    /// Words.
    Words(&'static str),
    /// Words above numbers.
    Number(&'static str),
    /// Words that only screen readers need.
    Hidden(&'static str),
}

impl Column {
    fn show(self) -> AnyView {
        match self {
            Self::Words(words) => view! { <th scope="col">{words}</th> }.into_any(),
            Self::Number(words) => view! {
                <th scope="col" class="table__number">
                    {words}
                </th>
            }
            .into_any(),
            Self::Hidden(words) => view! {
                <th scope="col">
                    <span class="visually-hidden">{words}</span>
                </th>
            }
            .into_any(),
        }
    }
}

/// A table whose rows become cards where there is little room.
#[component]
pub fn Table(
    /// What stands above its columns.
    columns: Vec<Column>,
    /// Which rows are selected, and the ids of all of them, where something can be done with several.
    #[prop(optional_no_strip)]
    selected: Option<(Selection, Signal<Vec<String>>)>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let select = selected.map(|(selection, rows)| view! { <SelectAll selection rows /> });
    let columns: Vec<_> = columns.into_iter().map(Column::show).collect();
    view! {
        <div class="table-wrap">
            <table class="table table--cards">
                <thead>
                    <tr>{select} {columns}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
