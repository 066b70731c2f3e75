//! Everything the simulator knows, in one piece of JSON.

use serde_json::{Value, json};

use crate::state::table::{Resource, Table};
use crate::tx::Tx;

/// `GET /control/state`: every object, newest first, and the switches.
pub fn snapshot(tx: &Tx<'_>) -> Value {
    let state = &tx.state;
    let deliveries: Vec<_> = state.deliveries.oldest_first().collect();
    json!({
        "now": tx.now(),
        "settings": state.settings,
        "sessions": all(tx, &state.sessions),
        "payments": all(tx, &state.intents),
        "charges": all(tx, &state.charges),
        "refunds": all(tx, &state.refunds),
        "disputes": all(tx, &state.disputes),
        "transfers": all(tx, &state.transfers),
        "application_fees": all(tx, &state.fees),
        "accounts": all(tx, &state.accounts),
        "events": all(tx, &state.events),
        "deliveries": deliveries,
    })
}

fn all<T: Resource>(tx: &Tx<'_>, table: &Table<T>) -> Vec<Value> {
    table.newest_first().map(|row| tx.show(row)).collect()
}
