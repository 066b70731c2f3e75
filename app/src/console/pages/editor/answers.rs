//! Questions that buyers ask, and their answers.

use super::{
    entries::{Entries, EntryField, EntryList, Fields, Shown},
    sheet::put,
};
use crate::{
    console::kit::{field::FieldError, form::FormState},
    spoken::words,
};
use domain::design::Answered;
use leptos::prelude::*;

/// The name of the list, as errors spell it.
const NAME: &str = "customization.design.answers";

/// All answers.
pub(super) type Answers = Entries<AnswerForm>;

/// One of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct AnswerForm {
    question: RwSignal<String>,
    answer: RwSignal<String>,
}

impl Fields for AnswerForm {
    type Value = Answered;

    fn of(answered: &Answered) -> Self {
        Self {
            question: RwSignal::new(answered.question.clone()),
            answer: RwSignal::new(answered.answer.clone()),
        }
    }

    fn load(self, answered: &Answered) {
        put(self.question, &answered.question);
        put(self.answer, &answered.answer);
    }

    fn typed(self) -> Answered {
        Answered {
            question: self.question.get(),
            answer: self.answer.get(),
        }
    }
}

/// The list.
#[component]
pub(super) fn AnswerEditor(state: FormState, answers: Answers) -> impl IntoView {
    let w = words();
    view! {
        <p class="field__hint">{w.editor_answers_about()}</p>
        <EntryList
            entries=answers
            state
            name=NAME
            add=w.editor_answer_add()
            remove=w.editor_answer_remove()
            view=fields
        />
        <FieldError name=NAME error=state.error(NAME) />
    }
}

fn fields(shown: Shown<AnswerForm>) -> impl IntoView {
    let (w, answered) = (words(), shown.fields);
    view! {
        <EntryField
            shown
            part="question"
            label=w.editor_answer_question()
            value=answered.question
        />
        <EntryField
            shown
            part="answer"
            label=w.editor_answer_answer()
            value=answered.answer
            several_lines=true
        />
    }
}
