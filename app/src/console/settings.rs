//! Settings: profile, security, letters, API keys, payments, and all the data.

mod address;
mod data;
mod keys;
mod leaving;
mod name;
mod notifications;
mod password;
mod payments;
mod picture;
mod security;
mod sessions;

use super::kit::{load::load, screen::Screen};
use crate::console::kit::ask::ask;
use crate::{api::profile::get_profile, parts::Languages, spoken::words};
use address::Address;
use keys::Keys;
use leptos::prelude::*;
use leptos_router::components::A;
use name::Name;
use picture::OwnPicture;

pub use data::Data;
pub use notifications::{Notifications, topic_name};
pub use payments::{CannotSell, Payments, SellNotice};
pub use security::Security;

/// Who the creator is: picture, name, address, language.
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
                            <Name name=known.name.clone() />
                            <Address known profile />
                        </div>
                    }
                },
            )}
            <section class="card" aria-labelledby="language">
                <h2 class="card__title" id="language">
                    {w.profile_language()}
                </h2>
                <p class="muted">{w.profile_language_about()}</p>
                <Languages here="/console/settings" />
            </section>
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
