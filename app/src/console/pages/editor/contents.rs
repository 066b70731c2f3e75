//! What stands on a page, and in which order.

use super::{
    answers::{AnswerEditor, Answers},
    order::{BlockRow, Order},
    sheet::put,
    voices::{VoiceEditor, Voices},
};
use crate::{
    console::kit::{
        field::{AreaField, FieldError},
        form::FormState,
    },
    spoken::words,
};
use domain::design::{Block, Design};
use leptos::prelude::*;

/// What is typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contents {
    order: Order,
    story: RwSignal<String>,
    promise: RwSignal<String>,
    voices: Voices,
    answers: Answers,
}

impl Contents {
    /// Begins with what is there already.
    pub(super) fn of(design: &Design) -> Self {
        Self {
            order: Order::of(design),
            story: RwSignal::new(design.story.clone()),
            promise: RwSignal::new(design.promise.clone()),
            voices: Voices::of(&design.voices),
            answers: Answers::of(&design.answers),
        }
    }

    /// Puts something else into the fields.
    pub(super) fn load(self, design: &Design) {
        self.order.load(design);
        put(self.story, &design.story);
        put(self.promise, &design.promise);
        self.voices.load(&design.voices);
        self.answers.load(&design.answers);
    }

    /// What is typed, in the place of what `base` has.
    pub(super) fn typed(self, base: &Design) -> Design {
        Design {
            blocks: self.order.typed(),
            story: self.story.get(),
            promise: self.promise.get(),
            voices: self.voices.typed(),
            answers: self.answers.typed(),
            ..base.clone()
        }
    }
}

/// The parts of the page in their order, each with its fields.
#[component]
pub(super) fn ContentFields(state: FormState, contents: Contents) -> impl IntoView {
    let w = words();
    let order = contents.order;
    let error = state.error("customization.design.blocks");
    let said = order.said();
    view! {
        <p class="field__hint" id="blocks-hint">{w.editor_blocks_hint()}</p>
        <ol class="blocks" aria-describedby="blocks-hint">
            <For each=move || order.all() key=|block| *block let:block>
                <BlockRow order block state>
                    {fields(state, contents, block)}
                </BlockRow>
            </For>
        </ol>
        <p class="visually-hidden" role="status">{move || said.get()}</p>
        <FieldError name="customization.design.blocks" error />
        <MarkdownHelp />
    }
}

/// What can be typed for a part of the page.
fn fields(state: FormState, contents: Contents, block: Block) -> AnyView {
    let w = words();
    match block {
        Block::Story => view! {
            <AreaField
                form=state
                name="customization.design.story"
                label=w.editor_story_label()
                value=contents.story
                hint=w.editor_markdown_hint()
            />
        }
        .into_any(),
        Block::Promise => view! {
            <AreaField
                form=state
                name="customization.design.promise"
                label=w.editor_promise_label()
                value=contents.promise
                hint=w.editor_promise_hint()
            />
        }
        .into_any(),
        Block::Voices => view! { <VoiceEditor state voices=contents.voices /> }.into_any(),
        Block::Questions => view! { <AnswerEditor state answers=contents.answers /> }.into_any(),
        Block::Inside => view! { <p class="small muted">{w.editor_inside_about()}</p> }.into_any(),
        Block::Samples => {
            view! { <p class="small muted">{w.editor_samples_about()}</p> }.into_any()
        }
    }
}

/// How text is marked, in five lines.
#[component]
fn MarkdownHelp() -> impl IntoView {
    let w = words();
    let rows = [
        ("**bold**", w.editor_markdown_bold()),
        ("*italic*", w.editor_markdown_italic()),
        ("## Heading", w.editor_markdown_heading()),
        ("- item", w.editor_markdown_list()),
        ("[words](https://…)", w.editor_markdown_link()),
    ]
    .map(|(code, means)| {
        view! {
            <dt>
                <code>{code}</code>
            </dt>
            <dd>{means}</dd>
        }
    });
    view! {
        <details class="fold">
            <summary class="fold__summary">{w.editor_markdown_title()}</summary>
            <dl class="facts marks">{rows.into_iter().collect_view()}</dl>
        </details>
    }
}
