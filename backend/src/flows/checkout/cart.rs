//! What somebody wants to buy, and what that costs right now.

use crate::{
    Backend, Result,
    db::{
        self, Connection,
        orders::{OrderItem, UsedDiscount},
    },
    error::not_found,
};
use domain::{
    Code, Money, Rejection, Timestamp,
    discount::{self, Discount, DiscountLine},
    id::{ProductId, ShortId},
    offer::Offer,
    page::{Page, Phase},
    price,
};
use std::collections::BTreeMap;
use words::Sentence;

/// What somebody wants to buy. Prices are not among it, except where the buyer chooses them: they
/// come from the database.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cart {
    /// The buyer's address.
    pub email: String,
    /// The products; all of the page's if empty.
    pub product_ids: Vec<String>,
    /// How many copies of each product; one unless it is named.
    pub quantities: BTreeMap<String, i64>,
    /// What the buyer wants to pay for one copy, in minor units, where that is theirs to choose.
    pub amounts: BTreeMap<String, i64>,
    /// A discount code.
    pub discount_code: Option<String>,
    /// The unfinished checkout that this one replaces.
    pub replaces: Option<String>,
}

/// What a cart costs at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// What is bought, with prices and discounts.
    pub items: Vec<OrderItem>,
    /// All of it together.
    pub total: Money,
    /// The code that makes it cheaper.
    pub discount: Option<UsedDiscount>,
    /// How often one buyer may use that code.
    pub(super) max_per_customer: Option<i64>,
}

/// What a cart would cost, without holding anything.
///
/// # Errors
/// As for starting the checkout.
pub async fn quote(b: &Backend, short_id: &ShortId, cart: &Cart) -> Result<Quote> {
    let mut c = b.db.fresh().await?;
    let page = db::pages::by_short_id(&mut c, short_id).await?;
    let page = page
        .filter(|page| page.is_published)
        .ok_or_else(|| not_found(words::refusal::no_such_page()))?;
    price_cart(&mut c, &page, cart, b.now()).await
}

/// Refuses unless the page sells at this moment.
pub(super) fn check_phase(page: &Page, now: Timestamp) -> Result<()> {
    let (code, message) = match page.phase(now) {
        Phase::Live => return Ok(()),
        Phase::SoldOut => (Code::SoldOut, words::refusal::checkout_sold_out()),
        Phase::Expired => (Code::Expired, words::refusal::checkout_closed()),
        Phase::Prelaunch => (Code::NotLive, words::refusal::checkout_early()),
        Phase::Draft | Phase::Paused => (Code::NotLive, words::refusal::checkout_paused()),
    };
    Err(Rejection::new(code, message).into())
}

/// Freezes what is bought, for how much, and under which terms.
pub(super) async fn price_cart(
    c: &mut dyn Connection,
    page: &Page,
    cart: &Cart,
    now: Timestamp,
) -> Result<Quote> {
    let mut items = Vec::new();
    for offer in choose(page, &cart.product_ids)? {
        items.push(item(c, page, offer, cart, now).await?);
    }
    let first = items.first().ok_or_else(|| {
        Rejection::field("productIds", words::refusal::checkout_product_missing())
    })?;
    let currency = first.price.currency;
    let refuse = |message| Rejection::field("productIds", message);
    price::total(currency, items.iter().map(OrderItem::subtotal)).map_err(refuse)?;
    let discount = discount(c, page, cart, &mut items, now).await?;
    let net = |item: &OrderItem| item.subtotal().map(|subtotal| subtotal - item.discount);
    let total = price::total(currency, items.iter().map(net)).map_err(refuse)?;
    Ok(Quote {
        total,
        max_per_customer: discount
            .as_ref()
            .and_then(|discount| discount.max_uses_per_customer),
        discount: discount.map(|discount| UsedDiscount {
            id: discount.id,
            code: discount.code,
        }),
        items,
    })
}

/// The offers that are to be bought: those that were named, or all that are for sale.
fn choose<'a>(page: &'a Page, named: &[String]) -> Result<Vec<&'a Offer>> {
    let mut chosen: Vec<&Offer> = Vec::new();
    for id in named {
        let offer = ProductId::parse(id)
            .and_then(|id| page.offers.iter().find(|offer| offer.product_id == id));
        let offer = offer.ok_or_else(|| {
            Rejection::field("productIds", words::refusal::checkout_product_elsewhere())
        })?;
        if !chosen.contains(&offer) {
            chosen.push(offer);
        }
    }
    if named.is_empty() {
        chosen = page.offers.iter().filter(|offer| offer.is_active).collect();
    }
    Ok(chosen)
}

/// One line, as it is offered at this moment.
async fn item(
    c: &mut dyn Connection,
    page: &Page,
    offer: &Offer,
    cart: &Cart,
    now: Timestamp,
) -> Result<OrderItem> {
    let product = db::products::by_id(c, &page.creator_id, &offer.product_id).await?;
    let product = product
        .ok_or_else(|| Rejection::field("productIds", words::refusal::checkout_product_gone()))?;
    let id = offer.product_id.as_str();
    let quantity = cart.quantities.get(id).copied().unwrap_or(1);
    let most = product.pricing.max_quantity;
    if !(1..=most).contains(&quantity) {
        let message = if most == 1 {
            words::refusal::checkout_one_copy()
        } else {
            words::refusal::copies_odd(most)
        };
        return Err(Rejection::field("quantities", message).into());
    }
    let price = product
        .pricing
        .agreed(now, cart.amounts.get(id).copied())
        .map_err(|message| Rejection::field("amounts", message))?;
    Ok(OrderItem {
        product_id: product.id,
        name: product.name,
        price,
        quantity,
        discount: 0,
        download_limit: product.download_limit,
        download_window_days: product.download_window_days,
        licence_keys: product.licence_keys,
    })
}

/// Takes the discount off the lines, if a code was typed.
async fn discount(
    c: &mut dyn Connection,
    page: &Page,
    cart: &Cart,
    items: &mut [OrderItem],
    now: Timestamp,
) -> Result<Option<Discount>> {
    let typed = cart.discount_code.as_deref().map(discount::normalise);
    let Some(code) = typed.filter(|code| !code.is_empty()) else {
        return Ok(None);
    };
    let refuse = |message: Sentence| Rejection::field("discountCode", message);
    let found = match discount::is_code(&code) {
        true => db::discounts::by_code(c, &page.creator_id, &code).await?,
        false => None,
    };
    let discount = found.ok_or_else(|| refuse(words::refusal::discount_unknown()))?;
    let Some(currency) = items.first().map(|item| item.price.currency) else {
        return Ok(None);
    };
    discount.check(&page.id, currency, now).map_err(refuse)?;
    if discount.max_uses.is_some_and(|most| discount.used >= most) {
        return Err(refuse(words::refusal::discount_used_up()).into());
    }
    let lines: Vec<_> = items
        .iter()
        .map(|item| DiscountLine {
            product_id: &item.product_id,
            subtotal: item.subtotal().unwrap_or_default(),
        })
        .collect();
    let off = discount.take_off(&lines, currency);
    if off.iter().all(|off| *off == 0) {
        let message = words::refusal::discount_elsewhere();
        return Err(refuse(message).into());
    }
    for (item, off) in items.iter_mut().zip(off) {
        item.discount = off;
    }
    Ok(Some(discount))
}
