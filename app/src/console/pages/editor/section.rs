//! A part of the editor that opens and closes, and says in a line what is in it.

use crate::{console::kit::form::FormState, error::ApiError};
use domain::draft::Part;
use leptos::{html, prelude::*};

/// A section with its heading and a line about what is in it.
#[component]
pub(super) fn Section(
    /// Which part of the page it is about.
    part: Part,
    /// Its heading.
    title: &'static str,
    /// What is in it, in a line.
    #[prop(into)]
    summary: Signal<String>,
    /// Whether it is open at first.
    #[prop(optional)]
    open: bool,
    /// Where its errors are shown.
    state: FormState,
    /// The names of its fields, as errors begin with them.
    fields: &'static [&'static str],
    /// Its fields.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    open_for(node, state, fields);
    view! {
        <details class="section" id=id(part) open=open node_ref=node>
            <summary class="section__head">
                <h2 class="section__title">{title}</h2>
                <span class="section__about">{move || summary.get()}</span>
            </summary>
            <div class="section__body">{children()}</div>
        </details>
    }
}

/// The id of a section.
pub(super) const fn id(part: Part) -> &'static str {
    match part {
        Part::Products | Part::Copies => "section-products",
        Part::Schedule => "section-schedule",
        Part::Words => "section-words",
        Part::Look => "section-look",
        Part::Contents => "section-contents",
        Part::Registration => "section-registration",
        Part::Rules => "section-rules",
    }
}

/// Opens something when one of its fields is refused: nobody can correct what is out of sight.
pub(super) fn open_for(
    node: NodeRef<html::Details>,
    state: FormState,
    fields: &'static [&'static str],
) {
    let problem = state.problem();
    let is_wrong = Memo::new(move |_| {
        problem.with(|problem| {
            let errors = match problem {
                Some(ApiError::Rejected(rejection)) => rejection.errors.as_slice(),
                _ => &[],
            };
            let mut names = errors.iter().map(|error| error.field.as_str());
            names.any(|name| fields.iter().any(|field| name.starts_with(field)))
        })
    });
    Effect::new(move |_| {
        if let (true, Some(node)) = (is_wrong.get(), node.get()) {
            node.set_open(true);
        }
    });
}
