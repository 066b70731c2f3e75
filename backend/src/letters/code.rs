//! Letters with a code in them.

use super::layout::Words;
use crate::{
    Backend, Result,
    db::{self, codes::Asked},
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

fn lifetime() -> String {
    format!("It works for {} minutes.", codes::LIFETIME / MINUTE)
}

/// To whoever asked for their purchases, if there are any.
pub(super) async fn door(b: &Backend, id: &str) -> Result<Option<Mail>> {
    let Some((asked, code)) = open(b, id).await? else {
        return Ok(None);
    };
    let mut c = b.db.fresh().await?;
    let Some(email) = db::orders::address_of_customer(&mut c, &asked.subject).await? else {
        return Ok(None);
    };
    keep(b, id, &code).await?;
    Ok(Some(
        Words::new(email, format!("Your code: {code}"))
            .text("To see your purchases, please enter this code on the page where you asked for it:")
            .code(&*code)
            .text(format!("{} Nobody will ever ask you for it on the phone or by mail.", lifetime()))
            .text("If you did not ask for it, please ignore this mail: nobody sees anything without the code.")
            .mail(),
    ))
}

/// To the buyer of an order that is opened from yet another network.
pub(super) async fn network(b: &Backend, order: &OrderId, id: &str) -> Result<Option<Mail>> {
    let Some((_, code)) = open(b, id).await? else {
        return Ok(None);
    };
    let Some(order) = db::orders::by_id(&mut b.db.fresh().await?, order).await? else {
        return Ok(None);
    };
    keep(b, id, &code).await?;
    Ok(Some(
        Words::new(&order.email, format!("Your code: {code}"))
            .text("Your files were opened from several networks today. To go on from a new one, please enter this code on your order page:")
            .code(&*code)
            .text(format!("{} If this was not you, please ignore this mail and keep your order link to yourself.", lifetime()))
            .mail(),
    ))
}
