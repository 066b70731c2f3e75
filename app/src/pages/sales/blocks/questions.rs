//! Questions that buyers ask, each with its answer folded below it.

use crate::{
    pages::marked::{self, Below},
    spoken::words,
};
use domain::design::Answered;
use leptos::prelude::*;

/// The questions, in order; nothing if there are none.
pub fn view(answers: &[Answered]) -> Option<AnyView> {
    if answers.is_empty() {
        return None;
    }
    let answers = answers.iter().map(one).collect_view();
    Some(
        view! {
            <section class="block" aria-labelledby="questions">
                <h2 id="questions">{words().sales_questions()}</h2>
                <div class="answers">{answers}</div>
            </section>
        }
        .into_any(),
    )
}

fn one(answered: &Answered) -> AnyView {
    view! {
        <details class="answer">
            <summary class="answer__question">{answered.question.clone()}</summary>
            {marked::view(&answered.answer, Below::Section)}
        </details>
    }
    .into_any()
}
