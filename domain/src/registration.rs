//! Registrations: what a page asks, and which answers fit.

use crate::{
    Email, Timestamp,
    id::{PageId, RegistrationId},
    rejection::Checks,
    text,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use words::{Sentence, Words, refusal};

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One line of text.
    #[default]
    Text,
    /// One of the options.
    Select,
    /// Yes or no.
    Checkbox,
}

/// A field that the creator added to the registration form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The key of the answer: letters, digits, `_` and `-`.
    #[serde(alias = "key", alias = "id")]
    pub name: String,
    /// What the registrant reads; the name if empty.
    #[serde(default)]
    pub label: String,
    /// What kind of answer it takes.
    #[serde(rename = "type", default)]
    pub kind: QuestionKind,
    /// Whether it must be answered (a required checkbox must be ticked).
    #[serde(default)]
    pub required: bool,
    /// The choices of a select.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
}

impl Question {
    /// What the registrant reads.
    pub fn label(&self) -> &str {
        if self.label.is_empty() {
            &self.name
        } else {
            &self.label
        }
    }
}

/// Checks the questions of a page.
///
/// # Errors
/// A sentence for the creator.
pub fn check_questions(questions: &[Question]) -> Result<(), Sentence> {
    if questions.len() > 20 {
        return Err(refusal::registration_questions_too_many());
    }
    for (at, question) in questions.iter().enumerate() {
        let named = (1..=40).contains(&question.name.len())
            && question
                .name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        if !named {
            return Err(refusal::registration_name_odd());
        }
        if questions[..at]
            .iter()
            .any(|other| other.name == question.name)
        {
            return Err(refusal::registration_name_twice(&question.name));
        }
        text::optional_line(&question.label, 120)?;
        if question.kind == QuestionKind::Select && !(1..=50).contains(&question.options.len()) {
            return Err(refusal::registration_options(question.label()));
        }
        for option in &question.options {
            text::line(option, refusal::option_missing, 120)?;
        }
    }
    Ok(())
}

/// One answer, as it came in or as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// A checkbox.
    Ticked(bool),
    /// A text or a choice.
    Text(String),
}

impl Answer {
    /// The answer for people.
    #[must_use]
    pub fn say(&self, words: Words) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Ticked(true) => words.form_yes(),
            Self::Ticked(false) => words.form_no(),
        }
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Ticked(true) => "true",
            Self::Ticked(false) => "",
        }
    }

    fn is_ticked(&self) -> bool {
        match self {
            Self::Ticked(ticked) => *ticked,
            Self::Text(text) => matches!(text.trim(), "on" | "true" | "yes" | "1"),
        }
    }
}

/// Answers by the question's name.
pub type Answers = BTreeMap<String, Answer>;

/// Keeps the answers to the page's questions and drops the rest.
///
/// Errors are collected under `fields.{name}`.
pub fn check_answers(questions: &[Question], given: &Answers, checks: &mut Checks) -> Answers {
    let mut kept = Answers::new();
    for question in questions {
        let field = format!("fields.{}", question.name);
        if let Some(Some(answer)) =
            checks.field(&field, check_answer(question, given.get(&question.name)))
        {
            kept.insert(question.name.clone(), answer);
        }
    }
    kept
}

fn check_answer(question: &Question, given: Option<&Answer>) -> Result<Option<Answer>, Sentence> {
    if question.kind == QuestionKind::Checkbox {
        let ticked = given.is_some_and(Answer::is_ticked);
        return if question.required && !ticked {
            Err(refusal::answer_tick())
        } else {
            Ok(Some(Answer::Ticked(ticked)))
        };
    }
    let text = text::optional_line(given.map_or("", Answer::as_text), 500)?;
    if text.is_empty() {
        return if question.required {
            Err(refusal::answer_missing())
        } else {
            Ok(None)
        };
    }
    if question.kind == QuestionKind::Select && !question.options.contains(&text) {
        return Err(refusal::answer_choose());
    }
    Ok(Some(Answer::Text(text)))
}

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationStatus {
    /// The address has not been confirmed.
    Pending,
    /// It has; mail may be sent.
    Confirmed,
    /// The registrant wants no more mail.
    Unsubscribed,
}

impl RegistrationStatus {
    /// The name in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Confirmed => "confirmed",
            Self::Unsubscribed => "unsubscribed",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Pending, Self::Confirmed, Self::Unsubscribed]
            .into_iter()
            .find(|status| status.as_str() == text)
    }
}

/// A registration as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    /// Identifies it.
    pub id: RegistrationId,
    /// The page it was made on.
    pub page_id: PageId,
    /// The registrant's address.
    pub email: Email,
    /// Their name; may be empty.
    pub name: String,
    /// Their answers.
    pub answers: Answers,
    /// Where it stands.
    pub status: RegistrationStatus,
    /// When they registered.
    pub registered_at: Timestamp,
    /// When they confirmed.
    pub confirmed_at: Option<Timestamp>,
    /// When they were told what they wanted to hear, unless they asked again since.
    #[serde(default)]
    pub notified_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn questions() -> Vec<Question> {
        serde_json::from_str(
            r#"[{"name":"company","required":true},
                {"name":"size","type":"select","options":["1","2+"]},
                {"name":"terms","type":"checkbox","required":true}]"#,
        )
        .unwrap()
    }

    fn answers(json: &str) -> Result<Answers, Vec<String>> {
        let mut checks = Checks::default();
        let kept = check_answers(
            &questions(),
            &serde_json::from_str(json).unwrap(),
            &mut checks,
        );
        match checks.finish() {
            Ok(()) => Ok(kept),
            Err(rejection) => Err(rejection
                .errors
                .into_iter()
                .map(|error| error.field)
                .collect()),
        }
    }

    #[test]
    fn keeps_what_was_asked_and_drops_the_rest() {
        let kept =
            answers(r#"{"company":" ACME ","size":"2+","terms":"on","admin":"yes"}"#).unwrap();
        assert_eq!(
            serde_json::to_string(&kept).unwrap(),
            r#"{"company":"ACME","size":"2+","terms":true}"#
        );
    }

    #[test]
    fn names_each_wrong_answer() {
        assert_eq!(
            answers(r#"{"size":"3","terms":false}"#).unwrap_err(),
            ["fields.company", "fields.size", "fields.terms"]
        );
    }

    #[test]
    fn questions_are_checked_too() {
        assert!(check_questions(&questions()).is_ok());
        let mut twice = questions();
        twice.push(twice[0].clone());
        assert!(check_questions(&twice).is_err());
        let odd = Question {
            name: "a b".into(),
            ..Question::default()
        };
        assert!(check_questions(&[odd]).is_err());
        let empty = Question {
            name: "a".into(),
            kind: QuestionKind::Select,
            ..Question::default()
        };
        assert!(check_questions(&[empty]).is_err());
    }
}
