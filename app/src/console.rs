//! The creator's application at `/console`: rendered by the server first, alive after hydration.
//!
//! | module | holds |
//! |---|---|
//! | [`shell`] | the HTML document around it |
//! | [`layout`] | the menu, and what every screen shares |
//! | [`screens`] | what the browser loads when somebody goes there |
//! | [`command`] | whatever can be reached, found or done from the keyboard |
//! | [`kit`] | pieces that screens are made of: fields, lists, dialogs, times |
//! | [`overview`] | the first screen |
//! | [`products`], [`uploads`] | what is sold |
//! | [`pages`] | where it is sold |
//! | [`discounts`] | codes that make it cheaper |
//! | [`orders`], [`customers`], [`registrations`] | what came of it |
//! | [`settings`] | profile, security, letters, keys, payments, all the data |
//!
//! Nothing reads a clock, a locale or a random number while it renders: the browser must find
//! exactly what the server sent. What depends on the visitor is filled in by effects.

pub mod command;
pub mod customers;
pub mod discounts;
pub mod kit;
pub mod layout;
pub mod orders;
pub mod overview;
pub mod pages;
pub mod products;
pub mod registrations;
mod screens;
pub mod settings;
pub mod shell;
pub mod uploads;

use crate::spoken::words;
use layout::Layout;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy,
    components::{FlatRoutes, Route, Router},
    path,
};
use screens::{
    ApiKeys, Customer, Customers, Discounts, EditDiscount, EditPage, NewDiscount, NewPage,
    NewProduct, Notifications, Order, Orders, OwnData, Page, Pages, Payments, Product, Products,
    Registrations, Security, Settings,
};

/// The whole application. The server renders each screen at once, not in a stream, so that a direct
/// load has the right status code.
#[component]
pub fn Console() -> impl IntoView {
    provide_meta_context();
    provide_context(words());
    kit::toast::provide();
    kit::recent::provide();
    command::provide();
    uploads::provide();
    view! {
        <Router>
            <Layout>
                <FlatRoutes fallback=layout::NotFound>
                    <Route path=path!("/console") view=overview::Overview />
                    <Route path=path!("/console/products") view={Lazy::<Products>::new()} />
                    <Route path=path!("/console/products/new") view={Lazy::<NewProduct>::new()} />
                    <Route path=path!("/console/products/:id") view={Lazy::<Product>::new()} />
                    <Route path=path!("/console/pages") view={Lazy::<Pages>::new()} />
                    <Route path=path!("/console/pages/new") view={Lazy::<NewPage>::new()} />
                    <Route path=path!("/console/pages/:id") view={Lazy::<Page>::new()} />
                    <Route path=path!("/console/pages/:id/edit") view={Lazy::<EditPage>::new()} />
                    <Route path=path!("/console/discounts") view={Lazy::<Discounts>::new()} />
                    <Route path=path!("/console/discounts/new") view={Lazy::<NewDiscount>::new()} />
                    <Route path=path!("/console/discounts/:id") view={Lazy::<EditDiscount>::new()} />
                    <Route path=path!("/console/orders") view={Lazy::<Orders>::new()} />
                    <Route path=path!("/console/orders/:id") view={Lazy::<Order>::new()} />
                    <Route path=path!("/console/customers") view={Lazy::<Customers>::new()} />
                    <Route path=path!("/console/customers/:id") view={Lazy::<Customer>::new()} />
                    <Route path=path!("/console/registrations") view={Lazy::<Registrations>::new()} />
                    <Route path=path!("/console/settings") view={Lazy::<Settings>::new()} />
                    <Route path=path!("/console/settings/security") view={Lazy::<Security>::new()} />
                    <Route path=path!("/console/settings/notifications") view={Lazy::<Notifications>::new()} />
                    <Route path=path!("/console/settings/keys") view={Lazy::<ApiKeys>::new()} />
                    <Route path=path!("/console/settings/payments") view={Lazy::<Payments>::new()} />
                    <Route path=path!("/console/settings/data") view={Lazy::<OwnData>::new()} />
                </FlatRoutes>
            </Layout>
        </Router>
    }
}

/// Brings the document in the browser to life.
#[cfg(feature = "console")]
pub fn start() {
    let Some(body) = document().body() else {
        return;
    };
    let ready = ArcRwSignal::new(false);
    let told = ready.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let root = hydrate_from_async(body, move || {
            kit::ready::provide(told);
            view! { <Console /> }
        });
        let root = root.await;
        ready.set(true);
        root.forget();
    });
}
