//! Mail by SMTP.

use super::{Mail, NotTaken};
use crate::{Error, Result};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use std::time::Duration;

/// A pool of connections to one server.
#[derive(Clone, Debug)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    pub(super) fn new(url: &str, from: &str) -> Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| Error::Mail(error.to_string()))?
            .timeout(Some(Duration::from_secs(20)))
            .build();
        let from = from
            .parse()
            .map_err(|_| Error::Mail("MAIL_FROM is not an address".into()))?;
        Ok(Self { transport, from })
    }

    pub(super) async fn send(&self, id: &str, mail: &Mail) -> Result<()> {
        let message = message(&self.from, id, mail)?;
        let sent = self.transport.send(message).await;
        sent.map_err(|error| NotTaken::of(&mail.to, &error))?;
        Ok(())
    }
}

fn message(from: &Mailbox, id: &str, mail: &Mail) -> Result<Message> {
    let to = mail
        .to
        .parse()
        .map_err(|_| NotTaken::no_address(&mail.to))?;
    let mut builder = Message::builder()
        .from(from.clone())
        // RFC 5322 §3.6.4: the same for every attempt, so that a second one is seen to be a copy.
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        .to(Mailbox::new(None, to))
        .subject(&mail.subject);
    if let Some(url) = &mail.unsubscribe_url {
        builder = builder
            .raw_header(header("List-Unsubscribe", format!("<{url}>")))
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            ));
    }
    builder
        .multipart(MultiPart::alternative_plain_html(
            mail.text.clone(),
            mail.html.clone(),
        ))
        .map_err(|error| Error::Mail(error.to_string()))
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_click_ends_a_list() {
        let mail = Mail {
            to: "ada@example.com".into(),
            subject: "It is open\r\nBcc: x@example.com".into(),
            text: "Hello".into(),
            html: "<p>Hello</p>".into(),
            unsubscribe_url: Some("https://example.com/r/unsubscribe?token=t".into()),
        };
        let from: Mailbox = "Shop <shop@example.com>".parse().unwrap();
        let raw = String::from_utf8(message(&from, "0190", &mail).unwrap().formatted()).unwrap();
        assert!(raw.contains("Message-ID: <0190@example.com>\r\n"), "{raw}");
        assert!(raw.contains("List-Unsubscribe: <https://example.com/r/unsubscribe?token=t>\r\n"));
        assert!(raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
        assert!(!raw.lines().any(|line| line.starts_with("Bcc:")), "{raw}");
    }
}
