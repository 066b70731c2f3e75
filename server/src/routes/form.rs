//! A posted form as its fields, in order, with their names as they came.

use super::html;
use crate::state::AppState;
use app::pages::form::FormState;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    response::Response,
};
use domain::{Code, Rejection};
use http::StatusCode;

/// The fields of a form.
#[derive(Clone, Debug, Default)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// The value of a field; empty if it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// The values of a repeated field: `name`, `name[]` or `name[0]`.
    pub fn list(&self, name: &str) -> Vec<String> {
        let is_item = |key: &str| {
            key == name
                || key
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with('[') && rest.ends_with(']'))
        };
        let items = self
            .0
            .iter()
            .filter(|(key, value)| is_item(key) && !value.is_empty());
        items.map(|(_, value)| value.clone()).collect()
    }

    /// The entries of a map: `name[key]`.
    pub fn map<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(key, value)| {
            let inner = key
                .strip_prefix(name)?
                .strip_prefix('[')?
                .strip_suffix(']')?;
            Some((inner, value.as_str()))
        })
    }

    /// The same with one field set.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The form to be shown again, with what was typed and what is wrong with it.
    pub fn refused(self, rejection: Rejection) -> FormState {
        FormState::refused(self.0, rejection)
    }
}

impl FromRequest<AppState> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|refused| unreadable(state, refused.status()))?;
        let Ok(text) = std::str::from_utf8(&bytes) else {
            return Err(unreadable(state, StatusCode::BAD_REQUEST));
        };
        Ok(Self(
            url::form_urlencoded::parse(text.as_bytes())
                .into_owned()
                .collect(),
        ))
    }
}

/// A page for a body that is no form.
fn unreadable(state: &AppState, status: StatusCode) -> Response {
    let rejection = if status == StatusCode::PAYLOAD_TOO_LARGE {
        Rejection::new(Code::TooLarge, words::refusal::form_too_large())
    } else {
        Rejection::new(Code::InvalidInput, words::refusal::form_odd())
    };
    html::error(state, rejection.into(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_maps_have_several_spellings() {
        let pairs = [
            ("a[]", "1"),
            ("a[1]", "2"),
            ("a", "3"),
            ("ab", "4"),
            ("f[x]", "5"),
            ("a[]", ""),
        ];
        let form = Form(
            pairs
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        );
        assert_eq!(form.list("a"), ["1", "2", "3"]);
        assert_eq!(form.map("f").collect::<Vec<_>>(), [("x", "5")]);
        assert_eq!(form.text("ab"), "4");
        assert_eq!(form.text("none"), "");
    }
}
