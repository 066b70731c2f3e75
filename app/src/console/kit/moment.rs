//! A date and time in the visitor's own zone.

use super::{
    browser,
    field::{Field, described_by, id},
    form::FormState,
};
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
    pub fn read(self) -> Result<Option<Timestamp>, String> {
        let incomplete = self
            .input
            .get_untracked()
            .is_some_and(|input| input.validity().bad_input());
        if incomplete {
            Err("Please fill in both the date and the time.".to_owned())
        } else {
            Ok(self.value.get_untracked())
        }
    }

    /// Puts a moment into the field.
    pub fn set(self, at: Timestamp) {
        self.value.set(Some(at));
        self.show();
    }

    /// Writes the moment into the input. Only when the program changes it: writing while somebody
    /// types would wipe the half of the date that is not complete yet.
    fn show(self) {
        if let (Some(at), Some(input)) = (self.value.get_untracked(), self.input.get_untracked()) {
            input.set_value(&browser::to_input(at));
        }
    }
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
    Effect::new(move |_| {
        moment.show();
        zone.set(
            browser::zone().map_or_else(String::new, |zone| format!("Your time zone: {zone}.")),
        );
    });
    let hint = Signal::derive(move || format!("{hint} {}", zone.get()).trim().to_owned());
    view! {
        <Field name label optional hint=Some(hint) error>
            <input
                class="input"
                type="datetime-local"
                id=id(name)
                name=name
                node_ref=moment.input
                required=!optional
                aria-invalid=move || error.get().is_some().to_string()
                aria-describedby=described_by(name)
                on:input:target=move |event| {
                    moment.value.set(browser::from_input(&event.target().value()));
                }
            />
        </Field>
    }
}
