//! Who sold an order, as its receipt says it for good.

use crate::{
    Result,
    db::{self, Connection, on},
};
use domain::{
    id::{CreatorId, OrderId},
    seller::Seller,
};
use sqlx::{query, query_scalar};

/// Keeps with an order what its seller is called now. A seller without a business goes by the
/// creator's own name, which may change as well.
pub async fn keep_seller(c: &mut dyn Connection, id: &OrderId, creator: &CreatorId) -> Result<()> {
    let Some(mut seller) = db::sellers::seller(c, creator).await? else {
        return Ok(());
    };
    if seller.business_name.is_empty() {
        let creator = db::creators::by_id(c, creator).await?;
        seller.business_name = creator.map(|creator| creator.name).unwrap_or_default();
    }
    let json = serde_json::to_string(&seller)?;
    let sql = "update orders set seller = $2 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(&json)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// What the seller of an order was called when it was paid; nothing for orders that are older than
/// this memory.
pub async fn seller(c: &mut dyn Connection, id: &OrderId) -> Result<Option<Seller>> {
    let sql = "select seller from orders where id = $1";
    let json = on!(c, |c| query_scalar::<_, Option<String>>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    let json = json.flatten();
    Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
}
