//! Secrets that are handed out in clear and kept as hashes.

use crate::{Backend, Result, clock, db};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::id::OrderId;
use sha2::{Digest, Sha256};

/// A token of 192 random bits, and its hash.
pub(crate) fn new_token() -> (String, String) {
    let token = URL_SAFE_NO_PAD.encode(clock::random::<24>());
    let hash = hash(&token);
    (token, hash)
}

/// Makes another key to an order.
pub(crate) async fn new_order_token(b: &Backend, order: &OrderId) -> Result<String> {
    let (token, hash) = new_token();
    let mut tx = b.db.write().await?;
    db::order_tokens::insert(&mut tx, &hash, order, b.now()).await?;
    tx.commit().await?;
    Ok(token)
}

/// The hash under which a token is kept. A fast hash is right: the token cannot be guessed.
pub(crate) fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A code of six digits, and its hash salted with what it is for. It can be guessed, so whoever
/// checks it counts the attempts.
pub(crate) fn new_code(salt: &str) -> (String, String) {
    let number = u32::from_be_bytes(clock::random::<4>()) % 1_000_000;
    let code = format!("{number:06}");
    let hash = code_hash(salt, &code);
    (code, hash)
}

/// The hash under which a code is kept.
pub(crate) fn code_hash(salt: &str, code: &str) -> String {
    hash(&format!("{salt}:{}", code.trim()))
}
