//! What somebody has to know, or to decide, before going on.

use super::{
    saving::{Saving, Standing},
    section,
};
use crate::{error::ApiError, spoken::words};
use ::words::Words;
use domain::draft::Part;
use leptos::{ev, prelude::*, task::spawn_local};

/// Everything that stands between typing and saving.
#[component]
pub(super) fn Notices(saving: Saving) -> impl IntoView {
    let w = words();
    let coming_back = window_event_listener(ev::focus, move |_| {
        if saving.standing.get_untracked() == Standing::SignedOut {
            saving.save_now();
        }
    });
    on_cleanup(move || coming_back.remove());
    let again = move |_| saving.save_now();
    let settle = move |keep_mine| {
        spawn_local(async move { saving.settle(keep_mine).await });
    };
    let standing = move || match saving.standing.get() {
        Standing::Saved | Standing::Typing => None,
        Standing::Unreached => Some(
            view! {
                <p>{w.editor_unreached()}</p>
                <button type="button" class="button button--small" on:click=again>
                    {w.editor_try_again()}
                </button>
            }
            .into_any(),
        ),
        Standing::SignedOut => Some(
            view! {
                <p>{w.editor_signed_out()}</p>
                <div class="cluster">
                    <a class="button button--small" href="/login" target="_blank" rel="external">
                        {w.editor_sign_in()}
                    </a>
                    <button type="button" class="button button--small" on:click=again>
                        {w.editor_try_again()}
                    </button>
                </div>
            }
            .into_any(),
        ),
        Standing::Elsewhere => Some(
            view! {
                <p>{w.editor_elsewhere()}</p>
                <div class="cluster">
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| settle(true)
                    >
                        {w.editor_elsewhere_mine()}
                    </button>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| settle(false)
                    >
                        {w.editor_elsewhere_theirs()}
                    </button>
                </div>
            }
            .into_any(),
        ),
        Standing::Refused(why) => Some(view! { <p>{why}</p> }.into_any()),
    };
    view! {
        <div role="alert">
            {move || {
                standing().map(|words| view! { <div class="notice notice--warn stack stack--tight">{words}</div> })
            }}
        </div>
        <Found saving />
        <Clashes saving />
        <Refusal saving />
    }
}

/// What was typed before and never saved.
#[component]
fn Found(saving: Saving) -> impl IntoView {
    let w = words();
    view! {
        <Show when=move || saving.found.with(Option::is_some)>
            <div class="notice stack stack--tight" role="status">
                <p>{w.editor_found()}</p>
                <div class="cluster">
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| saving.answer_found(true)
                    >
                        {w.editor_found_use()}
                    </button>
                    <button
                        type="button"
                        class="button button--small button--quiet"
                        on:click=move |_| saving.answer_found(false)
                    >
                        {w.editor_found_drop()}
                    </button>
                </div>
            </div>
        </Show>
    }
}

/// What somebody else changed on the page to something else.
#[component]
fn Clashes(saving: Saving) -> impl IntoView {
    let w = words();
    let links = move || {
        let parts = saving.clashes.get();
        let link = |part: Part| {
            let to = format!("#{}", section::id(part));
            view! {
                <li>
                    <a href=to rel="external">{part_words(w, part)}</a>
                </li>
            }
        };
        parts.into_iter().map(link).collect_view()
    };
    view! {
        <Show when=move || !saving.clashes.with(Vec::is_empty)>
            <div class="notice notice--warn" role="status">
                <p>{w.editor_clashes()}</p>
                <ul>{links}</ul>
            </div>
        </Show>
    }
}

/// Why it was not published.
#[component]
fn Refusal(saving: Saving) -> impl IntoView {
    let w = words();
    let problem = saving.form.problem();
    let told = move || {
        problem.with(|problem| {
            Some(match problem.as_ref()? {
                ApiError::Rejected(rejection) if rejection.errors.len() > 1 => {
                    w.editor_correct_fields().to_owned()
                }
                ApiError::Rejected(rejection) => rejection.message.say(w),
                other => other.to_string(),
            })
        })
    };
    // Where a field is marked, that field gets the focus.
    let has_fields = move || {
        problem.with(|problem| match problem {
            Some(ApiError::Rejected(rejection)) => !rejection.errors.is_empty(),
            _ => false,
        })
    };
    move || {
        told().map(|words| {
            view! {
                <p
                    class="notice notice--danger"
                    class:form-problem=!has_fields()
                    role="alert"
                    tabindex="-1"
                >
                    {words}
                </p>
            }
        })
    }
}

/// What a part of a page is called.
pub(super) const fn part_words(w: Words, part: Part) -> &'static str {
    match part {
        Part::Products | Part::Copies => w.editor_part_products(),
        Part::Schedule => w.editor_part_schedule(),
        Part::Words => w.editor_part_words(),
        Part::Look => w.editor_part_look(),
        Part::Contents => w.editor_part_contents(),
        Part::Registration => w.editor_part_registration(),
        Part::Rules => w.editor_part_rules(),
    }
}
