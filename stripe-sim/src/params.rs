//! Reading a call's parameters, with Stripe's own complaints about them.

use std::collections::BTreeMap;

use url::Url;

use crate::error::ApiError;
use crate::form::{Fields, Node};

/// Key-value pairs that callers attach to objects.
pub type Metadata = BTreeMap<String, String>;

/// Some parameters, and where in the request they stand.
#[derive(Debug, Clone)]
pub struct Params<'a> {
    fields: &'a Fields,
    path: String,
}

impl<'a> Params<'a> {
    /// The parameters at the top of a request.
    pub fn top(fields: &'a Fields) -> Self {
        Self {
            fields,
            path: String::new(),
        }
    }

    /// The full name of a parameter: `price_data` → `line_items[0][price_data]`.
    pub fn name(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}[{name}]", self.path)
        }
    }

    /// Whether the parameter was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// Refuses every parameter that is not in one of the lists.
    pub fn allow(&self, lists: &[&[&str]]) -> Result<(), ApiError> {
        let known = |name: &str| lists.iter().any(|list| list.contains(&name));
        let Some(stranger) = self.fields.keys().find(|name| !known(name)) else {
            return Ok(());
        };
        let name = self.name(stranger);
        Err(
            ApiError::invalid(format!("Received unknown parameter: {name}"))
                .code("parameter_unknown")
                .param(name),
        )
    }

    /// A text parameter. An empty one is refused, as Stripe does where nothing can be unset.
    pub fn text(&self, name: &str) -> Result<Option<&'a str>, ApiError> {
        match self.fields.get(name) {
            None => Ok(None),
            Some(Node::Text(text)) if text.is_empty() => {
                let name = self.name(name);
                Err(ApiError::invalid(format!(
                    "You passed an empty string for '{name}'. We assume empty values are an \
                     attempt to unset a parameter; however '{name}' cannot be unset."
                ))
                .code("parameter_invalid_empty")
                .param(name))
            }
            Some(Node::Text(text)) => Ok(Some(text)),
            Some(Node::Branch(_)) => {
                Err(ApiError::invalid("Invalid string: {…}").param(self.name(name)))
            }
        }
    }

    /// One of a few words.
    pub fn one_of(&self, name: &str, words: &[&str]) -> Result<Option<&'a str>, ApiError> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        if words.contains(&text) {
            return Ok(Some(text));
        }
        let name = self.name(name);
        Err(ApiError::invalid(format!(
            "Invalid {name}: must be one of {}, not {text}",
            words.join(", ")
        ))
        .param(name))
    }

    /// A text parameter whose emptiness means "remove it".
    pub fn maybe_empty(&self, name: &str) -> Result<Option<&'a str>, ApiError> {
        if matches!(self.fields.get(name), Some(Node::Text(text)) if text.is_empty()) {
            return Ok(Some(""));
        }
        self.text(name)
    }

    /// A text parameter that must be there.
    pub fn required(&self, name: &str) -> Result<&'a str, ApiError> {
        self.text(name)?
            .ok_or_else(|| ApiError::required(&self.name(name)))
    }

    /// A text parameter with at most `max` characters.
    pub fn short(&self, name: &str, max: usize) -> Result<Option<String>, ApiError> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        if text.chars().count() > max {
            let name = self.name(name);
            return Err(ApiError::invalid(format!(
                "Invalid string: must be at most {max} characters"
            ))
            .code("parameter_invalid_string_too_long")
            .param(name));
        }
        Ok(Some(text.to_owned()))
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> Result<Option<i64>, ApiError> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| {
            ApiError::invalid(format!("Invalid integer: {text}"))
                .code("parameter_invalid_integer")
                .param(self.name(name))
        })
    }

    /// `true` or `false`.
    pub fn boolean(&self, name: &str) -> Result<Option<bool>, ApiError> {
        match self.text(name)? {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(text) => {
                Err(ApiError::invalid(format!("Invalid boolean: {text}")).param(self.name(name)))
            }
        }
    }

    /// An absolute `http` or `https` address.
    pub fn web_address(&self, name: &str) -> Result<Option<String>, ApiError> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        let fits = text.len() <= 5_000
            && Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        if !fits {
            return Err(ApiError::invalid("Not a valid URL")
                .code("url_invalid")
                .param(self.name(name)));
        }
        Ok(Some(text.to_owned()))
    }

    /// Nested parameters; absent is `None`.
    pub fn child(&self, name: &str) -> Result<Option<Params<'a>>, ApiError> {
        match self.fields.get(name) {
            None => Ok(None),
            Some(Node::Branch(fields)) => Ok(Some(Params {
                fields,
                path: self.name(name),
            })),
            Some(Node::Text(text)) if text.is_empty() => Ok(None),
            Some(Node::Text(_)) => Err(ApiError::invalid("Invalid object").param(self.name(name))),
        }
    }

    /// A list of nested parameters, in the order of their numbers.
    pub fn list(&self, name: &str) -> Result<Vec<Params<'a>>, ApiError> {
        let Some(list) = self.child(name)? else {
            return Ok(Vec::new());
        };
        list.numbered()?
            .into_iter()
            .map(|(number, node)| match node {
                Node::Branch(fields) => Ok(Params {
                    fields,
                    path: list.name(number),
                }),
                Node::Text(_) => Err(ApiError::invalid("Invalid object").param(list.name(number))),
            })
            .collect()
    }

    /// A list of texts, in the order of their numbers.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, ApiError> {
        let Some(list) = self.child(name)? else {
            return Ok(Vec::new());
        };
        list.numbered()?
            .into_iter()
            .map(|(number, node)| match node {
                Node::Text(text) => Ok(text.clone()),
                Node::Branch(_) => {
                    Err(ApiError::invalid("Invalid string: {…}").param(list.name(number)))
                }
            })
            .collect()
    }

    fn numbered(&self) -> Result<Vec<(&'a str, &'a Node)>, ApiError> {
        let mut items = self
            .fields
            .iter()
            .map(|(number, node)| Some((number.parse::<u32>().ok()?, number.as_str(), node)))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| ApiError::invalid("Invalid array").param(self.path.clone()))?;
        items.sort_by_key(|(number, ..)| *number);
        Ok(items
            .into_iter()
            .map(|(_, number, node)| (number, node))
            .collect())
    }

    /// Metadata within Stripe's limits: 50 pairs, names of 40 and values of 500 characters.
    pub fn metadata(&self, name: &str) -> Result<Metadata, ApiError> {
        let Some(pairs) = self.child(name)? else {
            return Ok(Metadata::new());
        };
        let too_large = |message: &str| Err(ApiError::invalid(message).param(self.name(name)));
        if pairs.fields.len() > 50 {
            return too_large("You can attach at most 50 metadata pairs.");
        }
        let mut metadata = Metadata::new();
        for (key, node) in pairs.fields {
            let Node::Text(value) = node else {
                return too_large("Metadata values must be strings.");
            };
            if key.chars().count() > 40 || value.chars().count() > 500 {
                return too_large("Metadata keys have at most 40 characters, values at most 500.");
            }
            metadata.insert(key.clone(), value.clone());
        }
        Ok(metadata)
    }

    /// Merges sent metadata into what is there: an empty value removes its key, an empty
    /// `metadata=` removes all.
    pub fn merge_metadata(&self, into: &mut Metadata) -> Result<(), ApiError> {
        if matches!(self.fields.get("metadata"), Some(Node::Text(text)) if text.is_empty()) {
            into.clear();
        }
        for (key, value) in self.metadata("metadata")? {
            if value.is_empty() {
                into.remove(&key)
            } else {
                into.insert(key, value)
            };
        }
        Ok(())
    }
}
