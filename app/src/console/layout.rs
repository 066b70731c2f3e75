//! The menu, and what every screen shares.

use super::kit::{load::Problem, ready::is_ready, screen::Screen, toast::ToastCorner};
use crate::{
    api::account::{Me, get_me},
    error::ApiError,
    parts::{Icon, Shape},
};
use leptos::prelude::*;
use leptos_router::components::A;

/// The frame around all screens.
#[component]
pub fn Layout(
    /// The current screen.
    children: Children,
) -> impl IntoView {
    let ready = is_ready();
    let account = Resource::new(|| (), |()| get_me());
    view! {
        <a class="skip" href="#main" rel="external">
            "Skip to the content"
        </a>
        <div class="shell" data-ready=move || ready.get().to_string()>
            <header class="shell__side">
                <a class="shell__name" href="/console">
                    <Icon shape=Shape::Hourglass />
                    "Temporary Pages"
                </a>
                <nav class="nav" aria-label="Console">
                    <MenuLink href="/console" words="Overview" exact=true shape=Shape::Clock />
                    <MenuLink href="/console/products" words="Products" shape=Shape::Product />
                    <MenuLink href="/console/pages" words="Pages" shape=Shape::Page />
                    <MenuLink href="/console/discounts" words="Discounts" shape=Shape::Discount />
                    <MenuLink href="/console/orders" words="Orders" shape=Shape::Order />
                    <MenuLink href="/console/registrations" words="Registrations" shape=Shape::People />
                    <MenuLink href="/console/settings" words="Settings" shape=Shape::Key />
                </nav>
                <div class="shell__account">
                    <Transition>
                        {move || Suspend::new(async move { account.await.ok().map(who) })}
                    </Transition>
                    <form method="post" action="/logout">
                        <button type="submit" class="button button--quiet button--small">
                            "Sign out"
                        </button>
                    </form>
                </div>
            </header>
            <main class="shell__main" id="main" tabindex="-1">
                <Transition>
                    {move || Suspend::new(async move { account.await.ok().and_then(notice) })}
                </Transition>
                {children()}
            </main>
        </div>
        <ToastCorner />
    }
}

#[component]
fn MenuLink(
    href: &'static str,
    words: &'static str,
    shape: Shape,
    #[prop(optional)] exact: bool,
) -> impl IntoView {
    view! {
        <A href=href exact attr:class="nav__link">
            <Icon shape />
            {words}
        </A>
    }
}

fn who(me: Me) -> AnyView {
    view! {
        <p class="shell__who">
            <span class="shell__who-name">{me.name}</span>
            <span class="muted small">{me.email}</span>
        </p>
    }
    .into_any()
}

fn notice(me: Me) -> Option<AnyView> {
    (!me.is_confirmed).then(|| {
        view! {
            <p class="notice notice--warn shell__notice">
                "Please confirm your e-mail address: we sent a link to " <strong>{me.email}</strong>
                ". Look into your spam folder if it is not there."
            </p>
        }
        .into_any()
    })
}

/// No screen has this address.
#[component]
pub fn NotFound() -> impl IntoView {
    let error = ApiError::from(domain::Rejection::not_found("page here"));
    view! {
        <Screen title="Nothing here">
            <Problem error />
        </Screen>
    }
}
