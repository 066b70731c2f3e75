//! Keeps the names of those who registered before names were kept, so that they are found by them.

use super::Done;
use crate::{Backend, Result, db::registrations};

pub(super) async fn run(b: &Backend) -> Result<Done> {
    let mut behind = None;
    loop {
        let mut tx = b.db.write().await?;
        let last = registrations::keep_names(&mut tx, behind.as_ref()).await?;
        tx.commit().await?;
        if last.is_none() {
            return Ok(Done::Finished);
        }
        behind = last;
    }
}
