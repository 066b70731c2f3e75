//! Letters with a code in them.

use super::layout::Sheet;
use crate::{
    Backend, Result,
    db::{
        self,
        codes::Asked,
        languages::{self, Reader},
    },
    flows::{codes, secret},
    mailer::Mail,
};
use domain::{id::OrderId, time::MINUTE};

/// The code with this id, which counts from now on; nothing if it is too late for it.
async fn open(b: &Backend, id: &str) -> Result<Option<(Asked, String)>> {
    let asked = db::codes::by_id(&mut b.db.fresh().await?, id).await?;
    let asked = asked.filter(|asked| codes::is_open(asked, b.now()));
    Ok(asked.map(|asked| (asked, secret::code(b, id))))
}

async fn keep(b: &Backend, id: &str, code: &str) -> Result<()> {
    let mut tx = b.db.write().await?;
    db::codes::set_hash(&mut tx, id, &secret::code_hash(id, code)).await?;
    Ok(tx.commit().await?)
}

/// For how many minutes a code works.
const MINUTES: i64 = codes::LIFETIME / MINUTE;

/// To whoever asked for their purchases, if there are any.
pub(super) async fn door(b: &Backend, id: &str) -> Result<Option<Mail>> {
    let Some((asked, code)) = open(b, id).await? else {
        return Ok(None);
    };
    let mut c = b.db.fresh().await?;
    let Some(email) = db::orders::address_of_customer(&mut c, &asked.subject).await? else {
        return Ok(None);
    };
    let w = languages::words(&mut c, Reader::Asker(id)).await?;
    // The connection goes back before a writer is wanted.
    drop(c);
    keep(b, id, &code).await?;
    Ok(Some(
        Sheet::new(w, email, w.letter_code_subject(&code))
            .text(w.letter_code_door())
            .code(&*code)
            .text(w.letter_code_door_lifetime(MINUTES))
            .text(w.letter_code_door_not_you())
            .mail(),
    ))
}

/// To the buyer of an order that is opened from yet another network.
pub(super) async fn network(b: &Backend, order: &OrderId, id: &str) -> Result<Option<Mail>> {
    let Some((_, code)) = open(b, id).await? else {
        return Ok(None);
    };
    let mut c = b.db.fresh().await?;
    let Some(order) = db::orders::by_id(&mut c, order).await? else {
        return Ok(None);
    };
    let w = languages::words(&mut c, Reader::Asker(id)).await?;
    drop(c);
    keep(b, id, &code).await?;
    Ok(Some(
        Sheet::new(w, &order.email, w.letter_code_subject(&code))
            .text(w.letter_code_network())
            .code(&*code)
            .text(w.letter_code_network_lifetime(MINUTES))
            .mail(),
    ))
}
