//! What proves who a creator is, beside the password. What needs a recent proof is refused without one
//! with [`domain::Code::ProofRequired`].

use crate::error::ApiError;
use domain::Timestamp;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// A passkey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passkey {
    /// Identifies it.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it last proved something.
    pub last_used_at: Option<Timestamp>,
}

/// What the browser needs for a ceremony.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Begun {
    /// What the ceremony is finished with.
    pub ceremony: String,
    /// The options for `navigator.credentials`, as JSON.
    pub options: String,
    /// The one address at which passkeys work.
    pub site: String,
}

/// How it stands about the authenticator app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authenticator {
    /// Since when the password needs a code; nothing if it is enough.
    pub since: Option<Timestamp>,
    /// How many recovery codes are left.
    pub codes_left: i64,
}

/// What an app has to be told, once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetUp {
    /// What it is confirmed with.
    pub ceremony: String,
    /// The secret to type in.
    pub secret: String,
    /// The address of a picture to scan.
    pub picture: String,
    /// The address that an app on this device opens.
    pub address: String,
}

/// Recovery codes, the only time they are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecoveryCodes {
    /// Whose they are.
    pub email: String,
    /// The codes.
    pub codes: Vec<String>,
}

#[cfg(feature = "ssr")]
fn begun(shared: &backend::Shared, begun: backend::flows::factor::Begun) -> Begun {
    let site = backend::flows::factor::site(shared.public_url());
    let site = site.map(|url| url.origin().ascii_serialization());
    Begun {
        ceremony: begun.ceremony,
        options: begun.options,
        site: site.unwrap_or_default(),
    }
}

/// The creator's passkeys, the oldest first.
#[server(prefix = "/api", endpoint = "console/list_passkeys", input = Json)]
pub async fn list_passkeys() -> Result<Vec<Passkey>, ApiError> {
    let (shared, session) = super::signed_in()?;
    let kept = backend::flows::factor::passkeys::list(&shared, &session.creator.id).await?;
    let passkeys = kept.into_iter().map(|kept| Passkey {
        id: kept.id,
        name: kept.name,
        created_at: kept.created_at,
        last_used_at: kept.last_used_at,
    });
    Ok(passkeys.collect())
}

/// Begins to add a passkey; needs a recent proof.
#[server(prefix = "/api", endpoint = "console/begin_passkey", input = Json)]
pub async fn begin_passkey() -> Result<Begun, ApiError> {
    let (shared, session) = super::signed_in()?;
    let made = backend::flows::factor::passkeys::begin(&shared, &session).await?;
    Ok(begun(&shared, made))
}

/// Adds it, with what the browser answered.
#[server(prefix = "/api", endpoint = "console/finish_passkey", input = Json)]
pub async fn finish_passkey(
    ceremony: String,
    answer: String,
    name: String,
) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let done = backend::flows::factor::passkeys::finish;
    Ok(done(&shared, &session, &ceremony, &answer, &name).await?)
}

/// Calls a passkey something else.
#[server(prefix = "/api", endpoint = "console/rename_passkey", input = Json)]
pub async fn rename_passkey(id: String, name: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    Ok(backend::flows::factor::passkeys::rename(&shared, creator, &id, &name).await?)
}

/// Removes a passkey; needs a recent proof.
#[server(prefix = "/api", endpoint = "console/remove_passkey", input = Json)]
pub async fn remove_passkey(id: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::factor::passkeys::remove(&shared, &session, &id).await?)
}

/// How it stands about the authenticator app.
#[server(prefix = "/api", endpoint = "console/get_authenticator", input = Json)]
pub async fn get_authenticator() -> Result<Authenticator, ApiError> {
    let (shared, session) = super::signed_in()?;
    let state = backend::flows::factor::authenticator::state(&shared, &session.creator.id).await?;
    Ok(Authenticator {
        since: state.since,
        codes_left: state.codes_left,
    })
}

/// Makes a secret for an app; needs a recent proof. Nothing counts yet.
#[server(prefix = "/api", endpoint = "console/begin_authenticator", input = Json)]
pub async fn begin_authenticator() -> Result<SetUp, ApiError> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let (shared, session) = super::signed_in()?;
    let made = backend::flows::factor::authenticator::begin(&shared, &session).await?;
    Ok(SetUp {
        ceremony: made.ceremony,
        secret: made.secret,
        picture: format!("data:image/svg+xml;base64,{}", STANDARD.encode(made.qr)),
        address: made.address,
    })
}

/// Switches the app on with its first code.
#[server(prefix = "/api", endpoint = "console/confirm_authenticator", input = Json)]
pub async fn confirm_authenticator(
    ceremony: String,
    code: String,
) -> Result<RecoveryCodes, ApiError> {
    let (shared, session) = super::signed_in()?;
    let confirm = backend::flows::factor::authenticator::confirm;
    let codes = confirm(&shared, &session, &ceremony, &code).await?;
    let email = session.creator.email.to_string();
    Ok(RecoveryCodes { email, codes })
}

/// Switches the app off, with the password or a code.
#[server(prefix = "/api", endpoint = "console/switch_off_authenticator", input = Json)]
pub async fn switch_off_authenticator(proof: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::factor::authenticator::switch_off(&shared, &session, &proof).await?)
}

/// Makes new recovery codes; needs a recent proof.
#[server(prefix = "/api", endpoint = "console/renew_recovery_codes", input = Json)]
pub async fn renew_recovery_codes() -> Result<RecoveryCodes, ApiError> {
    let (shared, session) = super::signed_in()?;
    let codes = backend::flows::factor::recovery::renew(&shared, &session).await?;
    let email = session.creator.email.to_string();
    Ok(RecoveryCodes { email, codes })
}

/// Proves by password that it is still the creator.
#[server(prefix = "/api", endpoint = "console/prove_by_password", input = Json)]
pub async fn prove_by_password(password: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::factor::proof::by_password(&shared, &session, &password).await?)
}

/// Begins to prove it by a passkey.
#[server(prefix = "/api", endpoint = "console/begin_proof", input = Json)]
pub async fn begin_proof() -> Result<Begun, ApiError> {
    let (shared, session) = super::signed_in()?;
    let made = backend::flows::factor::proof::begin_with_passkey(&shared, &session).await?;
    Ok(begun(&shared, made))
}

/// Proves it, with what the browser answered.
#[server(prefix = "/api", endpoint = "console/finish_proof", input = Json)]
pub async fn finish_proof(ceremony: String, answer: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let done = backend::flows::factor::proof::with_passkey;
    Ok(done(&shared, &session, &ceremony, &answer).await?)
}
