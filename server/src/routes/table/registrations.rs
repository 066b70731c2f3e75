//! The registrations as a table, with a column for each question that somebody answered.

use super::{ROWS, Reader, answer, line, moment, parts};
use axum::response::Response;
use backend::{Result, Shared, flows::registrations, listing::Part};
use domain::{
    id::{CreatorId, RegistrationId},
    list::{Position, RegistrationWish},
    registration::Registration,
};
use std::collections::BTreeSet;
use words::Words;

/// The names of the API.
const NAMES: [&str; 7] = [
    "id",
    "registeredAt",
    "confirmedAt",
    "status",
    "email",
    "name",
    "pageId",
];

/// Sends a creator's registrations as they were asked for; of those with these ids, if any are named.
///
/// # Errors
/// The database fails.
pub async fn send(
    b: Shared,
    creator: CreatorId,
    wish: RegistrationWish,
    ids: Vec<RegistrationId>,
    reader: Reader,
) -> Result<Response> {
    let questions = questions(&b, &creator, &wish, &ids).await?;
    let mut head = reader.mark().to_owned();
    let asked = questions.iter();
    match reader {
        Reader::Program => {
            let names = NAMES.map(str::to_owned).into_iter();
            let asked = asked.map(|name| format!("fields.{name}"));
            line(&mut head, ',', names.chain(asked));
        }
        Reader::Person(words) => {
            let names = names(words).map(str::to_owned).into_iter();
            line(&mut head, reader.comma(), names.chain(asked.cloned()));
        }
    }
    let more = move |part| {
        let (b, creator, wish, ids) = (b.clone(), creator.clone(), wish.clone(), ids.clone());
        let questions = questions.clone();
        async move {
            let part = registrations::find(&b, &creator, &wish, &ids, &part).await?;
            let mut text = String::new();
            for person in &part.items {
                let cells = cells(person, reader).into_iter();
                let answers = questions.iter().map(|name| answered(person, name, reader));
                line(&mut text, reader.comma(), cells.chain(answers));
            }
            Ok((text, part.next_cursor))
        }
    };
    Ok(answer("registrations.csv", parts(head, more).await?))
}

/// What was asked of anybody in the table: the head needs it before the first row is written.
async fn questions(
    b: &Shared,
    creator: &CreatorId,
    wish: &RegistrationWish,
    ids: &[RegistrationId],
) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut part = Part::first(ROWS);
    loop {
        let read = registrations::find(b, creator, wish, ids, &part).await?;
        let answers = read.items.into_iter().flat_map(|person| person.answers);
        names.extend(answers.map(|(name, _)| name));
        part.after = read.next_cursor.as_deref().and_then(Position::parse);
        if part.after.is_none() {
            return Ok(names);
        }
    }
}

fn answered(person: &Registration, name: &str, reader: Reader) -> String {
    let words = match reader {
        Reader::Person(words) => words,
        Reader::Program => Words::default(),
    };
    let answer = person.answers.get(name);
    answer.map_or_else(String::new, |answer| answer.say(words).to_owned())
}

fn names(words: Words) -> [&'static str; 6] {
    [
        words.csv_registered(),
        words.csv_confirmed(),
        words.csv_state(),
        words.csv_email(),
        words.csv_name(),
        words.csv_page(),
    ]
}

fn cells(person: &Registration, reader: Reader) -> Vec<String> {
    let (registered, confirmed) = (
        person.registered_at.to_string(),
        moment(person.confirmed_at),
    );
    let (email, name, page) = (
        person.email.to_string(),
        person.name.clone(),
        person.page_id.to_string(),
    );
    match reader {
        Reader::Program => {
            let status = person.status.as_str().to_owned();
            let id = person.id.to_string();
            vec![id, registered, confirmed, status, email, name, page]
        }
        Reader::Person(words) => {
            let status = app::console::registrations::status_words(words, person.status);
            let status = status.to_owned();
            vec![registered, confirmed, status, email, name, page]
        }
    }
}
