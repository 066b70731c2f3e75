//! The page in the words of schema.org, for search engines: they may show its price only if they are
//! told until when it counts.

use super::SalesView;
use domain::{
    Timestamp,
    offer::Offer,
    page::{Page, Phase},
};
use serde_json::{Value, json};

/// The lowest price of what is for sale, as a decimal number, and its currency.
pub fn price(page: &Page, now: Timestamp) -> Option<(String, String)> {
    let active = page.offers.iter().filter(|offer| offer.is_active);
    let least = active
        .map(|offer| offer.pricing.at(now))
        .min_by_key(|price| price.minor)?;
    Some((least.decimal(), least.currency.code().to_owned()))
}

/// The page as a product with its offers.
pub fn product(view: &SalesView, description: &str) -> Value {
    let page = &view.page;
    let active = page.offers.iter().filter(|offer| offer.is_active);
    let offers: Vec<_> = active.map(|offer| offered(view, offer)).collect();
    let mut product = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": page.title(),
        "description": description,
        "url": view.public_url,
        "brand": { "@type": "Brand", "name": page.creator_name },
        "offers": offers,
    });
    if let Some(image) = &view.card_url {
        product["image"] = json!([image]);
    }
    product
}

fn offered(view: &SalesView, offer: &Offer) -> Value {
    let page = &view.page;
    // What it will cost, where it costs nothing yet.
    let at = page
        .launch_at
        .map_or(view.now, |launch| launch.max(view.now));
    let price = offer.pricing.at(at);
    let closes_at = page.closes_at();
    let changes = offer.pricing.next_change(at).map(|change| change.at);
    let until = changes.map_or(closes_at, |change| change.min(closes_at));
    let mut offered = json!({
        "@type": "Offer",
        "name": offer.name,
        "url": view.public_url,
        "price": price.decimal(),
        "priceCurrency": price.currency.code(),
        "priceValidUntil": until.to_string(),
        "availability": availability(page, offer, view.now),
        "availabilityEnds": closes_at.to_string(),
        "seller": seller(page),
    });
    if let Some(launch) = page.launch_at {
        offered["availabilityStarts"] = json!(launch.to_string());
    }
    offered
}

fn seller(page: &Page) -> Value {
    let mut seller = json!({ "@type": "Person", "name": page.creator_name });
    let profile = &page.creator_profile;
    if let Some(website) = &profile.website {
        seller["url"] = json!(website);
    }
    if !profile.about.is_empty() {
        seller["description"] = json!(profile.about);
    }
    seller
}

fn availability(page: &Page, offer: &Offer, now: Timestamp) -> &'static str {
    match page.phase(now) {
        Phase::Live if offer.is_for_sale(now) => "https://schema.org/InStock",
        Phase::Live | Phase::SoldOut => "https://schema.org/SoldOut",
        Phase::Prelaunch | Phase::Paused => "https://schema.org/OutOfStock",
        Phase::Draft | Phase::Expired => "https://schema.org/Discontinued",
    }
}
