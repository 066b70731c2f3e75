//! The page as visitors would see it, beside what is typed.

use super::saving::Saving;
use crate::spoken::words;
use domain::page::Phase;
use leptos::{ev::Event, html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlIFrameElement};

/// The frame, and what it shows.
#[component]
pub(super) fn Preview(saving: Saving) -> impl IntoView {
    let w = words();
    let phase = RwSignal::new(Phase::Live);
    let wide = RwSignal::new(false);
    let address = Memo::new(move |_| {
        let revision = saving.place.with(|place| place.seen.revision);
        // A page that was published, or changed elsewhere, looks different without a new revision.
        let changed = saving.page.with(|page| page.updated_at.millis());
        let (id, phase) = (saving.id(), phase.get().as_str());
        format!("/console/pages/{id}/preview?phase={phase}&v={revision}.{changed}")
    });
    let note = move || {
        let draft = saving.typed.get();
        match phase.get() {
            Phase::Prelaunch if draft.launch_at.is_none() => w.editor_preview_no_launch(),
            Phase::SoldOut if draft.stock_limit.is_none() && draft.stock_limits.is_empty() => {
                w.editor_preview_no_limit()
            }
            _ => "",
        }
    };
    view! {
        <section class="preview" aria-label=w.editor_preview()>
            <div class="preview__bar">
                <PhaseChoice phase />
                <div class="cluster cluster--tight" role="group" aria-label=w.editor_preview_size()>
                    <SizeButton wide is=false name=w.editor_preview_phone() />
                    <SizeButton wide is=true name=w.editor_preview_desktop() />
                </div>
            </div>
            <p class="preview__note small muted">{note}</p>
            <Frames address wide />
        </section>
    }
}

/// See it as: before launch, live, sold out, closed.
#[component]
fn PhaseChoice(phase: RwSignal<Phase>) -> impl IntoView {
    let w = words();
    let choices = [
        (Phase::Prelaunch, w.editor_preview_before()),
        (Phase::Live, w.editor_preview_live()),
        (Phase::SoldOut, w.editor_preview_sold_out()),
        (Phase::Expired, w.editor_preview_closed()),
    ];
    let choice = move |(this, words): (Phase, &'static str)| {
        view! {
            <label class="stages__one">
                <input
                    class="stages__input"
                    type="radio"
                    name="preview-phase"
                    value=this.as_str()
                    checked=phase.get_untracked() == this
                    prop:checked=move || phase.get() == this
                    on:change=move |_| phase.set(this)
                />
                <span class="stages__words">{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="stages">
            <legend class="visually-hidden">{w.editor_preview_as()}</legend>
            {choices.map(choice).into_iter().collect_view()}
        </fieldset>
    }
}

#[component]
fn SizeButton(wide: RwSignal<bool>, is: bool, name: &'static str) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--small"
            aria-pressed=move || (wide.get() == is).to_string()
            on:click=move |_| wide.set(is)
        >
            {name}
        </button>
    }
}

/// The frames, one above the other: the old one stays until the new one is there, so that nothing
/// flickers. Each is a new element, because another address for an old one would be a step in the
/// browser's history.
#[component]
fn Frames(address: Memo<String>, wide: RwSignal<bool>) -> impl IntoView {
    let w = words();
    let stage = NodeRef::<html::Div>::new();
    let frames = RwSignal::new(vec![address.get_untracked()]);
    Effect::new(move |_| {
        let address = address.get();
        if frames.with_untracked(|frames| frames.last() != Some(&address)) {
            frames.update(|frames| {
                // Of several that were never seen only the last is wanted.
                frames.truncate(1);
                frames.push(address);
            });
        }
    });
    let loaded = move |event: &Event, address: &str| {
        let frame = event.target().and_then(|target| target.dyn_into().ok());
        if let (Some(frame), Some(stage)) = (frame, stage.get_untracked()) {
            calm(&frame);
            follow(&stage, &frame);
        }
        frames.update(|frames| {
            if let Some(at) = frames.iter().position(|other| other == address) {
                frames.drain(..at);
            }
        });
    };
    view! {
        <div class="preview__stage" class:preview__stage--wide=move || wide.get() node_ref=stage>
            <For each=move || frames.get() key=|address| address.clone() let:address>
                <iframe
                    class="preview__frame"
                    src=address.clone()
                    sandbox="allow-same-origin"
                    title=w.editor_preview_frame()
                    on:load=move |event| loaded(&event, &address)
                ></iframe>
            </For>
        </div>
    }
}

/// Scrolls a new frame to where the old one is.
fn follow(stage: &Element, frame: &HtmlIFrameElement) {
    let old = stage.query_selector("iframe").ok().flatten();
    let old = old.and_then(|old| old.dyn_into::<HtmlIFrameElement>().ok());
    let windows = (
        old.and_then(|old| old.content_window()),
        frame.content_window(),
    );
    if let (Some(old), Some(new)) = windows {
        let top = old.scroll_y().unwrap_or_default();
        new.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Keeps links in the frame from leading anywhere; those within the page still work.
fn calm(frame: &HtmlIFrameElement) {
    let Some(document) = frame.content_document() else {
        return;
    };
    let stay = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        // The elements of a frame are not instances of this window's classes.
        let target = event.target().map(JsCast::unchecked_into::<Element>);
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let href = link.and_then(|link| link.get_attribute("href"));
        if href.is_some_and(|href| !href.starts_with('#')) {
            event.prevent_default();
        }
    });
    let listener = stay.into_js_value().unchecked_into();
    // A document that takes no listeners keeps its links.
    let _ = document.add_event_listener_with_callback("click", &listener);
}
