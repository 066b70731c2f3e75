//! The switch between languages.

use super::{Icon, Shape};
use crate::spoken::words;
use ::words::Language;
use leptos::prelude::*;

/// All languages, each in its own words, with the current one marked. Choosing one comes back to the
/// same page; it needs no script.
#[component]
pub fn Languages(
    /// Path and query of the page that is shown.
    #[prop(into)]
    here: Signal<String>,
    /// What the form is called, for people who go from form to form.
    #[prop(default = words().site_languages())]
    label: &'static str,
) -> impl IntoView {
    let w = words();
    let choices = Language::ALL
        .into_iter()
        .map(|language| choice(language, language == w.language()))
        .collect_view();
    view! {
        <form class="languages" method="post" action="/language" aria-label=label>
            <input type="hidden" name="next" value=here/>
            <Icon shape=Shape::Globe/>
            {choices}
        </form>
    }
}

fn choice(language: Language, is_current: bool) -> AnyView {
    if is_current {
        return view! {
            <span class="languages__one" aria-current="true">{language.name()}</span>
        }
        .into_any();
    }
    view! {
        <button
            class="languages__one"
            type="submit"
            name="language"
            value=language.code()
            lang=language.code()
        >
            {language.name()}
        </button>
    }
    .into_any()
}
