//! "Is it still you?": asked before what changes how one signs in, if the last proof is too old.

use super::browser::{self, Verb};
use crate::{
    api::factor::{Passkey, begin_proof, finish_proof, prove_by_password},
    console::kit::{
        ask::Asked,
        dialog::{Dialog, DialogState},
        field::TextField,
        form::{Form, FormState},
        ready::is_ready,
    },
    error::ApiError,
    spoken::words,
};
use domain::Code;
use futures::channel::oneshot;
use leptos::prelude::*;

/// Asks for a proof where one is needed.
#[derive(Clone, Copy)]
pub(super) struct Guard {
    dialog: DialogState,
    waiting: StoredValue<Option<oneshot::Sender<bool>>>,
}

impl Guard {
    pub(super) fn new() -> Self {
        Self {
            dialog: DialogState::new(),
            waiting: StoredValue::new(None),
        }
    }

    /// Does something; where the server wants a proof first, asks for it and does it again.
    pub(super) async fn run<T>(
        self,
        act: impl AsyncFn() -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let result = act().await;
        let needs_proof = |error: &ApiError| error.code() == Some(Code::ProofRequired);
        match result {
            Err(error) if needs_proof(&error) && self.ask().await => act().await,
            other => other,
        }
    }

    /// Whether there is a proof now; not if the dialog was closed.
    async fn ask(self) -> bool {
        let (answer, answered) = oneshot::channel();
        self.waiting
            .try_update_value(|waiting| waiting.replace(answer));
        self.dialog.show();
        answered.await.unwrap_or(false)
    }

    fn answer(self, proven: bool) {
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        if let Some(waiting) = waiting {
            // Whoever asked may be gone.
            let _ = waiting.send(proven);
        }
    }
}

/// The dialog of a guard.
#[component]
pub(super) fn GuardDialog(
    /// Whose it is.
    guard: Guard,
    /// The passkeys that there are.
    known: Asked<Vec<Passkey>>,
) -> impl IntoView {
    let w = words();
    let opened = guard.dialog.opened();
    Effect::new(move |was: Option<bool>| {
        let is = opened.get();
        if was == Some(true) && !is {
            guard.answer(false);
        }
        is
    });
    view! {
        <Dialog state=guard.dialog title=w.factor_proof_title()>
            {ask(guard, known)}
        </Dialog>
    }
}

fn ask(guard: Guard, known: Asked<Vec<Passkey>>) -> AnyView {
    let (w, state) = (words(), FormState::new());
    let password = RwSignal::new(String::new());
    let proven = move |()| {
        guard.answer(true);
        guard.dialog.close();
    };
    let prove = move || {
        let sending = prove_by_password(password.get_untracked());
        state.send(Ok(sending), proven);
    };
    let has_passkeys = known
        .get_untracked()
        .is_some_and(|known| known.is_ok_and(|passkeys| !passkeys.is_empty()));
    view! {
        <p class="muted">{w.factor_proof_about()}</p>
        <Form
            state
            submit=w.factor_proof_go()
            on_submit=prove
            actions=has_passkeys.then(|| by_passkey(state, proven)).into_any()
        >
            <TextField
                form=state
                name="proof"
                label=w.factor_proof_password()
                value=password
                kind="password"
                autocomplete="current-password"
            />
        </Form>
    }
    .into_any()
}

fn by_passkey(state: FormState, proven: impl Fn(()) + Copy + 'static) -> AnyView {
    let (w, ready) = (words(), is_ready());
    let prove = move |_| {
        let sending = async move {
            let begun = begin_proof().await?;
            let answer = browser::ask(Verb::Get, &begun, w).await?;
            finish_proof(begun.ceremony, answer).await
        };
        state.send(Ok(sending), proven);
    };
    view! {
        <button type="button" class="button" disabled=move || !ready.get() on:click=prove>
            {w.factor_proof_passkey()}
        </button>
    }
    .into_any()
}
