//! A new version of a file.

use crate::console::{
    kit::{
        dialog::{Dialog, DialogState},
        radio::{Choice, Radios},
        ready::is_ready,
    },
    uploads::use_uploads,
};
use domain::file::{Buyers, File, Replacement};
use leptos::{html, prelude::*};

/// Who can get it.
const BUYERS: &[Choice] = &[
    (
        "all",
        "All buyers",
        "Those who bought the earlier version get the new one from their order page.",
    ),
    (
        "new",
        "New buyers only",
        "Earlier buyers keep what they bought.",
    ),
];

/// A button that asks for the new version and who gets it.
#[component]
pub(super) fn NewVersion(
    /// The version before.
    file: File,
) -> impl IntoView {
    let (ready, dialog) = (is_ready(), DialogState::new());
    let name = file.file_name.clone();
    view! {
        <button
            type="button"
            class="button button--small"
            disabled=move || !ready.get()
            on:click=move |_| dialog.show()
        >
            "New version"
            <span class="visually-hidden">{format!(" of {name}")}</span>
        </button>
        <Dialog state=dialog title=format!("New version of “{}”", file.file_name)>
            <VersionForm file=file.clone() dialog />
        </Dialog>
    }
}

#[component]
fn VersionForm(file: File, dialog: DialogState) -> impl IntoView {
    let uploads = use_uploads();
    let input = NodeRef::<html::Input>::new();
    let buyers = RwSignal::new(Buyers::All.as_str().to_owned());
    let chosen = move |_| {
        let files = input.get_untracked().and_then(|input| input.files());
        if let Some(bytes) = files.and_then(|files| files.get(0)) {
            let replaces = Replacement {
                file: file.id.clone(),
                buyers: Buyers::parse(&buyers.get_untracked()).unwrap_or_default(),
            };
            uploads.add(file.product_id.to_string(), bytes, Some(replaces));
            dialog.close();
        }
    };
    view! {
        <p>
            "It takes the place of the earlier one as soon as it is uploaded and checked. Until then nothing changes."
        </p>
        <fieldset class="stack stack--tight">
            <legend class="field__label">"Who gets it?"</legend>
            <Radios name="buyers" value=buyers choices=BUYERS />
        </fieldset>
        <div class="field">
            <label class="field__label" for="new-version">
                "The new file"
            </label>
            <input
                class="upload-box__input"
                type="file"
                id="new-version"
                node_ref=input
                on:change=chosen
            />
        </div>
        <div class="dialog__actions">
            <button type="button" class="button" on:click=move |_| dialog.close()>
                "Leave it"
            </button>
        </div>
    }
}
