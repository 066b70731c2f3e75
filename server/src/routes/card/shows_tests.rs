use super::*;
use domain::{
    Currency,
    id::{CreatorId, PageId, ProductId, ShortId},
    offer::Stock,
    page::{Closing, Customization},
    price::{PriceChange, Pricing},
    seller::TaxMode,
};
use words::Language;

const NOW: Timestamp = Timestamp::from_millis(1_000_000);

fn offer(minor: i64) -> Offer {
    let price = Money {
        minor,
        currency: Currency::parse("EUR").unwrap(),
    };
    Offer {
        product_id: ProductId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
        name: "Field notes".to_owned(),
        description: String::new(),
        pricing: Pricing::fixed(price),
        is_active: true,
        expires_at: None,
        stock_limit: None,
        stock: None,
        sold: 0,
        held: 0,
        file_count: 1,
        file_bytes: 1,
    }
}

fn page(offers: Vec<Offer>) -> Page {
    Page {
        id: PageId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
        short_id: ShortId::parse("0123456789a").unwrap(),
        creator_id: CreatorId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
        creator_name: "Ada Marlow".to_owned(),
        creator_profile: domain::profile::Profile::default(),
        is_published: true,
        is_active: true,
        launch_at: None,
        expires_at: NOW.plus(domain::time::DAY),
        closing: Closing::Honour,
        double_opt_in: true,
        restock_refunds: false,
        takes_payments: true,
        tax_mode: TaxMode::None,
        customization: Customization::default(),
        questions: Vec::new(),
        offers,
        created_at: NOW,
        updated_at: NOW,
    }
}

fn shown(page: &Page, language: Language) -> (String, Option<String>, String) {
    let card = card(page, NOW, Words::of(language), None);
    (card.price, card.compare_at, card.time)
}

fn price(page: &Page) -> String {
    shown(page, Language::English).0
}

#[test]
fn a_card_says_price_and_closing_in_the_language_that_is_asked_for() {
    let mut one = offer(900);
    one.pricing.compare_at = Some(1_200);
    let page = page(vec![one]);
    assert_eq!(
        shown(&page, Language::English),
        (
            "€9.00".to_owned(),
            Some("€12.00".to_owned()),
            "Closes 2 January 1970, 00:16 UTC".to_owned(),
        )
    );
    assert_eq!(
        shown(&page, Language::German),
        (
            "9,00\u{a0}€".to_owned(),
            Some("12,00\u{a0}€".to_owned()),
            "Schließt 2. Januar 1970, 00:16 Uhr UTC".to_owned(),
        )
    );
}

#[test]
fn of_several_prices_it_says_the_least() {
    assert_eq!(price(&page(vec![offer(900), offer(500)])), "From €5.00");
    assert_eq!(price(&page(vec![offer(0)])), "Free");
    let mut chosen = offer(300);
    chosen.pricing.pay_what_you_want = true;
    assert_eq!(price(&page(vec![chosen])), "From €3.00");
}

#[test]
fn before_the_opening_it_says_what_it_will_cost_then() {
    let mut later = offer(900);
    let opens = NOW.plus(domain::time::HOUR);
    later.pricing.changes = vec![PriceChange {
        at: opens,
        price_in_cents: 700,
    }];
    let page = Page {
        launch_at: Some(opens),
        ..page(vec![later])
    };
    let (price, _, time) = shown(&page, Language::English);
    assert_eq!(price, "€7.00");
    assert_eq!(time, "Opens 1 January 1970, 01:16 UTC");
}

#[test]
fn it_does_not_offer_what_cannot_be_bought() {
    let mut gone = offer(900);
    gone.stock = Some(Stock {
        limit: 1,
        sold: 1,
        held: 0,
    });
    assert_eq!(price(&page(vec![gone])), "Sold out");
    let paused = Page {
        is_active: false,
        ..page(vec![offer(900)])
    };
    assert_eq!(price(&paused), "Paused");
}
