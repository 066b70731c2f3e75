//! The hosted onboarding of connected accounts, `/onboarding/{link}`.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::flows::onboard::set_standing;
use crate::form;
use crate::pages::html::{escape, notice, page};
use crate::pages::respond::{html, see_other};
use crate::params::Params;
use crate::sim::Sim;
use crate::state::account::Standing;
use crate::state::account_link::AccountLink;
use crate::tx::Tx;

/// `GET /onboarding/{link}`
pub async fn show(State(sim): State<Sim>, Path(id): Path<String>) -> Response {
    sim.change(None, |tx| match valid(tx, &id) {
        Ok(link) => html(StatusCode::OK, view(tx, &link), &[&link.return_url]),
        Err(elsewhere) => *elsewhere,
    })
}

/// `POST /onboarding/{link}` with `outcome=complete`, `restrict` or `later`.
pub async fn submit(State(sim): State<Sim>, Path(id): Path<String>, body: Bytes) -> Response {
    sim.change(None, |tx| {
        let link = match valid(tx, &id) {
            Ok(link) => link,
            Err(elsewhere) => return *elsewhere,
        };
        let fields = form::parse(&body).unwrap_or_default();
        let standing = match Params::top(&fields).text("outcome") {
            Ok(Some("complete")) => Some(Standing::Ready),
            Ok(Some("restrict")) => Some(Standing::Restricted),
            _ => None,
        };
        if let Some(standing) = standing
            && let Err(error) = set_standing(tx, &link.account, standing)
        {
            let base = &tx.config.public_base_url;
            let page = notice(base, "This account is gone", &error.message, None);
            return html(StatusCode::NOT_FOUND, page, &[]);
        }
        if let Some(link) = tx.state.links.get_mut(&id) {
            link.used = true;
        }
        see_other(&link.return_url)
    })
}

/// A link works once and for a few minutes; then the platform is asked for a new one.
fn valid(tx: &Tx<'_>, id: &str) -> Result<AccountLink, Box<Response>> {
    let base = &tx.config.public_base_url;
    let Some(link) = tx.state.links.get(id) else {
        let text = "There is no onboarding with this address.";
        let page = notice(base, "This page does not exist", text, None);
        return Err(Box::new(html(StatusCode::NOT_FOUND, page, &[])));
    };
    if link.used || link.expires_at <= tx.now() {
        return Err(Box::new(see_other(&link.refresh_url)));
    }
    Ok(link.clone())
}

fn view(tx: &Tx<'_>, link: &AccountLink) -> String {
    let account = tx.state.accounts.get(&link.account);
    let name = account.and_then(|it| it.business_name.clone().or_else(|| it.email.clone()));
    let body = format!(
        r#"<main class="notice"><p><span class="badge">Test mode</span></p>
<h1>Set up payments</h1>
<p>Here {} would give a business address, a bank account and an identity. The simulator asks for nothing.</p>
<form method="post">
<button class="button" name="outcome" value="complete">Complete the set-up</button>
<button class="quiet" name="outcome" value="restrict">Complete it, but ask for a document</button>
<button class="quiet" name="outcome" value="later">Save for later</button>
</form></main>"#,
        escape(name.as_deref().unwrap_or("the seller")),
    );
    page(
        &tx.config.public_base_url,
        "Set up payments (test mode)",
        &body,
    )
}
