//! Where an order stands, in its buyer's words.

use super::OrderView;
use crate::{
    pages::{moment, unfinished::buttons},
    spoken,
};
use ::words::{GAP, Words, around};
use domain::order::OrderStatus;
use leptos::prelude::*;

/// Where an order stands for its buyer. What is `processing` for the shop is one of several things
/// to somebody who has paid, or has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It can still be paid.
    Unpaid,
    /// The time to pay is over, or the payment service cannot be asked: nobody has said yet how it
    /// stands.
    Ending,
    /// It was paid in a way that takes days.
    OnItsWay,
    /// Something about the payment is odd, and a person looks at it.
    Checked,
    /// The money came when the checkout was over.
    TooLate,
    /// The money went back without ever having bought anything.
    Unused,
    /// Anything that cannot be misunderstood.
    Clear(OrderStatus),
}

impl Stage {
    /// The stage of an order now.
    pub fn of(view: &OrderView) -> Self {
        match view.status {
            OrderStatus::Processing if view.is_parked => Self::Checked,
            OrderStatus::Processing if view.awaits_payment => Self::OnItsWay,
            OrderStatus::Processing if view.now >= view.hold_expires_at => Self::Ending,
            // Who has just paid must not read that they have not, only because nobody could ask.
            OrderStatus::Processing if !view.is_certain => Self::Ending,
            OrderStatus::Processing if view.checkout_url.is_some() => Self::Unpaid,
            OrderStatus::Processing => Self::Ending,
            over if over.is_over_unpaid() && view.bill.paid.minor > 0 => Self::TooLate,
            OrderStatus::Refunded if !view.has_receipt => Self::Unused,
            status => Self::Clear(status),
        }
    }

    /// Seconds until the page looks for news by itself: soon where they are a matter of seconds.
    pub const fn news_after(self) -> Option<u32> {
        match self {
            Self::Ending => Some(4),
            Self::Unpaid => Some(20),
            Self::OnItsWay => Some(300),
            Self::Checked | Self::TooLate | Self::Unused | Self::Clear(_) => None,
        }
    }
}

/// A title, and a sentence below it.
pub fn words(view: &OrderView, w: Words) -> (&'static str, String) {
    let (email, paid) = (&view.mailed.to, view.bill.paid.into());
    match Stage::of(view) {
        Stage::Unpaid => (w.order_unpaid_title(), w.order_unpaid().to_owned()),
        Stage::Ending => (w.order_ending_title(), w.order_ending(email)),
        Stage::OnItsWay => (w.order_on_its_way_title(), w.order_on_its_way(email)),
        Stage::Checked => (w.order_checked_title(), w.order_checked(email)),
        Stage::TooLate => (w.order_too_late_title(), w.order_too_late(paid)),
        Stage::Unused => (w.order_unused_title(), w.order_unused(paid)),
        Stage::Clear(status) => clear(view, status, w),
    }
}

fn clear(view: &OrderView, status: OrderStatus, w: Words) -> (&'static str, String) {
    let (email, bill) = (&view.mailed.to, &view.bill);
    match status {
        OrderStatus::Completed if view.mailed.has_trouble => {
            (w.order_yours_title(), w.order_yours_here().to_owned())
        }
        OrderStatus::Processing | OrderStatus::Completed => {
            (w.order_yours_title(), w.order_yours(email))
        }
        OrderStatus::PartiallyRefunded => (
            w.order_yours_title(),
            w.order_yours_partly(bill.refunded.into(), bill.paid.into()),
        ),
        OrderStatus::Failed => (w.order_failed_title(), w.order_failed().to_owned()),
        OrderStatus::Expired => (w.order_expired_title(), w.order_expired().to_owned()),
        OrderStatus::Refunded => (w.order_refunded_title(), w.order_refunded(bill.paid.into())),
        OrderStatus::Disputed => (w.order_disputed_title(), w.order_disputed().to_owned()),
        OrderStatus::Lost => (w.order_lost_title(), w.order_lost().to_owned()),
    }
}

/// What can be done now.
pub fn next_step(view: &OrderView) -> Option<AnyView> {
    let w = spoken::words();
    let page = format!("/p/{}", view.short_id);
    match Stage::of(view) {
        Stage::Unpaid => Some(unpaid(view)),
        Stage::Ending => Some(
            view! {
                <p class="cluster">
                    <span class="spinner" aria-hidden="true"></span>
                    <a href=format!("/o/{}", view.order_token)>{w.order_look_again()}</a>
                </p>
            }
            .into_any(),
        ),
        Stage::TooLate
        | Stage::Unused
        | Stage::Clear(OrderStatus::Failed | OrderStatus::Expired) => Some(
            view! { <p><a class="button button--primary" href=page>{w.order_back_page()}</a></p> }
                .into_any(),
        ),
        Stage::OnItsWay | Stage::Checked | Stage::Clear(_) => None,
    }
}

fn unpaid(view: &OrderView) -> AnyView {
    let (before, after) = around(&spoken::words().order_held(GAP));
    let order = view.order_id.to_string();
    let buttons = buttons(view.checkout_url.clone(), order, &view.short_id);
    view! {
        <div class="notice stack stack--tight">
            <p>{before} {moment(view.hold_expires_at, "")} {after}</p>
            {buttons}
        </div>
    }
    .into_any()
}
