//! Secrets that only this server can read: AES-256-GCM with a key that follows from the application's.
//!
//! A seal is `kid.nonce.ciphertext`. It is bound to whom it belongs to: in another creator's row it is
//! worth nothing.

use crate::{Backend, Error, Result, clock};
use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Nonce, Payload},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::id::CreatorId;

/// What the key is derived for.
const PURPOSE: &str = "authenticator secret";

/// What was sealed, and whether the key that seals now is another one.
pub(super) struct Opened {
    pub(super) secret: Vec<u8>,
    pub(super) is_old: bool,
}

/// Seals with the first key.
pub(super) fn seal(b: &Backend, creator: &CreatorId, secret: &[u8]) -> Result<String> {
    let keys = b.keys.derive(PURPOSE);
    let (id, key) = keys.first().ok_or_else(|| corrupt("there is no key"))?;
    let nonce = clock::random::<12>();
    let sealed = cipher(key)?
        .encrypt(&Nonce::<Aes256Gcm>::from(nonce), about(creator, secret))
        .map_err(|_| corrupt("it could not be sealed"))?;
    Ok(format!(
        "{id}.{}.{}",
        URL_SAFE_NO_PAD.encode(nonce),
        URL_SAFE_NO_PAD.encode(sealed)
    ))
}

/// Opens a seal, with whichever key made it.
pub(super) fn open(b: &Backend, creator: &CreatorId, seal: &str) -> Result<Opened> {
    let parts: Vec<&str> = seal.split('.').collect();
    let [id, nonce, sealed] = parts[..] else {
        return Err(corrupt("it is no seal"));
    };
    let keys = b.keys.derive(PURPOSE);
    let at = keys.iter().position(|(known, _)| known == id);
    let at = at.ok_or_else(|| corrupt("its key is not in SECRET_KEYS any more"))?;
    let decode = |text| {
        let bytes = URL_SAFE_NO_PAD.decode(text);
        bytes.map_err(|_| corrupt("it is no seal"))
    };
    let nonce = <[u8; 12]>::try_from(decode(nonce)?).map_err(|_| corrupt("it is no seal"))?;
    let secret = cipher(&keys[at].1)?
        .decrypt(
            &Nonce::<Aes256Gcm>::from(nonce),
            about(creator, &decode(sealed)?),
        )
        .map_err(|_| corrupt("it does not fit"))?;
    Ok(Opened {
        secret,
        is_old: at > 0,
    })
}

fn cipher(key: &[u8]) -> Result<Aes256Gcm> {
    Aes256Gcm::new_from_slice(key).map_err(|_| corrupt("the key has another length"))
}

fn about<'a>(creator: &'a CreatorId, msg: &'a [u8]) -> Payload<'a, 'a> {
    let aad = creator.as_str().as_bytes();
    Payload { msg, aad }
}

fn corrupt(why: &str) -> Error {
    Error::Corrupt(format!("The secret of an authenticator app: {why}."))
}
