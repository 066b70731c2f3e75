//! What a connected account and the platform get of a payment, and what of it comes back.
//! <https://docs.stripe.com/connect/charges>

use crate::clock::new_id;
use crate::flows::book::{Entry, book};
use crate::state::application_fee::{ApplicationFee, FeeRefund};
use crate::state::charge::Charge;
use crate::state::refund::Refund;
use crate::state::transfer::{Reversal, Transfer};
use crate::tx::Tx;

/// Shares a charge that was just paid out: to the account it is for, and as the platform's fee.
pub fn share_out(tx: &mut Tx<'_>, charge: &mut Charge) {
    let fee = charge.plan.application_fee_amount.unwrap_or(0);
    let payment = match charge.plan.destination.clone() {
        Some(to) => transfer(tx, charge, to, fee),
        None => charge.id.clone(),
    };
    if fee > 0 {
        charge.application_fee = take_fee(tx, charge, payment, fee);
    }
}

/// Sends a charge on to its destination. Gives the connected account's name for it.
fn transfer(tx: &mut Tx<'_>, charge: &mut Charge, to: String, fee: i64) -> String {
    let amount = charge.plan.transfer_amount.unwrap_or(charge.amount);
    let id = new_id("tr_", 24);
    let payment = new_id("py_", 24);
    let entry = Entry {
        kind: "transfer",
        source: &id,
        currency: &charge.currency,
        amount: -amount,
        ..Entry::default()
    };
    let balance_transaction = book(tx, entry).id;
    let entry = Entry {
        kind: "payment",
        source: &payment,
        account: Some(&to),
        currency: &charge.currency,
        amount,
        application_fee: fee,
        ..Entry::default()
    };
    book(tx, entry);
    charge.transfer = Some(id.clone());
    let transfer = Transfer {
        id,
        created: tx.now(),
        amount,
        currency: charge.currency.clone(),
        destination: to,
        destination_payment: payment.clone(),
        charge: charge.id.clone(),
        group: charge.plan.transfer_group.clone(),
        balance_transaction,
        reversals: Vec::new(),
    };
    tx.state.transfers.insert(transfer.clone());
    tx.emit("transfer.created", &transfer);
    payment
}

/// Books the platform's fee. `None` when nobody is there to pay it.
fn take_fee(tx: &mut Tx<'_>, charge: &Charge, payment: String, amount: i64) -> Option<String> {
    let payer = charge
        .plan
        .destination
        .as_ref()
        .or(charge.account.as_ref())?;
    let id = new_id("fee_", 24);
    let entry = Entry {
        kind: "application_fee",
        source: &id,
        currency: &charge.currency,
        amount,
        ..Entry::default()
    };
    let balance_transaction = book(tx, entry).id;
    let fee = ApplicationFee {
        id: id.clone(),
        created: tx.now(),
        payer: payer.clone(),
        amount,
        currency: charge.currency.clone(),
        origin: (payment != charge.id).then(|| charge.id.clone()),
        charge: payment,
        balance_transaction,
        refunds: Vec::new(),
    };
    tx.state.fees.insert(fee.clone());
    tx.emit("application_fee.created", &fee);
    Some(id)
}

/// The part of `whole` that belongs to a refund of `amount`, given what was refunded before. Parts
/// add up: refunding everything in pieces takes everything back.
pub fn part(whole: i64, charge: &Charge, amount: i64) -> i64 {
    let upto = |refunded: i64| {
        let exact = i128::from(whole) * i128::from(refunded) / i128::from(charge.amount.max(1));
        i64::try_from(exact).unwrap_or(whole)
    };
    upto(charge.amount_refunded + amount) - upto(charge.amount_refunded)
}

/// How much of the platform's fee goes back with a refund of `amount`.
pub fn fee_part(tx: &Tx<'_>, charge: &Charge, amount: i64) -> i64 {
    let fee = charge
        .application_fee
        .as_ref()
        .and_then(|id| tx.state.fees.get(id));
    fee.map_or(0, |fee| part(fee.amount, charge, amount).min(fee.left()))
}

/// Takes a part of the transfer back from the connected account, which gets a part of the fee
/// back. Gives the reversal's identifier.
pub fn reverse(tx: &mut Tx<'_>, charge: &Charge, refund: &Refund, fee: i64) -> Option<String> {
    let mut transfer = tx.state.transfers.get(charge.transfer.as_ref()?)?.clone();
    let amount = part(transfer.amount, charge, refund.amount).min(transfer.left());
    let id = new_id("trr_", 24);
    let entry = Entry {
        kind: "transfer_refund",
        source: &transfer.id,
        currency: &transfer.currency,
        amount,
        ..Entry::default()
    };
    let balance_transaction = book(tx, entry).id;
    let entry = Entry {
        kind: "payment_refund",
        source: &transfer.destination_payment,
        account: Some(&transfer.destination),
        currency: &transfer.currency,
        amount: -amount,
        application_fee: -fee,
        ..Entry::default()
    };
    book(tx, entry);
    transfer.reversals.push(Reversal {
        id: id.clone(),
        created: tx.now(),
        amount,
        balance_transaction,
        refund: refund.id.clone(),
    });
    tx.state.transfers.insert(transfer.clone());
    tx.emit("transfer.reversed", &transfer);
    Some(id)
}

/// Gives a part of the platform's fee back.
pub fn return_fee(tx: &mut Tx<'_>, charge: &Charge, amount: i64) {
    let id = charge.application_fee.as_ref();
    let Some(mut fee) = id.and_then(|id| tx.state.fees.get(id)).cloned() else {
        return;
    };
    let entry = Entry {
        kind: "application_fee_refund",
        source: &fee.id,
        currency: &fee.currency,
        amount: -amount,
        ..Entry::default()
    };
    let balance_transaction = book(tx, entry).id;
    fee.refunds.push(FeeRefund {
        id: new_id("fr_", 24),
        created: tx.now(),
        amount,
        balance_transaction,
    });
    tx.state.fees.insert(fee.clone());
    tx.emit("application_fee.refunded", &fee);
}
