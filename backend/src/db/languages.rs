//! Who is written to in which language.

use super::{Connection, on};
use domain::id::{CreatorId, OrderId, RegistrationId};
use sqlx::{query, query_scalar};
use words::{Language, Words};

/// Whom a letter goes to.
#[derive(Clone, Copy, Debug)]
pub enum Reader<'a> {
    /// A creator.
    Creator(&'a CreatorId),
    /// The buyer of an order.
    Buyer(&'a OrderId),
    /// A registrant.
    Registrant(&'a RegistrationId),
    /// Whoever asked for a code.
    Asker(&'a str),
}

impl Reader<'_> {
    fn id(&self) -> &str {
        match self {
            Self::Creator(id) => id.as_str(),
            Self::Buyer(id) => id.as_str(),
            Self::Registrant(id) => id.as_str(),
            Self::Asker(id) => id,
        }
    }
}

/// The words for a reader; the default language if nobody knows better.
pub async fn words(c: &mut dyn Connection, reader: Reader<'_>) -> sqlx::Result<Words> {
    let sql = match reader {
        Reader::Creator(_) => "select language from creators where id = $1",
        Reader::Buyer(_) => "select language from orders where id = $1",
        Reader::Registrant(_) => "select language from registrations where id = $1",
        Reader::Asker(_) => "select language from codes where id = $1",
    };
    let code = on!(c, |c| query_scalar::<_, String>(sql)
        .bind(reader.id())
        .fetch_optional(c)
        .await?);
    let language = code.as_deref().and_then(Language::parse);
    Ok(Words::of(language.unwrap_or_default()))
}

/// Remembers a reader's language.
pub async fn set(
    c: &mut dyn Connection,
    reader: Reader<'_>,
    language: Language,
) -> sqlx::Result<()> {
    let sql = match reader {
        Reader::Creator(_) => "update creators set language = $2 where id = $1",
        Reader::Buyer(_) => "update orders set language = $2 where id = $1",
        Reader::Registrant(_) => "update registrations set language = $2 where id = $1",
        Reader::Asker(_) => "update codes set language = $2 where id = $1",
    };
    on!(c, |c| query(sql)
        .bind(reader.id())
        .bind(language.code())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}
