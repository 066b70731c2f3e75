//! Webhook signatures (Stripe, "Verify webhook signatures manually").

use domain::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How far the time of a signature may be off, both ways, in seconds.
const TOLERANCE: i64 = 300;

/// Whether one of the `v1` signatures in the header was made with the secret, over exactly these
/// bytes, within five minutes of `now`.
pub fn is_valid(header: &str, body: &[u8], secret: &str, now: Timestamp) -> bool {
    let mut time = None;
    let mut signatures = Vec::new();
    for part in header.split(',') {
        match part.trim().split_once('=') {
            Some(("t", value)) => time = Some(value),
            Some(("v1", value)) => signatures.push(value),
            _ => {}
        }
    }
    let Some(time) = time else { return false };
    let Ok(seconds) = time.parse::<i64>() else {
        return false;
    };
    if secret.is_empty() || (now.seconds() - seconds).abs() > TOLERANCE {
        return false;
    }
    signatures.iter().any(|signature| {
        let Some(signature) = from_hex(signature) else {
            return false;
        };
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
            return false;
        };
        mac.update(time.as_bytes());
        mac.update(b".");
        mac.update(body);
        mac.verify_slice(&signature).is_ok()
    })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"id":"evt_1"}"#;

    fn sign(secret: &str, time: i64, body: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(format!("{time}.").as_bytes());
        mac.update(body);
        mac.finalize()
            .into_bytes()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1000)
    }

    #[test]
    fn only_the_secret_the_bytes_and_the_time_together_fit() {
        let good = format!("t=1000,v1={}", sign("whsec_a", 1000, BODY));
        assert!(is_valid(&good, BODY, "whsec_a", at(1000)));
        assert!(is_valid(&good, BODY, "whsec_a", at(1300)));
        assert!(!is_valid(&good, BODY, "whsec_a", at(1301)), "too old");
        assert!(
            !is_valid(&good, BODY, "whsec_a", at(699)),
            "from the future"
        );
        assert!(!is_valid(&good, b"{}", "whsec_a", at(1000)), "other bytes");
        assert!(!is_valid(&good, BODY, "whsec_b", at(1000)), "other secret");
        assert!(!is_valid(&good, BODY, "", at(1000)), "no secret");
        assert!(
            !is_valid(&good.replace("t=1000", "t=1001"), BODY, "whsec_a", at(1000)),
            "other time"
        );
    }

    #[test]
    fn any_of_several_signatures_counts_while_a_secret_is_rolled() {
        let header = format!(
            "t=1000,v1={},v1={}",
            sign("old", 1000, BODY),
            sign("new", 1000, BODY)
        );
        assert!(is_valid(&header, BODY, "new", at(1000)));
        for bad in [
            "",
            "t=1000",
            "v1=00",
            "t=x,v1=00",
            "t=1000,v1=zz",
            "t=1000,v1=é",
            "t=1000,v0=00",
        ] {
            assert!(!is_valid(bad, BODY, "new", at(1000)), "{bad}");
        }
        assert!(!is_valid(
            &format!("t=1000,v1={}", sign("", 1000, BODY)),
            BODY,
            "",
            at(1000)
        ));
    }
}
