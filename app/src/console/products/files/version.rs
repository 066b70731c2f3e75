//! A new version of a file.

use crate::console::{
    kit::{
        dialog::{DialogButton, DialogState, LeaveButton},
        radio::{Choice, Radios},
    },
    uploads::use_uploads,
};
use crate::spoken::words;
use domain::file::{Buyers, File, Replacement};
use leptos::{html, prelude::*};
use words::Words;

/// Who can get it.
fn receivers(w: Words) -> Vec<Choice> {
    vec![
        (
            "all",
            w.products_buyers_all(),
            w.products_buyers_all_about(),
        ),
        (
            "new",
            w.products_buyers_new(),
            w.products_buyers_new_about(),
        ),
    ]
}

/// A button that asks for the new version and who gets it.
#[component]
pub(super) fn NewVersion(
    /// The version before.
    file: File,
) -> impl IntoView {
    let w = words();
    let about = w.products_version_of(&file.file_name);
    let title = w.products_version_title(&file.file_name);
    let content = move |dialog| view! { <VersionForm file=file.clone() dialog /> }.into_any();
    view! { <DialogButton label=w.products_version() about title content /> }
}

#[component]
fn VersionForm(file: File, dialog: DialogState) -> impl IntoView {
    let w = words();
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
        <p>{w.products_version_about()}</p>
        <fieldset class="stack stack--tight">
            <legend class="field__label">{w.products_version_who()}</legend>
            <Radios name="buyers" value=buyers choices=receivers(w) />
        </fieldset>
        <div class="field">
            <label class="field__label" for="new-version">
                {w.products_version_file()}
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
            <LeaveButton dialog />
        </div>
    }
}
