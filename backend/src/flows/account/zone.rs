//! The zone in which a creator is told times, in letters and in tables.

use crate::{Backend, Result, db, zones::Zone};
use domain::{Rejection, id::CreatorId};

/// The zone that a creator chose; UTC where they chose none.
///
/// # Errors
/// If the database fails.
pub async fn zone(b: &Backend, creator: &CreatorId) -> Result<Zone> {
    let name = db::creators::time_zone(&mut b.db.fresh().await?, creator).await?;
    // A zone that a later version of the database took away is none.
    Ok(name.and_then(|name| Zone::named(&name)).unwrap_or_default())
}

/// Chooses a zone by its name in the IANA database; empty for none.
///
/// # Errors
/// A name that the database does not know.
pub async fn choose_zone(b: &Backend, creator: &CreatorId, name: &str) -> Result<Zone> {
    let unknown = || Rejection::field("timeZone", words::refusal::time_zone_unknown());
    let zone = match name.trim() {
        "" => Zone::default(),
        name => Zone::named(name).ok_or_else(unknown)?,
    };
    let chosen = zone.is_chosen().then(|| zone.name());
    let mut tx = b.db.write().await?;
    db::creators::set_time_zone(&mut tx, creator, chosen, b.now()).await?;
    tx.commit().await?;
    Ok(zone)
}
