//! The errors of this layer: what a user may be told, and everything else.

use domain::{Code, Rejection};

/// What a flow can fail with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A refusal that reaches the user unchanged.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The file store failed.
    #[error("the file store failed: {0}")]
    Files(#[from] std::io::Error),
    /// The payment service failed.
    #[error("the payment service failed: {0}")]
    Payments(String),
    /// A mail could not be handed over.
    #[error("the mail could not be sent: {0}")]
    Mail(String),
    /// A mail was not taken for its recipient.
    #[error("the mail was not taken: {0}")]
    NotTaken(#[from] crate::mailer::NotTaken),
    /// Something that was stored cannot be read back.
    #[error("stored data cannot be read: {0}")]
    Corrupt(String),
}

/// The result of a flow.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The refusal in it, if that is what it is.
    pub fn rejection(&self) -> Option<&Rejection> {
        match self {
            Self::Rejected(rejection) => Some(rejection),
            _ => None,
        }
    }

    /// What whoever asked may be told: a refusal as it is; of a file store that fails, that it does.
    ///
    /// # Errors
    /// Everything else, which is for the log only.
    pub fn told(self) -> std::result::Result<Rejection, Self> {
        match self {
            Self::Rejected(rejection) => Ok(rejection),
            Self::Files(error) => {
                tracing::error!(%error, "The file store failed");
                Ok(files_unavailable())
            }
            other => Err(other),
        }
    }

    /// Whether it is a refusal of this kind.
    pub fn is(&self, code: Code) -> bool {
        self.rejection()
            .is_some_and(|rejection| rejection.code == code)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}

/// Turns "this row exists already" into what the caller wants to say about it.
pub fn on_conflict<T>(
    result: std::result::Result<T, sqlx::Error>,
    rejection: impl FnOnce() -> Rejection,
) -> Result<T> {
    match result {
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Err(rejection().into()),
        other => Ok(other?),
    }
}

/// "The file store does not answer", as a refusal.
fn files_unavailable() -> Rejection {
    let message = words::refusal::files_unavailable();
    Rejection::new(Code::FilesUnavailable, message)
}

/// "There is no such …", as an error.
pub fn not_found(what: words::Sentence) -> Error {
    Rejection::not_found(what).into()
}
