//! The edges of a page's phases.

use super::*;
use crate::{
    Currency, Money,
    id::ProductId,
    offer::UnsoldKeys,
    price::{PriceChange, Pricing},
};
use proptest::prelude::*;

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn offer() -> Offer {
    Offer {
        product_id: ProductId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
        name: "Field notes".into(),
        description: String::new(),
        pricing: Pricing::fixed(Money {
            minor: 900,
            currency: Currency::parse("USD").unwrap(),
        }),
        is_active: true,
        expires_at: None,
        stock_limit: None,
        stock: None,
        sold: 0,
        held: 0,
        file_count: 1,
        file_bytes: 10,
    }
}

fn page(launch: Option<i64>, expires: i64) -> Page {
    Page {
        id: PageId::trusted("p"),
        short_id: ShortId::from_random([7; ShortId::LENGTH]),
        creator_id: CreatorId::trusted("c"),
        creator_name: "Ada".into(),
        creator_profile: Profile::default(),
        is_published: true,
        is_active: true,
        launch_at: launch.map(at),
        expires_at: at(expires),
        closing: Closing::Honour,
        double_opt_in: true,
        restock_refunds: false,
        takes_payments: true,
        tax_mode: TaxMode::None,
        customization: Customization::default(),
        questions: Vec::new(),
        offers: vec![offer()],
        created_at: at(0),
        updated_at: at(0),
    }
}

#[test]
fn the_interval_is_half_open() {
    let page = page(Some(1_000), 2_000);
    assert_eq!(page.phase(at(999)), Phase::Prelaunch);
    assert_eq!(page.phase(at(1_000)), Phase::Live);
    assert_eq!(page.phase(at(1_999)), Phase::Live);
    assert_eq!(page.phase(at(2_000)), Phase::Expired);
}

#[test]
fn the_earlier_expiry_counts() {
    let mut page = page(None, 2_000);
    page.offers[0].expires_at = Some(at(1_500));
    assert_eq!(page.phase(at(1_499)), Phase::Live);
    assert_eq!(page.phase(at(1_500)), Phase::Expired);
    page.offers.push(offer());
    assert_eq!(
        page.phase(at(1_999)),
        Phase::Live,
        "another product is still for sale"
    );
    assert_eq!(page.next_change(at(0)), Some(at(1_500)));
}

#[test]
fn switches_and_stock_close_a_page_for_a_while() {
    let mut page = page(None, 2_000);
    page.offers[0].stock = Some(Stock {
        limit: 3,
        sold: 2,
        held: 1,
    });
    assert_eq!(page.phase(at(0)), Phase::SoldOut);
    page.offers[0].is_active = false;
    assert_eq!(page.phase(at(0)), Phase::Paused);
    page.is_published = false;
    assert_eq!(page.phase(at(0)), Phase::Draft);
    assert_eq!(page.phase(at(5_000)), Phase::Draft);
}

#[test]
fn a_draft_is_checked_as_a_whole() {
    let good = PageDraft {
        product_ids: vec!["0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a".into()],
        expires_at: Some(at(2_000)),
        ..PageDraft::default()
    };
    let field_of = |draft: PageDraft| {
        draft.check(at(1_000), None).unwrap_err().errors[0]
            .field
            .clone()
    };
    assert!(good.check(at(1_000), None).is_ok());
    assert_eq!(
        field_of(PageDraft {
            product_ids: vec![],
            ..good.clone()
        }),
        "productIds"
    );
    assert_eq!(
        field_of(PageDraft {
            product_ids: vec!["x".into()],
            ..good.clone()
        }),
        "productIds"
    );
    assert_eq!(
        field_of(PageDraft {
            expires_at: None,
            ..good.clone()
        }),
        "expiresAt"
    );
    assert_eq!(
        field_of(PageDraft {
            expires_at: Some(at(1_000)),
            ..good.clone()
        }),
        "expiresAt"
    );
    assert_eq!(
        field_of(PageDraft {
            launch_at: Some(at(2_000)),
            ..good.clone()
        }),
        "expiresAt"
    );
    assert_eq!(
        field_of(PageDraft {
            stock_limit: Some(0),
            ..good.clone()
        }),
        "stockLimit"
    );
    let loud = Customization {
        accent: "javascript:".into(),
        ..Customization::default()
    };
    assert_eq!(
        field_of(PageDraft {
            customization: loud,
            ..good
        }),
        "customization.accent"
    );
}

#[test]
fn customization_keeps_what_it_does_not_know() {
    let json = r##"{"headline":"Hello","theme":{"name":"dusk"}}"##;
    let customization: Customization = serde_json::from_str(json).unwrap();
    assert_eq!(customization.headline, "Hello");
    assert_eq!(serde_json::to_string(&customization).unwrap(), json);
}

proptest! {
    #[test]
    fn time_alone_moves_a_page_forward_only(launch in 0..5_000_i64, length in 1..5_000_i64, now in 0..12_000_i64) {
        let page = page(Some(launch), launch + length);
        let expected = if now < launch { Phase::Prelaunch }
            else if now < launch + length { Phase::Live }
            else { Phase::Expired };
        prop_assert_eq!(page.phase(at(now)), expected);
    }

    #[test]
    fn the_phase_is_constant_until_the_next_change(
        launch in prop::option::of(0..5_000_i64),
        length in 1..5_000_i64,
        product in prop::option::of(0..9_000_i64),
        now in 0..12_000_i64,
    ) {
        let mut page = page(launch, launch.unwrap_or(0) + length);
        page.offers[0].expires_at = product.map(at);
        let until = page.next_change(at(now)).map_or(20_000, Timestamp::millis);
        let phase = page.phase(at(now));
        for later in [now, until - 1] {
            prop_assert_eq!(page.phase(at(later)), phase);
        }
    }
}

#[test]
fn a_creator_who_cannot_take_money_sells_nothing_but_gives_away() {
    let mut page = page(None, 2_000);
    page.takes_payments = false;
    assert_eq!(page.phase(at(0)), Phase::Paused);
    page.offers[0].pricing.price.minor = 0;
    assert_eq!(page.phase(at(0)), Phase::Live);
}

#[test]
fn a_price_change_is_a_change_of_the_page() {
    let mut page = page(Some(1_000), 5_000);
    page.offers[0].pricing.changes = vec![
        PriceChange {
            at: at(2_000),
            price_in_cents: 1_000,
        },
        PriceChange {
            at: at(6_000),
            price_in_cents: 1_100,
        },
    ];
    assert_eq!(page.next_change(at(1_500)), Some(at(2_000)));
    assert_eq!(
        page.next_change(at(2_000)),
        Some(at(5_000)),
        "nothing changes after the closing"
    );
}

#[test]
fn each_product_may_have_its_own_limit() {
    let mut page = page(None, 2_000);
    let (first, second) = (
        page.offers[0].product_id.clone(),
        ProductId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3b"),
    );
    page.offers[0].stock_limit = Some(3);
    // Fewer keys are no smaller limit.
    let one = UnsoldKeys { free: 1, held: 0 };
    page.offers[0].stock = Stock::within(Some(3), Some(one), 0, 0);
    page.offers.push(Offer {
        product_id: second.clone(),
        ..offer()
    });
    let draft = PageDraft::of(&page);
    let terms = draft.check(at(0), None).unwrap();
    assert_eq!(terms.stock_limit(&first), Some(3));
    assert_eq!(terms.stock_limit(&second), None);
    let foreign = PageDraft {
        stock_limits: [("x".to_owned(), Some(1))].into(),
        ..draft
    };
    assert_eq!(
        foreign.check(at(0), None).unwrap_err().errors[0].field,
        "stockLimits"
    );
}

#[test]
fn its_turns_are_the_phases_that_time_brings() {
    let told = |page: &Page, now| {
        let turns = page.turns(at(now));
        let told = turns.iter().map(|turn| (turn.at.millis(), turn.phase));
        told.collect::<Vec<_>>()
    };
    let mut page = page(Some(1_000), 2_000);
    assert_eq!(
        told(&page, 500),
        [
            (500, Phase::Prelaunch),
            (1_000, Phase::Live),
            (2_000, Phase::Expired)
        ]
    );
    assert_eq!(told(&page, 3_000), [(3_000, Phase::Expired)]);
    // A price that changes is a change of the page, and no turn.
    page.offers[0].pricing.changes = vec![PriceChange {
        at: at(1_500),
        price_in_cents: 1_200,
    }];
    assert_eq!(
        told(&page, 1_000),
        [(1_000, Phase::Live), (2_000, Phase::Expired)]
    );
}
