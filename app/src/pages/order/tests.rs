use super::*;
use domain::{Code, Currency};

const EVIL: &str = "</title><script>alert(1)</script>\"'><img src=x>";

fn view(status: OrderStatus) -> OrderView {
    let price = Money {
        minor: 1_900,
        currency: Currency::parse("EUR").unwrap(),
    };
    OrderView {
        order_token: EVIL.to_owned(),
        order_id: OrderId::trusted("order"),
        page_title: EVIL.to_owned(),
        short_id: ShortId::parse("7k2m9x4q8vd").unwrap(),
        creator_name: EVIL.to_owned(),
        email: EVIL.to_owned(),
        status,
        lines: vec![OrderLine {
            name: EVIL.to_owned(),
            price,
            quantity: 1,
        }],
        total: price,
        amount_paid: price,
        thank_you: EVIL.to_owned(),
        files: vec![OrderFile {
            id: FileId::trusted("file"),
            file_name: EVIL.to_owned(),
            file_type: EVIL.to_owned(),
            size_bytes: 1_000,
            downloads_left: 5,
        }],
        downloads_until: Some(Timestamp::from_millis(2_000)),
        created_at: Timestamp::default(),
        now: Timestamp::from_millis(1_000),
        refusal: Some(Rejection::new(Code::LimitReached, EVIL)),
    }
}

fn html(view: &OrderView) -> String {
    render(&Assets::default(), view).html
}

#[test]
fn only_a_paid_order_gives_downloads() {
    for status in OrderStatus::ALL {
        let html = html(&view(status));
        let gives = html.contains("/api/issue_download");
        assert_eq!(gives, status.grants_downloads(), "{status}");
        let refreshes = html.contains("http-equiv=\"refresh\"");
        assert_eq!(refreshes, status == OrderStatus::Processing, "{status}");
    }
}

#[test]
fn downloads_end_with_their_time_and_their_number() {
    let mut late = view(OrderStatus::Completed);
    late.now = Timestamp::from_millis(2_000);
    assert!(!html(&late).contains("/api/issue_download"));
    let mut used = view(OrderStatus::Completed);
    used.files[0].downloads_left = 0;
    assert!(!html(&used).contains("/api/issue_download"));
}

#[test]
fn nothing_typed_becomes_markup() {
    for status in OrderStatus::ALL {
        let html = html(&view(status));
        assert!(!html.contains("<script>alert"), "{html}");
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(html.matches("</title>").count(), 1);
    }
}

#[test]
fn a_new_network_is_asked_for_its_code() {
    let mut asked = view(OrderStatus::Completed);
    assert!(!html(&asked).contains("/api/confirm_network"));
    asked.refusal = Some(Rejection::new(
        Code::ConfirmRequired,
        "Please enter the code.",
    ));
    assert!(html(&asked).contains("/api/confirm_network"));
    asked.refusal = Some(Rejection {
        code: Code::ConfirmRequired,
        ..Rejection::field("code", "This code is not right.")
    });
    assert!(html(&asked).contains("aria-invalid=\"true\""));
}
