use super::*;
use crate::{Timestamp, design::Theme};

const ONE: &str = "0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a";
const TWO: &str = "0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3b";

fn draft(headline: &str) -> PageDraft {
    PageDraft {
        product_ids: vec![ONE.to_owned()],
        expires_at: Some(Timestamp::from_millis(1_000)),
        customization: Customization {
            headline: headline.to_owned(),
            ..Customization::default()
        },
        ..PageDraft::default()
    }
}

#[test]
fn two_ways_to_write_it_are_one_wish() {
    let several = |stock_limit, own: &[(&str, Option<i64>)]| PageDraft {
        product_ids: vec![ONE.to_owned(), TWO.to_owned()],
        stock_limit,
        stock_limits: own
            .iter()
            .map(|(id, limit)| ((*id).to_owned(), *limit))
            .collect(),
        ..draft("Mosses")
    };
    let each = several(None, &[(ONE, Some(3)), (TWO, Some(5))]);
    let rest = several(Some(3), &[(TWO, Some(5))]);
    assert!(each.asks_for_the_same(&rest));
    assert_eq!(each.clone().tidy(), rest.clone().tidy());
    assert!(!rest.asks_for_the_same(&several(Some(3), &[])));
    assert_eq!(each.mark(), rest.mark());
    assert_ne!(each.mark(), several(Some(3), &[]).mark());

    let asked = |label: &str| PageDraft {
        questions: vec![Question {
            name: "size".to_owned(),
            label: label.to_owned(),
            options: vec!["left over from a select".to_owned()],
            ..Question::default()
        }],
        ..draft("")
    };
    assert!(asked("").asks_for_the_same(&asked("size")));
    assert!(!asked("").asks_for_the_same(&asked("Size")));
}

#[test]
fn switches_are_not_the_drafts_to_change() {
    let (mut mine, mut page) = (draft("Mine"), draft("Theirs"));
    mine.is_published = false;
    page.is_active = false;
    page.is_published = true;
    let rebased = mine.rebased(&draft("Theirs"), &page).draft;
    assert!(rebased.is_published && !rebased.is_active);
    mine.customization.headline = "Theirs".to_owned();
    assert!(mine.asks_for_the_same(&page));
    assert_eq!(mine.mark(), page.mark());
}

#[test]
fn what_only_one_changed_is_kept() {
    let base = draft("Mosses");
    let mut mine = base.clone();
    mine.customization.design.theme = Theme::Clay;
    mine.customization.tagline = "Forty of them".to_owned();
    let mut page = base.clone();
    page.expires_at = Some(Timestamp::from_millis(2_000));
    page.stock_limit = Some(4);
    page.customization.headline = "Forty mosses".to_owned();

    let Rebased { draft, clashes } = mine.rebased(&base, &page);
    assert!(clashes.is_empty());
    assert_eq!(draft.expires_at, page.expires_at);
    assert_eq!(draft.stock_limit, Some(4));
    assert_eq!(draft.customization.headline, "Forty mosses");
    assert_eq!(draft.customization.tagline, "Forty of them");
    assert_eq!(draft.customization.design.theme, Theme::Clay);
}

#[test]
fn where_both_changed_the_draft_counts_and_says_so() {
    let base = draft("Mosses");
    let (mine, page) = (draft("My mosses"), draft("Their mosses"));
    let Rebased { draft, clashes } = mine.rebased(&base, &page);
    assert_eq!(clashes, [Part::Words]);
    assert_eq!(draft.customization.headline, "My mosses");
    let same = mine.rebased(&base, &mine);
    assert!(same.clashes.is_empty(), "both wanted the same");
}

#[test]
fn a_draft_nobody_changed_is_the_page() {
    let base = draft("Mosses");
    let mut page = draft("Ferns");
    page.product_ids = vec![TWO.to_owned()];
    page.stock_limit = Some(2);
    let Rebased { draft, clashes } = base.rebased(&base, &page);
    assert!(clashes.is_empty());
    assert_eq!(draft, page);
}
