//! What can be done with a page: share, duplicate, edit, pause, delete.

use crate::{
    api::pages::{PageWithUrl, delete_page, duplicate_page, update_page},
    console::kit::{
        confirm::ConfirmButton, copy::CopyButton, paged::Rows, ready::is_ready, toast::use_toasts,
    },
};
use domain::page::{Page, PageDraft};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

/// The buttons in a page's row.
#[component]
pub(super) fn RowActions(shared: PageWithUrl, rows: Rows<PageWithUrl>) -> impl IntoView {
    let title = shared.page.title();
    let id = shared.page.id.clone();
    let toasts = use_toasts();
    let done = move |()| {
        rows.retain(|other| other.page.id != id);
        toasts.ok("The page is deleted.");
    };
    let public = shared.page.is_published.then(|| {
        view! {
            <CopyButton text=shared.url.clone() about=title.clone() small=true />
            <a class="button button--small" href=shared.url.clone() target="_blank" rel="external">
                "Open"
                <span class="visually-hidden">{format!(" {title} in a new tab")}</span>
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
                "Edit"
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
    let (ready, toasts, pending) = (is_ready(), use_toasts(), RwSignal::new(false));
    let navigate = use_navigate();
    let id = StoredValue::new(page.id.to_string());
    let duplicate = move |_| {
        let navigate = navigate.clone();
        pending.set(true);
        spawn_local(async move {
            match duplicate_page(id.get_value()).await {
                Ok(copy) => {
                    toasts.ok("This is the copy: a draft that closes in a week.");
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
            "Duplicate"
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
    let id = page.id.to_string();
    view! {
        <ConfirmButton
            label="Delete"
            about=page.title()
            question=format!("Delete “{}”?", page.title())
            consequence="Its address stops working for good. Orders stay."
            yes="Delete the page"
            small
            act=move || delete_page(id.clone())
            done
        />
    }
}

/// Switches the page off and on again.
#[component]
pub(super) fn PauseButton(page: Page, changed: Callback<()>) -> impl IntoView {
    let (ready, toasts, pending) = (is_ready(), use_toasts(), RwSignal::new(false));
    let is_active = page.is_active;
    let switch = move |_| {
        let draft = PageDraft {
            is_active: !is_active,
            ..PageDraft::of(&page)
        };
        let id = page.id.to_string();
        pending.set(true);
        spawn_local(async move {
            match update_page(id, draft).await {
                Ok(_) => {
                    toasts.ok(if is_active {
                        "The page is paused."
                    } else {
                        "The page goes on."
                    });
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
            {if is_active { "Pause" } else { "Resume" }}
        </button>
    }
}
