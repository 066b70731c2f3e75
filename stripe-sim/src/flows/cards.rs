//! Which card numbers do what: <https://docs.stripe.com/testing>.

use crate::state::method::{Decline, Method};

/// What a card does when it is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardOutcome {
    /// It pays.
    Pays(Method),
    /// It pays, and the buyer disputes the payment at once.
    PaysThenDisputes(Method),
    /// It does not.
    Declined(Method, Decline),
}

/// What the card with this number does. `None` for something that is not a card number at all.
pub fn outcome(number: &str, exp_month: u8, exp_year: u16) -> Option<CardOutcome> {
    let digits: String = number.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    if !looks_like_a_card(&digits) {
        return None;
    }
    let card = Method::Card {
        brand: brand(&digits).to_owned(),
        last4: digits[digits.len() - 4..].to_owned(),
        exp_month,
        exp_year,
    };
    let declined = |reason, message| Decline::new("card_declined", Some(reason), message);
    let decline = match digits.as_str() {
        "4000000000000002" => Decline::generic(),
        "4000000000009995" => declined("insufficient_funds", "Your card has insufficient funds."),
        "4000000000009987" => declined("lost_card", "Your card was declined."),
        "4000000000009979" => declined("stolen_card", "Your card was declined."),
        "4000000000000069" => Decline::new("expired_card", None, "Your card has expired."),
        "4000000000000127" => Decline::new(
            "incorrect_cvc",
            None,
            "Your card's security code is incorrect.",
        ),
        "4000000000000119" => Decline::new(
            "processing_error",
            None,
            "An error occurred while processing your card. Try again in a little bit.",
        ),
        "4000000000000259" | "4000000000001976" => {
            return Some(CardOutcome::PaysThenDisputes(card));
        }
        known if WORKING.contains(&known) => return Some(CardOutcome::Pays(card)),
        _ => declined(
            "test_mode_live_card",
            "Your card was declined. This is test mode: use a test card.",
        ),
    };
    Some(CardOutcome::Declined(card, decline))
}

/// Pays; its refunds stay pending.
pub const SLOW_REFUND: &str = "4000000000007726";
/// Pays; its refunds succeed and then come back.
pub const FAILING_REFUND: &str = "4000000000005126";

const WORKING: &[&str] = &[
    SLOW_REFUND,
    FAILING_REFUND,
    "4242424242424242",
    "4000056655665556",
    "5555555555554444",
    "2223003122003222",
    "5200828282828210",
    "378282246310005",
    "371449635398431",
    "6011111111111117",
    "3566002020360505",
    "6205500000000000004",
    "4000002500003155",
    "4000000000003220",
    "4000000000000077",
];

fn looks_like_a_card(digits: &str) -> bool {
    (12..=19).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && luhn(digits)
}

/// The check digit of card numbers (ISO/IEC 7812-1).
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0') * if place % 2 == 1 { 2 } else { 1 };
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn brand(digits: &str) -> &'static str {
    match digits.as_bytes() {
        [b'4', ..] => "visa",
        [b'5' | b'2', ..] => "mastercard",
        [b'3', b'4' | b'7', ..] => "amex",
        [b'6', b'2', ..] => "unionpay",
        [b'6', ..] => "discover",
        _ => "jcb",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_cards_do_what_they_should() {
        let card = |number| outcome(number, 12, 2034);
        assert!(matches!(
            card("4242 4242 4242 4242"),
            Some(CardOutcome::Pays(_))
        ));
        assert!(matches!(
            card("4000000000000259"),
            Some(CardOutcome::PaysThenDisputes(_))
        ));
        for number in WORKING {
            assert!(
                matches!(card(number), Some(CardOutcome::Pays(_))),
                "{number}"
            );
        }
        let Some(CardOutcome::Declined(_, decline)) = card("4000000000009995") else {
            panic!("it should be declined")
        };
        assert_eq!(decline.decline_code.as_deref(), Some("insufficient_funds"));
    }

    #[test]
    fn numbers_that_are_no_test_cards_do_not_pay() {
        assert!(matches!(
            outcome("4111111111111111", 12, 2034),
            Some(CardOutcome::Declined(..))
        ));
        assert_eq!(outcome("4242424242424241", 12, 2034), None);
        assert_eq!(outcome("42", 12, 2034), None);
        assert_eq!(outcome("4242x24242424242", 12, 2034), None);
    }
}
