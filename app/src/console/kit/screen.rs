//! The frame of every screen: title, heading, actions.

use super::recent::use_recent;
use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

/// The document's title. The only place that sets it: `leptos_meta` does not escape it on the
/// server, where it becomes HTML.
#[component]
pub fn DocumentTitle(
    /// The words before the product's name.
    text: String,
) -> impl IntoView {
    let text = format!("{text} · Temporary Pages");
    let text = if is_server() { escaped(&text) } else { text };
    view! { <leptos_meta::Title text /> }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A screen with its heading, which gets the focus after a navigation so that screen readers start
/// there.
#[component]
pub fn Screen(
    /// The heading, and the document's title.
    #[prop(into)]
    title: String,
    /// Where the screen belongs: address and name of the one above it.
    #[prop(optional)]
    above: Option<(&'static str, &'static str)>,
    /// Buttons beside the heading.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    /// Whether nobody wants to come back to it.
    #[prop(optional)]
    passing: bool,
    /// The rest.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let (recent, here) = (use_recent(), use_location().pathname);
    let words = title.clone();
    Effect::new(move |_| {
        let (Some(heading), Some(recent)) = (heading.get(), recent) else {
            return;
        };
        let (path, words) = (here.get_untracked(), words.clone());
        // After it has been put where it belongs.
        request_animation_frame(move || {
            // What waits for an answer is made more than once; only one of them is shown.
            if !heading.is_connected() {
                return;
            }
            let arrives = recent.arrives(&path);
            if !passing {
                recent.show(&path, &words);
            }
            if arrives {
                // The router scrolls by itself; a heading that cannot take the focus leaves it where it is.
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = heading.focus_with_options(&options);
            }
        });
    });
    view! {
        <DocumentTitle text=title.clone() />
        <div class="stack stack--loose">
            <header class="screen-head">
                {above
                    .map(|(href, name)| {
                        view! {
                            <p class="screen-head__above">
                                <a href=href>{format!("← {name}")}</a>
                            </p>
                        }
                    })}
                <h1 class="screen-head__title" tabindex="-1" node_ref=heading>
                    {title}
                </h1>
                {actions.map(|actions| view! { <div class="cluster">{actions.run()}</div> })}
            </header>
            {children()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_title_cannot_end_the_title() {
        let title = super::escaped("</title><script>alert(1)</script> & more");
        assert_eq!(
            title,
            "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"
        );
    }
}
