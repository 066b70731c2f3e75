//! A button that prints, where there is one.

use super::{feed::on, sections::select};
use leptos::prelude::*;

/// Shows the button instead of the words that stand for it.
pub fn install() {
    for button in select("[data-print]") {
        _ = button.remove_attribute("hidden");
        on(&button, "click", |_| _ = window().print());
    }
    for words in select("[data-print-words]") {
        words.remove();
    }
}
