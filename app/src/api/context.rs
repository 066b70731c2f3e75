//! Who is asking, and what answers: the contexts that the server provides.

use crate::error::ApiError;
use backend::{Shared, flows::account::Session};
use domain::{Code, Rejection};
use leptos::prelude::use_context;

/// The session behind the request's cookie, if there is one.
#[derive(Clone)]
pub struct CurrentSession(pub Option<Session>);

/// The backend, and the session of whoever is asking.
///
/// # Errors
/// [`Code::Unauthorized`] when nobody is signed in.
pub fn signed_in() -> Result<(Shared, Session), ApiError> {
    let session = use_context::<CurrentSession>().and_then(|current| current.0);
    match (use_context::<Shared>(), session) {
        (Some(shared), Some(session)) => Ok((shared, session)),
        _ => Err(Rejection::new(Code::Unauthorized, words::refusal::signed_out_again()).into()),
    }
}
