//! A connected account becomes ready, or loses its standing.

use serde_json::json;

use crate::error::ApiError;
use crate::state::account::{Account, Standing};
use crate::tx::Tx;

/// Puts an account in a standing and tells the platform.
///
/// # Errors
/// When there is no such account.
pub fn set_standing(tx: &mut Tx<'_>, id: &str, standing: Standing) -> Result<Account, ApiError> {
    let before = tx.account(id)?.clone();
    let after = Account {
        standing,
        ..before.clone()
    };
    tx.state.accounts.insert(after.clone());
    let was_ready = before.standing == Standing::Ready;
    let previous = json!({ "charges_enabled": was_ready, "payouts_enabled": was_ready });
    announce(tx, &after, Some(previous));
    Ok(after)
}

/// Says that an account changed, to the platform's endpoint for connected accounts.
pub fn announce(tx: &mut Tx<'_>, account: &Account, previous: Option<serde_json::Value>) {
    let object = tx.show(account);
    tx.emit_for("account.updated", Some(&account.id), object, previous);
}
