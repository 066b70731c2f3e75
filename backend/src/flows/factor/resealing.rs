//! What an older key sealed is sealed again with the newest, so that the older one can go. Using a code does it
//! as well; this does it for all who do not come by.

use super::sealed;
use crate::{Backend, Error, Result, db};
use domain::id::CreatorId;

/// How many secrets are read at once.
const ROWS: i64 = 100;

/// What there was to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Sealed again.
    pub again: usize,
    /// Sealed with the newest key already.
    pub newest: usize,
    /// Sealed with a key that is not there: lost, unless it comes back.
    pub lost: usize,
}

/// Seals all secrets with the newest key. Those that cannot be opened stay as they are.
///
/// # Errors
/// If the database fails; it can be repeated.
pub async fn reseal(b: &Backend) -> Result<Resealed> {
    let (mut done, mut after) = (Resealed::default(), String::new());
    loop {
        let mut c = b.db.fresh().await?;
        let sealed = db::authenticators::sealed_after(&mut c, &after, ROWS).await?;
        drop(c);
        let Some((last, _)) = sealed.last() else {
            return Ok(done);
        };
        after = last.to_string();
        for (creator, seal) in &sealed {
            *one(b, creator, seal).await?.of(&mut done) += 1;
        }
    }
}

/// What became of one.
enum Became {
    Again,
    Newest,
    Lost,
}

impl Became {
    const fn of(self, done: &mut Resealed) -> &mut usize {
        match self {
            Self::Again => &mut done.again,
            Self::Newest => &mut done.newest,
            Self::Lost => &mut done.lost,
        }
    }
}

async fn one(b: &Backend, creator: &CreatorId, seal: &str) -> Result<Became> {
    let opened = match sealed::open(b, creator, seal) {
        Ok(opened) => opened,
        Err(Error::Corrupt(why)) => {
            tracing::warn!(creator.id = %creator, why, "A secret cannot be sealed again");
            return Ok(Became::Lost);
        }
        Err(error) => return Err(error),
    };
    if !opened.is_old {
        return Ok(Became::Newest);
    }
    let again = sealed::seal(b, creator, &opened.secret)?;
    let mut tx = b.db.write().await?;
    // One that was used or set up meanwhile has the newest key by that.
    let is_ours = db::authenticators::seal_again(&mut tx, creator, seal, &again).await?;
    tx.commit().await?;
    Ok(if is_ours {
        Became::Again
    } else {
        Became::Newest
    })
}
