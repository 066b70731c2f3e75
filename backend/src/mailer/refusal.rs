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
    /// Whether another attempt would end the same: it is the address that is wrong.
    pub is_final: bool,
}

impl NotTaken {
    /// An address that no mail can be written to.
    pub(super) fn no_address(to: &str) -> Self {
        Self {
            to: to.to_owned(),
            why: "not an address".to_owned(),
            is_final: true,
        }
    }

    pub(super) fn of(to: &str, error: &Error) -> Self {
        let Some(code) = error.status() else {
            return Self {
                to: to.to_owned(),
                why: "the mail server did not take it".to_owned(),
                is_final: false,
            };
        };
        let said = std::error::Error::source(error).map(ToString::to_string);
        let detail = said.as_deref().and_then(enhanced).unwrap_or_default();
        Self {
            to: to.to_owned(),
            why: format!("the mail server said {code} {detail}")
                .trim_end()
                .to_owned(),
            is_final: is_final(code.into(), detail),
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

/// Whether the answer is about the recipient (RFC 5321 §4.2.3). A refusal of the sender, the sign-in
/// or the contents (RFC 3463: 5.1.7, 5.1.8, 5.5, 5.6, 5.7) is for the operator to mend, and must cost no
/// mail.
fn is_final(code: u16, detail: &str) -> bool {
    let is_ours = ["5.1.7", "5.1.8"].contains(&detail)
        || ["5.3.", "5.5.", "5.6.", "5.7."]
            .iter()
            .any(|class| detail.starts_with(class));
    match code {
        550..=553 | 556 => !is_ours,
        554 => {
            ["5.1.", "5.2.", "5.4."]
                .iter()
                .any(|class| detail.starts_with(class))
                && !is_ours
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(answer: &str) -> bool {
        let (code, said) = answer.split_once(' ').unwrap();
        is_final(code.parse().unwrap(), enhanced(said).unwrap_or_default())
    }

    #[test]
    fn only_a_wrong_address_is_final() {
        for answer in [
            "550 No such user",
            "550 5.1.1 <x@example.com>: user unknown",
            "551 5.1.6 moved",
            "552 5.2.2 mailbox full",
            "553 5.1.3 bad address",
            "554 5.1.2 no such domain",
            "556 5.1.10 takes no mail",
        ] {
            assert!(ends(answer), "{answer}");
        }
        for answer in [
            "451 4.7.1 try again",
            "421 4.3.2 closing",
            "535 5.7.8 wrong password",
            "530 5.7.0 sign in first",
            "550 5.1.8 sender unknown",
            "550 5.7.1 relaying denied",
            "554 5.7.1 looks like spam",
            "554 no service here",
            "503 5.5.1 wrong order",
        ] {
            assert!(!ends(answer), "{answer}");
        }
    }
}
