//! The console's lists as tables, narrowed and sorted as the screen is that leads here, in the words of
//! whoever saves them.

use super::{
    session::SignedInAs,
    table::{self, Reader},
    visit::Visit,
};
use crate::{problem::Problem, state::AppState};
use axum::{extract::Query, response::Response};
use backend::flows::account::{self, Session};
use domain::{
    Code, Rejection,
    id::{CreatorId, OrderId, RegistrationId},
    list::{CustomerWish, OrderWish, RegistrationWish},
};
use std::collections::HashMap;
use words::refusal;

/// The most rows that can be chosen by name.
const MOST_CHOSEN: usize = 500;

/// The query of a screen, and the rows that were chosen there.
type Asked = Query<HashMap<String, String>>;

fn signed_in(session: Option<Session>) -> Result<Session, Rejection> {
    session.ok_or_else(|| Rejection::new(Code::Unauthorized, refusal::list_sign_in()))
}

/// The rows that were chosen: `ids=ID,ID`. Something that is no id was not chosen here.
fn chosen<T>(
    asked: &HashMap<String, String>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Rejection> {
    let Some(ids) = asked.get("ids").filter(|ids| !ids.is_empty()) else {
        return Ok(Vec::new());
    };
    let read: Option<Vec<T>> = ids.split(',').take(MOST_CHOSEN + 1).map(read).collect();
    read.filter(|ids| ids.len() <= MOST_CHOSEN)
        .ok_or_else(|| Rejection::new(Code::InvalidInput, refusal::list_choice_unreadable()))
}

/// Whoever saves a table reads it in their language, and times as on their clock.
async fn reader(state: &AppState, me: &CreatorId) -> backend::Result<Reader> {
    let zone = account::zone(&state.backend, me).await?;
    Ok(Reader::Person(state.site.words, zone))
}

/// `GET /console/orders.csv`
pub async fn orders(
    Visit(state): Visit,
    SignedInAs(session): SignedInAs,
    Query(asked): Asked,
) -> Result<Response, Problem> {
    let me = signed_in(session)?.creator.id;
    let wish = OrderWish::read(|name| asked.get(name).cloned());
    let ids = chosen(&asked, OrderId::parse)?;
    let reader = reader(&state, &me).await?;
    Ok(table::orders::send(state.backend.clone(), me, wish, ids, reader).await?)
}

/// `GET /console/registrations.csv`
pub async fn registrations(
    Visit(state): Visit,
    SignedInAs(session): SignedInAs,
    Query(asked): Asked,
) -> Result<Response, Problem> {
    let me = signed_in(session)?.creator.id;
    let wish = RegistrationWish::read(|name| asked.get(name).cloned());
    let ids = chosen(&asked, RegistrationId::parse)?;
    let reader = reader(&state, &me).await?;
    Ok(table::registrations::send(state.backend.clone(), me, wish, ids, reader).await?)
}

/// `GET /console/customers.csv`
pub async fn customers(
    Visit(state): Visit,
    SignedInAs(session): SignedInAs,
    Query(asked): Asked,
) -> Result<Response, Problem> {
    let me = signed_in(session)?.creator.id;
    let wish = CustomerWish::read(|name| asked.get(name).cloned());
    let zone = account::zone(&state.backend, &me).await?;
    Ok(table::customers::send(state.backend.clone(), me, wish, state.site.words, zone).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(ids: &str) -> HashMap<String, String> {
        HashMap::from([("ids".to_owned(), ids.to_owned())])
    }

    #[test]
    fn what_is_chosen_is_a_list_of_ids() {
        let id = "0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a";
        let read = |text: &str| chosen(&asked(text), OrderId::parse).map(|ids| ids.len());
        assert_eq!(read("").unwrap(), 0);
        assert_eq!(read(id).unwrap(), 1);
        assert_eq!(read(&format!("{id},{id}")).unwrap(), 2);
        assert!(read("1,2").is_err());
        assert!(read(&vec![id; MOST_CHOSEN + 1].join(",")).is_err());
    }
}
