//! What proves who somebody is, beside the password: how long a proof counts, how often one may guess,
//! and how recovery codes are written.

use crate::{
    Timestamp,
    time::{HOUR, MINUTE},
};

/// How long a proof lets somebody change what proves who they are, in milliseconds.
pub const PROOF_LASTS: i64 = 10 * MINUTE;

/// Whether somebody who proved who they are at one moment need not do it again.
pub fn is_recent(proven_at: Timestamp, now: Timestamp) -> bool {
    now.since(proven_at) < PROOF_LASTS
}

/// What somebody may guess, and not as often as they like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guessed {
    /// The password, in a browser that is signed in: it may have been found open.
    Password,
    /// The code of an authenticator app, after the right password.
    Code,
}

impl Guessed {
    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
        }
    }

    /// So many may be wrong before nobody may guess for a while. People mistype passwords more often than
    /// six digits.
    pub const fn free(self) -> i64 {
        match self {
            Self::Password => 10,
            Self::Code => 5,
        }
    }

    /// How long nobody may guess after so many wrong ones, in milliseconds.
    ///
    /// A quarter of an hour after those that are free, twice as long after as many again, and never more
    /// than a day. So whoever knows the password has five codes a day in the end, at one in 333,333
    /// (three of a million count at each moment): after a year they have one chance in 180.
    pub fn wait_after(self, wrong: i64) -> Option<i64> {
        let free = self.free();
        if wrong < free || wrong % free != 0 {
            return None;
        }
        let doublings = (wrong / free - 1).clamp(0, 7);
        Some(((15 * MINUTE) << doublings).min(24 * HOUR))
    }
}

/// How many recovery codes one gets.
pub const RECOVERY_CODES: usize = 10;

/// Without `i`, `l`, `o` and `u`, which are taken for others when they are read off paper.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A recovery code of 80 random bits, in four groups: `k3f7-…`.
pub fn recovery_code(random: [u8; 10]) -> String {
    let bits = random
        .iter()
        .fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let mut code = String::with_capacity(19);
    for at in 0..16_u32 {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        let five = usize::try_from((bits >> (75 - 5 * at)) & 31).unwrap_or(0);
        code.push(char::from(LETTERS[five]));
    }
    code
}

/// A recovery code as it was given out, however it was typed; nothing if it cannot be one.
pub fn read_recovery_code(typed: &str) -> Option<String> {
    let letters: Vec<char> = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '_' | '.'))
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect();
    let known = |c: &char| u8::try_from(*c).is_ok_and(|c| LETTERS.contains(&c));
    if letters.len() != 16 || !letters.iter().all(known) {
        return None;
    }
    let groups = letters.chunks(4).map(|group| group.iter().collect());
    Some(groups.collect::<Vec<String>>().join("-"))
}

/// The six digits of an authenticator app, however they were typed; nothing if it cannot be a code.
pub fn read_code(typed: &str) -> Option<String> {
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_recovery_code_is_read_however_it_is_typed(random: [u8; 10]) {
            let code = recovery_code(random);
            prop_assert_eq!(code.len(), 19);
            prop_assert_eq!(read_recovery_code(&code), Some(code.clone()));
            let shouted = code.to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l");
            prop_assert_eq!(read_recovery_code(&shouted), Some(code));
        }

        #[test]
        fn different_bits_are_different_codes(one: [u8; 10], other: [u8; 10]) {
            prop_assert_eq!(one == other, recovery_code(one) == recovery_code(other));
        }

        #[test]
        fn nothing_else_is_read(typed in "\\PC{0,40}") {
            if let Some(code) = read_recovery_code(&typed) {
                prop_assert_eq!(code.len(), 19);
            }
            if let Some(code) = read_code(&typed) {
                prop_assert!(code.bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }

    #[test]
    fn who_guesses_waits_longer_and_longer() {
        for what in [Guessed::Password, Guessed::Code] {
            let free = what.free();
            let waits = |wrong: i64| Some((wrong, what.wait_after(wrong)?));
            let waits: Vec<(i64, i64)> = (0..=2 * free).filter_map(waits).collect();
            assert_eq!(waits, [(free, 15 * MINUTE), (2 * free, 30 * MINUTE)]);
            assert_eq!(what.wait_after(free * 1_000_000), Some(24 * HOUR));
        }
    }

    #[test]
    fn a_proof_counts_for_ten_minutes() {
        let proven = Timestamp::from_millis(1_000);
        assert!(is_recent(proven, proven));
        assert!(is_recent(proven, proven.plus(PROOF_LASTS - 1)));
        assert!(!is_recent(proven, proven.plus(PROOF_LASTS)));
    }

    #[test]
    fn codes_may_be_typed_in_groups() {
        assert_eq!(read_code(" 123 456 ").as_deref(), Some("123456"));
        assert_eq!(read_code("123-456").as_deref(), Some("123456"));
        for odd in ["12345", "1234567", "12345a", "１２３４５６", ""] {
            assert_eq!(read_code(odd), None, "{odd}");
        }
    }
}
