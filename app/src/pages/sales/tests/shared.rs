//! What search engines are told, and those who share a link.

use super::{DAY, full, html, view};
use domain::{Timestamp, offer::Stock, price::PriceChange};

/// The text of the data for search engines.
pub fn data(html: &str) -> serde_json::Value {
    let data = html
        .split("<script type=\"application/ld+json\">")
        .nth(1)
        .unwrap();
    serde_json::from_str(data.split("</script>").next().unwrap()).unwrap()
}

#[test]
fn search_engines_are_told_what_it_costs_and_until_when() {
    let mut view = view("Field notes");
    let at = |day: i64| Timestamp::from_millis(day * DAY);
    view.page.offers[0].pricing.changes = vec![PriceChange {
        at: at(17),
        price_in_cents: 2_500,
    }];
    for (day, price, until, availability) in [
        (9, "19.00", 17, "OutOfStock"),
        (15, "19.00", 17, "InStock"),
        (17, "25.00", 20, "InStock"),
        (20, "25.00", 20, "Discontinued"),
    ] {
        view.now = at(day);
        let html = html(&view);
        let data = data(&html);
        let offer = &data["offers"][0];
        assert_eq!(
            (&data["@type"], &data["name"]),
            (&"Product".into(), &"Field notes".into())
        );
        assert_eq!(offer["price"], price, "day {day}");
        assert_eq!(offer["priceCurrency"], "EUR");
        assert_eq!(offer["priceValidUntil"], at(until).to_string(), "day {day}");
        let availability = format!("https://schema.org/{availability}");
        assert_eq!(offer["availability"], availability, "day {day}");
        let is_over = day == 20;
        assert_eq!(html.contains("content=\"noindex\""), is_over, "day {day}");
        assert_eq!(html.contains("rel=\"canonical\""), !is_over, "day {day}");
    }
    view.now = at(15);
    view.page.offers[0].stock = Some(Stock {
        limit: 1,
        sold: 1,
        held: 0,
    });
    let sold_out = data(&html(&view));
    assert_eq!(
        sold_out["offers"][0]["availability"],
        "https://schema.org/SoldOut"
    );
}

#[test]
fn a_card_is_shown_where_there_is_one() {
    let (with, without) = (html(&full("Field notes")), html(&view("Field notes")));
    assert!(with.contains(
        "property=\"og:image\" content=\"https://pages.example/p/7k2m9x4q8vd/card.png\""
    ));
    assert!(with.contains("content=\"summary_large_image\""));
    assert!(!without.contains("og:image") && without.contains("content=\"summary\""));
}
