//! Prices over time, and what a buyer may choose.

use super::*;
use proptest::prelude::*;

fn usd() -> Currency {
    Currency::parse("USD").unwrap()
}

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn pricing(price: i64) -> Pricing {
    Pricing::fixed(Money {
        minor: price,
        currency: usd(),
    })
}

fn changes(list: &[(i64, i64)]) -> Vec<PriceChange> {
    list.iter()
        .map(|&(millis, price_in_cents)| PriceChange {
            at: at(millis),
            price_in_cents,
        })
        .collect()
}

#[test]
fn a_change_counts_from_its_first_millisecond() {
    let pricing = Pricing {
        changes: changes(&[(1_000, 1_200), (2_000, 0)]),
        ..pricing(900)
    };
    for (millis, price) in [
        (0, 900),
        (999, 900),
        (1_000, 1_200),
        (1_999, 1_200),
        (2_000, 0),
    ] {
        assert_eq!(pricing.at(at(millis)).minor, price, "at {millis}");
    }
    assert_eq!(pricing.next_change(at(1_000)).unwrap().at, at(2_000));
    assert_eq!(pricing.next_change(at(2_000)), None);
    assert!(pricing.is_free(at(2_000)));
}

#[test]
fn a_comparison_is_shown_only_while_it_is_higher() {
    let pricing = Pricing {
        compare_at: Some(1_000),
        changes: changes(&[(1_000, 1_000)]),
        ..pricing(900)
    };
    assert_eq!(pricing.compare_at(at(0)).unwrap().minor, 1_000);
    assert_eq!(pricing.compare_at(at(1_000)), None);
}

#[test]
fn only_a_buyer_who_may_choose_names_the_price() {
    let fixed = pricing(900);
    assert_eq!(fixed.agreed(at(0), Some(1)).unwrap().minor, 900, "ignored");
    let open = Pricing {
        pay_what_you_want: true,
        suggested: Some(1_500),
        ..pricing(500)
    };
    assert_eq!(open.agreed(at(0), Some(700)).unwrap().minor, 700);
    assert_eq!(open.agreed(at(0), None).unwrap().minor, 1_500);
    assert_eq!(
        open.agreed(at(0), Some(499)),
        Err(refusal::price_least(Money {
            minor: 500,
            currency: usd(),
        }))
    );
    assert!(open.agreed(at(0), Some(100_000_000)).is_err());
    let gift = Pricing {
        pay_what_you_want: true,
        ..pricing(0)
    };
    assert_eq!(gift.agreed(at(0), Some(0)).unwrap().minor, 0);
    assert!(gift.agreed(at(0), Some(49)).is_err(), "cannot be charged");
    assert!(gift.agreed(at(0), Some(-1)).is_err());
}

#[test]
fn what_does_not_fit_is_refused_field_by_field() {
    let two_at_once = changes(&[(5, 900), (5, 1_000)]);
    let mut checks = Checks::default();
    let draft = PricingDraft {
        price_in_cents: 900,
        currency: usd(),
        pay_what_you_want: true,
        suggested: Some(800),
        compare_at: Some(900),
        changes: &two_at_once,
        max_quantity: 0,
    };
    assert_eq!(draft.check(&mut checks), None);
    let rejection = checks.finish().unwrap_err();
    let fields: Vec<_> = rejection.errors.iter().map(|error| &*error.field).collect();
    assert_eq!(
        fields,
        [
            "suggestedPriceInCents",
            "compareAtPriceInCents",
            "priceChanges",
            "maxQuantity"
        ]
    );
}

#[test]
fn more_than_one_payment_can_be_is_refused() {
    assert_eq!(total(usd(), [Some(1), Some(2)]).unwrap().minor, 3);
    assert!(total(usd(), [Some(MAX_MINOR), Some(1)]).is_err());
    assert!(total(usd(), [Some(i64::MAX), Some(i64::MAX)]).is_err());
    assert!(total(usd(), [None]).is_err(), "a product that overflowed");
}

proptest! {
    #[test]
    fn an_agreed_price_is_never_below_the_least(price in 0..10_000_i64, named in -10..20_000_i64, open: bool, now in 0..10_i64) {
        let pricing = Pricing {
            pay_what_you_want: open,
            changes: changes(&[(3, price / 2), (6, price * 2)]),
            ..pricing(price)
        };
        if let Ok(agreed) = pricing.agreed(at(now), Some(named)) {
            prop_assert!(agreed.minor >= pricing.at(at(now)).minor);
            prop_assert!(open || agreed == pricing.at(at(now)));
        }
    }
}
