//! What a page shall become, and what to do when it changed meanwhile.

use crate::{
    design::{Block, Design},
    page::{Customization, PageDraft},
    registration::{Question, QuestionKind},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// What somebody saw of a page and its draft before they changed it. It is sent back with the change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The draft's revision; zero if there was none.
    pub revision: i64,
    /// The [`PageDraft::mark`] of what the page was.
    pub page: String,
}

/// A part of a page that somebody works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Which products it sells.
    Products,
    /// How many copies.
    Copies,
    /// From when to when.
    Schedule,
    /// Headline, tagline, button, thank-you note.
    Words,
    /// Theme, typeface, accent.
    Look,
    /// What stands on it, and in which order.
    Contents,
    /// What registrants are asked.
    Registration,
    /// What happens at the closing, and after a refund.
    Rules,
}

/// A draft that was carried over to a page that changed meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct Rebased {
    /// What the draft's author changed, and otherwise what the page has now.
    pub draft: PageDraft,
    /// Where both changed the same thing to something else; there the draft counts.
    pub clashes: Vec<Part>,
}

impl PageDraft {
    /// The same wish, written in the one way in which drafts are stored and compared.
    #[must_use]
    pub fn tidy(self) -> Self {
        let limits = self.limits();
        let mut draft = self.with_limits(&limits);
        let custom = &mut draft.customization;
        custom.accent = custom.accent.trim().to_owned();
        if custom.design.blocks == Block::ALL {
            custom.design.blocks = Vec::new();
        }
        draft.questions = draft.questions.into_iter().map(Question::tidy).collect();
        draft
    }

    /// Whether a page would be the same with either, its switches aside.
    pub fn asks_for_the_same(&self, other: &Self) -> bool {
        self.clone().switched_like(other).tidy() == other.clone().tidy()
    }

    /// The same short text for drafts that ask for the same, another one for others.
    pub fn mark(&self) -> String {
        let plain = self.clone().switched_like(&Self::default()).tidy();
        // A draft is plain data, which always becomes JSON.
        let json = serde_json::to_vec(&plain).unwrap_or_default();
        let mut mark = String::new();
        for byte in &Sha256::digest(json)[..12] {
            // Writing to a string cannot fail.
            _ = write!(mark, "{byte:02x}");
        }
        mark
    }

    /// The draft with the switches of a page: it is published and paused elsewhere.
    #[must_use]
    pub fn switched_like(self, page: &Self) -> Self {
        Self {
            is_published: page.is_published,
            is_active: page.is_active,
            ..self
        }
    }

    /// Carries a draft that began with `base` over to what the page is now.
    #[must_use]
    pub fn rebased(&self, base: &Self, page: &Self) -> Rebased {
        let tidied = [base, self, page].map(|draft| draft.clone().tidy());
        let [base, mine, page] = &tidied;
        let mut of = Merge::new(base, mine, page);
        let draft = Self {
            product_ids: of.pick(Part::Products, |draft| draft.product_ids.clone()),
            launch_at: of.pick(Part::Schedule, |draft| draft.launch_at),
            expires_at: of.pick(Part::Schedule, |draft| draft.expires_at),
            closing: of.pick(Part::Rules, |draft| draft.closing),
            restock_refunds: of.pick(Part::Rules, |draft| draft.restock_refunds),
            questions: of.pick(Part::Registration, |draft| draft.questions.clone()),
            double_opt_in: of.pick(Part::Registration, |draft| draft.double_opt_in),
            customization: of.customization(),
            ..page.clone()
        };
        let limits = of.pick(Part::Copies, Self::limits);
        Rebased {
            draft: draft.with_limits(&limits).tidy(),
            clashes: of.clashes,
        }
    }

    /// The copies of each product, in the order of the products; of all of them if there is none.
    fn limits(&self) -> Limits {
        let limit = |id: &String| {
            let own = self.stock_limits.get(id).copied();
            own.unwrap_or(self.stock_limit)
        };
        let of_each = self.product_ids.iter().map(|id| (id.clone(), limit(id)));
        Limits {
            of_all: self.product_ids.first().map_or(self.stock_limit, limit),
            of_each: of_each.collect(),
        }
    }

    /// The draft with these copies; products that are not among them get as many as the others.
    fn with_limits(self, limits: &Limits) -> Self {
        let own = limits
            .of_each
            .iter()
            .filter(|(id, limit)| *limit != limits.of_all && self.product_ids.contains(id));
        Self {
            stock_limit: limits.of_all,
            stock_limits: own.cloned().collect(),
            ..self
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Limits {
    of_all: Option<i64>,
    of_each: Vec<(String, Option<i64>)>,
}

impl Question {
    fn tidy(self) -> Self {
        let label = self.label().trim().to_owned();
        let options = match self.kind {
            QuestionKind::Select => self.options,
            QuestionKind::Text | QuestionKind::Checkbox => Vec::new(),
        };
        let options = options.iter().map(|option| option.trim().to_owned());
        Self {
            label,
            options: options.filter(|option| !option.is_empty()).collect(),
            ..self
        }
    }
}

/// What a draft began with, what became of it, and what became of the page.
struct Merge<'a> {
    base: &'a PageDraft,
    mine: &'a PageDraft,
    page: &'a PageDraft,
    clashes: Vec<Part>,
}

impl<'a> Merge<'a> {
    const fn new(base: &'a PageDraft, mine: &'a PageDraft, page: &'a PageDraft) -> Self {
        Self {
            base,
            mine,
            page,
            clashes: Vec::new(),
        }
    }

    /// What was changed, by whoever changed it.
    fn pick<T: PartialEq>(&mut self, part: Part, field: impl Fn(&PageDraft) -> T) -> T {
        let (base, mine, page) = (field(self.base), field(self.mine), field(self.page));
        if mine == base {
            return page;
        }
        if page != base && page != mine && !self.clashes.contains(&part) {
            self.clashes.push(part);
        }
        mine
    }

    fn word(&mut self, part: Part, word: impl Fn(&Customization) -> &String) -> String {
        self.pick(part, |draft| word(&draft.customization).clone())
    }

    fn customization(&mut self) -> Customization {
        Customization {
            headline: self.word(Part::Words, |custom| &custom.headline),
            tagline: self.word(Part::Words, |custom| &custom.tagline),
            button_text: self.word(Part::Words, |custom| &custom.button_text),
            thank_you: self.word(Part::Words, |custom| &custom.thank_you),
            accent: self.word(Part::Look, |custom| &custom.accent),
            design: self.design(),
            extra: self.pick(Part::Look, |draft| draft.customization.extra.clone()),
        }
    }

    fn design(&mut self) -> Design {
        let look = |draft: &PageDraft| {
            let design = &draft.customization.design;
            (design.theme, design.typeface)
        };
        let cover = |draft: &PageDraft| {
            let design = &draft.customization.design;
            (design.cover.clone(), design.cover_text.clone())
        };
        let (theme, typeface) = self.pick(Part::Look, look);
        let (cover, cover_text) = self.pick(Part::Look, cover);
        Design {
            theme,
            typeface,
            cover,
            cover_text,
            blocks: self.pick(Part::Contents, |d| d.customization.design.blocks.clone()),
            voices: self.pick(Part::Contents, |d| d.customization.design.voices.clone()),
            answers: self.pick(Part::Contents, |d| d.customization.design.answers.clone()),
            story: self.word(Part::Contents, |custom| &custom.design.story),
            promise: self.word(Part::Contents, |custom| &custom.design.promise),
        }
    }
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
