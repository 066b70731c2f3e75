//! The header and footer of the site.

use super::site::Embedded;
use crate::{
    parts::{Icon, Languages, Shape},
    spoken::words,
};
use ::words::{GAP, around};
use leptos::prelude::*;

/// What the site is called.
pub const NAME: &str = "Temporary Pages";

/// The address of the page that is shown, to come back to after choosing a language.
#[derive(Clone, Debug)]
pub(super) struct Here(pub(super) String);

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

/// A page of the site: its name above, the way to one's purchases below. In a frame of another site it has
/// only what leads out of it.
#[component]
pub fn Frame(
    /// How wide the column is.
    width: Width,
    /// Whether the site's own header stands above; a creator's page has none.
    #[prop(optional)]
    bare: bool,
    /// What stands at the end of the header.
    #[prop(optional)]
    aside: Option<AnyView>,
    /// The content.
    children: Children,
) -> impl IntoView {
    let w = words();
    if let Some(Embedded(alone)) = use_context() {
        return view! {
            <main id="content" class=width.class()>{children()}</main>
            {outwards(alone)}
        }
        .into_any();
    }
    view! {
        <a class="skip" href="#content">{w.site_skip()}</a>
        {(!bare).then(|| header(aside))}
        <main id="content" class=width.class()>{children()}</main>
        <footer class="site-footer">
            <a href="/orders">{w.site_purchases()}</a>
            {bare.then(made_with)}
            {languages()}
        </footer>
    }
    .into_any()
}

/// What leads out of a frame: to the page by itself, where its address can be seen, and to the rest. No
/// change of language: it would leave a cookie on somebody else's site.
fn outwards(alone: String) -> impl IntoView {
    let w = words();
    let alone = (!alone.is_empty()).then(|| view! { <a href=alone>{w.share_alone()}</a> });
    view! {
        <footer class="site-footer">
            {alone}
            <a href="/orders">{w.site_purchases()}</a>
            {made_with()}
        </footer>
    }
}

fn header(aside: Option<AnyView>) -> impl IntoView {
    view! {
        <header class="site-header">
            <a class="site-header__name" href="/">
                <Icon shape=Shape::Hourglass/>
                {NAME}
            </a>
            {aside}
        </header>
    }
}

/// Where a creator's page comes from.
fn made_with() -> impl IntoView {
    let (before, after) = around(&words().site_made_with(GAP));
    view! { <span>{before}<a href="/">{NAME}</a>{after}</span> }
}

/// The languages of this page, where there is something to come back to.
fn languages() -> Option<impl IntoView> {
    let Here(here) = use_context::<Here>()?;
    (!here.is_empty()).then(|| view! { <Languages here/> })
}
