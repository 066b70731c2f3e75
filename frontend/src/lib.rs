//! The WASM entry points, nothing else. Each build has exactly one of the two features.

/// Starts the islands of a public page.
#[cfg(feature = "sales")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    // The linker drops what nobody names; this keeps the islands.
    app::islands::keep();
    leptos::mount::hydrate_islands();
}

/// Starts the console.
#[cfg(feature = "console")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    app::console::start();
}
