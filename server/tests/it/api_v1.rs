//! The REST API as its clients see it.

mod discounts;
mod inputs;
mod keys;
mod money_back;
mod products;
mod public;
mod repeating;
mod tables;

use serde_json::Value;

/// The fields that a problem document names, in order.
fn fields(problem: &Value) -> Vec<&str> {
    let errors = problem["errors"].as_array();
    errors
        .into_iter()
        .flatten()
        .filter_map(|error| error["field"].as_str())
        .collect()
}
