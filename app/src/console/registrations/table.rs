//! Registrations as rows.

use crate::{
    api::{pages::PageWithUrl, registrations::delete_registration},
    console::kit::{
        badge::registration_status,
        confirm::ConfirmButton,
        listing::{
            selection::{SelectRow, Selection},
            table::{Column, Table},
        },
        paged::Rows,
        toast::use_toasts,
        when::When,
    },
    spoken::words,
};
use domain::registration::Registration;
use leptos::prelude::*;

/// A table of registrations.
#[component]
pub fn RegistrationTable(
    /// The rows, in the order in which they are shown.
    rows: Rows<Registration>,
    /// The pages they can be on, for names and questions.
    pages: Rows<PageWithUrl>,
    /// Which of them are selected, where something can be done with several.
    #[prop(optional)]
    selection: Option<Selection>,
) -> impl IntoView {
    let w = words();
    let ids = Signal::derive(move || {
        rows.items
            .with(|rows| rows.iter().map(|row| row.id.to_string()).collect())
    });
    let columns = vec![
        Column::Words(w.registrations_address()),
        Column::Words(w.registrations_state()),
        Column::Words(w.registrations_answers()),
        Column::Words(w.registrations_page()),
        Column::Words(w.registrations_registered()),
        Column::Hidden(w.list_actions()),
    ];
    view! {
        <Table columns selected=selection.map(|selection| (selection, ids))>
            <For
                each=move || rows.items.get()
                key=|registration| registration.id.clone()
                children=move |registration| {
                    view! { <Row registration rows pages selection /> }
                }
            />
        </Table>
    }
}

#[component]
fn Row(
    registration: Registration,
    rows: Rows<Registration>,
    pages: Rows<PageWithUrl>,
    selection: Option<Selection>,
) -> impl IntoView {
    let (w, toasts) = (words(), use_toasts());
    let (id, gone) = (registration.id.clone(), registration.id.clone());
    let done = move |()| {
        rows.retain(|other| other.id != gone);
        if let Some(selection) = selection {
            selection.drop(gone.as_str());
        }
        toasts.ok(w.registrations_deleted());
    };
    let email = registration.email.to_string();
    let on = pages.items.with_untracked(|pages| {
        pages
            .iter()
            .find(|shared| shared.page.id == registration.page_id)
            .cloned()
    });
    let page_name = on.as_ref().map_or_else(
        || w.registrations_page().to_owned(),
        |shared| shared.page.title(),
    );
    let select = selection.map(|selection| {
        view! { <SelectRow selection id=registration.id.to_string() about=email.clone() /> }
    });
    view! {
        <tr>
            {select}
            <th scope="row">
                {email.clone()}
                <span class="table__note">{registration.name.clone()}</span>
            </th>
            <td data-label=w.registrations_state()>{registration_status(registration.status)}</td>
            <td data-label=w.registrations_answers()>{answers(&registration, on.as_ref())}</td>
            <td data-label=w.registrations_page()>
                <a href=format!("/console/pages/{}", registration.page_id)>{page_name}</a>
            </td>
            <td data-label=w.registrations_registered()>
                <When at=registration.registered_at />
            </td>
            <td class="table__actions">
                <ConfirmButton
                    label=w.registrations_delete()
                    about=email.clone()
                    question=w.registrations_delete_question(&email)
                    consequence=w.registrations_delete_consequence()
                    yes=w.registrations_delete_yes()
                    small=true
                    act=move || delete_registration(id.to_string())
                    done=Callback::new(done)
                />
            </td>
        </tr>
    }
}

/// The answers under the words of the questions; under their names where the question is gone.
fn answers(registration: &Registration, on: Option<&PageWithUrl>) -> AnyView {
    let w = words();
    if registration.answers.is_empty() {
        return view! { <span class="muted">{w.registrations_no_answers()}</span> }.into_any();
    }
    let label = |name: &str| {
        let questions = on
            .map(|shared| shared.page.questions.as_slice())
            .unwrap_or_default();
        questions
            .iter()
            .find(|question| question.name == name)
            .map_or(name, |question| question.label())
            .to_owned()
    };
    let lines = registration.answers.iter().map(|(name, answer)| {
        view! {
            <li>
                <span class="muted">{format!("{}: ", label(name))}</span>
                {answer.say(w).to_owned()}
            </li>
        }
    });
    view! { <ul class="answers">{lines.collect_view()}</ul> }.into_any()
}
