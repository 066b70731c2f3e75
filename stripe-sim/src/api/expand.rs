//! `expand[]`: objects in place of their identifiers.
//! <https://docs.stripe.com/api/expanding_objects>

mod known;

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::error::ApiError;
use crate::tx::Tx;

/// Stripe's limit on dots.
const MAX_DEPTH: usize = 4;
/// How many items of a list come with the object that has it.
const INCLUDED: usize = 10;

/// The paths a call wants expanded.
///
/// # Errors
/// When one is too deep or leads nowhere. A call is refused for it before it does anything.
pub fn paths(call: &Call) -> Result<Vec<String>, ApiError> {
    let paths = call.params().texts("expand")?;
    let kind = known::answer(&call.method, &call.path);
    for path in &paths {
        let names: Vec<&str> = path.split('.').collect();
        let problem = if names.len() > MAX_DEPTH {
            format!(
                "You cannot expand more than {MAX_DEPTH} levels of a property. Property: {path}"
            )
        } else if kind.is_some_and(|kind| known::leads_somewhere(kind, &names)) {
            continue;
        } else {
            format!("This property cannot be expanded ({path}).")
        };
        return Err(ApiError::invalid(problem).param("expand"));
    }
    Ok(paths)
}

/// Expands every path in an object, or in a list of them (`data.…`).
pub fn expand(tx: &Tx<'_>, account: Option<&str>, mut value: Value, paths: &[String]) -> Value {
    for path in paths {
        let names: Vec<&str> = path.split('.').collect();
        walk(tx, account, &mut value, &names);
    }
    value
}

/// Goes as far as there is something to expand.
fn walk(tx: &Tx<'_>, account: Option<&str>, value: &mut Value, names: &[&str]) {
    let Some((name, rest)) = names.split_first() else {
        return;
    };
    if let Value::Array(items) = value {
        for item in items {
            walk(tx, account, item, names);
        }
        return;
    }
    if value.get(name).is_none()
        && let Some(included) = include(tx, value, name)
        && let Some(object) = value.as_object_mut()
    {
        object.insert((*name).to_owned(), included);
    }
    let Some(property) = value.get_mut(name) else {
        return;
    };
    if let Value::String(id) = property {
        let object = tx.state.object(id, account, &tx.config.public_base_url);
        if let Some(object) = object.or_else(|| product(tx, id)) {
            *property = object;
        }
    }
    walk(tx, account, property, rest);
}

/// Properties that are only there when they are asked for.
fn include(tx: &Tx<'_>, value: &Value, name: &str) -> Option<Value> {
    let id = value["id"].as_str()?;
    let (items, url): (Vec<Value>, String) = match (value["object"].as_str()?, name) {
        ("checkout.session", "line_items") => (
            tx.state.sessions.get(id)?.line_objects(),
            format!("/v1/checkout/sessions/{id}/line_items"),
        ),
        ("charge", "refunds") => {
            let refunds = tx.state.refunds.newest_first();
            let refunds = refunds.filter(|refund| refund.charge == id);
            (
                refunds.map(|refund| tx.show(refund)).collect(),
                format!("/v1/charges/{id}/refunds"),
            )
        }
        _ => return None,
    };
    let first = items.len().min(INCLUDED);
    Some(json!({
        "object": "list",
        "data": items[..first],
        "has_more": items.len() > INCLUDED,
        "url": url,
    }))
}

fn product(tx: &Tx<'_>, id: &str) -> Option<Value> {
    if !id.starts_with("prod_") {
        return None;
    }
    let mut sessions = tx.state.sessions.newest_first();
    sessions.find_map(|session| {
        let line = session.lines.iter().find(|line| line.product == id)?;
        Some(line.product_object(session.created))
    })
}
