//! What to do first, until it has been done.

use crate::{
    api::overview::{Overview, Standing},
    console::kit::copy::CopyButton,
    spoken::words,
};
use leptos::prelude::*;
use words::Words;

/// The way from nothing to the first sale. Gone once something has been sold.
#[component]
pub fn FirstSteps(
    /// How far the creator is.
    affairs: Overview,
) -> impl IntoView {
    if !affairs.orders.is_empty() {
        return ().into_any();
    }
    let w = words();
    let steps = steps(w, &affairs);
    let (count, done) = (steps.len(), steps.iter().filter(|step| step.done).count());
    let (count, done) = (i64::try_from(count), i64::try_from(done));
    let (count, done) = (count.unwrap_or_default(), done.unwrap_or_default());
    let next = steps.iter().position(|step| !step.done);
    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(at, step)| show(w, step, next == Some(at)))
        .collect_view();
    let progress = w.overview_steps_done(done, count);
    view! {
        <section class="card" aria-labelledby="first-steps">
            <div class="card__head">
                <h2 class="card__title" id="first-steps">
                    {w.overview_first_steps()}
                </h2>
                <p class="first-steps__progress small muted">
                    <progress max=count.to_string() value=done.to_string() aria-hidden="true"></progress>
                    {progress}
                </p>
            </div>
            <ol class="first-steps">{steps}</ol>
        </section>
    }
    .into_any()
}

/// A step.
struct Step {
    done: bool,
    title: &'static str,
    words: &'static str,
    /// Where it is done, and what the button says.
    link: Option<(String, &'static str)>,
    /// What to share.
    share: Option<String>,
}

fn steps(w: Words, affairs: &Overview) -> Vec<Step> {
    let has_product = affairs.product_id.is_some();
    let new_product = "/console/products/new".to_owned();
    let product = affairs.product_id.as_ref();
    let product = product.map(|id| format!("/console/products/{id}"));
    let page = affairs.draft_id.as_ref().map_or_else(
        || "/console/pages/new".to_owned(),
        |id| format!("/console/pages/{id}/edit"),
    );
    let mut steps = vec![
        Step {
            done: has_product,
            title: w.overview_step_product(),
            words: w.overview_step_product_hint(),
            link: Some((new_product, w.overview_new_product())),
            share: None,
        },
        Step {
            done: affairs.has_file,
            title: w.overview_step_files(),
            words: w.overview_step_files_hint(),
            link: product.map(|product| (product, w.overview_step_files_do())),
            share: None,
        },
    ];
    if affairs.payouts != Standing::NotNeeded {
        let settings = "/console/settings/payments".to_owned();
        steps.push(Step {
            done: affairs.payouts == Standing::Ready,
            title: w.overview_step_payments(),
            words: w.overview_step_payments_hint(),
            link: Some((settings, w.overview_step_payments())),
            share: None,
        });
    }
    steps.push(Step {
        done: affairs.url.is_some(),
        title: w.overview_step_page(),
        words: w.overview_step_page_hint(),
        link: has_product.then_some((page, w.overview_step_page())),
        share: None,
    });
    steps.push(Step {
        done: false,
        title: w.overview_step_share(),
        words: w.overview_step_share_hint(),
        link: None,
        share: affairs.url.clone(),
    });
    steps
}

/// A step; the next one has the button that stands out.
fn show(w: Words, step: Step, is_next: bool) -> impl IntoView {
    let Step {
        done,
        title,
        words,
        link,
        share,
    } = step;
    let link = link.filter(|_| !done).map(|(href, words)| {
        view! {
            <a class="button button--small" class:button--primary=is_next href=href>
                {words}
            </a>
        }
    });
    view! {
        <li
            class="first-steps__step"
            class:first-steps__step--done=done
            aria-current=is_next.then_some("step")
        >
            <div class="first-steps__words">
                <strong>{title}</strong>
                {done
                    .then(|| view! { <span class="visually-hidden">{w.overview_step_done()}</span> })}
                <span class="muted small">{words}</span>
            </div>
            {link}
            {share.map(|text| view! { <CopyButton text small=true /> })}
        </li>
    }
}
