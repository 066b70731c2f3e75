//! Letters about the address of an account: to the one it gets, to the one it has, to the one it had.

use super::{account, layout::Sheet};
use crate::{
    Backend, Result,
    db::{self, languages},
    flows::secret,
    mailer::Mail,
};

/// To the address that an account shall get. If it has one already its owner is told that, and nothing
/// comes of it; whoever asked cannot tell the difference.
pub(super) async fn new(b: &Backend, change: &str) -> Result<Option<Mail>> {
    let mut tx = b.db.write().await?;
    let Some(wish) = db::email_changes::by_id(&mut tx, change, b.now()).await? else {
        return Ok(None);
    };
    if let Some(owner) = db::creators::by_email(&mut tx, &wish.email).await?
        && owner.email_confirmed_at.is_some()
    {
        let reader = languages::Reader::Creator(&owner.id);
        let w = languages::words(&mut tx, reader).await?;
        return Ok(Some(
            account::to(&owner, w, w.letter_new_email_taken_subject())
                .text(w.letter_new_email_taken())
                .text(w.letter_new_email_taken_calm())
                .mail(),
        ));
    }
    let Some(me) = db::creators::by_id(&mut tx, &wish.creator).await? else {
        return Ok(None);
    };
    let w = languages::words(&mut tx, languages::Reader::Creator(&me.id)).await?;
    let (token, hash) = secret::new_token();
    db::email_changes::set_hash(&mut tx, change, &hash).await?;
    tx.commit().await?;
    let url = b.url(&format!("/account/email?token={token}"));
    Ok(Some(
        Sheet::new(w, wish.email.as_str(), w.letter_new_email_subject())
            .text(w.letter_hello_nobody())
            .text(w.letter_new_email())
            .action(w.letter_new_email_button(), url)
            .text(w.letter_new_email_not_you())
            .mail(),
    ))
}

/// To the address that counts: somebody wants another one.
pub(super) async fn wanted(b: &Backend, change: &str) -> Result<Option<Mail>> {
    let mut c = b.db.fresh().await?;
    let Some(wish) = db::email_changes::by_id(&mut c, change, b.now()).await? else {
        return Ok(None);
    };
    drop(c);
    let Some((creator, w)) = account::creator(b, &wish.creator).await? else {
        return Ok(None);
    };
    Ok(Some(
        account::to(&creator, w, w.letter_email_wanted_subject())
            .text(w.letter_email_wanted(wish.email.as_str()))
            .text(w.letter_email_wanted_not_you())
            .action(
                w.letter_email_wanted_button(),
                b.url("/console/settings/security"),
            )
            .mail(),
    ))
}

/// To the address that an account had: it has another one now.
pub(super) async fn changed(b: &Backend, former: &str) -> Result<Option<Mail>> {
    let former = db::former_addresses::by_id(&mut b.db.fresh().await?, former).await?;
    Ok(former.map(|former| {
        let w = former.words;
        Sheet::new(w, former.email, w.letter_email_changed_subject())
            .text(w.letter_hello(&former.name))
            .text(w.letter_email_changed())
            .text(w.letter_email_changed_not_you())
            .mail()
    }))
}

/// To the address of an account that is deleted.
pub(super) async fn farewell(b: &Backend, former: &str) -> Result<Option<Mail>> {
    let former = db::former_addresses::by_id(&mut b.db.fresh().await?, former).await?;
    Ok(former.map(|former| {
        let w = former.words;
        Sheet::new(w, former.email, w.letter_farewell_subject())
            .text(w.letter_hello(&former.name))
            .text(w.letter_farewell())
            .text(w.letter_farewell_books())
            .mail()
    }))
}
