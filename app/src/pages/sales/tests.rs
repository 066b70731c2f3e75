use super::*;
use domain::{
    Currency, Money, Rejection,
    id::{CreatorId, PageId, ProductId, ShortId},
    offer::Offer,
    page::{Closing, Customization},
    registration::{Question, QuestionKind},
};

const EVIL: &str = "</title></textarea><script>alert(1)</script>\"'><img src=x>";
const DAY: i64 = 86_400_000;

fn offer(id: &str, name: &str) -> Offer {
    Offer {
        product_id: ProductId::trusted(id),
        name: name.to_owned(),
        description: format!("{name}\n\nTwo paragraphs."),
        price: Money {
            minor: 1_900,
            currency: Currency::parse("EUR").unwrap(),
        },
        is_active: true,
        expires_at: None,
        stock: None,
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
            is_published: true,
            is_active: true,
            launch_at: Some(Timestamp::from_millis(10 * DAY)),
            expires_at: Timestamp::from_millis(20 * DAY),
            closing: Closing::Honour,
            double_opt_in: true,
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
        checkout: FormState::default(),
        register: FormState::default(),
    }
}

fn html(view: &SalesView) -> String {
    render(&Assets::default(), view).html
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
fn nothing_a_creator_or_visitor_typed_becomes_markup() {
    let mut view = view(EVIL);
    let refused = FormState::refused(
        [("email", EVIL), ("name", EVIL), ("fields[size]", EVIL)]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
        Rejection::field("email", EVIL),
    );
    view.checkout = refused.clone();
    view.register = refused;
    view.page.customization = Customization {
        headline: EVIL.to_owned(),
        tagline: EVIL.to_owned(),
        accent: EVIL.to_owned(),
        button_text: EVIL.to_owned(),
        ..Customization::default()
    };
    for now in [9, 15, 25] {
        view.now = Timestamp::from_millis(now * DAY);
        let html = html(&view);
        assert!(!html.contains("<script>alert"), "{html}");
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(html.matches("</title>").count(), 1);
        assert_eq!(html.matches("<script").count(), 1, "the islands' own");
    }
}

#[test]
fn ids_are_unique_in_every_phase() {
    let mut view = view("Field notes");
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
        Rejection::field("email", "Please enter your e-mail address."),
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
