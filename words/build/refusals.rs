//! Writes for each refusal the sentence that carries it until somebody knows the reader's language.

use crate::{
    code::snake,
    shape::{Kind, Shape},
};
use std::fmt::Write as _;

/// Messages of this file are refusals.
const PREFIX: &str = "refusal-";

/// What is written about all refusals.
#[derive(Default)]
pub(crate) struct Refusals {
    makers: String,
    sayers: String,
    names: String,
}

impl Refusals {
    /// Writes about a message, if it is a refusal.
    pub(crate) fn add(&mut self, id: &str, shape: &Shape) {
        let Some(name) = id.strip_prefix(PREFIX) else {
            return;
        };
        let function = snake(name);
        self.makers += &maker(name, shape);
        self.sayers += &sayer(name, shape);
        _ = write!(self.names, "{name:?} => ({name:?}, said::{function}),");
    }

    /// All of it. Only those sayers are in a program whose makers are; it has all of them only where
    /// one is looked up by its name.
    pub(crate) fn write(&self) -> String {
        let Self {
            makers,
            sayers,
            names,
        } = self;
        format!(
            "/// Everything that is refused, ready to be said in any language.\n\
             pub mod refusal {{ use super::{{Argument, Sentence, said}};\n{makers}}}\n\
             mod said {{ use super::{{Argument, Words}};\n{sayers}}}\n\
             fn known(name: &str) -> Option<(&'static str, sentence::Say)> {{ \
             Some(match name {{ {names} _ => return None }}) }}\n"
        )
    }
}

fn maker(name: &str, shape: &Shape) -> String {
    let (mut parameters, mut arguments) = (String::new(), String::new());
    for (variable, kind) in &shape.0 {
        let variable = snake(variable);
        let (taken, variant, into) = match kind {
            Kind::Text => ("impl Into<String>", "Text", ".into()"),
            Kind::Number => ("i64", "Number", ""),
            Kind::Money => ("impl Into<crate::Amount>", "Money", ".into()"),
            Kind::Moment => ("impl Into<crate::Moment>", "Moment", ".into()"),
        };
        _ = write!(parameters, "{variable}: {taken}, ");
        _ = write!(arguments, "Argument::{variant}({variable}{into}), ");
    }
    let function = snake(name);
    format!(
        "/// `{name}`\n#[must_use] pub fn {function}({parameters}) -> Sentence \
         {{ Sentence::refusal({name:?}, said::{function}, vec![{arguments}]) }}\n"
    )
}

fn sayer(name: &str, shape: &Shape) -> String {
    let (mut taken, mut given) = (String::new(), String::new());
    for (variable, kind) in &shape.0 {
        let variable = snake(variable);
        let (variant, by_value) = match kind {
            Kind::Text => ("Text", ""),
            Kind::Number => ("Number", "*"),
            Kind::Money => ("Money", "*"),
            Kind::Moment => ("Moment", "*"),
        };
        _ = write!(taken, "Argument::{variant}({variable}), ");
        _ = write!(given, "{by_value}{variable}, ");
    }
    let owned = if shape.0.is_empty() {
        ".to_owned()"
    } else {
        ""
    };
    let (function, message) = (snake(name), snake(&format!("{PREFIX}{name}")));
    format!(
        "pub fn {function}(words: Words, arguments: &[Argument]) -> Option<String> \
         {{ match arguments {{ [{taken}] => Some(words.{message}({given}){owned}), _ => None }} }}\n"
    )
}
