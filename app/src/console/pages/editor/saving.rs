//! Saving what is typed, as it is typed.

use super::{
    kept::{self, Kept},
    sheet::Sheet,
};
use crate::{
    api::drafts::{Editing, Place, open_draft, save_draft},
    console::kit::{browser, form::FormState, storage},
    error::ApiError,
};
use domain::{
    Code,
    draft::Part,
    page::{Page, PageDraft},
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// How long nobody types before it is saved.
const PAUSE: Duration = Duration::from_millis(700);
/// How long to wait before a server that was not reached is asked again.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often to look whether another change has arrived before the next is sent.
const GLANCE: Duration = Duration::from_millis(30);

/// Where saving stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Standing {
    /// Everything is on the server.
    Saved,
    /// Something is typed, or on its way.
    Typing,
    /// The server cannot be reached; it is asked again.
    Unreached,
    /// The session has ended.
    SignedOut,
    /// The draft was changed in another window.
    Elsewhere,
    /// The server does not take it.
    Refused(String),
}

/// A page's draft, on the screen and on the server.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    /// The page's id.
    id: StoredValue<String>,
    /// What this browser calls what it keeps of the draft.
    name: StoredValue<String>,
    /// What is typed.
    pub(super) sheet: Sheet,
    /// The same, as one.
    pub(super) typed: Memo<PageDraft>,
    /// The page as the world sees it.
    pub(super) page: RwSignal<Page>,
    /// Where the draft stands on the server.
    pub(super) place: RwSignal<Place>,
    /// What somebody else changed meanwhile.
    pub(super) clashes: RwSignal<Vec<Part>>,
    /// Where saving stands.
    pub(super) standing: RwSignal<Standing>,
    /// What was typed before in this browser and never saved.
    pub(super) found: RwSignal<Option<Kept>>,
    /// What is wrong with the fields.
    pub(super) form: FormState,
    /// What the server has.
    saved: StoredValue<PageDraft>,
    /// Whether a change is on its way.
    busy: StoredValue<bool>,
    /// Counts the changes, so that only the last one waits for the pause.
    changes: StoredValue<u64>,
}

impl Saving {
    /// Begins with what the server has.
    pub(super) fn of(editing: &Editing) -> Self {
        let (sheet, page) = (Sheet::of(&editing.draft), &editing.shared.page);
        let saving = Self {
            id: StoredValue::new(page.id.to_string()),
            name: StoredValue::new(storage::name(page.creator_id.as_str(), page.id.as_str())),
            sheet,
            typed: Memo::new(move |_| sheet.typed()),
            page: RwSignal::new(page.clone()),
            place: RwSignal::new(editing.place.clone()),
            clashes: RwSignal::new(editing.clashes.clone()),
            standing: RwSignal::new(Standing::Saved),
            found: RwSignal::new(None),
            form: FormState::new(),
            saved: StoredValue::new(editing.draft.clone()),
            busy: StoredValue::new(false),
            changes: StoredValue::new(0),
        };
        saving.saved.set_value(untrack(|| sheet.typed()));
        Effect::new(move |_| saving.look_back());
        Effect::new(move |_| saving.typed.with(|draft| saving.notice(draft)));
        on_cleanup(move || saving.leave());
        saving
    }

    /// The page's id.
    pub(super) fn id(self) -> String {
        self.id.get_value()
    }

    /// Whether the page would change if this were published.
    pub(super) fn has_changes(self) -> bool {
        let page = self.page.with(PageDraft::of);
        self.typed.with(|draft| !draft.asks_for_the_same(&page))
    }

    /// Finds what an earlier window could not save.
    fn look_back(self) {
        let (owner, name) = (
            self.page.with_untracked(|page| page.creator_id.clone()),
            self.name.get_value(),
        );
        storage::forget_others(owner.as_str());
        let Some(kept) = kept::find(&name) else {
            return;
        };
        let saved = self.saved.get_value();
        if kept.draft.asks_for_the_same(&saved) {
            kept::drop_all(&name);
        } else if kept.seen == self.place.get_untracked().seen {
            self.sheet.load(&kept.draft);
        } else {
            self.found.set(Some(kept));
        }
    }

    /// Puts what an earlier window could not save into the fields, or forgets it.
    pub(super) fn answer_found(self, use_it: bool) {
        if let Some(kept) = self.found.try_update(Option::take).flatten() {
            if use_it {
                self.sheet.load(&kept.draft);
            } else {
                kept::forget(&self.name.get_value(), &kept.draft);
            }
        }
    }

    /// Something may have been typed.
    fn notice(self, draft: &PageDraft) {
        if self.saved.with_value(|saved| saved == draft) {
            return;
        }
        kept::keep(
            &self.name.get_value(),
            &Kept {
                seen: self.place.get_untracked().seen,
                draft: draft.clone(),
            },
        );
        // Who was signed out, or overtaken, has to do something first.
        if !matches!(
            self.standing.get_untracked(),
            Standing::SignedOut | Standing::Elsewhere
        ) {
            self.standing.set(Standing::Typing);
            self.save_after(PAUSE);
        }
    }

    fn save_after(self, pause: Duration) {
        let change = self.changes.get_value() + 1;
        self.changes.set_value(change);
        let save = move || {
            if self.changes.try_get_value() == Some(change) {
                self.save_now();
            }
        };
        set_timeout(save, pause);
    }

    /// Saves without waiting for a pause.
    pub(super) fn save_now(self) {
        spawn_local(async move {
            self.save().await;
        });
    }

    /// Saves everything that is typed; `false` if that was not possible.
    pub(super) async fn save(self) -> bool {
        if !self.begin().await {
            return false;
        }
        let done = self.send().await;
        self.busy.try_set_value(false);
        done
    }

    /// Sends what is typed when the editor is left before a pause.
    fn leave(self) {
        let (Some(draft), Some(saved), Some(place), Some(id), Some(name)) = (
            self.typed.try_get_untracked(),
            self.saved.try_get_value(),
            self.place.try_get_untracked(),
            self.id.try_get_value(),
            self.name.try_get_value(),
        ) else {
            return;
        };
        if draft != saved {
            spawn_local(async move {
                // What cannot be saved is kept in this browser.
                if save_draft(id, place.seen, draft.clone()).await.is_ok() {
                    kept::forget(&name, &draft);
                }
            });
        }
    }

    /// Waits until no change is on its way, and begins one; `false` if the editor is gone.
    async fn begin(self) -> bool {
        loop {
            match self.busy.try_get_value() {
                None => return false,
                Some(false) => break,
                Some(true) => browser::sleep(GLANCE).await,
            }
        }
        self.busy.set_value(true);
        true
    }

    async fn send(self) -> bool {
        loop {
            let (Some(draft), Some(saved)) =
                (self.typed.try_get_untracked(), self.saved.try_get_value())
            else {
                return false;
            };
            if draft == saved {
                self.standing.set(Standing::Saved);
                return true;
            }
            let (id, seen) = (self.id(), self.place.get_untracked().seen);
            let name = self.name.get_value();
            match save_draft(id, seen, draft.clone()).await {
                Ok(place) => {
                    kept::forget(&name, &draft);
                    if self.saved.try_set_value(draft).is_some() {
                        return false;
                    }
                    self.place.set(place);
                }
                Err(error) => {
                    self.fail(&error);
                    return false;
                }
            }
        }
    }

    /// Says why something was not saved, and tries again if that may help.
    fn fail(self, error: &ApiError) {
        let standing = match (error, error.code()) {
            (_, Some(Code::Unauthorized)) => Standing::SignedOut,
            (_, Some(Code::Conflict)) => Standing::Elsewhere,
            (_, Some(_)) => Standing::Refused(error.to_string()),
            _ => Standing::Unreached,
        };
        let again = standing == Standing::Unreached;
        if self.standing.try_set(standing).is_none() && again {
            self.save_after(PATIENCE);
        }
    }

    /// Does something to the draft on the server after everything typed is there, and shows what came
    /// of it. What it answers is passed on; what it could not do is said.
    pub(super) async fn then<F>(
        self,
        act: impl FnOnce(String, domain::draft::Seen) -> F,
    ) -> Option<Result<Editing, ApiError>>
    where
        F: Future<Output = Result<Editing, ApiError>>,
    {
        if !self.save().await || !self.begin().await {
            return None;
        }
        let result = act(self.id(), self.place.get_untracked().seen).await;
        match &result {
            Ok(editing) => self.show(editing),
            Err(error) if error.code() == Some(Code::InvalidInput) => {}
            Err(error) => self.fail(error),
        }
        self.busy.try_set_value(false);
        Some(result)
    }

    /// Puts what the server has into the fields.
    fn show(self, editing: &Editing) {
        if self.standing.is_disposed() {
            return;
        }
        self.sheet.load(&editing.draft);
        self.saved.set_value(untrack(|| self.sheet.typed()));
        self.page.set(editing.shared.page.clone());
        self.clashes.set(editing.clashes.clone());
        self.place.set(editing.place.clone());
        self.standing.set(Standing::Saved);
    }

    /// Goes on with what is typed, on what the page and the draft have become.
    fn carry_over(self, editing: &Editing) {
        let before = self.page.with_untracked(PageDraft::of);
        let after = PageDraft::of(&editing.shared.page);
        let rebased = self.typed.get_untracked().rebased(&before, &after);
        self.page.set(editing.shared.page.clone());
        self.place.set(editing.place.clone());
        self.saved.set_value(editing.draft.clone());
        self.clashes.set(rebased.clashes);
        self.sheet.load(&rebased.draft);
        self.standing.set(Standing::Typing);
    }

    /// After another window changed the draft: goes on with its version, or with this one. The other
    /// stays the step before.
    pub(super) async fn settle(self, keep_mine: bool) {
        if !self.begin().await {
            return;
        }
        let opened = open_draft(self.id()).await;
        match &opened {
            Ok(editing) if keep_mine => self.carry_over(editing),
            Ok(editing) => {
                kept::forget(&self.name.get_value(), &self.typed.get_untracked());
                self.show(editing);
            }
            Err(error) => self.fail(error),
        }
        self.busy.try_set_value(false);
        if opened.is_ok() && keep_mine {
            self.save().await;
        }
    }
}
