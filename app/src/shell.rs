//! The HTML documents around the pages.
//!
//! | module | holds |
//! |---|---|
//! | [`accent`] | a page's own colour, made readable |
//! | [`frame`] | the header and footer of the site |
//!
//! The head is written here by hand, because Leptos escapes neither titles nor scripts; everything
//! in the body goes through its views, which escape text and attributes.

pub mod accent;
pub mod frame;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use leptos::prelude::*;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

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
            css_url: "/pkg/console.css".to_owned(),
            sales_js_url: "/islands/sales.js".to_owned(),
            sales_wasm_url: "/islands/sales.wasm".to_owned(),
        }
    }
}

/// What a document says about itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title, without the product's name.
    pub title: String,
    /// A sentence for search engines and link previews.
    pub description: String,
    /// The absolute address to share; pages without one stay out of search engines.
    pub canonical: Option<String>,
    /// The accent colour, `#rrggbb`; anything else is ignored.
    pub accent: String,
    /// Loads the page again after so many seconds.
    pub refresh: Option<u32>,
    /// Whether the islands' WASM is loaded, for islands, local times and forms.
    pub enhanced: bool,
}

impl Head {
    /// A head with nothing but a title.
    pub fn titled(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }
}

/// A complete HTML document, and what its content security policy has to allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The document, from `<!DOCTYPE html>` on.
    pub html: String,
    /// The inline scripts: `sha256-…` each, without quotes. None: the page runs no script at all.
    pub script_hashes: Vec<String>,
    /// The inline styles, likewise.
    pub style_hashes: Vec<String>,
}

impl Document {
    /// The value of `script-src`.
    pub fn csp_script_src(&self) -> String {
        if self.script_hashes.is_empty() {
            return "'none'".to_owned();
        }
        quoted("'self' 'wasm-unsafe-eval'", &self.script_hashes)
    }

    /// The value of `style-src`.
    pub fn csp_style_src(&self) -> String {
        quoted("'self'", &self.style_hashes)
    }
}

fn quoted(base: &str, hashes: &[String]) -> String {
    hashes
        .iter()
        .fold(base.to_owned(), |all, hash| format!("{all} '{hash}'"))
}

/// Renders a document. Unless it is enhanced, it runs no script at all.
pub fn document<V: IntoView + 'static>(
    assets: &Assets,
    head: &Head,
    body: impl FnOnce() -> V,
) -> Document {
    let owner = Owner::new_root(None);
    let body = owner.with(|| body().into_view().to_html());
    owner.unset_with_forced_cleanup();

    let mut html = String::with_capacity(body.len() + 2_048);
    html.push_str("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    meta(&mut html, assets, head);
    let mut document = Document {
        html,
        script_hashes: Vec::new(),
        style_hashes: Vec::new(),
    };
    if let Some(style) = accent::style(&head.accent) {
        document.inline("style", "", &style);
    }
    if head.enhanced {
        start_islands(&mut document, assets);
    }
    document.html.push_str("</head><body>");
    document.html.push_str(&body);
    document.html.push_str("</body></html>");
    document
}

fn meta(html: &mut String, assets: &Assets, head: &Head) {
    let title = escape(&head.title);
    let description = escape(&head.description);
    let name = frame::NAME;
    // Writing to a string cannot fail.
    _ = match &head.title {
        same if same == name => write!(html, "<title>{title}</title>"),
        _ => write!(html, "<title>{title} · {name}</title>"),
    };
    if !head.description.is_empty() {
        _ = write!(
            html,
            "<meta name=\"description\" content=\"{description}\">"
        );
    }
    if let Some(url) = &head.canonical {
        let url = escape(url);
        _ = write!(
            html,
            "<link rel=\"canonical\" href=\"{url}\"><meta property=\"og:url\" content=\"{url}\">\
             <meta property=\"og:type\" content=\"website\"><meta property=\"og:title\" content=\"{title}\">\
             <meta property=\"og:description\" content=\"{description}\"><meta property=\"og:site_name\" content=\"{name}\">\
             <meta name=\"twitter:card\" content=\"summary\">"
        );
    } else {
        html.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    if let Some(seconds) = head.refresh {
        _ = write!(html, "<meta http-equiv=\"refresh\" content=\"{seconds}\">");
    }
    _ = write!(
        html,
        "<meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"#faf9f7\">\
         <meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"#151412\">\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"{}\">",
        escape(&assets.css_url)
    );
}

fn start_islands(document: &mut Document, assets: &Assets) {
    let (js, wasm) = (escape(&assets.sales_js_url), escape(&assets.sales_wasm_url));
    _ = write!(
        document.html,
        "<link rel=\"modulepreload\" href=\"{js}\">\
         <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
    );
    let script = format!(
        "import start,* as islands from{};\
         await start({{module_or_path:{}}});\
         islands.hydrate();\
         for(const island of document.querySelectorAll(\"leptos-island\"))\
         islands[island.dataset.component]?.(island);",
        js_string(&assets.sales_js_url),
        js_string(&assets.sales_wasm_url)
    );
    document.inline("script", " type=\"module\"", &script);
}

impl Document {
    /// Adds an inline element whose text must not contain `<`.
    fn inline(&mut self, tag: &str, attributes: &str, text: &str) {
        let hash = format!("sha256-{}", STANDARD.encode(Sha256::digest(text)));
        _ = write!(self.html, "<{tag}{attributes}>{text}</{tag}>");
        match tag {
            "style" => self.style_hashes.push(hash),
            _ => self.script_hashes.push(hash),
        }
    }
}

/// A JavaScript string that cannot end the script element it stands in.
fn js_string(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028")
}

/// Text for an element or a quoted attribute.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
#[path = "shell/tests.rs"]
mod tests;
