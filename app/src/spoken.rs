//! The language of the document that is being written or read.

use leptos::prelude::*;
use words::{Language, Words};

/// The words of this document: on the server those of its reader, in the browser those it came in.
#[must_use]
pub fn words() -> Words {
    use_context::<Words>().unwrap_or_else(|| Words::of(written()))
}

/// What the document says it is written in.
fn written() -> Language {
    if !cfg!(target_arch = "wasm32") {
        return Language::default();
    }
    let root = document().document_element();
    let tag = root.and_then(|root| root.get_attribute("lang"));
    tag.as_deref().and_then(Language::parse).unwrap_or_default()
}
