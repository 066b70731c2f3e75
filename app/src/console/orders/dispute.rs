//! Disputes: what the bank wants, and what it is told.

use crate::{
    api::orders::{Dispute, Evidence, OrderDetail, submit_evidence},
    console::kit::{
        field::AreaField,
        form::{Form, FormState},
        toast::use_toasts,
        when::When,
    },
};
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
                <section class=class aria-label="Dispute">
                    <div class="stack">
                        <Words dispute />
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
fn Words(dispute: Dispute) -> impl IntoView {
    let amount = dispute.amount;
    let title = match (dispute.state, dispute.is_submitted) {
        (DisputeState::Open, false) => format!("The buyer’s bank asks for {amount} back"),
        (DisputeState::Open, true) => format!("The bank decides about {amount}"),
        (DisputeState::Won, _) => format!("You won the dispute about {amount}"),
        (DisputeState::Lost, _) => format!("You lost the dispute about {amount}"),
    };
    let now = match (dispute.state, dispute.is_submitted) {
        (DisputeState::Open, false) => {
            "Tell the bank your side. If you do nothing, what the order itself proves is sent a day before the deadline."
        }
        (DisputeState::Open, true) => {
            "Your evidence is with the bank. The answer takes up to three months; you will get an e-mail."
        }
        (DisputeState::Won, _) => "The money is yours again, and the buyer can download again.",
        (DisputeState::Lost, _) => "The bank gave the money back to the buyer. This is final.",
    };
    let due_by = dispute
        .due_by
        .filter(|_| dispute.state == DisputeState::Open && !dispute.is_submitted);
    view! {
        <div class="stack stack--tight">
            <h2 class="notice__title">{title}</h2>
            <p>{format!("The reason: {}.", reason(&dispute.reason))}</p>
            <p>{now}</p>
            {due_by
                .map(|at| {
                    view! {
                        <p>
                            <strong>"Answer until " <When at /> "."</strong>
                        </p>
                    }
                })}
        </div>
    }
}

/// A bank's reason in plain words; see Stripe, "Dispute reason codes".
fn reason(code: &str) -> String {
    match code {
        "fraudulent" => "the card’s owner says that they did not pay this",
        "product_not_received" => "the buyer says that they did not get it",
        "product_unacceptable" => "the buyer says that it is not what was described",
        "duplicate" => "the buyer says that they were charged twice",
        "unrecognized" => "the card’s owner does not recognise the payment",
        "credit_not_processed" => "the buyer says that a refund was promised and did not come",
        "subscription_canceled" => "the buyer says that they had cancelled",
        "general" | "" => "the bank gave none",
        other => return other.replace('_', " "),
    }
    .to_owned()
}

fn or_none(text: String) -> String {
    Some(text)
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| "None so far.".to_owned())
}

#[component]
fn EvidenceForm(id: String, evidence: Evidence, changed: Callback<()>) -> impl IntoView {
    let (state, toasts) = (FormState::new(), use_toasts());
    let text = RwSignal::new(String::new());
    let send = move || {
        let sending = submit_evidence(id.clone(), text.get_untracked());
        state.send(Ok(sending), move |()| {
            toasts.ok("Sent to the bank.");
            changed.try_run(());
        });
    };
    let parts = [
        ("What was sold", evidence.sold),
        ("Downloads", or_none(evidence.downloads)),
        ("What happened", evidence.story),
    ]
    .map(|(words, text)| {
        view! {
            <h3>{words}</h3>
            <pre class="evidence__text">{text}</pre>
        }
    });
    view! {
        <details class="evidence">
            <summary>"What the order proves, and is sent in any case"</summary>
            <div class="stack stack--tight">{parts.into_iter().collect_view()}</div>
        </details>
        <Form state submit="Send to the bank" on_submit=send>
            <AreaField
                form=state
                name="text"
                label="In your own words"
                value=text
                hint="What you and the buyer wrote each other, for example. It can be sent only once."
            />
        </Form>
    }
}
