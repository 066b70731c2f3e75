//! What is for sale: the products in the creator's words, and their files.

use crate::{
    pages::{
        marked::{self, Below},
        sales::{SalesView, priced::price},
    },
    parts::bytes,
    spoken::words,
};
use domain::offer::{Offer, Ware};
use leptos::prelude::*;

/// How many files are listed before the rest is folded away.
const SHOWN: usize = 8;

/// One product tells its story; several are a list.
pub fn view(view: &SalesView) -> AnyView {
    let offers = match view.page.offers.as_slice() {
        [only] => alone(view, only),
        offers => offers
            .iter()
            .map(|offer| listed(view, offer))
            .collect_view()
            .into_any(),
    };
    view! {
        <section class="block" aria-labelledby="inside">
            <h2 id="inside">{words().sales_inside()}</h2>
            {offers}
        </section>
    }
    .into_any()
}

fn alone(view: &SalesView, offer: &Offer) -> AnyView {
    let is_named = view.page.title() == offer.name;
    let name = (!is_named).then(|| view! { <h3 class="offer__name">{offer.name.clone()}</h3> });
    let below = if is_named {
        Below::Section
    } else {
        Below::Part
    };
    view! { {name} {marked::view(&offer.description, below)} {wares(view, offer)} }.into_any()
}

fn listed(view: &SalesView, offer: &Offer) -> AnyView {
    view! {
        <article class="offer">
            <div class="offer__head">
                <h3 class="offer__name">{offer.name.clone()}</h3>
                <span>{price(&view.page, offer, view.now)}</span>
            </div>
            {marked::view(&offer.description, Below::Part)}
            {wares(view, offer)}
        </article>
    }
    .into_any()
}

/// The files of a product, each with its type and size.
fn wares(view: &SalesView, offer: &Offer) -> Option<AnyView> {
    let wares = view.wares.iter();
    let wares: Vec<_> = wares
        .filter(|ware| ware.product_id == offer.product_id)
        .collect();
    if wares.is_empty() {
        return None;
    }
    let (shown, rest) = wares.split_at(wares.len().min(SHOWN));
    let all = (wares.len() > 1).then(|| {
        view! { <p class="muted small">{bytes::files(offer.file_count, offer.file_bytes)}</p> }
    });
    Some(view! { {list(shown)} {folded(rest)} {all} }.into_any())
}

fn folded(rest: &[&Ware]) -> Option<AnyView> {
    let count = i64::try_from(rest.len()).unwrap_or(i64::MAX);
    (count > 0).then(|| {
        view! {
            <details class="fold">
                <summary class="fold__summary">{words().sales_more_files(count)}</summary>
                {list(rest)}
            </details>
        }
        .into_any()
    })
}

fn list(wares: &[&Ware]) -> AnyView {
    let rows = wares.iter().map(|ware| row(ware)).collect_view();
    view! { <ul class="wares">{rows}</ul> }.into_any()
}

fn row(ware: &Ware) -> AnyView {
    view! {
        <li class="ware">
            <span class="ware__kind">{kind(&ware.file_name)}</span>
            <span class="ware__name">{ware.file_name.clone()}</span>
            <span class="ware__size">{bytes::display(ware.size_bytes)}</span>
        </li>
    }
    .into_any()
}

/// The type of a file as people know it: the end of its name.
fn kind(file_name: &str) -> String {
    let end = file_name.rsplit_once('.').map(|(_, end)| end);
    let is_kind = |end: &&str| {
        (1..=5).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    end.filter(is_kind)
        .map_or_else(|| words().sales_file().to_owned(), str::to_ascii_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_the_end_of_a_name() {
        for (name, expected) in [
            ("notes.pdf", "PDF"),
            ("a.tar.gz", "GZ"),
            ("README", "File"),
            ("odd.<b>", "File"),
            ("long.ending", "File"),
        ] {
            assert_eq!(kind(name), expected);
        }
    }
}
