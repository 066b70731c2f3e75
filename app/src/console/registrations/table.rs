//! Registrations as rows.

use crate::{
    api::{pages::PageWithUrl, registrations::delete_registration},
    console::kit::{
        badge::registration_status, confirm::ConfirmButton, paged::Rows, toast::use_toasts,
        when::When,
    },
};
use domain::registration::Registration;
use leptos::prelude::*;

/// A table of registrations.
#[component]
pub fn RegistrationTable(
    /// The rows, newest first.
    rows: Rows<Registration>,
    /// The pages they can be on, for names and questions.
    pages: Rows<PageWithUrl>,
) -> impl IntoView {
    let each = move || rows.items.get();
    view! {
        <div class="table-wrap">
            <table class="table table--cards">
                <thead>
                    <tr>
                        <th scope="col">"Address"</th>
                        <th scope="col">"State"</th>
                        <th scope="col">"Answers"</th>
                        <th scope="col">"Page"</th>
                        <th scope="col">"Registered"</th>
                        <th scope="col">
                            <span class="visually-hidden">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=each key=|registration| registration.id.clone() let:registration>
                        <Row registration rows pages />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(
    registration: Registration,
    rows: Rows<Registration>,
    pages: Rows<PageWithUrl>,
) -> impl IntoView {
    let toasts = use_toasts();
    let (id, gone) = (registration.id.clone(), registration.id.clone());
    let done = move |()| {
        rows.retain(|other| other.id != gone);
        toasts.ok("The registration is deleted.");
    };
    let email = registration.email.to_string();
    let on = pages.items.with_untracked(|pages| {
        pages
            .iter()
            .find(|shared| shared.page.id == registration.page_id)
            .cloned()
    });
    let page_name = on
        .as_ref()
        .map_or_else(|| "Page".to_owned(), |shared| shared.page.title());
    view! {
        <tr>
            <th scope="row">
                {email.clone()}
                <span class="table__note">{registration.name.clone()}</span>
            </th>
            <td data-label="State">{registration_status(registration.status)}</td>
            <td data-label="Answers">{answers(&registration, on.as_ref())}</td>
            <td data-label="Page">
                <a href=format!("/console/pages/{}", registration.page_id)>{page_name}</a>
            </td>
            <td data-label="Registered">
                <When at=registration.registered_at />
            </td>
            <td class="table__actions">
                <ConfirmButton
                    label="Delete"
                    about=email.clone()
                    question=format!("Delete the registration of {email}?")
                    consequence="They will not hear from this page any more."
                    yes="Delete the registration"
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
    if registration.answers.is_empty() {
        return view! { <span class="muted">"None"</span> }.into_any();
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
                {answer.to_string()}
            </li>
        }
    });
    view! { <ul class="answers">{lines.collect_view()}</ul> }.into_any()
}
