//! From a paid order to the bytes of its files.
//!
//! | module | is |
//! |---|---|
//! | `files` | the files of an order as its buyer sees them |
//! | `issue` | a session for one file or all: the signed link |
//! | `network` | from where an order may be opened without asking |
//! | `open` | a link that comes back: signature, time, network, order |
//! | `wares`, `source` | which files those are, and which bytes this buyer gets |
//! | `parcel`, `checksum` | one file, or an archive whose every byte has its place |
//! | `hand_out` | opened first, then counted, then sent |
//! | `watch`, `refusal` | what the proof of delivery says about it |

mod checksum;
mod files;
mod hand_out;
mod issue;
mod network;
mod open;
mod parcel;
mod refusal;
mod source;
mod wares;
mod watch;

use super::{
    complete,
    licences::{self, ProductKeys},
    secret,
};
use crate::{
    Backend, Result, Shared,
    db::{self, orders::Order},
    error::not_found,
};
use domain::{id::OrderId, link::Target, order::OrderStatus, page::Page};

pub(in crate::flows) use files::can_fetch;
pub use files::{OfferedArchive, PurchasedFile};
pub use hand_out::{hand_out, origin_elsewhere, send_elsewhere};
pub use issue::{IssuedDownload, issue_download};
pub use network::{asked_from, confirm_network};
pub use open::{OpenedDownload, open_download, read_link};
pub use parcel::{Item, Parcel};
pub use source::{Source, source};

/// An order as its buyer sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Purchase {
    /// The order.
    pub order: Order,
    /// Its files; none unless the order grants downloads.
    pub files: Vec<PurchasedFile>,
    /// All of them in one archive, if there are several to be had.
    pub archive: Option<OfferedArchive>,
    /// Its licence keys; none unless the order grants downloads.
    pub keys: Vec<ProductKeys>,
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

/// The order that a key opens.
async fn order_of(b: &Backend, token: &str) -> Result<Order> {
    let mut c = b.db.fresh().await?;
    let id = db::order_tokens::order(&mut c, &secret::hash(token))
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_order()))?;
    db::orders::by_id(&mut c, &id)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_order()))
}

/// An order as its buyer sees it. If it is not paid yet, the payment service is asked once.
///
/// # Errors
/// [`domain::Code::NotFound`] for a key that opens nothing.
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
        .ok_or_else(|| not_found(words::refusal::no_such_order()))?;
    let page_title = page.title();
    let (files, archive) = if order.status.grants_downloads() {
        files::shown(b, &mut c, &order, &page_title).await?
    } else {
        (Vec::new(), None)
    };
    let keys = licences::shown(&mut c, &order).await?;
    let creator_name = seller_name(&mut c, &page, &order).await?;
    drop(c);
    if files.iter().any(|file| file.waits.is_some()) {
        files::order_copies(b, &order).await?;
    }
    Ok(Purchase {
        files,
        archive,
        keys,
        creator_name,
        thank_you: page.customization.thank_you.clone(),
        page_title,
        is_certain,
        order,
    })
}

/// Who sold an order. Of a creator who has gone, what its receipt says.
async fn seller_name(c: &mut db::Reader, page: &Page, order: &Order) -> Result<String> {
    if !page.creator_name.is_empty() {
        return Ok(page.creator_name.clone());
    }
    let kept = db::orders::seller(c, &order.id).await?;
    Ok(kept.map(|seller| seller.business_name).unwrap_or_default())
}

/// What a session for these files gives. Reads the files whose CRC-32 an archive needs and nobody
/// knows yet.
async fn parcel_of(b: &Shared, order: &Order, target: &Target, items: Vec<Item>) -> Result<Parcel> {
    match target {
        Target::File(_) => {
            let item = items.into_iter().next();
            item.map(Parcel::file)
                .ok_or_else(|| not_found(words::refusal::no_such_file()))
        }
        Target::All => {
            let items = checksum::complete(b, items).await?;
            let mut c = b.db.fresh().await?;
            let page = db::pages::by_id(&mut c, &order.page_id)
                .await?
                .ok_or_else(|| not_found(words::refusal::no_such_order()))?;
            Ok(Parcel::archive(&page.title(), items))
        }
    }
}

/// The id of the order that a key opens.
///
/// # Errors
/// [`domain::Code::NotFound`].
pub(super) async fn order_id(b: &Backend, token: &str) -> Result<OrderId> {
    Ok(order_of(b, token).await?.id)
}
