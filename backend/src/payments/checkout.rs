//! Checkout sessions: made, asked about, ended.

use super::{Failure, Payments, call::Call, event::Event, session::Session};
use crate::{
    Error, Result,
    config::ChargeType,
    db::orders::{Charge, Order},
};
use domain::{Money, Timestamp, seller::TaxMode};
use serde_json::{Value, json};
use words::Language;

/// How many events one request lists: the most that Stripe gives.
const EVENTS: i64 = 100;

/// One product to be paid.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the buyer reads on the payment page.
    pub name: String,
    /// What one costs.
    pub price: Money,
    /// How many.
    pub quantity: i64,
}

/// What a checkout session is created from.
#[derive(Clone, Debug)]
pub struct NewSession<'a> {
    /// Comes back with every event; its id is also the idempotency key.
    pub order: &'a Order,
    /// What is bought.
    pub lines: Vec<Line>,
    /// The language of the payment page.
    pub language: Language,
    /// Where the buyer goes after paying.
    pub success_url: String,
    /// Where the buyer goes without paying.
    pub cancel_url: String,
}

impl Payments {
    /// Creates a checkout session: its id and the address where it is paid.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] if the service does not answer in time.
    pub async fn create_session(
        &self,
        new: &NewSession<'_>,
    ) -> std::result::Result<(String, String), Failure> {
        let key = format!("checkout-{}", new.order.id);
        let call = Call::post("/checkout/sessions", parameters(new), key);
        let session = self.call(call.account(new.order.direct_account())).await?;
        let text = |name: &str| session[name].as_str().map(str::to_owned);
        text("id")
            .zip(text("url"))
            .ok_or_else(|| Failure::Unavailable("a session without an address".to_owned()))
    }

    /// Asks how a checkout session stands.
    ///
    /// # Errors
    /// If the service does not answer in time.
    pub async fn session(
        &self,
        id: &str,
        account: Option<&str>,
    ) -> std::result::Result<Session, Failure> {
        let call = Call::get(format!("/checkout/sessions/{id}"))
            .query(json!({ "expand": ["payment_intent"] }));
        read(self.call(call.account(account)).await?)
    }

    /// Ends a checkout session that is still open. `key` is new for each attempt: ending what has
    /// ended does no harm, and a refusal must not be replayed.
    ///
    /// # Errors
    /// If it is not open (any more), or the service does not answer.
    pub async fn expire_session(&self, id: &str, account: Option<&str>, key: &str) -> Result<()> {
        let key = format!("expire-{key}");
        let call = Call::post(format!("/checkout/sessions/{id}/expire"), json!({}), key);
        self.call(call.account(account)).await?;
        Ok(())
    }

    /// A part of the events since a moment, newest first, and whether there are older ones: of the
    /// own account, or of a connected one.
    ///
    /// # Errors
    /// If the service does not answer in time.
    pub async fn events(
        &self,
        kinds: &[&str],
        since: Timestamp,
        after: Option<&str>,
        account: Option<&str>,
    ) -> Result<(Vec<Value>, bool)> {
        let mut query = json!({
            "limit": EVENTS,
            "types": kinds,
            "created": { "gte": since.seconds() },
        });
        if let Some(after) = after {
            query["starting_after"] = json!(after);
        }
        let mut list = self
            .call(Call::get("/events").query(query).account(account))
            .await?;
        let has_more = list["has_more"].as_bool().unwrap_or(false);
        let Value::Array(events) = list["data"].take() else {
            return Err(Error::Payments("a list without data".to_owned()));
        };
        Ok((events, has_more))
    }
}

fn read(session: Value) -> std::result::Result<Session, Failure> {
    Event::about("checkout.session", session)
        .session()
        .ok_or_else(|| Failure::Unavailable("a session that cannot be read".to_owned()))
}

fn parameters(new: &NewSession<'_>) -> Value {
    let order = new.order;
    let lines: Vec<_> = new.lines.iter().map(|line| item(line, order)).collect();
    let metadata = json!({ "order_id": order.id });
    let mut parameters = json!({
        "mode": "payment",
        "locale": new.language.code(),
        "client_reference_id": order.id,
        "customer_email": order.email,
        "line_items": lines,
        "metadata": metadata,
        "payment_intent_data": { "metadata": metadata },
        "success_url": new.success_url,
        "cancel_url": new.cancel_url,
        "expires_at": order.hold_expires_at.seconds(),
    });
    if order.tax_mode != TaxMode::None {
        parameters["automatic_tax"] = json!({ "enabled": true });
        parameters["tax_id_collection"] = json!({ "enabled": true });
    }
    if let Some(charge) = &order.charge {
        connect(&mut parameters, charge, order.tax_mode);
    }
    parameters
}

fn item(line: &Line, order: &Order) -> Value {
    let mut price = json!({
        "currency": line.price.currency.stripe_code(),
        "unit_amount": line.price.minor,
        "product_data": { "name": line.name },
    });
    if order.tax_mode != TaxMode::None {
        price["tax_behavior"] = json!(order.tax_mode.as_str());
    }
    json!({ "price_data": price, "quantity": line.quantity })
}

/// Whose money it is. See Stripe, "Create destination charges" and "Create direct charges".
fn connect(parameters: &mut Value, charge: &Charge, tax: TaxMode) {
    let intent = &mut parameters["payment_intent_data"];
    if charge.fee > 0 {
        intent["application_fee_amount"] = json!(charge.fee);
    }
    if charge.kind == ChargeType::Destination {
        intent["transfer_data"] = json!({ "destination": charge.account });
        intent["on_behalf_of"] = json!(charge.account);
        if tax != TaxMode::None {
            let liability = json!({ "type": "account", "account": charge.account });
            parameters["automatic_tax"]["liability"] = liability;
        }
    }
}
