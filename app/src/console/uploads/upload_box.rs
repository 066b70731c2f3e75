//! Where files are chosen or dropped, and seen on their way.

use super::{
    Uploads, meter,
    transfer::{Progress, Transfer},
    use_uploads,
};
use crate::{
    console::kit::{confirm::ConfirmButton, ready::is_ready},
    parts::bytes,
    spoken::words,
};
use leptos::{ev::DragEvent, html, prelude::*};
use web_sys::FileList;
use words::Words;

/// Choosing, dropping, and watching files.
#[component]
pub fn UploadBox(
    /// The product they belong to.
    product_id: String,
) -> impl IntoView {
    let w = words();
    let (uploads, ready) = (use_uploads(), is_ready());
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let product = StoredValue::new(product_id);
    let add = move |files: Option<FileList>| {
        for at in 0..files.as_ref().map_or(0, FileList::length) {
            if let Some(file) = files.as_ref().and_then(|files| files.get(at)) {
                uploads.add(product.get_value(), file, None);
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
                {w.uploads_add()}
            </label>
            <p class="muted small">{w.uploads_add_about()}</p>
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
        <ul class="uploads" aria-label=w.uploads_on_their_way()>
            <For each=each key=|transfer| transfer.id let:transfer>
                <Row transfer uploads />
            </For>
        </ul>
    }
}

#[component]
fn Row(transfer: Transfer, uploads: Uploads) -> impl IntoView {
    let w = words();
    let progress = RwSignal::from(transfer.progress.clone());
    let (cut_off, speed) = (
        RwSignal::from(transfer.is_cut_off.clone()),
        RwSignal::from(transfer.speed.clone()),
    );
    let failed = move || progress.with(|progress| matches!(progress, Progress::Failed(_)));
    let paused = move || progress.with(|progress| matches!(progress, Progress::Paused(_)));
    let sending = move || progress.with(|progress| matches!(progress, Progress::Sending(_)));
    let size = transfer.size;
    let percent = move || percent(&progress.get(), size);
    let told = move || {
        if cut_off.get() {
            return w.uploads_cut_off().to_owned();
        }
        told(w, &progress.get(), size, speed.get())
    };
    // A megabyte is sent again in a moment; more is asked about first.
    let has_sent = Memo::new(move |_| {
        progress.with(|progress| match progress {
            Progress::Sending(sent) | Progress::Paused(sent) => *sent > 10_000_000,
            Progress::Checking | Progress::Failed(_) => true,
            Progress::Waiting => false,
        })
    });
    let name = StoredValue::new(transfer.name.clone());
    let transfer = StoredValue::new(transfer);
    let hidden = move || {
        view! { <span class="visually-hidden">{format!(" {}", name.get_value())}</span> }
    };
    view! {
        <li class="uploads__row" class:uploads__row--failed=failed>
            <div class="uploads__words">
                <span class="uploads__name">{name.get_value()}</span>
                <span class="small number" role=move || failed().then_some("alert")>
                    {told}
                </span>
            </div>
            <progress
                class="progress"
                max="100"
                value=percent
                hidden=failed
                aria-label=name.get_value()
            ></progress>
            <div class="cluster cluster--end">
                <Show when=sending>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| transfer.with_value(|transfer| uploads.pause(transfer))
                    >
                        {w.uploads_pause()}
                        {hidden()}
                    </button>
                </Show>
                <Show when=move || failed() || paused()>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| transfer.with_value(|transfer| uploads.resume(transfer))
                    >
                        {move || if failed() { w.uploads_try_again() } else { w.uploads_go_on() }}
                        {hidden()}
                    </button>
                </Show>
                <Show
                    when=move || has_sent.get()
                    fallback=move || {
                        view! {
                            <button
                                type="button"
                                class="button button--small button--quiet"
                                on:click=move |_| {
                                    transfer.with_value(|transfer| uploads.cancel(transfer))
                                }
                            >
                                {w.uploads_cancel()}
                                {hidden()}
                            </button>
                        }
                    }
                >
                    <ConfirmButton
                        label=w.uploads_cancel()
                        about=name.get_value()
                        question=w.uploads_give_up_question(&name.get_value())
                        consequence=w.uploads_give_up_consequence()
                        yes=w.uploads_give_up_yes()
                        small=true
                        act=move || {
                            transfer.with_value(|transfer| uploads.cancel(transfer));
                            async { Ok(()) }
                        }
                        done=Callback::new(|()| ())
                    />
                </Show>
            </div>
        </li>
    }
}

fn percent(progress: &Progress, total: i64) -> String {
    match progress {
        Progress::Waiting | Progress::Failed(_) => 0,
        Progress::Sending(sent) | Progress::Paused(sent) => sent.saturating_mul(100) / total.max(1),
        Progress::Checking => 100,
    }
    .to_string()
}

fn told(w: Words, progress: &Progress, total: i64, speed: Option<i64>) -> String {
    match progress {
        Progress::Waiting => w.uploads_waiting().to_owned(),
        Progress::Sending(sent) => {
            let so_far = so_far(w, progress, *sent, total);
            match speed {
                Some(speed) => w.uploads_at_speed(
                    &so_far,
                    &bytes::display(speed),
                    &meter::time_left(w, total - sent, speed),
                ),
                None => so_far,
            }
        }
        Progress::Paused(sent) => w.uploads_paused(&so_far(w, progress, *sent, total)),
        Progress::Checking => w.uploads_checking().to_owned(),
        Progress::Failed(why) => why.clone(),
    }
}

fn so_far(w: Words, progress: &Progress, sent: i64, total: i64) -> String {
    w.uploads_far(
        &bytes::display(sent),
        &bytes::display(total),
        &percent(progress, total),
    )
}
