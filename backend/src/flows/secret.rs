//! Secrets that are handed out in clear and kept as hashes.

use crate::{Backend, Result, clock, db};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Email, id::OrderId};
use sha2::{Digest, Sha256};

/// A token of 192 random bits, and its hash.
pub(crate) fn new_token() -> (String, String) {
    let token = URL_SAFE_NO_PAD.encode(clock::random::<24>());
    let hash = hash(&token);
    (token, hash)
}

/// Makes another key to an order.
pub(crate) async fn new_order_token(
    b: &Backend,
    tx: &mut db::Tx,
    order: &OrderId,
) -> Result<String> {
    let (token, hash) = new_token();
    db::order_tokens::insert(tx, &hash, order, b.now()).await?;
    Ok(token)
}

/// The hash under which a token is kept. A fast hash is right: the token cannot be guessed.
pub(crate) fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The name under which a buyer's orders are known; it means nothing outside.
pub(crate) fn customer(email: &Email) -> String {
    hash(email.as_str())
}

/// The code with this id, for a mail: eight digits in two groups.
///
/// It follows from the id and the keys, so that a mail that has to be written again says the same. It
/// can be guessed, so whoever checks it counts the attempts.
pub(crate) fn code(b: &Backend, id: &str) -> String {
    let derived = b.keys.derive(&format!("code {id}"));
    let bytes = derived.first().map(|(_, bytes)| bytes.as_slice());
    let eight = bytes.and_then(|bytes| bytes.first_chunk::<8>());
    let number = u64::from_be_bytes(*eight.unwrap_or(&[0; 8])) % 100_000_000;
    format!("{:04} {:04}", number / 10_000, number % 10_000)
}

/// The hash under which a code is kept, salted with its id. People may type spaces and dashes, or not.
pub(crate) fn code_hash(id: &str, code: &str) -> String {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    hash(&format!("{id}:{digits}"))
}

#[cfg(test)]
mod tests {
    use super::code_hash;

    #[test]
    fn a_code_can_be_typed_in_several_ways() {
        let right = code_hash("1", "0123 4567");
        for typed in ["01234567", " 0123-4567 ", "0123\u{a0}4567"] {
            assert_eq!(code_hash("1", typed), right, "{typed}");
        }
        assert_ne!(code_hash("1", "0123 4568"), right);
        assert_ne!(code_hash("2", "0123 4567"), right, "each id is a salt");
    }
}
