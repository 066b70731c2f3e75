//! How an order moves from status to status.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// The checkout is open, or a delayed payment is on its way.
    Processing,
    /// Paid.
    Completed,
    /// The payment failed.
    Failed,
    /// The checkout ran out without a payment.
    Expired,
    /// A part of the money went back; the rest is still a purchase.
    PartiallyRefunded,
    /// All the money went back.
    Refunded,
    /// The buyer's bank asks for the money back.
    Disputed,
    /// The bank took it back.
    Lost,
}

/// How the checkout of an order ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderEvent {
    /// The money arrived.
    Paid,
    /// It will not arrive.
    PaymentFailed,
    /// The checkout session ran out or was cancelled.
    CheckoutExpired,
}

impl OrderStatus {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Processing,
        Self::Completed,
        Self::Failed,
        Self::Expired,
        Self::PartiallyRefunded,
        Self::Refunded,
        Self::Disputed,
        Self::Lost,
    ];

    /// The status after the end of the checkout, or `None` if that changes nothing here: a late
    /// success, for one, must not undo a refund.
    ///
    /// What happens to a paid order afterwards follows from everything that is known about its
    /// payment: [`crate::payment::PaymentFacts::status`].
    pub const fn after(self, event: OrderEvent) -> Option<Self> {
        if !matches!(self, Self::Processing) {
            return None;
        }
        Some(match event {
            OrderEvent::Paid => Self::Completed,
            OrderEvent::PaymentFailed => Self::Failed,
            OrderEvent::CheckoutExpired => Self::Expired,
        })
    }

    /// Whether the checkout ended without a payment: money that arrives now goes back.
    pub const fn is_over_unpaid(self) -> bool {
        matches!(self, Self::Failed | Self::Expired)
    }

    /// Whether the buyer may download.
    pub const fn grants_downloads(self) -> bool {
        matches!(self, Self::Completed | Self::PartiallyRefunded)
    }

    /// Whether the money came in and went away again.
    pub const fn is_revoked(self) -> bool {
        matches!(self, Self::Refunded | Self::Disputed | Self::Lost)
    }

    /// The name in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::PartiallyRefunded => "partially_refunded",
            Self::Refunded => "refunded",
            Self::Disputed => "disputed",
            Self::Lost => "lost",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

impl fmt::Display for OrderStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EVENTS: [OrderEvent; 3] = [
        OrderEvent::Paid,
        OrderEvent::PaymentFailed,
        OrderEvent::CheckoutExpired,
    ];

    #[test]
    fn a_late_success_undoes_nothing() {
        for status in OrderStatus::ALL {
            let expected = (status == OrderStatus::Processing).then_some(OrderStatus::Completed);
            assert_eq!(status.after(OrderEvent::Paid), expected, "{status}");
        }
    }

    #[test]
    fn names_round_trip() {
        for status in OrderStatus::ALL {
            assert_eq!(OrderStatus::parse(status.as_str()), Some(status));
        }
    }

    proptest! {
        #[test]
        fn access_needs_a_payment(events in prop::collection::vec(0..EVENTS.len(), 0..12)) {
            let mut status = OrderStatus::Processing;
            let mut paid = false;
            for at in events {
                paid |= EVENTS[at] == OrderEvent::Paid;
                status = status.after(EVENTS[at]).unwrap_or(status);
            }
            prop_assert!(paid || !status.grants_downloads());
            prop_assert!(!(status.grants_downloads() && status.is_revoked()));
        }
    }
}
