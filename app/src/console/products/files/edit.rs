//! What can be changed about a file whose bytes stay the same.

use super::Known;
use crate::{
    api::files::change_file,
    console::kit::{
        dialog::{Dialog, DialogState},
        field::{Switch, TextField},
        form::{Form, FormState},
        radio::{Choice, Radios},
        ready::is_ready,
        toast::use_toasts,
    },
};
use domain::file::{File, Stamp};
use leptos::prelude::*;

/// Where the stamp of a personal copy can be.
const STAMPS: &[Choice] = &[
    ("none", "Everybody gets the same file", ""),
    (
        "footer",
        "On every page",
        "The buyer's address and order, small, at the foot.",
    ),
    (
        "first_page",
        "On the first page only",
        "The same words, once.",
    ),
];

/// A button that opens the form.
#[component]
pub(super) fn EditFile(
    /// The file.
    file: File,
    /// What is to be read again after a change.
    known: Known,
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
            "Edit"
            <span class="visually-hidden">{format!(" {name}")}</span>
        </button>
        <Dialog state=dialog title=format!("Edit “{}”", file.file_name)>
            <EditForm file=file.clone() dialog known />
        </Dialog>
    }
}

#[component]
fn EditForm(file: File, dialog: DialogState, known: Known) -> impl IntoView {
    let (state, toasts) = (FormState::new(), use_toasts());
    let name = RwSignal::new(file.file_name.clone());
    let stamp = RwSignal::new(file.stamp.as_str().to_owned());
    let preview = RwSignal::new(file.shows_preview);
    let (id, is_pdf) = (file.id.to_string(), file.file_type == "application/pdf");
    let save = move || {
        // Only what was changed here: somebody else may have changed the rest meanwhile.
        let name = Some(name.get_untracked()).filter(|name| *name != file.file_name);
        let stamp = Stamp::parse(&stamp.get_untracked()).filter(|stamp| *stamp != file.stamp);
        let preview = Some(preview.get_untracked()).filter(|on| *on != file.shows_preview);
        let changing = change_file(id.clone(), name, stamp, preview);
        state.send(Ok(changing), move |_| {
            dialog.close();
            toasts.ok("Saved.");
            known.refetch();
        });
    };
    let leave = view! {
        <button type="button" class="button" on:click=move |_| dialog.close()>
            "Leave it"
        </button>
    };
    let stamp_error = state.error("stamp");
    view! {
        <Form state submit="Save" on_submit=save actions=leave.into_any()>
            <TextField form=state name="fileName" label="Name" value=name />
            {is_pdf
                .then(|| {
                    view! {
                        <fieldset class="stack stack--tight">
                            <legend class="field__label">"Personal copies"</legend>
                            <Radios name="stamp" value=stamp choices=STAMPS />
                            {move || {
                                stamp_error
                                    .get()
                                    .map(|words| view! { <p class="field__error">{words}</p> })
                            }}
                        </fieldset>
                    }
                })}
            <Switch
                name="showsPreview"
                label="Show a preview on the sales page"
                value=preview
                hint="A small picture, the first pages, or the first half minute, made from the file. Everybody can see it."
            />
        </Form>
    }
}
