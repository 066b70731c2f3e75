//! The transaction that counts all views that wait.

use super::View;
use crate::{
    Backend, Result, clock,
    db::{self, Tx},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{id::PageId, stats::Day, visit::Referral};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// How many referrals of a page are kept apart on a day. Anybody can invent new ones.
const MOST_REFERRALS: usize = 50;
/// How many visitors of a page are told apart on a day; after that only views are counted. Anybody can
/// invent browsers.
const MOST_VISITORS: i64 = 100_000;

/// Views and visitors that are added to one row.
type Sums = BTreeMap<Referral, (i64, i64)>;

/// Counts views. In the order of what they touch, so that two programs on one database never wait for
/// each other in a circle.
pub(super) async fn write(b: &Backend, mut views: Vec<View>) -> Result<()> {
    views.sort_unstable();
    let mut tx = b.db.write().await?;
    for views in views.chunk_by(|a, b| (&a.page, a.day) == (&b.page, b.day)) {
        write_page(&mut tx, views).await?;
    }
    Ok(tx.commit().await?)
}

/// Counts views of one page on one day.
async fn write_page(tx: &mut Tx, views: &[View]) -> Result<()> {
    let Some(View { page, day, .. }) = views.first() else {
        return Ok(());
    };
    let salt = salt(tx, *day).await?;
    let known = db::views::of_day(tx, page, *day).await?;
    let mut visitors: i64 = known.iter().map(|(_, visitors)| visitors).sum();
    let mut referrals: BTreeSet<_> = known.into_iter().map(|(referral, _)| referral).collect();
    let mut sums = Sums::new();
    for view in views {
        let referral = kept(&mut referrals, &view.referral);
        let sum = sums.entry(referral).or_default();
        sum.0 += 1;
        let hash = hash(&salt, page, &view.visitor);
        if visitors < MOST_VISITORS && db::views::add_visitor(tx, page, *day, &hash).await? {
            visitors += 1;
            sum.1 += 1;
        }
    }
    for (referral, (views, visitors)) in sums {
        db::views::count(tx, page, *day, &referral, views, visitors).await?;
    }
    Ok(())
}

/// The referral, or the one for all that are too many.
fn kept(known: &mut BTreeSet<Referral>, referral: &Referral) -> Referral {
    let is_kept = referral.is_unknown() || known.contains(referral);
    if is_kept || known.len() < MOST_REFERRALS {
        known.insert(referral.clone());
        referral.clone()
    } else {
        Referral::others()
    }
}

/// The secret of a day; the first view of the day makes it.
async fn salt(tx: &mut Tx, day: Day) -> Result<String> {
    if let Some(salt) = db::views::salt(tx, day).await? {
        return Ok(salt);
    }
    let fresh = URL_SAFE_NO_PAD.encode(clock::random::<16>());
    db::views::add_salt(tx, day, &fresh).await?;
    // Another program may have been faster.
    Ok(db::views::salt(tx, day).await?.unwrap_or(fresh))
}

/// Names a visitor for a day. Every part has a fixed length or comes last.
fn hash(salt: &str, page: &PageId, visitor: &str) -> String {
    let mut hash = Sha256::new();
    for part in [salt, "\n", page.as_str(), "\n", visitor] {
        hash.update(part);
    }
    URL_SAFE_NO_PAD.encode(&hash.finalize()[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_has_another_name_on_every_page_and_day() {
        let (a, b) = (PageId::trusted("a"), PageId::trusted("b"));
        let name = hash("salt", &a, "203.0.113.7\nMozilla/5.0");
        assert_eq!(name, hash("salt", &a, "203.0.113.7\nMozilla/5.0"));
        assert_ne!(name, hash("salt", &b, "203.0.113.7\nMozilla/5.0"));
        assert_ne!(name, hash("tomorrow", &a, "203.0.113.7\nMozilla/5.0"));
        assert_ne!(name, hash("salt", &a, "203.0.113.8\nMozilla/5.0"));
        assert!(!name.contains("203"));
    }

    #[test]
    fn referrals_beyond_the_most_are_one() {
        let from = |name: String| Referral {
            utm_source: name,
            ..Referral::default()
        };
        let mut known = BTreeSet::new();
        for number in 0..MOST_REFERRALS {
            assert!(!kept(&mut known, &from(number.to_string())).is_others());
        }
        assert!(kept(&mut known, &from("one more".to_owned())).is_others());
        assert_eq!(kept(&mut known, &from("3".to_owned())).utm_source, "3");
        assert!(kept(&mut known, &Referral::default()).is_unknown());
    }
}
