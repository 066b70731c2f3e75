//! How a page looks, and what stands on it: themes, typefaces, blocks and their contents.

use crate::{id::PictureId, rejection::Checks, text};
use serde::{Deserialize, Serialize};

/// The colours and shapes of a page. Each has a light and a dark side, and takes any accent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Warm white, hairlines, a quiet card: for everything.
    #[default]
    Paper,
    /// Bright white and black, square, without shadows: for type and photographs.
    Gallery,
    /// Sand, clay and soft corners: for what is made by hand.
    Clay,
    /// Mist and deep green: for what takes time.
    Grove,
    /// Dark at any hour, lit by the accent: for music, film and games.
    Night,
    /// The accent as the ground, large type: for launches.
    Poster,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Paper,
        Self::Gallery,
        Self::Clay,
        Self::Grove,
        Self::Night,
        Self::Poster,
    ];

    /// The name in the API, and in the HTML as `data-theme`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Gallery => "gallery",
            Self::Clay => "clay",
            Self::Grove => "grove",
            Self::Night => "night",
            Self::Poster => "poster",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }
}

/// The typefaces of a page. All of them are on the visitor's device already: a page waits for no
/// font, and nothing moves when one comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Typeface {
    /// A serif for headlines, a sans for text.
    #[default]
    Editorial,
    /// The device's own sans.
    Plain,
    /// A serif throughout.
    Book,
    /// Round and friendly.
    Round,
    /// Letters of one width.
    Machine,
}

impl Typeface {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Editorial,
        Self::Plain,
        Self::Book,
        Self::Round,
        Self::Machine,
    ];

    /// The name in the API, and in the HTML as `data-typeface`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Editorial => "editorial",
            Self::Plain => "plain",
            Self::Book => "book",
            Self::Round => "round",
            Self::Machine => "machine",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|typeface| typeface.as_str() == text)
    }
}

/// A part of a page below its headline. A part with nothing in it is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// The creator's own words about all of it.
    Story,
    /// The products, with their descriptions and files.
    Inside,
    /// Samples of the files.
    Samples,
    /// What others say.
    Voices,
    /// Questions and answers.
    Questions,
    /// What is promised: refunds, updates.
    Promise,
}

impl Block {
    /// All of them, in the order of a page whose creator has chosen none.
    pub const ALL: [Self; 6] = [
        Self::Story,
        Self::Inside,
        Self::Samples,
        Self::Voices,
        Self::Questions,
        Self::Promise,
    ];

    /// The name in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Inside => "inside",
            Self::Samples => "samples",
            Self::Voices => "voices",
            Self::Questions => "questions",
            Self::Promise => "promise",
        }
    }
}

/// A question that buyers ask, and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Answered {
    /// The question.
    pub question: String,
    /// The answer, in Markdown.
    pub answer: String,
}

/// What somebody says about the product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Voice {
    /// Their words.
    pub quote: String,
    /// Who says so.
    pub name: String,
    /// What they are: "Illustrator, Lisbon".
    pub role: String,
}

/// How a page looks and what stands on it, beside its headline and its products.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Design {
    /// Colours and shapes.
    #[serde(skip_serializing_if = "is_default")]
    pub theme: Theme,
    /// Letters.
    #[serde(skip_serializing_if = "is_default")]
    pub typeface: Typeface,
    /// The parts that are shown, in order; all in the usual order if empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// The picture at the top.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover: Option<PictureId>,
    /// What the cover shows, for those who cannot see it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cover_text: String,
    /// The creator's words about all of it, in Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub story: String,
    /// What others say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub voices: Vec<Voice>,
    /// Questions and answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answered>,
    /// What is promised, in Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub promise: String,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// How many voices and how many answers fit on a page.
pub const MOST_ENTRIES: usize = 30;

impl Design {
    /// Whether nobody has designed anything.
    pub fn is_plain(&self) -> bool {
        is_default(self)
    }

    /// The parts of the page in the order in which they are shown.
    pub fn order(&self) -> &[Block] {
        if self.blocks.is_empty() {
            &Block::ALL
        } else {
            &self.blocks
        }
    }

    /// Remembers what is not acceptable, by the names of the API: `customization.design.story`,
    /// `customization.design.answers[2].question`.
    pub fn check(&self, checks: &mut Checks) {
        checks.field(
            "customization.design.coverText",
            text::optional_line(&self.cover_text, 240),
        );
        checks.field(
            "customization.design.story",
            text::paragraph(&self.story, 20_000),
        );
        checks.field(
            "customization.design.promise",
            text::paragraph(&self.promise, 4_000),
        );
        let is_twice = |(at, block): (usize, &Block)| self.blocks[..at].contains(block);
        if self.blocks.iter().enumerate().any(is_twice) {
            checks.fail(
                "customization.design.blocks",
                words::refusal::page_blocks_twice(),
            );
        }
        self.check_voices(checks);
        self.check_answers(checks);
    }

    fn check_voices(&self, checks: &mut Checks) {
        if self.voices.len() > MOST_ENTRIES {
            checks.fail("customization.design.voices", too_many());
        }
        for (at, voice) in self.voices.iter().enumerate() {
            let name = |field| format!("customization.design.voices[{at}].{field}");
            checks.field(&name("quote"), required(&voice.quote, 1_000));
            checks.field(&name("name"), text::optional_line(&voice.name, 80));
            checks.field(&name("role"), text::optional_line(&voice.role, 120));
        }
    }

    fn check_answers(&self, checks: &mut Checks) {
        if self.answers.len() > MOST_ENTRIES {
            checks.fail("customization.design.answers", too_many());
        }
        for (at, answered) in self.answers.iter().enumerate() {
            let name = |field| format!("customization.design.answers[{at}].{field}");
            let question = text::optional_line(&answered.question, 240);
            if question.as_ref().is_ok_and(String::is_empty) {
                checks.fail(&name("question"), words::refusal::page_words_missing());
            } else {
                checks.field(&name("question"), question);
            }
            checks.field(&name("answer"), required(&answered.answer, 4_000));
        }
    }
}

fn too_many() -> words::Sentence {
    words::refusal::page_entries_too_many(i64::try_from(MOST_ENTRIES).unwrap_or(i64::MAX))
}

fn required(text: &str, max: usize) -> Result<String, words::Sentence> {
    let text = text::paragraph(text, max)?;
    if text.is_empty() {
        return Err(words::refusal::page_words_missing());
    }
    Ok(text)
}

#[cfg(test)]
#[path = "design_tests.rs"]
mod tests;
