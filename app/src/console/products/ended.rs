//! The end of a product's files: what will be deleted when, and what was.

use crate::console::kit::ask::ask;
use crate::{
    api::endings::{Deletion, Ending, get_ending},
    console::kit::{load::load, when::When},
    parts::bytes,
    spoken::words,
};
use domain::{Timestamp, ending::Reason};
use leptos::prelude::*;
use words::{GAP, Words, around};

/// What will be deleted and what was; nothing if there is nothing to say.
#[component]
pub(super) fn Ended(
    /// The product's id.
    product_id: String,
) -> impl IntoView {
    let id = StoredValue::new(product_id);
    let data = ask(move || id.get_value(), get_ending);
    load(data, show)
}

fn show(ending: Ending) -> impl IntoView {
    let announced = ending.files_end_at.map(announced);
    let deleted = (!ending.deleted.is_empty()).then(|| table(ending.deleted));
    view! {
        {announced}
        {deleted}
    }
}

fn announced(at: Timestamp) -> impl IntoView {
    let (before, after) = around(&words().products_files_end(GAP));
    view! {
        <p class="notice notice--warn">
            {before} <When at /> {after}
        </p>
    }
}

fn table(deleted: Vec<Deletion>) -> impl IntoView {
    let w = words();
    view! {
        <section class="card" aria-labelledby="deleted-files">
            <h2 class="card__title" id="deleted-files">
                {w.products_deleted_files()}
            </h2>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">{w.products_file()}</th>
                            <th scope="col" class="table__number">
                                {w.products_size()}
                            </th>
                            <th scope="col">{w.products_why()}</th>
                            <th scope="col">{w.products_deleted_on()}</th>
                        </tr>
                    </thead>
                    <tbody>{deleted.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(deletion: Deletion) -> impl IntoView {
    let w = words();
    let hash = deletion.sha256.map(|sha256| {
        view! { <span class="table__note mono">"SHA-256 " {sha256}</span> }
    });
    view! {
        <tr>
            <th scope="row">{deletion.file_name} {hash}</th>
            <td class="table__number" data-label=w.products_size()>
                {bytes::display(deletion.size_bytes)}
            </td>
            <td data-label=w.products_why()>{why(w, deletion.reason)}</td>
            <td data-label=w.products_deleted_on()>
                <When at=deletion.deleted_at />
            </td>
        </tr>
    }
}

const fn why(w: Words, reason: Reason) -> &'static str {
    match reason {
        Reason::Over => w.products_why_over(),
        Reason::Replaced => w.products_why_replaced(),
        Reason::ProductDeleted => w.products_why_product(),
        Reason::Creator => w.products_why_creator(),
    }
}
