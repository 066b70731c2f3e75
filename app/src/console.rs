//! The creator's application at `/console`: rendered by the server first, alive after hydration.
//!
//! | module | holds |
//! |---|---|
//! | [`shell`] | the HTML document around it |
//! | [`layout`] | the menu, and what every screen shares |
//! | [`kit`] | pieces that screens are made of: fields, lists, dialogs, times |
//! | [`overview`] | the first screen |
//! | [`products`], [`uploads`] | what is sold |
//! | [`pages`] | where it is sold |
//! | [`discounts`] | codes that make it cheaper |
//! | [`orders`], [`customers`], [`registrations`] | what came of it |
//! | [`settings`] | keys, password, payments |
//!
//! Nothing reads a clock, a locale or a random number while it renders: the browser must find
//! exactly what the server sent. What depends on the visitor is filled in by effects.

pub mod customers;
pub mod discounts;
pub mod kit;
pub mod layout;
pub mod orders;
pub mod overview;
pub mod pages;
pub mod products;
pub mod registrations;
pub mod settings;
pub mod shell;
pub mod uploads;

use crate::spoken::words;
use layout::Layout;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

/// The whole application. The server renders each screen at once, not in a stream, so that a direct
/// load has the right status code.
#[component]
pub fn Console() -> impl IntoView {
    provide_meta_context();
    provide_context(words());
    kit::ready::provide();
    kit::toast::provide();
    uploads::provide();
    view! {
        <Router>
            <Layout>
                <FlatRoutes fallback=layout::NotFound>
                    <Route path=path!("/console") view=overview::Overview />
                    <Route path=path!("/console/products") view=products::List />
                    <Route path=path!("/console/products/new") view=products::New />
                    <Route path=path!("/console/products/:id") view=products::Detail />
                    <Route path=path!("/console/pages") view=pages::List />
                    <Route path=path!("/console/pages/new") view=pages::New />
                    <Route path=path!("/console/pages/:id") view=pages::Detail />
                    <Route path=path!("/console/pages/:id/edit") view=pages::Edit />
                    <Route path=path!("/console/discounts") view=discounts::List />
                    <Route path=path!("/console/discounts/new") view=discounts::New />
                    <Route path=path!("/console/discounts/:id") view=discounts::Edit />
                    <Route path=path!("/console/orders") view=orders::List />
                    <Route path=path!("/console/orders/:id") view=orders::Detail />
                    <Route path=path!("/console/customers") view=customers::List />
                    <Route path=path!("/console/customers/:id") view=customers::Detail />
                    <Route path=path!("/console/registrations") view=registrations::List />
                    <Route path=path!("/console/settings") view=settings::Settings />
                    <Route path=path!("/console/settings/payments") view=settings::Payments />
                </FlatRoutes>
            </Layout>
        </Router>
    }
}
