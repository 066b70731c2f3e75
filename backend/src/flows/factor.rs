//! What proves who a creator is, beside the password: passkeys, an authenticator app, recovery codes.
//!
//! | module | is |
//! |---|---|
//! | [`passkeys`] | added, named, removed; they sign in alone |
//! | [`authenticator`] | an app with codes: set up, switched off |
//! | [`recovery`] | codes for the day on which the phone is gone |
//! | [`second_step`] | the code after the right password |
//! | [`proof`] | whoever changes any of it proves who they are once more |
//! | `ceremony` | what a browser began, and finishes once |
//! | `party` | who we are to a passkey |
//! | `guess` | how often one may guess a password or a code |
//! | `sealed`, `resealing` | secrets that only this server can read, and what becomes of them with new keys |
//!
//! API keys have nothing to do with it, and a new password switches nothing of it off.

pub mod authenticator;
mod ceremony;
pub(crate) mod guess;
mod party;
pub mod passkeys;
pub mod proof;
pub mod recovery;
mod resealing;
mod sealed;
pub mod second_step;

use crate::{
    Backend, Result,
    db::{self, Tx},
    jobs,
    letters::Letter,
};
use domain::{Email, Rejection, id::CreatorId};
use serde::{Deserialize, Serialize};

pub use party::site;
pub use resealing::{Resealed, reseal};

/// What the browser needs for a ceremony.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// What the ceremony is finished with.
    pub ceremony: String,
    /// The options for `navigator.credentials`, as JSON (Web Authentication, Level 3, §5.1.9).
    pub options: String,
}

/// What a creator is told by mail, so that nobody else does it unnoticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum News {
    /// A passkey can sign in from now on.
    PasskeyAdded {
        /// What it is called.
        name: String,
    },
    /// A passkey cannot sign in any more.
    PasskeyRemoved {
        /// What it was called.
        name: String,
    },
    /// From now on the password needs a code.
    AuthenticatorOn,
    /// The password is enough again.
    AuthenticatorOff,
    /// Somebody signed in with a recovery code.
    RecoveryUsed {
        /// How many are left.
        left: i64,
    },
    /// There are new recovery codes; the old ones are void.
    RecoveryRenewed,
    /// Somebody knows the password and guesses codes.
    CodesGuessed,
    /// The operator removed everything, because it was lost.
    GivenUp,
}

/// Writes a letter about it into the transaction in which it happens.
async fn tell(b: &Backend, tx: &mut Tx, creator: &CreatorId, news: News) -> Result<()> {
    let letter = Letter::Factor {
        creator: creator.clone(),
        news,
    };
    jobs::send(b, tx, letter, None).await
}

/// Removes everything of it from the account of somebody who lost it all, and ends every sign-in.
///
/// # Errors
/// [`domain::Code::NotFound`] if no account has the address.
pub async fn give_up(b: &Backend, email: &str) -> Result<()> {
    let email = Email::parse(email).map_err(|message| Rejection::field("email", message))?;
    let mut tx = b.db.write().await?;
    let creator = db::creators::by_email(&mut tx, &email).await?;
    let none = || Rejection::not_found(words::refusal::no_such_account());
    let creator = creator.ok_or_else(none)?.id;
    forget(&mut tx, &creator).await?;
    db::sessions::delete_all(&mut tx, &creator).await?;
    tell(b, &mut tx, &creator, News::GivenUp).await?;
    Ok(tx.commit().await?)
}

/// Removes everything of it: for somebody who lost it all, and for an account that ends.
///
/// # Errors
/// If the database fails.
pub(crate) async fn forget(tx: &mut Tx, creator: &CreatorId) -> Result<()> {
    db::passkeys::delete_all(tx, creator).await?;
    db::authenticators::delete(tx, creator).await?;
    db::recovery_codes::delete_all(tx, creator).await?;
    db::guesses::forget_all(tx, creator).await?;
    Ok(db::half_sign_ins::delete_all(tx, creator).await?)
}
