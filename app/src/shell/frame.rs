//! The header and footer of the site.

use crate::parts::{Icon, Shape};
use leptos::prelude::*;

/// What the site is called.
pub const NAME: &str = "Temporary Pages";

/// How wide the column of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// For a form or a sentence.
    Narrow,
    /// For reading.
    Normal,
    /// For two columns.
    Wide,
}

impl Width {
    const fn class(self) -> &'static str {
        match self {
            Self::Narrow => "page page--narrow",
            Self::Normal => "page",
            Self::Wide => "page page--wide",
        }
    }
}

/// A page of the site: its name above, the way to one's purchases below.
#[component]
pub fn Frame(
    /// How wide the column is.
    width: Width,
    /// Whether the site's own header stands above; a creator's page has none.
    #[prop(optional)]
    bare: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="skip" href="#content">"Skip to the content"</a>
        {(!bare)
            .then(|| {
                view! {
                    <header class="site-header">
                        <a class="site-header__name" href="/">
                            <Icon shape=Shape::Hourglass/>
                            {NAME}
                        </a>
                    </header>
                }
            })}
        <main id="content" class=width.class()>{children()}</main>
        <footer class="site-footer">
            <a href="/orders">"Find my purchases"</a>
            {bare.then(|| view! { <span>"Made with " <a href="/">{NAME}</a></span> })}
        </footer>
    }
}
