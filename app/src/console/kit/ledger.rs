//! A few things by their names: since when there is each, when it was last used, and what can be done
//! with it.

use super::when::When;
use crate::spoken::words;
use domain::Timestamp;
use leptos::prelude::*;

/// One of them.
pub struct Entry {
    /// What it is called.
    pub name: String,
    /// Since when there is it.
    pub since: Timestamp,
    /// When it was last used; nothing for never.
    pub used: Option<Timestamp>,
    /// What can be done with it.
    pub actions: AnyView,
}

/// All of them, below what name, beginning and use are called.
pub fn ledger(heads: [&'static str; 3], entries: Vec<Entry>) -> AnyView {
    let actions = words().settings_actions();
    let rows = entries.into_iter().map(|entry| row(heads, entry));
    view! {
        <div class="table-wrap">
            <table class="table table--cards">
                <thead>
                    <tr>
                        {heads
                            .into_iter()
                            .map(|head| view! { <th scope="col">{head}</th> })
                            .collect_view()}
                        <th scope="col">
                            <span class="visually-hidden">{actions}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row([_, since, used]: [&'static str; 3], entry: Entry) -> AnyView {
    let never = words().settings_never();
    let last = match entry.used {
        Some(at) => view! { <When at /> }.into_any(),
        None => view! { <span class="muted">{never}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{entry.name}</th>
            <td data-label=since>
                <When at=entry.since />
            </td>
            <td data-label=used>{last}</td>
            <td class="table__actions">{entry.actions}</td>
        </tr>
    }
    .into_any()
}
