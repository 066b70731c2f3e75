//! What creators are as sellers: their business, their connected account, their receipts.

use super::{Connection, on};
use crate::{Error, Result};
use domain::{
    Timestamp,
    id::CreatorId,
    seller::{Seller, TaxMode},
};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, query, query_as, query_scalar};

/// What the payment service says about a connected account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountState {
    /// Whether it can be charged.
    pub charges_enabled: bool,
    /// Whether its money can be paid out.
    pub payouts_enabled: bool,
    /// Whether its owner has handed in everything that was asked for at first.
    pub details_submitted: bool,
    /// What is missing now, in the payment service's words.
    pub currently_due: Vec<String>,
    /// Why it was switched off, if it was.
    pub disabled_reason: Option<String>,
}

impl AccountState {
    /// Whether it can sell.
    pub const fn is_ready(&self) -> bool {
        self.charges_enabled && self.details_submitted
    }
}

/// A creator's connected account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The payment service's id.
    pub id: String,
    /// How it stands.
    pub state: AccountState,
    /// When that was heard.
    pub checked_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct SellerRow {
    business_name: String,
    business_address: String,
    tax_id: String,
    tax_mode: String,
}

/// What a creator's receipts say.
pub async fn seller(c: &mut dyn Connection, id: &CreatorId) -> Result<Option<Seller>> {
    let sql =
        "select business_name, business_address, tax_id, tax_mode from creators where id = $1";
    let row = on!(c, |c| query_as::<_, SellerRow>(sql)
        .bind(id.as_str())
        .fetch_optional(c)
        .await?);
    row.map(|row| {
        Ok(Seller {
            tax_mode: TaxMode::parse(&row.tax_mode)
                .ok_or_else(|| Error::Corrupt(format!("tax mode {}", row.tax_mode)))?,
            business_name: row.business_name,
            business_address: row.business_address,
            tax_id: row.tax_id,
        })
    })
    .transpose()
}

/// Replaces what a creator's receipts say.
pub async fn set_seller(
    c: &mut dyn Connection,
    id: &CreatorId,
    seller: &Seller,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "update creators set business_name = $2, business_address = $3, tax_id = $4, tax_mode = $5, \
               updated_at = $6 where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(&seller.business_name)
        .bind(&seller.business_address)
        .bind(&seller.tax_id)
        .bind(seller.tax_mode.as_str())
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The number of a creator's next receipt: 1, 2, 3 … without gaps, because it is taken in the
/// transaction that fulfils the order.
pub async fn next_receipt(c: &mut dyn Connection, id: &CreatorId) -> sqlx::Result<i64> {
    let sql = "update creators set receipts = receipts + 1 where id = $1 returning receipts";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(id.as_str())
        .fetch_one(c)
        .await?))
}

/// Takes a creator's receipts until the transaction ends: nobody else gets a number meanwhile.
pub async fn lock_receipts(c: &mut dyn Connection, id: &CreatorId) -> sqlx::Result<()> {
    let sql = "update creators set receipts = receipts where id = $1";
    on!(c, |c| query(sql)
        .bind(id.as_str())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// A creator's connected account, if there is one.
pub async fn account(c: &mut dyn Connection, id: &CreatorId) -> Result<Option<Account>> {
    let sql =
        "select stripe_account, account_state, account_checked_at from creators where id = $1";
    let row = on!(c, |c| query_as::<_, (Option<String>, String, Option<i64>)>(
        sql
    )
    .bind(id.as_str())
    .fetch_optional(c)
    .await?);
    let Some((Some(account), state, checked_at)) = row else {
        return Ok(None);
    };
    Ok(Some(Account {
        id: account,
        state: serde_json::from_str(&state)?,
        checked_at: checked_at.map(Timestamp::from_millis),
    }))
}

/// Gives a creator a connected account; `false` if there is one already.
pub async fn set_account(
    c: &mut dyn Connection,
    id: &CreatorId,
    account: &str,
) -> sqlx::Result<bool> {
    let sql = "update creators set stripe_account = $2 where id = $1 and stripe_account is null";
    let done = on!(c, |c| query(sql)
        .bind(id.as_str())
        .bind(account)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}

/// Whether a creator has this connected account.
pub async fn has_account(c: &mut dyn Connection, account: &str) -> sqlx::Result<bool> {
    let sql = "select count(*) from creators where stripe_account = $1";
    Ok(on!(c, |c| query_scalar::<_, i64>(sql)
        .bind(account)
        .fetch_one(c)
        .await?)
        > 0)
}

/// Writes down how a connected account stood when it was asked: whose it is, and whether that changed
/// whether it can sell; nothing if it was asked again meanwhile. `is_required`: creators sell through
/// such accounts only.
pub async fn set_account_state(
    c: &mut dyn Connection,
    account: &str,
    state: &AccountState,
    is_required: bool,
    asked_at: Timestamp,
) -> Result<Option<(CreatorId, bool)>> {
    let before = "update creators set account_checked_at = $2 where stripe_account = $1 \
                  and coalesce(account_checked_at, 0) <= $2 returning id, account_ready";
    let before = on!(c, |c| query_as::<_, (String, bool)>(before)
        .bind(account)
        .bind(asked_at.millis())
        .fetch_optional(c)
        .await?);
    let Some((id, was_ready)) = before else {
        return Ok(None);
    };
    let sql = "update creators set account_ready = $2, account_state = $3, takes_payments = $4 \
               where stripe_account = $1";
    let json = serde_json::to_string(state)?;
    on!(c, |c| query(sql)
        .bind(account)
        .bind(state.is_ready())
        .bind(&json)
        .bind(state.is_ready() || !is_required)
        .execute(c)
        .await?
        .rows_affected());
    Ok(Some((
        CreatorId::trusted(id),
        was_ready != state.is_ready(),
    )))
}

/// Brings "can this creator take money" in line with how the program is set up: everybody can, or
/// those whose connected account is ready.
pub async fn set_takes_payments(c: &mut dyn Connection, is_required: bool) -> sqlx::Result<()> {
    let sql = "update creators set takes_payments = (account_ready or not $1) \
               where takes_payments <> (account_ready or not $1)";
    on!(c, |c| query(sql)
        .bind(is_required)
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// Accounts that were not asked about for long, the longest first: those that are not ready since
/// `unready`, the others since `ready`.
pub async fn accounts_to_ask(
    c: &mut dyn Connection,
    unready: Timestamp,
    ready: Timestamp,
    limit: i64,
) -> sqlx::Result<Vec<String>> {
    let sql = "select stripe_account from creators where stripe_account is not null \
               and coalesce(account_checked_at, 0) < case when account_ready then $2 else $1 end \
               order by coalesce(account_checked_at, 0) limit $3";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(unready.millis())
        .bind(ready.millis())
        .bind(limit)
        .fetch_all(c)
        .await?))
}

/// Remembers that an account was asked about, in vain.
pub async fn set_asked(c: &mut dyn Connection, account: &str, now: Timestamp) -> sqlx::Result<()> {
    let sql = "update creators set account_checked_at = $2 where stripe_account = $1";
    on!(c, |c| query(sql)
        .bind(account)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The public names of a creator's pages that are in the world.
pub async fn short_ids(c: &mut dyn Connection, id: &CreatorId) -> sqlx::Result<Vec<String>> {
    let sql =
        "select short_id from pages where creator_id = $1 and deleted_at is null and is_published";
    Ok(on!(c, |c| query_scalar::<_, String>(sql)
        .bind(id.as_str())
        .fetch_all(c)
        .await?))
}
