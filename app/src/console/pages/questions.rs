//! What registrants are asked: an editor of questions.

use crate::console::kit::{field::FieldError, form::FormState};
use domain::registration::{Question, QuestionKind};
use leptos::prelude::*;

/// One question being edited.
#[derive(Clone, Copy, Debug)]
struct Row {
    key: usize,
    name: RwSignal<String>,
    label: RwSignal<String>,
    kind: RwSignal<QuestionKind>,
    required: RwSignal<bool>,
    /// One option per line.
    options: RwSignal<String>,
}

/// The questions of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Questions {
    rows: RwSignal<Vec<Row>>,
    next: StoredValue<usize>,
}

impl Questions {
    /// Begins with what is there already.
    pub(super) fn of(questions: &[Question]) -> Self {
        let editor = Self {
            rows: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        for question in questions {
            editor.add(question);
        }
        editor
    }

    fn add(self, question: &Question) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let row = Row {
            key,
            name: RwSignal::new(question.name.clone()),
            label: RwSignal::new(question.label().to_owned()),
            kind: RwSignal::new(question.kind),
            required: RwSignal::new(question.required),
            options: RwSignal::new(question.options.join("\n")),
        };
        self.rows.update(|rows| rows.push(row));
    }

    /// The questions as typed. New ones get a name from their words: it is the key of the answers,
    /// so an existing question keeps its own.
    pub(super) fn read(self) -> Vec<Question> {
        let mut questions = Vec::<Question>::new();
        for row in self.rows.get_untracked() {
            let label = row.label.get_untracked().trim().to_owned();
            let mut name = row.name.get_untracked();
            if name.is_empty() {
                name = unused(&slug(&label), &questions);
            }
            let options = match row.kind.get_untracked() {
                QuestionKind::Select => row.options.with_untracked(|text| lines(text)),
                _ => Vec::new(),
            };
            questions.push(Question {
                name,
                label,
                kind: row.kind.get_untracked(),
                required: row.required.get_untracked(),
                options,
            });
        }
        questions
    }
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// A name made of a question's words.
fn slug(label: &str) -> String {
    let words: Vec<_> = label
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let slug: String = words.join("_").chars().take(36).collect();
    if slug.is_empty() && !label.is_empty() {
        "question".to_owned()
    } else {
        slug
    }
}

/// The name, or the name with the first number that makes it different from the others.
fn unused(name: &str, questions: &[Question]) -> String {
    let taken = |name: &str| questions.iter().any(|question| question.name == name);
    if name.is_empty() || !taken(name) {
        return name.to_owned();
    }
    (2..100)
        .map(|number| format!("{name}_{number}"))
        .find(|name| !taken(name))
        .unwrap_or_default()
}

/// The editor.
#[component]
pub(super) fn QuestionEditor(state: FormState, questions: Questions) -> impl IntoView {
    let error = state.error("registrationFields");
    let each = move || questions.rows.get();
    let add = move |_| questions.add(&Question::default());
    view! {
        <fieldset class="fieldset" aria-describedby="error-registrationFields">
            <legend>"Questions for registrants"</legend>
            <p class="field__hint">
                "Everyone who registers gives an e-mail address and, if they like, a name. Ask more here."
            </p>
            <ul class="questions">
                <For each=each key=|row| row.key let:row>
                    <Editor row questions />
                </For>
            </ul>
            <FieldError name="registrationFields" error />
            <div>
                <button type="button" class="button button--small" on:click=add>
                    "Add a question"
                </button>
            </div>
        </fieldset>
    }
}

#[component]
fn Editor(row: Row, questions: Questions) -> impl IntoView {
    let id = move |part: &str| format!("question-{}-{part}", row.key);
    let is_select = move || row.kind.get() == QuestionKind::Select;
    let remove = move |_| {
        questions
            .rows
            .update(|rows| rows.retain(|other| other.key != row.key))
    };
    let choose = move |value: String| {
        row.kind.set(match value.as_str() {
            "select" => QuestionKind::Select,
            "checkbox" => QuestionKind::Checkbox,
            _ => QuestionKind::Text,
        });
    };
    let kind = row.kind.get_untracked();
    let option = move |this: QuestionKind, value: &'static str, words: &'static str| {
        view! {
            <option value=value selected=this == kind>
                {words}
            </option>
        }
    };
    view! {
        <li class="questions__row">
            <div class="form-row">
                <div class="field">
                    <label class="field__label" for=id("label")>
                        "Question"
                    </label>
                    <input class="input" id=id("label") autocomplete="off" bind:value=row.label />
                </div>
                <div class="field">
                    <label class="field__label" for=id("kind")>
                        "Answer"
                    </label>
                    <select
                        class="input"
                        id=id("kind")
                        on:change:target=move |event| choose(event.target().value())
                    >
                        {option(QuestionKind::Text, "text", "A line of text")}
                        {option(QuestionKind::Select, "select", "One of several options")}
                        {option(QuestionKind::Checkbox, "checkbox", "A box to tick")}
                    </select>
                </div>
            </div>
            <Show when=is_select>
                <div class="field">
                    <label class="field__label" for=id("options")>
                        "Options, one per line"
                    </label>
                    <textarea class="input" id=id("options") rows="3" bind:value=row.options></textarea>
                </div>
            </Show>
            <div class="cluster cluster--between">
                <label class="choice">
                    <input type="checkbox" bind:checked=row.required />
                    <span class="choice__text">"Must be answered"</span>
                </label>
                <button type="button" class="button button--small button--quiet" on:click=remove>
                    "Remove"
                    <span class="visually-hidden">{move || format!(" {}", row.label.get())}</span>
                </button>
            </div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_words_and_differ() {
        assert_eq!(
            slug("What's your T-shirt size?"),
            "what_s_your_t_shirt_size"
        );
        assert_eq!(slug("名前"), "question");
        let taken = Question {
            name: "size".into(),
            ..Question::default()
        };
        assert_eq!(unused("size", &[taken]), "size_2");
        assert_eq!(unused("size", &[]), "size");
    }
}
