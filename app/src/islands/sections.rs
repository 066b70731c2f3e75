//! Which parts of the document are shown in which phase.
//!
//! Every element with `data-phase="live sold_out"` is shown in the phases it names.

use super::{known::Known, local_time::follow};
use domain::page::Phase;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Shows what belongs to the phase and hides the rest. A document that does not have the phase
/// keeps what it shows and offers to be loaded again.
pub fn show(phase: Phase) {
    let name = phase.as_str();
    let parts = select("[data-phase]");
    let section = parts
        .iter()
        .find(|part| part.tag_name() == "SECTION" && belongs(part, name));
    let Some(section) = section else {
        return outdated();
    };
    let focused = document().active_element();
    let mut lost_focus = false;
    for part in &parts {
        if belongs(part, name) {
            _ = part.remove_attribute("hidden");
        } else {
            lost_focus |= part.contains(focused.as_deref());
            _ = part.set_attribute("hidden", "");
        }
    }
    // Whoever was in the part that went away goes on in the part that came.
    if lost_focus && let Some(section) = section.dyn_ref::<HtmlElement>() {
        _ = section.focus();
    }
}

/// Offers to load a document again that cannot show how the page is now.
pub fn outdated() {
    for notice in select("[data-changed]") {
        _ = notice.remove_attribute("hidden");
    }
}

/// Updates what is no island: the times of the page, and the bar of its stock.
pub fn update(known: &Known) {
    if let Some(launch_at) = known.launch_at {
        follow("launch", launch_at);
    }
    follow("closing", known.closes_at);
    if let Some(stock) = known.stock {
        for bar in select("meter[data-stock]") {
            _ = bar.set_attribute("max", &stock.limit.to_string());
            _ = bar.set_attribute("value", &stock.left().to_string());
        }
    }
}

/// All elements that match.
pub fn select(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

fn belongs(part: &Element, phase: &str) -> bool {
    let phases = part.get_attribute("data-phase").unwrap_or_default();
    phases.split(' ').any(|name| name == phase)
}
