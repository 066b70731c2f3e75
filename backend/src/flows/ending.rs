//! The end: files that nobody can buy or download any more are deleted, the objects first, then the
//! rows, and it is kept in mind what was deleted when.
//!
//! A file goes in steps, each of which can be repeated. First the intention is written down, in a
//! transaction that makes sure that nobody needs the file: from then on it is given to nobody. Then
//! its objects go. Then its rows go, and the record is written, in one transaction. Whoever comes
//! after a crash goes on from there.

use crate::{
    Backend, Error, Result,
    db::{self, Connection, Tx},
    jobs,
    letters::Letter,
    listing::{Listing, Paging},
};
use domain::{
    Timestamp,
    ending::{Ended, Reason, Step},
    file::File,
    id::{CreatorId, FileId, ProductId},
};

pub use crate::db::file_deletions::Deletion;

/// How many products or files are looked at in one go.
const BATCH: i64 = 100;

/// What a round came to.
#[derive(Debug, Default)]
pub struct Round {
    /// What was deleted.
    pub deleted: Vec<Deletion>,
    /// Why some of it could not be deleted, if that is so; it is tried again.
    pub trouble: Option<Error>,
}

/// Announces what will go, and deletes what has to.
///
/// # Errors
/// If the database fails. A store that fails is [`Round::trouble`].
pub async fn run(b: &Backend) -> Result<Round> {
    let mut tx = b.db.write().await?;
    db::endings::call_off(&mut tx, b.now()).await?;
    tx.commit().await?;
    end_products(b).await?;
    end_versions(b).await?;
    finish_all(b).await
}

/// Takes every product that is over one step further.
async fn end_products(b: &Backend) -> Result<()> {
    let mut after = String::new();
    loop {
        let (mut c, now) = (b.db.fresh().await?, b.now());
        let ended = db::endings::ended(&mut c, &after, now, BATCH).await?;
        drop(c);
        let Some((last, _)) = ended.last() else {
            return Ok(());
        };
        after = last.to_string();
        for (product, ended) in &ended {
            if ended.step(now) != Step::Wait && has_files(b, product, ended).await? {
                end_product(b, product).await?;
            }
        }
    }
}

async fn has_files(b: &Backend, product: &ProductId, ended: &Ended) -> Result<bool> {
    let files = db::files::of_product(&mut b.db.fresh().await?, product).await?;
    Ok(files.iter().any(|file| goes(ended, file)))
}

/// Announces the end of a product's files, or begins to delete them, if it is still over.
async fn end_product(b: &Backend, product: &ProductId) -> Result<()> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    db::endings::take_offers(&mut tx, product).await?;
    let Some(ended) = db::endings::of_product(&mut tx, product, now).await? else {
        return Ok(());
    };
    let files = db::files::of_product(&mut tx, product).await?;
    let going: Vec<_> = files.iter().filter(|file| goes(&ended, file)).collect();
    if going.is_empty() {
        return Ok(());
    }
    match ended.step(now) {
        Step::Wait => return Ok(()),
        Step::Announce(end) => announce(b, &mut tx, product, end).await?,
        Step::Delete => {
            let reason = if ended.is_deleted {
                Reason::ProductDeleted
            } else {
                Reason::Over
            };
            for file in going {
                db::endings::begin(&mut tx, &file.id, reason, now).await?;
            }
            db::endings::announce(&mut tx, product, None).await?;
            // Somebody may have sold it while this transaction waited for a row.
            if db::endings::of_product(&mut tx, product, now)
                .await?
                .is_none()
            {
                return Ok(());
            }
        }
    }
    Ok(tx.commit().await?)
}

fn goes(ended: &Ended, file: &File) -> bool {
    file.uploaded_at.is_some_and(|at| ended.takes(at))
}

async fn announce(b: &Backend, tx: &mut Tx, product: &ProductId, end: Timestamp) -> Result<()> {
    db::endings::announce(tx, product, Some(end)).await?;
    let letter = Letter::FilesEnd {
        product: product.clone(),
    };
    let key = format!("files_end:{product}:{}", end.millis());
    jobs::send(b, tx, letter, Some(&key)).await
}

/// Begins to delete the versions that were replaced and that nobody needs any more. Nobody is told:
/// what is sold now stays.
async fn end_versions(b: &Backend) -> Result<()> {
    loop {
        let now = b.now();
        let ids = db::endings::replaced(&mut b.db.fresh().await?, now, BATCH).await?;
        if ids.is_empty() {
            return Ok(());
        }
        let mut tx = b.db.write().await?;
        for id in &ids {
            db::endings::begin_replaced(&mut tx, id, now).await?;
        }
        tx.commit().await?;
    }
}

/// Finishes everything that was begun, by whomever.
async fn finish_all(b: &Backend) -> Result<Round> {
    let mut round = Round::default();
    loop {
        let ids = db::endings::begun(&mut b.db.fresh().await?, BATCH).await?;
        let before = round.deleted.len();
        for id in &ids {
            match finish(b, id).await {
                Ok(deletion) => round.deleted.extend(deletion),
                Err(Error::Files(error)) => {
                    tracing::warn!(file.id = %id, %error, "Could not delete a file; it will be tried again");
                    round.trouble = Some(Error::Files(error));
                }
                Err(error) => return Err(error),
            }
        }
        if round.deleted.len() == before {
            return Ok(round);
        }
    }
}

/// Begins to delete a file that nobody needs: from the end of the transaction on it is given to
/// nobody. [`finish`] does the rest, now or later. `false` if somebody else has begun.
///
/// # Errors
/// If the database fails.
pub async fn begin(
    b: &Backend,
    tx: &mut dyn Connection,
    file: &FileId,
    reason: Reason,
) -> Result<bool> {
    Ok(db::endings::begin(tx, file, reason, b.now()).await?)
}

/// Deletes the objects of a file that is being deleted, then its rows, and writes the record;
/// nothing if somebody else has.
///
/// # Errors
/// If the store or the database fails; it can be tried again, and is once an hour.
pub async fn finish(b: &Backend, id: &FileId) -> Result<Option<Deletion>> {
    let mut c = b.db.fresh().await?;
    let Some(file) = db::files::being_deleted(&mut c, id).await? else {
        return Ok(None);
    };
    let keys = db::endings::objects(&mut c, id).await?;
    drop(c);
    b.pauses.at("ending.begun").await;
    for key in &keys {
        b.files.delete(key).await?;
    }
    b.pauses.at("ending.emptied").await;
    let (record, now) = (b.new_id(), b.now());
    let mut tx = b.db.write().await?;
    let Some(reason) = db::endings::reason(&mut tx, id).await? else {
        return Ok(None);
    };
    // Something was made from it meanwhile: the next round deletes that as well.
    if db::endings::objects(&mut tx, id).await? != keys {
        return Ok(None);
    }
    db::file_deletions::insert(&mut tx, &record, &file, reason, now).await?;
    db::files::delete(&mut tx, id).await?;
    let deletion = db::file_deletions::by_file(&mut tx, id).await?;
    tx.commit().await?;
    tracing::info!(file.id = %id, product.id = %file.product_id, reason = reason.as_str(), "Deleted a file");
    Ok(deletion)
}

/// A part of what was deleted of a creator's files, newest first; of one product if it is given.
///
/// # Errors
/// If the database fails.
pub async fn list(
    b: &Backend,
    creator: &CreatorId,
    product: Option<&ProductId>,
    paging: &Paging,
) -> Result<Listing<Deletion>> {
    let mut c = b.db.fresh().await?;
    let items = db::file_deletions::list(&mut c, creator, product, paging).await?;
    Ok(paging.cut(items, |deletion| deletion.id.clone()))
}

/// Until when the files of a creator's product stay, if their end was announced.
///
/// # Errors
/// If the database fails.
pub async fn announced(
    b: &Backend,
    creator: &CreatorId,
    product: &ProductId,
) -> Result<Option<Timestamp>> {
    let announced = db::endings::announced(&mut b.db.fresh().await?, product).await?;
    Ok(announced
        .filter(|(owner, ..)| owner == creator)
        .map(|(.., end)| end))
}
