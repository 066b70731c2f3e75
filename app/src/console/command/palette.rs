//! The palette: a field in which somebody types what they want, and what fits it.
//!
//! A combobox whose list is always there (ARIA Authoring Practices, "Editable combobox with list
//! autocomplete"): the focus stays in the field, `aria-activedescendant` names the row.

mod search;

use super::{
    Commands,
    entries::{Act, Entry},
    listening::press,
    use_commands,
};
use crate::{
    console::{
        kit::{copy, dialog::Dialog, ready::is_ready, toast::use_toasts},
        screens,
    },
    parts::{Icon, Shape},
    spoken::words,
};
use ::words::Words;
use leptos::{ev::KeyboardEvent, html, prelude::*};
use leptos_router::hooks::use_navigate;
use search::{LIST, Search, row_id};

/// A button that opens the palette.
#[component]
pub fn PaletteButton() -> impl IntoView {
    let (w, ready, commands) = (words(), is_ready(), use_commands());
    let key = RwSignal::new("Ctrl");
    Effect::new(move |_| {
        let platform = window().navigator().platform().unwrap_or_default();
        if platform.starts_with("Mac") || platform.starts_with("iP") {
            key.set("⌘");
        }
    });
    view! {
        <button
            type="button"
            class="button command-button"
            aria-keyshortcuts="Control+K Meta+K"
            aria-haspopup="dialog"
            disabled=move || !ready.get()
            on:click=move |_| commands.palette.show()
        >
            <Icon shape=Shape::Search />
            <span class="command-button__words">{w.command_open()}</span>
            <span class="command-button__keys" aria-hidden="true">
                <kbd class="key">{key}</kbd>
                <kbd class="key">"K"</kbd>
            </span>
        </button>
    }
}

/// The dialog.
#[component]
pub(super) fn Palette() -> impl IntoView {
    let (w, commands) = (words(), use_commands());
    let run = runner(commands);
    view! {
        <Dialog state=commands.palette title=w.command_title() class="dialog command" light=true>
            <Suspense>{move || Suspend::new(screens::finder(run))}</Suspense>
        </Dialog>
    }
}

/// Does what an entry says, when the palette has closed.
fn runner(commands: Commands) -> Callback<Act> {
    let (w, navigate, toasts) = (words(), use_navigate(), use_toasts());
    Callback::new(move |act: Act| {
        commands.palette.close();
        match act {
            Act::Go(path) => navigate(&path, Default::default()),
            Act::Open(url) => {
                let opened =
                    window().open_with_url_and_target_and_features(&url, "_blank", "noopener");
                // A browser that opens no windows says so itself.
                let _ = opened;
            }
            Act::Copy(url) => copy::copy(w, toasts, &url),
            Act::Press(selector) => press(selector),
            Act::Help => commands.help.show(),
        }
    })
}

/// The field and the list.
#[component]
pub(in crate::console) fn Finder(run: Callback<Act>) -> impl IntoView {
    let (w, commands, search) = (words(), use_commands(), Search::new());
    search.begin();
    // `autofocus` counts only for what is there when a dialog opens; this may come after it.
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // After it has been put where it belongs.
            request_animation_frame(move || {
                let _ = field.focus();
            });
        }
    });
    let pressed = move |event: KeyboardEvent| {
        // What an input method composes is not finished.
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => search.step(1),
            "ArrowUp" => search.step(-1),
            "Enter" => {
                if let Some(act) = search.act() {
                    run.run(act);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let is_empty = Memo::new(move |_| search.entries.with(Vec::is_empty));
    view! {
        <div class="command__field">
            <Icon shape=Shape::Search />
            <input
                class="command__input"
                type="text"
                role="combobox"
                aria-label=w.command_title()
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=move || (!is_empty.get()).to_string()
                aria-activedescendant=move || (!is_empty.get()).then(|| row_id(search.at()))
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="go"
                node_ref=field
                placeholder=w.command_placeholder()
                on:input:target=move |event| search.change(event.target().value())
                on:keydown=pressed
            />
            <button
                type="button"
                class="button button--quiet button--icon"
                aria-label=w.kit_close()
                on:click=move |_| commands.palette.close()
            >
                <Icon shape=Shape::Cross />
            </button>
        </div>
        <div class="command__list" id=LIST role="listbox" aria-label=w.command_results()>
            {move || rows(w, search, run)}
        </div>
        <Told search is_empty />
        <p class="command__foot" aria-hidden="true">
            <span>
                <kbd class="key">"↑"</kbd>
                <kbd class="key">"↓"</kbd>
                " "
                {w.command_key_choose()}
            </span>
            <span>
                <kbd class="key">"↵"</kbd>
                " "
                {w.command_key_run()}
            </span>
            <span>
                <kbd class="key">"Esc"</kbd>
                " "
                {w.command_key_close()}
            </span>
        </p>
    }
}

/// How much was found, and what to type where there is nothing.
#[component]
fn Told(search: Search, is_empty: Memo<bool>) -> impl IntoView {
    let w = words();
    let count = move || {
        let is_asked = !search.typed.with(|typed| typed.trim().is_empty());
        let many = search.entries.with(Vec::len);
        is_asked.then(|| match many {
            0 => w.command_none().to_owned(),
            many => w.command_count(i64::try_from(many).unwrap_or(i64::MAX)),
        })
    };
    let nothing = move || {
        let is_asked = search.problem.with(Option::is_none) && is_empty.get();
        is_asked.then(|| {
            view! {
                <div class="command__none">
                    <p class="empty__title" aria-hidden="true">
                        {w.command_none()}
                    </p>
                    <p>{w.command_none_hint()}</p>
                </div>
            }
        })
    };
    let problem = move || {
        let problem = search.problem.get();
        problem.map(|problem| {
            view! { <p class="notice notice--danger" role="alert">{problem.to_string()}</p> }
        })
    };
    view! {
        <p class="visually-hidden" role="status">
            {count}
        </p>
        {nothing}
        {problem}
    }
}

/// All rows, under their headings.
fn rows(w: Words, search: Search, run: Callback<Act>) -> Vec<AnyView> {
    let entries = search.entries.get();
    let mut at = 0;
    entries
        .chunk_by(|one, next| one.group == next.group)
        .map(|group| {
            let title = group.first().map(|entry| entry.group.title(w));
            let first = at;
            at += group.len();
            let rows = group.iter().cloned().zip(first..);
            let rows: Vec<_> = rows
                .map(|(entry, at)| row(entry, at, search, run))
                .collect();
            view! {
                <div class="command__group" role="group" aria-label=title>
                    <p class="command__title" aria-hidden="true">
                        {title}
                    </p>
                    {rows}
                </div>
            }
            .into_any()
        })
        .collect()
}

fn row(entry: Entry, at: usize, search: Search, run: Callback<Act>) -> AnyView {
    let act = entry.act;
    let keys = entry.letter.map(|letter| {
        view! {
            <span class="command__keys" aria-hidden="true">
                <kbd class="key">"g"</kbd>
                <kbd class="key">{letter}</kbd>
            </span>
        }
    });
    let note =
        (!entry.note.is_empty()).then(|| view! { <span class="command__note">{entry.note}</span> });
    view! {
        <div
            class="command__row"
            role="option"
            id=row_id(at)
            aria-selected=move || (search.at() == at).to_string()
            on:pointermove=move |_| {
                if search.active.get_untracked() != at {
                    search.active.set(at);
                }
            }
            // The field keeps the focus.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| run.run(act.clone())
        >
            <Icon shape=entry.shape />
            <span class="command__name">{entry.name}</span>
            {note}
            {keys}
        </div>
    }
    .into_any()
}
