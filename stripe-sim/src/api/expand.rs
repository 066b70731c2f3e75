//! `expand[]`: objects in place of their identifiers.
//! <https://docs.stripe.com/api/expanding_objects>

use serde_json::{Value, json};

use crate::error::ApiError;
use crate::state::table::Resource;
use crate::tx::Tx;

/// Stripe's limit on dots.
const MAX_DEPTH: usize = 4;

/// Refuses paths that are too deep.
///
/// # Errors
/// When one is.
pub fn check(paths: Vec<String>) -> Result<Vec<String>, ApiError> {
    match paths
        .iter()
        .find(|path| path.split('.').count() > MAX_DEPTH || path.is_empty())
    {
        None => Ok(paths),
        Some(path) => Err(ApiError::invalid(format!(
            "You cannot expand more than {MAX_DEPTH} levels of a property: {path}"
        ))
        .param("expand")),
    }
}

/// Expands every path in an object, or in a list of them (`data.…`).
///
/// # Errors
/// When a path names nothing that can be expanded.
pub fn expand(
    tx: &Tx<'_>,
    account: Option<&str>,
    mut value: Value,
    paths: &[String],
) -> Result<Value, ApiError> {
    for path in paths {
        let mut names: Vec<&str> = path.split('.').collect();
        if value["object"] == "list" && names.first() == Some(&"data") {
            names.remove(0);
        }
        walk(tx, account, &mut value, &names).ok_or_else(|| {
            ApiError::invalid(format!("This property cannot be expanded ({path}).")).param("expand")
        })?;
    }
    Ok(value)
}

/// `None` when there is no such property.
fn walk(tx: &Tx<'_>, account: Option<&str>, value: &mut Value, names: &[&str]) -> Option<()> {
    if value["object"] == "list" {
        let items = value.get_mut("data")?.as_array_mut()?;
        return items
            .iter_mut()
            .try_for_each(|item| walk(tx, account, item, names));
    }
    if value.is_null() {
        return Some(());
    }
    let Some((name, rest)) = names.split_first() else {
        return Some(());
    };
    if value.get(name).is_none() {
        let included = include(tx, value, name)?;
        value.as_object_mut()?.insert((*name).to_owned(), included);
    }
    let property = value.get_mut(name)?;
    if let Value::String(id) = property {
        let object = tx.state.object(id, account, &tx.config.public_base_url);
        *property = object.or_else(|| product(tx, id)).or_else(|| bare(id))?;
    }
    walk(tx, account, property, rest)
}

/// Properties that are only there when they are asked for.
fn include(tx: &Tx<'_>, value: &Value, name: &str) -> Option<Value> {
    let id = value["id"].as_str()?;
    match (value["object"].as_str()?, name) {
        ("checkout.session", "line_items") => Some(tx.state.sessions.get(id)?.line_list()),
        ("charge", "refunds") => {
            let refunds = tx
                .state
                .refunds
                .newest_first()
                .filter(|refund| refund.charge == id);
            let data: Vec<_> = refunds
                .map(|refund| refund.object(&tx.config.public_base_url))
                .collect();
            Some(json!({
                "object": "list",
                "data": data,
                "has_more": false,
                "url": format!("/v1/charges/{id}/refunds"),
            }))
        }
        _ => None,
    }
}

fn product(tx: &Tx<'_>, id: &str) -> Option<Value> {
    let mut sessions = tx.state.sessions.newest_first();
    sessions.find_map(|session| {
        let line = session.lines.iter().find(|line| line.product == id)?;
        Some(line.product_object(session.created))
    })
}

/// Objects this simulator only knows by their identifier.
fn bare(id: &str) -> Option<Value> {
    let object = match id.split_once('_')?.0 {
        "pm" => "payment_method",
        "tr" => "transfer",
        "trr" => "transfer_reversal",
        "fee" => "application_fee",
        _ => return None,
    };
    Some(json!({ "id": id, "object": object, "livemode": false, "metadata": {} }))
}
