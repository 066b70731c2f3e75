//! The code after the right password. Between the two the browser holds a token that is good for nothing
//! else, for ten minutes.

use super::{News, authenticator, guess, recovery, tell};
use crate::{
    Backend, Error, Result, db,
    flows::{
        account::{self, Creator, SignedIn},
        secret,
    },
};
use domain::{Code, Rejection, factor::Guessed, id::CreatorId, time::MINUTE};

/// How long somebody may look for their phone, in milliseconds.
pub const LASTS: i64 = 10 * MINUTE;

/// The token of a sign-in that needs a code; nothing if the password is enough.
pub(crate) async fn begin(b: &Backend, creator: &Creator) -> Result<Option<String>> {
    let mut c = b.db.fresh().await?;
    if db::authenticators::of_creator(&mut c, &creator.id)
        .await?
        .is_none()
    {
        return Ok(None);
    }
    drop(c);
    let (token, hash) = secret::new_token();
    let mut tx = b.db.write().await?;
    db::half_sign_ins::insert(&mut tx, &hash, &creator.id, b.now().plus(LASTS)).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// Whether a browser with this token may enter a code.
///
/// # Errors
/// If the database fails.
pub async fn is_open(b: &Backend, token: &str) -> Result<bool> {
    let mut c = b.db.fresh().await?;
    let creator = db::half_sign_ins::creator(&mut c, &secret::hash(token), b.now()).await?;
    Ok(creator.is_some())
}

/// Signs in with the code of an authenticator app.
///
/// # Errors
/// [`Code::Expired`] if it took too long; a code that is wrong or was used; too many wrong ones.
pub async fn enter_code(
    b: &Backend,
    token: &str,
    typed: &str,
    user_agent: &str,
) -> Result<SignedIn> {
    let hash = secret::hash(token);
    let creator = whose(b, &hash).await?;
    let is_last = guess::count(b, &creator, Guessed::Code).await?;
    let mut tx = b.db.write().await?;
    if let Err(error) = authenticator::use_up(b, &mut tx, &creator, typed).await {
        drop(tx);
        match error {
            Error::Rejected(_) if is_last => warn(b, &creator).await?,
            Error::Rejected(_) => {}
            // Whatever was typed was not looked at.
            _ => guess::take_back(b, &creator, Guessed::Code).await?,
        }
        return Err(error);
    }
    db::guesses::forget(&mut tx, &creator, Guessed::Code).await?;
    if !db::half_sign_ins::delete(&mut tx, &hash).await? {
        return Err(over());
    }
    tx.commit().await?;
    start(b, &creator, user_agent).await
}

/// Signs in with a recovery code. Nobody waits for guesses here: these cannot be guessed, and whoever
/// guessed the others must not keep the owner out.
///
/// # Errors
/// [`Code::Expired`] if it took too long; a code that is wrong or was used.
pub async fn enter_recovery_code(
    b: &Backend,
    token: &str,
    typed: &str,
    user_agent: &str,
) -> Result<SignedIn> {
    let hash = secret::hash(token);
    let creator = whose(b, &hash).await?;
    let mut tx = b.db.write().await?;
    if !recovery::take(&mut tx, &creator, typed).await? {
        return Err(Rejection::field("recovery", words::refusal::recovery_wrong()).into());
    }
    if !db::half_sign_ins::delete(&mut tx, &hash).await? {
        return Err(over());
    }
    db::guesses::forget(&mut tx, &creator, Guessed::Code).await?;
    let left = db::recovery_codes::count(&mut tx, &creator).await?;
    tell(b, &mut tx, &creator, News::RecoveryUsed { left }).await?;
    tx.commit().await?;
    start(b, &creator, user_agent).await
}

async fn whose(b: &Backend, hash: &str) -> Result<CreatorId> {
    let mut c = b.db.fresh().await?;
    let creator = db::half_sign_ins::creator(&mut c, hash, b.now()).await?;
    creator.ok_or_else(over)
}

async fn start(b: &Backend, creator: &CreatorId, user_agent: &str) -> Result<SignedIn> {
    let creator = db::creators::by_id(&mut b.db.fresh().await?, creator).await?;
    account::start_session(b, &creator.ok_or_else(over)?, user_agent).await
}

/// Tells the owner that somebody knows the password.
async fn warn(b: &Backend, creator: &CreatorId) -> Result<()> {
    let mut tx = b.db.write().await?;
    tell(b, &mut tx, creator, News::CodesGuessed).await?;
    Ok(tx.commit().await?)
}

/// "That took too long."
fn over() -> Error {
    Rejection::new(Code::Expired, words::refusal::second_step_over()).into()
}
