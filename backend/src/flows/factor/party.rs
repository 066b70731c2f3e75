//! Who we are to a passkey: the host of the site, and the one address at which it may be used.

use crate::{Backend, Error, Result};
use domain::{Code, Rejection};
use url::{Host, Url};
use webauthn_rs::prelude::{Webauthn, WebauthnBuilder, WebauthnError};

/// What people read when their browser asks them.
const NAME: &str = "Temporary Pages";

/// The address at which passkeys work here; nothing if there is none.
///
/// A passkey belongs to a name, never to a number (Web Authentication, Level 3, §5.1.3). On somebody's own
/// machine there is one: `localhost`.
pub fn site(public_url: &str) -> Option<Url> {
    let mut url = Url::parse(public_url).ok()?;
    let is_loopback = match url.host()? {
        Host::Domain(_) => return Some(url),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    (is_loopback && url.set_host(Some("localhost")).is_ok()).then_some(url)
}

/// Makes and checks what passes between us and a passkey.
///
/// # Errors
/// A refusal if the site has no name.
pub(super) fn party(b: &Backend) -> Result<Webauthn> {
    let nowhere = || Rejection::new(Code::Conflict, words::refusal::passkeys_nowhere());
    let url = site(b.public_url()).ok_or_else(nowhere)?;
    let host = url.host_str().ok_or_else(nowhere)?;
    WebauthnBuilder::new(host, &url)
        .and_then(|builder| builder.rp_name(NAME).build())
        .map_err(|error| Error::Corrupt(error.to_string()))
}

/// What is said about an answer that does not fit.
pub(super) fn refused(error: WebauthnError) -> Error {
    if matches!(error, WebauthnError::CredentialPossibleCompromise) {
        tracing::warn!("Refused a passkey whose counter went back");
        return Rejection::new(Code::Conflict, words::refusal::passkey_copied()).into();
    }
    tracing::info!(%error, "Refused what a passkey answered");
    odd()
}

/// "It did not answer as it should."
pub(super) fn odd() -> Error {
    Rejection::new(Code::InvalidInput, words::refusal::passkey_odd()).into()
}

#[cfg(test)]
mod tests {
    use super::site;

    #[test]
    fn passkeys_belong_to_a_name() {
        for (public, known) in [
            ("https://pages.example", Some("https://pages.example/")),
            ("http://127.0.0.1:3000", Some("http://localhost:3000/")),
            ("http://[::1]:3000", Some("http://localhost:3000/")),
            ("https://203.0.113.7", None),
            ("nowhere", None),
        ] {
            assert_eq!(site(public).as_ref().map(|url| url.as_str()), known);
        }
    }
}
