//! The files that are on their way.

use super::request;
use crate::{
    api::files::{StartedUpload, begin_upload, complete_upload, delete_file},
    console::kit::{
        browser::whole,
        toast::{Toasts, use_toasts},
    },
};
use domain::{
    file::{File, FileDraft},
    id::FileId,
};
use leptos::{ev, prelude::*, task::spawn_local};
use send_wrapper::SendWrapper;
use web_sys::XmlHttpRequest;

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Progress {
    /// Another file is being sent.
    Waiting,
    /// So many bytes have been sent.
    Sending(i64),
    /// The server looks at what it got.
    Checking,
    /// It did not work, for this reason.
    Failed(String),
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
    pub(super) progress: ArcRwSignal<Progress>,
    file: SendWrapper<web_sys::File>,
    row: ArcRwSignal<Option<FileId>>,
    request: ArcStoredValue<Option<SendWrapper<XmlHttpRequest>>>,
    cancelled: ArcStoredValue<bool>,
}

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

    /// Puts a file into the queue.
    pub(super) fn add(self, product_id: String, file: web_sys::File) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        let transfer = Transfer {
            id,
            product_id,
            name: file.name(),
            size: whole(file.size()),
            progress: ArcRwSignal::new(Progress::Waiting),
            file: SendWrapper::new(file),
            row: ArcRwSignal::new(None),
            request: ArcStoredValue::new(None),
            cancelled: ArcStoredValue::new(false),
        };
        self.list.update(|list| list.push(transfer));
        self.send_next();
    }

    /// Ends an upload and forgets it.
    pub(super) fn cancel(self, transfer: &Transfer) {
        transfer.cancelled.set_value(true);
        if let Some(request) = transfer.request.get_value() {
            // An aborted request ends like any other; `send` then cleans up.
            let _ = request.abort();
        }
        let is_running = matches!(
            transfer.progress.get_untracked(),
            Progress::Sending(_) | Progress::Checking
        );
        if !is_running {
            let (transfer, row) = (transfer.clone(), transfer.row.get_untracked());
            spawn_local(async move {
                forget_row(row).await;
                self.remove(&transfer);
            });
        }
    }

    /// Tries a failed upload again, from the beginning.
    pub(super) fn retry(self, transfer: &Transfer) {
        transfer.progress.set(Progress::Waiting);
        self.send_next();
    }

    fn remove(self, transfer: &Transfer) {
        self.list
            .update(|list| list.retain(|other| other.id != transfer.id));
        self.finished.update(|count| *count += 1);
    }

    /// Sends the first file that waits, unless one is being sent.
    fn send_next(self) {
        let is = |transfer: &&Transfer, test: fn(&Progress) -> bool| {
            transfer.progress.with_untracked(test)
        };
        let next = self.list.with_untracked(|list| {
            let mut list = list.iter();
            let busy =
                |progress: &Progress| matches!(progress, Progress::Sending(_) | Progress::Checking);
            if list.clone().any(|transfer| is(&transfer, busy)) {
                return None;
            }
            list.find(|transfer| is(transfer, |progress| *progress == Progress::Waiting))
                .cloned()
        });
        let Some(transfer) = next else { return };
        transfer.progress.set(Progress::Sending(0));
        spawn_local(async move {
            let result = send(&transfer).await;
            if transfer.cancelled.get_value() {
                forget_row(transfer.row.get_untracked()).await;
                self.remove(&transfer);
            } else {
                match result {
                    Ok(file) => {
                        self.toasts.ok(format!("{} is uploaded.", file.file_name));
                        self.remove(&transfer);
                    }
                    Err(words) => transfer.progress.set(Progress::Failed(words)),
                }
            }
            self.send_next();
        });
    }
}

async fn send(transfer: &Transfer) -> Result<File, String> {
    let draft = FileDraft {
        file_name: transfer.name.clone(),
        file_type: transfer.file.type_(),
        size_bytes: transfer.size,
        sha256: None,
    };
    // Known to be refused: no need to ask.
    draft.check().map_err(|rejection| rejection.message)?;
    let started = begin_upload(transfer.product_id.clone(), draft)
        .await
        .map_err(|error| error.to_string())?;
    transfer.row.set(Some(started.file.id.clone()));
    if transfer.cancelled.get_value() {
        return Err(String::new());
    }
    put(transfer, &started).await?;
    transfer.progress.set(Progress::Checking);
    complete_upload(started.file.id.to_string())
        .await
        .map_err(|error| error.to_string())
}

async fn put(transfer: &Transfer, started: &StartedUpload) -> Result<(), String> {
    let progress = transfer.progress.clone();
    let sent = move |bytes| progress.set(Progress::Sending(bytes));
    let (request, ending) = request::begin(started, &transfer.file, sent)?;
    transfer.request.set_value(Some(SendWrapper::new(request)));
    let result = ending.await;
    transfer.request.set_value(None);
    result
}

/// Deletes what an unfinished upload has left. If that fails, the list of files shows it, and it
/// can be deleted there.
async fn forget_row(row: Option<FileId>) {
    if let Some(row) = row {
        let _ = delete_file(row.to_string()).await;
    }
}
