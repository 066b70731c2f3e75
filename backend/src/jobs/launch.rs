//! At the launch everyone confirmed is told, once.

use super::{Done, send};
use crate::{Backend, Result, db, flows::notifications, letters::Letter};
use domain::{id::PageId, page::Phase};

/// How many registrants are told in one transaction.
const BATCH: i64 = 100;

/// Writes one letter per registrant, in the transaction that marks them as told.
pub(super) async fn run(b: &Backend, id: &PageId) -> Result<Done> {
    loop {
        let now = b.now();
        let mut tx = b.db.write().await?;
        let Some(page) = db::pages::by_id(&mut tx, id).await? else {
            return Ok(Done::Finished);
        };
        match page.phase(now) {
            Phase::Live => {}
            // The launch was moved; so is this job.
            Phase::Prelaunch => return Ok(page.launch_at.map_or(Done::Finished, Done::Again)),
            // A change of the page will schedule this job again.
            Phase::Draft | Phase::Paused | Phase::SoldOut | Phase::Expired => {
                return Ok(Done::Finished);
            }
        }
        notifications::tell_opening(b, &mut tx, &page).await?;
        let waiting = db::registrations::to_notify(&mut tx, id, BATCH).await?;
        if waiting.is_empty() {
            tx.commit().await?;
            b.live.page_changed(&page.short_id);
            return Ok(Done::Finished);
        }
        for registration in waiting {
            if db::registrations::mark_notified(&mut tx, &registration.id, now).await? {
                send(
                    b,
                    &mut tx,
                    Letter::Opened {
                        registration: registration.id,
                    },
                    None,
                )
                .await?;
            }
        }
        tx.commit().await?;
    }
}
