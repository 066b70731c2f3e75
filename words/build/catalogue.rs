//! One language's messages, read from its folder.

use fluent_syntax::{
    ast::{Entry, InlineExpression, Pattern},
    parser,
};
use std::{collections::BTreeMap, fs, path::Path};

/// The messages of one language by id, and its terms by name.
pub(crate) struct Catalogue {
    /// The language's name in `Language`.
    pub(crate) variant: &'static str,
    /// What it says.
    pub(crate) messages: BTreeMap<String, Pattern<String>>,
    terms: BTreeMap<String, Pattern<String>>,
}

impl Catalogue {
    /// Reads every file of a folder. A message's id begins with the name of its file, so that
    /// whoever sees the one finds the other.
    pub(crate) fn read(folder: &Path, variant: &'static str) -> Result<Self, String> {
        let mut catalogue = Self {
            variant,
            messages: BTreeMap::new(),
            terms: BTreeMap::new(),
        };
        let files = fs::read_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
        for file in files {
            let path = file.map_err(|why| why.to_string())?.path();
            if path.extension().is_some_and(|kind| kind == "ftl") {
                catalogue
                    .file(&path)
                    .map_err(|why| format!("{}: {why}", path.display()))?;
            }
        }
        Ok(catalogue)
    }

    fn file(&mut self, path: &Path) -> Result<(), String> {
        let text = fs::read_to_string(path).map_err(|why| why.to_string())?;
        let resource = parser::parse(text).map_err(|(_, why)| format!("{why:?}"))?;
        let area = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or("");
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    if !id.starts_with(&format!("{area}-")) {
                        return Err(format!("`{id}` does not begin with `{area}-`"));
                    }
                    let value = message
                        .value
                        .ok_or_else(|| format!("`{id}` says nothing"))?;
                    if !message.attributes.is_empty() {
                        return Err(format!("`{id}` has attributes, which nobody reads"));
                    }
                    if self.messages.insert(id.clone(), value).is_some() {
                        return Err(format!("`{id}` is there twice"));
                    }
                }
                Entry::Term(term) => {
                    self.terms.insert(term.id.name, term.value);
                }
                Entry::Junk { content } => return Err(format!("cannot be read: {content}")),
                _ => {}
            }
        }
        Ok(())
    }

    /// The pattern that a reference to a message or a term stands for.
    pub(crate) fn referred(
        &self,
        reference: &InlineExpression<String>,
    ) -> Result<&Pattern<String>, String> {
        match reference {
            InlineExpression::MessageReference {
                id,
                attribute: None,
            } => self.messages.get(&id.name),
            InlineExpression::TermReference {
                id,
                attribute: None,
                arguments: None,
            } => self.terms.get(&id.name),
            _ => None,
        }
        .ok_or_else(|| format!("refers to something that is not there: {reference:?}"))
    }
}
