//! Fields with their labels, hints and errors.

use super::FormState;
use crate::{
    parts::{Icon, Shape},
    spoken::words,
};
use leptos::prelude::*;

/// An input with its label, hint and error.
#[derive(Clone, Copy, Debug)]
pub struct TextField<'a> {
    /// Tells the forms of one document apart.
    pub form: &'a str,
    /// The field's name in the form and in errors.
    pub name: &'a str,
    /// What people read.
    pub label: &'a str,
    /// The input's type.
    pub kind: &'static str,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// Whether it has to be filled in.
    pub required: bool,
    /// The most characters.
    pub max: u32,
    /// A sentence below the label; may be empty.
    pub hint: &'static str,
}

impl TextField<'_> {
    /// An e-mail address.
    pub fn email(form: &str) -> TextField<'_> {
        TextField {
            form,
            name: "email",
            label: words().form_email(),
            kind: "email",
            autocomplete: "email",
            required: true,
            max: 254,
            hint: "",
        }
    }
}

/// The id of a field's input: `register-fields-size` for `fields[size]` or `fields.size`.
pub fn id(form: &str, name: &str) -> String {
    let name = name.replace(['[', '.'], "-").replace(']', "");
    format!("{form}-{name}")
}

/// `fields.size` for `fields[size]`: errors spell fields as the API does.
fn error_name(name: &str) -> String {
    name.replace('[', ".").replace(']', "")
}

/// Shows a text field.
pub fn text_field(state: &FormState, field: TextField<'_>) -> AnyView {
    let secret = field.kind == "password";
    let value = (!secret).then(|| state.value(field.name).to_owned());
    let frame = Frame::of(state, field.form, field.name, field.hint);
    let input = view! {
        <input
            class="input"
            id=frame.id.clone()
            name=field.name.to_owned()
            type=field.kind
            value=value
            autocomplete=field.autocomplete
            inputmode=(field.autocomplete == "one-time-code").then_some("numeric")
            autocapitalize=matches!(field.kind, "email" | "password").then_some("none")
            spellcheck=matches!(field.kind, "email" | "password").then_some("false")
            required=field.required
            maxlength=field.max.to_string()
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
        />
    };
    let input = if secret {
        view! {
            <div class="secret">
                {input}
                {reveal()}
            </div>
        }
        .into_any()
    } else {
        input.into_any()
    };
    frame.around(field.label, field.required, input)
}

/// Shows what is typed into the field before it, and hides it again: see
/// [`Document::revealing`](crate::shell::Document::revealing). Without a script there is no button.
fn reveal() -> impl IntoView {
    let w = words();
    view! {
        <button class="secret__button" type="button" data-reveal hidden>
            <Icon shape=Shape::Eye/>
            <span class="visually-hidden">{w.form_show()}</span>
            <span class="visually-hidden" hidden>{w.form_hide()}</span>
        </button>
    }
}

/// Shows a choice between options.
pub fn select_field(
    state: &FormState,
    form: &str,
    name: &str,
    label: &str,
    required: bool,
    options: &[String],
) -> AnyView {
    let frame = Frame::of(state, form, name, "");
    let chosen = state.value(name).to_owned();
    let options = options
        .iter()
        .map(|option| {
            view! {
                <option value=option.clone() selected=*option == chosen>
                    {option.clone()}
                </option>
            }
        })
        .collect_view();
    let input = view! {
        <select
            class="input"
            id=frame.id.clone()
            name=name.to_owned()
            required=required
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
        >
            <option value="">{words().form_choose()}</option>
            {options}
        </select>
    };
    frame.around(label, required, input.into_any())
}

/// Shows a checkbox.
pub fn checkbox_field(
    state: &FormState,
    form: &str,
    name: &str,
    label: &str,
    required: bool,
) -> AnyView {
    let frame = Frame::of(state, form, name, "");
    let ticked = matches!(state.value(name), "on" | "true" | "yes" | "1");
    view! {
        <div class="field">
            <label class="choice">
                <input
                    id=frame.id.clone()
                    type="checkbox"
                    name=name.to_owned()
                    value="on"
                    checked=ticked
                    required=required
                    aria-invalid=frame.invalid()
                    aria-describedby=frame.described_by()
                />
                <span class="choice__text">{label.to_owned()} {optional(required)}</span>
            </label>
            {frame.error_view()}
        </div>
    }
    .into_any()
}

/// What stands around an input.
pub struct Frame {
    /// The input's id.
    pub id: String,
    hint: Option<AnyView>,
    error: Option<String>,
}

impl Frame {
    /// For an input with this id.
    pub const fn new(id: String, hint: Option<AnyView>, error: Option<String>) -> Self {
        Self { id, hint, error }
    }

    fn of(state: &FormState, form: &str, name: &str, hint: &'static str) -> Self {
        Self::new(
            id(form, name),
            (!hint.is_empty()).then(|| hint.into_any()),
            state.error(&error_name(name)),
        )
    }

    /// The input's `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// The input's `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{error} {hint}")),
            (hint, error) => hint.or(error),
        }
    }

    fn error_view(&self) -> Option<AnyView> {
        self.error
            .clone()
            .map(|error| field_error(format!("{}-error", self.id), error))
    }

    /// Label, hint, input and error.
    pub fn around(mut self, label: &str, required: bool, input: AnyView) -> AnyView {
        let hint = self.hint.take().map(|hint| {
            view! {
                <span class="field__hint" id=format!("{}-hint", self.id)>
                    {hint}
                </span>
            }
        });
        view! {
            <div class="field">
                <label class="field__label" for=self.id.clone()>
                    {label.to_owned()}
                    {optional(required)}
                </label>
                {hint}
                {input}
                {self.error_view()}
            </div>
        }
        .into_any()
    }
}

fn optional(required: bool) -> Option<impl IntoView> {
    (!required)
        .then(|| view! { <span class="field__optional">" " {words().form_optional()}</span> })
}

/// The sentence below a field that was not acceptable.
pub fn field_error(id: String, error: String) -> AnyView {
    view! {
        <p class="field__error" id=id>
            <Icon shape=Shape::Warning/>
            <span>{error}</span>
        </p>
    }
    .into_any()
}
