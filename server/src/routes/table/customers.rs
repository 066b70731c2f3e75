//! The customers as a table.

use super::{Reader, answer, line, parts};
use axum::response::Response;
use backend::{Result, Shared, flows::customers, zones::Zone};
use domain::{id::CreatorId, list::CustomerWish};
use futures::Stream;
use words::Words;

/// Sends a creator's customers as they were asked for, to a person.
///
/// # Errors
/// The database fails.
pub async fn send(
    b: Shared,
    creator: CreatorId,
    wish: CustomerWish,
    words: Words,
    zone: Zone,
) -> Result<Response> {
    let texts = texts(b, creator, wish, words, zone).await?;
    Ok(answer("customers.csv", texts))
}

/// The same as its text, part by part.
///
/// # Errors
/// The database fails.
pub async fn texts(
    b: Shared,
    creator: CreatorId,
    wish: CustomerWish,
    words: Words,
    zone: Zone,
) -> Result<impl Stream<Item = Result<String>> + use<>> {
    let reader = Reader::Person(words, zone);
    let mut head = reader.mark().to_owned();
    let names = [
        words.csv_email().to_owned(),
        words.csv_orders().to_owned(),
        words.csv_spent().to_owned(),
        words.csv_returned().to_owned(),
        reader.when(words.csv_first()),
        reader.when(words.csv_last()),
    ];
    line(&mut head, reader.comma(), names);
    let more = move |part| {
        let (b, creator, wish) = (b.clone(), creator.clone(), wish.clone());
        let reader = reader.clone();
        async move {
            let part = customers::find(&b, &creator, &wish, &part).await?;
            let mut text = String::new();
            for customer in &part.items {
                let cells = [
                    customer.email.clone(),
                    customer.orders.to_string(),
                    reader.amounts(&customer.spent),
                    reader.amounts(&customer.returned),
                    reader.moment(Some(customer.first_at)),
                    reader.moment(Some(customer.last_at)),
                ];
                line(&mut text, reader.comma(), cells);
            }
            Ok((text, part.next_cursor))
        }
    };
    parts(head, more).await
}
