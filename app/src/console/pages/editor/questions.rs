//! What registrants are asked.

use super::{
    entries::{Entries, EntryField, EntryList, Fields, Shown},
    sheet::put,
};
use crate::{
    console::kit::{
        field::{FieldError, Switch},
        form::FormState,
    },
    spoken::words,
};
use domain::registration::{Question, QuestionKind};
use leptos::prelude::*;

/// The name of the list, as errors spell it.
const NAME: &str = "registrationFields";

/// The questions of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Questions(Entries<QuestionForm>);

/// One of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuestionForm {
    name: RwSignal<String>,
    label: RwSignal<String>,
    kind: RwSignal<QuestionKind>,
    required: RwSignal<bool>,
    /// One option per line.
    options: RwSignal<String>,
}

impl Fields for QuestionForm {
    type Value = Question;

    fn of(question: &Question) -> Self {
        Self {
            name: RwSignal::new(question.name.clone()),
            label: RwSignal::new(question.label().to_owned()),
            kind: RwSignal::new(question.kind),
            required: RwSignal::new(question.required),
            options: RwSignal::new(question.options.join("\n")),
        }
    }

    fn load(self, question: &Question) {
        put(self.name, &question.name);
        put(self.label, &question.label().to_owned());
        put(self.kind, &question.kind);
        put(self.required, &question.required);
        // Empty lines and spaces at the ends are nothing to say, but something to type.
        if self
            .options
            .with_untracked(|text| lines(text) != question.options)
        {
            self.options.set(question.options.join("\n"));
        }
    }

    fn typed(self) -> Question {
        let options = match self.kind.get() {
            QuestionKind::Select => self.options.with(|text| lines(text)),
            QuestionKind::Text | QuestionKind::Checkbox => Vec::new(),
        };
        Question {
            name: self.name.get(),
            label: self.label.get().trim().to_owned(),
            kind: self.kind.get(),
            required: self.required.get(),
            options,
        }
    }
}

impl Questions {
    /// Begins with what is there already.
    pub(super) fn of(questions: &[Question]) -> Self {
        Self(Entries::of(questions))
    }

    /// Puts other questions into the list.
    pub(super) fn load(self, questions: &[Question]) {
        // Names that are made from the words are not typed, and stay so.
        let same = self.typed_now() == questions;
        if !same {
            self.0.load(questions);
        }
    }

    fn typed_now(self) -> Vec<Question> {
        untrack(|| self.typed())
    }

    /// The questions as typed. New ones get a name from their words: it is the key of the answers,
    /// so an existing question keeps its own.
    pub(super) fn typed(self) -> Vec<Question> {
        let mut questions = Vec::<Question>::new();
        for mut question in self.0.typed() {
            if question.name.is_empty() {
                question.name = unused(&slug(&question.label), &questions);
            }
            questions.push(question);
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

/// The list.
#[component]
pub(super) fn QuestionEditor(
    state: FormState,
    questions: Questions,
    double_opt_in: RwSignal<bool>,
) -> impl IntoView {
    let w = words();
    view! {
        <p class="field__hint">{w.editor_questions_about()}</p>
        <EntryList
            entries=questions.0
            state
            name=NAME
            add=w.editor_question_add()
            remove=w.editor_question_remove()
            view=fields
        />
        <FieldError name=NAME error=state.error(NAME) />
        <Switch
            name="doubleOptIn"
            label=w.editor_confirm_label()
            value=double_opt_in
            hint=w.editor_confirm_hint()
        />
    }
}

fn fields(shown: Shown<QuestionForm>) -> impl IntoView {
    let (w, question) = (words(), shown.fields);
    let is_select = move || question.kind.get() == QuestionKind::Select;
    let choose = move |value: String| {
        question.kind.set(match value.as_str() {
            "select" => QuestionKind::Select,
            "checkbox" => QuestionKind::Checkbox,
            _ => QuestionKind::Text,
        });
    };
    let option = move |this: QuestionKind, value: &'static str, words: &'static str| {
        view! {
            <option
                value=value
                selected=question.kind.get_untracked() == this
                prop:selected=move || question.kind.get() == this
            >
                {words}
            </option>
        }
    };
    view! {
        <div class="form-row">
            <EntryField
                shown
                part="label"
                label=w.editor_question_label()
                value=question.label
            />
            <div class="field">
                <label class="field__label" for=shown.id("kind")>
                    {w.editor_question_kind()}
                </label>
                <select
                    class="input"
                    id=shown.id("kind")
                    on:change:target=move |event| choose(event.target().value())
                >
                    {option(QuestionKind::Text, "text", w.editor_question_text())}
                    {option(QuestionKind::Select, "select", w.editor_question_select())}
                    {option(QuestionKind::Checkbox, "checkbox", w.editor_question_checkbox())}
                </select>
            </div>
        </div>
        <Show when=is_select>
            <EntryField
                shown
                part="options"
                label=w.editor_question_options()
                value=question.options
                several_lines=true
            />
        </Show>
        <label class="choice">
            <input type="checkbox" bind:checked=question.required />
            <span class="choice__text">{w.editor_question_required()}</span>
        </label>
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
