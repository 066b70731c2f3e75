//! Commands: whatever can be reached, found or done from the keyboard, and the keys for it.
//!
//! | module | holds |
//! |---|---|
//! | [`palette`] | the dialog in which somebody types what they want |
//! | `entries` | what can be wanted: screens, things to do, what was found |
//! | `keys` | which keys mean what |
//! | `listening` | the keys that are pressed |
//! | `shortcuts` | the list of them, and the switch that turns them off |

pub(super) mod entries;
mod keys;
mod listening;
pub mod palette;
mod shortcuts;

use super::kit::dialog::DialogState;
use leptos::prelude::*;

/// The dialogs, and whether letters are shortcuts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Commands {
    palette: DialogState,
    help: DialogState,
    are_on: RwSignal<bool>,
}

/// Makes a place for them; called once, at the root.
pub(crate) fn provide() {
    provide_context(Commands {
        palette: DialogState::new(),
        help: DialogState::new(),
        are_on: RwSignal::new(true),
    });
}

fn use_commands() -> Commands {
    use_context().unwrap_or_else(|| Commands {
        palette: DialogState::new(),
        help: DialogState::new(),
        are_on: RwSignal::new(false),
    })
}

/// The dialogs, and the ear for keys; stands once in the console.
#[component]
pub fn CommandCentre() -> impl IntoView {
    let commands = use_commands();
    shortcuts::remember(commands.are_on);
    listening::listen(commands);
    view! {
        <palette::Palette />
        <shortcuts::Shortcuts />
    }
}
