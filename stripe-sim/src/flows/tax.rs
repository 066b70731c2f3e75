//! Tax, as Stripe Tax would work it out: here one rate for everybody.
//! <https://docs.stripe.com/tax/checkout>

use crate::money::step;
use crate::state::line::Line;
use crate::state::session::Session;

/// The demonstration rate, in percent.
pub const RATE: i64 = 19;

/// Works the tax of every line out, if that is wanted. The buyer's address is known from now on.
pub fn assess(session: &mut Session) {
    if !session.automatic_tax {
        return;
    }
    session.taxed = true;
    for line in &mut session.lines {
        line.tax = tax(line);
    }
}

/// What a session comes to for the buyer, before it is known who that is: there is one rate only.
pub fn foreseen(session: &Session) -> Session {
    let mut session = session.clone();
    assess(&mut session);
    session
}

/// Rounded half up, to the smallest amount the currency can be paid in.
fn tax(line: &Line) -> i64 {
    let whole = if line.is_inclusive() { 100 + RATE } else { 100 };
    let step = step(&line.currency);
    let exact = i128::from(line.amount()) * i128::from(RATE);
    let unit = i128::from(whole) * i128::from(step);
    let steps = (2 * exact + unit) / (2 * unit);
    i64::try_from(steps)
        .unwrap_or(i64::MAX)
        .saturating_mul(step)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::params::Metadata;

    fn line(unit_amount: i64, currency: &str, behavior: &str) -> Line {
        Line {
            id: String::new(),
            price: String::new(),
            product: String::new(),
            name: String::new(),
            description: None,
            images: Vec::new(),
            product_metadata: Metadata::new(),
            tax_behavior: Some(behavior.to_owned()),
            tax_code: None,
            currency: currency.to_owned(),
            unit_amount,
            quantity: 1,
            tax: 0,
        }
    }

    #[test]
    fn it_is_on_top_of_exclusive_prices_and_inside_inclusive_ones() {
        assert_eq!(tax(&line(1_000, "eur", "exclusive")), 190);
        assert_eq!(tax(&line(1_190, "eur", "inclusive")), 190);
        assert_eq!(tax(&line(0, "eur", "exclusive")), 0);
    }

    #[test]
    fn halves_are_rounded_up_to_what_can_be_paid() {
        assert_eq!(tax(&line(50, "eur", "exclusive")), 10, "9.5");
        assert_eq!(tax(&line(52, "eur", "exclusive")), 10, "9.88");
        assert_eq!(tax(&line(49, "eur", "exclusive")), 9, "9.31");
        assert_eq!(tax(&line(500, "jpy", "exclusive")), 95);
        assert_eq!(tax(&line(1_500, "kwd", "exclusive")), 290, "285");
        assert_eq!(tax(&line(1_000, "isk", "exclusive")), 200, "1.9 krónur");
    }

    #[test]
    fn a_price_that_does_not_say_goes_by_its_currency() {
        assert_eq!(tax(&line(1_190, "eur", "unspecified")), 190);
        assert_eq!(tax(&line(1_000, "usd", "unspecified")), 190);
    }

    proptest! {
        #[test]
        fn an_inclusive_price_is_its_net_price_with_tax(amount in 1_i64..99_999_999) {
            let inside = tax(&line(amount, "eur", "inclusive"));
            let again = tax(&line(amount - inside, "eur", "exclusive"));
            prop_assert!((again - inside).abs() <= 1, "{inside} {again}");
        }
    }
}
