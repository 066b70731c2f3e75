//! `/orders.csv` and `/registrations.csv`: tables for spreadsheets.
//!
//! RFC 4180, in UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe
//! (OWASP, "CSV Injection"): names and addresses come from strangers.

use super::{
    Answer,
    key::KeyHolder,
    listing::{Asked, OfPage},
};
use crate::state::AppState;
use axum::{extract::State, response::IntoResponse};
use backend::{
    Backend, Shared,
    flows::{orders, registrations},
    listing::Paging,
};
use domain::{
    Timestamp,
    id::{CreatorId, PageId},
};
use http::header;
use std::collections::BTreeSet;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(orders))
        .routes(routes!(registrations))
}

/// The orders as a table, newest first.
#[utoipa::path(get, path = "/orders.csv", operation_id = "exportOrders", tag = "orders",
    params(OfPage),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv")))]
async fn orders(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(of): Asked<OfPage>,
) -> Answer<impl IntoResponse> {
    let page = of.page(&b, &me).await?;
    Ok(attachment(
        "orders.csv",
        orders_csv(&b, &me, page.as_ref()).await?,
    ))
}

/// The registrations as a table, newest first.
#[utoipa::path(get, path = "/registrations.csv", operation_id = "exportRegistrations", tag = "registrations",
    params(OfPage),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv")))]
async fn registrations(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(of): Asked<OfPage>,
) -> Answer<impl IntoResponse> {
    let page = of.page(&b, &me).await?;
    Ok(attachment(
        "registrations.csv",
        registrations_csv(&b, &me, page.as_ref()).await?,
    ))
}

/// Answers a table as a file to save.
pub fn attachment(file_name: &str, table: String) -> impl IntoResponse + use<> {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{file_name}\""),
        ),
    ];
    (headers, table)
}

/// Writes a creator's orders, of one page or of all.
///
/// # Errors
/// The database fails.
pub async fn orders_csv(
    b: &Backend,
    creator: &CreatorId,
    page: Option<&PageId>,
) -> backend::Result<String> {
    let mut table = String::new();
    row(
        &mut table,
        [
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
        ],
    );
    let mut paging = first_part();
    loop {
        let part = orders::list(b, creator, page, &paging).await?;
        for order in part.items {
            let names: Vec<_> = order.items.iter().map(|item| item.name.as_str()).collect();
            row(
                &mut table,
                [
                    order.id.as_str(),
                    &order.created_at.to_string(),
                    &moment(order.completed_at),
                    order.status.as_str(),
                    &order.email,
                    &names.join(" + "),
                    // Minor units as everywhere in the API, and a decimal number for people.
                    &order.amount_paid.minor.to_string(),
                    order.amount_paid.currency.code(),
                    &order.amount_paid.decimal(),
                    order.payment_id.as_deref().unwrap_or(""),
                    order.page_id.as_str(),
                    order.short_id.as_str(),
                    &order.download_attempts.to_string(),
                    &moment(order.last_download_at),
                    &order.refunded.minor.to_string(),
                    &order.tax.minor.to_string(),
                    order.discount.as_ref().map_or("", |used| &used.code),
                    &order
                        .receipt_number
                        .map(|number| number.to_string())
                        .unwrap_or_default(),
                ],
            );
        }
        if part.next_cursor.is_none() {
            return Ok(table);
        }
        paging.cursor = part.next_cursor;
    }
}

/// Writes a creator's registrations, of one page or of all, with a column for each question.
///
/// # Errors
/// The database fails.
pub async fn registrations_csv(
    b: &Backend,
    creator: &CreatorId,
    page: Option<&PageId>,
) -> backend::Result<String> {
    let mut people = Vec::new();
    let mut paging = first_part();
    loop {
        let part = registrations::list(b, creator, page, &paging).await?;
        people.extend(part.items);
        if part.next_cursor.is_none() {
            break;
        }
        paging.cursor = part.next_cursor;
    }
    let asked: BTreeSet<_> = people
        .iter()
        .flat_map(|person| person.answers.keys())
        .collect();
    let mut table = String::new();
    let fixed = [
        "id",
        "registeredAt",
        "confirmedAt",
        "status",
        "email",
        "name",
        "pageId",
    ];
    row(
        &mut table,
        fixed
            .map(str::to_owned)
            .into_iter()
            .chain(asked.iter().map(|name| format!("fields.{name}"))),
    );
    for person in &people {
        let answer = |name: &&String| {
            person
                .answers
                .get(*name)
                .map(ToString::to_string)
                .unwrap_or_default()
        };
        let fixed = [
            person.id.to_string(),
            person.registered_at.to_string(),
            moment(person.confirmed_at),
            person.status.as_str().to_owned(),
            person.email.to_string(),
            person.name.clone(),
            person.page_id.to_string(),
        ];
        row(
            &mut table,
            fixed.into_iter().chain(asked.iter().map(answer)),
        );
    }
    Ok(table)
}

/// The first part of a list that is read to its end.
pub fn first_part() -> Paging {
    Paging {
        limit: 100,
        ..Paging::default()
    }
}

/// A moment as a cell; empty for never.
pub fn moment(at: Option<Timestamp>) -> String {
    at.map(|at| at.to_string()).unwrap_or_default()
}

/// Writes one line of a table.
pub fn row(table: &mut String, cells: impl IntoIterator<Item = impl AsRef<str>>) {
    for (at, text) in cells.into_iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        cell(table, text.as_ref());
    }
    table.push_str("\r\n");
}

fn cell(table: &mut String, text: &str) {
    // Spreadsheets skip leading space, and read the full-width forms as the plain ones.
    let is_formula = text.starts_with(['\t', '\r', '\n'])
        || text
            .trim_start()
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let text = if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\r', '\n', ';', '\t']) {
        table.push('"');
        table.push_str(&text.replace('"', "\"\""));
        table.push('"');
    } else {
        table.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> String {
        let mut table = String::new();
        cell(&mut table, text);
        table
    }

    #[test]
    fn quotes_what_would_break_the_table() {
        assert_eq!(one("plain"), "plain");
        assert_eq!(one("a,b"), "\"a,b\"");
        assert_eq!(one("say \"hi\"\r\nthere"), "\"say \"\"hi\"\"\r\nthere\"");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for bad in [
            "=1+1",
            "+1",
            "-1",
            "@sum(a1)",
            "\t=1",
            "\r=1",
            " =1",
            "＝1",
            "=cmd|' /C calc'!A0,",
        ] {
            let written = one(bad);
            let content = written.strip_prefix('"').unwrap_or(&written);
            assert!(content.starts_with('\''), "{bad:?} became {written:?}");
        }
    }

    #[test]
    fn rows_end_as_the_rfc_says() {
        let mut table = String::new();
        row(&mut table, ["a", ""]);
        assert_eq!(table, "a,\r\n");
    }
}
