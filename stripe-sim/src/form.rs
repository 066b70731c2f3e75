//! Form bodies and query strings with Stripe's nested brackets.
//!
//! `line_items[0][price_data][currency]=eur&expand[]=payment_intent` is a tree; so is a JSON body,
//! which the control calls accept as well.

use std::collections::BTreeMap;

use serde_json::Value;
use url::form_urlencoded;

use crate::error::ApiError;

/// Named parts of a tree. Lists are branches whose names are numbers.
pub type Fields = BTreeMap<String, Node>;

/// A value sent by a client: text, or named parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A scalar. Numbers and booleans are text on the wire.
    Text(String),
    /// An object, or a list whose names are numbers.
    Branch(Fields),
}

const MAX_DEPTH: usize = 12;
const MAX_PAIRS: usize = 5_000;

/// Parses `application/x-www-form-urlencoded` bytes.
///
/// # Errors
/// When a name is used both for a value and for parts, or nests or repeats beyond reason.
pub fn parse(input: &[u8]) -> Result<Fields, ApiError> {
    let mut fields = Fields::new();
    for (count, (name, value)) in form_urlencoded::parse(input).enumerate() {
        let path = segments(&name);
        if count >= MAX_PAIRS || path.len() > MAX_DEPTH {
            return Err(ApiError::invalid("The request has too many parameters."));
        }
        insert(&mut fields, &path, &value).ok_or_else(|| {
            ApiError::invalid(format!("Invalid parameters: conflicting use of '{name}'."))
                .param(name.clone())
        })?;
    }
    Ok(fields)
}

/// Turns a JSON object into the same tree; `null` is absence.
pub fn from_json(value: Value) -> Fields {
    match json_node(value) {
        Some(Node::Branch(fields)) => fields,
        _ => Fields::new(),
    }
}

fn json_node(value: Value) -> Option<Node> {
    let branch = |parts: &mut dyn Iterator<Item = (String, Value)>| {
        Node::Branch(
            parts
                .filter_map(|(name, part)| Some((name, json_node(part)?)))
                .collect(),
        )
    };
    match value {
        Value::Null => None,
        Value::Bool(flag) => Some(Node::Text(flag.to_string())),
        Value::Number(number) => Some(Node::Text(number.to_string())),
        Value::String(text) => Some(Node::Text(text)),
        Value::Array(items) => {
            let mut numbered = items
                .into_iter()
                .enumerate()
                .map(|(i, v)| (i.to_string(), v));
            Some(branch(&mut numbered))
        }
        Value::Object(parts) => Some(branch(&mut parts.into_iter())),
    }
}

/// `a[b][]` → `a`, `b`, `` (the empty name appends). A name with stray brackets is one segment.
fn segments(name: &str) -> Vec<&str> {
    let Some((head, rest)) = name.split_once('[') else {
        return vec![name];
    };
    let Some(inner) = rest.strip_suffix(']') else {
        return vec![name];
    };
    if head.is_empty() {
        return vec![name];
    }
    std::iter::once(head).chain(inner.split("][")).collect()
}

fn insert(fields: &mut Fields, path: &[&str], value: &str) -> Option<()> {
    let (first, rest) = path.split_first()?;
    let name = if first.is_empty() {
        fields.len().to_string()
    } else {
        (*first).to_owned()
    };
    if rest.is_empty() {
        if matches!(fields.get(&name), Some(Node::Branch(_))) {
            return None;
        }
        fields.insert(name, Node::Text(value.to_owned()));
        return Some(());
    }
    match fields
        .entry(name)
        .or_insert_with(|| Node::Branch(Fields::new()))
    {
        Node::Branch(parts) => insert(parts, rest, value),
        Node::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn form(text: &str) -> Fields {
        parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn brackets_nest() {
        let fields = form(
            "line_items[0][price_data][currency]=eur&line_items%5B1%5D%5Bquantity%5D=2&mode=payment",
        );
        let expected = from_json(json!({
            "line_items": [{"price_data": {"currency": "eur"}}, {"quantity": 2}],
            "mode": "payment",
        }));
        assert_eq!(fields, expected);
    }

    #[test]
    fn empty_brackets_append() {
        assert_eq!(
            form("expand[]=a&expand[]=b"),
            from_json(json!({"expand": ["a", "b"]}))
        );
    }

    #[test]
    fn encoding_is_undone_in_names_and_values() {
        assert_eq!(
            form("metadata%5Ba+b%5D=1%262"),
            from_json(json!({"metadata": {"a b": "1&2"}}))
        );
    }

    #[test]
    fn a_name_cannot_be_both_a_value_and_parts() {
        assert!(parse(b"a=1&a[b]=2").is_err());
        assert!(parse(b"a[b]=2&a=1").is_err());
    }

    #[test]
    fn stray_brackets_are_part_of_the_name() {
        assert_eq!(
            form("[a]=1&b[=2"),
            from_json(json!({"[a]": "1", "b[": "2"}))
        );
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(parse(format!("a{}=1", "[b]".repeat(40)).as_bytes()).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(input in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse(&input);
        }

        #[test]
        fn every_value_arrives(values in proptest::collection::vec("[^\\x00]{0,12}", 1..20)) {
            let mut body = form_urlencoded::Serializer::new(String::new());
            for value in &values {
                body.append_pair("list[]", value);
            }
            let fields = form(&body.finish());
            prop_assert_eq!(fields, from_json(json!({"list": values})));
        }
    }
}
