//! The registrations as a table, with a column for each question that somebody answered.

use super::{ROWS, Reader, answer, line, parts};
use axum::response::Response;
use backend::{Result, Shared, flows::registrations, listing::Part};
use domain::{
    id::{CreatorId, RegistrationId},
    list::{Position, RegistrationWish},
    registration::Registration,
};
use futures::Stream;
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
    let texts = texts(b, creator, wish, ids, reader).await?;
    Ok(answer("registrations.csv", texts))
}

/// The same as its text, part by part.
///
/// # Errors
/// The database fails.
pub async fn texts(
    b: Shared,
    creator: CreatorId,
    wish: RegistrationWish,
    ids: Vec<RegistrationId>,
    reader: Reader,
) -> Result<impl Stream<Item = Result<String>> + use<>> {
    let questions = questions(&b, &creator, &wish, &ids).await?;
    let mut head = reader.mark().to_owned();
    let asked = questions.iter();
    match &reader {
        Reader::Program => {
            let names = NAMES.map(str::to_owned).into_iter();
            let asked = asked.map(|name| format!("fields.{name}"));
            line(&mut head, ',', names.chain(asked));
        }
        Reader::Person(words, _) => {
            let names = names(*words, &reader).into_iter();
            line(&mut head, reader.comma(), names.chain(asked.cloned()));
        }
    }
    let more = move |part| {
        let (b, creator, wish, ids) = (b.clone(), creator.clone(), wish.clone(), ids.clone());
        let (questions, reader) = (questions.clone(), reader.clone());
        async move {
            let part = registrations::find(&b, &creator, &wish, &ids, &part).await?;
            let mut text = String::new();
            for person in &part.items {
                let cells = cells(person, &reader).into_iter();
                let answers = questions.iter().map(|name| answered(person, name, &reader));
                line(&mut text, reader.comma(), cells.chain(answers));
            }
            Ok((text, part.next_cursor))
        }
    };
    parts(head, more).await
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

fn answered(person: &Registration, name: &str, reader: &Reader) -> String {
    let words = match reader {
        Reader::Person(words, _) => *words,
        Reader::Program => Words::default(),
    };
    let answer = person.answers.get(name);
    answer.map_or_else(String::new, |answer| answer.say(words).to_owned())
}

fn names(words: Words, reader: &Reader) -> [String; 6] {
    [
        reader.when(words.csv_registered()),
        reader.when(words.csv_confirmed()),
        words.csv_state().to_owned(),
        words.csv_email().to_owned(),
        words.csv_name().to_owned(),
        words.csv_page().to_owned(),
    ]
}

fn cells(person: &Registration, reader: &Reader) -> Vec<String> {
    let (registered, confirmed) = (
        reader.moment(Some(person.registered_at)),
        reader.moment(person.confirmed_at),
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
        Reader::Person(words, _) => {
            let status = app::console::registrations::status_words(*words, person.status);
            let status = status.to_owned();
            vec![registered, confirmed, status, email, name, page]
        }
    }
}
