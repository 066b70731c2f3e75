//! Tables for spreadsheets, written part by part while they are sent: however long they are, only a
//! part of them is ever in memory.
//!
//! RFC 4180, in UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe
//! (OWASP, "CSV Injection"): names and addresses come from strangers.

pub mod customers;
pub mod orders;
pub mod registrations;

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use backend::{Result, listing::Part, zones::Zone};
use domain::{Money, Timestamp, list::Position};
use futures::{Stream, StreamExt, TryStreamExt, stream};
use http::header;
use words::{Language, Words};

/// How many rows are read at once.
const ROWS: i64 = 500;

/// For whom a table is written.
#[derive(Clone, Debug)]
pub enum Reader {
    /// A program: the names of the API, which never change.
    Program,
    /// A person and their spreadsheet: words, amounts and marks as in their language, times as on their
    /// clock.
    Person(Words, Zone),
}

impl Reader {
    /// What a table begins with: spreadsheets take a file without a mark for an older encoding.
    const fn mark(&self) -> &'static str {
        match self {
            Self::Program => "",
            Self::Person(..) => "\u{feff}",
        }
    }

    /// What stands between cells. Where the comma is the decimal mark, spreadsheets expect another.
    pub fn comma(&self) -> char {
        match self {
            Self::Person(words, _) if words.language() == Language::German => ';',
            _ => ',',
        }
    }

    /// An amount as a number, without its currency.
    pub fn decimal(&self, money: Money) -> String {
        let text = money.decimal();
        match self {
            Self::Person(words, _) => text.replace('.', &words.decimal_mark().to_string()),
            Self::Program => text,
        }
    }

    /// Amounts in several currencies, each with its code.
    pub fn amounts(&self, amounts: &[Money]) -> String {
        let each = |money: &Money| format!("{} {}", self.decimal(*money), money.currency.code());
        amounts.iter().map(each).collect::<Vec<_>>().join(" + ")
    }

    /// A moment; empty for never.
    pub fn moment(&self, at: Option<Timestamp>) -> String {
        let Some(at) = at else { return String::new() };
        match self {
            Self::Person(_, zone) => zone.cell(at),
            Self::Program => at.to_string(),
        }
    }

    /// The name of a column of moments. Where they are told by a clock, it says by which.
    pub fn when(&self, name: &str) -> String {
        match self {
            Self::Person(_, zone) if zone.is_chosen() => format!("{name} ({})", zone.name()),
            _ => name.to_owned(),
        }
    }
}

/// A moment as a cell for programs; empty for never.
pub fn moment(at: Option<Timestamp>) -> String {
    Reader::Program.moment(at)
}

/// Writes one line of a table.
pub fn row(table: &mut String, cells: impl IntoIterator<Item = impl AsRef<str>>) {
    line(table, ',', cells);
}

/// Writes one line of a table, with this between its cells.
pub fn line(table: &mut String, comma: char, cells: impl IntoIterator<Item = impl AsRef<str>>) {
    for (at, text) in cells.into_iter().enumerate() {
        if at > 0 {
            table.push(comma);
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

/// The texts of a table: its head, and what `more` writes about each part until it says that there is no
/// next one. The head waits for the first part, so that what fails at once is still an answer.
async fn parts<F, Fut>(head: String, more: F) -> Result<impl Stream<Item = Result<String>>>
where
    F: Fn(Part) -> Fut,
    Fut: Future<Output = Result<(String, Option<String>)>>,
{
    let (first, next) = more(Part::first(ROWS)).await?;
    let begin = stream::iter([Ok(head + &first)]);
    let rest = stream::try_unfold((next, more), |(next, more)| async move {
        let Some(after) = next.as_deref().and_then(Position::parse) else {
            return Ok(None);
        };
        let part = Part {
            after: Some(after),
            ..Part::first(ROWS)
        };
        let (text, next) = more(part).await?;
        Ok(Some((text, (next, more))))
    });
    Ok(begin.chain(rest))
}

/// Answers a table as a file to save, while it is being written.
pub fn answer(
    file_name: &str,
    parts: impl Stream<Item = Result<String>> + Send + 'static,
) -> Response {
    let parts = parts.inspect_err(|error| {
        // What was sent cannot be taken back; the connection breaks off, and no file is half a table.
        tracing::error!(%error, "A table broke off");
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{file_name}\""),
        ),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, Body::from_stream(parts)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;

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

    #[test]
    fn times_are_told_by_the_clock_that_somebody_chose() {
        let at = Timestamp::parse("2026-07-03T22:05:09Z");
        let english = Words::of(Language::English);
        let berlin = Zone::named("Europe/Berlin").unwrap();
        for (reader, name, cell) in [
            (Reader::Program, "paidAt", "2026-07-03T22:05:09Z"),
            (
                Reader::Person(english, Zone::default()),
                "paidAt",
                "2026-07-03T22:05:09Z",
            ),
            (
                Reader::Person(english, berlin),
                "paidAt (Europe/Berlin)",
                "2026-07-04 00:05:09",
            ),
        ] {
            assert_eq!((&*reader.when("paidAt"), &*reader.moment(at)), (name, cell));
            assert_eq!(reader.moment(None), "");
        }
    }

    #[test]
    fn amounts_have_the_mark_of_the_readers_language() {
        let euro = Money {
            minor: 123_450,
            currency: Currency::parse("EUR").unwrap(),
        };
        let german = Reader::Person(Words::of(Language::German), Zone::default());
        assert_eq!(german.decimal(euro), "1234,50");
        assert_eq!(Reader::Program.decimal(euro), "1234.50");
        assert_eq!(german.comma(), ';');
        assert_eq!(german.amounts(&[euro, euro]), "1234,50 EUR + 1234,50 EUR");
    }
}
