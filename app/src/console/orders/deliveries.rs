//! Proof of delivery: what happened to the files of an order.

use crate::{
    api::deliveries::{Delivery, DeliveryLog as Log, list_deliveries},
    console::kit::{load::load, when::When},
    parts::bytes,
};
use leptos::prelude::*;

/// What happened to the files of an order, and whether its log is whole.
#[component]
pub(super) fn DeliveryLog(
    /// The order's id.
    order: String,
) -> impl IntoView {
    let id = StoredValue::new(order.clone());
    let data = Resource::new(move || id.get_value(), list_deliveries);
    let file = format!("/console/orders/{order}/proof-of-delivery.json");
    view! {
        <section class="stack" aria-labelledby="deliveries">
            <h2 id="deliveries">"Proof of delivery"</h2>
            {load(data, move |log| show(log, file.clone()))}
        </section>
    }
}

fn show(log: Log, file: String) -> AnyView {
    if log.total == 0 && log.broken_at.is_none() {
        return view! {
            <p class="muted">
                "Nothing has been downloaded yet. Every link, every download and every refusal will be written down here."
            </p>
        }
        .into_any();
    }
    let more = log.total - log.newest.len();
    let more = (more > 0).then(|| {
        let words = format!("{more} older entries are in the file.");
        view! { <p class="muted small">{words}</p> }
    });
    view! {
        {whole(log.broken_at)}
        <div class="table-wrap">
            <table class="table table--cards">
                <thead>
                    <tr>
                        <th scope="col">"What happened"</th>
                        <th scope="col">"Network"</th>
                        <th scope="col">"When"</th>
                    </tr>
                </thead>
                <tbody>{log.newest.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {more}
        <p>
            <a class="button" href=file rel="external" download>
                "Download the log"
            </a>
        </p>
    }
    .into_any()
}

fn whole(broken_at: Option<i64>) -> AnyView {
    match broken_at {
        None => view! { <p>"The log is complete and unchanged."</p> }.into_any(),
        Some(number) => {
            let words = format!(
                "Entry {number} does not fit the ones before it: somebody has changed the log."
            );
            view! { <p class="notice notice--danger">{words}</p> }.into_any()
        }
    }
}

fn row(delivery: Delivery) -> impl IntoView {
    let words = words(&delivery);
    let hashes = delivery.files.iter().map(|(_, sha256)| {
        view! { <span class="table__note mono">"SHA-256 " {sha256.clone()}</span> }
    });
    let hashes = hashes.collect_view();
    view! {
        <tr>
            <th scope="row">{words} {hashes}</th>
            <td class="mono" data-label="Network">
                {delivery.network}
            </td>
            <td data-label="When">
                <When at=delivery.at />
            </td>
        </tr>
    }
}

fn words(delivery: &Delivery) -> String {
    match delivery.kind.as_str() {
        "issued" => {
            let names: Vec<_> = delivery
                .files
                .iter()
                .map(|(name, _)| name.as_str())
                .collect();
            format!("Link made for {}", names.join(", "))
        }
        "started" => "Download started".to_owned(),
        "sent" => {
            let sent = i64::try_from(delivery.bytes.unwrap_or_default()).unwrap_or(i64::MAX);
            format!("{} sent", bytes::display(sent))
        }
        "finished" => "Download finished".to_owned(),
        "refused" => format!(
            "Refused: {}",
            why(delivery.why.as_deref().unwrap_or_default())
        ),
        other => other.replace('_', " "),
    }
}

/// The code of a refusal in plain words.
fn why(code: &str) -> String {
    match code {
        "expired" => "the link had run out",
        "downloads_over" => "the time for downloads was over",
        "other_network" => "the link was made for another network",
        "confirm_required" => "a new network, which needs a code from the buyer’s inbox",
        "limit_reached" => "all downloads were used",
        "revoked" => "the payment had been returned",
        "not_paid" => "the order was not paid",
        "too_many_requests" => "too many requests in a short time",
        "conflict" => "the file was not ready",
        other => return other.replace('_', " "),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Timestamp;

    #[test]
    fn says_what_happened_in_plain_words() {
        let said = |kind: &str| {
            words(&Delivery {
                number: 1,
                kind: kind.into(),
                at: Timestamp::default(),
                files: vec![("a.pdf".into(), "00".into()), ("b.pdf".into(), "01".into())],
                network: None,
                bytes: Some(1_500),
                why: Some("other_network".into()),
            })
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
