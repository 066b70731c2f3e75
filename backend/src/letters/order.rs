//! Letters about orders.

use super::{layout::Words, licence};
use crate::{
    Backend, Result,
    db::{self, orders::Order},
    flows::{licences, secret},
    mailer::Mail,
};
use domain::{Money, id::OrderId, seller::TaxMode};

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

fn with_items(mut words: Words, order: &Order) -> Words {
    for item in &order.items {
        let name = if item.quantity == 1 {
            item.name.clone()
        } else {
            format!("{} × {}", item.quantity, item.name)
        };
        let price = Money {
            minor: item.subtotal().unwrap_or_default(),
            ..item.price
        };
        words = words.line(name, price.to_string());
    }
    let off = order.discount_total();
    if let Some(discount) = order.discount.as_ref().filter(|_| off.minor > 0) {
        words = words.line(format!("Discount {}", discount.code), format!("−{off}"));
    }
    if order.tax.minor > 0 {
        let label = match order.tax_mode {
            TaxMode::Exclusive => "Tax",
            TaxMode::None | TaxMode::Inclusive => "Tax included",
        };
        words = words.line(label, order.tax.to_string());
    }
    words.line("Total", order.amount_paid.to_string())
}

pub(super) async fn receipt(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    let Some((order, url)) = with_key(b, id).await? else {
        return Ok(None);
    };
    let until = order
        .downloads_until
        .map(|at| at.display_utc())
        .unwrap_or_default();
    let keys = licences::shown(&mut b.db.fresh().await?, &order).await?;
    let files = db::files::of_order(&mut b.db.fresh().await?, id).await?;
    let (subject, promise) = if files.is_empty() && !keys.is_empty() {
        let promise = "Your order page shows the licence keys again whenever you need them.";
        ("Your receipt and your licence keys", promise.to_owned())
    } else if files.is_empty() {
        let promise = "The seller has not added the files yet. They will be on your order page as soon as they are there.";
        ("Your receipt", promise.to_owned())
    } else {
        (
            "Your receipt and your files",
            format!("You can download until {until}."),
        )
    };
    let words = Words::new(&order.email, subject).text("Thank you for your purchase.");
    let words = licence::with_keys(with_items(words, &order), keys);
    Ok(Some(
        words
            .action("Open your order", url)
            .text(promise)
            .text("Please keep this mail: the link is your key to the files.")
            .text(format!("Order {}", order.id))
            .mail(),
    ))
}

pub(super) async fn sale(b: &Backend, id: &OrderId) -> Result<Option<Mail>> {
    let Some(order) = order(b, id).await? else {
        return Ok(None);
    };
    let creator = db::creators::by_id(&mut b.db.fresh().await?, &order.creator_id).await?;
    let Some(creator) = creator else {
        return Ok(None);
    };
    let words = Words::new(
        creator.email.as_str(),
        format!("You sold something: {}", order.amount_paid),
    )
    .text(format!("Hello {},", creator.name))
    .text(format!("{} just bought from your page.", order.email));
    Ok(Some(
        with_items(words, &order)
            .action(
                "See the order",
                b.url(&format!("/console/orders/{}", order.id)),
            )
            .mail(),
    ))
}
