//! Which properties can be expanded: checked before a call does anything.

use axum::http::Method;

/// An object, one of its properties, and what stands there. `[]` is a list, whose items are
/// reached through `data`; `?` is something this simulator never has, or knows by its name only.
const PROPERTIES: &[(&str, &str, &str)] = &[
    ("application_fee", "account", "account"),
    ("application_fee", "application", "?"),
    (
        "application_fee",
        "balance_transaction",
        "balance_transaction",
    ),
    ("application_fee", "charge", "charge"),
    ("application_fee", "originating_transaction", "charge"),
    ("application_fee", "refunds", "fee_refund[]"),
    ("balance_transaction", "source", "source"),
    ("charge", "application", "?"),
    ("charge", "application_fee", "application_fee"),
    ("charge", "balance_transaction", "balance_transaction"),
    ("charge", "customer", "?"),
    (
        "charge",
        "failure_balance_transaction",
        "balance_transaction",
    ),
    ("charge", "on_behalf_of", "account"),
    ("charge", "payment_intent", "payment_intent"),
    ("charge", "refunds", "refund[]"),
    ("charge", "review", "?"),
    ("charge", "source_transfer", "transfer"),
    ("charge", "transfer", "transfer"),
    ("checkout.session", "customer", "?"),
    ("checkout.session", "invoice", "?"),
    ("checkout.session", "line_items", "item[]"),
    ("checkout.session", "payment_intent", "payment_intent"),
    ("checkout.session", "payment_link", "?"),
    ("checkout.session", "setup_intent", "?"),
    ("checkout.session", "subscription", "?"),
    ("dispute", "charge", "charge"),
    ("dispute", "payment_intent", "payment_intent"),
    ("fee_refund", "balance_transaction", "balance_transaction"),
    ("fee_refund", "fee", "application_fee"),
    ("item", "price", "price"),
    ("payment_intent", "application", "?"),
    ("payment_intent", "customer", "?"),
    ("payment_intent", "latest_charge", "charge"),
    ("payment_intent", "on_behalf_of", "account"),
    ("payment_intent", "payment_method", "payment_method"),
    ("payment_intent", "review", "?"),
    ("payment_method", "customer", "?"),
    ("price", "product", "product"),
    ("product", "default_price", "?"),
    ("refund", "balance_transaction", "balance_transaction"),
    ("refund", "charge", "charge"),
    (
        "refund",
        "failure_balance_transaction",
        "balance_transaction",
    ),
    ("refund", "payment_intent", "payment_intent"),
    ("refund", "source_transfer_reversal", "?"),
    ("refund", "transfer_reversal", "transfer_reversal"),
    ("transfer", "balance_transaction", "balance_transaction"),
    ("transfer", "destination", "account"),
    ("transfer", "destination_payment", "?"),
    ("transfer", "reversals", "transfer_reversal[]"),
    ("transfer", "source_transaction", "charge"),
    (
        "transfer_reversal",
        "balance_transaction",
        "balance_transaction",
    ),
    ("transfer_reversal", "destination_payment_refund", "?"),
    ("transfer_reversal", "source_refund", "refund"),
    ("transfer_reversal", "transfer", "transfer"),
];

/// What may be behind a movement of the balance.
const SOURCES: &[&str] = &["application_fee", "charge", "dispute", "refund", "transfer"];

/// What a call answers with; `[]` is a list. `None` for what has nothing to expand.
pub fn answer(method: &Method, path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split_once("/v1/")?.1.split('/').collect();
    Some(match (parts.as_slice(), *method == Method::GET) {
        (["checkout", "sessions"], true) => "checkout.session[]",
        (["checkout", "sessions", _, "line_items"], _) => "item[]",
        (["checkout", "sessions", ..], _) => "checkout.session",
        (["application_fees"], _) => "application_fee[]",
        (["application_fees", _], _) => "application_fee",
        (["application_fees", _, "refunds"], _) => "fee_refund[]",
        (["application_fees", _, "refunds", _], _) => "fee_refund",
        (["balance_transactions"], _) => "balance_transaction[]",
        (["balance_transactions", _], _) => "balance_transaction",
        (["charges"], _) => "charge[]",
        (["charges", _], _) => "charge",
        (["charges", _, "refunds"], _) => "refund[]",
        (["disputes"], _) => "dispute[]",
        (["disputes", ..], _) => "dispute",
        (["payment_intents"], _) => "payment_intent[]",
        (["payment_intents", ..], _) => "payment_intent",
        (["refunds"], true) => "refund[]",
        (["refunds", ..], _) => "refund",
        (["transfers"], _) => "transfer[]",
        (["transfers", _], _) => "transfer",
        (["transfers", _, "reversals"], _) => "transfer_reversal[]",
        (["transfers", _, "reversals", _], _) => "transfer_reversal",
        _ => return None,
    })
}

/// Whether `names` lead somewhere from an object of this kind.
pub fn leads_somewhere(kind: &str, names: &[&str]) -> bool {
    if let Some(item) = kind.strip_suffix("[]") {
        return match names.split_first() {
            None => true,
            Some((first, rest)) => *first == "data" && leads_somewhere(item, rest),
        };
    }
    let Some((first, rest)) = names.split_first() else {
        return true;
    };
    match kind {
        "?" => true,
        "source" => SOURCES.iter().any(|kind| leads_somewhere(kind, names)),
        _ => PROPERTIES
            .iter()
            .find(|(object, property, _)| *object == kind && property == first)
            .is_some_and(|(_, _, target)| leads_somewhere(target, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(method: &Method, path: &str, expand: &str) -> bool {
        let names: Vec<&str> = expand.split('.').collect();
        answer(method, path).is_some_and(|kind| leads_somewhere(kind, &names))
    }

    #[test]
    fn paths_are_followed_through_objects_and_lists() {
        let session = "/v1/checkout/sessions/cs_1";
        for path in [
            "payment_intent.latest_charge.transfer.destination",
            "line_items.data.price.product",
            "payment_intent.latest_charge.refunds",
            "customer.default_source",
        ] {
            assert!(leads(&Method::GET, session, path), "{path}");
        }
        for path in [
            "nonsense",
            "currency",
            "line_items.price",
            "payment_intent.nonsense",
        ] {
            assert!(!leads(&Method::GET, session, path), "{path}");
        }
        let sessions = "/v1/checkout/sessions";
        assert!(leads(&Method::GET, sessions, "data.payment_intent"));
        assert!(!leads(&Method::GET, sessions, "payment_intent"));
        assert!(leads(&Method::POST, sessions, "payment_intent"));
        assert!(leads(
            &Method::GET,
            "/v1/balance_transactions/txn_1",
            "source.charge"
        ));
        assert!(!leads(&Method::GET, "/v1/events", "data.object"));
    }
}
