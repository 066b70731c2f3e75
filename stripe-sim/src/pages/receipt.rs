//! The receipt of a charge, `/receipt/{charge}`.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::money::display;
use crate::pages::html::{escape, notice, page};
use crate::pages::respond::html;
use crate::sim::Sim;
use crate::state::charge::{Charge, ChargeStatus};

/// `GET /receipt/{charge}`
pub async fn show(State(sim): State<Sim>, Path(id): Path<String>) -> Response {
    let base = &sim.config().public_base_url;
    let charge = sim.change(None, |tx| tx.state.charges.get(&id).cloned());
    match charge.filter(|charge| charge.status == ChargeStatus::Succeeded) {
        Some(charge) => html(StatusCode::OK, receipt(base, &charge), &[]),
        None => {
            let text = "There is no payment with this address.";
            html(
                StatusCode::NOT_FOUND,
                notice(base, "No such receipt", text, None),
                &[],
            )
        }
    }
}

fn receipt(base: &str, charge: &Charge) -> String {
    let refunded = if charge.amount_refunded == 0 {
        String::new()
    } else {
        let amount = display(charge.amount_refunded, &charge.currency);
        format!(r#"<p class="sum"><span>Refunded</span> <strong>{amount}</strong></p>"#)
    };
    let body = format!(
        r#"<main class="notice"><p><span class="badge">Test mode</span></p><h1>Receipt</h1>
<p class="sum"><span>Paid</span> <strong>{}</strong></p>{refunded}
<p>Sent to {}. Payment <code>{}</code>.</p></main>"#,
        display(charge.amount, &charge.currency),
        escape(&charge.buyer.email),
        escape(&charge.intent),
    );
    page(base, "Receipt", &body)
}
