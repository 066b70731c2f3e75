//! Refusals, written to the log of the order they are about.

use crate::{
    Backend, Error, Result, db,
    flows::proof::{self, Delivery},
};
use domain::{
    Code,
    id::{DownloadId, OrderId},
    time::HOUR,
};
use std::net::IpAddr;

/// Writes down that somebody was turned away and why: once an hour for each reason and network.
///
/// Limits are not written down: whoever asks too often would cause work by it.
pub(super) async fn note(
    b: &Backend,
    order: &OrderId,
    session: Option<&DownloadId>,
    error: &Error,
    address: IpAddr,
) {
    let code = match error {
        Error::Rejected(rejection) => rejection.code,
        Error::Files(_) => Code::FilesUnavailable,
        _ => return,
    };
    if let Err(error) = write(b, order, session, code, address).await {
        tracing::error!(order.id = %order, %error, "Could not log a refused download");
    }
}

async fn write(
    b: &Backend,
    order: &OrderId,
    session: Option<&DownloadId>,
    code: Code,
    address: IpAddr,
) -> Result<()> {
    let (now, why, network) = (b.now(), code.as_str(), proof::truncated(address));
    let since = now.plus(-HOUR);
    let mut c = b.db.fresh().await?;
    // Reading is cheap; only one in an hour waits for the writer.
    let logged = db::refusals::logged_at(&mut c, order, why, &network).await?;
    if logged.is_some_and(|at| at > since) {
        return Ok(());
    }
    drop(c);
    let mut tx = b.db.write().await?;
    if db::refusals::claim(&mut tx, order, why, &network, now, since).await? {
        let refused = Delivery::Refused {
            session: session.cloned(),
            why: why.to_owned(),
            network,
        };
        proof::note(b, &mut tx, order, &refused).await?;
    }
    Ok(tx.commit().await?)
}
