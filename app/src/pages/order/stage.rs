//! Where an order stands, in its buyer's words.

use super::OrderView;
use crate::pages::{moment, unfinished::buttons};
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

    /// Seconds until the page looks again by itself: soon where news is a matter of seconds.
    pub const fn refresh(self) -> Option<u32> {
        match self {
            Self::Ending => Some(4),
            Self::Unpaid => Some(20),
            Self::OnItsWay => Some(300),
            Self::Checked | Self::TooLate | Self::Unused | Self::Clear(_) => None,
        }
    }
}

/// A title, and a sentence below it.
pub fn words(view: &OrderView) -> (&'static str, String) {
    let (email, bill) = (&view.mailed.to, &view.bill);
    match Stage::of(view) {
        Stage::Unpaid => (
            "Not paid yet",
            "Your checkout is still open. If you have just paid, this page shows it in a moment.".to_owned(),
        ),
        Stage::Ending => (
            "We are looking for your payment",
            format!("This page looks again by itself, and we write to {email} as soon as it is there. You can close it."),
        ),
        Stage::OnItsWay => (
            "Your payment is on its way",
            format!("Bank transfers can take a few days. Your copy stays yours meanwhile, and we write to {email} as soon as the money is there. You can close this page."),
        ),
        Stage::Checked => (
            "We are checking your payment",
            format!("Something about it was not as expected. The seller knows and looks at it, and nothing is lost. Any news goes to {email}."),
        ),
        Stage::TooLate => (
            "The payment came too late",
            format!("{} is going back the way it came, all of it. Banks take a few days; you need not do anything.", bill.paid),
        ),
        Stage::Unused => (
            "Your payment went back",
            format!("It came too late, or was not the amount of this order. {} went back the way it came, all of it; banks take a few days.", bill.paid),
        ),
        Stage::Clear(OrderStatus::Completed) if view.mailed.has_trouble => (
            "It’s yours",
            "Keep this page: it is your key to the files.".to_owned(),
        ),
        Stage::Clear(status) => match status {
            OrderStatus::Processing | OrderStatus::Completed => (
                "It’s yours",
                format!("Keep this page: it is your key to the files. The link is also in the mail to {email}."),
            ),
            OrderStatus::PartiallyRefunded => (
                "It’s yours",
                format!("{} of {} was refunded. The files stay yours: this page is your key to them.", bill.refunded, bill.paid),
            ),
            OrderStatus::Failed => (
                "The payment did not go through",
                "Nothing was charged. You can try again, with another card if you like.".to_owned(),
            ),
            OrderStatus::Expired => (
                "This checkout has ended",
                "It was not paid, and nothing was charged.".to_owned(),
            ),
            OrderStatus::Refunded => (
                "This order was refunded",
                format!("{} went back the way it came; banks take a few days. The files are not available any more.", bill.paid),
            ),
            OrderStatus::Disputed => (
                "This payment is disputed",
                "Your bank is asking for the money back, so the files have to wait until that is settled.".to_owned(),
            ),
            OrderStatus::Lost => (
                "The payment was taken back",
                "Your bank returned the money, so the files are not available any more.".to_owned(),
            ),
        },
    }
}

/// What can be done now.
pub fn next_step(view: &OrderView) -> Option<AnyView> {
    let page = format!("/p/{}", view.short_id);
    match Stage::of(view) {
        Stage::Unpaid => Some(unpaid(view)),
        Stage::Ending => Some(
            view! {
                <p class="cluster">
                    <span class="spinner" aria-hidden="true"></span>
                    <a href=format!("/o/{}", view.order_token)>"Look again now"</a>
                </p>
            }
            .into_any(),
        ),
        Stage::TooLate
        | Stage::Unused
        | Stage::Clear(OrderStatus::Failed | OrderStatus::Expired) => Some(
            view! { <p><a class="button button--primary" href=page>"Back to the page"</a></p> }
                .into_any(),
        ),
        Stage::OnItsWay | Stage::Checked | Stage::Clear(_) => None,
    }
}

fn unpaid(view: &OrderView) -> AnyView {
    let order = view.order_id.to_string();
    let buttons = buttons(view.checkout_url.clone(), order, &view.short_id);
    view! {
        <div class="notice stack stack--tight">
            <p>
                "Your copy is held until " {moment(view.hold_expires_at, "")}
                ". After that it goes back on the shelf, and nothing is charged."
            </p>
            {buttons}
        </div>
    }
    .into_any()
}
