//! Giving money back.

use crate::{
    api::orders::{OrderDetail, refund_order},
    console::kit::{
        dialog::{DialogButton, DialogState},
        field::TextField,
        form::{Form, FormState},
        toast::use_toasts,
    },
    error::ApiError,
    spoken::words,
};
use domain::{Money, Rejection, order::OrderStatus};
use leptos::prelude::*;

/// What can go back, and what the creator saw of it.
#[derive(Clone, Debug, PartialEq)]
struct Refundable {
    id: String,
    /// What is left of the payment.
    left: Money,
    /// What went back or is on its way, in minor units.
    already: i64,
}

impl Refundable {
    fn of(detail: &OrderDetail) -> Option<Self> {
        let order = &detail.order;
        let is_open = match order.status {
            OrderStatus::Completed | OrderStatus::PartiallyRefunded => true,
            OrderStatus::Processing => order.parked.is_some(),
            _ => false,
        };
        let already = order.refunded.minor + detail.underway.minor;
        let left = Money {
            minor: order.amount_paid.minor - already,
            ..order.total
        };
        (is_open && order.payment_id.is_some() && left.minor > 0).then(|| Self {
            id: order.id.to_string(),
            left,
            already,
        })
    }
}

/// A button that asks how much, for orders of which something can go back.
#[component]
pub(super) fn RefundButton(
    /// The order as the creator sees it.
    detail: OrderDetail,
    /// What to do afterwards.
    changed: Callback<()>,
) -> impl IntoView {
    let w = words();
    Refundable::of(&detail).map(|what| {
        let title = w.orders_refund_question(&detail.order.email);
        let form =
            move |dialog| view! { <RefundForm what=what.clone() dialog changed /> }.into_any();
        view! {
            <DialogButton label=w.orders_refund() title=title alone=true content=form />
        }
    })
}

#[component]
fn RefundForm(what: Refundable, dialog: DialogState, changed: Callback<()>) -> impl IntoView {
    let (w, state, toasts) = (words(), FormState::new(), use_toasts());
    let (in_part, typed) = (RwSignal::new(false), RwSignal::new(String::new()));
    let left = what.left;
    let refund = move || {
        let amount = in_part.get_untracked().then(|| typed.get_untracked());
        let sending = amount
            .map(|text| read(&text, left))
            .transpose()
            .map(|amount| refund_order(what.id.clone(), amount, what.already));
        state.send(sending, move |()| {
            dialog.close();
            toasts.ok(w.orders_refunded());
            changed.try_run(());
        });
    };
    let radio = move |part: bool, words: String| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="refund"
                    checked=!part
                    prop:checked=move || in_part.get() == part
                    on:change=move |_| in_part.set(part)
                />
                <span class="choice__text">{words}</span>
            </label>
        }
    };
    let keep = view! {
        <button type="button" class="button" on:click=move |_| dialog.close()>
            {w.orders_refund_keep()}
        </button>
    };
    view! {
        <p>
            {w.orders_refund_consequence()} " " {w.help_refund_part()} " " {w.help_refund_shelf()}
        </p>
        <Form state submit=w.orders_refund() on_submit=refund danger=true actions=keep.into_any()>
            <div class="stack stack--tight" role="radiogroup" aria-label=w.orders_refund_how_much()>
                {radio(false, w.orders_refund_all(left.into()))}
                {radio(true, w.orders_refund_part().to_owned())}
            </div>
            <Show when=move || in_part.get()>
                <TextField
                    form=state
                    name="amount"
                    label=w.orders_refund_amount()
                    value=typed
                    keyboard="decimal"
                    hint=Signal::derive(move || w.orders_refund_amount_hint(left.currency.code(), left.into()))
                />
            </Show>
        </Form>
    }
}

/// What was typed, in minor units.
fn read(text: &str, left: Money) -> Result<i64, ApiError> {
    let refuse =
        |message: ::words::Sentence| ApiError::Rejected(Rejection::field("amount", message));
    match Money::parse_decimal(text, left.currency).map_err(refuse)? {
        minor if (1..=left.minor).contains(&minor) => Ok(minor),
        _ => Err(refuse(::words::refusal::refund_amount(left))),
    }
}
