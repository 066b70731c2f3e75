//! Booking movements of the balance.

use crate::clock::new_id;
use crate::state::balance_transaction::BalanceTransaction;
use crate::tx::Tx;

/// Books a movement and returns its identifier. `amount` is signed; `fee` is what Stripe keeps.
pub fn book(
    tx: &mut Tx<'_>,
    kind: &str,
    source: &str,
    account: Option<&str>,
    currency: &str,
    (amount, fee): (i64, i64),
) -> BalanceTransaction {
    let row = BalanceTransaction {
        id: new_id("txn_", 24),
        account: account.map(str::to_owned),
        created: tx.now(),
        kind: kind.to_owned(),
        amount,
        fee,
        currency: currency.to_owned(),
        source: source.to_owned(),
        description: None,
    };
    tx.state.balance.insert(row.clone());
    row
}

/// Stripe's fee for a card payment: 2.9 % and 30 minor units, rounded up.
pub fn processing_fee(amount: i64) -> i64 {
    (amount * 29 + 999) / 1_000 + 30
}
