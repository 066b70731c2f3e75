//! Pages with what they offer, in one query.

use super::{
    Connection, on,
    products::{currency, licence_keys},
};
use crate::{Error, Result, listing::Paging};
use domain::{
    Money, Timestamp,
    id::{CreatorId, PageId, ProductId, ShortId},
    licence::LicenceKeys,
    offer::{Offer, Stock, UnsoldKeys},
    page::{Closing, Page},
    price::Pricing,
    profile::{Profile, Website},
    seller::TaxMode,
};
use sqlx::{FromRow, query, query_as};

/// One offer of a page, with the page's own columns repeated.
#[derive(FromRow)]
struct Row {
    id: String,
    short_id: String,
    creator_id: String,
    creator_name: String,
    creator_about: String,
    creator_website: Option<String>,
    is_published: bool,
    is_active: bool,
    launch_at: Option<i64>,
    expires_at: i64,
    closing: String,
    double_opt_in: bool,
    restock_refunds: bool,
    takes_payments: bool,
    tax_mode: String,
    customization: String,
    questions: String,
    created_at: i64,
    updated_at: i64,
    product_id: String,
    name: String,
    description: String,
    price_minor: i64,
    currency: String,
    pay_what_you_want: bool,
    suggested_minor: Option<i64>,
    compare_at_minor: Option<i64>,
    price_changes: String,
    max_quantity: i64,
    product_active: bool,
    product_expires_at: Option<i64>,
    licence_keys: String,
    keys_free: i64,
    keys_held: i64,
    stock_limit: Option<i64>,
    sold: i64,
    held: i64,
    file_count: i64,
    file_bytes: i64,
}

impl Row {
    fn offer(&self) -> Result<Offer> {
        let listed = licence_keys(&self.licence_keys)? == LicenceKeys::List;
        let keys = listed.then_some(UnsoldKeys {
            free: self.keys_free,
            held: self.keys_held,
        });
        Ok(Offer {
            product_id: ProductId::trusted(&self.product_id),
            name: self.name.clone(),
            description: self.description.clone(),
            pricing: Pricing {
                price: Money {
                    minor: self.price_minor,
                    currency: currency(&self.currency)?,
                },
                pay_what_you_want: self.pay_what_you_want,
                suggested: self.suggested_minor,
                compare_at: self.compare_at_minor,
                changes: serde_json::from_str(&self.price_changes)?,
                max_quantity: self.max_quantity,
            },
            is_active: self.product_active,
            expires_at: self.product_expires_at.map(Timestamp::from_millis),
            stock_limit: self.stock_limit,
            stock: Stock::within(self.stock_limit, keys, self.sold, self.held),
            sold: self.sold,
            held: self.held,
            file_count: self.file_count,
            file_bytes: self.file_bytes,
        })
    }

    fn page(self) -> Result<Page> {
        let offer = self.offer()?;
        Ok(Page {
            id: PageId::trusted(self.id),
            short_id: ShortId::parse(&self.short_id)
                .ok_or_else(|| Error::Corrupt(format!("short id {}", self.short_id)))?,
            creator_id: CreatorId::trusted(self.creator_id),
            creator_name: self.creator_name,
            creator_profile: Profile {
                about: self.creator_about,
                website: self.creator_website.as_deref().and_then(Website::kept),
            },
            is_published: self.is_published,
            is_active: self.is_active,
            launch_at: self.launch_at.map(Timestamp::from_millis),
            expires_at: Timestamp::from_millis(self.expires_at),
            closing: Closing::parse(&self.closing)
                .ok_or_else(|| Error::Corrupt(format!("closing {}", self.closing)))?,
            double_opt_in: self.double_opt_in,
            restock_refunds: self.restock_refunds,
            takes_payments: self.takes_payments,
            tax_mode: TaxMode::parse(&self.tax_mode)
                .ok_or_else(|| Error::Corrupt(format!("tax mode {}", self.tax_mode)))?,
            customization: serde_json::from_str(&self.customization)?,
            questions: serde_json::from_str(&self.questions)?,
            offers: vec![offer],
            created_at: Timestamp::from_millis(self.created_at),
            updated_at: Timestamp::from_millis(self.updated_at),
        })
    }
}

/// Rows of the same page follow one another.
fn collect(rows: Vec<Row>) -> Result<Vec<Page>> {
    let mut pages: Vec<Page> = Vec::new();
    for row in rows {
        match pages.last_mut() {
            Some(page) if page.id.as_str() == row.id => page.offers.push(row.offer()?),
            _ => pages.push(row.page()?),
        }
    }
    Ok(pages)
}

/// The columns of a page with its offers, as one literal for [`concat!`].
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select pages.id, pages.short_id, pages.creator_id, creators.name as creator_name, \
             creators.about as creator_about, creators.website as creator_website, \
             pages.is_published, pages.is_active, pages.launch_at, pages.expires_at, pages.closing, \
             pages.double_opt_in, pages.restock_refunds, creators.takes_payments, creators.tax_mode, pages.customization, pages.questions, pages.created_at, pages.updated_at, \
             products.id as product_id, products.name, products.description, products.price_minor, \
             products.currency, products.pay_what_you_want, products.suggested_minor, \
             products.compare_at_minor, products.price_changes, products.max_quantity, \
             products.is_active as product_active, \
             products.expires_at as product_expires_at, products.licence_keys, \
             coalesce(licence_pools.free, 0) as keys_free, coalesce(licence_pools.held, 0) as keys_held, \
             offers.stock_limit, offers.sold, offers.held, \
             (select count(*) from files where files.product_id = products.id and files.uploaded_at is not null \
              and files.available_until is null and files.deleting_at is null) as file_count, \
             (select cast(coalesce(sum(files.size_bytes), 0) as bigint) from files \
              where files.product_id = products.id and files.uploaded_at is not null \
              and files.available_until is null and files.deleting_at is null) as file_bytes \
             from pages join creators on creators.id = pages.creator_id \
             join offers on offers.page_id = pages.id join products on products.id = offers.product_id \
             left join licence_pools on licence_pools.product_id = products.id ",
            $rest
        )
    };
}

/// The page with this public name, published or not, unless it was deleted.
pub async fn by_short_id(c: &mut dyn Connection, short_id: &ShortId) -> Result<Option<Page>> {
    let sql =
        select!("where pages.short_id = $1 and pages.deleted_at is null order by offers.position");
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(short_id.as_str())
        .fetch_all(c)
        .await?);
    Ok(collect(rows)?.pop())
}

/// The page with this internal id, whoever's it is, also if it was deleted.
pub async fn by_id(c: &mut dyn Connection, id: &PageId) -> Result<Option<Page>> {
    let sql = select!("where pages.id = $1 order by offers.position");
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .fetch_all(c)
        .await?);
    Ok(collect(rows)?.pop())
}

/// A creator's page, unless it was deleted.
pub async fn of_creator(
    c: &mut dyn Connection,
    creator: &CreatorId,
    id: &PageId,
) -> Result<Option<Page>> {
    let sql = select!(
        "where pages.id = $1 and pages.creator_id = $2 and pages.deleted_at is null order by offers.position"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(id.as_str())
        .bind(creator.as_str())
        .fetch_all(c)
        .await?);
    Ok(collect(rows)?.pop())
}

/// A part of a creator's pages, newest first.
pub async fn list(
    c: &mut dyn Connection,
    creator: &CreatorId,
    paging: &Paging,
) -> Result<Vec<Page>> {
    let sql = select!(
        "where pages.id in (select id from pages where creator_id = $1 and deleted_at is null and id < $2 \
         order by id desc limit $3) order by pages.id desc, offers.position"
    );
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(creator.as_str())
        .bind(paging.before())
        .bind(paging.fetch())
        .fetch_all(c)
        .await?);
    collect(rows)
}

/// Adds a page (its offers are added by [`super::offers`]).
pub async fn insert(c: &mut dyn Connection, page: &Page) -> Result<()> {
    let sql = "insert into pages (id, short_id, creator_id, is_published, is_active, launch_at, expires_at, \
               closing, double_opt_in, customization, questions, created_at, updated_at, restock_refunds) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    on!(c, |c| query(sql)
        .bind(page.id.as_str())
        .bind(page.short_id.as_str())
        .bind(page.creator_id.as_str())
        .bind(page.is_published)
        .bind(page.is_active)
        .bind(page.launch_at.map(Timestamp::millis))
        .bind(page.expires_at.millis())
        .bind(page.closing.as_str())
        .bind(page.double_opt_in)
        .bind(serde_json::to_string(&page.customization)?)
        .bind(serde_json::to_string(&page.questions)?)
        .bind(page.created_at.millis())
        .bind(page.updated_at.millis())
        .bind(page.restock_refunds)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Keeps everybody else from changing a page until the transaction ends.
pub async fn take(c: &mut dyn Connection, id: &PageId) -> sqlx::Result<()> {
    let sql = "update pages set updated_at = updated_at where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Writes all changeable fields of a page.
pub async fn update(c: &mut dyn Connection, page: &Page) -> Result<()> {
    let sql = "update pages set is_published = $2, is_active = $3, launch_at = $4, expires_at = $5, \
               closing = $6, double_opt_in = $7, customization = $8, questions = $9, updated_at = $10, \
               restock_refunds = $11 \
               where id = $1";
    on!(c, |c| query(sql)
        .bind(page.id.as_str())
        .bind(page.is_published)
        .bind(page.is_active)
        .bind(page.launch_at.map(Timestamp::millis))
        .bind(page.expires_at.millis())
        .bind(page.closing.as_str())
        .bind(page.double_opt_in)
        .bind(serde_json::to_string(&page.customization)?)
        .bind(serde_json::to_string(&page.questions)?)
        .bind(page.updated_at.millis())
        .bind(page.restock_refunds)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Takes a page out of the world; its rows stay for the orders that name it.
pub async fn delete(c: &mut dyn Connection, id: &PageId, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update pages set deleted_at = $2, is_published = $3 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(now.millis())
        .bind(false)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
