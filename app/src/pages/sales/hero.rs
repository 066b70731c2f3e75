//! The top of a page: who it is from, what it is called, and a picture or a film of it.

use super::{Picture, SalesView, look_inside, phases};
use crate::{islands::StockState, shell::Preload, spoken::words};
use domain::{page::Phase, preview::PreviewKind, profile::Profile};
use leptos::prelude::*;

/// How wide a cover is shown.
const SIZES: &str = "(min-width: 72rem) 43rem, (min-width: 56rem) 60vw, 100vw";

/// The top of the page.
pub fn view(view: &SalesView, current: Phase) -> impl IntoView + use<> {
    let page = &view.page;
    let tagline = page.customization.tagline.clone();
    let from = words().sales_by(&page.creator_name);
    view! {
        <header class="sale__head">
            <div class="sale__from">
                {avatar(view.avatar.as_ref(), &page.creator_name)}
                <span>{from}</span>
                {badges(current)}
                {who(&page.creator_profile)}
            </div>
            <h1 class="title">{page.title()}</h1>
            {(!tagline.is_empty()).then(|| view! { <p class="lede">{tagline}</p> })}
            {scene(view)}
        </header>
    }
}

/// The picture that is seen first, if there is one.
pub fn preload(view: &SalesView) -> Option<Preload> {
    if let Some(cover) = &view.cover {
        return Some(cover.preload(SIZES));
    }
    let poster = look_inside::poster(&view.page.short_id, &view.previews)?;
    film(view).map(|_| Preload {
        url: poster,
        ..Preload::default()
    })
}

/// The cover; without one, the beginning of a film.
fn scene(view: &SalesView) -> Option<AnyView> {
    let shown = match &view.cover {
        Some(cover) => cover.first("hero__picture", SIZES),
        None => film(view)?,
    };
    Some(view! { <div class="hero__scene">{shown}</div> }.into_any())
}

fn film(view: &SalesView) -> Option<AnyView> {
    let is_film = |kind| kind == PreviewKind::Video;
    let film = view.previews.iter().find(|piece| is_film(piece.kind))?;
    view.cover
        .is_none()
        .then(|| look_inside::video(&view.page.short_id, &view.previews, film))
}

fn avatar(picture: Option<&Picture>, name: &str) -> AnyView {
    if let Some(picture) = picture {
        let picture = Picture {
            // The name stands beside it.
            alt: String::new(),
            ..picture.clone()
        };
        return view! {
            <img
                class="avatar"
                src=picture.url
                srcset=(!picture.srcset.is_empty()).then_some(picture.srcset)
                sizes="2.5rem"
                width=picture.width
                height=picture.height
                alt=""
            />
        }
        .into_any();
    }
    let initial = name.trim().chars().next().map(|first| first.to_uppercase());
    let initial = initial.map_or_else(String::new, |first| first.to_string());
    view! { <span class="avatar avatar--letter" aria-hidden="true">{initial}</span> }.into_any()
}

/// What the creator says about themself: a buyer wants to know who this is.
fn who(profile: &Profile) -> Option<AnyView> {
    let Profile { about, website } = profile;
    if about.is_empty() && website.is_none() {
        return None;
    }
    let about = (!about.is_empty()).then(|| view! { <span>{about.clone()}</span> });
    let website = website.as_ref().map(|website| {
        view! {
            <a href=website.as_str().to_owned() rel="nofollow ugc noopener">
                {website.shown()}
            </a>
        }
    });
    Some(view! { <p class="sale__who">{about} " " {website}</p> }.into_any())
}

/// One badge per phase, of which one is shown.
fn badges(current: Phase) -> impl IntoView {
    phases(current)
        .iter()
        .map(|phase| {
            let class = format!("badge badge--{}", phase.as_str());
            view! {
                <span class=class data-phase=phase.as_str() hidden=*phase != current>
                    {state(*phase)}
                </span>
            }
        })
        .collect_view()
}

/// The state of a page in a word or two.
pub fn state(phase: Phase) -> AnyView {
    let w = words();
    match phase {
        Phase::Prelaunch => w.sales_state_prelaunch().into_any(),
        Phase::Live => w.sales_state_live().into_any(),
        Phase::SoldOut => view! { <StockState/> }.into_any(),
        Phase::Paused => w.sales_state_paused().into_any(),
        Phase::Draft | Phase::Expired => w.sales_state_expired().into_any(),
    }
}
