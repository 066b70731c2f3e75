//! The creator's picture.

use crate::console::kit::ask::ask;
use crate::{
    api::pictures::{get_avatar, set_avatar},
    console::kit::{load::load, picture::PictureField, toast::use_toasts},
    spoken::words,
};
use domain::{id::PictureId, picture::PictureUse};
use leptos::{prelude::*, task::spawn_local};

/// What visitors see beside the creator's name.
#[component]
pub(super) fn OwnPicture() -> impl IntoView {
    let w = words();
    let avatar = ask(|| (), |()| get_avatar());
    view! {
        <section class="card" aria-labelledby="own-picture">
            <h2 class="card__title" id="own-picture">
                {w.picture_yours()}
            </h2>
            <p class="muted">{w.picture_yours_about()}</p>
            {load(avatar, |avatar| view! { <Change avatar /> })}
        </section>
    }
}

#[component]
fn Change(avatar: Option<PictureId>) -> impl IntoView {
    let (w, toasts) = (words(), use_toasts());
    let value = RwSignal::new(avatar.clone());
    // What the server has: it is shown again if it does not take another one.
    let kept = RwSignal::new(avatar);
    let saved = w.picture_saved();
    let save = move |picture: Option<PictureId>| {
        spawn_local(async move {
            match set_avatar(picture.clone()).await {
                Ok(()) => {
                    kept.try_set(picture);
                    toasts.ok(saved);
                }
                Err(error) => {
                    value.try_set(kept.try_get_untracked().flatten());
                    toasts.problem(error.to_string());
                }
            }
        });
    };
    view! {
        <PictureField
            name="avatar"
            label=w.picture_yours()
            usage=PictureUse::Avatar
            titled=true
            value
            on_change=save
        />
    }
}
