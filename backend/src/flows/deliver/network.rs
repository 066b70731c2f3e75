//! Other networks: the order key alone is enough from the network of the purchase and from three
//! more within a day; from a fourth on, a code from the buyer's inbox is asked for.

use crate::{
    Backend, Error, Result,
    db::{self, Connection, languages::Reader, networks::Network, orders::Order},
    flows::codes::{self, Wish},
    letters::Letter,
};
use domain::{
    Code, Rejection, Timestamp, door::AskedFrom, id::OrderId, network::network, time::DAY,
};
use std::net::IpAddr;

/// How many networks other than that of the purchase need no code within [`DAY`].
const FREE_NETWORKS: usize = 3;

/// What is known about a network.
enum Standing {
    /// It was let in.
    Known,
    /// It can be let in; for good, if it counts as that of the purchase.
    Welcome { for_good: bool },
    /// It has to prove itself.
    Unknown,
}

impl Standing {
    /// What was let in within the day counts. A network that nobody needed for longer is new again,
    /// so that there are never more than a few at a time.
    fn of(name: &str, known: &[Network], now: Timestamp) -> Self {
        let counts = |network: &&Network| now.since(network.admitted_at) < DAY;
        let is_it = |network: &Network| network.name == name;
        if known
            .iter()
            .any(|network| is_it(network) && (network.is_confirmed || counts(&network)))
        {
            return Self::Known;
        }
        let others = known.iter().filter(|network| !network.is_confirmed);
        let is_free = others.filter(counts).count() < FREE_NETWORKS;
        match (known.is_empty(), is_free) {
            // An order that was not made by a visitor: where it is opened first is the buyer.
            (true, _) => Self::Welcome { for_good: true },
            (false, true) => Self::Welcome { for_good: false },
            (false, false) => Self::Unknown,
        }
    }
}

/// Lets a network in, or has a code mailed and says so.
pub(super) async fn admit(b: &Backend, order: &Order, network: &str) -> Result<()> {
    let known = standing(&mut b.db.fresh().await?, &order.id, network, b.now()).await?;
    if matches!(known, Standing::Known) {
        return Ok(());
    }
    let mut tx = b.db.write().await?;
    // Two new networks at once must not both be the last free one.
    db::orders::lock(&mut tx, &order.id).await?;
    let now = b.now();
    let refusal = match standing(&mut tx, &order.id, network, now).await? {
        Standing::Known => return Ok(()),
        Standing::Welcome { for_good } => {
            db::networks::admit(&mut tx, &order.id, network, for_good, now).await?;
            return Ok(tx.commit().await?);
        }
        Standing::Unknown => {
            let letter = |code| Letter::NetworkCode {
                order: order.id.clone(),
                code,
            };
            let known = db::networks::of_order(&mut tx, &order.id).await?;
            let known: Vec<_> = known.into_iter().map(|network| network.name).collect();
            let words = db::languages::words(&mut tx, Reader::Buyer(&order.id)).await?;
            let wish = Wish {
                subject: order.id.as_str(),
                network,
                known: &known,
                language: words.language(),
            };
            let code = codes::ask(b, &mut tx, wish, letter).await?;
            code.map_or_else(too_many, |_| confirm_required())
        }
    };
    tx.commit().await?;
    Err(refusal)
}

async fn standing(
    c: &mut dyn Connection,
    order: &OrderId,
    network: &str,
    now: Timestamp,
) -> Result<Standing> {
    let known = db::networks::of_order(c, order).await?;
    Ok(Standing::of(network, &known, now))
}

fn confirm_required() -> Error {
    let message = words::refusal::download_confirm();
    Rejection::new(Code::ConfirmRequired, message).into()
}

fn too_many() -> Error {
    let message = words::refusal::download_codes_too_many();
    Rejection::new(Code::TooManyRequests, message).into()
}

/// What the form for a code says about where it was asked for.
pub fn asked_from(b: &Backend, order: &OrderId, address: IpAddr) -> String {
    b.keys.sign(&AskedFrom {
        order: order.clone(),
        network: network(address),
    })
}

/// Lets a network in by the code from the buyer's inbox: the one that asked for it (`asked_from`, from
/// the form; may be empty), and the one that brings it.
///
/// # Errors
/// [`Code::NotFound`], or a code that is wrong, too old, or was tried too often.
pub async fn confirm_network(
    b: &Backend,
    token: &str,
    code: &str,
    asked_from: &str,
    address: IpAddr,
) -> Result<()> {
    let order = super::order_id(b, token).await?;
    let here = network(address);
    let asked = b.keys.open::<AskedFrom>(asked_from);
    let asked = asked
        .filter(|asked| asked.order == order)
        .map_or_else(|| here.clone(), |asked| asked.network);
    let now = b.now();
    let mut tx = b.db.write().await?;
    let since = now.plus(-codes::LIFETIME);
    let mailed = db::codes::since(&mut tx, order.as_str(), since).await?;
    let mailed = mailed.into_iter().find(|code| code.network == asked);
    let fits = match mailed {
        Some(mailed) => codes::enter(b, &mut tx, &mailed.id, code).await?,
        None => false,
    };
    if fits {
        for network in [&asked, &here] {
            db::networks::admit(&mut tx, &order, network, true, now).await?;
        }
    }
    // The attempt counts, also when it was wrong.
    tx.commit().await?;
    if fits {
        Ok(())
    } else {
        Err(codes::wrong(words::refusal::code_wrong_download()).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::HOUR;

    fn let_in(name: &str, is_confirmed: bool, at: i64) -> Network {
        Network {
            name: name.to_owned(),
            is_confirmed,
            admitted_at: Timestamp::from_millis(at),
        }
    }

    fn is_let_in(name: &str, known: &[Network], now: i64) -> bool {
        !matches!(
            Standing::of(name, known, Timestamp::from_millis(now)),
            Standing::Unknown
        )
    }

    #[test]
    fn three_at_a_time_beside_what_is_confirmed() {
        let mut known = vec![
            let_in("purchase", true, 0),
            let_in("code", true, 0),
            let_in("a", false, 0),
            let_in("b", false, HOUR),
        ];
        assert!(is_let_in("c", &known, 2 * HOUR));
        known.push(let_in("c", false, 2 * HOUR));
        assert!(!is_let_in("d", &known, 3 * HOUR));
        for name in ["purchase", "code", "a", "b", "c"] {
            assert!(is_let_in(name, &known, 3 * HOUR), "{name}");
        }
        assert!(is_let_in("d", &known, DAY), "a’s day is over");
        known.push(let_in("d", false, DAY));
        assert!(!is_let_in("a", &known, DAY), "and it is new again");
        assert!(is_let_in("purchase", &known, 30 * DAY));
    }

    #[test]
    fn where_an_order_is_opened_first_is_the_buyer() {
        let first = Standing::of("a", &[], Timestamp::default());
        assert!(matches!(first, Standing::Welcome { for_good: true }));
    }
}
