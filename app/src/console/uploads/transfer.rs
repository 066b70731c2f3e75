//! One file on its way, as everything around it sees it.

use super::meter::Meter;
use crate::console::kit::browser::{clock, whole};
use domain::{file::Replacement, id::FileId};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::collections::BTreeMap;
use web_sys::XmlHttpRequest;

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Progress {
    /// Another file is being sent.
    Waiting,
    /// So many bytes have been sent.
    Sending(i64),
    /// The creator wanted a pause after so many bytes.
    Paused(i64),
    /// The server looks at what it got.
    Checking,
    /// It did not work, for this reason.
    Failed(String),
}

/// What the creator wants to happen to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    Go,
    Pause,
    Cancel,
}

/// One file on its way.
///
/// Its state is reference-counted: a file outlives the screen on which it was chosen.
#[derive(Clone)]
pub(super) struct Transfer {
    pub(super) id: usize,
    pub(super) product_id: String,
    pub(super) name: String,
    pub(super) size: i64,
    pub(super) replaces: Option<Replacement>,
    pub(super) progress: ArcRwSignal<Progress>,
    /// Whether the connection is broken and will be tried again soon.
    pub(super) is_cut_off: ArcRwSignal<bool>,
    /// Bytes per second, if it can be told.
    pub(super) speed: ArcRwSignal<Option<i64>>,
    pub(super) file: SendWrapper<web_sys::File>,
    pub(super) row: ArcRwSignal<Option<FileId>>,
    pub(super) wish: ArcStoredValue<Wish>,
    sent: ArcStoredValue<BTreeMap<i32, i64>>,
    meter: ArcStoredValue<Meter>,
    requests: ArcStoredValue<BTreeMap<i32, SendWrapper<XmlHttpRequest>>>,
}

impl Transfer {
    pub(super) fn new(
        id: usize,
        product_id: String,
        file: web_sys::File,
        replaces: Option<Replacement>,
    ) -> Self {
        Self {
            id,
            product_id,
            name: file.name(),
            size: whole(file.size()),
            replaces,
            progress: ArcRwSignal::new(Progress::Waiting),
            is_cut_off: ArcRwSignal::new(false),
            speed: ArcRwSignal::new(None),
            file: SendWrapper::new(file),
            row: ArcRwSignal::new(None),
            wish: ArcStoredValue::new(Wish::Go),
            sent: ArcStoredValue::new(BTreeMap::new()),
            meter: ArcStoredValue::new(Meter::default()),
            requests: ArcStoredValue::new(BTreeMap::new()),
        }
    }

    /// Notes how many bytes of a part have been sent.
    pub(super) fn note_sent(&self, number: i32, bytes: i64) {
        self.sent.update_value(|sent| {
            sent.insert(number, bytes);
        });
        // A request is a little larger than what it carries.
        let sent = self.sent().min(self.size);
        self.meter
            .update_value(|meter| meter.note(clock().millis(), sent));
        self.speed.set(self.meter.with_value(Meter::speed));
        if matches!(self.progress.get_untracked(), Progress::Sending(_)) {
            self.progress.set(Progress::Sending(sent));
        }
    }

    /// How many bytes have been sent in all.
    pub(super) fn sent(&self) -> i64 {
        self.sent.with_value(|sent| sent.values().sum())
    }

    /// Begins to send, or goes on with it.
    pub(super) fn start(&self) {
        self.wish.set_value(Wish::Go);
        self.meter.set_value(Meter::default());
        self.speed.set(None);
        self.progress.set(Progress::Sending(self.sent()));
    }

    /// Stops what goes on, for this reason.
    pub(super) fn stop(&self, wish: Wish) {
        self.wish.set_value(wish);
        self.hang_up();
    }

    /// Ends all requests.
    pub(super) fn hang_up(&self) {
        for request in self.requests.get_value().values() {
            // An aborted request ends like any other; whoever waits for it looks at the wish.
            let _ = request.abort();
        }
    }

    /// Shows why it does not go on. What else was on its way, or waited, ends with it.
    pub(super) fn fail(&self, words: String) {
        self.hang_up();
        self.is_cut_off.set(false);
        self.progress.set(Progress::Failed(words));
    }

    /// Whether it is being sent or checked at this moment.
    pub(super) fn is_running(&self) -> bool {
        self.progress.with_untracked(|progress| {
            matches!(progress, Progress::Sending(_) | Progress::Checking)
        })
    }

    pub(super) fn hold(&self, number: i32, request: XmlHttpRequest) {
        self.requests.update_value(|requests| {
            requests.insert(number, SendWrapper::new(request));
        });
    }

    pub(super) fn let_go(&self, number: i32) {
        self.requests.update_value(|requests| {
            requests.remove(&number);
        });
    }
}
