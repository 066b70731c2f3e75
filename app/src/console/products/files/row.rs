//! One file: what it is, and what can be done with it.

use super::{Known, edit::EditFile, version::NewVersion};
use crate::{
    api::files::{ListedFile, PreviewState, delete_file, order_files},
    console::kit::{badge::badge, confirm::ConfirmButton, ready::is_ready, toast::use_toasts},
    parts::{bytes, media_kind},
    spoken::words,
};
use domain::{
    file::{File, Stamp},
    preview::Making,
};
use leptos::{prelude::*, task::spawn_local};
use words::Words;

/// A row of the table of files.
#[component]
pub(super) fn Row(
    /// The file.
    listed: ListedFile,
    /// The ids of all files in their order.
    order: StoredValue<Vec<String>>,
    /// What is to be read again after a change.
    known: Known,
) -> impl IntoView {
    let (w, toasts) = (words(), use_toasts());
    let ListedFile { file, preview } = listed;
    let id = file.id.to_string();
    let done = move |()| {
        known.refetch();
        toasts.ok(w.products_file_deleted());
    };
    let is_sold = file.uploaded_at.is_some() && file.is_current();
    let (edited, replaced) = (file.clone(), file.clone());
    view! {
        <tr>
            <th scope="row">
                {file.file_name.clone()} {notes(w, &file, preview)}
                {file
                    .refusal
                    .clone()
                    .map(|why| view! { <span class="table__note">{why.to_string()}</span> })}
            </th>
            <td data-label=w.products_type()>{media_kind::of(w, &file.file_type)}</td>
            <td class="table__number" data-label=w.products_size()>
                {bytes::display(file.size_bytes)}
            </td>
            <td data-label=w.products_state()>{state(w, &file)}</td>
            <td class="table__actions">
                <div class="cluster cluster--end cluster--tight">
                {is_sold
                    .then(|| {
                        view! {
                            <Move file=edited.clone() up=true order known />
                            <Move file=edited.clone() up=false order known />
                            <EditFile file=edited known />
                            <NewVersion file=replaced />
                        }
                    })}
                <ConfirmButton
                    label=w.products_delete_short()
                    about=file.file_name.clone()
                    question=w.products_delete_question(&file.file_name)
                    consequence=w.products_file_delete_consequence()
                    yes=w.products_file_delete_yes()
                    small=true
                    act=move || delete_file(id.clone())
                    done=Callback::new(done)
                />
            </div>
            </td>
        </tr>
    }
}

fn state(w: Words, file: &File) -> AnyView {
    match (file.uploaded_at, file.checking_since) {
        (Some(_), _) if file.is_current() => badge("ok", w.products_file_ready()),
        (Some(_), _) => badge("quiet", w.products_file_earlier()),
        (None, Some(_)) => badge("warn", w.products_file_checked()),
        (None, None) => badge("warn", w.products_file_unfinished()),
    }
}

/// What buyers and visitors see of it besides the file itself.
fn notes(w: Words, file: &File, preview: Option<PreviewState>) -> Option<impl IntoView + use<>> {
    let stamp = match file.stamp {
        Stamp::None => None,
        Stamp::Footer => Some(w.products_stamped_footer()),
        Stamp::FirstPage => Some(w.products_stamped_first()),
        Stamp::Unknown => Some(w.products_stamped_unknown()),
    };
    let waits = file.uploaded_at.is_none() && file.checking_since.is_none();
    let unfinished = waits.then_some(w.products_file_go_on());
    let preview = preview
        .filter(|_| file.shows_preview)
        .map(|preview| about_preview(w, preview));
    let words: Vec<_> = [stamp, unfinished]
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .chain(preview)
        .collect();
    (!words.is_empty()).then(|| view! { <span class="table__note">{words.join(" · ")}</span> })
}

fn about_preview(w: Words, preview: PreviewState) -> String {
    match preview.state {
        Making::Waiting => w.products_preview_waits().to_owned(),
        Making::Ready => w.products_preview_ready().to_owned(),
        Making::Failed => preview
            .failure
            .unwrap_or_else(|| w.products_preview_failed().to_owned()),
    }
}

/// A button that moves a file one place, if there is a place to move it to.
#[component]
fn Move(file: File, up: bool, order: StoredValue<Vec<String>>, known: Known) -> impl IntoView {
    let w = words();
    let (ready, toasts) = (is_ready(), use_toasts());
    let id = file.id.to_string();
    let at = order.with_value(|order| order.iter().position(|other| *other == id));
    let last = order.with_value(Vec::len).saturating_sub(1);
    let at = at?;
    let to = match up {
        true => at.checked_sub(1)?,
        false => (at < last).then_some(at + 1)?,
    };
    let product = file.product_id.to_string();
    let act = move |_| {
        let mut ids = order.get_value();
        ids.swap(at, to);
        let moving = order_files(product.clone(), ids);
        spawn_local(async move {
            match moving.await {
                Ok(()) => known.refetch(),
                Err(error) => toasts.problem(error.to_string()),
            }
        });
    };
    Some(view! {
        <button
            type="button"
            class="button button--small button--quiet"
            disabled=move || !ready.get()
            on:click=act
        >
            <span aria-hidden="true">{if up { "↑" } else { "↓" }}</span>
            <span class="visually-hidden">
                {match up {
                    true => w.products_move_up(&file.file_name),
                    false => w.products_move_down(&file.file_name),
                }}
            </span>
        </button>
    })
}
