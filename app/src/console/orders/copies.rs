//! Personal copies: whether the buyer has the files that carry their address.

use crate::console::kit::ask::ask;
use crate::{
    api::copies::{PersonalCopy, list_copies, retry_copies},
    console::kit::{load::load, ready::is_ready, toast::use_toasts},
    spoken::words,
};
use domain::preview::Making;
use leptos::{prelude::*, task::spawn_local};

/// The personal copies of an order; nothing if it has none.
#[component]
pub(super) fn Copies(
    /// The order's id.
    order: String,
) -> impl IntoView {
    let id = StoredValue::new(order);
    let data = ask(move || id.get_value(), list_copies);
    let changed = Callback::new(move |()| data.refetch());
    load(data, move |copies| show(id.get_value(), copies, changed))
}

fn show(order: String, copies: Vec<PersonalCopy>, changed: Callback<()>) -> AnyView {
    if copies.is_empty() {
        return ().into_any();
    }
    let w = words();
    let has_failed = copies.iter().any(|copy| copy.state == Making::Failed);
    let again = has_failed.then(|| view! { <Again order changed /> });
    let rows = copies.into_iter().map(row).collect_view();
    view! {
        <section class="stack" aria-labelledby="copies">
            <h2 id="copies">{w.orders_copies_title()}</h2>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">{w.orders_copies_file()}</th>
                            <th scope="col">{w.orders_copies_copy()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {again}
        </section>
    }
    .into_any()
}

fn row(copy: PersonalCopy) -> impl IntoView {
    let w = words();
    let state = match copy.state {
        Making::Ready => w.orders_copies_ready().to_owned(),
        Making::Waiting => w.orders_copies_waiting().to_owned(),
        Making::Failed => w.orders_copies_failed(&copy.failure.unwrap_or_default()),
    };
    view! {
        <tr>
            <th scope="row">{copy.file_name}</th>
            <td data-label=w.orders_copies_short()>{state}</td>
        </tr>
    }
}

/// A button that has the copies made again.
#[component]
fn Again(order: String, changed: Callback<()>) -> impl IntoView {
    let (w, ready, toasts, pending) = (words(), is_ready(), use_toasts(), RwSignal::new(false));
    let press = move |_| {
        let trying = retry_copies(order.clone());
        pending.set(true);
        spawn_local(async move {
            let result = trying.await;
            pending.try_set(false);
            match result {
                Ok(()) => toasts.ok(w.orders_copies_retrying()),
                Err(error) => toasts.problem(error.to_string()),
            }
            changed.try_run(());
        });
    };
    view! {
        <p>
            <button
                type="button"
                class="button"
                disabled=move || !ready.get() || pending.get()
                on:click=press
            >
                {w.orders_copies_retry()}
            </button>
        </p>
    }
}
