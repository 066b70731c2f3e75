//! What is said before anybody knows the reader's language.

use crate::{Amount, Language, Moment, Words, known};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A variable of a [`Sentence`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Text, as it is.
    Text(String),
    /// A whole number.
    Number(i64),
    /// An amount of money.
    Money(Amount),
    /// A moment.
    Moment(Moment),
}

/// A sentence that can still be said in any language, or has been said already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence(Said);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    Refusal(Refusal),
    Told(String),
}

#[derive(Clone, Debug)]
struct Refusal {
    name: &'static str,
    say: Say,
    arguments: Vec<Argument>,
}

/// Says a refusal, if these are its arguments.
pub(crate) type Say = fn(Words, &[Argument]) -> Option<String>;

/// By what is said, not by where in memory the words are.
impl PartialEq for Refusal {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.arguments == other.arguments
    }
}

impl Eq for Refusal {}

impl Sentence {
    /// What only the functions of [`crate::refusal`] make: they know names and arguments.
    pub(crate) const fn refusal(name: &'static str, say: Say, arguments: Vec<Argument>) -> Self {
        Self(Said::Refusal(Refusal {
            name,
            say,
            arguments,
        }))
    }

    /// A sentence that was said elsewhere, and stays as it is.
    #[must_use]
    pub fn told(text: impl Into<String>) -> Self {
        Self(Said::Told(text.into()))
    }

    /// The sentence in a language.
    #[must_use]
    pub fn say(&self, words: Words) -> String {
        match &self.0 {
            Said::Told(text) => text.clone(),
            // Only the generated functions make refusals, each with the arguments that it says.
            Said::Refusal(refusal) => {
                (refusal.say)(words, &refusal.arguments).unwrap_or_else(|| refusal.name.to_owned())
            }
        }
    }
}

/// How a sentence begins that is kept by its name. Nothing that is told begins like this.
const KEPT: &str = "refusal:";
/// What begins an argument that is text; a number is written as it is.
const TEXT: char = '"';

/// Sentences in a database: by name, so that each reader gets them in their language.
impl Sentence {
    /// The sentence as it is kept. What cannot be kept by name is kept in English.
    #[must_use]
    pub fn keep(&self) -> String {
        match &self.0 {
            Said::Told(text) => text.clone(),
            Said::Refusal(refusal) => refusal.keep().unwrap_or_else(|| self.to_string()),
        }
    }

    /// Reads what was kept.
    #[must_use]
    pub fn kept(text: &str) -> Self {
        let named = text.strip_prefix(KEPT).and_then(Refusal::kept);
        named.map_or_else(|| Self::told(text), |refusal| Self(Said::Refusal(refusal)))
    }

    /// The sentence as it is in one language, for readers who cannot say it themselves.
    #[must_use]
    pub fn said(&self, words: Words) -> Self {
        Self::told(self.say(words))
    }
}

impl Refusal {
    /// A line for the name, and one for each argument.
    fn keep(&self) -> Option<String> {
        let mut kept = [KEPT, self.name].concat();
        for argument in &self.arguments {
            kept.push('\n');
            match argument {
                Argument::Text(text) if !text.contains('\n') => {
                    kept.push(TEXT);
                    kept.push_str(text);
                }
                Argument::Number(number) => kept.push_str(&number.to_string()),
                Argument::Text(_) | Argument::Money(_) | Argument::Moment(_) => return None,
            }
        }
        Some(kept)
    }

    /// Nothing if there is no such refusal with such arguments any more.
    fn kept(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let (name, say) = known(lines.next()?)?;
        let argument = |line: &str| match line.strip_prefix(TEXT) {
            Some(text) => Some(Argument::Text(text.to_owned())),
            None => line.parse().ok().map(Argument::Number),
        };
        let arguments: Vec<_> = lines.map(argument).collect::<Option<_>>()?;
        say(Words::default(), &arguments)?;
        Some(Self {
            name,
            say,
            arguments,
        })
    }
}

/// In English, for interfaces and logs.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Words::of(Language::English)))
    }
}

/// As it is displayed: who reads it elsewhere gets it told.
impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sentence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal;

    const GERMAN: Words = Words::of(Language::German);

    #[test]
    fn a_sentence_waits_for_its_reader() {
        let sentence = refusal::text_long(1_200);
        assert_eq!(sentence.to_string(), "Please use at most 1,200 characters.");
        assert_eq!(
            sentence.say(GERMAN),
            "Bitte verwende höchstens 1.200 Zeichen."
        );
        assert_eq!(Sentence::told("No.").say(GERMAN), "No.");
    }

    #[test]
    fn a_sentence_that_is_kept_can_still_be_said_in_any_language() {
        for sentence in [
            refusal::file_empty(),
            refusal::file_part_broken(7),
            refusal::download_file_used_up("a \"b\".pdf"),
            Sentence::told("Card declined."),
        ] {
            assert_eq!(Sentence::kept(&sentence.keep()), sentence);
        }
    }

    #[test]
    fn what_cannot_be_kept_by_name_is_kept_in_english() {
        let amount = Amount {
            minor: 500,
            digits: 2,
            symbol: "$",
        };
        for sentence in [
            refusal::price_least(amount),
            refusal::api_field_missing("a\nb"),
        ] {
            assert_eq!(
                Sentence::kept(&sentence.keep()).say(GERMAN),
                sentence.to_string()
            );
        }
        for text in [
            "refusal:nothing",
            "refusal:file-empty\n1",
            "refusal:text-long\nmany",
        ] {
            assert_eq!(Sentence::kept(text), Sentence::told(text));
        }
    }
}
