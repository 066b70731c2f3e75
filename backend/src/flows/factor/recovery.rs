//! Recovery codes: ten, shown once, each good for one sign-in. A fast hash is right: they cannot be guessed.

use super::{News, proof, tell};
use crate::{
    Backend, Result, clock,
    db::{self, Tx},
    flows::{account::Session, secret},
};
use domain::{
    Code, Rejection,
    factor::{RECOVERY_CODES, read_recovery_code, recovery_code},
    id::CreatorId,
};

/// Makes new codes in place of all there are.
///
/// # Errors
/// [`Code::ProofRequired`], or that there is no authenticator app that they could stand in for.
pub async fn renew(b: &Backend, session: &Session) -> Result<Vec<String>> {
    proof::need(b, session).await?;
    let creator = &session.creator.id;
    let mut tx = b.db.write().await?;
    if db::authenticators::of_creator(&mut tx, creator)
        .await?
        .is_none()
    {
        return Err(Rejection::new(Code::Conflict, words::refusal::authenticator_off()).into());
    }
    let codes = replace(&mut tx, creator).await?;
    tell(b, &mut tx, creator, News::RecoveryRenewed).await?;
    tx.commit().await?;
    Ok(codes)
}

/// New codes; all there were are void.
pub(super) async fn replace(tx: &mut Tx, creator: &CreatorId) -> Result<Vec<String>> {
    db::recovery_codes::delete_all(tx, creator).await?;
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let code = recovery_code(clock::random());
        db::recovery_codes::insert(tx, creator, &hash(creator, &code)).await?;
        codes.push(code);
    }
    Ok(codes)
}

/// Uses a code up, however it was typed; `false` if it is none.
pub(super) async fn take(tx: &mut Tx, creator: &CreatorId, typed: &str) -> Result<bool> {
    let Some(code) = read_recovery_code(typed) else {
        return Ok(false);
    };
    Ok(db::recovery_codes::take(tx, creator, &hash(creator, &code)).await?)
}

fn hash(creator: &CreatorId, code: &str) -> String {
    secret::hash(&format!("{creator}:{code}"))
}
