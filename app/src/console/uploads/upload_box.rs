//! Where files are chosen or dropped, and seen on their way.

use super::{
    Uploads,
    queue::{Progress, Transfer},
    use_uploads,
};
use crate::{console::kit::ready::is_ready, parts::bytes};
use leptos::{ev::DragEvent, html, prelude::*};
use web_sys::FileList;

/// Choosing, dropping, and watching files.
#[component]
pub fn UploadBox(
    /// The product they belong to.
    product_id: String,
) -> impl IntoView {
    let (uploads, ready) = (use_uploads(), is_ready());
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let product = StoredValue::new(product_id);
    let add = move |files: Option<FileList>| {
        for at in 0..files.as_ref().map_or(0, FileList::length) {
            if let Some(file) = files.as_ref().and_then(|files| files.get(at)) {
                uploads.add(product.get_value(), file);
            }
        }
    };
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            add(input.files());
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        add(event.data_transfer().and_then(|data| data.files()));
    };
    let dragged = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let each = move || product.with_value(|id| uploads.to_product(id));
    view! {
        <div
            class="upload-box"
            class:upload-box--over=move || over.get()
            on:dragover=dragged
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <label class="upload-box__label" for="upload">
                "Add files"
            </label>
            <p class="muted small">"Choose them, or drop them here. Up to 50 GB each."</p>
            <input
                class="upload-box__input"
                type="file"
                id="upload"
                multiple
                node_ref=input
                disabled=move || !ready.get()
                on:change=chosen
            />
        </div>
        <ul class="uploads" aria-label="Files on their way">
            <For each=each key=|transfer| transfer.id let:transfer>
                <Row transfer uploads />
            </For>
        </ul>
    }
}

#[component]
fn Row(transfer: Transfer, uploads: Uploads) -> impl IntoView {
    let progress = RwSignal::from(transfer.progress.clone());
    let failed = move || progress.with(|progress| matches!(progress, Progress::Failed(_)));
    let percent = move || percent(&progress.get(), transfer.size);
    let words = move || words(&progress.get(), transfer.size);
    let (again, gone) = (transfer.clone(), transfer.clone());
    let hidden = format!(" {}", transfer.name);
    let name = transfer.name.clone();
    view! {
        <li class="uploads__row" class:uploads__row--failed=failed>
            <div class="uploads__words">
                <span class="uploads__name">{transfer.name.clone()}</span>
                <span class="small number" role=move || failed().then_some("alert")>
                    {words}
                </span>
            </div>
            <progress
                class="progress"
                max="100"
                value=percent
                hidden=failed
                aria-label=name
            ></progress>
            <div class="cluster cluster--end">
                <Show when=failed>
                    <button
                        type="button"
                        class="button button--small"
                        on:click={
                            let again = again.clone();
                            move |_| uploads.retry(&again)
                        }
                    >
                        "Try again"
                        <span class="visually-hidden">{hidden.clone()}</span>
                    </button>
                </Show>
                <button
                    type="button"
                    class="button button--small button--quiet"
                    on:click=move |_| uploads.cancel(&gone)
                >
                    {move || if failed() { "Remove" } else { "Cancel" }}
                    <span class="visually-hidden">{format!(" {}", transfer.name)}</span>
                </button>
            </div>
        </li>
    }
}

fn percent(progress: &Progress, total: i64) -> String {
    match progress {
        Progress::Waiting | Progress::Failed(_) => 0,
        Progress::Sending(sent) => sent.saturating_mul(100) / total.max(1),
        Progress::Checking => 100,
    }
    .to_string()
}

fn words(progress: &Progress, total: i64) -> String {
    match progress {
        Progress::Waiting => "Waiting for its turn".to_owned(),
        Progress::Sending(sent) => {
            // The request is a little larger than the file.
            let sent = total.min(*sent);
            format!(
                "{} of {} · {} %",
                bytes::display(sent),
                bytes::display(total),
                percent(progress, total)
            )
        }
        Progress::Checking => "Sent. Checking it …".to_owned(),
        Progress::Failed(words) => words.clone(),
    }
}
