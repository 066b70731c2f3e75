//! Whether the browser has taken over from the server.
//!
//! Until then forms and buttons are disabled: what is typed before would be lost, what is clicked
//! would do nothing.

use leptos::prelude::*;

#[derive(Clone)]
struct Ready(ArcRwSignal<bool>);

/// Takes the word of whoever starts the console; called at the root, in the browser only.
#[cfg(feature = "console")]
pub(crate) fn provide(ready: ArcRwSignal<bool>) {
    provide_context(Ready(ready));
}

/// Whether clicks and keys have an effect by now.
///
/// It becomes true when the whole document is alive, its screen included, which may have been loaded
/// after the frame around it. Before that, a change would be lost: what comes alive is taken to look
/// as the server made it.
pub fn is_ready() -> Signal<bool> {
    use_context::<Ready>().map_or_else(|| Signal::stored(false), |ready| ready.0.into())
}
