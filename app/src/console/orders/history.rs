//! What happened to an order, as a time line.

use crate::{
    api::orders::{HistoryLine, Order},
    console::kit::when::When,
};
use domain::{Currency, Money, Timestamp, order::OrderStatus};
use leptos::prelude::*;

/// What happened when, the oldest first.
#[component]
pub(super) fn TimeLine(
    /// The order.
    order: Order,
    /// What was written down about it.
    history: Vec<HistoryLine>,
) -> impl IntoView {
    let moments = moments(&order, history).into_iter().map(|moment| {
        view! {
            <li class="time-line__moment">
                <strong>{moment.words}</strong>
                {moment.note.map(|note| view! { <span class="small">{note}</span> })}
                <span class="muted small">
                    <When at=moment.at />
                </span>
            </li>
        }
    });
    view! {
        <section class="stack" aria-labelledby="time-line">
            <h2 id="time-line">"What happened when"</h2>
            <ol class="time-line">{moments.collect_view()}</ol>
        </section>
    }
}

#[derive(Debug, PartialEq)]
struct Moment {
    at: Timestamp,
    /// Whether it is a new status, which follows from what happened in the same moment.
    is_status: bool,
    words: String,
    note: Option<String>,
}

fn moments(order: &Order, history: Vec<HistoryLine>) -> Vec<Moment> {
    let moment = |at, words: &str| Moment {
        at,
        is_status: false,
        words: words.to_owned(),
        note: None,
    };
    let mut moments = vec![moment(order.created_at, "Checkout begun")];
    let mut before = None;
    for line in &history {
        let status = OrderStatus::parse(&line.kind);
        let said = match status {
            Some(status) => status_words(before.replace(status), status, &line.detail),
            None => Some(words(line, order.total.currency)),
        };
        moments.extend(said.map(|(words, note)| Moment {
            at: line.at,
            is_status: status.is_some(),
            words,
            note,
        }));
    }
    let last_download = order.last_download_at;
    moments.extend(last_download.map(|at| moment(at, "Last download")));
    moments.sort_by_key(|moment| (moment.at, moment.is_status));
    moments
}

type Words = (String, Option<String>);

/// A new status in words; nothing where the amounts say it already.
fn status_words(before: Option<OrderStatus>, status: OrderStatus, detail: &str) -> Option<Words> {
    let (words, note) = match (before, status) {
        (
            Some(OrderStatus::Disputed | OrderStatus::Lost),
            OrderStatus::Completed | OrderStatus::PartiallyRefunded,
        ) => ("Dispute won", "The money is yours again."),
        (Some(_), OrderStatus::Completed) | (_, OrderStatus::PartiallyRefunded) => return None,
        (_, OrderStatus::Completed) if detail == "free" => ("Ordered for free", ""),
        (_, OrderStatus::Completed) => ("Paid", ""),
        (_, OrderStatus::Processing) => ("Waiting for payment", ""),
        (_, OrderStatus::Failed) => ("The payment failed", "The copies went back on the shelf."),
        (_, OrderStatus::Expired) => ("Not finished in time", "The copies went back on the shelf."),
        (_, OrderStatus::Refunded) => ("Refunded in full", "The buyer cannot download any more."),
        (_, OrderStatus::Disputed) => (
            "Disputed",
            "The buyer’s bank asks for the money back. Downloads are closed meanwhile.",
        ),
        (_, OrderStatus::Lost) => ("Dispute lost", "The bank gave the money back to the buyer."),
    };
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    Some((words.to_owned(), note))
}

/// Another line of the history in words, and a note if there is more to say.
fn words(line: &HistoryLine, currency: Currency) -> Words {
    let money = |detail: &str| detail.parse().map(|minor| Money { minor, currency }).ok();
    let plain = |words: &str| (words.to_owned(), None);
    let noted = |words: &str, note: &str| (words.to_owned(), Some(note.to_owned()));
    match line.kind.as_str() {
        "awaits_payment" => noted(
            "Payment on its way",
            "The buyer’s bank takes a few days. The copies stay held.",
        ),
        "no_payment_page" => noted(
            "No payment page",
            "The payment service did not answer; the buyer was told to try again.",
        ),
        "amount_mismatch" => {
            let came = line.detail.split_whitespace().collect::<Vec<_>>();
            let came = match came.as_slice() {
                [minor, code] => Currency::parse(code).zip(minor.parse().ok()),
                _ => None,
            };
            let note =
                came.map(|(currency, minor)| format!("{} came in.", Money { minor, currency }));
            ("Another amount came in than was asked for".to_owned(), note)
        }
        "late_payment" => noted(
            "Paid too late",
            "The checkout had ended, so the money goes back by itself.",
        ),
        "refund_requested" => match money(&line.detail) {
            Some(amount) => (format!("You asked to refund {amount}"), None),
            None => plain("You asked for a refund"),
        },
        "refunded_amount" => match money(&line.detail) {
            Some(amount) if amount.minor > 0 => (format!("{amount} refunded in all"), None),
            _ => noted("The refund came back", "The buyer’s bank did not take it."),
        },
        "refund_refused" => (
            "The refund was refused".to_owned(),
            Some(line.detail.clone()),
        ),
        "restocked" => plain("The copies went back on the shelf"),
        "taken_off_the_shelf_again" => plain("The copies left the shelf again"),
        "receipt_undeliverable" if line.detail == "refused" => noted(
            "The receipt came back",
            "The mail server says that there is no such address.",
        ),
        "receipt_undeliverable" => noted(
            "The receipt could not be delivered",
            "No mail server took it for days.",
        ),
        "receipt_delivered" => plain("The receipt was delivered after all"),
        "address_corrected" => (
            "The buyer’s address was corrected".to_owned(),
            Some(line.detail.clone()),
        ),
        "evidence_submitted" => plain("Evidence sent to the bank"),
        other => (other.replace('_', " "), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: &str, detail: &str) -> String {
        let line = HistoryLine {
            kind: kind.into(),
            detail: detail.into(),
            at: Timestamp::default(),
        };
        let (words, note) = words(&line, Currency::parse("EUR").unwrap());
        [words]
            .into_iter()
            .chain(note)
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn says_amounts_in_the_currency_they_came_in() {
        assert_eq!(said("refund_requested", "400"), "You asked to refund €4.00");
        assert_eq!(said("refunded_amount", "900"), "€9.00 refunded in all");
        assert_eq!(
            said("amount_mismatch", "1250 jpy"),
            "Another amount came in than was asked for | ¥1250 came in."
        );
    }

    #[test]
    fn money_that_comes_back_from_a_bank_was_not_paid_again() {
        use OrderStatus::{Completed, Disputed, PartiallyRefunded};
        let said = |before, status| status_words(before, status, "").map(|(words, _)| words);
        assert_eq!(said(None, Completed).as_deref(), Some("Paid"));
        let won = said(Some(Disputed), Completed);
        assert_eq!(won.as_deref(), Some("Dispute won"));
        assert_eq!(said(Some(PartiallyRefunded), Completed), None);
    }

    #[test]
    fn what_it_does_not_know_it_says_as_it_is() {
        assert_eq!(said("something_new", ""), "something new");
    }
}
