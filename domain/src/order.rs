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

/// Something that happened to the payment of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderEvent {
    /// The money arrived.
    Paid,
    /// It will not arrive.
    PaymentFailed,
    /// The checkout session ran out or was cancelled.
    CheckoutExpired,
    /// A part went back.
    PartlyRefunded,
    /// All went back.
    FullyRefunded,
    /// A dispute was opened.
    DisputeOpened,
    /// The seller won it.
    DisputeWon,
    /// The seller lost it.
    DisputeLost,
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

    /// The status after the event, or `None` if the event changes nothing here.
    ///
    /// `processing → completed | failed | expired`;
    /// `completed → partially_refunded | refunded | disputed`; `disputed → completed | lost`.
    /// Everything else is not a transition: a late success, for one, must not undo a refund.
    pub const fn after(self, event: OrderEvent) -> Option<Self> {
        use OrderEvent as E;
        Some(match (self, event) {
            (Self::Processing, E::Paid) => Self::Completed,
            (Self::Processing, E::PaymentFailed) => Self::Failed,
            (Self::Processing, E::CheckoutExpired) => Self::Expired,
            (Self::Completed, E::PartlyRefunded) => Self::PartiallyRefunded,
            (Self::Completed | Self::PartiallyRefunded, E::FullyRefunded) => Self::Refunded,
            (Self::Completed | Self::PartiallyRefunded, E::DisputeOpened) => Self::Disputed,
            (Self::Disputed, E::DisputeWon) => Self::Completed,
            (Self::Disputed, E::DisputeLost) => Self::Lost,
            _ => return None,
        })
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

    const EVENTS: [OrderEvent; 8] = [
        OrderEvent::Paid,
        OrderEvent::PaymentFailed,
        OrderEvent::CheckoutExpired,
        OrderEvent::PartlyRefunded,
        OrderEvent::FullyRefunded,
        OrderEvent::DisputeOpened,
        OrderEvent::DisputeWon,
        OrderEvent::DisputeLost,
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
