//! What is left of a creator who goes: nothing but the books.

use super::{Connection, on};
use domain::{
    Timestamp,
    id::{CreatorId, PageId, ProductId, ShortId},
};
use sqlx::{query, query_as, query_scalar};

/// How much about a creator's money is not settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsettled {
    /// Buyers who are paying.
    pub checkouts: i64,
    /// Banks that ask for the money back.
    pub disputes: i64,
    /// Money that is on its way back.
    pub refunds: i64,
    /// Payments that somebody has to look at.
    pub parked: i64,
}

/// Keeps everybody else from changing a creator's pages until the transaction ends.
pub async fn take_pages(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "update pages set updated_at = updated_at where creator_id = $1";
    run(c, sql, creator).await
}

/// Takes everything off the shelves: whoever waits for a copy to hold finds none. Those who hold one
/// have an order, which can be seen from now on.
///
/// One product after the other, in the order in which checkouts take them, so that none waits for ever.
pub async fn empty_shelves(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    let sql = "select id from products where creator_id = $1 order by id";
    let products = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    for product in products.into_iter().map(ProductId::trusted) {
        let sql = "update offers set stock_limit = sold + held where product_id = $1";
        on!(c, |c| query(sql)
            .bind(product.as_str())
            .execute(c)
            .await?
            .rows_affected());
    }
    Ok(())
}

/// The published pages of a creator that have not closed.
pub async fn unclosed_pages(
    c: &mut dyn Connection,
    creator: &CreatorId,
    now: Timestamp,
) -> sqlx::Result<Vec<PageId>> {
    let sql = "select id from pages where creator_id = $1 and deleted_at is null and is_published \
               and expires_at > $2 order by id desc";
    let ids = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(creator.as_str())
        .bind(now.millis())
        .fetch_all(c)
        .await?);
    Ok(ids.into_iter().map(PageId::trusted).collect())
}

/// How much about a creator's money is not settled.
pub async fn unsettled(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<Unsettled> {
    let sql = "select (select count(*) from orders where creator_id = $1 and status = 'processing' \
                 and parked is null), \
               (select count(*) from orders where creator_id = $1 and status = 'disputed'), \
               (select count(*) from refunds join orders on orders.id = refunds.order_id \
                 where orders.creator_id = $1 and refunds.status = 'requested'), \
               (select count(*) from orders where creator_id = $1 and parked is not null)";
    let (checkouts, disputes, refunds, parked) =
        on!(c, |c| query_as::<_, (i64, i64, i64, i64)>(sql)
            .bind(creator.as_str())
            .fetch_one(c)
            .await?);
    Ok(Unsettled {
        checkouts,
        disputes,
        refunds,
        parked,
    })
}

/// The public names of the pages that a creator still has.
pub async fn short_ids(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<Vec<ShortId>> {
    let sql = "select short_id from pages where creator_id = $1 and deleted_at is null";
    let names = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    Ok(names
        .iter()
        .filter_map(|name| ShortId::parse(name))
        .collect())
}

/// Ends all pages of a creator and takes all products off the market. Their rows stay for the orders
/// that name them.
pub async fn retire(
    c: &mut dyn Connection,
    creator: &CreatorId,
    now: Timestamp,
) -> sqlx::Result<()> {
    for sql in [
        "update pages set deleted_at = $2, is_published = false where creator_id = $1 and deleted_at is null",
        "update products set deleted_at = $2, is_active = false where creator_id = $1 and deleted_at is null",
    ] {
        on!(c, |c| query(sql)
            .bind(creator.as_str())
            .bind(now.millis())
            .execute(c)
            .await?
            .rows_affected());
    }
    Ok(())
}

/// Takes everything from the row of an account by which somebody could sign in or be known; `false` if
/// that was done before.
pub async fn forget(
    c: &mut dyn Connection,
    creator: &CreatorId,
    now: Timestamp,
) -> sqlx::Result<bool> {
    // No mail goes there, and nobody can have it (RFC 2606).
    let nowhere = format!("{creator}@deleted.invalid");
    let sql = "update creators set email = $2, name = '', password_hash = null, avatar = null, about = '', \
               website = null, time_zone = null, business_name = '', business_address = '', tax_id = '', \
               takes_payments = false, deleted_at = $3, updated_at = $3 \
               where id = $1 and deleted_at is null";
    let done = on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(&nowhere)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Deletes the rows by which somebody could sign in, call, or be told anything; what proves who they are
/// beside the password goes in `flows::factor`. What a browser began ends with its session.
pub async fn forget_ways_in(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    for sql in [
        "delete from sessions where creator_id = $1",
        "delete from api_keys where creator_id = $1",
        "delete from account_tokens where creator_id = $1",
        "delete from sign_ups where creator_id = $1",
        "delete from email_changes where creator_id = $1",
        "delete from notification_choices where creator_id = $1",
    ] {
        run(c, sql, creator).await?;
    }
    Ok(())
}

/// Deletes what only a creator who is here needs: drafts, codes, licence keys that nobody has bought,
/// and how often their pages were looked at and sold.
pub async fn clear(c: &mut dyn Connection, creator: &CreatorId) -> sqlx::Result<()> {
    for sql in [
        "delete from page_drafts where creator_id = $1",
        "delete from discounts where creator_id = $1",
        "delete from licence_keys where order_id is null \
         and product_id in (select id from products where creator_id = $1)",
        "update licence_pools set free = 0 where product_id in (select id from products where creator_id = $1)",
        "delete from visitors where page_id in (select id from pages where creator_id = $1)",
        "delete from view_counts where page_id in (select id from pages where creator_id = $1)",
        "delete from sale_counts where page_id in (select id from pages where creator_id = $1)",
    ] {
        run(c, sql, creator).await?;
    }
    Ok(())
}

/// Deletes some of the registrations for a creator's pages: how many.
pub async fn delete_registrations(
    c: &mut dyn Connection,
    creator: &CreatorId,
    most: i64,
) -> sqlx::Result<u64> {
    let sql = "delete from registrations where id in \
               (select id from registrations where creator_id = $1 order by id limit $2)";
    Ok(on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(most)
        .execute(c)
        .await?
        .rows_affected()))
}

/// Begins to delete all pictures of a creator: from then on nobody gets them.
pub async fn begin_pictures(
    c: &mut dyn Connection,
    creator: &CreatorId,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update pictures set deleting_at = $2 where creator_id = $1 and deleting_at is null";
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

async fn run(c: &mut dyn Connection, sql: &'static str, creator: &CreatorId) -> sqlx::Result<()> {
    on!(c, |c| query(sql)
        .bind(creator.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
