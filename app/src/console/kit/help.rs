//! Answers where questions arise: folded away, for those who ask.

use leptos::prelude::*;

/// A question, and words with what they mean here.
#[component]
pub fn Help(
    /// The question.
    question: &'static str,
    /// Words, each with its meaning.
    terms: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let term = |(term, meaning): (&'static str, &'static str)| {
        view! {
            <dt>{term}</dt>
            <dd>{meaning}</dd>
        }
    };
    view! {
        <details class="help">
            <summary class="help__question">{question}</summary>
            <dl class="help__terms">{terms.into_iter().map(term).collect_view()}</dl>
        </details>
    }
}
