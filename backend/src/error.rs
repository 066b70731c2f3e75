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

/// "There is no such …", as an error.
pub fn not_found(what: &str) -> Error {
    Rejection::not_found(what).into()
}
