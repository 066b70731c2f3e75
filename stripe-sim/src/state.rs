//! Everything the simulator remembers.

pub mod account;
pub mod account_link;
pub mod application_fee;
pub mod balance_transaction;
pub mod buyer;
pub mod charge;
pub mod delivery;
pub mod dispute;
pub mod event;
pub mod intent;
pub mod line;
pub mod method;
pub mod refund;
pub mod replay;
pub mod session;
pub mod settings;
pub mod table;
pub mod transfer;

use std::collections::BTreeSet;

use serde_json::Value;

use self::account::Account;
use self::account_link::AccountLink;
use self::application_fee::ApplicationFee;
use self::balance_transaction::BalanceTransaction;
use self::charge::Charge;
use self::delivery::Delivery;
use self::dispute::Dispute;
use self::event::Event;
use self::intent::Intent;
use self::refund::Refund;
use self::replay::Replay;
use self::session::{Session, SessionStatus};
use self::settings::Settings;
use self::table::{Change, Resource, Row, Table};
use self::transfer::Transfer;

/// The tables. Object tables hold what the API shows; the last three are the simulator's own.
#[derive(Debug, Default)]
pub struct State {
    pub sessions: Table<Session>,
    pub intents: Table<Intent>,
    pub charges: Table<Charge>,
    pub refunds: Table<Refund>,
    pub disputes: Table<Dispute>,
    pub balance: Table<BalanceTransaction>,
    pub transfers: Table<Transfer>,
    pub fees: Table<ApplicationFee>,
    pub accounts: Table<Account>,
    pub links: Table<AccountLink>,
    pub events: Table<Event>,
    pub deliveries: Table<Delivery>,
    pub replays: Table<Replay>,
    pub settings: Settings,
    saved_settings: Settings,
    /// Open sessions by the moment they expire.
    open: BTreeSet<(i64, String)>,
}

impl State {
    /// The open session that expires first.
    pub fn next_expiry(&self) -> Option<&(i64, String)> {
        self.open.first()
    }

    /// Keeps the list of open sessions right after a session was made, paid or expired.
    pub fn note_session(&mut self, id: &str) {
        let Some(session) = self.sessions.get(id) else {
            return;
        };
        let entry = (session.expires_at, id.to_owned());
        if session.status == SessionStatus::Open {
            self.open.insert(entry);
        } else {
            self.open.remove(&entry);
        }
    }

    /// The object with this identifier, as the API shows it, if `account` may see it.
    pub fn object(&self, id: &str, account: Option<&str>, base: &str) -> Option<Value> {
        fn show<T: Resource>(
            table: &Table<T>,
            id: &str,
            account: Option<&str>,
            base: &str,
        ) -> Option<Value> {
            let row = table.get(id).filter(|row| row.account() == account)?;
            Some(row.object(base))
        }
        match id.split_once('_')?.0 {
            "cs" => show(&self.sessions, id, account, base),
            "pi" => show(&self.intents, id, account, base),
            "ch" => show(&self.charges, id, account, base),
            "re" => show(&self.refunds, id, account, base),
            "du" => show(&self.disputes, id, account, base),
            "txn" => show(&self.balance, id, account, base),
            "evt" => show(&self.events, id, account, base),
            "pm" => self.payment_method(id, account),
            // These belong to the platform, which is who asks, on behalf of whomever.
            "acct" => show(&self.accounts, id, None, base),
            "tr" => show(&self.transfers, id, None, base),
            "fee" => show(&self.fees, id, None, base),
            "trr" => self.reversal(id),
            _ => None,
        }
    }

    fn payment_method(&self, id: &str, account: Option<&str>) -> Option<Value> {
        let mut charges = self.charges.newest_first();
        let charge = charges.find(|it| it.payment_method == id && it.account() == account)?;
        Some(charge.payment_method_object())
    }

    fn reversal(&self, id: &str) -> Option<Value> {
        let mut all = self.transfers.newest_first();
        all.find_map(|it| it.reversal_objects().into_iter().find(|it| it["id"] == id))
    }

    /// Takes what changed since the last call, oldest table first.
    pub fn take_changes(&mut self) -> Vec<Change> {
        let mut changes = Vec::new();
        self.sessions.take_changes(&mut changes);
        self.intents.take_changes(&mut changes);
        self.charges.take_changes(&mut changes);
        self.refunds.take_changes(&mut changes);
        self.disputes.take_changes(&mut changes);
        self.balance.take_changes(&mut changes);
        self.transfers.take_changes(&mut changes);
        self.fees.take_changes(&mut changes);
        self.accounts.take_changes(&mut changes);
        self.links.take_changes(&mut changes);
        self.events.take_changes(&mut changes);
        self.deliveries.take_changes(&mut changes);
        self.replays.take_changes(&mut changes);
        if self.settings != self.saved_settings {
            self.saved_settings = self.settings.clone();
            changes.push(Change::of(&self.settings));
        }
        changes
    }

    /// Forgets what Stripe forgets: idempotency keys after a day, events after thirty.
    pub fn prune(&mut self, now: i64) {
        self.replays
            .retain(|row| now - row.created < replay::REMEMBERED_FOR);
        self.events
            .retain(|row| now - row.created < event::REMEMBERED_FOR);
        let events = &self.events;
        self.deliveries
            .retain(|row| events.get(&row.event).is_some());
    }

    /// Marks everything as changed, to write it out anew.
    pub fn touch_all(&mut self) {
        self.sessions.touch_all();
        self.intents.touch_all();
        self.charges.touch_all();
        self.refunds.touch_all();
        self.disputes.touch_all();
        self.balance.touch_all();
        self.transfers.touch_all();
        self.fees.touch_all();
        self.accounts.touch_all();
        self.links.touch_all();
        self.events.touch_all();
        self.deliveries.touch_all();
        self.replays.touch_all();
        self.saved_settings = Settings::default();
    }

    /// Applies a change that was written earlier. Kinds and shapes that are not understood (any
    /// more) are reported.
    ///
    /// # Errors
    /// When the row does not fit its table.
    pub fn apply(&mut self, change: Change) -> Result<(), serde_json::Error> {
        match change.kind.as_str() {
            Session::KIND => {
                let id = change.id.clone();
                self.sessions.apply(change)?;
                self.open.retain(|(_, open)| *open != id);
                self.note_session(&id);
            }
            Intent::KIND => self.intents.apply(change)?,
            Charge::KIND => self.charges.apply(change)?,
            Refund::KIND => self.refunds.apply(change)?,
            Dispute::KIND => self.disputes.apply(change)?,
            BalanceTransaction::KIND => self.balance.apply(change)?,
            Transfer::KIND => self.transfers.apply(change)?,
            ApplicationFee::KIND => self.fees.apply(change)?,
            Account::KIND => self.accounts.apply(change)?,
            AccountLink::KIND => self.links.apply(change)?,
            Event::KIND => self.events.apply(change)?,
            Delivery::KIND => self.deliveries.apply(change)?,
            Replay::KIND => self.replays.apply(change)?,
            Settings::KIND => {
                self.settings = serde_json::from_value(change.row)?;
                self.saved_settings = self.settings.clone();
            }
            _ => {}
        }
        Ok(())
    }
}
