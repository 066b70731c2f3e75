//! Signatures that anybody can check with OpenSSH, years later and without asking us
//! (`ssh-keygen -Y verify`, OpenSSH's `PROTOCOL.sshsig`).

use crate::{Backend, Error, Result};
use domain::link::Keyring;
use ssh_key::{HashAlg, LineEnding, PrivateKey, private::Ed25519Keypair};

/// Keeps a signature over a receipt from being one over anything else.
const NAMESPACE: &str = "temporary-pages-receipt";
/// What the signing keys are derived for.
const PURPOSE: &str = "receipt-signature";

/// Signs with the first key: the same text always gets the same signature.
pub(super) fn sign(keys: &Keyring, text: &str) -> Result<String> {
    let keys = signing_keys(keys)?;
    let key = keys.first().ok_or_else(|| corrupt("there is none"))?;
    let signature = key
        .sign(NAMESPACE, HashAlg::Sha512, text.as_bytes())
        .map_err(corrupt)?;
    signature.to_pem(LineEnding::LF).map_err(corrupt)
}

/// The public halves of all keys, as `ssh-keygen -Y verify -f` reads them: a receipt that was signed
/// with an earlier key is good as long as that key is kept.
///
/// # Errors
/// If a key cannot be used.
pub fn allowed_signers(b: &Backend) -> Result<String> {
    let site = site_name(b);
    let mut lines = String::new();
    for key in signing_keys(&b.keys)? {
        let public = key.public_key().to_openssh().map_err(corrupt)?;
        lines.push_str(&format!(
            "{site} namespaces=\"{NAMESPACE}\" {}\n",
            public.trim()
        ));
    }
    Ok(lines)
}

/// Who signs: the host of this site.
pub fn site_name(b: &Backend) -> String {
    let url = url::Url::parse(b.public_url()).ok();
    let host = url.and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_else(|| "localhost".to_owned())
}

fn signing_keys(keys: &Keyring) -> Result<Vec<PrivateKey>> {
    let key = |(_, seed): (String, Vec<u8>)| {
        let seed: [u8; 32] = seed
            .try_into()
            .map_err(|_| corrupt("it has another size"))?;
        Ok(PrivateKey::from(Ed25519Keypair::from_seed(&seed)))
    };
    keys.derive(PURPOSE).into_iter().map(key).collect()
}

fn corrupt(why: impl std::fmt::Display) -> Error {
    Error::Corrupt(format!("the key for receipts: {why}"))
}
