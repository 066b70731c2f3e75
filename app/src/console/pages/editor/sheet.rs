//! What is typed about a page: every field of the editor.

use super::{
    contents::Contents, look::Look, questions::Questions, stock::StockForm, words::WordForm,
};
use crate::{
    console::{
        kit::{form::merged, moment::Moment},
        pages::picker::Chosen,
    },
    error::ApiError,
};
use domain::{
    Timestamp,
    page::{Closing, Customization, PageDraft},
    rejection::Checks,
};
use leptos::prelude::*;

/// All fields.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    /// What it was begun with: what cannot be read of a field, or is not in any, stays as it is there.
    base: StoredValue<PageDraft>,
    /// The products, in order.
    pub(super) chosen: Chosen,
    /// When it opens.
    pub(super) launch_at: Moment,
    /// When it closes.
    pub(super) expires_at: Moment,
    /// How many copies there are.
    pub(super) stock: StockForm,
    /// Headline and other words.
    pub(super) words: WordForm,
    /// Theme, typeface, accent.
    pub(super) look: Look,
    /// What stands on it.
    pub(super) contents: Contents,
    /// What registrants are asked.
    pub(super) questions: Questions,
    /// Whether they confirm their address.
    pub(super) double_opt_in: RwSignal<bool>,
    /// Whether it closes on the second.
    pub(super) strict: RwSignal<bool>,
    /// Whether a refund puts the copy back.
    pub(super) restock_refunds: RwSignal<bool>,
}

impl Sheet {
    /// Begins with a draft.
    pub(super) fn of(draft: &PageDraft) -> Self {
        let custom = &draft.customization;
        Self {
            base: StoredValue::new(draft.clone()),
            chosen: RwSignal::new(draft.product_ids.clone()),
            launch_at: Moment::of(draft.launch_at),
            expires_at: Moment::of(draft.expires_at),
            stock: StockForm::of(draft),
            words: WordForm::of(custom),
            look: Look::of(custom),
            contents: Contents::of(&custom.design),
            questions: Questions::of(&draft.questions),
            double_opt_in: RwSignal::new(draft.double_opt_in),
            strict: RwSignal::new(draft.closing == Closing::Strict),
            restock_refunds: RwSignal::new(draft.restock_refunds),
        }
    }

    /// Puts another draft into the fields.
    pub(super) fn load(self, draft: &PageDraft) {
        let custom = &draft.customization;
        self.base.set_value(draft.clone());
        put(self.chosen, &draft.product_ids);
        self.launch_at.put(draft.launch_at);
        self.expires_at.put(draft.expires_at);
        self.stock.load(draft);
        self.words.load(custom);
        self.look.load(custom);
        self.contents.load(&custom.design);
        self.questions.load(&draft.questions);
        put(self.double_opt_in, &draft.double_opt_in);
        put(self.strict, &(draft.closing == Closing::Strict));
        put(self.restock_refunds, &draft.restock_refunds);
    }

    /// What is typed so far, right or wrong; whoever reads it is told of every change.
    pub(super) fn typed(self) -> PageDraft {
        let base = self.base.get_value();
        // Asked first: it tells of changes, and `read` does not.
        let _ = (self.launch_at.get(), self.expires_at.get());
        let product_ids = self.chosen.get();
        let (stock_limit, stock_limits) = self.stock.typed(&product_ids, &base);
        let custom = self.words.typed(&base.customization);
        let custom = self.look.typed(custom);
        let design = self.contents.typed(&custom.design);
        let draft = PageDraft {
            launch_at: self.launch_at.read().unwrap_or(base.launch_at),
            expires_at: self.expires_at.read().unwrap_or(base.expires_at),
            stock_limit,
            stock_limits,
            customization: Customization { design, ..custom },
            questions: self.questions.typed(),
            double_opt_in: self.double_opt_in.get(),
            closing: if self.strict.get() {
                Closing::Strict
            } else {
                Closing::Honour
            },
            restock_refunds: self.restock_refunds.get(),
            product_ids,
            ..base
        };
        draft.tidy()
    }

    /// Whether all of it can be right. What only the server knows (its clock), it checks itself.
    ///
    /// # Errors
    /// Every field that cannot be right.
    pub(super) fn check(self) -> Result<(), ApiError> {
        let mut checks = Checks::default();
        checks.field("launchAt", self.launch_at.read());
        checks.field("expiresAt", self.expires_at.read());
        self.stock.check(&mut checks);
        let draft = untrack(|| self.typed());
        // At the beginning of time no closing is in the past.
        let wrong = draft.check(Timestamp::default(), None).err();
        match merged(checks.finish().err(), wrong) {
            Some(rejection) => Err(rejection.into()),
            None => Ok(()),
        }
    }
}

/// Changes a field, unless it is like that already: nobody is told of nothing.
pub(super) fn put<T: Clone + PartialEq + Send + Sync + 'static>(field: RwSignal<T>, value: &T) {
    if field.with_untracked(|old| old != value) {
        field.set(value.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        design::{Answered, Block, Design, Theme, Typeface, Voice},
        registration::{Question, QuestionKind},
    };

    const ONE: &str = "0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a";
    const TWO: &str = "0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3b";

    fn full() -> PageDraft {
        let design = Design {
            theme: Theme::Night,
            typeface: Typeface::Machine,
            blocks: vec![Block::Questions, Block::Story],
            cover_text: "A hill".to_owned(),
            story: "Once.".to_owned(),
            voices: vec![Voice {
                quote: "Good.".to_owned(),
                name: "Bea".to_owned(),
                role: String::new(),
            }],
            answers: vec![Answered {
                question: "When?".to_owned(),
                answer: "Soon.".to_owned(),
            }],
            promise: "Money back.".to_owned(),
            ..Design::default()
        };
        let mut customization = Customization {
            headline: "Mosses".to_owned(),
            accent: "#c2410c".to_owned(),
            design,
            ..Customization::default()
        };
        customization.extra.insert("ours".to_owned(), true.into());
        PageDraft {
            product_ids: vec![ONE.to_owned(), TWO.to_owned()],
            launch_at: Some(Timestamp::from_millis(1_000)),
            expires_at: Some(Timestamp::from_millis(9_000)),
            stock_limit: Some(3),
            stock_limits: [(TWO.to_owned(), None)].into(),
            closing: Closing::Strict,
            customization,
            questions: vec![Question {
                name: "size".to_owned(),
                label: "Size".to_owned(),
                kind: QuestionKind::Select,
                options: vec!["S".to_owned(), "M".to_owned()],
                required: true,
            }],
            double_opt_in: false,
            restock_refunds: true,
            is_published: true,
            is_active: false,
        }
    }

    #[test]
    fn what_is_loaded_is_what_is_read() {
        Owner::new().with(|| {
            let sheet = Sheet::of(&full());
            assert_eq!(sheet.typed(), full().tidy(), "nothing is lost");
            sheet.load(&PageDraft::default());
            assert_eq!(sheet.typed(), PageDraft::default(), "nothing is left");
            sheet.load(&full());
            assert_eq!(sheet.typed(), full().tidy());
        });
    }

    #[test]
    fn a_number_that_cannot_be_read_is_no_number_but_the_one_before() {
        Owner::new().with(|| {
            let draft = PageDraft {
                product_ids: vec![ONE.to_owned()],
                stock_limit: Some(10),
                expires_at: Some(Timestamp::from_millis(1)),
                ..PageDraft::default()
            };
            let sheet = Sheet::of(&draft);
            sheet.stock.same.set("1o".to_owned());
            assert_eq!(sheet.typed().stock_limit, Some(10));
            let error = sheet.check().unwrap_err();
            assert!(error.error_for("stockLimit").is_some());
            sheet.stock.same.set(String::new());
            assert_eq!(sheet.typed().stock_limit, None);
            assert!(sheet.check().is_ok());
        });
    }
}
