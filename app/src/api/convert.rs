//! From the backend's types to those that cross the wire.

pub(super) mod findings;

use super::{
    Batch, Done, Found,
    discounts::Code,
    drafts::{Editing, Place},
    files::{PartTarget, StartedUpload, Target},
    orders::{
        Dispute, Evidence, HistoryLine, Order, OrderDetail, OrderItem, OrderRow, ProductKeys,
    },
    pages::PageWithUrl,
    payments::{Payouts, Unready},
};
use crate::error::ApiError;
use backend::{
    Backend,
    db::refunds::RefundStatus,
    files::Address,
    flows,
    listing::{Listing, Outcome, Paging, Part},
};
use domain::{
    Money, Timestamp,
    discount::Discount,
    file::File,
    list::{Count, Position},
    page::Page,
    payment::DisputeFact,
    time::SECOND,
};

/// The backend's default part size, from the cursor on.
///
/// # Errors
/// A cursor that no list ever returned.
pub(super) fn paging(cursor: Option<&str>) -> Result<Paging, ApiError> {
    Ok(Paging::parse(None, cursor)?)
}

/// A part of a list that can be sorted in several ways. A place that no list ever named is its beginning.
pub(super) fn part(after: Option<&str>, most: i64) -> Part {
    Part {
        limit: most.clamp(1, super::MOST_ROWS),
        after: after.and_then(Position::parse),
    }
}

impl From<Outcome> for Done {
    fn from(outcome: Outcome) -> Self {
        Self {
            done: outcome.done,
            left_out: outcome.left_out,
        }
    }
}

/// An upload as the console sends it.
pub(super) fn started_upload((file, upload): (File, flows::files::Upload)) -> StartedUpload {
    let target = |address: Address| Target {
        url: address.url,
        headers: address.headers,
    };
    let parts = upload.parts.into_iter().map(|part| PartTarget {
        number: part.number,
        target: part.address.map(target),
    });
    StartedUpload {
        file,
        whole: upload.whole.map(target),
        part_size: upload.part_size,
        parts: parts.collect(),
    }
}

/// A part of a list, each item converted.
pub(super) fn batch<A, B>(
    backend: &Backend,
    listing: Listing<A>,
    convert: impl Fn(A) -> B,
) -> Batch<B> {
    Batch {
        now: backend.now(),
        items: listing.items.into_iter().map(convert).collect(),
        next_cursor: listing.next_cursor,
    }
}

/// A part of a list, each row converted; the whole is counted where the list begins.
pub(super) async fn found<A, B>(
    backend: &Backend,
    part: &Part,
    count: impl Future<Output = backend::Result<Count>>,
    rows: impl Future<Output = backend::Result<Listing<A>>>,
    convert: fn(A) -> B,
) -> Result<Found<B>, ApiError> {
    let count = match part.after {
        None => Some(count.await?),
        Some(_) => None,
    };
    let part = batch(backend, rows.await?, convert);
    Ok(Found { part, count })
}

/// A whole list, part by part.
macro_rules! whole_list {
    ($list:path, $backend:expr, $creator:expr) => {{
        let mut paging = backend::listing::Paging {
            limit: 100,
            ..backend::listing::Paging::default()
        };
        let mut items = Vec::new();
        loop {
            let part = $list($backend, $creator, &paging).await?;
            items.extend(part.items);
            if part.next_cursor.is_none() {
                break items;
            }
            paging.cursor = part.next_cursor;
        }
    }};
}
pub(super) use whole_list;

/// The address to share.
pub(super) fn url(backend: &Backend, page: &Page) -> String {
    format!("{}/p/{}", backend.public_url(), page.short_id)
}

/// A page with the address to share.
pub(super) fn with_url(backend: &Backend, page: Page) -> PageWithUrl {
    PageWithUrl {
        url: url(backend, &page),
        page,
    }
}

/// A page and its draft as the editor gets them.
pub(super) fn editing(backend: &Backend, editing: flows::drafts::Editing) -> Editing {
    Editing {
        now: backend.now(),
        shared: with_url(backend, editing.page),
        draft: editing.draft,
        clashes: editing.clashes,
        place: Place {
            seen: editing.seen,
            can_undo: editing.can_undo,
            can_redo: editing.can_redo,
        },
    }
}

/// An order without what the console does not show.
pub(super) fn order(order: flows::orders::Order) -> Order {
    let money = |minor| Money {
        minor,
        ..order.total
    };
    let item = |item: flows::orders::OrderItem| OrderItem {
        product_id: item.product_id,
        name: item.name,
        price: item.price,
        quantity: item.quantity,
        discount: money(item.discount),
    };
    Order {
        discount: order.discount_total(),
        fee: order.charge.as_ref().map(|charge| money(charge.fee)),
        items: order.items.into_iter().map(item).collect(),
        id: order.id,
        page_id: order.page_id,
        short_id: order.short_id,
        customer_id: order.customer_id,
        email: order.email,
        status: order.status,
        total: order.total,
        amount_paid: order.amount_paid,
        tax: order.tax,
        tax_mode: order.tax_mode,
        refunded: order.refunded,
        discount_code: order.discount.map(|used| used.code),
        awaits_payment: order.awaits_payment,
        parked: order.parked,
        receipt_trouble: order.receipt_trouble,
        receipt_number: order.receipt_number,
        payment_id: order.payment_id,
        created_at: order.created_at,
        completed_at: order.completed_at,
        download_attempts: order.download_attempts,
        last_download_at: order.last_download_at,
        hold_expires_at: order.hold_expires_at,
        downloads_until: order.downloads_until,
    }
}

/// An order as a row.
pub(super) fn order_row(found: flows::orders::Order) -> OrderRow {
    let order = order(found);
    let products: Vec<_> = order.items.iter().map(|item| item.name.as_str()).collect();
    OrderRow {
        products: products.join(", "),
        standing: order.standing(),
        is_undelivered: order.receipt_trouble.is_some(),
        id: order.id,
        page_id: order.page_id,
        short_id: order.short_id,
        email: order.email,
        total: order.total,
        refunded: order.refunded,
        created_at: order.created_at,
    }
}

/// Everything around an order.
pub(super) fn dossier(
    dossier: flows::orders::Dossier,
    evidence: Option<backend::payments::Evidence>,
) -> OrderDetail {
    let money = |minor| Money {
        minor,
        ..dossier.order.total
    };
    let line = |line: flows::orders::HistoryLine| HistoryLine {
        kind: line.kind,
        detail: line.detail,
        at: line.created_at,
    };
    let dispute = |fact: DisputeFact| Dispute {
        amount: money(fact.amount),
        state: fact.state,
        reason: fact.reason,
        due_by: fact
            .due_by
            .map(|seconds| Timestamp::from_millis(seconds * SECOND)),
        is_submitted: fact.is_submitted,
    };
    let keys = |product: flows::licences::ProductKeys| ProductKeys {
        product_id: product.product_id,
        name: product.name,
        keys: product.keys.into_iter().map(|key| key.text).collect(),
    };
    let underway = dossier
        .refunds
        .iter()
        .filter(|refund| refund.status == RefundStatus::Requested);
    OrderDetail {
        underway: money(underway.map(|refund| refund.amount).sum()),
        keys: dossier.keys.into_iter().map(keys).collect(),
        history: dossier.history.into_iter().map(line).collect(),
        disputes: dossier.facts.disputes.into_values().map(dispute).collect(),
        evidence: evidence.map(|evidence| Evidence {
            sold: evidence.product_description,
            downloads: evidence.access_activity_log,
            story: evidence.uncategorized_text,
        }),
        order: order(dossier.order),
    }
}

/// A code with what it is about.
pub(super) async fn code(b: &Backend, discount: Discount) -> Result<Code, ApiError> {
    let creator = &discount.creator_id;
    let page = match &discount.page_id {
        Some(id) => known(flows::pages::get(b, creator, id).await)?,
        None => None,
    };
    let product = match &discount.product_id {
        Some(id) => known(flows::products::get(b, creator, id).await)?,
        None => None,
    };
    Ok(Code {
        url: page.as_ref().map(|page| {
            format!(
                "{}/p/{}?code={}",
                b.public_url(),
                page.short_id,
                discount.code
            )
        }),
        page_title: page.map(|page| page.title()),
        product_name: product.map(|product| product.name),
        discount,
    })
}

/// What may have been deleted meanwhile.
fn known<T>(found: backend::Result<T>) -> Result<Option<T>, ApiError> {
    match found {
        Ok(thing) => Ok(Some(thing)),
        Err(error) if error.is(domain::Code::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl From<flows::connect::Payouts> for Payouts {
    fn from(payouts: flows::connect::Payouts) -> Self {
        match payouts {
            flows::connect::Payouts::NotNeeded => Self::NotNeeded,
            flows::connect::Payouts::None => Self::Missing,
            flows::connect::Payouts::Account(account) if account.state.is_ready() => Self::Ready {
                payouts_enabled: account.state.payouts_enabled,
            },
            flows::connect::Payouts::Account(account) => Self::Unready(Unready {
                details_submitted: account.state.details_submitted,
                currently_due: account.state.currently_due,
                disabled_reason: account.state.disabled_reason,
            }),
        }
    }
}

/// A key without its secret.
pub(super) fn api_key(key: flows::api_keys::ApiKey) -> super::api_keys::ApiKey {
    super::api_keys::ApiKey {
        id: key.id,
        name: key.name,
        created_at: key.created_at,
        last_used_at: key.last_used_at,
    }
}

/// An entry of a delivery log.
pub(super) fn delivery(line: flows::proof::Line) -> super::deliveries::Delivery {
    let said = line.said;
    super::deliveries::Delivery {
        number: line.number,
        kind: line.kind,
        at: line.at,
        files: said
            .files
            .into_iter()
            .map(|file| (file.name, file.sha256))
            .collect(),
        network: said.network,
        bytes: said.bytes,
        why: said.why,
    }
}

/// A file that is no more.
pub(super) fn deletion(deletion: flows::ending::Deletion) -> super::endings::Deletion {
    super::endings::Deletion {
        id: deletion.id,
        file_name: deletion.file_name,
        size_bytes: deletion.size_bytes,
        sha256: deletion.sha256,
        reason: deletion.reason,
        deleted_at: deletion.deleted_at,
    }
}

/// A personal copy.
pub(super) fn copy(copy: flows::copies::OrderedCopy) -> super::copies::PersonalCopy {
    super::copies::PersonalCopy {
        file_name: copy.file_name,
        state: copy.state,
        failure: copy.failure.map(|why| why.say(crate::spoken::words())),
    }
}

/// A customer.
pub(super) fn customer(customer: flows::customers::Customer) -> super::customers::Customer {
    super::customers::Customer {
        id: customer.id,
        email: customer.email,
        orders: customer.orders,
        spent: customer.spent,
        returned: customer.returned,
        first_at: customer.first_at,
        last_at: customer.last_at,
    }
}
