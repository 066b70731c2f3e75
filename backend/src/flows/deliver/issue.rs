//! Issuing download sessions.

use super::{files, network, order_of, parcel::Parcel, refusal, wares};
use crate::{
    Backend, Result, Shared,
    db::{self, downloads::Session, orders::Order},
    error::not_found,
    flows::proof::{self, Delivery, Given},
};
use domain::{
    Code, Timestamp,
    id::{DownloadId, FileId},
    link::{DownloadLink, Target, download_lifetime},
    time::MINUTE,
};
use std::net::IpAddr;

/// How long pressing Download again gives the same session, used or not.
const DOUBLE_CLICK: i64 = MINUTE;

/// A download session that can be used now.
#[derive(Clone, Debug, PartialEq)]
pub struct IssuedDownload {
    /// Where the bytes are.
    pub url: String,
    /// Until when they have to be asked for.
    pub expires_at: Timestamp,
    /// From which network.
    pub bound_to: String,
}

/// Issues a download session for one file or for `all` files of an order, bound to the network it
/// was asked from. Asking again soon, or before the first was used, gives the same session.
///
/// # Errors
/// [`Code::NotFound`], [`Code::NotPaid`], [`Code::Revoked`], [`Code::Expired`],
/// [`Code::LimitReached`], or [`Code::ConfirmRequired`] from the fourth new network in a day.
pub async fn issue_download(
    b: &Shared,
    token: &str,
    wanted: &str,
    address: IpAddr,
) -> Result<IssuedDownload> {
    let order = order_of(b, token).await?;
    let issued = issue(b, &order, wanted, address).await;
    if let Err(error) = &issued {
        refusal::note(b, &order.id, None, error, address).await;
    }
    issued
}

async fn issue(b: &Shared, order: &Order, wanted: &str, address: IpAddr) -> Result<IssuedDownload> {
    let target = Target::parse(wanted).ok_or_else(|| not_found(words::refusal::no_such_file()))?;
    let parcel = parcel(b, order, &target).await?;
    let bound_to = domain::network::network(address);
    let new = session(b, order, target, &parcel, bound_to);
    let mut c = b.db.fresh().await?;
    if reusable(b, &mut c, &new, &parcel).await?.is_none() {
        let used = db::downloads::used(&mut c, &order.id).await?;
        wares::check_left(&parcel.items, &used)?;
    }
    drop(c);
    network::admit(b, order, &new.network).await?;
    let session = keep(b, &parcel, new, address).await?;
    Ok(IssuedDownload {
        url: b.url(&format!("/d/{}", b.keys.sign(&link(&session)))),
        expires_at: session.expires_at,
        bound_to: session.network,
    })
}

async fn parcel(b: &Shared, order: &Order, target: &Target) -> Result<Parcel> {
    let mut c = b.db.fresh().await?;
    let items = wares::offered(b, &mut c, order, target).await;
    drop(c);
    if items.as_ref().is_err_and(|error| error.is(Code::Conflict)) {
        files::order_copies(b, order).await?;
    }
    super::parcel_of(b, order, target, items?).await
}

fn session(
    b: &Backend,
    order: &Order,
    target: Target,
    parcel: &Parcel,
    network: String,
) -> Session {
    let files: Vec<FileId> = match target {
        Target::All => parcel.items.iter().map(|item| item.file.clone()).collect(),
        Target::File(_) => Vec::new(),
    };
    let now = b.now();
    let size = i64::try_from(parcel.size).unwrap_or(i64::MAX);
    Session {
        id: DownloadId::trusted(b.new_id()),
        order: order.id.clone(),
        target,
        files,
        network,
        issued_at: now,
        expires_at: now.plus(download_lifetime(size)),
        counted_at: None,
        hash: None,
    }
}

/// The session that somebody got already who asks for the same again: a double click, or the link
/// was never used and has half of its life left.
async fn reusable(
    b: &Backend,
    c: &mut dyn db::Connection,
    new: &Session,
    parcel: &Parcel,
) -> Result<Option<Session>> {
    let newest = db::downloads::newest(c, &new.order, &new.target, &new.network).await?;
    let now = b.now();
    Ok(newest.filter(|session| {
        let is_double_click = now.since(session.issued_at) < DOUBLE_CLICK;
        let lifetime = session.expires_at.since(session.issued_at);
        let is_fresh = session.expires_at.since(now) >= lifetime / 2;
        let gives_this = session.files == new.files
            && session
                .hash
                .as_ref()
                .is_none_or(|hash| *hash == parcel.hash);
        let is_usable = now < session.usable_until();
        gives_this && is_usable && (is_double_click || session.counted_at.is_none() && is_fresh)
    }))
}

/// Keeps a new session and writes it to the log, unless there is one to use again.
async fn keep(b: &Backend, parcel: &Parcel, new: Session, address: IpAddr) -> Result<Session> {
    let mut tx = b.db.write().await?;
    // Of two clicks at the same moment the second finds what the first got.
    db::downloads::take_turn(&mut tx, &new.order).await?;
    if let Some(session) = reusable(b, &mut tx, &new, parcel).await? {
        return Ok(session);
    }
    db::downloads::insert(&mut tx, &new).await?;
    let issued = Delivery::Issued {
        session: new.id.clone(),
        files: parcel.items.iter().map(given).collect(),
        network: proof::truncated(address),
    };
    proof::note(b, &mut tx, &new.order, &issued).await?;
    tx.commit().await?;
    Ok(new)
}

fn given(item: &super::parcel::Item) -> Given {
    Given {
        id: item.file.clone(),
        name: item.source.file_name.clone(),
        sha256: item.source.sha256.clone(),
    }
}

fn link(session: &Session) -> DownloadLink {
    DownloadLink {
        session: session.id.clone(),
        order: session.order.clone(),
        target: session.target.clone(),
        expires_at: session.expires_at.millis(),
        network: session.network.clone(),
        requests_per_minute: DownloadLink::REQUESTS_PER_MINUTE,
        requests_per_minute_per_network: DownloadLink::REQUESTS_PER_MINUTE_PER_NETWORK,
    }
}
