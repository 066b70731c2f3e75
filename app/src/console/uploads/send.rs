//! One file on its way: announced, sent in parts several at once, checked.
//!
//! A connection that breaks, a signature that runs out, a server that restarts: the part is
//! announced and sent again, for as long as the creator wants.

use super::{
    request::{self, Broken},
    slice,
    transfer::{Progress, Transfer, Wish},
    tries::Tries,
};
use crate::{
    api::files::{
        StartedUpload, Target, announce_parts, begin_upload, cancel_upload, complete_upload,
    },
    error::ApiError,
    spoken::words,
};
use domain::{
    Code,
    file::{File, FileDraft},
    id::FileId,
    upload::{Part, part_size, parts},
};
use futures::{TryStreamExt, stream};
use leptos::prelude::*;
use web_sys::Blob;

/// How many parts are sent at once.
const LANES: usize = 3;

/// Why a file is not on its way any more.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stopped {
    /// The creator wants it so.
    Wanted,
    /// It did not work, for this reason.
    Failed(String),
}

/// Sends a file and waits until it is proven.
pub(super) async fn send(transfer: &Transfer) -> Result<File, Stopped> {
    let mut draft = FileDraft {
        file_name: transfer.name.clone(),
        file_type: transfer.file.type_(),
        size_bytes: transfer.size,
        sha256: None,
        replaces: transfer.replaces.clone(),
    };
    // Known to be refused: no need to ask.
    draft
        .check()
        .map_err(|rejection| Stopped::Failed(rejection.message.say(words())))?;
    if part_size(transfer.size).is_none() {
        // It comes without parts, and so without their checksums.
        let sum = slice::sha256(&transfer.file, transfer.size).await;
        draft.sha256 = Some(sum.map_err(Stopped::Failed)?);
    }
    let started = persist(transfer, || {
        begin_upload(transfer.product_id.clone(), draft.clone())
    })
    .await?;
    transfer.row.set(Some(started.file.id.clone()));
    let id = started.file.id.to_string();
    match started.part_size {
        None => send_whole(transfer, &draft, started).await?,
        Some(_) => send_parts(transfer, &id).await?,
    }
    transfer.progress.set(Progress::Checking);
    loop {
        let file = persist(transfer, || complete_upload(id.clone())).await?;
        // A large file may need more time than one answer can wait.
        if file.uploaded_at.is_some() {
            return Ok(file);
        }
    }
}

/// Gives up what an unfinished upload has left; a finished one stays. If that fails, the list of
/// files shows it, and it can be deleted there.
pub(super) async fn forget(transfer: &Transfer) {
    if let Some(row) = transfer.row.get_untracked() {
        let _ = cancel_upload(row.to_string()).await;
    }
}

async fn send_whole(
    transfer: &Transfer,
    draft: &FileDraft,
    mut started: StartedUpload,
) -> Result<(), Stopped> {
    let mut tries = Tries::new();
    loop {
        let target = started.whole.as_ref();
        let target = target.ok_or_else(|| Stopped::Failed(words().uploads_nowhere().to_owned()))?;
        match put(transfer, 1, target, &transfer.file).await {
            Ok(()) => return Ok(()),
            Err(Broken::ForGood(words)) => return Err(Stopped::Failed(words)),
            Err(broken) => tries.after(transfer, broken).await?,
        }
        if has_come(transfer, &started.file.id).await? {
            return Ok(());
        }
        started = persist(transfer, || {
            begin_upload(transfer.product_id.clone(), draft.clone())
        })
        .await?;
        transfer.row.set(Some(started.file.id.clone()));
    }
}

/// Whether all bytes are there although nothing was heard of it. Waits until the store can tell.
async fn has_come(transfer: &Transfer, id: &FileId) -> Result<bool, Stopped> {
    let ask = || async {
        match complete_upload(id.to_string()).await {
            Ok(_) => Ok(true),
            Err(error) if error.code() == Some(Code::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    };
    persist(transfer, ask).await
}

async fn send_parts(transfer: &Transfer, id: &str) -> Result<(), Stopped> {
    stream::iter(parts(transfer.size).map(Ok))
        .try_for_each_concurrent(
            LANES,
            |part| async move { send_part(transfer, id, &part).await },
        )
        .await
}

async fn send_part(transfer: &Transfer, id: &str, part: &Part) -> Result<(), Stopped> {
    let mut tries = Tries::new();
    loop {
        transfer.check_wish()?;
        // Added up anew each time: that is how a file that was changed or unplugged shows.
        let sum = slice::sum(&transfer.file, part).await;
        let sum = sum.map_err(Stopped::Failed)?;
        let bytes = slice::slice(&transfer.file, part).map_err(Stopped::Failed)?;
        let asked = persist(transfer, || {
            announce_parts(id.to_owned(), vec![sum.clone()])
        })
        .await?;
        let target = asked.parts.into_iter().next().and_then(|part| part.target);
        let Some(target) = target else {
            // It has come before.
            transfer.note_sent(part.number, part.size);
            return Ok(());
        };
        match put(transfer, part.number, &target, &bytes).await {
            Ok(()) => {
                transfer.note_sent(part.number, part.size);
                return Ok(());
            }
            Err(broken) => tries.after(transfer, broken).await?,
        }
    }
}

async fn put(
    transfer: &Transfer,
    number: i32,
    target: &Target,
    bytes: &Blob,
) -> Result<(), Broken> {
    let noted = transfer.clone();
    let progress = move |sent| noted.note_sent(number, sent);
    let (request, ending) = request::begin(target, bytes, progress)?;
    transfer.hold(number, request);
    let result = ending.await;
    transfer.let_go(number);
    if result.is_err() {
        // It all comes again.
        transfer.note_sent(number, 0);
    }
    result
}

/// Asks the server until it answers, for as long as the creator wants.
async fn persist<T, F, Fut>(transfer: &Transfer, ask: F) -> Result<T, Stopped>
where
    F: Fn() -> Fut,
    Fut: Future<Output = Result<T, ApiError>>,
{
    let mut tries = Tries::new();
    loop {
        transfer.check_wish()?;
        match ask().await {
            Ok(answer) => return Ok(answer),
            Err(error) if is_passing(&error) => tries.rest(transfer).await?,
            Err(error) => return Err(Stopped::Failed(error.to_string())),
        }
    }
}

fn is_passing(error: &ApiError) -> bool {
    match error {
        ApiError::Network => true,
        ApiError::Rejected(rejection) => matches!(
            rejection.code,
            Code::FilesUnavailable | Code::TooManyRequests
        ),
        ApiError::Internal { .. } => false,
    }
}

impl Transfer {
    /// Stops whatever goes on as soon as the creator wants something else.
    pub(super) fn check_wish(&self) -> Result<(), Stopped> {
        match self.wish.get_value() {
            Wish::Go => Ok(()),
            Wish::Pause | Wish::Cancel => Err(Stopped::Wanted),
        }
    }
}
