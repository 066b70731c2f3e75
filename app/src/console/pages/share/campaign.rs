//! A link of its own for each place where a page is shared, so that its visitors can be told apart.

use super::qr;
use crate::console::kit::{
    copy::{CopyButton, CopyText},
    field::TextField,
    form::FormState,
    ready::is_ready,
};
use ::words::Words;
use domain::campaign::{Campaign, fits_qr};
use leptos::prelude::*;

type Name = fn(Words) -> &'static str;

/// What is often shared: its name, source and medium.
const COMMON: [(Name, &str, &str); 5] = [
    (|w| w.share_campaign_newsletter(), "newsletter", "email"),
    (|w| w.share_campaign_instagram(), "instagram", "social"),
    (|w| w.share_campaign_x(), "x", "social"),
    (|w| w.share_campaign_youtube(), "youtube", "video"),
    (|w| w.share_campaign_podcast(), "podcast", "audio"),
];

/// What is typed.
#[derive(Clone, Copy)]
struct Fields {
    source: RwSignal<String>,
    medium: RwSignal<String>,
    campaign: RwSignal<String>,
    term: RwSignal<String>,
    content: RwSignal<String>,
}

impl Fields {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            source: empty(),
            medium: empty(),
            campaign: empty(),
            term: empty(),
            content: empty(),
        }
    }

    fn read(self) -> Campaign {
        Campaign {
            source: self.source.get(),
            medium: self.medium.get(),
            campaign: self.campaign.get(),
            term: self.term.get(),
            content: self.content.get(),
        }
    }
}

/// The fields, and the link that they make.
pub(super) fn view(w: Words, short_id: String, url: String) -> impl IntoView + use<> {
    let (fields, ready) = (Fields::new(), is_ready());
    let typed = Memo::new(move |_| fields.read());
    // Empty until there is a source: without one the statistics would call it nothing.
    let link = Memo::new(move |_| {
        typed.with(|typed| match typed.source.trim() {
            "" => String::new(),
            _ => typed.link(&url),
        })
    });
    // The code follows when a field is left: it is fetched, and nobody wants half a word of it.
    let settled = RwSignal::new(String::new());
    let settle = move || settled.set(link.get_untracked());
    view! {
        <p class="muted">{w.share_campaign_how()}</p>
        <fieldset
            class="sharing__fields"
            disabled=move || !ready.get()
            on:change=move |_| settle()
        >
            {common(w, fields, settle)} {inputs(w, fields)}
            {move || {
                let somebody = typed.with(Campaign::names_somebody);
                somebody
                    .then(|| {
                        view! {
                            <p class="field__error" role="status">
                                {w.share_campaign_somebody()}
                            </p>
                        }
                    })
            }}
        </fieldset>
        <Show
            when=move || link.with(|link| !link.is_empty())
            fallback=move || view! { <p class="empty">{w.share_campaign_nothing()}</p> }
        >
            {finished(w, typed, link)}
        </Show>
        {move || code(w, &short_id, &settled.read())}
    }
}

/// One click instead of two fields.
fn common(w: Words, fields: Fields, settle: impl Fn() + Copy + 'static) -> impl IntoView {
    let buttons = COMMON.map(|(name, source, medium)| {
        let pick = move |_| {
            fields.source.set(source.to_owned());
            fields.medium.set(medium.to_owned());
            settle();
        };
        view! {
            <button type="button" class="button button--small" on:click=pick>
                {name(w)}
            </button>
        }
    });
    view! {
        <div class="cluster cluster--tight" role="group" aria-label=w.share_campaign_for()>
            <span class="small muted" aria-hidden="true">
                {w.share_campaign_for()}
            </span>
            {buttons.into_iter().collect_view()}
        </div>
    }
}

fn inputs(w: Words, fields: Fields) -> impl IntoView {
    let form = FormState::new();
    let counted = move |name, label, value, hint: &'static str, optional| {
        view! { <TextField form name label value hint optional /> }.into_any()
    };
    let other = move |name, label, value| {
        view! { <TextField form name label value optional=true /> }.into_any()
    };
    let [source, medium, campaign] = [
        (
            "utm_source",
            w.share_campaign_source(),
            fields.source,
            w.share_campaign_source_hint(),
        ),
        (
            "utm_medium",
            w.share_campaign_medium(),
            fields.medium,
            w.share_campaign_medium_hint(),
        ),
        (
            "utm_campaign",
            w.share_campaign_name(),
            fields.campaign,
            w.share_campaign_name_hint(),
        ),
    ]
    .map(|(name, label, value, hint)| counted(name, label, value, hint, name != "utm_source"));
    view! {
        <div class="columns">{source} {medium} {campaign}</div>
        <details class="fold">
            <summary class="fold__summary">{w.share_campaign_more()}</summary>
            <div class="stack stack--tight">
                <p class="muted small">{w.share_campaign_more_hint()}</p>
                <div class="columns">
                    {other("utm_term", w.share_campaign_term(), fields.term)}
                    {other("utm_content", w.share_campaign_content(), fields.content)}
                </div>
            </div>
        </details>
    }
}

/// The link, and what its visitors are called.
fn finished(w: Words, typed: Memo<Campaign>, link: Memo<String>) -> impl IntoView {
    view! {
        <CopyText id="share-campaign" label=w.share_campaign_link() text=link>
            <CopyButton text=link select="share-campaign" primary=true />
        </CopyText>
        <p class="small muted">
            {move || w.share_campaign_numbers(&typed.with(Campaign::called))}
        </p>
    }
}

/// The code of exactly this link.
fn code(w: Words, short_id: &str, link: &str) -> AnyView {
    match link.split_once('?') {
        None => ().into_any(),
        Some(_) if !fits_qr(link) => {
            view! { <p class="small muted">{w.share_campaign_too_long()}</p> }.into_any()
        }
        Some((_, query)) => qr::of(w, short_id, link, &["?", query].concat()),
    }
}
