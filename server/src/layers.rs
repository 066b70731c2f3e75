//! What stands around the handlers.

pub mod client_ip;
pub mod csrf;
pub mod framing;
pub mod rate_limit;
pub mod security_headers;
pub mod speech;
pub mod telemetry;
