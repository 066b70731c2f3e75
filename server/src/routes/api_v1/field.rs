//! One field of a JSON body: absent, null, of the wrong type, or given.
//!
//! Reading never fails, so that all fields of a body can be judged before the first error is
//! reported, and so that a partial update can tell "keep" from "clear".

use domain::{
    Rejection, Timestamp, licence::LicenceKeys, page::Customization, price::PriceChange,
    registration::Question, rejection::Checks,
};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeMap;
use words::{Sentence, refusal};

/// A field as it came in.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Field<T> {
    /// It is not in the body.
    #[default]
    Absent,
    /// It is `null`.
    Null,
    /// It is something else than a `T`.
    Wrong,
    /// It is a `T`.
    Given(T),
}

/// A type that a field can have.
pub trait FieldType: DeserializeOwned {
    /// What to say when something else was sent.
    fn expected() -> Sentence;
}

impl FieldType for String {
    fn expected() -> Sentence {
        refusal::api_text()
    }
}
impl FieldType for i64 {
    fn expected() -> Sentence {
        refusal::api_number()
    }
}
impl FieldType for bool {
    fn expected() -> Sentence {
        refusal::api_switch()
    }
}
impl FieldType for Timestamp {
    fn expected() -> Sentence {
        refusal::api_time()
    }
}
impl FieldType for LicenceKeys {
    fn expected() -> Sentence {
        refusal::api_licence_keys()
    }
}
impl FieldType for Vec<String> {
    fn expected() -> Sentence {
        refusal::api_texts()
    }
}
impl FieldType for Customization {
    fn expected() -> Sentence {
        refusal::api_customization()
    }
}
impl FieldType for Vec<Question> {
    fn expected() -> Sentence {
        refusal::api_questions()
    }
}
impl FieldType for Vec<PriceChange> {
    fn expected() -> Sentence {
        refusal::api_price_changes()
    }
}
impl FieldType for BTreeMap<String, i64> {
    fn expected() -> Sentence {
        refusal::api_numbers()
    }
}
impl FieldType for BTreeMap<String, Option<i64>> {
    fn expected() -> Sentence {
        refusal::api_limits()
    }
}
impl FieldType for serde_json::Map<String, Value> {
    fn expected() -> Sentence {
        refusal::api_object()
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Value::deserialize(deserializer)? {
            Value::Null => Self::Null,
            value => serde_json::from_value(value).map_or(Self::Wrong, Self::Given),
        })
    }
}

impl<T: FieldType> Field<T> {
    /// The value; it must be there.
    pub fn required(self, name: &str, checks: &mut Checks) -> T
    where
        T: Default,
    {
        if matches!(self, Self::Absent) {
            checks.fail(name, missing(name));
        }
        self.or(T::default(), name, checks)
    }

    /// The value, or another one if it is absent.
    pub fn or(self, absent: T, name: &str, checks: &mut Checks) -> T {
        match self {
            Self::Given(value) => value,
            Self::Absent => absent,
            Self::Null | Self::Wrong => {
                checks.fail(name, T::expected());
                absent
            }
        }
    }

    /// The value, nothing if it is null, or what was there before if it is absent.
    pub fn or_clear(self, absent: Option<T>, name: &str, checks: &mut Checks) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Absent => absent,
            Self::Given(value) => Some(value),
            Self::Wrong => {
                checks.fail(name, T::expected());
                absent
            }
        }
    }
}

/// What to say about a required field that is not there.
pub fn missing(name: &str) -> Sentence {
    refusal::api_field_missing(name)
}

/// The errors of the types together with those of the rules, so that a caller sees all at once.
///
/// A field whose type is wrong is judged by a stand-in value: what the rules say about it is dropped.
///
/// # Errors
/// All errors, if any type is wrong. With the right types the flow itself applies the rules.
pub fn report<T>(
    types: Checks,
    rules: impl FnOnce() -> Result<T, Rejection>,
) -> Result<(), Rejection> {
    let Err(mut rejection) = types.finish() else {
        return Ok(());
    };
    if let Err(more) = rules() {
        for error in more.errors {
            if !rejection
                .errors
                .iter()
                .any(|known| known.field == error.field)
            {
                rejection.errors.push(error);
            }
        }
    }
    Err(rejection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Body {
        amount: Field<i64>,
        when: Field<Timestamp>,
    }

    fn body(json: &str) -> Body {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn tells_absent_from_null_and_wrong() {
        assert_eq!(body("{}").amount, Field::Absent);
        assert_eq!(body(r#"{"amount":null}"#).amount, Field::Null);
        assert_eq!(body(r#"{"amount":7}"#).amount, Field::Given(7));
        for wrong in [
            "7.0",
            "7.5",
            "\"7\"",
            "true",
            "[7]",
            "18446744073709551615",
            "1e3",
        ] {
            let read = body(&format!(r#"{{"amount":{wrong}}}"#));
            assert_eq!(read.amount, Field::Wrong, "{wrong}");
        }
        assert_eq!(body(r#"{"when":"tomorrow"}"#).when, Field::Wrong);
    }

    #[test]
    fn null_clears_and_absent_keeps() {
        let mut checks = Checks::default();
        assert_eq!(Field::Null.or_clear(Some(1), "a", &mut checks), None);
        assert_eq!(Field::Absent.or_clear(Some(1), "a", &mut checks), Some(1));
        assert!(checks.finish().is_ok());
    }

    #[test]
    fn rules_add_to_what_the_types_say() {
        let mut checks = Checks::default();
        Field::<i64>::Wrong.or(0, "price", &mut checks);
        let rules = || -> Result<(), Rejection> {
            let mut checks = Checks::default();
            checks.fail("price", refusal::price_suggestion_low());
            checks.fail("name", refusal::name_missing());
            checks.finish()
        };
        let rejection = report(checks, rules).unwrap_err();
        let fields: Vec<_> = rejection.errors.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["price", "name"]);
        assert_eq!(rejection.errors[0].message, i64::expected());
    }
}
