//! Settings: picture, password, API keys, payments.

mod keys;
mod password;
mod payments;
mod picture;

use super::kit::screen::Screen;
use crate::spoken::words;
use keys::Keys;
use leptos::prelude::*;
use leptos_router::components::A;
use password::Password;
use picture::OwnPicture;

pub use payments::{CannotSell, Payments, SellNotice};

/// Picture, password and API keys.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <Screen title=words().settings_title()>
            <Tabs />
            <OwnPicture />
            <Password />
            <Keys />
        </Screen>
    }
}

/// The screens of the settings.
#[component]
fn Tabs() -> impl IntoView {
    let w = words();
    view! {
        <nav class="tabs" aria-label=w.settings_title()>
            <A href="/console/settings" exact=true>
                {w.settings_account()}
            </A>
            <A href="/console/settings/payments">{w.settings_payments()}</A>
        </nav>
    }
}
