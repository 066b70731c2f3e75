use super::*;
use domain::{
    Code, Currency, Money,
    seller::{Buyer, Seller, TaxMode},
};

const EVIL: &str = "</title><script>alert(1)</script>\"'><img src=x>";

fn euros(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("EUR").unwrap(),
    }
}

fn bill() -> Bill {
    Bill {
        lines: vec![OrderLine {
            name: EVIL.to_owned(),
            price: euros(1_000),
            quantity: 2,
        }],
        discount: Some((EVIL.to_owned(), euros(100))),
        total: euros(1_900),
        tax_mode: TaxMode::None,
        tax: euros(0),
        paid: euros(1_900),
        refunded: euros(0),
    }
}

fn keys() -> keys::LicenceKeys {
    keys::LicenceKeys {
        product: EVIL.to_owned(),
        keys: vec![EVIL.to_owned(), "KEY-2".to_owned()],
    }
}

fn view(status: OrderStatus) -> OrderView {
    OrderView {
        order_token: EVIL.to_owned(),
        order_id: OrderId::trusted("order"),
        page_title: EVIL.to_owned(),
        short_id: ShortId::parse("7k2m9x4q8vd").unwrap(),
        creator_name: EVIL.to_owned(),
        status,
        bill: bill(),
        checkout_url: Some("https://pay.example/1".to_owned()),
        hold_expires_at: Timestamp::from_millis(1_500),
        awaits_payment: false,
        is_parked: false,
        is_certain: true,
        has_receipt: true,
        mailed: Mailed {
            to: EVIL.to_owned(),
            has_trouble: true,
            is_on_its_way: false,
        },
        thank_you: EVIL.to_owned(),
        keys: vec![keys()],
        files: vec![OrderFile {
            id: FileId::trusted("file"),
            file_name: EVIL.to_owned(),
            file_type: EVIL.to_owned(),
            size_bytes: 1_000,
            downloads_left: 5,
            waits: None,
        }],
        archive_bytes: Some(2_500_000),
        downloads_until: Some(Timestamp::from_millis(2_000)),
        created_at: Timestamp::default(),
        now: Timestamp::from_millis(1_000),
        refusal: Some(Rejection::new(
            Code::LimitReached,
            ::words::Sentence::told(EVIL),
        )),
        asked_from: EVIL.to_owned(),
    }
}

fn html(view: &OrderView) -> String {
    render(&Site::default(), view).html
}

#[test]
fn only_a_paid_order_gives_downloads() {
    for status in OrderStatus::ALL {
        let html = html(&view(status));
        let gives = html.contains("/api/issue_download");
        assert_eq!(gives, status.grants_downloads(), "{status}");
        let looks_again = html.contains("data-news");
        assert_eq!(looks_again, status == OrderStatus::Processing, "{status}");
    }
}

#[test]
fn keys_can_be_read_and_copied() {
    let page = html(&view(OrderStatus::Completed));
    assert!(page.contains("Your licence keys") && page.contains(">KEY-2<"));
    assert!(
        page.contains("data-copy=\"KEY-2\" hidden"),
        "without scripts nothing copies"
    );
    let mut bare = view(OrderStatus::Completed);
    bare.files.clear();
    assert!(!html(&bare).contains("There are no files yet"));
    bare.keys.clear();
    let page = html(&bare);
    assert!(page.contains("There are no files yet") && !page.contains("licence key"));
}

#[test]
fn downloads_end_with_their_time_and_their_number() {
    let mut late = view(OrderStatus::Completed);
    late.now = Timestamp::from_millis(2_000);
    assert!(!html(&late).contains("/api/issue_download"));
    let mut used = view(OrderStatus::Completed);
    used.files[0].downloads_left = 0;
    used.archive_bytes = None;
    assert!(!html(&used).contains("/api/issue_download"));
}

#[test]
fn all_files_come_in_one_archive_where_there_is_one() {
    let mut paid = view(OrderStatus::Completed);
    let page = html(&paid);
    assert!(
        page.contains("name=\"file_id\" value=\"all\"") && page.contains("2.5 MB"),
        "{page}"
    );
    paid.archive_bytes = None;
    assert!(!html(&paid).contains("value=\"all\""));
}

#[test]
fn a_file_that_is_not_ready_says_so_instead_of_a_button() {
    let mut paid = view(OrderStatus::Completed);
    paid.archive_bytes = None;
    paid.files[0].waits = Some(::words::Sentence::told("It is being made."));
    let page = html(&paid);
    assert!(page.contains("It is being made.") && !page.contains("/api/issue_download"));
    paid.archive_bytes = Some(2_500_000);
    assert!(html(&paid).contains("All files that can still be downloaded"));
    paid.now = Timestamp::from_millis(2_000);
    let page = html(&paid);
    assert!(!page.contains("It is being made.") && page.contains("The time for downloads ended"));
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
        ::words::refusal::code_missing(),
    ));
    assert!(html(&asked).contains("/api/confirm_network"));
    asked.refusal = Some(Rejection {
        code: Code::ConfirmRequired,
        ..Rejection::field("code", ::words::Sentence::told("This code is not right."))
    });
    assert!(html(&asked).contains("aria-invalid=\"true\""));
}

#[test]
fn a_receipt_that_came_back_is_told_and_can_be_sent_again() {
    let mut paid = view(OrderStatus::Completed);
    let page = html(&paid);
    assert!(page.contains("We could not deliver your receipt"), "{page}");
    assert!(page.contains("/api/resend_receipt"));
    paid.mailed.is_on_its_way = true;
    let page = html(&paid);
    assert!(
        page.contains("We could not deliver") && !page.contains("on its way"),
        "the trouble counts: {page}"
    );
    paid.mailed.has_trouble = false;
    let page = html(&paid);
    assert!(
        !page.contains("We could not deliver") && page.contains("on its way"),
        "{page}"
    );
    paid.mailed = Mailed::default();
    let page = html(&paid);
    assert!(!page.contains("We could not deliver") && !page.contains("on its way"));
    for status in [OrderStatus::Processing, OrderStatus::Refunded] {
        assert!(
            !html(&view(status)).contains("/api/resend_receipt"),
            "{status}"
        );
    }
}

#[test]
fn an_unpaid_order_says_whose_turn_it_is() {
    let open = view(OrderStatus::Processing);
    let page = html(&open);
    assert!(page.contains("Not paid yet") && page.contains("https://pay.example/1"));
    assert!(page.contains("/api/cancel_checkout"));
    for (words, view) in [
        (
            "We are looking for your payment",
            OrderView {
                now: open.hold_expires_at,
                ..open.clone()
            },
        ),
        (
            "Your payment is on its way",
            OrderView {
                awaits_payment: true,
                ..open.clone()
            },
        ),
        (
            "We are checking your payment",
            OrderView {
                is_parked: true,
                ..open
            },
        ),
    ] {
        let page = html(&view);
        assert!(page.contains(words), "{words}");
        assert!(!page.contains("/api/cancel_checkout"), "{words}");
    }
}

#[test]
fn who_paid_too_late_is_not_told_that_nothing_was_charged() {
    for status in [OrderStatus::Expired, OrderStatus::Failed] {
        let mut late = view(status);
        assert!(html(&late).contains("€19.00 is going back"));
        late.bill.paid = euros(0);
        assert!(html(&late).contains("othing was charged"));
    }
    let mut returned = view(OrderStatus::Refunded);
    assert!(html(&returned).contains("This order was refunded"));
    returned.has_receipt = false;
    assert!(html(&returned).contains("It came too late, or was not the amount"));
}

#[test]
fn the_bill_adds_up() {
    let rows = |bill: &Bill, receipt| {
        let html = bill::table(bill, receipt).to_html();
        let rows = html.split("<tr>").skip(1).map(|row| {
            let text = row
                .split('<')
                .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
            text.collect::<String>()
                .replace("EUR", "")
                .replace(['!', ' '], "")
        });
        rows.collect::<Vec<_>>().join("\n")
    };
    let mut bill = Bill {
        discount: Some(("SPRING".to_owned(), euros(100))),
        ..bill()
    };
    bill.lines[0].name = "Notes".to_owned();
    assert_eq!(
        rows(&bill, false),
        "2×Notes€10.00each€20.00\nDiscount(SPRING)−€1.00\nTotal€19.00"
    );
    assert!(rows(&bill, true).ends_with("Total€19.00\nPaid€19.00"));
    bill.refunded = euros(300);
    assert!(rows(&bill, false).ends_with("Paid€19.00\nRefunded−€3.00"));
    bill.refunded = euros(0);
    (bill.tax_mode, bill.tax) = (TaxMode::Inclusive, euros(303));
    assert!(rows(&bill, false).ends_with("Total€19.00\nTaxincluded€3.03"));
    (bill.tax_mode, bill.paid) = (TaxMode::Exclusive, euros(2_203));
    assert!(rows(&bill, false).ends_with("Tax€3.03\nTotal€22.03"));
    (bill.tax, bill.paid) = (euros(0), euros(0));
    assert!(rows(&bill, false).ends_with("Totalbeforetax€19.00"));
}

#[test]
fn a_receipt_names_both_sides() {
    let mut view = receipt::ReceiptView {
        order_token: EVIL.to_owned(),
        number: 123,
        order_id: OrderId::trusted("order"),
        created_at: Timestamp::default(),
        completed_at: Timestamp::from_millis(90_000),
        seller: Seller::default(),
        creator_name: EVIL.to_owned(),
        email: EVIL.to_owned(),
        buyer: Buyer {
            tax_id: Some(EVIL.to_owned()),
            ..Buyer::default()
        },
        bill: bill(),
        keys: vec![keys()],
    };
    let html = |view: &receipt::ReceiptView| receipt::render(&Site::default(), view).html;
    let plain = html(&view);
    assert!(plain.contains("<h1>Receipt 000123<"), "{plain}");
    assert!(
        !plain.contains("<script>alert") && !plain.contains("<img"),
        "{plain}"
    );
    assert!(plain.contains(">KEY-2<") && !plain.contains("data-copy"));
    assert!(plain.contains("content=\"noindex\"") && plain.contains("Ordered"));
    view.seller.business_name = "Ada & Daughters".to_owned();
    view.completed_at = view.created_at;
    let named = html(&view);
    assert!(
        named.contains("Ada &amp; Daughters") && !named.contains("Ordered"),
        "{named}"
    );
}
