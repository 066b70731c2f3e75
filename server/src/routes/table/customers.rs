//! The customers as a table.

use super::{Reader, answer, line, parts};
use axum::response::Response;
use backend::{Result, Shared, flows::customers};
use domain::{id::CreatorId, list::CustomerWish};
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
) -> Result<Response> {
    let reader = Reader::Person(words);
    let mut head = reader.mark().to_owned();
    let names = [
        words.csv_email(),
        words.csv_orders(),
        words.csv_spent(),
        words.csv_returned(),
        words.csv_first(),
        words.csv_last(),
    ];
    line(&mut head, reader.comma(), names);
    let more = move |part| {
        let (b, creator, wish) = (b.clone(), creator.clone(), wish.clone());
        async move {
            let part = customers::find(&b, &creator, &wish, &part).await?;
            let mut text = String::new();
            for customer in &part.items {
                let cells = [
                    customer.email.clone(),
                    customer.orders.to_string(),
                    reader.amounts(&customer.spent),
                    reader.amounts(&customer.returned),
                    customer.first_at.to_string(),
                    customer.last_at.to_string(),
                ];
                line(&mut text, reader.comma(), cells);
            }
            Ok((text, part.next_cursor))
        }
    };
    Ok(answer("customers.csv", parts(head, more).await?))
}
