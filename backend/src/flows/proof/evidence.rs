//! The log in the words that a bank reads: one line for each download session.

use super::shown::Line;
use crate::{
    Result,
    db::{self, Connection},
};
use domain::{Timestamp, id::OrderId, network};
use std::collections::HashMap;

/// A download session, put together from what the log says about it.
struct Session<'a> {
    issued: &'a Line,
    started: Option<Timestamp>,
    bytes: u64,
    responses: usize,
    finished: Option<Timestamp>,
}

/// What was issued, sent and finished, the oldest first, and the hash that seals it.
pub(in crate::flows) async fn lines(
    c: &mut dyn Connection,
    order: &OrderId,
) -> Result<Vec<String>> {
    let log = db::delivery_log::whole(c, order).await?;
    let lines: Vec<_> = log.entries.iter().map(Line::from).collect();
    let mut words = Vec::new();
    // First, because the end of a long text is cut off.
    if let Some(head) = &log.head {
        words.push(format!(
            "Sealed by SHA-256 {} over {} entries.",
            head.hash, head.number
        ));
    }
    words.extend(before_the_log(c, order).await?);
    words.extend(sessions(&lines).iter().map(Session::words));
    Ok(words)
}

/// Sessions from before there was a log.
async fn before_the_log(c: &mut dyn Connection, order: &OrderId) -> Result<Vec<String>> {
    let sessions = db::downloads::unlogged(c, order).await?;
    let line = |session: &db::downloads::LoggedDownload| {
        let fetched = match session.counted_at {
            Some(at) => format!("downloaded {}", at.display_utc()),
            None => "not downloaded".to_owned(),
        };
        let issued = session.issued_at.display_utc();
        let (name, from) = (&session.file_name, truncated(&session.network));
        format!("{issued} link issued for {name} from {from}, {fetched}")
    };
    Ok(sessions.iter().map(line).collect())
}

/// A network that a link was bound to, as the log would have kept it.
fn truncated(bound: &str) -> String {
    let address = bound.split('/').next().unwrap_or(bound);
    address
        .parse()
        .map_or_else(|_| bound.to_owned(), network::truncated)
}

fn sessions(lines: &[Line]) -> Vec<Session<'_>> {
    let mut sessions: Vec<Session<'_>> = Vec::new();
    let mut known = HashMap::new();
    for line in lines {
        let Some(id) = line.said.session.as_deref() else {
            continue;
        };
        if line.kind == "issued" {
            known.insert(id, sessions.len());
            sessions.push(Session {
                issued: line,
                started: None,
                bytes: 0,
                responses: 0,
                finished: None,
            });
            continue;
        }
        let at = known.get(id).copied();
        let Some(session) = at.and_then(|at| sessions.get_mut(at)) else {
            continue;
        };
        match line.kind.as_str() {
            "started" => session.started = session.started.or(Some(line.at)),
            "sent" => {
                session.bytes += line.said.bytes.unwrap_or_default();
                session.responses += 1;
            }
            "finished" => session.finished = session.finished.or(Some(line.at)),
            _ => {}
        }
    }
    sessions
}

impl Session<'_> {
    fn words(&self) -> String {
        let said = &self.issued.said;
        let files = said
            .files
            .iter()
            .map(|file| format!("{} (SHA-256 {})", file.name, file.sha256));
        let files: Vec<_> = files.collect();
        let issued = self.issued.at.display_utc();
        let from = said.network.as_deref().unwrap_or("an unknown network");
        let mut words = format!("{issued} link issued for {} from {from}", files.join(", "));
        match self.started {
            Some(at) => words.push_str(&format!(", downloaded {}", at.display_utc())),
            None => words.push_str(", not downloaded"),
        }
        if self.responses > 0 {
            let plural = if self.responses == 1 { "" } else { "s" };
            let (bytes, responses) = (self.bytes, self.responses);
            words.push_str(&format!(
                ", {bytes} bytes sent in {responses} response{plural}"
            ));
        }
        if let Some(at) = self.finished {
            words.push_str(&format!(", finished {}", at.display_utc()));
        }
        words
    }
}
