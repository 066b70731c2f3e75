//! Settings: password, API keys, payments.

mod keys;
mod password;
mod payments;

use super::kit::screen::Screen;
use keys::Keys;
use leptos::prelude::*;
use leptos_router::components::A;
use password::Password;

pub use payments::{CannotSell, Payments, SellNotice};

/// Password and API keys.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <Screen title="Settings">
            <Tabs />
            <Password />
            <Keys />
        </Screen>
    }
}

/// The screens of the settings.
#[component]
fn Tabs() -> impl IntoView {
    view! {
        <nav class="tabs" aria-label="Settings">
            <A href="/console/settings" exact=true>
                "Account"
            </A>
            <A href="/console/settings/payments">"Payments"</A>
        </nav>
    }
}
