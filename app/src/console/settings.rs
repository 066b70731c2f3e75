//! Settings: profile, security, letters, API keys, payments, and all the data.

mod address;
mod data;
mod keys;
mod leaving;
mod notifications;
mod password;
mod payments;
mod picture;
mod security;
mod sessions;
mod told;
mod zone;

use super::kit::{load::load, screen::Screen};
use crate::console::kit::ask::ask;
use crate::{api::profile::get_profile, spoken::words};
use address::Address;
use keys::Keys;
use leptos::prelude::*;
use leptos_router::components::A;
use picture::OwnPicture;
use told::Visible;
use zone::Zone;

pub use data::Data;
pub use notifications::{Notifications, topic_name};
pub use payments::{CannotSell, Payments, SellNotice};
pub use security::Security;

/// Who the creator is: picture, name, address, time zone. The language is chosen in the menu, on every screen.
#[component]
pub fn Settings() -> impl IntoView {
    let w = words();
    let profile = ask(|| (), |()| get_profile());
    view! {
        <Screen title=w.settings_title()>
            <Tabs />
            <OwnPicture />
            {load(
                profile,
                move |known| {
                    view! {
                        <div class="stack stack--loose">
                            <Visible told=known.told.clone() />
                            <Zone zone=known.time_zone.clone() />
                            <Address known profile />
                        </div>
                    }
                },
            )}
        </Screen>
    }
}

/// Keys for programs.
#[component]
pub fn ApiKeys() -> impl IntoView {
    view! {
        <Screen title=words().settings_keys()>
            <Tabs />
            <Keys />
        </Screen>
    }
}

/// The screens of the settings.
#[component]
fn Tabs() -> impl IntoView {
    let w = words();
    let tab = |href: &'static str, words: &'static str| {
        view! {
            <A href=href exact=true>
                {words}
            </A>
        }
        .into_any()
    };
    view! {
        <nav class="tabs" aria-label=w.settings_title()>
            {tab("/console/settings", w.settings_profile())}
            {tab("/console/settings/security", w.settings_security())}
            {tab("/console/settings/notifications", w.settings_notifications())}
            {tab("/console/settings/keys", w.settings_keys())}
            {tab("/console/settings/payments", w.settings_payments())}
            {tab("/console/settings/data", w.settings_data())}
        </nav>
    }
}
