//! A post office: the mail server of a test, which takes letters and refuses addresses as it is told.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A letter that was taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// For whom.
    pub to: String,
    /// Head and body, with the long lines put together again.
    pub text: String,
}

#[derive(Default)]
struct Desk {
    refused: BTreeMap<String, String>,
    asked: Vec<String>,
    taken: Vec<Taken>,
}

/// A mail server on a port of its own, for as long as it is held.
pub struct PostOffice {
    /// For `SMTP_URL`.
    pub url: String,
    desk: Arc<Mutex<Desk>>,
    service: JoinHandle<()>,
}

impl PostOffice {
    /// Opens one that takes everything.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let desk = Arc::new(Mutex::new(Desk::default()));
        let shared = desk.clone();
        let service = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, shared.clone()));
            }
        });
        Self { url, desk, service }
    }

    /// Answers mail to an address like this from now on: `550 5.1.1 no such user`.
    pub fn refuse(&self, address: &str, answer: &str) {
        let mut desk = self.desk.lock().unwrap();
        desk.refused.insert(address.to_owned(), answer.to_owned());
    }

    /// Takes mail to an address again.
    pub fn accept(&self, address: &str) {
        self.desk.lock().unwrap().refused.remove(address);
    }

    /// How often somebody tried to send something to an address.
    pub fn attempts(&self, address: &str) -> usize {
        let desk = self.desk.lock().unwrap();
        desk.asked.iter().filter(|asked| *asked == address).count()
    }

    /// The letters to an address whose subjects begin like this.
    pub fn taken(&self, address: &str, subject: &str) -> Vec<Taken> {
        let desk = self.desk.lock().unwrap();
        let fits = |letter: &&Taken| {
            letter.to == address && letter.text.contains(&format!("Subject: {subject}"))
        };
        desk.taken.iter().filter(fits).cloned().collect()
    }
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.service.abort();
    }
}

/// One conversation (RFC 5321). Whoever hangs up ends it.
async fn serve(stream: TcpStream, desk: Arc<Mutex<Desk>>) {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    let mut to = String::new();
    if writer.write_all(b"220 post.example\r\n").await.is_err() {
        return;
    }
    while let Ok(Some(line)) = lines.next_line().await {
        let verb = line.split([' ', ':']).next().unwrap_or_default();
        let answer = match verb.to_ascii_uppercase().as_str() {
            "RCPT" => {
                to = line
                    .split_once('<')
                    .and_then(|(_, rest)| rest.split_once('>'))
                    .map(|(address, _)| address.to_owned())
                    .unwrap();
                let mut desk = desk.lock().unwrap();
                desk.asked.push(to.clone());
                let refused = desk.refused.get(&to).cloned();
                refused.unwrap_or_else(|| "250 ok".to_owned())
            }
            "DATA" => {
                if writer.write_all(b"354 go on\r\n").await.is_err() {
                    return;
                }
                let (mut text, mut in_body) = (String::new(), false);
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    in_body |= line.is_empty();
                    // Quoted-printable (RFC 2045 §6.7); headers have other ways.
                    match line.strip_suffix('=') {
                        Some(part) if in_body => text.push_str(part),
                        _ => text.push_str(&format!("{line}\n")),
                    }
                }
                let letter = Taken {
                    to: to.clone(),
                    text: text.replace("=3D", "="),
                };
                desk.lock().unwrap().taken.push(letter);
                "250 taken".to_owned()
            }
            "QUIT" => "221 bye".to_owned(),
            _ => "250 ok".to_owned(),
        };
        if writer
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .is_err()
        {
            return;
        }
    }
}
