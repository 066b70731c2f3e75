//! One of a few, with words about each.

use leptos::prelude::*;

/// A choice of a [`Radios`]: its value, its name, and a sentence about it.
pub type Choice = (&'static str, &'static str, &'static str);

/// One of a few, all of them in sight.
#[component]
pub fn Radios(
    /// The group's name.
    name: &'static str,
    /// What is chosen, by its value.
    value: RwSignal<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
) -> impl IntoView {
    let radio = move |(choice, words, hint): Choice| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name
                    id=format!("{name}-{choice}")
                    value=choice
                    checked=value.with_untracked(|value| value == choice)
                    prop:checked=move || value.with(|value| value == choice)
                    on:change=move |_| value.set(choice.to_owned())
                />
                <span class="choice__text">
                    {words}
                    {(!hint.is_empty()).then(|| view! { <span class="choice__hint">{hint}</span> })}
                </span>
            </label>
        }
    };
    view! { <div class="choices">{choices.into_iter().map(radio).collect_view()}</div> }
}
