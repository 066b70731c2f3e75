//! What can be changed about a file whose bytes stay the same.

use super::Known;
use crate::{
    api::files::change_file,
    console::kit::{
        dialog::{DialogButton, DialogState, LeaveButton},
        field::{Switch, TextField},
        form::{Form, FormState},
        radio::{Choice, Radios},
        toast::use_toasts,
    },
    spoken::words,
};
use domain::file::{File, Stamp};
use leptos::prelude::*;
use words::Words;

/// Where the stamp of a personal copy can be.
fn places(w: Words) -> Vec<Choice> {
    vec![
        ("none", w.products_stamp_none(), ""),
        (
            "footer",
            w.products_stamp_footer(),
            w.products_stamp_footer_about(),
        ),
        (
            "first_page",
            w.products_stamp_first(),
            w.products_stamp_first_about(),
        ),
    ]
}

/// A button that opens the form.
#[component]
pub(super) fn EditFile(
    /// The file.
    file: File,
    /// What is to be read again after a change.
    known: Known,
) -> impl IntoView {
    let w = words();
    let (about, title) = (
        file.file_name.clone(),
        w.products_edit_title(&file.file_name),
    );
    let content = move |dialog| view! { <EditForm file=file.clone() dialog known /> }.into_any();
    view! { <DialogButton label=w.products_edit() about title content /> }
}

#[component]
fn EditForm(file: File, dialog: DialogState, known: Known) -> impl IntoView {
    let w = words();
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
            toasts.ok(w.products_saved());
            known.refetch();
        });
    };
    let leave = view! { <LeaveButton dialog /> };
    let stamp_error = state.error("stamp");
    view! {
        <Form state submit=w.products_edit_save() on_submit=save actions=leave.into_any()>
            <TextField form=state name="fileName" label=w.products_name() value=name />
            {is_pdf
                .then(|| {
                    view! {
                        <fieldset class="stack stack--tight">
                            <legend class="field__label">{w.products_personal_copies()}</legend>
                            <Radios name="stamp" value=stamp choices=places(w) />
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
                label=w.products_show_preview()
                value=preview
                hint=w.products_show_preview_about()
            />
        </Form>
    }
}
