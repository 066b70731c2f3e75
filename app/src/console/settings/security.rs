//! What keeps others out: the password, what proves more than it, and where the creator is signed in.

mod authenticator;
mod browser;
mod factors;
mod guard;
mod passkeys;

use super::{Tabs, password::Password, sessions::Sessions};
use crate::{console::kit::screen::Screen, spoken::words};
use factors::Factors;
use leptos::prelude::*;

/// Password, passkeys, authenticator app, and sessions.
#[component]
pub fn Security() -> impl IntoView {
    view! {
        <Screen title=words().settings_security()>
            <Tabs />
            <Password />
            <Factors />
            <Sessions />
        </Screen>
    }
}
