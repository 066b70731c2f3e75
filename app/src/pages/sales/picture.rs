//! A picture of a creator's: a cover or an avatar, in the widths there are.

use crate::shell::Preload;
use leptos::prelude::*;

/// A picture and its widths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The address of the largest.
    pub url: String,
    /// All of them, as an image's `srcset`; may be empty.
    pub srcset: String,
    /// The width of the largest in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

impl Picture {
    /// The picture, in its place before it is there. `sizes` is how wide it is shown.
    pub fn first(&self, class: &'static str, sizes: &'static str) -> AnyView {
        view! {
            <img
                class=class
                src=self.url.clone()
                srcset=self.srcset()
                sizes=self.srcset().map(|_| sizes)
                width=self.width
                height=self.height
                alt=self.alt.clone()
                fetchpriority="high"
                decoding="async"
            />
        }
        .into_any()
    }

    /// The same, fetched before the document asks for it.
    pub fn preload(&self, sizes: &str) -> Preload {
        Preload {
            url: self.url.clone(),
            srcset: self.srcset.clone(),
            sizes: sizes.to_owned(),
        }
    }

    fn srcset(&self) -> Option<String> {
        (!self.srcset.is_empty()).then(|| self.srcset.clone())
    }
}
