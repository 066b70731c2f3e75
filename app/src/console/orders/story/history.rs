//! What was written down about an order, as moments of its time line.

use super::{About, Moment, noted, plain};
use crate::api::orders::{HistoryLine, Order};
use ::words::Words;
use domain::{Currency, Money, order::OrderStatus};

type Said = (About, String, Option<String>);

/// The lines of an order's history, which are the oldest first, as moments.
pub(super) fn moments(w: Words, order: &Order, history: &[HistoryLine]) -> Vec<Moment> {
    let mut moments = Vec::new();
    let mut before = None;
    for line in history {
        let status = OrderStatus::parse(&line.kind);
        let said = match status {
            Some(status) => status_said(w, before.replace(status), status, &line.detail),
            None => Some(said(w, line, order.total.currency)),
        };
        moments.extend(said.map(|(about, words, note)| Moment {
            at: line.at,
            rank: u8::from(status.is_some()),
            about,
            words,
            note,
        }));
    }
    moments
}

/// A new status in words; nothing where the amounts say it already.
fn status_said(
    w: Words,
    before: Option<OrderStatus>,
    status: OrderStatus,
    detail: &str,
) -> Option<Said> {
    use About::{Money, Order, Trouble};
    Some(match (before, status) {
        (
            Some(OrderStatus::Disputed | OrderStatus::Lost),
            OrderStatus::Completed | OrderStatus::PartiallyRefunded,
        ) => noted(Money, w.orders_story_won(), w.orders_story_won_note()),
        (Some(_), OrderStatus::Completed) | (_, OrderStatus::PartiallyRefunded) => return None,
        (_, OrderStatus::Completed) if detail == "free" => plain(Money, w.orders_story_free()),
        (_, OrderStatus::Completed) => plain(Money, w.orders_story_paid()),
        (_, OrderStatus::Processing) => plain(Order, w.orders_story_waiting()),
        (_, OrderStatus::Failed) => noted(Trouble, w.orders_story_failed(), w.orders_story_shelf()),
        (_, OrderStatus::Expired) => noted(Order, w.orders_story_expired(), w.orders_story_shelf()),
        (_, OrderStatus::Refunded) => noted(
            Order,
            w.orders_story_refunded(),
            w.orders_story_refunded_note(),
        ),
        (_, OrderStatus::Disputed) => noted(
            Trouble,
            w.orders_story_disputed(),
            w.orders_story_disputed_note(),
        ),
        (_, OrderStatus::Lost) => noted(Trouble, w.orders_story_lost(), w.orders_story_lost_note()),
    })
}

/// Another line in words, and a note if there is more to say.
fn said(w: Words, line: &HistoryLine, currency: Currency) -> Said {
    use About::{Mail, Order, Trouble};
    let money = |detail: &str| detail.parse().map(|minor| Money { minor, currency }).ok();
    match line.kind.as_str() {
        "awaits_payment" => noted(
            Order,
            w.orders_story_on_its_way(),
            w.orders_story_on_its_way_note(),
        ),
        "no_payment_page" => noted(
            Trouble,
            w.orders_story_no_page(),
            w.orders_story_no_page_note(),
        ),
        "amount_mismatch" => noted(Trouble, w.orders_story_amount(), came(w, &line.detail)),
        "late_payment" => noted(Order, w.orders_story_late(), w.orders_story_late_note()),
        "refund_requested" => match money(&line.detail) {
            Some(amount) => plain(Order, w.orders_story_asked_amount(amount.into())),
            None => plain(Order, w.orders_story_asked()),
        },
        "refunded_amount" => match money(&line.detail) {
            Some(amount) if amount.minor > 0 => {
                plain(Order, w.orders_story_refunded_amount(amount.into()))
            }
            _ => noted(
                Trouble,
                w.orders_story_refund_back(),
                w.orders_story_refund_back_note(),
            ),
        },
        "refund_refused" => noted(Trouble, w.orders_story_refund_refused(), &line.detail),
        "restocked" => plain(Order, w.orders_story_restocked()),
        "taken_off_the_shelf_again" => plain(Order, w.orders_story_taken_again()),
        "receipt_undeliverable" if line.detail == "refused" => noted(
            Trouble,
            w.orders_story_mail_back(),
            w.orders_story_mail_back_note(),
        ),
        "receipt_undeliverable" => noted(
            Trouble,
            w.orders_story_mail_stuck(),
            w.orders_story_mail_stuck_note(),
        ),
        "receipt_delivered" => plain(Mail, w.orders_story_mail_after_all()),
        "letter_sent" => plain(Mail, letter(w, &line.detail)),
        "letter_undeliverable" => plain(Trouble, w.orders_story_mail_refund_back()),
        "address_corrected" => noted(Mail, w.orders_story_corrected(), &line.detail),
        "evidence_submitted" => plain(Mail, w.orders_story_evidence()),
        other => plain(Order, other.replace('_', " ")),
    }
}

/// The letter that was sent.
fn letter(w: Words, what: &str) -> &'static str {
    match what {
        "refund" => w.orders_story_mail_refund(),
        "code" => w.orders_story_mail_code(),
        _ => w.orders_story_mail_receipt(),
    }
}

/// An amount with its own currency, as `1250 jpy`.
fn came(w: Words, detail: &str) -> String {
    let parts: Vec<_> = detail.split_whitespace().collect();
    let amount = match parts.as_slice() {
        [minor, code] => Currency::parse(code).zip(minor.parse().ok()),
        _ => None,
    };
    let said = amount.map(|(currency, minor)| {
        let amount = Money { minor, currency };
        w.orders_story_came(amount.into())
    });
    said.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::words::Language;
    use domain::Timestamp;

    fn said_of(kind: &str, detail: &str) -> String {
        let line = HistoryLine {
            kind: kind.into(),
            detail: detail.into(),
            at: Timestamp::default(),
        };
        let euro = Currency::parse("EUR").unwrap();
        let (_, words, note) = said(Words::of(Language::English), &line, euro);
        let parts: Vec<_> = [words].into_iter().chain(note).collect();
        parts.join(" | ")
    }

    #[test]
    fn says_amounts_in_the_currency_they_came_in() {
        assert_eq!(
            said_of("refund_requested", "400"),
            "You asked to refund €4.00"
        );
        assert_eq!(said_of("refunded_amount", "900"), "€9.00 refunded in all");
        assert_eq!(
            said_of("amount_mismatch", "1250 jpy"),
            "Another amount came in than was asked for | ¥1,250 came in."
        );
    }

    #[test]
    fn says_which_letter_was_sent() {
        assert_eq!(said_of("letter_sent", "receipt"), "Receipt sent");
        assert_eq!(
            said_of("letter_sent", "refund"),
            "Letter about the refund sent"
        );
    }

    #[test]
    fn money_that_comes_back_from_a_bank_was_not_paid_again() {
        use OrderStatus::{Completed, Disputed, PartiallyRefunded};
        let said = |before, status| {
            status_said(Words::of(Language::English), before, status, "").map(|(_, words, _)| words)
        };
        assert_eq!(said(None, Completed).as_deref(), Some("Paid"));
        let won = said(Some(Disputed), Completed);
        assert_eq!(won.as_deref(), Some("Dispute won"));
        assert_eq!(said(Some(PartiallyRefunded), Completed), None);
    }

    #[test]
    fn what_it_does_not_know_it_says_as_it_is() {
        assert_eq!(said_of("something_new", ""), "something new");
    }
}
