//! States as short words.

use crate::{
    api::orders::Standing,
    console::{orders, registrations},
    spoken::words,
};
use domain::{
    Timestamp,
    order::OrderStatus,
    page::{Page, Phase},
    registration::RegistrationStatus,
};
use leptos::prelude::*;
use words::Words;

/// A badge; `tone` is one of the design system's.
pub fn badge(tone: &str, words: &'static str) -> AnyView {
    view! { <span class=format!("badge badge--{tone}")>{words}</span> }.into_any()
}

/// A page's phase, following the clock.
#[component]
pub fn PhaseBadge(
    /// The page.
    page: Page,
    /// The server's time.
    now: Signal<Timestamp>,
) -> impl IntoView {
    let phase = Memo::new(move |_| page.phase(now.get()));
    let w = words();
    move || phase_badge(w, phase.get())
}

/// A phase.
pub fn phase_badge(w: Words, phase: Phase) -> AnyView {
    badge(phase.as_str(), phase_words(w, phase))
}

const fn phase_words(w: Words, phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => w.kit_phase_draft(),
        Phase::Prelaunch => w.kit_phase_prelaunch(),
        Phase::Live => w.kit_phase_live(),
        Phase::SoldOut => w.kit_phase_sold_out(),
        Phase::Paused => w.kit_phase_paused(),
        Phase::Expired => w.kit_phase_expired(),
    }
}

/// Where an order stands, or that somebody has to look at it.
pub fn order_status(standing: Standing) -> AnyView {
    let w = words();
    let tone = match standing.status {
        _ if standing.is_parked => return badge("danger", w.orders_state_attention()),
        OrderStatus::Processing if standing.awaits_payment => {
            return badge("prelaunch", w.orders_state_on_its_way());
        }
        OrderStatus::Completed if standing.is_free => {
            return badge("ok", w.orders_state_free());
        }
        OrderStatus::Processing => "prelaunch",
        OrderStatus::Completed => "ok",
        OrderStatus::Expired => "expired",
        OrderStatus::PartiallyRefunded | OrderStatus::Refunded => "warn",
        OrderStatus::Failed | OrderStatus::Disputed | OrderStatus::Lost => "danger",
    };
    badge(tone, orders::status_words(w, standing.status))
}

/// A registration's status.
pub fn registration_status(status: RegistrationStatus) -> AnyView {
    let tone = match status {
        RegistrationStatus::Pending => "warn",
        RegistrationStatus::Confirmed => "ok",
        RegistrationStatus::Unsubscribed => "expired",
    };
    badge(tone, registrations::status_words(words(), status))
}
