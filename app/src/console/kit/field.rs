//! Labelled fields with a hint and an error.

use super::form::FormState;
use crate::spoken::words;
use leptos::prelude::*;

/// Label, hint and error around a control; the control refers to them by the field's name.
#[component]
pub fn Field(
    /// The field's name, as errors spell it.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// Whether it may be left empty.
    #[prop(optional)]
    optional: bool,
    /// A sentence about it.
    hint: Option<Signal<String>>,
    /// What is wrong with it.
    error: Signal<Option<String>>,
    /// The control, with the id `field-{name}`.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id(name)>
                {label}
                {optional.then(|| view! { <span class="field__optional">{words().kit_optional()}</span> })}
            </label>
            {children()}
            {hint
                .map(|hint| {
                    view! {
                        <p class="field__hint" id=format!("hint-{name}")>
                            {move || hint.get()}
                        </p>
                    }
                })}
            <FieldError name error />
        </div>
    }
}

/// The error of a field or of a group of fields.
#[component]
pub fn FieldError(
    /// The field's name.
    name: &'static str,
    /// What is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        error
            .get()
            .map(|words| view! { <p class="field__error" id=format!("error-{name}")>{words}</p> })
    }
}

/// The id of a field's control.
pub fn id(name: &str) -> String {
    format!("field-{name}")
}

/// What describes a field's control, for `aria-describedby`.
pub fn described_by(name: &str) -> String {
    format!("hint-{name} error-{name}")
}

/// One line.
#[component]
pub fn TextField(
    /// The form it belongs to.
    form: FormState,
    /// The field's name, as errors spell it.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// Whether it may be left empty.
    #[prop(optional)]
    optional: bool,
    /// A sentence about it.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// The kind of input.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard to show: `decimal`, `numeric`.
    #[prop(optional)]
    keyboard: Option<&'static str>,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// What it looks like, while it is empty.
    #[prop(optional)]
    placeholder: Option<&'static str>,
) -> impl IntoView {
    let error = form.error(name);
    view! {
        <Field name label optional hint error>
            <input
                class="input"
                id=id(name)
                name=name
                type=kind
                inputmode=keyboard
                autocomplete=autocomplete
                placeholder=placeholder
                required=!optional
                aria-invalid=move || error.get().is_some().to_string()
                aria-describedby=described_by(name)
                value=value.get_untracked()
                bind:value=value
            />
        </Field>
    }
}

/// Several lines.
#[component]
pub fn AreaField(
    /// The form it belongs to.
    form: FormState,
    /// The field's name, as errors spell it.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// A sentence about it.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
) -> impl IntoView {
    let error = form.error(name);
    view! {
        <Field name label optional=true hint error>
            <textarea
                class="input"
                id=id(name)
                name=name
                rows="4"
                aria-invalid=move || error.get().is_some().to_string()
                aria-describedby=described_by(name)
                bind:value=value
            ></textarea>
        </Field>
    }
}

/// One of several, by a drop-down list.
#[component]
pub fn SelectField(
    /// The form it belongs to.
    form: FormState,
    /// The field's name, as errors spell it.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// What is chosen.
    value: RwSignal<String>,
    /// The choices: value and words.
    choices: Vec<(String, String)>,
) -> impl IntoView {
    let error = form.error(name);
    let chosen = value.get_untracked();
    view! {
        <Field name label hint=None error>
            <select
                class="input"
                id=id(name)
                name=name
                aria-invalid=move || error.get().is_some().to_string()
                aria-describedby=described_by(name)
                on:change:target=move |event| value.set(event.target().value())
            >
                {choices
                    .into_iter()
                    .map(|(choice, words)| {
                        let selected = choice == chosen;
                        view! {
                            <option value=choice selected=selected>
                                {words}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </Field>
    }
}

/// Yes or no.
#[component]
pub fn Switch(
    /// The field's name.
    name: &'static str,
    /// What it means when it is on.
    label: &'static str,
    /// Whether it is on.
    value: RwSignal<bool>,
    /// A sentence about it.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                id=id(name)
                name=name
                checked=value.get_untracked()
                bind:checked=value
            />
            <span class="choice__text">
                {label}
                {(!hint.is_empty()).then(|| view! { <span class="choice__hint">{hint}</span> })}
            </span>
        </label>
    }
}
