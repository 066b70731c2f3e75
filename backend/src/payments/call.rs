//! One request to the payment service, with its retries and its errors.

use super::Payments;
use crate::Error;
use domain::{Code, Rejection};
use serde_json::{Value, json};
use stripe::{AccountId, Client, IdempotencyKey, RequestStrategy, StripeError};
use stripe_client_core::{RequestBuilder, StripeMethod};

const ATTEMPTS: u32 = 2;
/// Stripe's code for a connected account that is not, or no longer, connected.
pub const ACCOUNT_GONE: &str = "account_invalid";

/// Why a request came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The service did not answer, or not for good: nobody knows whether it did anything.
    Unavailable(String),
    /// It refused: nothing was done.
    Refused {
        /// Stripe's error code, like `charge_already_refunded`.
        code: String,
        /// Stripe's words.
        message: String,
    },
}

impl Failure {
    /// Whether it refused for this reason.
    pub fn is(&self, reason: &str) -> bool {
        matches!(self, Self::Refused { code, .. } if code == reason)
    }
}

impl From<Failure> for Error {
    /// What a person is told; refusals of our own request are errors of this program and go to the
    /// log.
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unavailable(error) => {
                tracing::warn!(%error, "The payment service does not answer");
                Rejection::new(
                    Code::PaymentsUnavailable,
                    words::refusal::payments_unavailable(),
                )
                .into()
            }
            Failure::Refused { code, message } => Self::Payments(format!("{code}: {message}")),
        }
    }
}

/// A request.
#[derive(Debug)]
pub(super) struct Call<'a> {
    method: StripeMethod,
    path: String,
    parameters: Option<Value>,
    key: Option<String>,
    account: Option<&'a str>,
}

impl<'a> Call<'a> {
    /// Reads an object or a list.
    pub(super) fn get(path: impl Into<String>) -> Self {
        Self {
            method: StripeMethod::Get,
            path: path.into(),
            parameters: None,
            key: None,
            account: None,
        }
    }

    /// Makes or changes something. Repeated with the same key it happens once.
    pub(super) fn post(path: impl Into<String>, parameters: Value, key: impl Into<String>) -> Self {
        Self {
            method: StripeMethod::Post,
            parameters: Some(parameters),
            key: Some(key.into()),
            ..Self::get(path)
        }
    }

    /// With a query.
    pub(super) fn query(mut self, parameters: Value) -> Self {
        self.parameters = Some(parameters);
        self
    }

    /// In the name of a connected account.
    pub(super) const fn account(mut self, account: Option<&'a str>) -> Self {
        self.account = account;
        self
    }

    async fn send(&self, client: &Client) -> Result<Value, StripeError> {
        let mut request = RequestBuilder::new(self.method, &self.path);
        match (self.method, &self.parameters) {
            (StripeMethod::Get, Some(parameters)) => request = request.query(parameters),
            // An empty object has no form: it would become a field without a name.
            (_, Some(parameters)) if *parameters != json!({}) => request = request.form(parameters),
            (_, _) => {}
        }
        let mut request = request.customize::<miniserde::json::Value>();
        if let Some(key) = &self.key {
            let key = IdempotencyKey::new(key)
                .map_err(|error| StripeError::ConfigError(error.to_string()))?;
            request = request.request_strategy(RequestStrategy::Idempotent(key));
        }
        if let Some(account) = self.account {
            request = request.account_id(AccountId::from(account.to_owned()));
        }
        let answer = request.send(client).await?;
        serde_json::from_str(&miniserde::json::to_string(&answer))
            .map_err(|error| StripeError::JSONDeserialize(error.to_string()))
    }
}

impl Payments {
    /// Sends a request, once more if the first attempt did not come through. Every request here can
    /// be repeated safely: it reads, or it has an idempotency key.
    pub(super) async fn call(&self, call: Call<'_>) -> Result<Value, Failure> {
        let mut attempt = 1;
        loop {
            match call.send(&self.client).await {
                Ok(answer) => return Ok(answer),
                Err(error) if attempt < ATTEMPTS && is_transient(&error) => attempt += 1,
                Err(error) => return Err(failure(&error)),
            }
        }
    }
}

/// Whether trying again may help.
fn is_transient(error: &StripeError) -> bool {
    match error {
        StripeError::Stripe(_, status) => matches!(status, 409 | 424 | 429 | 500..=599),
        // An answer that cannot be read is a proxy's error page, or was cut off: whatever was asked
        // for may have happened.
        StripeError::ClientError(_) | StripeError::Timeout | StripeError::JSONDeserialize(_) => {
            true
        }
        StripeError::ConfigError(_) => false,
    }
}

/// Whether the operator has to do something first, like renewing the key: no request can be right
/// until then, so none was refused.
fn is_locked_out(error: &StripeError) -> bool {
    match error {
        StripeError::Stripe(refusal, status) => {
            let code = refusal.code.as_ref().map(ToString::to_string);
            matches!(status, 401 | 403) && code.as_deref() != Some(ACCOUNT_GONE)
        }
        _ => false,
    }
}

fn failure(error: &StripeError) -> Failure {
    if is_transient(error) || is_locked_out(error) {
        return Failure::Unavailable(error.to_string());
    }
    match error {
        StripeError::Stripe(refusal, status) => Failure::Refused {
            code: refusal
                .code
                .as_ref()
                .map_or_else(|| format!("status_{status}"), ToString::to_string),
            message: refusal.message.clone().unwrap_or_default(),
        },
        other => Failure::Refused {
            code: "unreadable".to_owned(),
            message: other.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_service_itself_wrote_is_a_refusal() {
        for unknown in [
            StripeError::JSONDeserialize("a proxy's error page".to_owned()),
            StripeError::ClientError("connection reset".to_owned()),
            StripeError::Timeout,
        ] {
            assert!(
                matches!(failure(&unknown), Failure::Unavailable(_)),
                "{unknown}"
            );
        }
        let ours = StripeError::ConfigError("a key that cannot be sent".to_owned());
        assert!(matches!(failure(&ours), Failure::Refused { .. }));
    }
}
