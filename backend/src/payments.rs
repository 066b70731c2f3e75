//! Who takes the money: Stripe Checkout.
//!
//! There is one client. In development it talks to a look-alike through another base address, so
//! the same code always runs. Generated Stripe types stay inside this module.

pub mod event;
pub mod signature;

use crate::{Error, Result, config::StripeConfig};
use domain::{Code, Money, Rejection, Timestamp, id::OrderId};
use event::{PaymentStatus, Session, SessionStatus};
use std::time::Duration;
use stripe::{Client, ClientBuilder, IdempotencyKey, RequestStrategy, StripeError, StripeRequest};
use stripe_checkout::checkout_session::{
    CreateCheckoutSession, CreateCheckoutSessionLineItems, CreateCheckoutSessionLineItemsPriceData,
    CreateCheckoutSessionPaymentIntentData, ExpireCheckoutSession, ProductData,
    RetrieveCheckoutSession,
};
use stripe_shared::{
    CheckoutSession, CheckoutSessionMode, CheckoutSessionPaymentStatus, CheckoutSessionStatus,
};

/// How long one attempt may take. Two attempts stay below the five seconds after which a person
/// should have been told that payments do not work right now.
const ATTEMPT: Duration = Duration::from_millis(2_300);
const ATTEMPTS: u32 = 2;

/// The payment service.
#[derive(Clone, Debug)]
pub struct Payments {
    client: Client,
    config: StripeConfig,
}

/// One product to be paid.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the buyer reads on the payment page.
    pub name: String,
    /// What one costs.
    pub price: Money,
    /// How many.
    pub quantity: u64,
}

/// What a checkout session is created from.
#[derive(Clone, Debug)]
pub struct NewSession<'a> {
    /// Comes back with every event; also the idempotency key.
    pub order: &'a OrderId,
    /// The buyer's address.
    pub email: &'a str,
    /// What is bought.
    pub lines: Vec<Line>,
    /// Where the buyer goes after paying.
    pub success_url: String,
    /// Where the buyer goes without paying.
    pub cancel_url: String,
    /// Until when it can be paid: 30 minutes to 24 hours from now.
    pub expires_at: Timestamp,
}

impl Payments {
    /// Prepares the client; connects to nothing yet.
    ///
    /// # Errors
    /// If the key or the address cannot be used.
    pub fn new(config: StripeConfig) -> Result<Self> {
        let mut builder = ClientBuilder::new(&config.secret_key).timeout(ATTEMPT);
        if let Some(url) = &config.api_url {
            builder = builder.url(url);
        }
        let client = builder
            .build()
            .map_err(|error| Error::Payments(error.to_string()))?;
        Ok(Self { client, config })
    }

    /// What webhooks are signed with; without it their endpoint is off.
    pub fn webhook_secret(&self) -> Option<&str> {
        self.config
            .webhook_secret
            .as_deref()
            .filter(|secret| !secret.is_empty())
    }

    /// The origin of the hosted payment page.
    pub fn checkout_origin(&self) -> &str {
        &self.config.checkout_origin
    }

    /// Whether events must come from live mode.
    pub fn is_live(&self) -> bool {
        self.config.secret_key.starts_with("sk_live_")
            || self.config.secret_key.starts_with("rk_live_")
    }

    /// Creates a checkout session: its id and the address where it is paid.
    ///
    /// # Errors
    /// [`Code::PaymentsUnavailable`] if the service does not answer in time.
    pub async fn create_session(&self, new: &NewSession<'_>) -> Result<(String, String)> {
        let request = create_request(new)?;
        let key = IdempotencyKey::new(format!("checkout-{}", new.order))
            .map_err(|error| Error::Payments(error.to_string()))?;
        let session = self.send(&request, Some(&key)).await?;
        let url = session
            .url
            .ok_or_else(|| Error::Payments("a session without a url".into()))?;
        Ok((session.id.to_string(), url))
    }

    /// Asks how a checkout session stands.
    ///
    /// # Errors
    /// [`Code::PaymentsUnavailable`] if the service does not answer in time.
    pub async fn session(&self, id: &str) -> Result<Session> {
        let session = self.send(&RetrieveCheckoutSession::new(id), None).await?;
        Ok(read_session(session))
    }

    /// Ends a checkout session that is still open.
    ///
    /// # Errors
    /// If it is not open (any more), or the service does not answer.
    pub async fn expire_session(&self, id: &str) -> Result<Session> {
        let session = self.send(&ExpireCheckoutSession::new(id), None).await?;
        Ok(read_session(session))
    }

    /// Sends a request, once more if the first attempt did not come through. Only requests that
    /// can be repeated safely come here: reads, and creations with an idempotency key.
    async fn send<R>(&self, request: &R, key: Option<&IdempotencyKey>) -> Result<CheckoutSession>
    where
        R: StripeRequest<Output = CheckoutSession>,
    {
        let mut attempt = 1;
        loop {
            let mut call = request.customize();
            if let Some(key) = key {
                call = call.request_strategy(RequestStrategy::Idempotent(key.clone()));
            }
            match call.send(&self.client).await {
                Ok(session) => return Ok(session),
                Err(error) if attempt < ATTEMPTS && is_transient(&error) => attempt += 1,
                Err(error) => return Err(unavailable(&error)),
            }
        }
    }
}

/// Whether trying again may help.
fn is_transient(error: &StripeError) -> bool {
    match error {
        StripeError::Stripe(_, status) => matches!(status, 409 | 429 | 500..=599),
        StripeError::ClientError(_) | StripeError::Timeout => true,
        StripeError::JSONDeserialize(_) | StripeError::ConfigError(_) => false,
    }
}

/// What a person is told when the service cannot be used; refusals of our own request are errors
/// of this program and go to the log.
fn unavailable(error: &StripeError) -> Error {
    if is_transient(error) {
        tracing::warn!(%error, "The payment service does not answer");
        return Rejection::new(
            Code::PaymentsUnavailable,
            "Payments are not available right now. Nothing was charged. Please try again in a few minutes.",
        )
        .into();
    }
    Error::Payments(error.to_string())
}

fn create_request(new: &NewSession<'_>) -> Result<CreateCheckoutSession> {
    let mut items = Vec::new();
    for line in &new.lines {
        let currency: stripe_types::Currency = line
            .price
            .currency
            .stripe_code()
            .parse()
            .map_err(|_| Error::Payments("currency".into()))?;
        let mut price = CreateCheckoutSessionLineItemsPriceData::new(currency);
        price.unit_amount = Some(line.price.minor);
        price.product_data = Some(ProductData::new(line.name.clone()));
        let mut item = CreateCheckoutSessionLineItems::new();
        item.price_data = Some(price);
        item.quantity = Some(line.quantity);
        items.push(item);
    }
    let metadata =
        std::collections::HashMap::from([("order_id".to_owned(), new.order.to_string())]);
    let mut intent = CreateCheckoutSessionPaymentIntentData::new();
    intent.metadata = Some(metadata.clone());
    Ok(CreateCheckoutSession::new()
        .mode(CheckoutSessionMode::Payment)
        .client_reference_id(new.order.to_string())
        .customer_email(new.email)
        .line_items(items)
        .metadata(metadata)
        .payment_intent_data(intent)
        .success_url(&*new.success_url)
        .cancel_url(&*new.cancel_url)
        .expires_at(new.expires_at.seconds()))
}

fn read_session(session: CheckoutSession) -> Session {
    Session {
        status: match session.status {
            Some(CheckoutSessionStatus::Complete) => SessionStatus::Complete,
            Some(CheckoutSessionStatus::Expired) => SessionStatus::Expired,
            _ => SessionStatus::Open,
        },
        payment_status: match session.payment_status {
            CheckoutSessionPaymentStatus::Paid => PaymentStatus::Paid,
            CheckoutSessionPaymentStatus::NoPaymentRequired => PaymentStatus::NoPaymentRequired,
            _ => PaymentStatus::Unpaid,
        },
        amount_total: session.amount_total,
        currency: session.currency.map(|currency| currency.to_string()),
        payment_id: session.payment_intent.map(|intent| intent.id().to_string()),
        order: session.client_reference_id,
        id: session.id.to_string(),
    }
}
