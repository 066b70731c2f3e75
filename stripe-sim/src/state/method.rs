//! How a buyer pays.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Stripe's name for paying by card.
pub const CARD: &str = "card";

/// Methods whose outcome is known later:
/// <https://docs.stripe.com/payments/payment-methods/overview>.
pub const DELAYED: &[&str] = &[
    "acss_debit",
    "au_becs_debit",
    "bacs_debit",
    "boleto",
    "customer_balance",
    "konbini",
    "multibanco",
    "oxxo",
    "sepa_debit",
    "us_bank_account",
];

/// A means of payment, as a charge shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// A card, known at once to work or not.
    Card {
        /// `visa`, `mastercard`, …
        brand: String,
        /// The last four digits.
        last4: String,
        /// Month of expiry, 1 to 12.
        exp_month: u8,
        /// Year of expiry, four digits.
        exp_year: u16,
    },
    /// A bank debit or voucher whose outcome is known days later.
    Delayed {
        /// Stripe's name of the method, such as `sepa_debit`.
        kind: String,
    },
}

impl Method {
    /// The card that works.
    pub fn test_card() -> Self {
        Self::Card {
            brand: "visa".into(),
            last4: "4242".into(),
            exp_month: 12,
            exp_year: 2034,
        }
    }

    /// Whether it is this test card. Only test cards pay, and their last digits tell them apart.
    pub fn is_card(&self, number: &str) -> bool {
        matches!(self, Self::Card { last4, .. } if number.ends_with(last4))
    }

    /// `payment_method_details`.
    pub fn details(&self) -> Value {
        match self {
            Self::Card {
                brand,
                last4,
                exp_month,
                exp_year,
            } => json!({
                "type": "card",
                "card": {
                    "amount_authorized": null,
                    "brand": brand,
                    "checks": {
                        "address_line1_check": null,
                        "address_postal_code_check": null,
                        "cvc_check": "pass",
                    },
                    "country": "US",
                    "exp_month": exp_month,
                    "exp_year": exp_year,
                    "fingerprint": format!("Sim{brand}{last4}"),
                    "funding": "credit",
                    "installments": null,
                    "last4": last4,
                    "mandate": null,
                    "network": brand,
                    "three_d_secure": null,
                    "wallet": null,
                },
            }),
            Self::Delayed { kind } => json!({
                "type": kind,
                kind: { "last4": "3000", "country": "DE", "fingerprint": "SimDebit3000" },
            }),
        }
    }
}

const DEBIT_FAILED: &str = "payment_intent_payment_attempt_failed";

/// Why a payment failed: <https://docs.stripe.com/declines/codes>.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    /// The error code, usually `card_declined`.
    pub code: String,
    /// The bank's reason.
    pub decline_code: Option<String>,
    /// A sentence for the buyer.
    pub message: String,
}

impl Decline {
    /// A decline with the bank's reason.
    pub fn new(code: &str, decline_code: Option<&str>, message: &str) -> Self {
        Self {
            code: code.to_owned(),
            decline_code: decline_code.map(str::to_owned),
            message: message.to_owned(),
        }
    }

    /// The decline without a particular reason.
    pub fn generic() -> Self {
        Self::new(
            "card_declined",
            Some("generic_decline"),
            "Your card was declined.",
        )
    }

    /// Stripe's `type` of the error.
    pub fn kind(&self) -> &'static str {
        if self.code == DEBIT_FAILED {
            "invalid_request_error"
        } else {
            "card_error"
        }
    }

    /// What a delayed method ends with when the bank refuses.
    pub fn debit_failed() -> Self {
        Self::new(
            DEBIT_FAILED,
            None,
            "The payment failed because the bank did not accept the debit.",
        )
    }
}
