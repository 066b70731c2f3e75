use super::*;
use crate::{
    Currency, Money,
    id::{CreatorId, PageId, ProductId, ShortId},
    page::{Closing, Customization},
    price::Pricing,
    seller::TaxMode,
};
use proptest::prelude::*;

const STAGES: [Phase; 5] = [
    Phase::Prelaunch,
    Phase::Live,
    Phase::SoldOut,
    Phase::Paused,
    Phase::Expired,
];

fn at(hours: i64) -> Timestamp {
    Timestamp::from_millis(100 * DAY + hours * crate::time::HOUR)
}

fn offer(expires: Option<i64>, stock: Option<Stock>, is_active: bool) -> Offer {
    Offer {
        product_id: ProductId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
        name: "Field notes".into(),
        description: String::new(),
        pricing: Pricing::fixed(Money {
            minor: 900,
            currency: Currency::parse("USD").unwrap(),
        }),
        is_active,
        expires_at: expires.map(at),
        stock_limit: None,
        stock,
        sold: 0,
        held: 0,
        file_count: 1,
        file_bytes: 10,
    }
}

fn page(launch: Option<i64>, expires: i64, offers: Vec<Offer>) -> Page {
    Page {
        id: PageId::trusted("p"),
        short_id: ShortId::from_random([7; ShortId::LENGTH]),
        creator_id: CreatorId::trusted("c"),
        creator_name: "Ada".into(),
        creator_profile: crate::profile::Profile::default(),
        is_published: false,
        is_active: false,
        launch_at: launch.map(at),
        expires_at: at(expires),
        closing: Closing::Honour,
        double_opt_in: true,
        restock_refunds: false,
        takes_payments: false,
        tax_mode: TaxMode::None,
        customization: Customization::default(),
        questions: Vec::new(),
        offers,
        created_at: at(0),
        updated_at: at(0),
    }
}

#[test]
fn a_page_that_is_open_is_shown_as_it_is_now() {
    let stock = Some(Stock {
        limit: 9,
        sold: 3,
        held: 1,
    });
    let page = page(Some(1), 50, vec![offer(None, stock, true)]);
    let (live, now) = page.clone().staged(Phase::Live, at(20));
    assert_eq!((now, live.launch_at), (at(20), Some(at(1))));
    assert_eq!(live.stock(), stock, "the copies that are left");
    let (closed, then) = page.staged(Phase::Expired, at(20));
    assert_eq!((then, closed.expires_at), (at(50), at(50)));
}

#[test]
fn a_page_that_opens_at_once_gets_an_opening_to_show() {
    let page = page(None, 500, vec![offer(None, None, true)]);
    let (soon, now) = page.staged(Phase::Prelaunch, at(2));
    assert_eq!(now, at(2));
    assert_eq!(soon.launch_at, Some(at(2).plus(3 * DAY)));
}

proptest! {
    #[test]
    fn every_page_can_be_seen_in_every_phase(
        launch in prop::option::of(0..300_i64),
        expires in 0..300_i64,
        ends in prop::collection::vec(prop::option::of(0..300_i64), 1..3),
        stock in prop::option::of((0..3_i64, 0..3_i64, 0..3_i64)),
        now in 0..400_i64,
    ) {
        let stock = stock.map(|(left, sold, held)| Stock { limit: left + sold + held, sold, held });
        let offers = ends.into_iter().map(|end| offer(end, stock, false)).collect();
        let page = page(launch, expires, offers);
        for phase in STAGES {
            let (staged, moment) = page.clone().staged(phase, at(now));
            prop_assert_eq!(staged.phase(moment), phase);
        }
    }
}
