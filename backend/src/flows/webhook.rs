//! A webhook: verified over its raw bytes, kept, and acted on in the same transaction.

use super::{
    complete::{self, Learned, Source},
    connect,
};
use crate::{
    Backend, Result, db, jobs,
    payments::{
        event::{Event, News},
        signature,
    },
};
use domain::{Code, Rejection, id::ShortId};
use serde_json::Value;

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

/// Which of the two endpoints an event came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// The one for the operator's own account.
    Platform,
    /// The one for connected accounts.
    Connect,
}

/// Takes a webhook. When this returns `Ok`, the event and everything it causes are durable.
///
/// # Errors
/// [`Code::NotFound`] while no secret is set, [`Code::InvalidInput`] for a wrong signature or a
/// body that is no event; anything else means that the sender should try again.
pub async fn receive(
    b: &Backend,
    endpoint: Endpoint,
    header: &str,
    body: &[u8],
) -> Result<Received> {
    let secret = match endpoint {
        Endpoint::Platform => b.payments.webhook_secret(),
        Endpoint::Connect => b.payments.connect_webhook_secret(),
    };
    let secret =
        secret.ok_or_else(|| Rejection::new(Code::NotFound, words::refusal::webhook_off()))?;
    if !signature::is_valid(header, body, secret, b.now()) {
        return Err(Rejection::new(Code::InvalidInput, words::refusal::webhook_unsigned()).into());
    }
    let no_event = || Rejection::new(Code::InvalidInput, words::refusal::webhook_no_event());
    let text = std::str::from_utf8(body).map_err(|_| no_event())?;
    let event = Event::parse(text).map_err(|_| no_event())?;
    // What is about somebody's account comes to the endpoint for that, and nothing else does.
    let is_connect = endpoint == Endpoint::Connect;
    if event.livemode != b.payments.is_live() || event.account.is_some() != is_connect {
        tracing::warn!(event.id, "Ignored an event of another mode or account");
        return Ok(Received::Ignored);
    }
    take_in(b, &event, text).await
}

/// Takes in an event from the payment service's list, unless it came as a webhook. In the list of a
/// connected account the events do not name it.
///
/// # Errors
/// If the database fails.
pub(crate) async fn take_in_listed(
    b: &Backend,
    event: &Value,
    account: Option<&str>,
) -> Result<()> {
    let text = event.to_string();
    let mut event = match Event::parse(&text) {
        Ok(event) if event.livemode == b.payments.is_live() => event,
        _ => return Ok(()),
    };
    event.account = account.map(str::to_owned);
    if !db::webhooks::known(&mut b.db.fresh().await?, &event.id).await? {
        tracing::info!(
            event.id,
            event.kind,
            "An event is in the list that never came"
        );
        take_in(b, &event, &text).await?;
    }
    Ok(())
}

/// Keeps an event and acts on it, in one transaction.
async fn take_in(b: &Backend, event: &Event, text: &str) -> Result<Received> {
    let now = b.now();
    b.pauses.at("webhook.verified").await;
    let mut tx = b.db.write().await?;
    if !db::webhooks::insert(&mut tx, &event.id, &event.kind, &kept(text)?, now).await? {
        return Ok(Received::Repeated);
    }
    b.pauses.at("webhook.kept").await;
    let changed = act(b, &mut tx, event).await?;
    db::webhooks::handled(&mut tx, &event.id, now).await?;
    b.pauses.at("webhook.acted").await;
    tx.commit().await?;
    b.pauses.at("webhook.committed").await;
    complete::tell(b, changed).await;
    Ok(Received::Handled)
}

/// Does what an event calls for: the pages that changed by it.
async fn act(b: &Backend, tx: &mut db::Tx, event: &Event) -> Result<Vec<ShortId>> {
    let account = event.account.as_deref();
    let (payment, learned) = match event.news() {
        None => return Ok(Vec::new()),
        Some(News::Account { id }) => {
            // What the news itself says may be old: the payment service is asked.
            let (ask, key) = connect::ask_job(&id);
            jobs::reschedule(b, tx, &ask, &key, b.now()).await?;
            return Ok(Vec::new());
        }
        Some(News::Session(session)) => {
            let page = complete::apply(b, tx, &session, account, Source::Event).await?;
            return Ok(page.into_iter().collect());
        }
        Some(News::Refunded { payment, minor }) => (payment, Learned::Refunded(minor)),
        Some(News::Refund {
            payment,
            id,
            ours,
            fact,
        }) => {
            let news = Learned::Refund(id.clone(), fact);
            let page = complete::learn(b, tx, &payment, account, news).await?;
            // The answer to our own request may have got lost: this is as good.
            if let Some(ours) = ours {
                db::refunds::set_sent(tx, &ours, Some(&id), b.now()).await?;
            }
            return Ok(page.into_iter().collect());
        }
        Some(News::Dispute { payment, id, fact }) => (payment, Learned::Dispute(id, fact)),
    };
    let page = complete::learn(b, tx, &payment, account, learned).await?;
    Ok(page.into_iter().collect())
}

/// The event as it is kept: without the address to which the buyer returns, because that is the
/// order page's, and the key in it is stored as a hash only.
fn kept(text: &str) -> Result<String> {
    let mut event: Value = serde_json::from_str(text)?;
    let object = event.pointer_mut("/data/object");
    if let Some(object) = object.and_then(Value::as_object_mut) {
        object.remove("success_url");
        object.remove("cancel_url");
    }
    Ok(event.to_string())
}
