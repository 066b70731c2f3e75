//! That a creator cannot sell yet, said where they would wonder why.

use crate::api::payments::get_payouts;
use leptos::prelude::*;

/// Says that nothing can be sold before the payments are set up, and leads there.
#[component]
pub fn CannotSell() -> impl IntoView {
    view! {
        <section class="notice notice--warn" aria-label="Payments">
            <p class="notice__title">"You cannot sell yet"</p>
            <p>
                "Your pages stay paused until your payments are set up; only what is free can be ordered. "
                <a href="/console/settings/payments">"Set up payments"</a>
            </p>
        </section>
    }
}

/// The same, where it is not known yet; nothing for those who can sell.
#[component]
pub fn SellNotice() -> impl IntoView {
    let payouts = Resource::new(|| (), |()| get_payouts());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let waits = payouts.await.is_ok_and(|payouts| !payouts.can_sell());
                waits.then(CannotSell)
            })}
        </Transition>
    }
}
