//! Booking movements of the balance.

use crate::clock::new_id;
use crate::state::balance_transaction::BalanceTransaction;
use crate::tx::Tx;

/// A movement to be booked. Amounts are in minor units.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry<'a> {
    pub kind: &'a str,
    /// The object behind it.
    pub source: &'a str,
    /// Whose balance; `None` is the platform.
    pub account: Option<&'a str>,
    pub currency: &'a str,
    /// Signed.
    pub amount: i64,
    /// What Stripe keeps of it.
    pub fee: i64,
    /// What the platform keeps of a connected account's movement; negative when it gives it back.
    pub application_fee: i64,
}

/// Books a movement.
pub fn book(tx: &mut Tx<'_>, entry: Entry<'_>) -> BalanceTransaction {
    let row = BalanceTransaction {
        id: new_id("txn_", 24),
        account: entry.account.map(str::to_owned),
        created: tx.now(),
        kind: entry.kind.to_owned(),
        amount: entry.amount,
        fee: entry.fee,
        application_fee: entry.application_fee,
        currency: entry.currency.to_owned(),
        source: entry.source.to_owned(),
        description: None,
    };
    tx.state.balance.insert(row.clone());
    row
}

/// Stripe's fee for a card payment: 2.9 % and 30 minor units, rounded up.
pub fn processing_fee(amount: i64) -> i64 {
    (amount * 29 + 999) / 1_000 + 30
}
