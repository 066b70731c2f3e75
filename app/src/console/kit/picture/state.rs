//! Where a picture stands that is being sent.

use super::send::{self, Sending};
use crate::error::ApiError;
use domain::{id::PictureId, picture::PictureUse};
use leptos::{prelude::*, task::spawn_local};
use send_wrapper::SendWrapper;
use web_sys::{FileList, XmlHttpRequest};

/// Where a picture stands that is being sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// Nothing is on its way.
    #[default]
    Still,
    /// So many hundredths of it have been sent.
    Sent(i64),
    /// All of it has been sent, and is being looked at.
    Making,
}

/// What the field knows.
#[derive(Clone, Copy)]
pub(super) struct State {
    usage: PictureUse,
    pub(super) value: RwSignal<Option<PictureId>>,
    on_change: Option<Callback<Option<PictureId>>>,
    pub(super) stage: RwSignal<Stage>,
    /// What was refused last.
    pub(super) problem: RwSignal<Option<String>>,
    /// What has happened, for those who do not see it.
    pub(super) news: RwSignal<&'static str>,
    /// The one on its way. The server, whose threads share this, never has one.
    request: RwSignal<Option<SendWrapper<XmlHttpRequest>>>,
}

impl State {
    /// Nothing is on its way yet.
    pub(super) fn new(
        usage: PictureUse,
        value: RwSignal<Option<PictureId>>,
        on_change: Option<Callback<Option<PictureId>>>,
    ) -> Self {
        Self {
            usage,
            value,
            on_change,
            stage: RwSignal::default(),
            problem: RwSignal::new(None),
            news: RwSignal::new(""),
            request: RwSignal::new(None),
        }
    }

    pub(super) fn set(self, value: Option<PictureId>, news: &'static str) {
        self.news.try_set(news);
        self.value.try_set(value.clone());
        if let Some(changed) = self.on_change {
            changed.try_run(value);
        }
    }

    /// Sends the first of some files, if there is any.
    pub(super) fn send(self, files: Option<FileList>, ready: &'static str, unsent: &'static str) {
        let file = files.and_then(|files| files.get(0));
        let Some(file) = file.filter(|_| self.stage.get_untracked() == Stage::Still) else {
            return;
        };
        self.problem.set(None);
        let progress = move |percent| {
            let stage = if percent < 100 {
                Stage::Sent(percent)
            } else {
                Stage::Making
            };
            self.stage.try_set(stage);
        };
        let Ok(Sending { request, ended }) = send::begin(&file, self.usage, progress) else {
            self.problem.set(Some(unsent.to_owned()));
            return;
        };
        self.stage.set(Stage::Sent(0));
        self.request.set(Some(SendWrapper::new(request)));
        spawn_local(async move {
            let result = ended.await;
            self.request.try_set(None);
            self.stage.try_set(Stage::Still);
            match result {
                Ok(Some(picture)) => self.set(Some(picture.id), ready),
                // It was called off.
                Ok(None) => {}
                Err(error) => self.refuse(&error),
            }
        });
    }

    fn refuse(self, error: &ApiError) {
        self.problem.try_set(Some(error.to_string()));
    }

    pub(super) fn cancel(self) {
        if let Some(request) = self.request.get_untracked() {
            // One that has ended already cannot be called off any more.
            let _ = request.abort();
        }
    }
}
