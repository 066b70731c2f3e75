//! What others say.

use crate::spoken::words;
use domain::design::Voice;
use leptos::prelude::*;

/// The voices, in order; nothing if nobody says anything.
pub fn view(voices: &[Voice]) -> Option<AnyView> {
    if voices.is_empty() {
        return None;
    }
    let voices = voices.iter().map(one).collect_view();
    Some(
        view! {
            <section class="block" aria-labelledby="voices">
                <h2 id="voices">{words().sales_voices()}</h2>
                <div class="voices">{voices}</div>
            </section>
        }
        .into_any(),
    )
}

fn one(voice: &Voice) -> AnyView {
    let quote = voice.quote.clone();
    let who = |text: &str, class| {
        let text = text.to_owned();
        (!text.is_empty()).then(|| view! { <span class=class>{text}</span> })
    };
    let name = who(&voice.name, "voice__name");
    let role = who(&voice.role, "voice__role");
    let caption = (name.is_some() || role.is_some())
        .then(|| view! { <figcaption class="voice__who">{name} {role}</figcaption> });
    view! {
        <figure class="voice">
            <blockquote class="voice__quote">{quote}</blockquote>
            {caption}
        </figure>
    }
    .into_any()
}
