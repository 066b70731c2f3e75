//! A webhook: verified over its raw bytes, kept, and acted on in the same transaction.

use super::complete;
use crate::{
    Backend, Result, db,
    payments::{event::Event, signature},
};
use domain::{Code, Rejection};

/// What became of a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// It was kept and acted on.
    Handled,
    /// It had come before.
    Repeated,
    /// It is not about this installation.
    Ignored,
}

/// Takes a webhook. When this returns `Ok`, the event and everything it causes are durable.
///
/// # Errors
/// [`Code::NotFound`] while no secret is set, [`Code::InvalidInput`] for a wrong signature or a
/// body that is no event; anything else means that the sender should try again.
pub async fn receive(b: &Backend, header: &str, body: &[u8]) -> Result<Received> {
    let secret = b.payments.webhook_secret();
    let secret =
        secret.ok_or_else(|| Rejection::new(Code::NotFound, "Webhooks are not set up here."))?;
    if !signature::is_valid(header, body, secret, b.now()) {
        return Err(Rejection::new(Code::InvalidInput, "The signature does not fit.").into());
    }
    let no_event = || Rejection::new(Code::InvalidInput, "This is not an event.");
    let text = std::str::from_utf8(body).map_err(|_| no_event())?;
    let event = Event::parse(text).map_err(|_| no_event())?;
    if event.livemode != b.payments.is_live() || event.account.is_some() {
        tracing::warn!(event.id, "Ignored an event of another mode or account");
        return Ok(Received::Ignored);
    }
    let now = b.now();
    let mut tx = b.db.write().await?;
    if !db::webhooks::insert(&mut tx, &event.id, &event.kind, &kept(text)?, now).await? {
        return Ok(Received::Repeated);
    }
    let mut page = None;
    if let Some(session) = event.session() {
        let failed = event.kind == "checkout.session.async_payment_failed";
        page = complete::apply(b, &mut tx, &session, failed).await?;
    }
    db::webhooks::handled(&mut tx, &event.id, now).await?;
    tx.commit().await?;
    complete::tell(b, page);
    Ok(Received::Handled)
}

/// The event as it is kept: without the address to which the buyer returns, because that is the
/// order page's, and the key in it is stored as a hash only.
fn kept(text: &str) -> Result<String> {
    let mut event: serde_json::Value = serde_json::from_str(text)?;
    let object = event.pointer_mut("/data/object");
    if let Some(object) = object.and_then(serde_json::Value::as_object_mut) {
        object.remove("success_url");
    }
    Ok(event.to_string())
}
