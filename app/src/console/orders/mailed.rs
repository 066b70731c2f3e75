//! The mail with the receipt: that it came back, and sending it again.

use crate::{
    api::orders::{Order, send_receipt},
    console::kit::{
        dialog::{DialogButton, DialogState},
        field::TextField,
        form::{Form, FormState},
        toast::use_toasts,
    },
    spoken::words,
};
use domain::order::OrderStatus;
use leptos::prelude::*;

/// That the receipt could not be delivered, and the form that mends it; nothing if it could.
#[component]
pub(super) fn Undelivered(
    /// The order.
    order: Order,
    /// What to do when it was sent again.
    changed: Callback<()>,
) -> impl IntoView {
    let w = words();
    let why = match order.receipt_trouble.as_deref()? {
        "refused" => w.orders_no_receipt_refused(&order.email),
        _ => w.orders_no_receipt_gave_up(&order.email),
    };
    Some(view! {
        <section class="notice notice--warn stack stack--tight" aria-labelledby="undelivered">
            <h2 class="notice__title" id="undelivered">
                {w.orders_no_receipt_title()}
            </h2>
            <p>{why}</p>
            {can_send(&order).then(|| view! { <ReceiptForm order=order.clone() changed /> })}
        </section>
    })
}

/// A button that sends the receipt again; beside the notice there is a form already.
#[component]
pub(super) fn ReceiptButton(
    /// The order.
    order: Order,
    /// What to do when it was sent.
    changed: Callback<()>,
) -> impl IntoView {
    let w = words();
    let shown = can_send(&order) && order.receipt_trouble.is_none();
    let form = move |dialog: DialogState| {
        let sent = Callback::new(move |()| {
            dialog.close();
            changed.try_run(());
        });
        view! { <ReceiptForm order=order.clone() changed=sent /> }.into_any()
    };
    shown.then(|| {
        let title = w.orders_receipt_again_question();
        view! { <DialogButton label=w.orders_receipt_again() title alone=true content=form /> }
    })
}

fn can_send(order: &Order) -> bool {
    let is_paid = matches!(
        order.status,
        OrderStatus::Completed | OrderStatus::PartiallyRefunded
    );
    is_paid && order.receipt_number.is_some()
}

#[component]
fn ReceiptForm(order: Order, changed: Callback<()>) -> impl IntoView {
    let (w, state, toasts) = (words(), FormState::new(), use_toasts());
    let (id, email) = (order.id.to_string(), RwSignal::new(order.email));
    let send = move || {
        let sending = send_receipt(id.clone(), email.get_untracked());
        state.send(Ok(sending), move |()| {
            toasts.ok(w.orders_receipt_sent());
            changed.try_run(());
        });
    };
    view! {
        <Form state submit=w.orders_receipt_send() on_submit=send>
            <TextField
                form=state
                name="email"
                label=w.orders_receipt_address()
                value=email
                kind="email"
                hint=Signal::derive(move || w.orders_receipt_address_hint().to_owned())
            />
        </Form>
    }
}
