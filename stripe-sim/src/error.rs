//! What a refused call answers, in Stripe's shape.

use serde_json::{Value, json};

/// A refused call: <https://docs.stripe.com/api/errors>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// The HTTP status.
    pub status: u16,
    /// Stripe's `type`, such as `invalid_request_error`.
    pub kind: &'static str,
    /// Stripe's `code`, such as `resource_missing`.
    pub code: Option<&'static str>,
    /// The parameter at fault, in bracket form.
    pub param: Option<String>,
    /// A sentence for a developer; for card errors, for the buyer.
    pub message: String,
}

impl ApiError {
    /// A 400 `invalid_request_error` without a code.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self {
            status: 400,
            kind: "invalid_request_error",
            code: None,
            param: None,
            message: message.into(),
        }
    }

    /// Gives the error a code.
    pub fn code(self, code: &'static str) -> Self {
        Self {
            code: Some(code),
            ..self
        }
    }

    /// Says which parameter is at fault.
    pub fn param(self, param: impl Into<String>) -> Self {
        Self {
            param: Some(param.into()),
            ..self
        }
    }

    /// Answers with another status.
    pub fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// A 404 for an identifier that is unknown, or belongs to another account.
    pub fn missing(noun: &str, param: &str, id: &str) -> Self {
        Self::invalid(format!("No such {noun}: '{id}'"))
            .code("resource_missing")
            .param(param)
            .status(404)
    }

    /// A parameter that must be there and is not.
    pub fn required(param: &str) -> Self {
        Self::invalid(format!("Missing required param: {param}."))
            .code("parameter_missing")
            .param(param)
    }

    /// A 401 for a key that is missing or not accepted.
    pub fn unauthorised(message: impl Into<String>) -> Self {
        Self::invalid(message).status(401)
    }

    /// A 503 while an outage is simulated.
    pub fn outage() -> Self {
        Self {
            kind: "api_error",
            status: 503,
            ..Self::invalid("A simulated outage is under way.")
        }
    }

    /// A 500: something went wrong at Stripe while the call was carried out.
    pub fn internal() -> Self {
        Self {
            kind: "api_error",
            status: 500,
            ..Self::invalid("A simulated error happened while this call was carried out.")
        }
    }

    /// A 409 for a key whose first call has not been answered.
    pub fn key_in_use(key: &str) -> Self {
        Self {
            kind: "idempotency_error",
            status: 409,
            ..Self::invalid(format!(
                "There is currently another in-progress request using this Idempotent Key (that \
                 probably means you submitted twice, and the other request is still going \
                 through): {key}. Please try again later."
            ))
            .code("idempotency_key_in_use")
        }
    }

    /// Whether an idempotency key remembers this answer. Calls that were never started (no valid
    /// key, an outage, a parameter that fails validation) leave no trace:
    /// <https://docs.stripe.com/api/idempotent_requests>.
    pub fn is_replayable(&self) -> bool {
        let refused_before_start = matches!(self.status, 401 | 403 | 409 | 429 | 503)
            || self
                .code
                .is_some_and(|code| code.starts_with("parameter_") || code == "url_invalid");
        !refused_before_start
    }

    /// The body of the answer.
    pub fn body(&self, request_id: &str) -> Value {
        let mut error = json!({
            "type": self.kind,
            "message": self.message,
            "request_log_url": format!("https://dashboard.stripe.com/test/logs/{request_id}"),
        });
        if let Some(code) = self.code {
            error["code"] = json!(code);
            error["doc_url"] = json!(format!("https://docs.stripe.com/error-codes#{code}"));
        }
        if let Some(param) = &self.param {
            error["param"] = json!(param);
        }
        json!({ "error": error })
    }
}
