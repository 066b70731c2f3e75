//! The list of shortcuts, and the switch that turns single letters off (WCAG 2.1.4).

use super::{keys::PLACES, use_commands};
use crate::{
    console::kit::{dialog::Dialog, field::Switch},
    spoken::words,
};
use ::words::Words;
use leptos::prelude::*;

/// Where the browser keeps whether they are off.
const KEY: &str = "shortcuts";
const OFF: &str = "off";

/// Keeps the switch as it was left.
pub(super) fn remember(are_on: RwSignal<bool>) {
    let storage = || window().local_storage().ok().flatten();
    Effect::new(move |before: Option<()>| {
        let on = are_on.get();
        let Some(storage) = storage() else {
            return;
        };
        if before.is_none() {
            let said = storage.get_item(KEY).ok().flatten();
            are_on.set(said.as_deref() != Some(OFF));
        } else if on {
            // A browser that keeps nothing begins with them again.
            let _ = storage.remove_item(KEY);
        } else {
            let _ = storage.set_item(KEY, OFF);
        }
    });
}

/// The list.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    let (w, commands) = (words(), use_commands());
    view! {
        <Dialog state=commands.help title=w.command_shortcuts()>
            <div class="stack">
                <Switch
                    name="shortcuts"
                    label=w.command_keys_on()
                    hint=w.command_keys_on_hint()
                    value=commands.are_on
                />
                {everywhere(w)}
                {in_lists(w)}
                {in_editor(w)}
                {places(w)}
            </div>
            <div class="dialog__actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| commands.help.close()
                >
                    {w.kit_close()}
                </button>
            </div>
        </Dialog>
    }
}

fn everywhere(w: Words) -> AnyView {
    part(
        w.command_keys_everywhere(),
        vec![
            (vec!["Ctrl", "K"], w.command_keys_find()),
            (vec!["?"], w.command_keys_help()),
        ],
    )
}

fn in_lists(w: Words) -> AnyView {
    part(
        w.command_keys_lists(),
        vec![
            (vec!["/"], w.command_keys_search()),
            (vec!["n"], w.command_keys_new()),
            (vec!["j"], w.command_keys_next()),
            (vec!["k"], w.command_keys_previous()),
        ],
    )
}

fn in_editor(w: Words) -> AnyView {
    part(
        w.command_keys_editor(),
        vec![
            (vec!["Ctrl", "S"], w.command_keys_save()),
            (vec!["Ctrl", "Z"], w.command_keys_undo()),
            (vec!["Ctrl", "Shift", "Z"], w.command_keys_redo()),
        ],
    )
}

fn places(w: Words) -> AnyView {
    let names = [
        w.kit_overview(),
        w.kit_products(),
        w.kit_pages(),
        w.kit_discounts(),
        w.kit_orders(),
        w.kit_customers(),
        w.kit_registrations(),
        w.kit_settings(),
    ];
    let rows = PLACES.iter().zip(names);
    part(
        w.command_go(),
        rows.map(|((letter, _), name)| (vec!["g", *letter], name))
            .collect(),
    )
}

/// A heading, and keys with what they do.
fn part(title: &'static str, rows: Vec<(Vec<&'static str>, &'static str)>) -> AnyView {
    let row = |(keys, does): (Vec<&'static str>, &'static str)| {
        let keys: Vec<_> = keys
            .into_iter()
            .map(|key| view! { <kbd class="key">{key}</kbd> " " })
            .collect();
        view! {
            <div class="shortcuts__row">
                <dt>{does}</dt>
                <dd>{keys}</dd>
            </div>
        }
    };
    view! {
        <section>
            <h3 class="shortcuts__title">{title}</h3>
            <dl class="shortcuts">{rows.into_iter().map(row).collect_view()}</dl>
        </section>
    }
    .into_any()
}
