//! Opening download addresses.

use super::{
    files,
    parcel::{Item, Parcel},
    refusal, wares,
};
use crate::{
    Backend, Result, Shared,
    db::{self, downloads::Session},
};
use domain::{
    Code, Rejection,
    link::{DownloadLink, Target},
    network::network,
};
use std::net::IpAddr;

/// A download that may go on.
#[derive(Clone, Debug)]
pub struct OpenedDownload {
    /// What it gives.
    pub parcel: Parcel,
    pub(super) session: Session,
    pub(super) address: IpAddr,
}

fn invalid() -> crate::Error {
    let message = words::refusal::download_cut_off();
    Rejection::new(Code::InvalidLink, message).into()
}

/// Reads a download address: nothing of it is believed unless one of our keys signed all of it.
///
/// # Errors
/// [`Code::InvalidLink`].
pub fn read_link(b: &Backend, token: &str) -> Result<DownloadLink> {
    b.keys.open(token).ok_or_else(invalid)
}

/// Opens a download whose address was read: time, network, then the order as it is now.
///
/// # Errors
/// [`Code::InvalidLink`], [`Code::Expired`], [`Code::OtherNetwork`], or what the order says.
pub async fn open_download(
    b: &Shared,
    link: &DownloadLink,
    address: IpAddr,
) -> Result<OpenedDownload> {
    let opened = open(b, link, address).await;
    if let Err(error) = &opened {
        refusal::note(b, &link.order, Some(&link.session), error, address).await;
    }
    opened
}

async fn open(b: &Shared, link: &DownloadLink, address: IpAddr) -> Result<OpenedDownload> {
    let mut c = b.db.fresh().await?;
    let session = db::downloads::session(&mut c, &link.session)
        .await?
        .ok_or_else(invalid)?;
    if b.now() >= session.usable_until() {
        let message = words::refusal::download_run_out();
        return Err(Rejection::new(Code::Expired, message).into());
    }
    if network(address) != session.network {
        let message = words::refusal::download_other_network();
        return Err(Rejection::new(Code::OtherNetwork, message).into());
    }
    let order = db::orders::by_id(&mut c, &session.order)
        .await?
        .ok_or_else(invalid)?;
    let items = wares::promised(b, &mut c, &order, &session).await;
    drop(c);
    if items.as_ref().is_err_and(|error| error.is(Code::Conflict)) {
        files::order_copies(b, &order).await?;
    }
    let items = items?;
    // Their checksums were known when the link was made: nothing is read for one that comes back.
    let is_known = |item: &Item| item.source.crc32.is_some();
    if session.target == Target::All && !items.iter().all(is_known) {
        return Err(wares::changed());
    }
    let parcel = super::parcel_of(b, &order, &session.target, items).await?;
    if session
        .hash
        .as_ref()
        .is_some_and(|hash| *hash != parcel.hash)
    {
        return Err(wares::changed());
    }
    Ok(OpenedDownload {
        parcel,
        session,
        address,
    })
}
