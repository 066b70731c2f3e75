//! A labelled text field, marked when it is to blame.

use crate::pages::html::escape;
use crate::pages::pay_form::Refusal;

/// One field of the form.
#[derive(Debug)]
pub struct Field<'a> {
    pub name: &'static str,
    pub label: &'static str,
    pub value: &'a str,
    /// HTML attributes of the input.
    pub attributes: &'static str,
    /// A line of help below it.
    pub hint: Option<&'static str>,
}

impl Field<'_> {
    /// The field, and below it what is wrong with it or how to fill it in.
    pub fn html(&self, refusal: Option<&Refusal>) -> String {
        let (marks, note) = marks(self.name, self.hint, refusal);
        format!(
            r#"<p class="field {name}"><label for="{name}">{label}</label><input id="{name}" name="{name}" value="{value}" {attributes}{marks}>{note}</p>"#,
            name = self.name,
            label = self.label,
            value = escape(self.value),
            attributes = self.attributes,
        )
    }
}

/// The attributes that tie a field to a note below it, and the note.
pub fn marks(name: &str, hint: Option<&str>, refusal: Option<&Refusal>) -> (String, String) {
    if let Some(blamed) = refusal.filter(|refusal| refusal.field == Some(name)) {
        return (
            format!(r#" aria-invalid="true" aria-describedby="{name}-error" autofocus"#),
            format!(
                r#"<span class="wrong" id="{name}-error">{}</span>"#,
                escape(&blamed.message)
            ),
        );
    }
    hint.map_or_else(Default::default, |hint| {
        (
            format!(r#" aria-describedby="{name}-hint""#),
            format!(
                r#"<span class="hint" id="{name}-hint">{}</span>"#,
                escape(hint)
            ),
        )
    })
}
