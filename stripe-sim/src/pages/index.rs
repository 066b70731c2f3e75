//! The index: what is going on, for a person with a browser.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::money::display;
use crate::pages::html::{escape, mount, page};
use crate::pages::respond::html;
use crate::sim::Sim;
use crate::state::session::{Session, SessionStatus};
use crate::tx::Tx;

const SHOWN: usize = 20;

/// `GET /`
pub async fn show(State(sim): State<Sim>) -> Response {
    sim.change(None, |tx| html(StatusCode::OK, view(tx), &[]))
}

fn view(tx: &Tx<'_>) -> String {
    let base = &tx.config.public_base_url;
    let at = escape(&mount(base));
    let sessions: String = tx
        .state
        .sessions
        .newest_first()
        .take(SHOWN)
        .map(|session| row(&at, session))
        .collect();
    let mut events = String::new();
    for event in tx.state.events.newest_first().take(SHOWN) {
        events.push_str(&format!(
            "<tr><td><code>{}</code></td><td>{}</td><td>{}</td></tr>",
            escape(&event.id),
            escape(&event.kind),
            if event.is_delivered() {
                ""
            } else {
                "not delivered yet"
            },
        ));
    }
    let body = format!(
        r#"<main class="index"><p><span class="badge">Test mode</span></p>
<h1>stripe-sim</h1>
<p>A Stripe look-alike for development and tests. Its API is at <code>{api}/v1</code>; any
<code>sk_test_…</code> key will do unless one was set. Everything it knows:
<a href="{at}/control/state">state</a>.</p>
<h2>Checkout sessions</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Checkout sessions"><table>
<thead><tr><th>Session</th><th>For</th><th>Total</th><th>Status</th><th>Payment</th></tr></thead>
<tbody>{sessions}</tbody></table></div>
<h2>Events</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Events"><table>
<thead><tr><th>Event</th><th>Type</th><th>Webhook</th></tr></thead>
<tbody>{events}</tbody></table></div>
</main>"#,
        api = escape(base),
    );
    page(base, "stripe-sim", &body)
}

fn row(at: &str, session: &Session) -> String {
    let id = escape(&session.id);
    let short: String = session.id.chars().take(20).collect();
    let name = if session.status == SessionStatus::Open {
        format!(
            r#"<a href="{at}/pay/{id}"><code>{}…</code></a>"#,
            escape(&short)
        )
    } else {
        format!("<code>{}…</code>", escape(&short))
    };
    let goods: Vec<_> = session
        .lines
        .iter()
        .map(|line| line.name.as_str())
        .collect();
    let word = |value: &serde_json::Value| value.as_str().unwrap_or("").replace('_', " ");
    format!(
        "<tr><td>{name}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
        escape(&goods.join(", ")),
        display(session.total(), &session.currency),
        word(&serde_json::json!(session.status)),
        word(&serde_json::json!(session.payment_status)),
    )
}
