//! Why a mail was not taken, and whether it makes sense to try again.

use lettre::transport::smtp::Error;

/// A mail that was not taken.
///
/// What the server said stays out of it: it likes to repeat the address, which belongs in no log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct NotTaken {
    /// For whom it was.
    pub to: String,
    /// Why, without the address.
    pub why: String,
    /// What that means for another attempt.
    pub verdict: Verdict,
}

/// How much a refusal says about the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is no such address: another attempt would end the same.
    NoSuchAddress,
    /// It was refused for good, but not said why: it may be the address, or a sender whom the
    /// server does not know yet. A day tells.
    Unexplained,
    /// The server is busy, the mailbox is full, or it is for the operator to mend.
    NotNow,
}

impl NotTaken {
    /// An address that no mail can be written to.
    pub(super) fn no_address(to: &str) -> Self {
        Self {
            to: to.to_owned(),
            why: "not an address".to_owned(),
            verdict: Verdict::NoSuchAddress,
        }
    }

    pub(super) fn of(to: &str, error: &Error) -> Self {
        let Some(code) = error.status() else {
            return Self {
                to: to.to_owned(),
                why: "the mail server did not take it".to_owned(),
                verdict: Verdict::NotNow,
            };
        };
        let said = std::error::Error::source(error).map(ToString::to_string);
        let detail = said.as_deref().and_then(enhanced).unwrap_or_default();
        Self {
            to: to.to_owned(),
            why: format!("the mail server said {code} {detail}")
                .trim_end()
                .to_owned(),
            verdict: verdict(code.into(), detail),
        }
    }
}

/// The enhanced status code at the beginning of an answer (RFC 3463), like `5.1.1`.
fn enhanced(said: &str) -> Option<&str> {
    let first = said.split_whitespace().next()?;
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts = first.split('.');
    (parts.clone().count() == 3 && parts.clone().all(is_number)).then_some(first)
}

/// What an answer says about the recipient (RFC 5321 §4.2.3, RFC 3463 §3.2 and §3.3, RFC 7505).
///
/// A refusal of the sender, the sign-in or the contents (5.1.7, 5.1.8, 5.5, 5.6, 5.7) is for the
/// operator to mend, and must cost no mail; a full mailbox (5.2.2) can be emptied.
fn verdict(code: u16, detail: &str) -> Verdict {
    match (code, detail) {
        (
            500..=599,
            "5.1.0" | "5.1.1" | "5.1.2" | "5.1.3" | "5.1.4" | "5.1.5" | "5.1.6" | "5.1.10"
            | "5.2.1",
        )
        | (556, _) => Verdict::NoSuchAddress,
        (550..=553, "") => Verdict::Unexplained,
        _ => Verdict::NotNow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(answer: &str) -> Verdict {
        let (code, said) = answer.split_once(' ').unwrap();
        verdict(code.parse().unwrap(), enhanced(said).unwrap_or_default())
    }

    #[test]
    fn only_a_wrong_address_is_final() {
        for answer in [
            "550 5.1.1 <x@example.com>: user unknown",
            "550 5.2.1 mailbox disabled",
            "551 5.1.6 moved",
            "553 5.1.3 bad address",
            "554 5.1.2 no such domain",
            "556 5.1.10 takes no mail",
            "556 takes no mail",
        ] {
            assert_eq!(of(answer), Verdict::NoSuchAddress, "{answer}");
        }
        for answer in [
            "550 No such user",
            "550 Access denied",
            "551 not here",
            "552 too much",
            "553 not allowed",
        ] {
            assert_eq!(of(answer), Verdict::Unexplained, "{answer}");
        }
        for answer in [
            "451 4.7.1 try again",
            "452 4.2.2 mailbox full",
            "421 4.3.2 closing",
            "535 5.7.8 wrong password",
            "530 5.7.0 sign in first",
            "550 5.1.7 bad sender",
            "550 5.1.8 sender unknown",
            "550 5.4.1 access denied",
            "550 5.7.1 relaying denied",
            "552 5.2.2 mailbox full",
            "552 5.2.3 too large",
            "554 5.7.1 looks like spam",
            "554 no service here",
            "503 5.5.1 wrong order",
        ] {
            assert_eq!(of(answer), Verdict::NotNow, "{answer}");
        }
    }
}
