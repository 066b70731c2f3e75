//! The orders as a table.

use super::{Reader, answer, line, moment, parts};
use axum::response::Response;
use backend::{
    Result, Shared,
    flows::orders::{self, Order},
};
use domain::{
    id::{CreatorId, OrderId},
    list::OrderWish,
};
use futures::Stream;
use words::Words;

/// The names of the API.
const NAMES: [&str; 18] = [
    "id",
    "createdAt",
    "completedAt",
    "status",
    "email",
    "products",
    "amountPaid",
    "currency",
    "paid",
    "paymentId",
    "pageId",
    "shortId",
    "downloadAttempts",
    "lastDownloadAt",
    "refunded",
    "tax",
    "discountCode",
    "receiptNumber",
];

/// Sends a creator's orders as they were asked for; of those with these ids, if any are named.
///
/// # Errors
/// The database fails.
pub async fn send(
    b: Shared,
    creator: CreatorId,
    wish: OrderWish,
    ids: Vec<OrderId>,
    reader: Reader,
) -> Result<Response> {
    let texts = texts(b, creator, wish, ids, reader).await?;
    Ok(answer("orders.csv", texts))
}

/// The same as its text, part by part.
///
/// # Errors
/// The database fails.
pub async fn texts(
    b: Shared,
    creator: CreatorId,
    wish: OrderWish,
    ids: Vec<OrderId>,
    reader: Reader,
) -> Result<impl Stream<Item = Result<String>> + use<>> {
    let mut head = reader.mark().to_owned();
    match &reader {
        Reader::Program => line(&mut head, ',', NAMES),
        Reader::Person(words, _) => line(&mut head, reader.comma(), names(*words, &reader)),
    }
    let more = move |part| {
        let (b, creator, wish, ids) = (b.clone(), creator.clone(), wish.clone(), ids.clone());
        let reader = reader.clone();
        async move {
            let part = orders::find(&b, &creator, &wish, &ids, &part).await?;
            let mut text = String::new();
            for order in &part.items {
                write(&mut text, order, &reader);
            }
            Ok((text, part.next_cursor))
        }
    };
    parts(head, more).await
}

fn write(text: &mut String, order: &Order, reader: &Reader) {
    match reader {
        Reader::Program => line(text, ',', cells(order)),
        Reader::Person(words, _) => line(text, reader.comma(), told(order, reader, *words)),
    }
}

fn products(order: &Order) -> String {
    let names: Vec<_> = order.items.iter().map(|item| item.name.as_str()).collect();
    names.join(" + ")
}

fn number(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn cells(order: &Order) -> [String; 18] {
    let discount = order.discount.as_ref();
    [
        order.id.to_string(),
        order.created_at.to_string(),
        moment(order.completed_at),
        order.status.as_str().to_owned(),
        order.email.clone(),
        products(order),
        // Minor units as everywhere in the API, and a decimal number for people.
        order.amount_paid.minor.to_string(),
        order.amount_paid.currency.code().to_owned(),
        order.amount_paid.decimal(),
        order.payment_id.clone().unwrap_or_default(),
        order.page_id.to_string(),
        order.short_id.to_string(),
        order.download_attempts.to_string(),
        moment(order.last_download_at),
        order.refunded.minor.to_string(),
        order.tax.minor.to_string(),
        discount.map(|used| used.code.clone()).unwrap_or_default(),
        number(order.receipt_number),
    ]
}

fn names(words: Words, reader: &Reader) -> [String; 16] {
    let names = [
        words.csv_order(),
        words.csv_begun(),
        words.csv_paid_at(),
        words.csv_state(),
        words.csv_email(),
        words.csv_products(),
        words.csv_currency(),
        words.csv_total(),
        words.csv_paid(),
        words.csv_tax(),
        words.csv_refunded(),
        words.csv_discount(),
        words.csv_receipt(),
        words.csv_page(),
        words.csv_downloads(),
        words.csv_payment(),
    ];
    let mut names = names.map(str::to_owned);
    for name in &mut names[1..3] {
        *name = reader.when(name);
    }
    names
}

fn told(order: &Order, reader: &Reader, words: Words) -> [String; 16] {
    let discount = order.discount.as_ref();
    [
        order.id.to_string(),
        reader.moment(Some(order.created_at)),
        reader.moment(order.completed_at),
        app::console::orders::status_words(words, order.status).to_owned(),
        order.email.clone(),
        products(order),
        order.total.currency.code().to_owned(),
        reader.decimal(order.total),
        reader.decimal(order.amount_paid),
        reader.decimal(order.tax),
        reader.decimal(order.refunded),
        discount.map(|used| used.code.clone()).unwrap_or_default(),
        number(order.receipt_number),
        order.short_id.to_string(),
        order.download_attempts.to_string(),
        order.payment_id.clone().unwrap_or_default(),
    ]
}
