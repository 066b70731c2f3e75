//! Other networks: the order key alone is enough from the network of the purchase and from three
//! more within a day; from a fourth on, a code from the buyer's inbox is asked for.

use super::secret;
use crate::{
    Backend, Result,
    db::{self, orders::Order},
    jobs,
    letters::Letter,
};
use domain::{
    Code, Rejection,
    time::{DAY, MINUTE},
};
use std::net::IpAddr;
use subtle::ConstantTimeEq;

/// How many new networks need no code within [`DAY`].
const FREE_NETWORKS: usize = 3;
/// How often one code can be tried.
const MOST_ATTEMPTS: i64 = 5;
/// How long to wait before another code is sent.
const BETWEEN_CODES: i64 = MINUTE;

/// Lets a network in, or sends a code and says so.
pub(super) async fn admit(b: &Backend, order: &Order, network: &str) -> Result<()> {
    let now = b.now();
    let mut tx = b.db.write().await?;
    let known = db::downloads::networks(&mut tx, &order.id).await?;
    if known.iter().any(|(name, ..)| name == network) {
        return Ok(());
    }
    let recent = known
        .iter()
        .filter(|(_, confirmed, at)| !confirmed && now.since(*at) < DAY)
        .count();
    if recent < FREE_NETWORKS {
        db::downloads::add_network(&mut tx, &order.id, network, false, now).await?;
        return Ok(tx.commit().await?);
    }
    let sent = db::downloads::code_sent_at(&mut tx, &order.id).await?;
    if sent.is_none_or(|at| now.since(at) >= BETWEEN_CODES) {
        let key = format!("code:{}:{}", order.id, now.millis() / BETWEEN_CODES);
        jobs::send(
            b,
            &mut tx,
            Letter::NetworkCode {
                order: order.id.clone(),
            },
            Some(&key),
        )
        .await?;
        tx.commit().await?;
    }
    let message = "Your files were opened from several networks today. To go on from this one, please enter the code we have just sent to the address of the purchase.";
    Err(Rejection::new(Code::ConfirmRequired, message).into())
}

/// Lets a network in by the code from the buyer's inbox.
///
/// # Errors
/// [`Code::NotFound`], or a code that is wrong, too old, or was tried too often.
pub async fn confirm_network(b: &Backend, token: &str, code: &str, address: IpAddr) -> Result<()> {
    let order = super::order_id(b, token).await?;
    let now = b.now();
    let mut tx = b.db.write().await?;
    let hash = db::downloads::try_code(&mut tx, &order, MOST_ATTEMPTS, now).await?;
    let given = secret::code_hash(order.as_str(), code);
    let fits = hash.is_some_and(|hash| bool::from(hash.as_bytes().ct_eq(given.as_bytes())));
    if fits {
        db::downloads::delete_code(&mut tx, &order).await?;
        db::downloads::add_network(
            &mut tx,
            &order,
            &domain::network::network(address),
            true,
            now,
        )
        .await?;
    }
    // The attempt counts, also when it was wrong.
    tx.commit().await?;
    if fits {
        Ok(())
    } else {
        let message =
            "This code is not right, or it is too old. Please press Download again for a new one.";
        Err(Rejection::field("code", message).into())
    }
}
