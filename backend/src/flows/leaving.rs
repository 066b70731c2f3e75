//! A creator goes. Their pages end, what is known about them is deleted; the books stay, and so do the
//! files, for as long as somebody may download what they paid for (`ending.rs`).
//!
//! First, in one transaction: nothing is open or unsettled, nobody can buy or sign in any more, and name
//! and address are gone. What is much and can wait is a job, each of whose steps can be repeated.

use super::{account, factor, pictures};
use crate::{
    Backend, Result,
    db::{self, Tx},
    error::not_found,
    jobs::{self, Job},
    letters::Letter,
};
use domain::{Code, Email, Rejection, id::CreatorId, leaving::Obstacle, page::Phase};

/// How many registrations are deleted in one transaction.
const BATCH: i64 = 500;

/// What has to be settled before a creator can go.
///
/// # Errors
/// If the database fails.
pub async fn obstacles(b: &Backend, creator: &CreatorId) -> Result<Vec<Obstacle>> {
    find(b, &mut b.db.fresh().await?, creator).await
}

async fn find(
    b: &Backend,
    c: &mut dyn db::Connection,
    creator: &CreatorId,
) -> Result<Vec<Obstacle>> {
    let now = b.now();
    let mut found = Vec::new();
    for id in db::leaving::unclosed_pages(c, creator, now).await? {
        let page = db::pages::by_id(c, &id).await?;
        let is_open = |phase| matches!(phase, Phase::Live | Phase::SoldOut);
        if let Some(page) = page.filter(|page| is_open(page.phase(now))) {
            let title = page.title();
            found.push(Obstacle::OpenPage { id, title });
        }
    }
    let unsettled = db::leaving::unsettled(c, creator).await?;
    let counted = [
        (
            unsettled.checkouts,
            Obstacle::Checkouts(unsettled.checkouts),
        ),
        (unsettled.disputes, Obstacle::Disputes(unsettled.disputes)),
        (unsettled.refunds, Obstacle::Refunds(unsettled.refunds)),
        (unsettled.parked, Obstacle::Parked(unsettled.parked)),
    ];
    found.extend(
        counted
            .into_iter()
            .filter_map(|(count, obstacle)| (count > 0).then_some(obstacle)),
    );
    Ok(found)
}

/// Deletes an account.
///
/// # Errors
/// A wrong password, another address than the account's, or [`Code::Conflict`] while something is open.
pub async fn leave(b: &Backend, creator: &CreatorId, email: &str, password: &str) -> Result<()> {
    let me = db::creators::by_id(&mut b.db.fresh().await?, creator).await?;
    let me = me.ok_or_else(|| not_found(words::refusal::no_such_account()))?;
    if Email::parse(email).is_ok_and(|typed| typed == me.email) {
        account::prove_password(b, creator, "password", password).await?;
    } else {
        return Err(Rejection::field("email", words::refusal::account_other_address()).into());
    }
    b.pauses.at("leaving.proven").await;
    let mut tx = b.db.write().await?;
    // Always the pages before their copies, and those before the creator, as everybody takes them.
    db::leaving::take_pages(&mut tx, creator).await?;
    db::leaving::empty_shelves(&mut tx, creator).await?;
    if !find(b, &mut tx, creator).await?.is_empty() {
        let message = words::refusal::account_in_use();
        return Err(Rejection::new(Code::Conflict, message).into());
    }
    let open = db::leaving::short_ids(&mut tx, creator).await?;
    erase(b, &mut tx, creator).await?;
    tx.commit().await?;
    open.iter().for_each(|page| b.live.page_changed(page));
    tracing::info!(creator.id = %creator, "Deleted an account");
    Ok(())
}

/// Ends what is public, and takes from the account what belongs to a person.
async fn erase(b: &Backend, tx: &mut Tx, creator: &CreatorId) -> Result<()> {
    let (now, former) = (b.now(), b.new_id());
    db::leaving::retire(tx, creator, now).await?;
    db::former_addresses::keep(tx, &former, creator, now).await?;
    if !db::leaving::forget(tx, creator, now).await? {
        return Err(not_found(words::refusal::no_such_account()));
    }
    forget_ways_in(tx, creator).await?;
    jobs::send(b, tx, Letter::Farewell { former }, None).await?;
    let job = Job::Leave {
        creator: creator.clone(),
    };
    jobs::enqueue(b, tx, &job, Some(&format!("leave:{creator}")), now).await
}

/// Deletes every way to sign in, and all that there is about them.
async fn forget_ways_in(tx: &mut Tx, creator: &CreatorId) -> Result<()> {
    db::leaving::forget_ways_in(tx, creator).await?;
    factor::forget(tx, creator).await
}

/// Deletes the rest of what a creator had who has gone. Whoever comes after a crash goes on from there.
///
/// # Errors
/// If the database or the store fails; it is tried again.
pub(crate) async fn finish(b: &Backend, creator: &CreatorId) -> Result<()> {
    let mut tx = b.db.write().await?;
    // A window that was open may have added something while the account went.
    db::leaving::retire(&mut tx, creator, b.now()).await?;
    forget_ways_in(&mut tx, creator).await?;
    db::leaving::clear(&mut tx, creator).await?;
    db::leaving::begin_pictures(&mut tx, creator, b.now()).await?;
    jobs::reschedule(b, &mut tx, &Job::EndFiles, "end_files", b.now()).await?;
    tx.commit().await?;
    b.pauses.at("leaving.cleared").await;
    loop {
        let mut tx = b.db.write().await?;
        let gone = db::leaving::delete_registrations(&mut tx, creator, BATCH).await?;
        tx.commit().await?;
        if gone == 0 {
            break;
        }
    }
    b.pauses.at("leaving.forgotten").await;
    pictures::finish_all(b).await?;
    Ok(())
}
