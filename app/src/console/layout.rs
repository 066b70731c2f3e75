//! The menu, and what every screen shares.

use super::{
    command::{CommandCentre, palette::PaletteButton},
    kit::{
        load::Problem, ready::is_ready, recent::use_recent, screen::Screen, storage,
        toast::ToastCorner,
    },
};
use crate::console::kit::ask::{Asked, ask};
use crate::{
    api::account::{Me, get_me},
    error::ApiError,
    parts::{Icon, Languages, Shape},
    spoken::words,
};
use leptos::{html, prelude::*};
use leptos_router::{components::A, hooks::use_location};
use words::{GAP, around};

/// The frame around all screens.
#[component]
pub fn Layout(
    /// The current screen.
    children: Children,
) -> impl IntoView {
    let (w, ready) = (words(), is_ready());
    let account = ask(|| (), |()| get_me());
    view! {
        <a class="skip" href="#main" rel="external">
            {w.kit_skip()}
        </a>
        <div class="shell" data-ready=move || ready.get().to_string()>
            <header class="shell__side">
                <a class="shell__name" href="/console">
                    <Icon shape=Shape::Hourglass />
                    "Temporary Pages"
                </a>
                <div class="shell__tools">
                    <PaletteButton />
                    <button type="button" class="button shell__open" popovertarget="menu">
                        <Icon shape=Shape::Menu />
                        <span class="shell__open-words">{w.command_menu()}</span>
                    </button>
                </div>
                <Menu account />
            </header>
            <main class="shell__main" id="main" tabindex="-1">
                <Transition>
                    {move || Suspend::new(async move { account.await.ok().and_then(notice) })}
                </Transition>
                {children()}
            </main>
        </div>
        <CommandCentre />
        <ToastCorner />
    }
}

/// The screens, and who is signed in. Beside the screen where there is room for it; elsewhere the browser
/// shows it when the button is pressed, with or without our help.
#[component]
fn Menu(account: Asked<Me>) -> impl IntoView {
    let w = words();
    let menu = NodeRef::<html::Div>::new();
    let close = move |_| {
        if let Some(menu) = menu.get_untracked() {
            // Where it stands beside the screen there is nothing to close.
            let _ = menu.hide_popover();
        }
    };
    view! {
        <div class="shell__menu" id="menu" popover="auto" node_ref=menu>
            <nav class="nav" aria-label=w.kit_console() on:click=close>
                <MenuLink href="/console" words=w.kit_overview() exact=true shape=Shape::Clock />
                <MenuLink href="/console/products" words=w.kit_products() shape=Shape::Product />
                <MenuLink href="/console/pages" words=w.kit_pages() shape=Shape::Page />
                <MenuLink href="/console/discounts" words=w.kit_discounts() shape=Shape::Discount />
                <MenuLink href="/console/orders" words=w.kit_orders() shape=Shape::Order />
                <MenuLink href="/console/customers" words=w.kit_customers() shape=Shape::Person />
                <MenuLink href="/console/registrations" words=w.kit_registrations() shape=Shape::People />
                <MenuLink href="/console/settings" words=w.kit_settings() shape=Shape::Key />
            </nav>
            <div class="shell__account">
                <Transition>
                    {move || Suspend::new(async move { account.await.ok().map(who) })}
                </Transition>
                <form
                    method="post"
                    action="/logout"
                    class="shell__sign-out"
                    on:submit=|_| storage::forget_all()
                >
                    <button type="submit" class="button button--quiet button--small">
                        {w.kit_sign_out()}
                    </button>
                </form>
                <Languages here=here() label=w.command_language() />
            </div>
        </div>
    }
}

/// Path and query of the screen, to come back to in another language.
fn here() -> Signal<String> {
    let location = use_location();
    Signal::derive(move || {
        let (path, query) = (location.pathname.get(), location.search.get());
        match query.trim_start_matches('?') {
            "" => path,
            query => format!("{path}?{query}"),
        }
    })
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
    if let Some(recent) = use_recent() {
        let owner = me.email.clone();
        Effect::new(move |_| recent.belongs_to(&owner));
    }
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
        let (before, after) = around(&words().kit_confirm_address(GAP));
        view! {
            <p class="notice notice--warn shell__notice">
                {before} <strong>{me.email}</strong> {after}
            </p>
        }
        .into_any()
    })
}

/// No screen has this address.
#[component]
pub fn NotFound() -> impl IntoView {
    let error = ApiError::from(domain::Rejection::not_found(
        words::refusal::no_such_screen(),
    ));
    view! {
        <Screen title=words().kit_nothing_here() passing=true>
            <Problem error />
        </Screen>
    }
}
