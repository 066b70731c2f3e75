//! Identifiers. Internal ids are UUIDs made by the application; what is public is random.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Defines a UUID newtype whose `parse` refuses everything that is not a canonical UUID.
macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes an id that this application made or stored.
            pub fn trusted(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// Reads an id from outside: a UUID in its canonical form, or nothing.
            pub fn parse(text: &str) -> Option<Self> {
                is_uuid(text).then(|| Self(text.to_ascii_lowercase()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

uuid_id! {
    /// A creator's account.
    CreatorId,
    /// A product.
    ProductId,
    /// A file of a product.
    FileId,
    /// A picture of a creator: a cover, an avatar.
    PictureId,
    /// A sales page (its internal id; the public one is [`ShortId`]).
    PageId,
    /// An order.
    OrderId,
    /// A registration on a page.
    RegistrationId,
    /// A download session.
    DownloadId,
    /// A creator's signed-in session.
    SessionId,
    /// An API key.
    ApiKeyId,
    /// A discount code.
    DiscountId,
    /// A refund.
    RefundId,
    /// A piece of what a sales page shows of a file.
    PreviewId,
    /// A licence key, which is not said by this.
    LicenceKeyId,
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Crockford's base 32: no `i`, `l`, `o`, `u`, so that an id survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The public name of a page in its URL: 11 symbols of 5 bits, so 55 bits that nobody can guess.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShortId(String);

impl ShortId {
    /// Symbols in a short id.
    pub const LENGTH: usize = 11;

    /// Makes a short id from random bytes, five bits of each.
    pub fn from_random(bytes: [u8; Self::LENGTH]) -> Self {
        Self(
            bytes
                .iter()
                .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
                .collect(),
        )
    }

    /// Reads a short id, forgiving upper case.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        (text.len() == Self::LENGTH && text.bytes().all(|byte| ALPHABET.contains(&byte)))
            .then_some(Self(text))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ShortId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_uuids_are_ids() {
        assert!(OrderId::parse("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a").is_some());
        for bad in [
            "",
            "1",
            "0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3",
            "' or 1=1 --",
        ] {
            assert_eq!(OrderId::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn short_ids_round_trip(bytes: [u8; ShortId::LENGTH]) {
            let id = ShortId::from_random(bytes);
            prop_assert_eq!(ShortId::parse(&id.as_str().to_ascii_uppercase()), Some(id));
        }

        #[test]
        fn nothing_else_is_a_short_id(text in "\\PC{0,10}|\\PC{12,20}") {
            prop_assert_eq!(ShortId::parse(&text), None);
        }
    }
}
