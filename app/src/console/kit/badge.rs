//! States as short words.

use crate::api::orders::Order;
use domain::{
    Timestamp,
    order::OrderStatus,
    page::{Page, Phase},
    registration::RegistrationStatus,
};
use leptos::prelude::*;

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
    move || badge(phase.get().as_str(), phase_words(phase.get()))
}

const fn phase_words(phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => "Draft",
        Phase::Prelaunch => "Opens soon",
        Phase::Live => "Open",
        Phase::SoldOut => "Sold out",
        Phase::Paused => "Paused",
        Phase::Expired => "Closed",
    }
}

/// Where an order stands, or that somebody has to look at it.
pub fn order_status(order: &Order) -> AnyView {
    match order.status {
        _ if order.parked.is_some() => badge("danger", "Needs attention"),
        OrderStatus::Processing if order.awaits_payment => badge("prelaunch", "Payment on its way"),
        OrderStatus::Processing => badge("prelaunch", "Waiting for payment"),
        OrderStatus::Completed if order.total.minor == 0 => badge("ok", "Free"),
        OrderStatus::Completed => badge("ok", "Paid"),
        OrderStatus::Failed => badge("danger", "Payment failed"),
        OrderStatus::Expired => badge("expired", "Not finished"),
        OrderStatus::PartiallyRefunded => badge("warn", "Partly refunded"),
        OrderStatus::Refunded => badge("warn", "Refunded"),
        OrderStatus::Disputed => badge("danger", "Disputed"),
        OrderStatus::Lost => badge("danger", "Dispute lost"),
    }
}

/// A registration's status.
pub fn registration_status(status: RegistrationStatus) -> AnyView {
    match status {
        RegistrationStatus::Pending => badge("warn", "Unconfirmed"),
        RegistrationStatus::Confirmed => badge("ok", "Confirmed"),
        RegistrationStatus::Unsubscribed => badge("expired", "Unsubscribed"),
    }
}
