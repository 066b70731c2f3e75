//! Passwords: argon2id, off the async threads, only a few at a time.

use crate::{Result, clock, error::Error};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Memory in KiB and passes: the first recommendation of OWASP's password storage cheat sheet.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// How many hashes are computed at once; each takes a core and 19 MiB.
const AT_ONCE: usize = 2;

/// Hashes and verifies passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    slots: Arc<Semaphore>,
    /// A hash that no password has, so that unknown accounts take as long as known ones.
    decoy: Arc<str>,
}

impl Passwords {
    /// Prepares the decoy.
    ///
    /// # Errors
    /// If hashing fails at all.
    pub fn new() -> Result<Self> {
        let decoy = hash_now(&clock::random::<32>())?;
        Ok(Self {
            slots: Arc::new(Semaphore::new(AT_ONCE)),
            decoy: decoy.into(),
        })
    }

    /// Hashes a password (PHC string format).
    ///
    /// # Errors
    /// If the machine has no memory for it.
    pub async fn hash(&self, password: &str) -> Result<String> {
        let password = password.to_owned();
        self.run(move || hash_now(password.as_bytes())).await?
    }

    /// Whether the password belongs to the hash; with no hash, takes the same time and says no.
    ///
    /// # Errors
    /// If the machine has no memory for it.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool> {
        let known = hash.is_some();
        let hash = hash.unwrap_or(&self.decoy).to_owned();
        let password = password.to_owned();
        let matches = self.run(move || verify_now(&password, &hash)).await?;
        Ok(known && matches)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        // The semaphore lives as long as `self` and is never closed.
        let _slot = self
            .slots
            .acquire()
            .await
            .map_err(|e| Error::Corrupt(e.to_string()))?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|e| Error::Corrupt(e.to_string()))
    }
}

fn argon2() -> Result<Argon2<'static>> {
    let params =
        Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|e| Error::Corrupt(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &[u8]) -> Result<String> {
    let hash = argon2()?
        .hash_password_with_salt(password, &clock::random::<16>())
        .map_err(|e| Error::Corrupt(e.to_string()))?;
    Ok(hash.to_string())
}

fn verify_now(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(password.as_bytes(), &hash)
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let passwords = Passwords::new().unwrap();
        let hash = passwords.hash("correct horse").await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(
            passwords
                .verify("correct horse", Some(&hash))
                .await
                .unwrap()
        );
        assert!(!passwords.verify("wrong horse", Some(&hash)).await.unwrap());
        assert!(!passwords.verify("correct horse", None).await.unwrap());
    }
}
