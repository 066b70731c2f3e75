//! Every word the product says, in every language it speaks.
//!
//! The words are in `locales/{language}/{area}.ftl`, in the syntax of Project Fluent, where people
//! who translate can work on them. The build turns each message into a function of [`Words`]:
//! `sales-left = { NUMBER($left) } left` is `words.sales_left(3)`. What one language says and another
//! doesn't, or with other variables, does not compile.
//!
//! | module | holds |
//! |---|---|
//! | [`language`] | the languages, and which of them a browser asks for |
//! | [`number`], [`money`], [`moment`] | how each language writes numbers, amounts and times |
//! | [`sentence`] | what is said before anybody knows the reader's language |
//! | [`refusal`] | one function for each refusal, which makes such a sentence |

pub mod language;
pub mod moment;
pub mod money;
pub mod number;
pub mod sentence;

pub use language::Language;
pub use moment::Moment;
pub use money::Amount;
pub use sentence::{Argument, Sentence};

/// The words of one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(Language);

impl Words {
    /// The words of `language`.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self(language)
    }

    /// Whose words these are.
    #[must_use]
    pub const fn language(self) -> Language {
        self.0
    }
}

/// Where something that is not text stands in a message: the message is asked for with this in the
/// place of a variable, and cut there by [`around`].
pub const GAP: &str = "\u{fffc}";

/// What a message says before and after its [`GAP`].
#[must_use]
pub fn around(message: &str) -> (String, String) {
    let (before, after) = message.split_once(GAP).unwrap_or((message, ""));
    (before.to_owned(), after.to_owned())
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));
