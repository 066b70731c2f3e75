#[path = "tests/attacked.rs"]
mod attacked;
#[path = "tests/designed.rs"]
mod designed;
#[path = "tests/shared.rs"]
mod shared;

use super::*;
use domain::{
    Currency, Money, Rejection,
    design::{Answered, Design, Voice},
    id::{CreatorId, FileId, PageId, PreviewId, ProductId, ShortId},
    offer::{Offer, Stock},
    page::{Closing, Customization},
    preview::PreviewKind,
    price::{PriceChange, Pricing},
    profile::{Profile, Website},
    registration::{Question, QuestionKind},
};

const DAY: i64 = 86_400_000;

fn euros(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("EUR").unwrap(),
    }
}

fn offer(id: &str, name: &str) -> Offer {
    Offer {
        product_id: ProductId::trusted(id),
        name: name.to_owned(),
        description: format!("{name}\n\nTwo paragraphs."),
        pricing: Pricing::fixed(euros(1_900)),
        is_active: true,
        expires_at: None,
        stock_limit: None,
        stock: None,
        sold: 0,
        held: 0,
        file_count: 2,
        file_bytes: 3_400_000,
    }
}

fn view(name: &str) -> SalesView {
    SalesView {
        page: Page {
            id: PageId::trusted("page"),
            short_id: ShortId::parse("7k2m9x4q8vd").unwrap(),
            creator_id: CreatorId::trusted("creator"),
            creator_name: name.to_owned(),
            creator_profile: Profile::default(),
            is_published: true,
            is_active: true,
            launch_at: Some(Timestamp::from_millis(10 * DAY)),
            expires_at: Timestamp::from_millis(20 * DAY),
            closing: Closing::Honour,
            double_opt_in: true,
            restock_refunds: false,
            takes_payments: true,
            tax_mode: domain::seller::TaxMode::None,
            customization: Customization::default(),
            questions: vec![Question {
                name: "size".to_owned(),
                label: name.to_owned(),
                kind: QuestionKind::Select,
                required: true,
                options: vec![name.to_owned()],
            }],
            offers: vec![offer("one", name)],
            created_at: Timestamp::default(),
            updated_at: Timestamp::default(),
        },
        now: Timestamp::from_millis(15 * DAY),
        public_url: "https://pages.example/p/7k2m9x4q8vd".to_owned(),
        cover: None,
        avatar: None,
        card_url: None,
        wares: vec![Ware {
            product_id: ProductId::trusted("one"),
            file_name: format!("{name}.pdf"),
            file_type: "application/pdf".to_owned(),
            size_bytes: 3_400_000,
        }],
        previews: Vec::new(),
        checkout: FormState::default(),
        register: FormState::default(),
        code: None,
        hold_minutes: 30,
    }
}

fn html(view: &SalesView) -> String {
    render(&Site::default(), view).html
}

/// The sections that are shown where no script runs.
fn shown(html: &str) -> Vec<&str> {
    html.split("<section ")
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap())
        .filter(|tag| tag.contains("data-phase") && !tag.contains("hidden"))
        .map(|tag| {
            tag.split("data-phase=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
        })
        .collect()
}

#[test]
fn exactly_the_current_phase_is_shown() {
    let mut view = view("Field notes");
    let at = |day: i64| Timestamp::from_millis(day * DAY);
    for (now, phase) in [
        (9, "prelaunch"),
        (10, "live"),
        (19, "live"),
        (20, "expired"),
    ] {
        view.now = at(now);
        assert_eq!(shown(&html(&view)), [phase], "day {now}");
    }
    view.now = at(15);
    view.page.offers[0].stock = Some(Stock {
        limit: 3,
        sold: 1,
        held: 2,
    });
    assert_eq!(shown(&html(&view)), ["sold_out"]);
    view.page.is_active = false;
    assert_eq!(shown(&html(&view)), ["paused"]);
}

#[test]
fn an_empty_page_says_why_it_is_empty() {
    let mut view = view("Field notes");
    let mut says = |limit, sold, held, words: &str| {
        view.page.offers[0].stock = Some(Stock { limit, sold, held });
        let html = html(&view);
        assert_eq!(shown(&html), ["sold_out"]);
        assert!(html.contains(words), "{words}: {html}");
        assert_eq!(html.contains("Every copy"), words.starts_with("Every copy"));
        // Nothing is called sold that never was for sale.
        let is_gone = limit > 0;
        assert_eq!(html.contains("Sold out"), is_gone, "{html}");
        assert_eq!(html.contains("Not available for now"), !is_gone, "{html}");
    };
    says(3, 1, 2, "2 copies are in other people’s checkouts.");
    says(3, 2, 1, "One copy is in somebody’s checkout.");
    says(3, 3, 0, "Every copy has been sold.");
    says(0, 0, 0, "Nothing is available right now.");
}

#[test]
fn a_page_that_cannot_sell_holds_no_checkout() {
    let mut view = view("Field notes");
    view.now = Timestamp::from_millis(20 * DAY);
    assert!(!html(&view).contains("/api/checkout"));
    view.now = Timestamp::from_millis(9 * DAY);
    assert!(
        html(&view).contains("/api/checkout"),
        "it opens while the visitor waits"
    );
}

#[test]
fn ids_are_unique_in_every_phase() {
    let mut view = full("Field notes");
    view.page.offers.push(offer("two", "Letters"));
    for now in [9, 15, 25] {
        view.now = Timestamp::from_millis(now * DAY);
        let html = html(&view);
        let mut ids: Vec<_> = html
            .split(" id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{ids:?}");
    }
}

#[test]
fn several_products_are_chosen_and_one_is_given() {
    let mut view = view("Field notes");
    assert!(html(&view).contains(r#"type="hidden" name="product_ids[]" value="one""#));
    view.page.offers.push(offer("two", "Letters"));
    assert_eq!(
        html(&view).matches(" checked").count(),
        2,
        "all of them at first"
    );
    view.checkout = FormState::refused(
        [("product_ids[]".to_owned(), "two".to_owned())],
        Rejection::field("email", ::words::refusal::email_missing()),
    );
    let html = html(&view);
    assert_eq!(
        html.matches(" checked").count(),
        1,
        "what was chosen, afterwards"
    );
    assert!(html.contains(r#"aria-describedby="buy-email-error buy-email-hint""#));
}

#[test]
fn the_document_is_the_same_for_everybody() {
    assert_eq!(html(&view("Field notes")), html(&view("Field notes")));
}

/// The form as words: without tags, and without what is hidden.
fn words(html: &str) -> String {
    let form = html.split("id=\"buy\"").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    let mut words = String::new();
    let parts = form.split('<').skip(1);
    for (tag, text) in parts.filter_map(|part| part.split_once('>')) {
        words.push_str(if tag.contains("hidden") { "|" } else { "" });
        words.push_str(text);
    }
    words
}

#[test]
fn each_kind_of_price_has_its_words() {
    let mut view = view("Field notes");
    view.page.offers[0].pricing.compare_at = Some(2_500);
    assert!(words(&html(&view)).contains("instead of €25.00"));
    assert!(html(&view).contains("Buy now") && html(&view).contains("held for 30 minutes"));

    view.page.offers[0].pricing = Pricing::fixed(euros(0));
    let free = html(&view);
    assert!(
        free.contains("Get it free") && !free.contains("held for"),
        "{free}"
    );

    view.page.offers[0].pricing = Pricing {
        pay_what_you_want: true,
        suggested: Some(800),
        ..Pricing::fixed(euros(500))
    };
    let named = html(&view);
    assert!(named.contains(r#"name="amounts[one]""#) && named.contains(r#"value="8.00""#));
    assert!(named.contains("At least €5.00.") && named.contains(r#"inputmode="decimal""#));
    assert!(!named.contains("quantities["), "one copy is no choice");

    view.page.offers[0].pricing.max_quantity = 3;
    let several = html(&view);
    assert!(several.contains(r#"name="quantities[one]""#) && several.contains(r#"max="3""#));
}

#[test]
fn a_price_that_changes_is_there_for_each_time() {
    let mut view = view("Field notes");
    let change = |day: i64, price_in_cents| PriceChange {
        at: Timestamp::from_millis(day * DAY),
        price_in_cents,
    };
    view.page.offers[0].pricing.changes = vec![change(12, 1_000), change(17, 0), change(21, 9_900)];
    let html = html(&view);
    let words = words(&html);
    assert!(
        words.contains("€10.00"),
        "the first change was before: {words}"
    );
    assert!(
        words.contains("Until") && words.contains(", then free."),
        "{words}"
    );
    assert!(
        html.contains(r#"data-from="0" data-until="1468800000""#),
        "{html}"
    );
    assert!(html.contains(r#"data-from="1468800000" hidden"#), "{html}");
    assert!(html.contains("Get it free"), "the button changes with it");
    assert!(
        !html.contains("99.00"),
        "what comes after the closing never comes"
    );
}

#[test]
fn a_refused_choice_is_told_where_it_was_made() {
    let mut view = view("Field notes");
    view.page.offers.push(offer("two", "Letters"));
    for offer in &mut view.page.offers {
        offer.pricing.pay_what_you_want = true;
    }
    view.checkout = FormState::refused(
        [("amounts[one]", "19.00"), ("amounts[two]", "0.50")]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
        Rejection::field(
            "amounts",
            ::words::Sentence::told("Please choose at least €19.00."),
        ),
    );
    let html = html(&view);
    assert!(html.contains(r##"href="#buy-amounts""##));
    let input = html
        .split("<input")
        .find(|tag| tag.contains(r#"id="buy-amounts""#))
        .unwrap();
    assert!(
        input.contains("amounts[two]") && input.contains(r#"value="0.50""#),
        "{input}"
    );
    assert!(
        input.contains(r#"aria-describedby="buy-amounts-error buy-amounts-hint""#),
        "{input}"
    );
}

#[test]
fn a_code_is_folded_away_until_it_matters() {
    let mut view = view("Field notes");
    let folded = |html: &str| html.contains(r#"<details class="fold"><summary"#);
    assert!(folded(&html(&view)));
    view.checkout = FormState::default().with("discount_code", "spring");
    view.code = Some(LinkedCode::Counts {
        code: "SPRING".to_owned(),
        total: euros(1_520),
        instead_of: euros(1_900),
    });
    let linked = html(&view);
    assert!(!folded(&linked) && linked.contains(r#"value="spring""#));
    assert!(
        linked.contains("Code SPRING: €15.20 instead of €19.00"),
        "{linked}"
    );
    view.code = Some(LinkedCode::Refused(
        "This discount code has run out.".to_owned(),
    ));
    assert!(html(&view).contains("This discount code has run out."));
}

/// A page with something in every place where a creator can write.
fn full(text: &str) -> SalesView {
    let mut view = view(text);
    let picture = Picture {
        url: "/i/a/960.jpg".to_owned(),
        srcset: "/i/a/480.jpg 480w, /i/a/960.jpg 960w".to_owned(),
        width: 960,
        height: 640,
        alt: text.to_owned(),
    };
    view.cover = Some(picture.clone());
    view.avatar = Some(picture);
    view.card_url = Some("https://pages.example/p/7k2m9x4q8vd/card.png".to_owned());
    view.previews = vec![Preview {
        id: PreviewId::trusted("1"),
        file_id: FileId::trusted("a"),
        product_id: ProductId::trusted("one"),
        file_name: text.to_owned(),
        kind: PreviewKind::Image,
        media_type: "image/jpeg".to_owned(),
        storage_key: String::new(),
        size_bytes: 1,
        width: Some(960),
        height: Some(640),
        position: 0,
    }];
    let website = format!("https://ada.example/{text}");
    let text = || text.to_owned();
    view.page.creator_profile = Profile {
        about: text(),
        website: Website::kept(&website),
    };
    view.page.offers[0].description = text();
    view.page.customization = Customization {
        headline: text(),
        tagline: text(),
        accent: text(),
        button_text: text(),
        thank_you: text(),
        design: Design {
            cover_text: text(),
            story: text(),
            promise: text(),
            voices: vec![Voice {
                quote: text(),
                name: text(),
                role: text(),
            }],
            answers: vec![Answered {
                question: text(),
                answer: text(),
            }],
            ..Design::default()
        },
        ..Customization::default()
    };
    view
}
