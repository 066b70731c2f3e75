//! Letters about licence keys, and the keys in a receipt.

use super::{account, layout::Sheet, news};
use crate::{
    Backend, Result, db,
    flows::licences::{self, ProductKeys},
    mailer::Mail,
};
use domain::{
    id::{CreatorId, ProductId},
    licence::{LicenceKeys, Shortage},
    notification::Topic,
};
use words::Words;

/// Adds the keys that came with an order.
pub(super) fn with_keys(mut sheet: Sheet, w: Words, products: Vec<ProductKeys>) -> Sheet {
    for product in products {
        let count = i64::try_from(product.keys.len()).unwrap_or(i64::MAX);
        let label = w.letter_receipt_key_for(count, &product.name);
        let keys = product.keys.into_iter().map(|key| key.text);
        sheet = sheet.text(label).keys(keys.collect());
    }
    sheet
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
    let found = db::products::by_id(&mut b.db.fresh().await?, creator, product).await?;
    let found = found.filter(|product| product.licence_keys == LicenceKeys::List);
    let left = (counts.free + counts.held).max(0);
    if Shortage::of(left) == Shortage::Enough {
        return Ok(None);
    }
    let topic = Topic::Keys;
    let (Some((creator, w)), Some(product)) = (news::reader(b, creator, topic).await?, found)
    else {
        return Ok(None);
    };
    let url = b.url(&format!("/console/products/{}", product.id));
    let sheet = account::to(&creator, w, w.letter_keys_subject(left, &product.name))
        .text(w.letter_keys(left, &product.name))
        .text(w.letter_keys_why())
        .action(w.letter_keys_button(), url);
    Ok(Some(news::finish(b, w, sheet, &creator.id, topic)))
}
