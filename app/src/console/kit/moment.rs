//! A date and time in the visitor's own zone.

use super::{
    browser,
    field::{Field, described_by, id},
    form::FormState,
};
use crate::spoken::words;
use ::words::Words;
use domain::Timestamp;
use leptos::{html, prelude::*};

/// A moment being typed.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    value: RwSignal<Option<Timestamp>>,
    input: NodeRef<html::Input>,
}

impl Moment {
    /// Begins with what is there already.
    pub fn of(value: Option<Timestamp>) -> Self {
        Self {
            value: RwSignal::new(value),
            input: NodeRef::new(),
        }
    }

    /// The moment, if there is one.
    ///
    /// # Errors
    /// A sentence when only a part of it was typed: the browser then reports an empty field, which
    /// must not pass for "none".
    pub fn read(self) -> Result<Option<Timestamp>, ::words::Sentence> {
        let incomplete = self
            .input
            .get_untracked()
            .is_some_and(|input| input.validity().bad_input());
        if incomplete {
            Err(::words::refusal::moment_half())
        } else {
            Ok(self.value.get_untracked())
        }
    }

    /// The moment as far as it is typed; nothing if only a part of it is.
    pub fn get(self) -> Option<Timestamp> {
        self.value.get()
    }

    /// Puts a moment into the field.
    pub fn set(self, at: Timestamp) {
        self.put(Some(at));
    }

    /// Puts a moment into the field, or empties it.
    pub fn put(self, at: Option<Timestamp>) {
        self.value.set(at);
        match (at, self.input.get_untracked()) {
            (None, Some(input)) => input.set_value(""),
            _ => self.show(),
        }
    }

    /// Writes the moment into the input. Only when the program changes it: writing while somebody
    /// types would wipe the half of the date that is not complete yet.
    fn show(self) {
        if let (Some(at), Some(input)) = (self.value.get_untracked(), self.input.get_untracked()) {
            input.set_value(&browser::to_input(at));
        }
    }
}

/// The visitor's zone, as hints name it. From effects only.
pub fn zone_words(words: Words) -> String {
    browser::zone().map_or_else(String::new, |zone| words.kit_zone(&zone))
}

/// The field of a [`Moment`]. It names the visitor's zone.
#[component]
pub fn MomentField(
    /// The form it belongs to.
    form: FormState,
    /// The field's name, as errors spell it.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is typed.
    moment: Moment,
    /// Whether it may be left empty.
    #[prop(optional)]
    optional: bool,
    /// A sentence about it; the zone is added.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    let error = form.error(name);
    let zone = RwSignal::new(String::new());
    let w = words();
    Effect::new(move |_| zone.set(zone_words(w)));
    let hint = Signal::derive(move || format!("{hint} {}", zone.get()).trim().to_owned());
    let invalid = Signal::derive(move || error.get().is_some());
    view! {
        <Field name label optional hint=Some(hint) error>
            <MomentInput moment id=id(name) name required=!optional invalid described_by=described_by(name) />
        </Field>
    }
}

/// The control of a [`Moment`], for where there is no field around it.
#[component]
pub fn MomentInput(
    /// What is typed.
    moment: Moment,
    /// Its id.
    id: String,
    /// Its name.
    name: &'static str,
    /// Whether it must be filled in.
    required: bool,
    /// Whether something is wrong with it.
    invalid: Signal<bool>,
    /// The ids of what describes it.
    #[prop(optional)]
    described_by: String,
) -> impl IntoView {
    Effect::new(move |_| moment.show());
    view! {
        <input
            class="input"
            type="datetime-local"
            id=id
            name=name
            node_ref=moment.input
            required=required
            aria-invalid=move || invalid.get().to_string()
            aria-describedby=described_by
            on:input:target=move |event| {
                moment.value.set(browser::from_input(&event.target().value()));
            }
        />
    }
}
