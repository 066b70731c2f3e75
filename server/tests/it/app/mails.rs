//! The mail of everybody.

use super::TestApp;
use backend::db;

impl TestApp {
    /// The mails to an address, newest first.
    pub async fn mails(&self, to: &str) -> Vec<db::outbox::OutboxMail> {
        let mails = db::outbox::list(&mut self.backend.db.fresh().await.unwrap(), 1_000)
            .await
            .unwrap();
        mails
            .into_iter()
            .filter(|entry| entry.mail.to == to)
            .collect()
    }

    /// Waits for a mail whose subject begins like this.
    pub async fn mail(&self, to: &str, subject: &str) -> backend::mailer::Mail {
        self.until(&format!("{to} gets “{subject}”"), async || {
            let mails = self.mails(to).await;
            mails
                .into_iter()
                .map(|entry| entry.mail)
                .find(|mail| mail.subject.starts_with(subject))
        })
        .await
    }
}

/// The first link in a mail that begins with a path of the site.
pub fn link(text: &str, path: &str) -> String {
    let start = text
        .find(path)
        .unwrap_or_else(|| panic!("{path} in {text}"));
    text[start..].split_whitespace().next().unwrap().to_owned()
}
