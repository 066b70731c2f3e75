//! The files of a product: what is there, and what is on its way.

mod edit;
mod row;
mod version;

use crate::console::kit::ask::{Asked, ask};
use crate::{
    api::files::{ListedFile, list_files},
    console::{
        kit::load::load,
        uploads::{UploadBox, use_uploads},
    },
    spoken::words,
};
use domain::file::File;
use leptos::prelude::*;
use row::Row;

type Known = Asked<Vec<ListedFile>>;

/// The files of a product.
#[component]
pub(super) fn Files(product_id: String) -> impl IntoView {
    let uploads = use_uploads();
    let product = StoredValue::new(product_id.clone());
    let known = ask(
        move || uploads.finished(),
        move |_| list_files(product.get_value()),
    );
    view! {
        <section class="card" aria-labelledby="files">
            <h2 class="card__title" id="files">
                {words().products_files()}
            </h2>
            {load(known, move |files| show(files, known))}
            <UploadBox product_id />
        </section>
    }
}

fn show(files: Vec<ListedFile>, known: Known) -> AnyView {
    let w = words();
    // A file that is being sent right now has its own row below.
    let uploads = use_uploads();
    let is_sold = |file: &&File| file.uploaded_at.is_some() && file.is_current();
    let sold = files.iter().map(|listed| &listed.file).filter(is_sold);
    let order = sold.map(|file| file.id.to_string());
    let order = StoredValue::new(order.collect::<Vec<_>>());
    let files = StoredValue::new(files);
    let visible = Memo::new(move |_| {
        let mut files = files.get_value();
        files.retain(|ListedFile { file, .. }| {
            file.uploaded_at.is_some() || !uploads.is_sending(&file.id)
        });
        files
    });
    let each = move || visible.get();
    view! {
        <Show when=move || !visible.with(Vec::is_empty) fallback=Nothing>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">{w.products_file()}</th>
                            <th scope="col">{w.products_type()}</th>
                            <th scope="col" class="table__number">
                                {w.products_size()}
                            </th>
                            <th scope="col">{w.products_state()}</th>
                            <th scope="col">
                                <span class="visually-hidden">{w.products_actions()}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=each key=|listed| listed.file.id.clone() let:listed>
                            <Row listed order known />
                        </For>
                    </tbody>
                </table>
            </div>
        </Show>
    }
    .into_any()
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <p class="notice notice--warn">
            {words().products_no_files()}
        </p>
    }
}
