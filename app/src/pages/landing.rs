//! The site's front: what it is, how it works, where to begin.

use crate::{
    parts::{Icon, Shape},
    shell::{
        Assets, Document, Head, document,
        frame::{Frame, NAME, Width},
    },
};
use leptos::prelude::*;

const STEPS: [(Shape, &str, &str); 3] = [
    (
        Shape::Upload,
        "Upload your file",
        "A book, a song, a template: anything people download. It stays private until it is bought.",
    ),
    (
        Shape::Clock,
        "Say from when to when",
        "Before the opening your page collects addresses. While it is open, it sells. Then it closes by itself.",
    ),
    (
        Shape::People,
        "Share the link",
        "People pay safely and get their files at once. You see every order as it comes in.",
    ),
];

/// One screen.
pub fn render(assets: &Assets) -> Document {
    let head = Head {
        description: "Sell a digital product on a page that exists only for a while.".to_owned(),
        ..Head::titled(NAME)
    };
    document(assets, &head, || {
        let steps = STEPS
            .map(|(shape, title, text)| {
                view! {
                    <li class="step">
                        <span class="step__sign"><Icon shape=shape/></span>
                        <h2 class="step__title">{title}</h2>
                        <p class="muted">{text}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Frame width=Width::Wide>
                <div class="hero stack">
                    <h1 class="title">"Sell it for a while."</h1>
                    <p class="lede">
                        "Put a digital product on a page of its own that opens and closes when you say so."
                    </p>
                    <p class="cluster">
                        <a class="button button--primary button--large" href="/signup">
                            "Create your page"
                        </a>
                        <a class="button button--large" href="/login">"Sign in"</a>
                    </p>
                </div>
                <ol class="steps">{steps}</ol>
            </Frame>
        }
    })
}
