//! What can be done with a page: share, duplicate, edit, pause, delete.

use crate::{
    api::pages::{PageWithUrl, delete_page, duplicate_page, show_page, switch_page},
    console::kit::{
        confirm::{Act, ConfirmButton},
        copy::CopyButton,
        paged::Rows,
        ready::is_ready,
        toast::use_toasts,
    },
    spoken::words,
};
use domain::page::Page;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

/// The buttons in a page's row.
#[component]
pub(super) fn RowActions(shared: PageWithUrl, rows: Rows<PageWithUrl>) -> impl IntoView {
    let w = words();
    let title = shared.page.title();
    let id = shared.page.id.clone();
    let toasts = use_toasts();
    let done = move |()| {
        rows.retain(|other| other.page.id != id);
        toasts.ok(w.page_deleted());
    };
    let public = shared.page.is_published.then(|| {
        view! {
            <CopyButton text=shared.url.clone() about=title.clone() small=true />
            <a class="button button--small" href=shared.url.clone() target="_blank" rel="external">
                {w.page_open()}
                <span class="visually-hidden">{w.page_open_what(&title)}</span>
            </a>
        }
    });
    view! {
        <div class="cluster cluster--tight">
            {public}
            <a
                class="button button--small"
                href=format!("/console/pages/{}/edit", shared.page.id)
            >
                {w.page_edit()}
                <span class="visually-hidden">{format!(" {title}")}</span>
            </a>
            <DuplicateButton page=shared.page.clone() small=true />
            <DeleteButton page=shared.page small=true done=Callback::new(done) />
        </div>
    }
}

/// Makes a copy and leads to it.
#[component]
pub(super) fn DuplicateButton(page: Page, #[prop(optional)] small: bool) -> impl IntoView {
    let w = words();
    let (ready, toasts, pending) = (is_ready(), use_toasts(), RwSignal::new(false));
    let navigate = use_navigate();
    let id = StoredValue::new(page.id.to_string());
    let duplicate = move |_| {
        let navigate = navigate.clone();
        pending.set(true);
        spawn_local(async move {
            match duplicate_page(id.get_value()).await {
                Ok(copy) => {
                    toasts.ok(w.page_duplicated());
                    navigate(
                        &format!("/console/pages/{}/edit", copy.id),
                        Default::default(),
                    );
                }
                Err(error) => toasts.problem(error.to_string()),
            }
            pending.try_set(false);
        });
    };
    view! {
        <button
            type="button"
            class="button"
            class:button--small=small
            disabled=move || !ready.get() || pending.get()
            aria-busy=move || pending.get().to_string()
            on:click=duplicate
        >
            {w.page_duplicate()}
            <span class="visually-hidden">{format!(" {}", page.title())}</span>
        </button>
    }
}

/// Deletes the page after asking.
#[component]
pub(super) fn DeleteButton(
    page: Page,
    #[prop(optional)] small: bool,
    done: Callback<()>,
) -> impl IntoView {
    let w = words();
    let id = page.id.to_string();
    view! {
        <ConfirmButton
            label=w.page_delete()
            about=page.title()
            question=w.page_delete_question(&page.title())
            consequence=w.page_delete_consequence()
            yes=w.page_delete_yes()
            small
            act=move || delete_page(id.clone())
            done
        />
    }
}

/// Switches the page off and on again.
#[component]
pub(super) fn PauseButton(page: Page, changed: Callback<()>) -> impl IntoView {
    let w = words();
    let is_active = page.is_active;
    let (label, done) = if is_active {
        (w.page_pause(), w.page_paused())
    } else {
        (w.page_resume(), w.page_resumed())
    };
    let id = page.id.to_string();
    let switch = move || {
        let switching = switch_page(id.clone(), !is_active);
        async move { switching.await.map(drop) }
    };
    view! { <SwitchButton label done act=switch changed /> }
}

/// Takes the page out of sight. It is shown again from the editor.
#[component]
pub(super) fn HideButton(page: Page, changed: Callback<()>) -> impl IntoView {
    let w = words();
    let id = page.id.to_string();
    let hide = move || {
        let hiding = show_page(id.clone(), false);
        async move { hiding.await.map(drop) }
    };
    view! { <SwitchButton label=w.page_hide() done=w.page_hidden() act=hide changed /> }
}

/// Changes one thing about the page, which can be changed back.
#[component]
fn SwitchButton(
    label: &'static str,
    done: &'static str,
    #[prop(into)] act: Act,
    changed: Callback<()>,
) -> impl IntoView {
    let (ready, toasts, pending) = (is_ready(), use_toasts(), RwSignal::new(false));
    let switch = move |_| {
        let acting = act.call();
        pending.set(true);
        spawn_local(async move {
            match acting.await {
                Ok(()) => {
                    toasts.ok(done);
                    changed.try_run(());
                }
                Err(error) => toasts.problem(error.to_string()),
            }
            pending.try_set(false);
        });
    };
    view! {
        <button
            type="button"
            class="button"
            disabled=move || !ready.get() || pending.get()
            aria-busy=move || pending.get().to_string()
            on:click=switch
        >
            {label}
        </button>
    }
}
