//! The pictures of a page, as it shows them.

use crate::{routes::card, state::AppState};
use app::pages::sales::Picture;
use backend::flows;
use domain::{
    Timestamp,
    page::{Page, Phase},
    picture,
};

/// The pictures of a page.
#[derive(Default)]
pub(super) struct Pictures {
    /// At its top.
    pub(super) cover: Option<Picture>,
    /// Its creator.
    pub(super) avatar: Option<Picture>,
    /// The address of what others show for a link to it, as long as there is something to link to.
    pub(super) card_url: Option<String>,
}

impl Pictures {
    /// Those of a page at a moment. A page without its pictures still sells.
    pub(super) async fn of(state: &AppState, page: &Page, now: Timestamp) -> Self {
        let found = flows::pictures::of_page(&state.backend, page).await;
        let found = found.unwrap_or_else(|error| {
            tracing::error!(page.id = %page.id, %error, "Could not find the pictures of a page");
            flows::pictures::Shown::default()
        });
        let has_card = !matches!(page.phase(now), Phase::Draft | Phase::Expired);
        let text = &page.customization.design.cover_text;
        Self {
            card_url: has_card.then(|| card::url(state, page, found.cover.as_ref(), now)),
            cover: found.cover.as_ref().map(|cover| shown(cover, text)),
            avatar: found.avatar.as_ref().map(|avatar| shown(avatar, "")),
        }
    }
}

fn shown(picture: &picture::Picture, alt: &str) -> Picture {
    let largest = picture.largest();
    let pixels = |length: i64| u32::try_from(length).unwrap_or_default();
    Picture {
        url: picture.path(largest),
        srcset: picture.srcset(),
        width: pixels(largest.width),
        height: pixels(largest.height),
        alt: alt.to_owned(),
    }
}
