//! Letters about licence keys, and the keys in a receipt.

use super::layout::Words;
use crate::{
    Backend, Result, db,
    flows::licences::{self, ProductKeys},
    mailer::Mail,
};
use domain::{
    id::{CreatorId, ProductId},
    licence::{LicenceKeys, Shortage},
};

/// Adds the keys that came with an order.
pub(super) fn with_keys(mut words: Words, products: Vec<ProductKeys>) -> Words {
    for product in products {
        let label = match product.keys.len() {
            1 => format!("Your licence key for {}:", product.name),
            _ => format!("Your licence keys for {}:", product.name),
        };
        let keys = product.keys.into_iter().map(|key| key.text);
        words = words.text(label).keys(keys.collect());
    }
    words
}

/// To a creator: pages are about to sell out of keys, or have. Nothing if new keys came meanwhile.
pub(super) async fn few(
    b: &Backend,
    creator: &CreatorId,
    product: &ProductId,
) -> Result<Option<Mail>> {
    let counts = match licences::counts(b, creator, product).await {
        Ok(counts) => counts,
        // It was deleted meanwhile.
        Err(error) if error.is(domain::Code::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut c = b.db.fresh().await?;
    let found = db::products::by_id(&mut c, creator, product).await?;
    let found = found.filter(|product| product.licence_keys == LicenceKeys::List);
    let (Some(creator), Some(product)) = (db::creators::by_id(&mut c, creator).await?, found)
    else {
        return Ok(None);
    };
    let left = counts.free + counts.held;
    let Some((subject, text)) = shortage(&product.name, left) else {
        return Ok(None);
    };
    Ok(Some(
        Words::new(creator.email.as_str(), subject)
            .text(format!("Hello {},", creator.name))
            .text(text)
            .text("Without a key a copy cannot be sold: pages show the product as sold out until you add more.")
            .action(
                "Add licence keys",
                b.url(&format!("/console/products/{}", product.id)),
            )
            .mail(),
    ))
}

/// The subject, and what it is about; nothing if there are enough.
fn shortage(name: &str, left: i64) -> Option<(String, String)> {
    Some(match Shortage::of(left) {
        Shortage::Enough => return None,
        Shortage::Empty => (
            format!("No licence keys left: {name}"),
            format!("The last licence key of “{name}” is sold."),
        ),
        Shortage::Few if left == 1 => (
            format!("1 licence key left: {name}"),
            format!("“{name}” has one licence key left."),
        ),
        Shortage::Few => (
            format!("{left} licence keys left: {name}"),
            format!("“{name}” has {left} licence keys left."),
        ),
    })
}
