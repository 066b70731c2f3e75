//! The end of a product's files: what will be deleted when, and what was.

use crate::{
    api::endings::{Deletion, Ending, get_ending},
    console::kit::{load::load, when::When},
    parts::bytes,
};
use domain::{Timestamp, ending::Reason};
use leptos::prelude::*;

/// What will be deleted and what was; nothing if there is nothing to say.
#[component]
pub(super) fn Ended(
    /// The product's id.
    product_id: String,
) -> impl IntoView {
    let id = StoredValue::new(product_id);
    let data = Resource::new(move || id.get_value(), get_ending);
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
    view! {
        <p class="notice notice--warn">
            "The files will be deleted on " <When at />
            ": no page sells them any more, and nobody can download them. Put the product on a new page to keep them."
        </p>
    }
}

fn table(deleted: Vec<Deletion>) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="deleted-files">
            <h2 class="card__title" id="deleted-files">
                "Deleted files"
            </h2>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">"File"</th>
                            <th scope="col" class="table__number">
                                "Size"
                            </th>
                            <th scope="col">"Why"</th>
                            <th scope="col">"Deleted on"</th>
                        </tr>
                    </thead>
                    <tbody>{deleted.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(deletion: Deletion) -> impl IntoView {
    let hash = deletion.sha256.map(|sha256| {
        view! { <span class="table__note mono">"SHA-256 " {sha256}</span> }
    });
    view! {
        <tr>
            <th scope="row">{deletion.file_name} {hash}</th>
            <td class="table__number" data-label="Size">
                {bytes::display(deletion.size_bytes)}
            </td>
            <td data-label="Why">{why(deletion.reason)}</td>
            <td data-label="Deleted on">
                <When at=deletion.deleted_at />
            </td>
        </tr>
    }
}

const fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Over => "Nobody could buy or download it any more",
        Reason::Replaced => "A newer version took its place",
        Reason::ProductDeleted => "The product was deleted",
        Reason::Creator => "You deleted it",
    }
}
