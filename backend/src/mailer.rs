//! Who carries the mail.

mod refusal;
mod smtp;

use crate::{
    Result,
    clock::Clock,
    config::MailConfig,
    db::{self, Db},
};
use smtp::Smtp;

pub use refusal::{NotTaken, Verdict};

/// One mail to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// The subject line.
    pub subject: String,
    /// The words.
    pub text: String,
    /// The same words as HTML.
    pub html: String,
    /// Where one click ends mail of this kind (RFC 8058), if it is of a kind one can end.
    pub unsubscribe_url: Option<String>,
}

/// The carrier.
#[derive(Clone, Debug)]
pub enum Mailer {
    /// An SMTP server.
    Smtp(Box<Smtp>),
    /// A table that a developer reads.
    Outbox(Db, Clock),
}

impl Mailer {
    /// Prepares the carrier; connects to nothing yet.
    ///
    /// # Errors
    /// If the address of the server or of the sender cannot be used.
    pub fn new(config: &MailConfig, from: &str, db: &Db, clock: &Clock) -> Result<Self> {
        Ok(match config {
            MailConfig::Smtp(url) => Self::Smtp(Box::new(Smtp::new(url, from)?)),
            MailConfig::Outbox => Self::Outbox(db.clone(), clock.clone()),
        })
    }

    /// Hands a mail over. `id` is the same for every attempt to send this mail: whoever carries it
    /// can tell that they have it already.
    ///
    /// # Errors
    /// [`NotTaken`](crate::Error::NotTaken), which says whether it makes sense to try again.
    pub async fn send(&self, id: &str, mail: &Mail) -> Result<()> {
        match self {
            Self::Smtp(smtp) => smtp.send(id, mail).await,
            Self::Outbox(db, clock) => {
                let mut tx = db.write().await?;
                db::outbox::insert(&mut tx, id, mail, clock.now()).await?;
                Ok(tx.commit().await?)
            }
        }
    }
}
