//! Everything the browser never sees.
//!
//! | module | is |
//! |---|---|
//! | [`config`] | typed settings; reads no environment |
//! | [`clock`] | the only source of time and randomness |
//! | [`db`] | the two engines behind one SQL text; one file per noun |
//! | [`payments`], [`files`], [`mailer`] | the outside world, each an enum of real backends |
//! | [`media`] | strangers' files, opened in a child process: stamps, previews, pictures; the cards of pages |
//! | [`live`] | what pages tell their open browser windows |
//! | [`passwords`] | argon2id, off the async threads and bounded |
//! | [`flows`] | one file per thing that happens: publish, checkout, complete, deliver, register … |
//! | [`jobs`] | work that must happen, as rows; the loop that claims them |
//! | [`letters`] | the words of every mail |
//! | [`turns`] | of all who want the same slow thing, one does it |
//! | [`pause`] | named points between two steps, for tests |
//! | [`demo`] | what an empty development database is filled with |

pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod error;
pub mod files;
pub mod flows;
pub mod jobs;
pub mod letters;
pub mod listing;
pub mod live;
pub mod mailer;
pub mod media;
pub mod passwords;
pub mod pause;
pub mod payments;
pub mod turns;
pub mod zones;

use clock::Clock;
use config::Settings;
use db::Db;
use domain::{Timestamp, link::Keyring};
use files::Files;
use flows::views::Views;
use live::Live;
use mailer::Mailer;
use media::Media;
use passwords::Passwords;
use pause::Pauses;
use payments::Payments;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;
use turns::Turns;

pub use error::{Error, Result};

/// The whole back end: what every flow gets as its first argument.
pub struct Backend {
    /// The database.
    pub db: Db,
    /// Where the bytes of products are.
    pub files: Files,
    /// Who takes the money.
    pub payments: Payments,
    /// Who carries the mail.
    pub mailer: Mailer,
    /// How many large uploads are proven at once.
    pub checks: Semaphore,
    /// Who opens strangers' files.
    pub media: Media,
    /// What open pages are told.
    pub live: Live,
    /// What time it is, and what is random.
    pub clock: Clock,
    /// What links and sign-ins are signed with.
    pub keys: Keyring,
    /// How passwords are hashed.
    pub passwords: Passwords,
    /// Where tests can hold a flow; nowhere in other builds.
    pub pauses: Pauses,
    /// Who reads a file whose checksum nobody knows yet.
    pub readings: Turns,
    /// The views that wait to be counted.
    pub views: Views,
    /// What goes on after an answer was given; the program waits for it before it ends.
    pub errands: TaskTracker,
    /// Everything that was decided at the start.
    pub settings: Settings,
}

/// The back end as handlers, server functions and the worker hold it.
pub type Shared = Arc<Backend>;

impl Backend {
    /// The server's time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// An id that sorts by time (UUID version 7, RFC 9562).
    pub fn new_id(&self) -> String {
        self.clock.new_id()
    }

    /// The address of the site, without a slash at the end.
    pub fn public_url(&self) -> &str {
        &self.settings.public_url
    }

    /// The absolute address of a path that starts with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url)
    }
}
