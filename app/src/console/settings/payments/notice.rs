//! That a creator cannot sell yet, said where they would wonder why.

use crate::api::payments::get_payouts;
use crate::console::kit::ask::ask;
use crate::spoken::words;
use leptos::prelude::*;

/// Says that nothing can be sold before the payments are set up, and leads there.
#[component]
pub fn CannotSell() -> impl IntoView {
    let w = words();
    view! {
        <section class="notice notice--warn" aria-label=w.settings_payments()>
            <p class="notice__title">{w.settings_cannot_sell()}</p>
            <p>
                {w.settings_cannot_sell_about()} " "
                <a href="/console/settings/payments">{w.settings_set_up_payments()}</a>
            </p>
        </section>
    }
}

/// The same, where it is not known yet; nothing for those who can sell.
#[component]
pub fn SellNotice() -> impl IntoView {
    let payouts = ask(|| (), |()| get_payouts());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let waits = payouts.await.is_ok_and(|payouts| !payouts.can_sell());
                waits.then(CannotSell)
            })}
        </Transition>
    }
}
