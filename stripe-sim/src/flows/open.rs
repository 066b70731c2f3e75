//! A seller opens a checkout session: what is accepted, and what becomes of it.

mod lines;
pub mod plan;

use serde_json::{Map, Value, json};

use crate::clock::new_id;
use crate::error::ApiError;
use crate::flows::tax;
use crate::money::check_total;
use crate::params::Params;
use crate::state::method::{CARD, DELAYED};
use crate::state::session::{IntentPlan, PaymentStatus, Session, SessionStatus};
use crate::tx::Tx;

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// Opens a session from the parameters of the create call.
///
/// # Errors
/// Whatever Stripe refuses: see <https://docs.stripe.com/api/checkout/sessions/create>.
pub fn open(
    tx: &mut Tx<'_>,
    account: Option<&str>,
    params: &Params<'_>,
) -> Result<Session, ApiError> {
    match params.required("mode")? {
        "payment" => {}
        mode => {
            return Err(ApiError::invalid(format!(
                "Invalid mode: {mode}. This simulator knows payment only."
            ))
            .param("mode"));
        }
    }
    let created = tx.now();
    let lines = lines::lines(params)?;
    let currency = lines[0].currency.clone();
    let customer_email = email(params)?;
    let method_types = method_types(params)?;
    let mut session = Session {
        id: new_id("cs_test_", 58),
        account: account.map(str::to_owned),
        created,
        expires_at: expires_at(params, created)?,
        status: SessionStatus::Open,
        payment_status: PaymentStatus::Unpaid,
        success_url: success_url(params)?,
        cancel_url: params.web_address("cancel_url")?,
        client_reference_id: params.short("client_reference_id", 200)?,
        customer_email,
        buyer: None,
        metadata: params.metadata("metadata")?,
        payment_intent: None,
        intent: IntentPlan::default(),
        method_types,
        tax_id_collection: enabled(params, "tax_id_collection", "required")?,
        automatic_tax: enabled(params, "automatic_tax", "liability")?,
        taxed: false,
        echoes: echoes(params)?,
        currency,
        lines,
    };
    let total = tax::foreseen(&session).total();
    check_total(total, &session.currency)?;
    session.intent = plan::plan(tx, account, params, total)?;
    tx.state.sessions.insert(session.clone());
    tx.state.note_session(&session.id);
    tx.wake = true;
    Ok(session)
}

fn expires_at(params: &Params<'_>, created: i64) -> Result<i64, ApiError> {
    let Some(at) = params.integer("expires_at")? else {
        return Ok(created + DAY);
    };
    let refused = |message: &str| Err(ApiError::invalid(message).param("expires_at"));
    if at < created + 30 * MINUTE {
        return refused(
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
        );
    }
    if at > created + DAY {
        return refused(
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
        );
    }
    Ok(at)
}

fn success_url(params: &Params<'_>) -> Result<String, ApiError> {
    params
        .web_address("success_url")?
        .ok_or_else(|| ApiError::required("success_url"))
}

fn email(params: &Params<'_>) -> Result<Option<String>, ApiError> {
    let Some(email) = params.short("customer_email", 800)? else {
        return Ok(None);
    };
    if is_email(&email) {
        return Ok(Some(email));
    }
    Err(ApiError::invalid(format!("Invalid email address: {email}"))
        .code("email_invalid")
        .param("customer_email"))
}

/// Whether this could be an e-mail address.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// What to pay with, when the seller does not say.
const USUAL_METHODS: [&str; 2] = [CARD, "sepa_debit"];

fn method_types(params: &Params<'_>) -> Result<Vec<String>, ApiError> {
    let mut types = Vec::new();
    for name in ["payment_method_types", "allowed_payment_method_types"] {
        for (place, kind) in params.texts(name)?.into_iter().enumerate() {
            if kind != CARD && !DELAYED.contains(&kind.as_str()) {
                let name = params.name(&format!("{name}[{place}]"));
                let known = DELAYED.join(", ");
                return Err(ApiError::invalid(format!(
                    "Invalid {name}: this simulator knows card, {known}; not {kind}"
                ))
                .param(name));
            }
            types.push(kind);
        }
    }
    if types.is_empty() {
        types.extend(USUAL_METHODS.map(str::to_owned));
    }
    Ok(types)
}

/// Whether a setting is on. `other` is what else Stripe takes with it; that has no effect here.
fn enabled(params: &Params<'_>, name: &str, other: &str) -> Result<bool, ApiError> {
    let Some(setting) = params.child(name)? else {
        return Ok(false);
    };
    setting.allow(&[&["enabled", other]])?;
    let on = setting.boolean("enabled")?;
    on.ok_or_else(|| ApiError::required(&setting.name("enabled")))
}

/// Who owes the tax: the platform itself, or an account.
fn liability(params: &Params<'_>) -> Result<Option<Value>, ApiError> {
    let Some(tax) = params.child("automatic_tax")? else {
        return Ok(None);
    };
    let Some(liability) = tax.child("liability")? else {
        return Ok(None);
    };
    liability.allow(&[&["account", "type"]])?;
    let kind = liability.one_of("type", &["account", "self"])?;
    let kind = kind.ok_or_else(|| ApiError::required(&liability.name("type")))?;
    if kind == "self" {
        return Ok(Some(json!({ "type": kind })));
    }
    let account = liability.required("account")?;
    Ok(Some(json!({ "type": kind, "account": account })))
}

/// The languages of the payment page: <https://docs.stripe.com/api/checkout/sessions/create>.
const LOCALES: [&str; 41] = [
    "auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil", "fr",
    "fr-CA", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nb", "nl", "pl", "pt",
    "pt-BR", "ro", "ru", "sk", "sl", "sv", "th", "tr", "vi", "zh", "zh-HK", "zh-TW",
];

fn echoes(params: &Params<'_>) -> Result<Map<String, Value>, ApiError> {
    let mut echoes = Map::new();
    for name in [
        "billing_address_collection",
        "customer_creation",
        "locale",
        "submit_type",
    ] {
        if let Some(text) = params.text(name)? {
            echoes.insert(name.to_owned(), json!(text));
        }
    }
    params.one_of("billing_address_collection", &["auto", "required"])?;
    params.one_of("locale", &LOCALES)?;
    if let Some(allow) = params.boolean("allow_promotion_codes")? {
        echoes.insert("allow_promotion_codes".to_owned(), json!(allow));
    }
    if let Some(liability) = liability(params)? {
        echoes.insert("liability".to_owned(), liability);
    }
    let invoice = enabled(params, "invoice_creation", "invoice_data")?;
    echoes.insert("invoice_creation".to_owned(), json!(invoice));
    Ok(echoes)
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses_need_a_name_and_a_domain() {
        assert!(is_email("a@example.com"));
        for bad in [
            "",
            "a",
            "a@",
            "@example.com",
            "a@example",
            "a b@example.com",
            "a@.com",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
