//! What every document of one request is made with.

use std::sync::Arc;
use words::Words;

/// Where the browser finds style and islands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css_url: String,
    /// The islands' JavaScript.
    pub sales_js_url: String,
    /// The islands' WASM.
    pub sales_wasm_url: String,
}

impl Default for Assets {
    fn default() -> Self {
        Self {
            css_url: "/islands/sales.css".to_owned(),
            sales_js_url: "/islands/sales.js".to_owned(),
            sales_wasm_url: "/islands/sales.wasm".to_owned(),
        }
    }
}

/// The site as one visitor sees it.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Style and islands.
    pub assets: Arc<Assets>,
    /// The visitor's language.
    pub words: Words,
    /// Path and query of the address that is asked for, to which a change of language returns. Empty
    /// where there is nothing to return to: after a form.
    pub here: String,
    /// Whether nothing in a document runs or moves: a picture of a page, for whoever makes it.
    pub still: bool,
    /// Where documents stand in a frame of another site: the path of the same one by itself, empty if there
    /// is none.
    pub embedded: Option<String>,
}

/// In the context of documents in which nothing runs or moves.
#[derive(Clone, Copy, Debug)]
pub struct Still;

/// In the context of documents in a frame of another site: [`Site::embedded`].
#[derive(Clone, Debug)]
pub struct Embedded(pub String);

impl Site {
    /// The same with the console's styles as well.
    #[must_use]
    pub fn in_full(&self) -> Self {
        let assets = Assets {
            css_url: "/pkg/console.css".to_owned(),
            ..Assets::clone(&self.assets)
        };
        Self {
            assets: Arc::new(assets),
            ..self.clone()
        }
    }
}
