//! Lists in pages, newest first: <https://docs.stripe.com/api/pagination>.

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::error::ApiError;
use crate::params::Params;
use crate::state::table::{Resource, Table};
use crate::tx::{Tx, find};

/// The parameters every list takes.
pub const LIST: &[&str] = &[
    "created",
    "ending_before",
    "expand",
    "limit",
    "starting_after",
];

/// One page of the rows of the calling account that fit.
///
/// # Errors
/// When a limit, cursor or date is no good.
pub fn page<T: Resource>(
    tx: &Tx<'_>,
    call: &Call,
    table: &Table<T>,
    fits: impl Fn(&T) -> bool,
) -> Result<Value, ApiError> {
    let params = call.params();
    let limit = limit(&params)?;
    let created = Created::parse(&params)?;
    let account = call.account.as_deref();
    let after = cursor(&params, "starting_after", table, account)?;
    let before = cursor(&params, "ending_before", table, account)?;
    if after.is_some() && before.is_some() {
        return Err(ApiError::invalid(
            "You can only use one of starting_after and ending_before.",
        ));
    }
    let all: Vec<&T> = table
        .newest_first()
        .filter(|row| row.account() == account)
        .collect();
    let place = |id: &str| all.iter().position(|row| row.id() == id);
    let part = match (after.and_then(place), before.and_then(place)) {
        (Some(place), _) => &all[place + 1..],
        (None, Some(place)) => &all[..place],
        (None, None) => &all[..],
    };
    let fitting: Vec<&&T> = part
        .iter()
        .filter(|row| created.contains(row.created()) && fits(row))
        .collect();
    let has_more = fitting.len() > limit;
    let start = if before.is_some() {
        fitting.len().saturating_sub(limit)
    } else {
        0
    };
    let data: Vec<Value> = fitting
        .into_iter()
        .skip(start)
        .take(limit)
        .map(|row| tx.show(*row))
        .collect();
    Ok(list(call, data, has_more))
}

fn list(call: &Call, data: Vec<Value>, has_more: bool) -> Value {
    let url = call
        .path
        .find("/v1/")
        .map_or(call.path.as_str(), |start| &call.path[start..]);
    json!({ "object": "list", "data": data, "has_more": has_more, "url": url })
}

/// One page of the few things that belong to one object, in their own order.
///
/// # Errors
/// When a limit or cursor is no good.
pub fn part(call: &Call, noun: &str, items: Vec<Value>) -> Result<Value, ApiError> {
    let params = call.params();
    params.allow(&[&["ending_before", "expand", "limit", "starting_after"]])?;
    let limit = limit(&params)?;
    let place = |name: &str| match params.text(name)? {
        None => Ok(None),
        Some(id) => {
            let place = items.iter().position(|item| item["id"] == id);
            let missing = || ApiError::missing(noun, name, id).status(400);
            place.map(Some).ok_or_else(missing)
        }
    };
    let (start, end, has_more) = match (place("starting_after")?, place("ending_before")?) {
        (None, Some(end)) => {
            let start = end.saturating_sub(limit);
            (start, end, start > 0)
        }
        (after, _) => {
            let start = after.map_or(0, |place| place + 1);
            let end = items.len().min(start + limit);
            (start, end, end < items.len())
        }
    };
    Ok(list(call, items[start..end].to_vec(), has_more))
}

/// How many rows are asked for, 1 to 100; ten unless told.
///
/// # Errors
/// When it is no such number.
pub fn limit(params: &Params<'_>) -> Result<usize, ApiError> {
    let limit = params.integer("limit")?.unwrap_or(10);
    usize::try_from(limit)
        .ok()
        .filter(|limit| (1..=100).contains(limit))
        .ok_or_else(|| {
            ApiError::invalid("Invalid limit: it must be between 1 and 100.")
                .code("parameter_invalid_integer")
                .param("limit")
        })
}

fn cursor<'a, T: Resource>(
    params: &Params<'a>,
    name: &str,
    table: &Table<T>,
    account: Option<&str>,
) -> Result<Option<&'a str>, ApiError> {
    let Some(id) = params.text(name)? else {
        return Ok(None);
    };
    find(table, id, account).map_err(|error| error.param(name).status(400))?;
    Ok(Some(id))
}

/// A range of dates, in seconds since 1970.
struct Created {
    from: i64,
    to: i64,
}

impl Created {
    fn parse(params: &Params<'_>) -> Result<Self, ApiError> {
        let Ok(Some(range)) = params.child("created") else {
            let exact = params.integer("created")?;
            return Ok(Self {
                from: exact.unwrap_or(i64::MIN),
                to: exact.unwrap_or(i64::MAX),
            });
        };
        range.allow(&[&["gt", "gte", "lt", "lte"]])?;
        let above = range.integer("gt")?.map(|bound| bound.saturating_add(1));
        let below = range.integer("lt")?.map(|bound| bound.saturating_sub(1));
        let from = [above, range.integer("gte")?].into_iter().flatten().max();
        let to = [below, range.integer("lte")?].into_iter().flatten().min();
        Ok(Self {
            from: from.unwrap_or(i64::MIN),
            to: to.unwrap_or(i64::MAX),
        })
    }

    fn contains(&self, moment: i64) -> bool {
        (self.from..=self.to).contains(&moment)
    }
}
