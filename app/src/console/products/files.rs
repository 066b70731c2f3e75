//! The files of a product: what is there, and what is on its way.

use crate::{
    api::files::{delete_file, list_files},
    console::{
        kit::{badge::badge, confirm::ConfirmButton, load::load, toast::use_toasts},
        uploads::{UploadBox, use_uploads},
    },
    error::ApiError,
    parts::bytes,
};
use domain::file::File;
use leptos::prelude::*;

type Known = Resource<Result<Vec<File>, ApiError>>;

/// The files of a product.
#[component]
pub(super) fn Files(product_id: String) -> impl IntoView {
    let uploads = use_uploads();
    let product = StoredValue::new(product_id.clone());
    let known = Resource::new(
        move || uploads.finished(),
        move |_| list_files(product.get_value()),
    );
    view! {
        <section class="card" aria-labelledby="files">
            <h2 class="card__title" id="files">
                "Files"
            </h2>
            {load(known, move |files| show(files, known))}
            <UploadBox product_id />
        </section>
    }
}

fn show(files: Vec<File>, known: Known) -> AnyView {
    // A file that is being sent right now has its own row below.
    let uploads = use_uploads();
    let files = StoredValue::new(files);
    let visible = Memo::new(move |_| {
        let mut files = files.get_value();
        files.retain(|file| file.uploaded_at.is_some() || !uploads.is_sending(&file.id));
        files
    });
    let each = move || visible.get();
    view! {
        <Show when=move || !visible.with(Vec::is_empty) fallback=Nothing>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            <th scope="col">"File"</th>
                            <th scope="col">"Type"</th>
                            <th scope="col" class="table__number">
                                "Size"
                            </th>
                            <th scope="col">"State"</th>
                            <th scope="col">
                                <span class="visually-hidden">"Actions"</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=each key=|file| (file.id.clone(), file.uploaded_at) let:file>
                            <Row file known />
                        </For>
                    </tbody>
                </table>
            </div>
        </Show>
    }
    .into_any()
}

#[component]
fn Row(file: File, known: Known) -> impl IntoView {
    let toasts = use_toasts();
    let id = file.id.to_string();
    let done = move |()| {
        known.refetch();
        toasts.ok("The file is deleted.");
    };
    view! {
        <tr>
            <th scope="row">{file.file_name.clone()}</th>
            <td data-label="Type">{file.file_type}</td>
            <td class="table__number" data-label="Size">
                {bytes::display(file.size_bytes)}
            </td>
            <td data-label="State">
                {match file.uploaded_at {
                    Some(_) => badge("ok", "Ready"),
                    None => badge("warn", "Upload not finished"),
                }}
            </td>
            <td class="table__actions">
                <ConfirmButton
                    label="Delete"
                    about=file.file_name.clone()
                    question=format!("Delete “{}”?", file.file_name)
                    consequence="It cannot be brought back. A file that buyers may still download is kept."
                    yes="Delete the file"
                    small=true
                    act=move || delete_file(id.clone())
                    done=Callback::new(done)
                />
            </td>
        </tr>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <p class="notice notice--warn">
            "No files yet. Buyers get the files you upload here; without one there is nothing to download."
        </p>
    }
}
