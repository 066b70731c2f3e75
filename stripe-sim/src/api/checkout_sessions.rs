//! Checkout sessions: <https://docs.stripe.com/api/checkout/sessions>.

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::api::list::{LIST, page, part};
use crate::error::ApiError;
use crate::flows::{expire as expiring, open};
use crate::tx::{Tx, find};

/// Everything Stripe takes; what it does not say about is accepted and has no effect.
const CREATE: &[&str] = &[
    "adaptive_pricing",
    "after_expiration",
    "allow_promotion_codes",
    "allowed_payment_method_types",
    "automatic_tax",
    "billing_address_collection",
    "branding_settings",
    "cancel_url",
    "client_reference_id",
    "consent_collection",
    "currency",
    "custom_fields",
    "custom_text",
    "customer_account",
    "customer_creation",
    "customer_email",
    "customer_update",
    "expand",
    "excluded_payment_method_types",
    "expires_at",
    "integration_identifier",
    "invoice_creation",
    "line_items",
    "locale",
    "metadata",
    "mode",
    "name_collection",
    "origin_context",
    "payment_intent_data",
    "payment_method_collection",
    "payment_method_configuration",
    "payment_method_data",
    "payment_method_options",
    "payment_method_types",
    "permissions",
    "phone_number_collection",
    "saved_payment_method_options",
    "shipping_address_collection",
    "shipping_options",
    "submit_type",
    "success_url",
    "tax_id_collection",
    "ui_mode",
    "wallet_options",
];

/// `POST /v1/checkout/sessions`
pub fn create(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[CREATE])?;
    let session = open::open(tx, call.account.as_deref(), &params)?;
    Ok(tx.show(&session))
}

/// `GET /v1/checkout/sessions/{id}`
pub fn retrieve(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    Ok(tx.show(find(&tx.state.sessions, &call.id, call.account.as_deref())?))
}

/// `POST /v1/checkout/sessions/{id}`: its metadata can be changed.
pub fn update(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand", "metadata"]])?;
    let mut session = find(&tx.state.sessions, &call.id, call.account.as_deref())?.clone();
    call.params().merge_metadata(&mut session.metadata)?;
    tx.state.sessions.insert(session.clone());
    Ok(tx.show(&session))
}

/// `GET /v1/checkout/sessions`
pub fn list(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let params = call.params();
    let own = [
        "customer",
        "customer_details",
        "payment_intent",
        "payment_link",
        "status",
    ];
    params.allow(&[LIST, &own, &["subscription", "customer_account"]])?;
    let intent = params.text("payment_intent")?;
    let status = params.text("status")?.map(|status| json!(status));
    let email = match params.child("customer_details")? {
        Some(details) => Some(details.required("email")?),
        None => None,
    };
    let never = [
        "customer",
        "payment_link",
        "subscription",
        "customer_account",
    ]
    .iter()
    .any(|name| params.has(name));
    page(tx, call, &tx.state.sessions, |session| {
        let typed = session.buyer.as_ref().map(|buyer| buyer.email.as_str());
        !never
            && intent.is_none_or(|intent| session.payment_intent.as_deref() == Some(intent))
            && status
                .as_ref()
                .is_none_or(|status| json!(session.status) == *status)
            && email.is_none_or(|email| typed.or(session.customer_email.as_deref()) == Some(email))
    })
}

/// `POST /v1/checkout/sessions/{id}/expire`
pub fn expire(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    call.params().allow(&[&["expand"]])?;
    find(&tx.state.sessions, &call.id, call.account.as_deref())?;
    expiring::expire(tx, &call.id)?;
    Ok(tx.show(find(&tx.state.sessions, &call.id, call.account.as_deref())?))
}

/// `GET /v1/checkout/sessions/{id}/line_items`, in their own order.
pub fn line_items(tx: &mut Tx<'_>, call: &Call) -> Result<Value, ApiError> {
    let session = find(&tx.state.sessions, &call.id, call.account.as_deref())?;
    part(call, "item", session.line_objects())
}
