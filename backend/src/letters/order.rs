//! Letters about orders.

use super::{account, layout::Sheet, licence, news};
use crate::{
    Backend, Result,
    db::{
        self,
        languages::{self, Reader},
        orders::Order,
    },
    flows::{licences, secret},
    mailer::Mail,
};
use domain::{Money, id::OrderId, notification::Topic, seller::TaxMode};
use words::Words;

async fn order(b: &Backend, id: &OrderId) -> Result<Option<Order>> {
    db::orders::by_id(&mut b.db.fresh().await?, id).await
}

/// An order, and the address of its page with a key made for this mail.
///
/// In one transaction that holds the order: whoever corrects its address withdraws the keys that
/// were mailed to the old one, and must find this one.
async fn with_key(b: &Backend, id: &OrderId) -> Result<Option<(Order, String)>> {
    let mut tx = b.db.write().await?;
    db::orders::lock(&mut tx, id).await?;
    let Some(order) = db::orders::by_id(&mut tx, id).await? else {
        return Ok(None);
    };
    b.pauses.at("receipt.addressed").await;
    let token = secret::new_order_token(b, &mut tx, id).await?;
    tx.commit().await?;
    Ok(Some((order, b.url(&format!("/o/{token}")))))
}

fn with_items(mut sheet: Sheet, w: Words, order: &Order) -> Sheet {
    for item in &order.items {
        let name = match item.quantity {
            1 => item.name.clone(),
            count => w.letter_bill_copies(count, &item.name),
        };
        let price = Money {
            minor: item.subtotal().unwrap_or_default(),
            ..item.price
        };
        sheet = sheet.line(name, w.money(price.into()));
    }
    let mut off = order.discount_total();
    if let Some(discount) = order.discount.as_ref().filter(|_| off.minor > 0) {
        off.minor = -off.minor;
        sheet = sheet.line(w.letter_bill_discount(&discount.code), w.money(off.into()));
    }
    if order.tax.minor > 0 {
        let label = match order.tax_mode {
            TaxMode::Exclusive => w.letter_bill_tax(),
            TaxMode::None | TaxMode::Inclusive => w.letter_bill_tax_included(),
        };
        sheet = sheet.line(label, w.money(order.tax.into()));
    }
    sheet.line(w.letter_bill_total(), w.money(order.amount_paid.into()))
}

/// The subject of a receipt, and what it promises.
fn promise(w: Words, order: &Order, has_files: bool, has_keys: bool) -> (&'static str, String) {
    match (has_files, has_keys) {
        (true, _) => (
            w.letter_receipt_subject_files(),
            // An order with a receipt has an end of its downloads.
            order
                .downloads_until
                .map(|at| w.letter_receipt_until(at.into()))
                .unwrap_or_default(),
        ),
        (false, true) => (
            w.letter_receipt_subject_keys(),
            w.letter_receipt_keys().to_owned(),
        ),
        (false, false) => (
            w.letter_receipt_subject(),
            w.letter_receipt_no_files().to_owned(),
        ),
    }
}

pub(super) async fn receipt(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    let Some((order, url)) = with_key(b, id).await? else {
        return Ok(None);
    };
    let mut c = b.db.fresh().await?;
    let w = languages::words(&mut c, Reader::Buyer(id)).await?;
    let keys = licences::shown(&mut c, &order).await?;
    let files = db::files::of_order(&mut c, id).await?;
    let (subject, promise) = promise(w, &order, !files.is_empty(), !keys.is_empty());
    let sheet = Sheet::new(w, &order.email, subject).text(w.letter_receipt_thanks());
    let sheet = licence::with_keys(with_items(sheet, w, &order), w, keys);
    Ok(Some(
        sheet
            .action(w.letter_receipt_button(), url)
            .text(promise)
            .text(w.letter_receipt_keep())
            .text(w.letter_order_number(id.as_str()))
            .mail(),
    ))
}

pub(super) async fn sale(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    let Some(order) = order(b, id).await? else {
        return Ok(None);
    };
    let topic = Topic::Sale;
    let Some((creator, w)) = news::reader(b, &order.creator_id, topic).await? else {
        return Ok(None);
    };
    let subject = w.letter_sale_subject(order.amount_paid.into());
    let sheet = account::to(&creator, w, subject).text(w.letter_sale(&order.email));
    let url = b.url(&format!("/console/orders/{}", order.id));
    let sheet = with_items(sheet, w, &order).action(w.letter_see_order(), url);
    Ok(Some(news::finish(b, w, sheet, &creator.id, topic)))
}
