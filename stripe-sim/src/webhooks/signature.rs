//! Stripe's webhook signatures: <https://docs.stripe.com/webhooks/signature>.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The `Stripe-Signature` header for a body: `t={timestamp},v1={hex}`, where the hex is the
/// HMAC-SHA256 of `{timestamp}.{body}` under the endpoint's secret. `timestamp` is in seconds.
pub fn signature_header(secret: &str, timestamp: i64, body: &[u8]) -> String {
    // HMAC takes keys of any length, so this always has a value.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    mac.update(format!("{timestamp}.").as_bytes());
    mac.update(body);
    let mut header = format!("t={timestamp},v1=");
    for byte in mac.finalize().into_bytes() {
        header.push_str(&format!("{byte:02x}"));
    }
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_documented_hmac() {
        // printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test
        assert_eq!(
            signature_header("whsec_test", 1_700_000_000, br#"{"id":"evt_1"}"#),
            "t=1700000000,v1=c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925"
        );
    }

    #[test]
    fn secret_time_and_body_all_count() {
        let header = signature_header("a", 1, b"{}");
        assert_ne!(header, signature_header("b", 1, b"{}"));
        assert_ne!(header, signature_header("a", 2, b"{}"));
        assert_ne!(header, signature_header("a", 1, b"{ }"));
    }
}
