//! What can go wrong between the console and the server.

use crate::spoken::words;
use domain::{Code, FieldError, Rejection};
use leptos::server_fn::{
    Bytes,
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};
use words::Sentence;

/// Why a server function has no answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum ApiError {
    /// A refusal with words for the creator.
    #[error("{}", .0.message.say(words()))]
    Rejected(Rejection),
    /// A failure of ours. Its text is in the log, under this reference.
    #[error("{}", words().refusal_broken_here(reference))]
    Internal {
        /// What to look for in the log.
        reference: String,
    },
    /// The server could not be reached, or something else answered.
    #[error("{}", words().refusal_unreachable())]
    Network,
}

impl ApiError {
    /// The refusal's code, if it is one.
    pub const fn code(&self) -> Option<Code> {
        match self {
            Self::Rejected(rejection) => Some(rejection.code),
            _ => None,
        }
    }

    /// What is wrong with `field`, if anything.
    pub fn error_for(&self, field: &str) -> Option<&Sentence> {
        match self {
            Self::Rejected(rejection) => rejection.error_for(field),
            _ => None,
        }
    }
}

impl From<Rejection> for ApiError {
    fn from(rejection: Rejection) -> Self {
        #[cfg(feature = "ssr")]
        server::answer_with(rejection.code.status());
        Self::Rejected(rejection.said(words()))
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => incomplete(),
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Deserialization(why) => server::unreadable(&why),
            ServerFnErrorErr::Request(_) => Self::Network,
            #[cfg(feature = "ssr")]
            other => server::internal(&other),
            #[cfg(not(feature = "ssr"))]
            _ => Self::Network,
        }
    }

    /// Reads an error, also when it comes from a layer in front of the server functions.
    fn de(data: Bytes) -> Self {
        serde_json::from_slice::<Self>(&data)
            .or_else(|_| serde_json::from_slice::<Failure>(&data).map(Self::from))
            .or_else(|_| serde_json::from_slice::<Problem>(&data).map(Self::from))
            .unwrap_or(Self::Network)
    }
}

fn incomplete() -> ApiError {
    Rejection::new(Code::InvalidInput, words::refusal::form_incomplete()).into()
}

/// A problem document about a failure.
#[derive(Deserialize)]
struct Failure {
    reference: String,
}

impl From<Failure> for ApiError {
    fn from(Failure { reference }: Failure) -> Self {
        Self::Internal { reference }
    }
}

/// A problem document (RFC 9457) about a refusal, as layers answer with it.
#[derive(Deserialize)]
struct Problem {
    code: Code,
    #[serde(default)]
    detail: String,
    #[serde(default)]
    errors: Vec<FieldError>,
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self::Rejected(Rejection {
            code: problem.code,
            message: Sentence::told(problem.detail),
            errors: problem.errors,
        })
    }
}

#[cfg(feature = "ssr")]
mod server {
    use super::ApiError;
    use domain::{Code, Rejection};
    use leptos::prelude::use_context;
    use std::{
        fmt::Display,
        sync::atomic::{AtomicU32, Ordering},
    };

    impl From<backend::Error> for ApiError {
        fn from(error: backend::Error) -> Self {
            match error.told() {
                Ok(rejection) => rejection.into(),
                Err(other) => internal(&other),
            }
        }
    }

    /// Sets the status of the response that is being made.
    pub(super) fn answer_with(status: u16) {
        let response = use_context::<leptos_axum::ResponseOptions>();
        if let (Some(response), Ok(status)) = (response, http::StatusCode::from_u16(status)) {
            response.set_status(status);
        }
    }

    /// What could not be read is the sender's mistake. The body's limit has no type of its own here.
    pub(super) fn unreadable(why: &str) -> ApiError {
        if why.contains("length limit") {
            let message = words::refusal::form_too_long();
            Rejection::new(Code::TooLarge, message).into()
        } else {
            super::incomplete()
        }
    }

    /// Logs a failure once, and hides its text behind a reference.
    pub(super) fn internal(error: &impl Display) -> ApiError {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let now = use_context::<backend::Shared>().map_or(0, |shared| shared.now().millis());
        let reference = format!("{now:x}-{:x}", COUNT.fetch_add(1, Ordering::Relaxed));
        tracing::error!(reference, %error, "A server function failed");
        answer_with(500);
        ApiError::Internal { reference }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_own_errors_and_problem_documents() {
        let own = ApiError::Rejected(Rejection::field(
            "name",
            Sentence::told("Please enter a name."),
        ));
        assert_eq!(ApiError::de(own.ser()), own);
        let problem =
            r#"{"type":"about:blank","status":429,"code":"too_many_requests","detail":"Wait."}"#;
        let read = ApiError::de(Bytes::from_static(problem.as_bytes()));
        assert_eq!(read.code(), Some(Code::TooManyRequests));
        assert_eq!(read.to_string(), "Wait.");
        let failure = r#"{"type":"about:blank","status":500,"code":"internal","reference":"r1"}"#;
        let read = ApiError::de(Bytes::from_static(failure.as_bytes()));
        let reference = "r1".to_owned();
        assert_eq!(read, ApiError::Internal { reference });
        let foreign = Bytes::from_static(b"<html>Bad gateway</html>");
        assert_eq!(ApiError::de(foreign), ApiError::Network);
    }
}
