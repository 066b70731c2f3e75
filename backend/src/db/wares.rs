//! The files that whoever buys now will get.

use super::{
    Connection,
    clause::{Clause, bind},
    on,
};
use domain::{id::ProductId, offer::Ware};
use sqlx::{FromRow, query_as};

#[derive(FromRow)]
struct Row {
    product_id: String,
    file_name: String,
    file_type: String,
    size_bytes: i64,
}

/// The files of these products, each product's in its order.
pub async fn of_products(
    c: &mut dyn Connection,
    products: &[&ProductId],
) -> sqlx::Result<Vec<Ware>> {
    if products.is_empty() {
        return Ok(Vec::new());
    }
    let mut clause = Clause::new(
        "select product_id, file_name, file_type, size_bytes from files \
         where uploaded_at is not null and available_until is null and deleting_at is null \
         and product_id in (",
    );
    clause.values(products.iter().map(|id| id.as_str()));
    clause.text(") order by product_id, position, id");
    let rows = on!(c, |c| bind!(query_as::<_, Row>(clause.sql()), clause)
        .fetch_all(c)
        .await?);
    Ok(rows.into_iter().map(Row::ware).collect())
}

impl Row {
    fn ware(self) -> Ware {
        Ware {
            product_id: ProductId::trusted(self.product_id),
            file_name: self.file_name,
            file_type: self.file_type,
            size_bytes: self.size_bytes,
        }
    }
}
