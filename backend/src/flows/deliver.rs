//! From a paid order to the bytes of its files.

mod network;

use super::{complete, secret};
use crate::{
    Backend, Result,
    db::{
        self, Reader,
        orders::{Order, OrderItem},
    },
    error::not_found,
    jobs,
    letters::Letter,
};
use domain::{
    Code, Email, Rejection, Timestamp,
    file::File,
    id::{DownloadId, FileId, OrderId, ProductId},
    link::{DownloadLink, download_lifetime, has_expired},
    order::OrderStatus,
    time::{DAY, MINUTE},
};
use std::net::IpAddr;

pub use network::confirm_network;

/// How many requests a minute one download session may make: many for a download manager that
/// resumes, few for somebody who shares it.
const REQUESTS_PER_MINUTE: u32 = 120;

/// An order as its buyer sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Purchase {
    /// The order.
    pub order: Order,
    /// Its files; none unless the order grants downloads.
    pub files: Vec<PurchasedFile>,
    /// Who sold it.
    pub creator_name: String,
    /// What the creator says to buyers.
    pub thank_you: String,
    /// What the page was called.
    pub page_title: String,
    /// Whether the payment service could be heard, if the order is undecided. If not, a payment may
    /// have been made that nobody here knows of.
    pub is_certain: bool,
}

/// A file that was bought.
#[derive(Clone, Debug, PartialEq)]
pub struct PurchasedFile {
    /// Identifies the file.
    pub id: FileId,
    /// The product it belongs to.
    pub product_id: ProductId,
    /// Its name.
    pub file_name: String,
    /// Its media type.
    pub file_type: String,
    /// Its size in bytes.
    pub size_bytes: i64,
    /// How many download sessions are left.
    pub downloads_left: i64,
}

/// A download session that can be used now.
#[derive(Clone, Debug, PartialEq)]
pub struct IssuedDownload {
    /// Where the bytes are.
    pub url: String,
    /// Until when.
    pub expires_at: Timestamp,
    /// From which network.
    pub bound_to: String,
}

/// The order that a key opens.
async fn order_of(b: &Backend, token: &str) -> Result<Order> {
    let mut c = b.db.fresh().await?;
    let id = db::order_tokens::order(&mut c, &secret::hash(token))
        .await?
        .ok_or_else(|| not_found("order"))?;
    db::orders::by_id(&mut c, &id)
        .await?
        .ok_or_else(|| not_found("order"))
}

/// An order as its buyer sees it. If it is not paid yet, the payment service is asked once.
///
/// # Errors
/// [`Code::NotFound`] for a key that opens nothing.
pub async fn purchase(b: &Backend, token: &str) -> Result<Purchase> {
    let mut order = order_of(b, token).await?;
    let mut is_certain = true;
    if order.status == OrderStatus::Processing && order.parked.is_none() {
        // That the service does not answer is no reason not to show the order.
        if let Err(error) = complete::ask(b, &order).await {
            is_certain = false;
            tracing::warn!(order.id = %order.id, %error, "Could not ask about a payment");
        }
        order = order_of(b, token).await?;
    }
    let mut c = b.db.fresh().await?;
    let page = db::pages::by_id(&mut c, &order.page_id)
        .await?
        .ok_or_else(|| not_found("order"))?;
    let files = if order.status.grants_downloads() {
        files_of(&mut c, &order).await?
    } else {
        Vec::new()
    };
    Ok(Purchase {
        files,
        creator_name: page.creator_name.clone(),
        thank_you: page.customization.thank_you.clone(),
        page_title: page.title(),
        is_certain,
        order,
    })
}

async fn files_of(c: &mut Reader, order: &Order) -> Result<Vec<PurchasedFile>> {
    let used = db::downloads::used(c, &order.id).await?;
    let files = db::files::of_order(c, &order.id).await?;
    Ok(files
        .into_iter()
        .map(|file| {
            let used = used
                .iter()
                .find(|(id, _)| *id == file.id)
                .map_or(0, |(_, used)| *used);
            let limit = item_of(order, &file).map_or(0, |item| item.download_limit);
            PurchasedFile {
                id: file.id,
                product_id: file.product_id,
                file_name: file.file_name,
                file_type: file.file_type,
                size_bytes: file.size_bytes,
                downloads_left: (limit - used).max(0),
            }
        })
        .collect())
}

fn item_of<'a>(order: &'a Order, file: &File) -> Option<&'a OrderItem> {
    order
        .items
        .iter()
        .find(|item| item.product_id == file.product_id)
}

/// Refuses unless the order grants downloads of this item at this moment.
fn check_access(order: &Order, item: &OrderItem, now: Timestamp) -> Result<()> {
    if order.status.is_revoked() {
        let message =
            "The payment for this order was returned, so its files are not available any more.";
        return Err(Rejection::new(Code::Revoked, message).into());
    }
    if !order.status.grants_downloads() {
        let message =
            "This order is not paid yet. The files will be here as soon as the payment arrives.";
        return Err(Rejection::new(Code::NotPaid, message).into());
    }
    let since = order.completed_at.unwrap_or(order.created_at);
    if now >= since.plus(item.download_window_days.saturating_mul(DAY)) {
        let message = "The time for downloading this file is over.";
        return Err(Rejection::new(Code::Expired, message).into());
    }
    Ok(())
}

/// Issues a download session for one file, bound to the network it was asked from.
///
/// # Errors
/// [`Code::NotFound`], [`Code::NotPaid`], [`Code::Revoked`], [`Code::Expired`],
/// [`Code::LimitReached`], or [`Code::ConfirmRequired`] from the fourth new network in a day.
pub async fn issue_download(
    b: &Backend,
    token: &str,
    file_id: &str,
    address: IpAddr,
) -> Result<IssuedDownload> {
    let now = b.now();
    let order = order_of(b, token).await?;
    let (file, item) = bought_file(b, &order, file_id).await?;
    check_access(&order, &item, now)?;
    let used = db::downloads::used(&mut b.db.fresh().await?, &order.id).await?;
    if used
        .iter()
        .any(|(id, used)| *id == file.id && *used >= item.download_limit)
    {
        return Err(limit_reached());
    }
    let bound_to = domain::network::network(address);
    network::admit(b, &order, &bound_to).await?;
    let link = DownloadLink {
        session: DownloadId::trusted(b.new_id()),
        order: order.id.clone(),
        file: file.id.clone(),
        expires_at: now.plus(download_lifetime(file.size_bytes)).millis(),
        network: bound_to.clone(),
        requests_per_minute: REQUESTS_PER_MINUTE,
    };
    let expires_at = Timestamp::from_millis(link.expires_at);
    let mut tx = b.db.write().await?;
    db::downloads::insert(
        &mut tx,
        &link.session,
        &order.id,
        &file.id,
        &bound_to,
        now,
        expires_at,
    )
    .await?;
    tx.commit().await?;
    Ok(IssuedDownload {
        url: b.url(&format!("/d/{}", b.keys.sign(&link))),
        expires_at,
        bound_to,
    })
}

async fn bought_file(b: &Backend, order: &Order, file_id: &str) -> Result<(File, OrderItem)> {
    let id = FileId::parse(file_id).ok_or_else(|| not_found("file"))?;
    let file = db::files::by_id(&mut b.db.fresh().await?, &id).await?;
    let file = file
        .filter(|file| file.uploaded_at.is_some())
        .ok_or_else(|| not_found("file"))?;
    let item = item_of(order, &file)
        .cloned()
        .ok_or_else(|| not_found("file"))?;
    Ok((file, item))
}

fn limit_reached() -> crate::Error {
    let message = "All downloads of this file have been used. Please write to the seller if you need it again.";
    Rejection::new(Code::LimitReached, message).into()
}

/// A download that may go on.
#[derive(Clone, Debug)]
pub struct OpenedDownload {
    /// The file.
    pub file: File,
    /// What the token says.
    pub link: DownloadLink,
    limit: i64,
}

/// Opens a download address: signature first, then expiry, network and order.
///
/// # Errors
/// [`Code::InvalidLink`], [`Code::Expired`], [`Code::OtherNetwork`], or what the order says.
pub async fn open_download(b: &Backend, token: &str, address: IpAddr) -> Result<OpenedDownload> {
    let invalid = || {
        Rejection::new(
            Code::InvalidLink,
            "This download link does not exist. Please open your order page again.",
        )
    };
    let link: DownloadLink = b.keys.open(token).ok_or_else(invalid)?;
    let now = b.now();
    if has_expired(link.expires_at, now) {
        let message = "This download link has run out. Your order page gives you a new one.";
        return Err(Rejection::new(Code::Expired, message).into());
    }
    if domain::network::network(address) != link.network {
        let message = "This download link was made for another network. Your order page gives you a new one for this network.";
        return Err(Rejection::new(Code::OtherNetwork, message).into());
    }
    let order = db::orders::by_id(&mut b.db.fresh().await?, &link.order)
        .await?
        .ok_or_else(invalid)?;
    let (file, item) = bought_file(b, &order, link.file.as_str()).await?;
    check_access(&order, &item, now)?;
    Ok(OpenedDownload {
        file,
        link,
        limit: item.download_limit,
    })
}

/// Counts a download session when its first byte is about to be sent; later requests of the same
/// session cost nothing.
///
/// # Errors
/// [`Code::LimitReached`] if no session is left.
pub async fn count(b: &Backend, download: &OpenedDownload) -> Result<()> {
    let link = &download.link;
    if db::downloads::is_counted(&mut b.db.fresh().await?, &link.session).await? == Some(true) {
        return Ok(());
    }
    let now = b.now();
    let mut tx = b.db.write().await?;
    if db::downloads::mark_counted(&mut tx, &link.session, now).await? {
        if !db::downloads::use_one(&mut tx, &link.order, &link.file, download.limit).await? {
            return Err(limit_reached());
        }
        db::orders::count_download(&mut tx, &link.order, now).await?;
    }
    Ok(tx.commit().await?)
}

/// Sends the links to all purchases of an address to that address, if there are any; says nothing
/// about whether there are.
///
/// # Errors
/// An address that is none.
pub async fn send_purchases(b: &Backend, email: &str) -> Result<()> {
    let email = Email::parse(email)
        .map_err(|message| Rejection::field("email", message))?
        .to_string();
    // Once in five minutes at most.
    let key = format!(
        "purchases:{}:{}",
        secret::hash(&email),
        b.now().millis() / (5 * MINUTE)
    );
    let mut tx = b.db.write().await?;
    jobs::send(b, &mut tx, Letter::Purchases { email }, Some(&key)).await?;
    Ok(tx.commit().await?)
}

/// The id of the order that a key opens.
///
/// # Errors
/// [`Code::NotFound`].
pub(super) async fn order_id(b: &Backend, token: &str) -> Result<OrderId> {
    Ok(order_of(b, token).await?.id)
}
