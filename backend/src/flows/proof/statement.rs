//! The signed receipt: what a customer bought and got, to be checked without us.

use super::{shown::Line, shown::SaidFile, signature};
use crate::{
    Backend, Result,
    db::{self, Connection, delivery_log::Entry, orders::Order},
    flows::{deliver, sellers},
};
use domain::{Code, Rejection, Timestamp, order::OrderStatus, time::HOUR};
use serde::Serialize;

/// The name of the format, and its version.
const FORMAT: &str = "temporary-pages-receipt/1";
/// For how long a statement may leave out what has happened meanwhile, so that its signature can be
/// fetched after it.
const PINNED: i64 = HOUR;

/// A statement and the signature over exactly its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// JSON.
    pub text: String,
    /// `SSH SIGNATURE`, as `ssh-keygen -Y verify` takes it.
    pub signature: String,
    /// How many entries of the delivery log it speaks of.
    pub entries: usize,
}

/// What is signed. The fields stand in this order, and nothing in it depends on when it is asked
/// for: the same state always gives the same bytes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Statement<'a> {
    format: &'static str,
    site: &'a str,
    order: &'a str,
    receipt_number: i64,
    status: OrderStatus,
    seller: SellerWords,
    buyer: &'a str,
    ordered_at: Timestamp,
    paid_at: Timestamp,
    downloads_until: Option<Timestamp>,
    currency: &'static str,
    items: Vec<Item<'a>>,
    total: i64,
    tax: i64,
    paid: i64,
    refunded: i64,
    files: Vec<SaidFile>,
    delivery_log: LogEnd<'a>,
    as_of: Timestamp,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SellerWords {
    name: String,
    address: String,
    tax_id: String,
}

/// Amounts are minor units.
#[derive(Serialize)]
struct Item<'a> {
    product: &'a str,
    name: &'a str,
    quantity: i64,
    price: i64,
    discount: i64,
}

#[derive(Serialize)]
struct LogEnd<'a> {
    entries: usize,
    head: &'a str,
}

/// The receipt that a key to an order opens; nothing before it is paid. With `entries` it speaks of
/// so many entries of the delivery log and not of those of the last hour after them, so that a
/// statement and its signature fit although somebody is downloading meanwhile.
///
/// # Errors
/// [`Code::NotFound`] for a key that opens nothing; [`Code::Conflict`] if what would be left out
/// happened longer ago.
pub async fn receipt(b: &Backend, token: &str, entries: Option<usize>) -> Result<Option<Receipt>> {
    let purchase = deliver::purchase(b, token).await?;
    let order = purchase.order;
    let (Some(number), Some(paid_at)) = (order.receipt_number, order.completed_at) else {
        return Ok(None);
    };
    let mut seller = sellers::of_order(b, &order).await?;
    if seller.business_name.is_empty() {
        seller.business_name = purchase.creator_name;
    }
    let mut c = b.db.fresh().await?;
    let mut log = db::delivery_log::whole(&mut c, &order.id).await?;
    if let Some(entries) = entries {
        leave_out(b, &mut log.entries, entries)?;
    }
    let lines: Vec<_> = log.entries.iter().map(Line::from).collect();
    let statement = Statement {
        format: FORMAT,
        site: b.public_url(),
        order: order.id.as_str(),
        receipt_number: number,
        status: order.status,
        seller: SellerWords {
            name: seller.business_name,
            address: seller.business_address,
            tax_id: seller.tax_id,
        },
        buyer: &order.email,
        ordered_at: order.created_at,
        paid_at,
        downloads_until: order.downloads_until,
        currency: order.total.currency.code(),
        items: items(&order),
        total: order.total.minor,
        tax: order.tax.minor,
        paid: order.amount_paid.minor,
        refunded: order.refunded.minor,
        files: files(&mut c, &order, &lines).await?,
        delivery_log: LogEnd {
            entries: lines.len(),
            head: lines.last().map_or("", |line| &line.hash),
        },
        as_of: lines.last().map_or(paid_at, |line| line.at.max(paid_at)),
    };
    let text = format!("{}\n", serde_json::to_string_pretty(&statement)?);
    Ok(Some(Receipt {
        signature: signature::sign(&b.keys, &text)?,
        entries: lines.len(),
        text,
    }))
}

/// Leaves out what happened after so many entries, if that was a moment ago. What is older cannot be
/// left out: nobody gets a signature under half of the truth.
fn leave_out(b: &Backend, log: &mut Vec<Entry>, entries: usize) -> Result<()> {
    let first = log.get(entries);
    if first.is_some_and(|first| b.now().since(first.moment()) >= PINNED) {
        let message = words::refusal::proof_meanwhile();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    log.truncate(entries);
    Ok(())
}

fn items(order: &Order) -> Vec<Item<'_>> {
    let item = order.items.iter().map(|item| Item {
        product: item.product_id.as_str(),
        name: &item.name,
        quantity: item.quantity,
        price: item.price.minor,
        discount: item.discount,
    });
    item.collect()
}

/// The files that the buyer gets, with the hash of exactly the bytes that this buyer gets; after
/// them those that were given and are there no more. A personal copy that is not made yet has no
/// hash, and is not among them.
async fn files(c: &mut dyn Connection, order: &Order, lines: &[Line]) -> Result<Vec<SaidFile>> {
    let mut files = Vec::new();
    if order.status.grants_downloads() {
        for file in db::files::of_order(c, &order.id).await? {
            match deliver::source(c, order, &file).await {
                Ok(source) => files.push(SaidFile {
                    id: file.id.to_string(),
                    name: source.file_name,
                    sha256: source.sha256,
                }),
                Err(error) if error.rejection().is_some() => {}
                Err(error) => return Err(error),
            }
        }
    }
    for given in lines.iter().flat_map(|line| &line.said.files) {
        if !files.contains(given) {
            files.push(given.clone());
        }
    }
    Ok(files)
}
