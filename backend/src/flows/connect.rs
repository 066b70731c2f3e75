//! Connected accounts: how creators are paid where each sells for themselves.

use crate::{
    Backend, Error, Result,
    db::{
        self, Connection,
        sellers::{Account, AccountState},
    },
    error::not_found,
    jobs::{self, Job},
    letters::Letter,
};
use domain::{
    Code, Rejection, Timestamp,
    id::{CreatorId, ShortId},
    time::{DAY, HOUR, MINUTE},
};

/// How often it is asked about an account that is not ready.
const UNREADY_AGAIN: i64 = 10 * MINUTE;
/// How often it is asked about one that is: the news that it is not any more may have got lost.
const READY_AGAIN: i64 = DAY;
/// How many accounts are asked about at once.
const AT_ONCE: i64 = 10;

/// Where a creator stands on the way to being paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payouts {
    /// The operator's own account is charged: there is nothing to set up.
    NotNeeded,
    /// The creator has to make an account first.
    None,
    /// There is an account.
    Account(Account),
}

impl Payouts {
    /// Whether the creator can sell.
    pub const fn can_sell(&self) -> bool {
        match self {
            Self::NotNeeded => true,
            Self::None => false,
            Self::Account(account) => account.state.is_ready(),
        }
    }
}

/// Brings who may sell in line with how the program is set up: whether creators need an account of
/// their own may have changed since the last start.
///
/// # Errors
/// If the database fails.
pub async fn settle(b: &Backend) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::sellers::set_takes_payments(&mut tx, b.payments.connect().is_some()).await?;
    Ok(tx.commit().await?)
}

/// Where a creator stands.
///
/// # Errors
/// If the database fails.
pub async fn payouts(b: &Backend, creator: &CreatorId) -> Result<Payouts> {
    if b.payments.connect().is_none() {
        return Ok(Payouts::NotNeeded);
    }
    let account = db::sellers::account(&mut b.db.fresh().await?, creator).await?;
    Ok(account.map_or(Payouts::None, Payouts::Account))
}

/// An address at the payment service where a creator sets up their account; makes the account if
/// there is none.
///
/// # Errors
/// [`Code::Conflict`] where that is not needed; [`Code::PaymentsUnavailable`].
pub async fn onboard(b: &Backend, creator: &CreatorId) -> Result<String> {
    if b.payments.connect().is_none() {
        let message = words::refusal::account_connect_off();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    let account = match payouts(b, creator).await? {
        Payouts::Account(account) => account.id,
        Payouts::None | Payouts::NotNeeded => make_account(b, creator).await?,
    };
    let back = b.url("/console/settings/payments?returned=1");
    let again = b.url("/console/settings/payments?again=1");
    let key = b.new_id();
    Ok(b.payments
        .account_link(&account, &back, &again, &key)
        .await?)
}

async fn make_account(b: &Backend, creator: &CreatorId) -> Result<String> {
    let owner = db::creators::by_id(&mut b.db.fresh().await?, creator)
        .await?
        .ok_or_else(|| not_found(words::refusal::no_such_account()))?;
    // Two clicks make one account; a refusal is replayed for an hour only.
    let key = format!("{creator}-{}", b.now().millis() / HOUR);
    let made = b
        .payments
        .create_account(creator, owner.email.as_str(), &key)
        .await?;
    b.pauses.at("connect.made").await;
    let mut tx = b.db.write().await?;
    db::sellers::set_account(&mut tx, creator, &made).await?;
    let account = db::sellers::account(&mut tx, creator).await?;
    tx.commit().await?;
    account
        .map(|account| account.id)
        .ok_or_else(|| Error::Corrupt("a creator without the account that was made".to_owned()))
}

/// Asks the payment service how a creator's account stands.
///
/// # Errors
/// [`Code::PaymentsUnavailable`].
pub async fn refresh(b: &Backend, creator: &CreatorId) -> Result<Payouts> {
    if let Payouts::Account(account) = payouts(b, creator).await? {
        ask(b, &account.id).await?;
    }
    payouts(b, creator).await
}

/// The job that asks how an account stands, and its key.
pub(crate) fn ask_job(account: &str) -> (Job, String) {
    let job = Job::AskAccount {
        account: account.to_owned(),
    };
    (job, format!("account:{account}"))
}

/// Asks how an account stands, if it is one of ours.
///
/// # Errors
/// If the database or the service fails: it can be tried again.
pub(crate) async fn ask_if_known(b: &Backend, account: &str) -> Result<()> {
    if db::sellers::has_account(&mut b.db.fresh().await?, account).await? {
        ask(b, account).await?;
    }
    Ok(())
}

async fn ask(b: &Backend, account: &str) -> Result<()> {
    let asked_at = b.now();
    let state = b.payments.account_state(account).await?;
    b.pauses.at("connect.asked").await;
    let mut tx = b.db.write().await?;
    let changed = learn(b, &mut tx, account, &state, asked_at).await?;
    tx.commit().await?;
    changed.iter().for_each(|page| b.live.page_changed(page));
    Ok(())
}

/// Asks about accounts: the news that one is ready, or is not any more, may have got lost.
///
/// # Errors
/// If the database or the service fails.
pub(crate) async fn refresh_accounts(b: &Backend) -> Result<()> {
    if b.payments.connect().is_none() {
        return Ok(());
    }
    let (unready, ready) = (b.now().plus(-UNREADY_AGAIN), b.now().plus(-READY_AGAIN));
    let mut c = b.db.fresh().await?;
    let accounts = db::sellers::accounts_to_ask(&mut c, unready, ready, AT_ONCE).await?;
    drop(c);
    for account in accounts {
        match ask(b, &account).await {
            Ok(()) => {}
            Err(error) if error.is(Code::PaymentsUnavailable) => return Err(error),
            Err(error) => {
                tracing::warn!(account, %error, "Could not ask about an account");
                let mut tx = b.db.write().await?;
                db::sellers::set_asked(&mut tx, &account, b.now()).await?;
                tx.commit().await?;
            }
        }
    }
    Ok(())
}

/// Takes in how an account stood when it was asked: the pages that change by it.
async fn learn(
    b: &Backend,
    tx: &mut dyn Connection,
    account: &str,
    state: &AccountState,
    asked_at: Timestamp,
) -> Result<Vec<ShortId>> {
    let is_required = b.payments.connect().is_some();
    let changed = db::sellers::set_account_state(tx, account, state, is_required, asked_at).await?;
    let Some((creator, true)) = changed else {
        return Ok(Vec::new());
    };
    tracing::info!(creator.id = %creator, ready = state.is_ready(), "An account changed");
    let pages = db::sellers::short_ids(tx, &creator).await?;
    jobs::send(b, tx, Letter::AccountChanged { creator }, None).await?;
    Ok(pages.iter().filter_map(|id| ShortId::parse(id)).collect())
}
