//! Disputes: what the bank wants, and what it is told.

use crate::{
    api::orders::{Dispute, Evidence, OrderDetail, submit_evidence},
    console::kit::{
        field::AreaField,
        form::{Form, FormState},
        toast::use_toasts,
        when::When,
    },
    spoken::words,
};
use ::words::{GAP, Words, around};
use domain::payment::DisputeState;
use leptos::prelude::*;

/// The disputes about an order; nothing if there are none.
#[component]
pub(super) fn Disputes(
    /// The order and everything around it.
    detail: OrderDetail,
    /// What to do when evidence was handed in.
    changed: Callback<()>,
) -> impl IntoView {
    let w = words();
    let id = detail.order.id.to_string();
    detail
        .disputes
        .into_iter()
        .map(|dispute| {
            let waits = dispute.state == DisputeState::Open && !dispute.is_submitted;
            let form = detail
                .evidence
                .clone()
                .filter(|_| waits)
                .map(|evidence| view! { <EvidenceForm id=id.clone() evidence changed /> });
            let class = format!("notice notice--{}", tone(&dispute));
            view! {
                <section class=class aria-label=w.orders_dispute()>
                    <div class="stack">
                        <Told dispute />
                        {form}
                    </div>
                </section>
            }
        })
        .collect_view()
}

const fn tone(dispute: &Dispute) -> &'static str {
    match dispute.state {
        DisputeState::Open if dispute.is_submitted => "warn",
        DisputeState::Open | DisputeState::Lost => "danger",
        DisputeState::Won => "ok",
    }
}

#[component]
fn Told(dispute: Dispute) -> impl IntoView {
    let (w, amount) = (words(), dispute.amount.into());
    let (title, now) = match (dispute.state, dispute.is_submitted) {
        (DisputeState::Open, false) => {
            (w.orders_dispute_asked(amount), w.orders_dispute_asked_now())
        }
        (DisputeState::Open, true) => (
            w.orders_dispute_waiting(amount),
            w.orders_dispute_waiting_now(),
        ),
        (DisputeState::Won, _) => (w.orders_dispute_won(amount), w.orders_dispute_won_now()),
        (DisputeState::Lost, _) => (w.orders_dispute_lost(amount), w.orders_dispute_lost_now()),
    };
    let (before, after) = around(&w.orders_dispute_due(GAP));
    let due_by = dispute
        .due_by
        .filter(|_| dispute.state == DisputeState::Open && !dispute.is_submitted);
    view! {
        <div class="stack stack--tight">
            <h2 class="notice__title">{title}</h2>
            <p>{w.orders_dispute_reason(&reason(w, &dispute.reason))}</p>
            <p>{now}</p>
            {due_by
                .map(|at| {
                    view! {
                        <p>
                            <strong>{before.clone()} <When at /> {after.clone()}</strong>
                        </p>
                    }
                })}
        </div>
    }
}

/// A bank's reason in plain words; see Stripe, "Dispute reason codes".
fn reason(w: Words, code: &str) -> String {
    match code {
        "fraudulent" => w.orders_dispute_fraudulent(),
        "product_not_received" => w.orders_dispute_not_received(),
        "product_unacceptable" => w.orders_dispute_unacceptable(),
        "duplicate" => w.orders_dispute_duplicate(),
        "unrecognized" => w.orders_dispute_unrecognized(),
        "credit_not_processed" => w.orders_dispute_no_credit(),
        "subscription_canceled" => w.orders_dispute_canceled(),
        "general" | "" => w.orders_dispute_general(),
        other => return other.replace('_', " "),
    }
    .to_owned()
}

fn or_none(w: Words, text: String) -> String {
    Some(text)
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| w.orders_evidence_none().to_owned())
}

#[component]
fn EvidenceForm(id: String, evidence: Evidence, changed: Callback<()>) -> impl IntoView {
    let (w, state, toasts) = (words(), FormState::new(), use_toasts());
    let text = RwSignal::new(String::new());
    let send = move || {
        let sending = submit_evidence(id.clone(), text.get_untracked());
        state.send(Ok(sending), move |()| {
            toasts.ok(w.orders_evidence_sent());
            changed.try_run(());
        });
    };
    let parts = [
        (w.orders_evidence_sold(), evidence.sold),
        (
            w.orders_evidence_downloads(),
            or_none(w, evidence.downloads),
        ),
        (w.orders_evidence_story(), evidence.story),
    ]
    .map(|(words, text)| {
        view! {
            <h3>{words}</h3>
            // Long ones are scrolled, also with the keyboard.
            <pre class="evidence__text" role="region" aria-label=words tabindex="0">
                {text}
            </pre>
        }
    });
    view! {
        <details class="evidence">
            <summary>{w.orders_evidence_summary()}</summary>
            <div class="stack stack--tight">{parts.into_iter().collect_view()}</div>
        </details>
        <Form state submit=w.orders_evidence_send() on_submit=send>
            <AreaField
                form=state
                name="text"
                label=w.orders_evidence_words()
                value=text
                hint=w.orders_evidence_words_hint()
            />
        </Form>
    }
}
