//! The HTML documents around the pages.
//!
//! | module | holds |
//! |---|---|
//! | `embedded` | what a document needs in a frame of another site |
//! | [`frame`] | the header and footer of the site |
//! | [`look`] | how a creator's page looks |
//! | `news` | the script of a page that waits for news |
//! | `passkeys` | the script that signs in without a password |
//! | `reveal` | the script that shows a typed password |
//! | [`share`] | what a page tells search engines, and those who share its link |
//! | [`site`] | what every document of one request is made with |
//! | `styled` | a style sheet that only one document has |
//! | `times` | the script that tells times in the visitor’s zone |
//!
//! The head is written here by hand, because Leptos escapes neither titles nor scripts; everything
//! in the body goes through its views, which escape text and attributes.

mod embedded;
pub mod frame;
pub mod look;
mod news;
mod passkeys;
mod reveal;
pub mod share;
pub mod site;
mod styled;
mod times;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::colour::Colour;
use leptos::prelude::*;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

pub use look::Look;
pub use share::{Card, Share};
pub use site::{Assets, Site};

/// What a document says about itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title, without the product's name.
    pub title: String,
    /// A sentence for search engines and link previews.
    pub description: String,
    /// What others are told; pages without it stay out of search engines.
    pub share: Option<Share>,
    /// The look of a creator's page; the site's own if there is none.
    pub look: Option<Look>,
    /// The picture that is seen first.
    pub preload: Option<Preload>,
    /// Whether the islands' WASM is loaded, for islands, local times and forms.
    pub enhanced: bool,
}

/// A picture that is fetched before anything asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preload {
    /// Its address.
    pub url: String,
    /// The same in other widths, as an image's `srcset`; may be empty.
    pub srcset: String,
    /// How wide it is shown, as an image's `sizes`; may be empty.
    pub sizes: String,
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
    site: &Site,
    head: &Head,
    body: impl FnOnce() -> V,
) -> Document {
    let owner = Owner::new_root(None);
    let body = owner.with(|| {
        provide_context(site.words);
        provide_context(frame::Here(site.here.clone()));
        if site.still {
            provide_context(site::Still);
        }
        if let Some(alone) = site.embedded.clone() {
            provide_context(site::Embedded(alone));
        }
        body().into_view().to_html()
    });
    owner.unset_with_forced_cleanup();

    let mut html = String::with_capacity(body.len() + 2_048);
    let language = site.words.language().code();
    let still = if site.still { " data-still" } else { "" };
    let framed = site.embedded.as_ref().map_or("", |_| " data-embedded");
    let look = head.look.map_or_else(String::new, Look::attributes);
    // Writing to a string cannot fail.
    _ = write!(
        html,
        "<!DOCTYPE html><html lang=\"{language}\"{look}{still}{framed}><head><meta charset=\"utf-8\">"
    );
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    let mut document = Document {
        html,
        script_hashes: Vec::new(),
        style_hashes: Vec::new(),
    };
    let enhanced = head.enhanced && !site.still;
    if enhanced {
        // Before the style sheet, or it would wait for that, and the document for it.
        document.tell_times();
    }
    meta(&mut document.html, site, head);
    if let Some(look) = head.look {
        document.inline("style", "", &look.style());
    }
    if site.embedded.is_some() {
        document.embed();
    }
    if enhanced {
        start_islands(&mut document, &site.assets);
    }
    document.html.push_str("</head><body>");
    document.html.push_str(&body);
    document.html.push_str("</body></html>");
    document
}

fn meta(html: &mut String, site: &Site, head: &Head) {
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
    let language = site.words.language();
    let share = head.share.as_ref();
    share::write(html, share, &head.title, &head.description, language);
    colours(html, head.look);
    _ = write!(
        html,
        "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"{}\">",
        escape(&site.assets.css_url)
    );
    if let Some(picture) = &head.preload {
        preload(html, picture);
    }
}

/// The colours of what the browser draws around the document.
fn colours(html: &mut String, look: Option<Look>) {
    let schemes = look.map_or("light dark", Look::schemes);
    let [light, dark] = look.unwrap_or_default().paper().map(Colour::hex);
    _ = write!(
        html,
        "<meta name=\"color-scheme\" content=\"{schemes}\">\
         <meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"{light}\">\
         <meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"{dark}\">"
    );
}

fn preload(html: &mut String, picture: &Preload) {
    let [url, srcset, sizes] =
        [&picture.url, &picture.srcset, &picture.sizes].map(|text| escape(text));
    html.push_str("<link rel=\"preload\" as=\"image\" fetchpriority=\"high\"");
    _ = write!(html, " href=\"{url}\"");
    if !srcset.is_empty() {
        _ = write!(html, " imagesrcset=\"{srcset}\" imagesizes=\"{sizes}\"");
    }
    html.push('>');
}

fn start_islands(document: &mut Document, assets: &Assets) {
    let (js, wasm) = (escape(&assets.sales_js_url), escape(&assets.sales_wasm_url));
    // What is seen comes before what makes it live.
    _ = write!(
        document.html,
        "<link rel=\"modulepreload\" href=\"{js}\" fetchpriority=\"low\">\
         <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" \
         crossorigin fetchpriority=\"low\">"
    );
    let script = format!(
        "import start,* as islands from{};\
         await start({{module_or_path:{}}});\
         islands.hydrate();\
         for(const island of document.querySelectorAll(\"leptos-island\"))\
         islands[island.dataset.component]?.(island);\
         document.documentElement.dataset.ready=\"\"",
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
    json(&serde_json::Value::from(text))
}

/// JSON that cannot end the script element it stands in, nor begin a comment there.
fn json(value: &serde_json::Value) -> String {
    let text = value.to_string().replace('<', "\\u003c");
    let text = text.replace('>', "\\u003e").replace('&', "\\u0026");
    text.replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// Text for an element or a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
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
