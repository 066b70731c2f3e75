//! The HTML document around the console.

use super::Console;
use crate::spoken::words;
use leptos::{config::LeptosOptions, prelude::*};
use leptos_meta::MetaTags;

/// The document. The options name the console's own output: `console` in `pkg`.
pub fn document(options: LeptosOptions) -> impl IntoView {
    let language = words().language().code();
    let styles = format!("/{}/{}.css", options.site_pkg_dir, options.output_name);
    view! {
        <!DOCTYPE html>
        <html lang=language>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="robots" content="noindex" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=styles />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <AutoReload options=options.clone() />
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body>
                <Console />
            </body>
        </html>
    }
}
