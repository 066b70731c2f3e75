//! What became of a payment after it was made.
//!
//! News about refunds and disputes comes in any order, twice, or before the order is known to be
//! paid. So nothing here is a step: facts are collected, and the status follows from all of them.

use crate::order::OrderStatus;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far a refund is. Later states win over earlier ones, whatever order they are heard in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundState {
    /// On its way.
    Pending,
    /// Handed over to the bank.
    Succeeded,
    /// It came back; the seller has the money again.
    Failed,
}

/// How far a dispute is. Later states win over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeState {
    /// The bank has taken the money for now.
    Open,
    /// The seller got it back.
    Won,
    /// The buyer got it back.
    Lost,
}

/// A refund as the payment service tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundFact {
    /// Minor units.
    pub amount: i64,
    /// How far it is.
    pub state: RefundState,
}

/// A dispute as the payment service tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeFact {
    /// Minor units.
    pub amount: i64,
    /// How far it is.
    pub state: DisputeState,
    /// The bank's reason, like `product_not_received`.
    pub reason: String,
    /// Until when evidence can be handed in, in seconds since 1970.
    pub due_by: Option<i64>,
    /// Whether evidence was handed in.
    pub is_submitted: bool,
}

/// Everything that was learned about one payment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentFacts {
    /// Refunds by their ids.
    pub refunds: BTreeMap<String, RefundFact>,
    /// The most that a charge was ever said to have been refunded, in minor units. Says less than
    /// the refunds themselves, but may come without them.
    pub refunded_seen: i64,
    /// Disputes by their ids.
    pub disputes: BTreeMap<String, DisputeFact>,
}

impl PaymentFacts {
    /// Takes in news about a refund.
    pub fn learn_refund(&mut self, id: &str, news: RefundFact) {
        match self.refunds.get_mut(id) {
            Some(known) if known.state > news.state => {}
            Some(known) => *known = news,
            None => {
                self.refunds.insert(id.to_owned(), news);
            }
        }
    }

    /// Takes in how much of a charge was refunded in all at some moment.
    pub fn learn_refunded(&mut self, minor: i64) {
        self.refunded_seen = self.refunded_seen.max(minor);
    }

    /// Takes in news about a dispute.
    pub fn learn_dispute(&mut self, id: &str, news: DisputeFact) {
        match self.disputes.get_mut(id) {
            Some(known) => {
                let is_submitted = known.is_submitted || news.is_submitted;
                if known.state <= news.state {
                    *known = news;
                }
                known.is_submitted = is_submitted;
            }
            None => {
                self.disputes.insert(id.to_owned(), news);
            }
        }
    }

    /// How much went back and stayed there, in minor units.
    pub fn refunded(&self) -> i64 {
        let sum = |failed: bool| -> i64 {
            self.refunds
                .values()
                .filter(|refund| (refund.state == RefundState::Failed) == failed)
                .map(|refund| refund.amount)
                .sum()
        };
        sum(false).max(self.refunded_seen - sum(true))
    }

    /// The status of an order of which so much was paid.
    ///
    /// Money that went back in full ends the matter. Otherwise a bank's word counts more than a
    /// refund of a part.
    pub fn status(&self, paid: i64) -> OrderStatus {
        let refunded = self.refunded();
        let has = |state| self.disputes.values().any(|dispute| dispute.state == state);
        if refunded > 0 && refunded >= paid {
            OrderStatus::Refunded
        } else if has(DisputeState::Lost) {
            OrderStatus::Lost
        } else if has(DisputeState::Open) {
            OrderStatus::Disputed
        } else if refunded > 0 {
            OrderStatus::PartiallyRefunded
        } else {
            OrderStatus::Completed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Clone, Debug)]
    enum News {
        Refund(u8, i64, RefundState),
        Refunded(i64),
        Dispute(u8, DisputeState),
    }

    fn learn(facts: &mut PaymentFacts, news: &News) {
        match news {
            News::Refund(id, amount, state) => facts.learn_refund(
                &format!("re_{id}"),
                RefundFact {
                    amount: *amount,
                    state: *state,
                },
            ),
            News::Refunded(minor) => facts.learn_refunded(*minor),
            News::Dispute(id, state) => facts.learn_dispute(
                &format!("dp_{id}"),
                DisputeFact {
                    amount: 900,
                    state: *state,
                    reason: "general".into(),
                    due_by: None,
                    is_submitted: false,
                },
            ),
        }
    }

    fn after(news: &[News]) -> PaymentFacts {
        let mut facts = PaymentFacts::default();
        news.iter().for_each(|news| learn(&mut facts, news));
        facts
    }

    fn any_news() -> impl Strategy<Value = News> {
        use DisputeState as D;
        use RefundState as R;
        prop_oneof![
            (
                0..3_u8,
                prop::sample::select(vec![R::Pending, R::Succeeded, R::Failed])
            )
                .prop_map(|(id, state)| News::Refund(
                    id,
                    100 * (i64::from(id) + 1),
                    state
                )),
            (0..900_i64).prop_map(News::Refunded),
            (
                0..2_u8,
                prop::sample::select(vec![D::Open, D::Won, D::Lost])
            )
                .prop_map(|(id, state)| News::Dispute(id, state)),
        ]
    }

    #[test]
    fn the_status_follows_from_all_that_is_known() {
        use News::{Dispute, Refund, Refunded};
        for (news, status) in [
            (vec![], OrderStatus::Completed),
            (vec![Refunded(400)], OrderStatus::PartiallyRefunded),
            (vec![Refunded(900)], OrderStatus::Refunded),
            (vec![Dispute(1, DisputeState::Open)], OrderStatus::Disputed),
            (vec![Dispute(1, DisputeState::Won)], OrderStatus::Completed),
            (vec![Dispute(1, DisputeState::Lost)], OrderStatus::Lost),
            (
                vec![Dispute(1, DisputeState::Won), Refunded(400)],
                OrderStatus::PartiallyRefunded,
            ),
            (
                vec![Dispute(1, DisputeState::Open), Refunded(900)],
                OrderStatus::Refunded,
            ),
            (
                vec![Refunded(900), Refund(1, 900, RefundState::Failed)],
                OrderStatus::Completed,
            ),
            (
                vec![
                    Refund(1, 500, RefundState::Failed),
                    Refund(2, 400, RefundState::Succeeded),
                ],
                OrderStatus::PartiallyRefunded,
            ),
        ] {
            assert_eq!(after(&news).status(900), status, "{news:?}");
        }
    }

    #[test]
    fn a_free_order_is_not_refunded() {
        assert_eq!(PaymentFacts::default().status(0), OrderStatus::Completed);
    }

    proptest! {
        #[test]
        fn the_order_and_repetition_of_news_do_not_matter(
            (news, shuffled) in prop::collection::vec(any_news(), 0..10)
                .prop_flat_map(|news| {
                    let twice: Vec<_> = news.iter().chain(&news).cloned().collect();
                    (Just(news), Just(twice).prop_shuffle())
                }),
        ) {
            prop_assert_eq!(after(&news), after(&shuffled));
        }
    }
}
