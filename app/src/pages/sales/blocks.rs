//! Everything below the headline, in the order the creator chose. A block with nothing in it is not
//! there.

mod inside;
mod questions;
mod voices;

use super::{SalesView, hero, look_inside};
use crate::{
    pages::marked::{self, Below},
    parts::{Icon, Shape},
    spoken::words,
};
use domain::design::Block;
use leptos::prelude::*;

/// All blocks of a page.
pub fn view(view: &SalesView) -> impl IntoView + use<> {
    let order = view.page.customization.design.order();
    let blocks = order.iter().filter_map(|block| one(view, *block));
    view! { <div class="sale__story">{blocks.collect_view()}</div> }
}

fn one(view: &SalesView, block: Block) -> Option<AnyView> {
    let design = &view.page.customization.design;
    match block {
        Block::Story => story(&design.story),
        Block::Inside => Some(inside::view(view)),
        Block::Samples => look_inside::view(
            &view.page.short_id,
            &samples(view),
            hero::preload(view).is_none(),
        ),
        Block::Voices => voices::view(&design.voices),
        Block::Questions => questions::view(&design.answers),
        Block::Promise => promise(&design.promise),
    }
}

/// The samples, without the file whose film stands at the top already.
fn samples(view: &SalesView) -> Vec<domain::preview::Preview> {
    use domain::preview::PreviewKind::Video;
    let first_film = view.previews.iter().find(|piece| piece.kind == Video);
    let at_the_top = first_film.filter(|_| view.cover.is_none());
    let is_elsewhere = |file| at_the_top.is_none_or(|film| film.file_id != file);
    let samples = view.previews.iter();
    samples
        .filter(|piece| is_elsewhere(piece.file_id.clone()))
        .cloned()
        .collect()
}

fn story(text: &str) -> Option<AnyView> {
    let text = marked::view(text, Below::Page)?;
    Some(view! { <div class="block block--story">{text}</div> }.into_any())
}

fn promise(text: &str) -> Option<AnyView> {
    let text = marked::view(text, Below::Section)?;
    Some(
        view! {
            <section class="block promise" aria-labelledby="promise">
                <Icon shape=Shape::Check/>
                <div class="stack stack--tight">
                    <h2 class="promise__title" id="promise">
                        {words().sales_promise()}
                    </h2>
                    {text}
                </div>
            </section>
        }
        .into_any(),
    )
}
