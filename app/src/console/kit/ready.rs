//! Whether the browser has taken over from the server.
//!
//! Until then forms and buttons are disabled: what is typed before would be lost, what is clicked
//! would do nothing.

use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Ready(RwSignal<bool>);

/// Starts watching; called once, at the root.
pub(crate) fn provide() {
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    provide_context(Ready(ready));
}

/// Whether clicks and keys have an effect by now.
pub fn is_ready() -> Signal<bool> {
    use_context::<Ready>().map_or_else(|| Signal::derive(|| false), |ready| ready.0.into())
}
