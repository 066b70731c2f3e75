//! Proof of delivery: what happened to the files of an order.

use crate::console::kit::ask::Asked;
use crate::{
    api::deliveries::{Delivery, DeliveryLog as Log},
    console::kit::{load::load, when::When},
    parts::bytes,
    spoken::words,
};
use ::words::Words;
use leptos::prelude::*;

/// What happened to the files of an order, and whether its log is whole.
#[component]
pub(super) fn DeliveryLog(
    /// The order's id.
    order: String,
    /// What is known of it.
    log: Asked<Log>,
) -> impl IntoView {
    let file = format!("/console/orders/{order}/proof-of-delivery.json");
    view! {
        <section class="stack" aria-labelledby="deliveries">
            <h2 id="deliveries">{words().orders_proof()}</h2>
            {load(log, move |log| show(log, file.clone()))}
        </section>
    }
}

fn show(log: Log, file: String) -> AnyView {
    let w = words();
    if log.total == 0 && log.broken_at.is_none() {
        return view! { <p class="muted">{w.orders_proof_nothing()}</p> }.into_any();
    }
    let more = i64::try_from(log.total - log.newest.len()).unwrap_or(i64::MAX);
    let more = (more > 0).then(|| {
        view! { <p class="muted small">{w.orders_proof_more(more)}</p> }
    });
    view! {
        {whole(w, log.broken_at)}
        <details class="fold">
            <summary class="fold__summary">{w.orders_proof_show()}</summary>
            <div class="stack">
                <div class="table-wrap">
                    <table class="table table--cards">
                        <thead>
                            <tr>
                                <th scope="col">{w.orders_proof_what()}</th>
                                <th scope="col">{w.orders_proof_network()}</th>
                                <th scope="col">{w.orders_proof_when()}</th>
                            </tr>
                        </thead>
                        <tbody>{log.newest.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
                {more}
            </div>
        </details>
        <p>
            <a class="button" href=file rel="external" download>
                {w.orders_proof_download()}
            </a>
        </p>
    }
    .into_any()
}

fn whole(w: Words, broken_at: Option<i64>) -> AnyView {
    match broken_at {
        None => view! { <p>{w.orders_proof_whole()}</p> }.into_any(),
        Some(number) => {
            view! { <p class="notice notice--danger">{w.orders_proof_broken(number)}</p> }
                .into_any()
        }
    }
}

fn row(delivery: Delivery) -> impl IntoView {
    let w = words();
    let said = said(w, &delivery);
    let hashes = delivery.files.iter().map(|(_, sha256)| {
        view! { <span class="table__note mono">"SHA-256 " {sha256.clone()}</span> }
    });
    let hashes = hashes.collect_view();
    view! {
        <tr>
            <th scope="row">{said} {hashes}</th>
            <td class="mono" data-label=w.orders_proof_network()>
                {delivery.network}
            </td>
            <td data-label=w.orders_proof_when()>
                <When at=delivery.at />
            </td>
        </tr>
    }
}

fn said(w: Words, delivery: &Delivery) -> String {
    match delivery.kind.as_str() {
        "issued" => {
            let names: Vec<_> = delivery
                .files
                .iter()
                .map(|(name, _)| name.as_str())
                .collect();
            w.orders_proof_issued(&names.join(", "))
        }
        "started" => w.orders_proof_started().to_owned(),
        "sent" => {
            let sent = i64::try_from(delivery.bytes.unwrap_or_default()).unwrap_or(i64::MAX);
            w.orders_proof_sent(&bytes::display(sent))
        }
        "finished" => w.orders_proof_finished().to_owned(),
        "refused" => w.orders_proof_refused(&why(w, delivery.why.as_deref().unwrap_or_default())),
        other => other.replace('_', " "),
    }
}

/// The code of a refusal in plain words.
pub(super) fn why(w: Words, code: &str) -> String {
    match code {
        "expired" => w.orders_why_expired(),
        "downloads_over" => w.orders_why_over(),
        "other_network" => w.orders_why_network(),
        "confirm_required" => w.orders_why_confirm(),
        "limit_reached" => w.orders_why_limit(),
        "revoked" => w.orders_why_revoked(),
        "not_paid" => w.orders_why_unpaid(),
        "too_many_requests" => w.orders_why_too_many(),
        "conflict" => w.orders_why_conflict(),
        other => return other.replace('_', " "),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::words::Language;
    use domain::Timestamp;

    #[test]
    fn says_what_happened_in_plain_words() {
        let said = |kind: &str| {
            let delivery = Delivery {
                number: 1,
                kind: kind.into(),
                at: Timestamp::default(),
                files: vec![("a.pdf".into(), "00".into()), ("b.pdf".into(), "01".into())],
                network: None,
                bytes: Some(1_500),
                why: Some("other_network".into()),
            };
            said(Words::of(Language::English), &delivery)
        };
        assert_eq!(said("issued"), "Link made for a.pdf, b.pdf");
        assert_eq!(said("sent"), "1.5 KB sent");
        assert_eq!(
            said("refused"),
            "Refused: the link was made for another network"
        );
        assert_eq!(said("something_new"), "something new");
    }
}
