//! The design system at a glance: every component in every state. For development only.
//!
//! | module | shows |
//! |---|---|
//! | `tokens` | what `style/tokens.css` decides; its test holds the contrast of all colours |
//! | `controls` | buttons and forms |
//! | `lists` | tables, files, empty lists, numbers |
//! | `states` | badges, notices, toasts, dialogs, and what is shown while one waits |
//! | `public` | what only public pages have |

mod controls;
mod lists;
mod public;
mod states;
mod tokens;

use crate::{
    shell::{
        Document, Head, Look, Site, document,
        frame::{Frame, Width},
    },
    spoken::words,
};
use domain::{Timestamp, design::Theme};
use leptos::prelude::*;

/// How the components are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GalleryView {
    /// From right to left.
    pub is_rtl: bool,
    /// In the colours and shapes of a page's theme.
    pub theme: Option<Theme>,
    /// The server's time.
    pub now: Timestamp,
}

impl GalleryView {
    /// The address that shows them so.
    fn address(self) -> String {
        let dir = if self.is_rtl { "rtl" } else { "ltr" };
        let theme = self.theme.map_or("", Theme::as_str);
        format!("/dev/gallery?dir={dir}&theme={theme}")
    }
}

/// Renders the gallery.
pub fn render(site: &Site, view: GalleryView) -> Document {
    let look = |theme| Look {
        theme,
        ..Look::default()
    };
    let head = Head {
        look: view.theme.map(look),
        ..Head::titled(site.words.dev_gallery())
    };
    document(&site.in_full(), &head, move || body(view))
        .styled(&tokens::style())
        .revealing()
}

fn body(view: GalleryView) -> impl IntoView {
    let w = words();
    let sections = [
        (w.dev_gallery_colour(), tokens::colours().into_any()),
        (w.dev_gallery_type(), tokens::sizes().into_any()),
        (w.dev_gallery_measures(), tokens::measures().into_any()),
        (w.dev_gallery_buttons(), controls::buttons().into_any()),
        (w.dev_gallery_forms(), controls::forms().into_any()),
        (w.dev_gallery_lists(), lists::tables().into_any()),
        (w.dev_gallery_numbers(), lists::numbers().into_any()),
        (w.dev_gallery_states(), states::badges().into_any()),
        (w.dev_gallery_news(), states::news().into_any()),
        (w.dev_gallery_waiting(), states::waiting().into_any()),
        (w.dev_gallery_public(), public::view(view.now).into_any()),
    ];
    let sections = sections.map(|(title, content)| section(title, content));
    let dir = view.is_rtl.then_some("rtl");
    view! {
        <div class="gallery" dir=dir>
            <Frame width=Width::Wide>
                <div class="stack stack--loose">
                    <header class="stack">
                        <h1 class="title">{w.dev_gallery()}</h1>
                        <p class="lede">{w.dev_gallery_lede()}</p>
                        {switches(view)}
                    </header>
                    {sections.collect_view()}
                </div>
            </Frame>
        </div>
    }
}

fn section(title: &'static str, content: AnyView) -> impl IntoView {
    view! {
        <section class="stack">
            <h2>{title}</h2>
            {content}
        </section>
    }
}

/// The ways to look at it: links, because they need no script and can be shared.
fn switches(view: GalleryView) -> impl IntoView {
    let w = words();
    let link = |to: GalleryView, name: &'static str| {
        let current = (to == view).then_some("page");
        view! { <a href=to.address() aria-current=current>{name}</a> }
    };
    let directions = [(false, w.dev_gallery_ltr()), (true, w.dev_gallery_rtl())];
    let directions = directions.map(|(is_rtl, name)| link(GalleryView { is_rtl, ..view }, name));
    let none = link(
        GalleryView {
            theme: None,
            ..view
        },
        w.dev_gallery_no_theme(),
    );
    let themes = Theme::ALL.map(|theme| {
        let theme_view = GalleryView {
            theme: Some(theme),
            ..view
        };
        link(theme_view, theme.as_str())
    });
    view! {
        <nav class="tabs" aria-label=w.dev_gallery_direction()>{directions.collect_view()}</nav>
        <nav class="tabs" aria-label=w.dev_gallery_theme()>{none} {themes.collect_view()}</nav>
    }
}

/// A component with the classes it is made of.
fn specimen(classes: &'static str, component: impl IntoView + 'static) -> AnyView {
    view! {
        <div class="specimen-row">
            <code class="muted small" dir="ltr">{classes}</code>
            {component.into_any()}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_can_be_seen_from_right_to_left_and_in_each_theme() {
        for theme in Theme::ALL {
            let view = GalleryView {
                is_rtl: true,
                theme: Some(theme),
                ..GalleryView::default()
            };
            let document = render(&Site::default(), view);
            let root = format!(" data-theme=\"{}\"", theme.as_str());
            assert!(document.html.contains(&root), "{root}");
            assert!(document.html.contains("dir=\"rtl\""));
            assert_eq!(document.script_hashes.len(), 1, "for the passwords");
            assert_eq!(document.style_hashes.len(), 2, "the look and the gallery");
        }
    }
}
