//! One attempt to hand an event to its endpoint.

use reqwest::Client;
use reqwest::header::CONTENT_TYPE;

use crate::clock::wall_ms;
use crate::webhooks::signature::signature_header;

/// An event, addressed.
#[derive(Debug)]
pub struct Parcel {
    pub delivery: String,
    pub event: String,
    pub url: String,
    pub secret: String,
    pub body: String,
}

/// What became of an attempt.
#[derive(Debug)]
pub struct Outcome {
    pub delivery: String,
    pub arrived: bool,
}

/// Sends an event. It has arrived when the endpoint answers 2xx. The signature carries the wall
/// clock's time, which is what endpoints compare it with, even if tests advanced the simulated one.
pub async fn send(http: Client, parcel: Parcel) -> Outcome {
    let signature = signature_header(
        &parcel.secret,
        wall_ms().div_euclid(1_000),
        parcel.body.as_bytes(),
    );
    let answer = http
        .post(&parcel.url)
        .header(CONTENT_TYPE, "application/json; charset=utf-8")
        .header("Stripe-Signature", signature)
        .body(parcel.body)
        .send()
        .await;
    let arrived = match answer {
        Ok(answer) if answer.status().is_success() => true,
        Ok(answer) => {
            let status = answer.status().as_u16();
            tracing::info!(
                event.id = parcel.event,
                status,
                "The webhook endpoint refused an event"
            );
            false
        }
        Err(error) => {
            tracing::info!(event.id = parcel.event, %error, "The webhook endpoint cannot be reached");
            false
        }
    };
    Outcome {
        delivery: parcel.delivery,
        arrived,
    }
}
