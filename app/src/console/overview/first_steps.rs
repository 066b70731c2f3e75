//! What to do first, until it has been done.

use crate::{
    api::{overview::Overview, payments::Payouts},
    console::kit::copy::CopyButton,
};
use leptos::prelude::*;

/// The way from nothing to the first sale. Gone once something has been sold.
#[component]
pub fn FirstSteps(
    /// How far the creator is.
    affairs: Overview,
) -> impl IntoView {
    if !affairs.orders.is_empty() {
        return ().into_any();
    }
    let has_product = affairs.product_id.is_some();
    let published = affairs.pages.iter().find(|shared| shared.page.is_published);
    let draft = affairs
        .pages
        .iter()
        .find(|shared| !shared.page.is_published);
    let product = affairs.product_id.map_or_else(
        || "/console/products/new".to_owned(),
        |id| format!("/console/products/{id}"),
    );
    let page = draft.map_or_else(
        || "/console/pages/new".to_owned(),
        |draft| format!("/console/pages/{}/edit", draft.page.id),
    );
    let share = published
        .map(|shared| view! { <CopyButton text=shared.url.clone() small=true /> }.into_any());
    let can_sell = affairs.payouts.can_sell();
    let payments = (affairs.payouts != Payouts::NotNeeded).then(|| {
        let link =
            (!can_sell).then(|| ("/console/settings/payments".to_owned(), "Set up payments"));
        view! {
            <Step
                done=can_sell
                title="Set up payments"
                words="Where your money goes."
                link
                action=None
            />
        }
    });
    view! {
        <section class="card" aria-labelledby="first-steps">
            <h2 class="card__title" id="first-steps">
                "First steps"
            </h2>
            <ol class="first-steps">
                <Step
                    done=has_product
                    title="Describe what you sell"
                    words="A name, a price, a few sentences."
                    link=(!has_product).then(|| ("/console/products/new".to_owned(), "New product"))
                    action=None
                />
                <Step
                    done=affairs.has_file
                    title="Upload its files"
                    words="What buyers download after paying."
                    link=(has_product && !affairs.has_file).then_some((product, "Upload files"))
                    action=None
                />
                {payments}
                <Step
                    done=published.is_some()
                    title="Publish a page"
                    words="Choose when it opens and when it closes."
                    link=(has_product && published.is_none()).then_some((page, "Publish a page"))
                    action=None
                />
                <Step
                    done=false
                    title="Share its link"
                    words="Until it closes, everyone with the link can buy."
                    link=None
                    action=share
                />
            </ol>
        </section>
    }
    .into_any()
}

#[component]
fn Step(
    done: bool,
    title: &'static str,
    words: &'static str,
    link: Option<(String, &'static str)>,
    action: Option<AnyView>,
) -> impl IntoView {
    view! {
        <li class="first-steps__step" class:first-steps__step--done=done>
            <div class="first-steps__words">
                <strong>{title}</strong>
                {done.then(|| view! { <span class="visually-hidden">"Done"</span> })}
                <span class="muted small">{words}</span>
            </div>
            {link
                .map(|(href, words)| {
                    view! {
                        <a class="button button--small" href=href>
                            {words}
                        </a>
                    }
                })}
            {action}
        </li>
    }
}
