//! What codes take off, to the last minor unit.

use super::*;
use proptest::prelude::*;

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn product(number: u8) -> ProductId {
    ProductId::trusted(format!("product {number}"))
}

fn discount(reduction: Reduction) -> Discount {
    Discount {
        id: DiscountId::trusted("d"),
        creator_id: CreatorId::trusted("c"),
        code: "SPRING".into(),
        reduction,
        page_id: None,
        product_id: None,
        starts_at: None,
        ends_at: None,
        max_uses: None,
        max_uses_per_customer: None,
        used: 0,
        is_active: true,
        created_at: Timestamp::default(),
    }
}

fn off(discount: &Discount, subtotals: &[i64], code: &str) -> Vec<i64> {
    let ids: Vec<_> = (0..).map(product).take(subtotals.len()).collect();
    let lines: Vec<_> = ids
        .iter()
        .zip(subtotals)
        .map(|(product_id, subtotal)| DiscountLine {
            product_id,
            subtotal: *subtotal,
        })
        .collect();
    discount.take_off(&lines, currency(code))
}

fn amount(minor: i64, code: &str) -> Reduction {
    Reduction::Amount(Money {
        minor,
        currency: currency(code),
    })
}

#[test]
fn percent_and_amount() {
    let ten = discount(Reduction::Percent(10));
    assert_eq!(off(&ten, &[999, 500], "EUR"), [99, 50]);
    assert_eq!(
        off(&discount(Reduction::Percent(100)), &[999], "EUR"),
        [999]
    );
    let five = discount(amount(500, "EUR"));
    assert_eq!(off(&five, &[999, 500], "EUR"), [334, 166]);
    assert_eq!(off(&five, &[300], "EUR"), [300], "never more than it costs");
    assert_eq!(
        off(&discount(Reduction::Percent(15)), &[1_010], "KWD"),
        [150],
        "whole steps"
    );
}

#[test]
fn what_is_left_can_be_charged() {
    assert_eq!(off(&discount(Reduction::Percent(99)), &[900], "EUR"), [850]);
    assert_eq!(off(&discount(amount(880, "EUR")), &[900], "EUR"), [850]);
}

#[test]
fn one_product_only() {
    let only = Discount {
        product_id: Some(product(1)),
        ..discount(amount(10_000, "EUR"))
    };
    assert_eq!(off(&only, &[999, 500], "EUR"), [0, 500]);
}

#[test]
fn it_counts_in_its_time_on_its_page() {
    let at = Timestamp::from_millis;
    let (here, there) = (PageId::trusted("here"), PageId::trusted("there"));
    let code = Discount {
        starts_at: Some(at(10)),
        ends_at: Some(at(20)),
        page_id: Some(here.clone()),
        ..discount(amount(100, "EUR"))
    };
    for (page, money, now, fits) in [
        (&here, "EUR", 9, false),
        (&here, "EUR", 10, true),
        (&here, "EUR", 19, true),
        (&here, "EUR", 20, false),
        (&there, "EUR", 15, false),
        (&here, "USD", 15, false),
    ] {
        assert_eq!(
            code.check(page, currency(money), at(now)).is_ok(),
            fits,
            "{now}"
        );
    }
    let off = Discount {
        is_active: false,
        ..code
    };
    assert_eq!(
        off.check(&here, currency("EUR"), at(15)),
        Err(refusal::discount_unknown())
    );
}

#[test]
fn drafts_are_checked_field_by_field() {
    let good = DiscountDraft {
        code: " spring-24 ".into(),
        percent: Some(20),
        ..DiscountDraft::new()
    };
    assert_eq!(good.check().unwrap().code, "SPRING-24");
    let bad = DiscountDraft {
        code: "a b".into(),
        percent: Some(5),
        amount_in_cents: Some(5),
        page_id: Some("nonsense".into()),
        max_uses: Some(0),
        starts_at: Some(Timestamp::from_millis(5)),
        ends_at: Some(Timestamp::from_millis(5)),
        ..DiscountDraft::new()
    };
    let rejection = bad.check().unwrap_err();
    let fields: Vec<_> = rejection.errors.iter().map(|error| &*error.field).collect();
    assert_eq!(fields, ["code", "percent", "pageId", "endsAt", "maxUses"]);
}

proptest! {
    #[test]
    fn every_line_stays_payable(
        steps in prop::collection::vec(0..200_000_i64, 1..6),
        percent in 1..=100_i64,
        minor in 1..1_000_000_i64,
        by_amount: bool,
        code in prop::sample::select(vec!["EUR", "JPY", "KWD", "ISK", "HUF"]),
    ) {
        let money = currency(code);
        let whole = |minor: i64| minor - minor % money.step();
        let subtotals: Vec<i64> = steps.iter().map(|minor| whole(*minor)).collect();
        let total: i64 = subtotals.iter().sum();
        prop_assume!(total == 0 || total >= money.minimum());
        let reduction = if by_amount { amount(whole(minor).max(money.step()), code) } else { Reduction::Percent(percent) };
        let off = off(&discount(reduction), &subtotals, code);
        for (off, subtotal) in off.iter().zip(&subtotals) {
            prop_assert!((0..=*subtotal).contains(off));
            prop_assert_eq!(off % money.step(), 0);
        }
        let rest = total - off.iter().sum::<i64>();
        prop_assert!(rest == 0 || rest >= money.minimum());
        if let Reduction::Amount(amount) = reduction {
            prop_assert!(off.iter().sum::<i64>() <= amount.minor);
        }
    }
}

#[test]
fn what_cannot_be_a_code_is_known_without_looking() {
    for code in ["ABC", "SPRING-20_X", &"A".repeat(40)] {
        assert!(is_code(code), "{code}");
    }
    for odd in ["", "AB", "A B", "\0ABC\0", "ÄBC", &"A".repeat(41)] {
        assert!(!is_code(odd), "{odd:?}");
    }
}
