//! Everything a user may be told: a stable code, a sentence, and the fields it belongs to.

use serde::{Deserialize, Serialize};
use words::{Sentence, Words};

/// What kind of "no" this is. The names are part of the REST API (`code` of the problem document).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// One or more fields are not acceptable.
    InvalidInput,
    /// There is no such thing, or it is not yours to see. The two are indistinguishable on purpose.
    NotFound,
    /// Nobody is signed in, or the key is unknown.
    Unauthorized,
    /// Who is signed in has to prove that it is them first.
    ProofRequired,
    /// The request came from another site.
    CrossSite,
    /// The state of the thing does not allow it.
    Conflict,
    /// The same idempotency key was used with another body.
    IdempotencyMismatch,
    /// All copies are sold or held.
    SoldOut,
    /// The page is not open: before its launch, or paused.
    NotLive,
    /// The page, or the link, has closed for good.
    Expired,
    /// The time in which what was bought can be downloaded is over.
    DownloadsOver,
    /// The order is not paid (yet).
    NotPaid,
    /// The order was refunded, disputed or withdrawn.
    Revoked,
    /// A code sent by e-mail is needed from this network.
    ConfirmRequired,
    /// All downloads of this file have been used.
    LimitReached,
    /// The link was opened from another network than it was issued for.
    OtherNetwork,
    /// The link was changed or never issued.
    InvalidLink,
    /// Too many requests in a short time.
    TooManyRequests,
    /// The body is larger than allowed.
    TooLarge,
    /// The payment service does not answer.
    PaymentsUnavailable,
    /// The file store does not answer.
    FilesUnavailable,
}

impl Code {
    /// The HTTP status that carries this code.
    pub const fn status(self) -> u16 {
        match self {
            Self::InvalidInput => 422,
            Self::NotFound | Self::InvalidLink => 404,
            Self::Unauthorized => 401,
            Self::CrossSite
            | Self::ProofRequired
            | Self::NotPaid
            | Self::Revoked
            | Self::ConfirmRequired
            | Self::OtherNetwork => 403,
            Self::Conflict | Self::SoldOut | Self::NotLive => 409,
            Self::IdempotencyMismatch => 422,
            Self::Expired | Self::DownloadsOver => 410,
            Self::LimitReached | Self::TooManyRequests => 429,
            Self::TooLarge => 413,
            Self::PaymentsUnavailable | Self::FilesUnavailable => 503,
        }
    }

    /// The stable name, as in the REST API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "invalid_input",
            Self::NotFound => "not_found",
            Self::Unauthorized => "unauthorized",
            Self::ProofRequired => "proof_required",
            Self::CrossSite => "cross_site",
            Self::Conflict => "conflict",
            Self::IdempotencyMismatch => "idempotency_mismatch",
            Self::SoldOut => "sold_out",
            Self::NotLive => "not_live",
            Self::Expired => "expired",
            Self::DownloadsOver => "downloads_over",
            Self::NotPaid => "not_paid",
            Self::Revoked => "revoked",
            Self::ConfirmRequired => "confirm_required",
            Self::LimitReached => "limit_reached",
            Self::OtherNetwork => "other_network",
            Self::InvalidLink => "invalid_link",
            Self::TooManyRequests => "too_many_requests",
            Self::TooLarge => "too_large",
            Self::PaymentsUnavailable => "payments_unavailable",
            Self::FilesUnavailable => "files_unavailable",
        }
    }
}

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name as the API spells it (camelCase).
    pub field: String,
    /// A sentence for the person who typed it.
    pub message: Sentence,
}

/// A refusal that a user may read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Rejection {
    /// The kind of refusal.
    pub code: Code,
    /// A sentence that says why, and what to do next.
    pub message: Sentence,
    /// The fields to correct; empty unless the code is [`Code::InvalidInput`].
    #[serde(default)]
    pub errors: Vec<FieldError>,
}

impl Rejection {
    /// A refusal without fields.
    pub fn new(code: Code, message: impl Into<Sentence>) -> Self {
        Self {
            code,
            message: message.into(),
            errors: Vec::new(),
        }
    }

    /// A refusal of one field.
    pub fn field(field: impl Into<String>, message: impl Into<Sentence>) -> Self {
        let message = message.into();
        Self {
            code: Code::InvalidInput,
            message: message.clone(),
            errors: vec![FieldError {
                field: field.into(),
                message,
            }],
        }
    }

    /// "There is no such …": the same words for unknown and for foreign things.
    pub fn not_found(what: Sentence) -> Self {
        Self::new(Code::NotFound, what)
    }

    /// What is wrong with `field`, if anything.
    pub fn error_for(&self, field: &str) -> Option<&Sentence> {
        self.errors
            .iter()
            .find(|error| error.field == field)
            .map(|error| &error.message)
    }

    /// The same refusal with its sentences said, for readers who cannot say them themselves.
    #[must_use]
    pub fn said(mut self, words: Words) -> Self {
        self.message = self.message.said(words);
        for error in &mut self.errors {
            error.message = error.message.said(words);
        }
        self
    }
}

/// Collects the errors of several fields, so that a form can show all of them at once.
#[derive(Debug, Default)]
pub struct Checks {
    errors: Vec<FieldError>,
}

impl Checks {
    /// Keeps the value of a field, or remembers why there is none.
    pub fn field<T>(&mut self, name: &str, result: Result<T, impl Into<Sentence>>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(message) => {
                self.fail(name, message);
                None
            }
        }
    }

    /// Remembers an error that involves more than one field.
    pub fn fail(&mut self, name: &str, message: impl Into<Sentence>) {
        self.errors.push(FieldError {
            field: name.to_owned(),
            message: message.into(),
        });
    }

    /// `Ok` if nothing was wrong.
    ///
    /// # Errors
    /// All remembered errors, with the first one's sentence as the message.
    pub fn finish(self) -> Result<(), Rejection> {
        match self.errors.first() {
            None => Ok(()),
            Some(first) => Err(Rejection {
                code: Code::InvalidInput,
                message: first.message.clone(),
                errors: self.errors,
            }),
        }
    }
}
