//! What creators were told about their pages, so that they are told once.

use super::{Connection, on};
use domain::id::PageId;
use sqlx::query;

/// A thing to be told about a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It has opened; marked with the moment.
    Opened,
    /// It has closed; marked with the moment.
    Closed,
    /// It has nothing left; marked with how many copies were sold.
    SoldOut,
}

impl Kind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::SoldOut => "sold_out",
        }
    }
}

/// Remembers that something is told; `false` if it was told already, or something later was.
pub async fn tell(
    c: &mut dyn Connection,
    page: &PageId,
    kind: Kind,
    mark: i64,
) -> sqlx::Result<bool> {
    let sql = "insert into page_news (page_id, kind, mark) values ($1, $2, $3) \
               on conflict (page_id, kind) do update set mark = $3 where page_news.mark < $3";
    let done = on!(c, |c| query(sql)
        .bind(page.as_str())
        .bind(kind.as_str())
        .bind(mark)
        .execute(c)
        .await?
        .rows_affected());
    Ok(done == 1)
}
