//! Forms that come back filled in, with their errors at the fields.

mod field;
mod summary;

pub use field::{Frame, TextField, checkbox_field, field_error, select_field, text_field};
pub use summary::error_summary;

use crate::spoken::words;
use domain::Rejection;
use std::collections::BTreeMap;

/// What was typed into a form, and why it was refused.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormState {
    /// Values by field name; several values of one field are joined by `\n`.
    pub values: BTreeMap<String, String>,
    /// Why the form came back.
    pub rejection: Option<Rejection>,
}

impl FormState {
    /// The state of a form that was sent and refused. What must not be shown again is dropped.
    pub fn refused(
        pairs: impl IntoIterator<Item = (String, String)>,
        rejection: Rejection,
    ) -> Self {
        let mut values = BTreeMap::<String, String>::new();
        for (name, value) in pairs {
            if matches!(name.as_str(), "password" | "token") {
                continue;
            }
            values
                .entry(name)
                .and_modify(|all| {
                    all.push('\n');
                    all.push_str(&value);
                })
                .or_insert(value);
        }
        Self {
            values,
            rejection: Some(rejection),
        }
    }

    /// The same form with one field filled in.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.values.insert(name.to_owned(), value.to_owned());
        self
    }

    /// The value of a field; empty if there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// Whether a field has this value among its values. A form that was not sent has them all.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.rejection.is_none() || self.value(name).split('\n').any(|one| one == value)
    }

    /// What is wrong with a field, by the API's name for it.
    pub fn error(&self, name: &str) -> Option<String> {
        Some(self.rejection.as_ref()?.error_for(name)?.say(words()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::*;

    fn state() -> FormState {
        let pairs = [
            ("product_ids[]", "a"),
            ("product_ids[]", "b"),
            ("email", "\"><script>alert(1)</script>"),
            ("fields[size]", "XL"),
            ("password", "secret"),
        ];
        FormState::refused(
            pairs.map(|(name, value)| (name.to_owned(), value.to_owned())),
            Rejection::field("fields.size", ::words::refusal::answer_choose()),
        )
    }

    #[test]
    fn keeps_what_was_typed_but_no_secret() {
        let state = state();
        assert!(state.has("product_ids[]", "b"));
        assert!(!state.has("product_ids[]", "c"));
        assert_eq!(state.value("password"), "");
    }

    #[test]
    fn what_was_typed_stays_text() {
        let html = text_field(&state(), TextField::email("buy")).to_html();
        assert!(!html.contains("<script"), "{html}");
        assert!(
            html.contains("&quot;&gt;") || html.contains("&quot;>"),
            "{html}"
        );
    }

    #[test]
    fn an_error_names_its_field() {
        let html = select_field(
            &state(),
            "r",
            "fields[size]",
            "Size",
            true,
            &["S".to_owned()],
        )
        .to_html();
        assert!(
            html.contains(r#"aria-describedby="r-fields-size-error""#),
            "{html}"
        );
        assert!(html.contains(r#"id="r-fields-size-error""#), "{html}");
        let summary = error_summary(&state(), "r").map(|view| view.to_html());
        assert!(summary.is_some_and(|html| html.contains("href=\"#r-fields-size\"")));
    }
}
