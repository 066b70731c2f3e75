//! Who looked at the demo's pages, so that there is something to see in the numbers.

use crate::{Backend, Result, db};
use domain::{page::Page, stats::Day, visit::Referral};

/// How many came on each day, today first: a launch, and the days after it, seen from its end.
const DAYS: [i64; 10] = [19, 14, 17, 23, 21, 34, 41, 58, 96, 72];

/// What led them here, and to how many of ten.
const PLACES: [(&str, &str, &str, &str, i64); 4] = [
    ("", "newsletter", "email", "opening", 4),
    ("walkers.example", "", "", "", 3),
    ("", "", "", "", 2),
    ("", "poster", "print", "harbour", 1),
];

/// Visits of the last days, up to ten.
///
/// # Errors
/// If the database fails.
pub(super) async fn fill(b: &Backend, page: &Page, days: usize) -> Result<()> {
    let today = Day::of(b.now());
    let mut tx = b.db.write().await?;
    for (ago, visitors) in (0..).zip(DAYS.into_iter().take(days)) {
        for (referrer, source, medium, campaign, share) in PLACES {
            let referral = Referral {
                referrer: referrer.to_owned(),
                utm_source: source.to_owned(),
                utm_medium: medium.to_owned(),
                utm_campaign: campaign.to_owned(),
            };
            let visitors = visitors * share / 10;
            let views = visitors + visitors / 3;
            db::views::count(
                &mut tx,
                &page.id,
                today.plus(-ago),
                &referral,
                views,
                visitors,
            )
            .await?;
        }
    }
    Ok(tx.commit().await?)
}
