//! Badges, notices, toasts, dialogs, and what is shown while one waits.

use super::specimen;
use crate::spoken::words;
use leptos::prelude::*;

const BADGES: [&str; 9] = [
    "badge badge--draft",
    "badge badge--prelaunch",
    "badge badge--live",
    "badge badge--sold_out",
    "badge badge--paused",
    "badge badge--expired",
    "badge badge--ok",
    "badge badge--warn",
    "badge badge--danger",
];

const NOTICES: [&str; 4] = [
    "notice",
    "notice notice--ok",
    "notice notice--warn",
    "notice notice--danger",
];

/// The phases of a page, and the states of everything else.
pub(super) fn badges() -> impl IntoView {
    let badges = BADGES.map(|class| {
        let name = class.rsplit_once("--").map_or(class, |(_, name)| name);
        view! { <span class=class>{name}</span> }
    });
    let badges = view! { <div class="cluster">{badges.collect_view()}</div> };
    specimen("badge badge--…", badges)
}

/// What has to be noticed, what is short news, and what asks.
pub(super) fn news() -> impl IntoView {
    let w = words();
    let notices = NOTICES.map(|class| {
        let notice = view! { <p class=class>{w.dev_sample_sentence()}</p> };
        specimen(class, notice)
    });
    let toasts = ["toast toast--ok", "toast toast--danger"].map(|class| {
        view! {
            <div class=class>
                <span>{w.dev_sample_sentence()}</span>
                <button class="button button--small" type="button">{w.dev_sample_undo()}</button>
            </div>
        }
    });
    let toasts = view! { <div class="stack stack--tight">{toasts.collect_view()}</div> };
    view! {
        <div class="stack">
            {notices.collect_view()} {specimen("toasts, toast toast--ok toast--danger", toasts)}
            {specimen("dialog dialog__title dialog__actions", dialog())}
        </div>
    }
}

/// The browser's own, opened without a script where browsers know how.
fn dialog() -> impl IntoView {
    let w = words();
    view! {
        <p>
            <button class="button" type="button" command="show-modal" commandfor="dialog">{w.dev_sample_open()}</button>
        </p>
        <dialog class="dialog" id="dialog" aria-labelledby="dialog-title">
            <h3 class="dialog__title" id="dialog-title">{w.dev_sample_question()}</h3>
            <p>{w.dev_sample_sentence()}</p>
            <form class="dialog__actions" method="dialog">
                <button class="button" value="no">{w.dev_sample_keep()}</button>
                <button class="button button--danger" value="yes">{w.dev_sample_delete()}</button>
            </form>
        </dialog>
    }
}

/// What is shown until the thing itself is there.
pub(super) fn waiting() -> impl IntoView {
    let skeleton = view! {
        <div class="stack stack--tight">
            <span class="skeleton"></span>
            <span class="skeleton"></span>
        </div>
    };
    let progress =
        view! { <progress class="progress" max="100" value="62" aria-label="62 %"></progress> };
    let spinner = view! { <span class="spinner" aria-hidden="true"></span> };
    view! {
        <div class="stack">
            {specimen("skeleton", skeleton)} {specimen("progress", progress)}
            {specimen("spinner", spinner)}
        </div>
    }
}
