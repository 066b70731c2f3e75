//! The files that are on their way.

use super::{
    send::{self, Stopped},
    transfer::{Progress, Transfer, Wish},
};
use crate::console::kit::toast::{Toasts, use_toasts};
use crate::spoken::words;
use domain::{file::Replacement, id::FileId};
use leptos::{ev, prelude::*, task::spawn_local};

/// All files on their way; get it with [`use_uploads`].
#[derive(Clone, Copy)]
pub struct Uploads {
    list: RwSignal<Vec<Transfer>>,
    next: StoredValue<usize>,
    finished: RwSignal<usize>,
    toasts: Toasts,
}

/// Makes the queue; called once, at the root.
pub(crate) fn provide() {
    let uploads = new();
    provide_context(uploads);
    Effect::new(move |_| {
        let listener = window_event_listener(ev::beforeunload, move |event| {
            if uploads.is_busy() {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
    });
}

fn new() -> Uploads {
    Uploads {
        list: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
        finished: RwSignal::new(0),
        toasts: use_toasts(),
    }
}

/// All files on their way.
pub fn use_uploads() -> Uploads {
    use_context().unwrap_or_else(new)
}

impl Uploads {
    /// How many uploads have ended, one way or another: what is stored may have changed.
    pub fn finished(self) -> usize {
        self.finished.get()
    }

    /// Whether a stored file is one of those on their way.
    pub fn is_sending(self, id: &FileId) -> bool {
        self.list.with(|list| {
            list.iter()
                .any(|transfer| transfer.row.with(|row| row.as_ref() == Some(id)))
        })
    }

    fn is_busy(self) -> bool {
        let failed = |progress: &Progress| matches!(progress, Progress::Failed(_));
        self.list.with_untracked(|list| {
            list.iter()
                .any(|transfer| !transfer.progress.with_untracked(failed))
        })
    }

    /// The files on their way to one product.
    pub(super) fn to_product(self, product_id: &str) -> Vec<Transfer> {
        let mut list = self.list.get();
        list.retain(|transfer| transfer.product_id == product_id);
        list
    }

    /// Puts a file into the queue, perhaps as a new version of another.
    pub(in crate::console) fn add(
        self,
        product_id: String,
        file: web_sys::File,
        replaces: Option<Replacement>,
    ) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        let transfer = Transfer::new(id, product_id, file, replaces);
        self.list.update(|list| list.push(transfer));
        self.send_next();
    }

    /// Ends an upload and forgets it.
    pub(super) fn cancel(self, transfer: &Transfer) {
        let was_running = transfer.is_running();
        transfer.stop(Wish::Cancel);
        if !was_running {
            self.forget(transfer.clone());
        }
    }

    /// Stops an upload; what has arrived stays.
    pub(super) fn pause(self, transfer: &Transfer) {
        transfer.stop(Wish::Pause);
    }

    /// Goes on with an upload that was paused or failed; what has arrived is not sent again.
    pub(super) fn resume(self, transfer: &Transfer) {
        transfer.progress.set(Progress::Waiting);
        self.send_next();
    }

    fn forget(self, transfer: Transfer) {
        spawn_local(async move {
            send::forget(&transfer).await;
            self.remove(&transfer);
        });
    }

    fn remove(self, transfer: &Transfer) {
        self.list
            .update(|list| list.retain(|other| other.id != transfer.id));
        self.finished.update(|count| *count += 1);
    }

    /// Sends the first file that waits, unless one is being sent.
    fn send_next(self) {
        let next = self.list.with_untracked(|list| {
            if list.iter().any(Transfer::is_running) {
                return None;
            }
            let waits = |progress: &Progress| *progress == Progress::Waiting;
            list.iter()
                .find(|transfer| transfer.progress.with_untracked(waits))
                .cloned()
        });
        let Some(transfer) = next else { return };
        transfer.start();
        spawn_local(async move {
            match send::send(&transfer).await {
                Ok(file) => {
                    self.toasts.ok(words().uploads_done(&file.file_name));
                    self.remove(&transfer);
                }
                Err(Stopped::Wanted) if transfer.wish.get_value() == Wish::Cancel => {
                    self.forget(transfer.clone());
                }
                Err(Stopped::Wanted) => transfer.progress.set(Progress::Paused(transfer.sent())),
                Err(Stopped::Failed(words)) => transfer.fail(words),
            }
            self.send_next();
        });
    }
}
