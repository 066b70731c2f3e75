//! Mail that has nowhere to go (development).

use super::{Connection, on};
use crate::mailer::Mail;
use domain::Timestamp;
use sqlx::{FromRow, query, query_as};

/// A mail as it waits in the outbox.
#[derive(Clone, Debug, PartialEq)]
pub struct OutboxMail {
    /// What was to be sent.
    pub mail: Mail,
    /// When.
    pub created_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    recipient: String,
    subject: String,
    text_body: String,
    html_body: String,
    unsubscribe_url: Option<String>,
    created_at: i64,
}

/// Adds a mail, unless it is there.
pub async fn insert(
    c: &mut dyn Connection,
    id: &str,
    mail: &Mail,
    now: Timestamp,
) -> sqlx::Result<()> {
    let sql = "insert into outbox (id, recipient, subject, text_body, html_body, unsubscribe_url, created_at) \
               values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing";
    on!(c, |c| query(sql)
        .bind(id)
        .bind(&mail.to)
        .bind(&mail.subject)
        .bind(&mail.text)
        .bind(&mail.html)
        .bind(&mail.unsubscribe_url)
        .bind(now.millis())
        .execute(c)
        .await?
        .rows_affected());
    Ok(())
}

/// The newest mails first.
pub async fn list(c: &mut dyn Connection, limit: i64) -> sqlx::Result<Vec<OutboxMail>> {
    let sql = "select recipient, subject, text_body, html_body, unsubscribe_url, created_at from outbox \
               order by created_at desc, id desc limit $1";
    let rows = on!(c, |c| query_as::<_, Row>(sql)
        .bind(limit)
        .fetch_all(c)
        .await?);
    let mail = |row: Row| OutboxMail {
        mail: Mail {
            to: row.recipient,
            subject: row.subject,
            text: row.text_body,
            html: row.html_body,
            unsubscribe_url: row.unsubscribe_url,
        },
        created_at: Timestamp::from_millis(row.created_at),
    };
    Ok(rows.into_iter().map(mail).collect())
}
