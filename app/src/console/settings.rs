//! Settings: password and API keys.

mod keys;
mod password;

use super::kit::screen::Screen;
use keys::Keys;
use leptos::prelude::*;
use password::Password;

/// Password and API keys.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <Screen title="Settings">
            <Password />
            <Keys />
        </Screen>
    }
}
