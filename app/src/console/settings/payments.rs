//! Payments: where the money goes, and what receipts say.

mod account;
mod notice;
mod seller;

use super::Tabs;
use crate::console::kit::ask::ask;
use crate::{
    api::payments::{Payments as Settled, Payouts, get_payments},
    console::kit::{load::load, screen::Screen},
    spoken::words,
};
use account::AccountCard;
use leptos::prelude::*;
use seller::SellerCard;

pub use notice::{CannotSell, SellNotice};

/// Where the money goes, and what receipts say.
#[component]
pub fn Payments() -> impl IntoView {
    let data = ask(|| (), |()| get_payments());
    view! {
        <Screen title=words().settings_payments()>
            <Tabs />
            {load(data, show)}
        </Screen>
    }
}

fn show(settled: Settled) -> impl IntoView {
    let account = (settled.payouts != Payouts::NotNeeded)
        .then(|| view! { <AccountCard payouts=settled.payouts /> });
    view! {
        <div class="stack stack--loose">{account} <SellerCard seller=settled.seller /></div>
    }
}
