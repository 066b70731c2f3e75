//! A question before something that cannot be undone.

use super::{
    dialog::{Dialog, DialogState},
    ready::is_ready,
    toast::use_toasts,
};
use crate::{error::ApiError, spoken::words};
use leptos::{prelude::*, task::spawn_local};
use std::{pin::Pin, sync::Arc};

/// What is done after a "yes", in boxes: so the button is the same code for all of them.
#[derive(Clone)]
pub struct Act(Arc<dyn Fn() -> Acting + Send + Sync>);

/// It is being done.
pub type Acting = Pin<Box<dyn Future<Output = Result<(), ApiError>>>>;

impl<F, Fut> From<F> for Act
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<(), ApiError>> + 'static,
{
    fn from(act: F) -> Self {
        Self(Arc::new(move || Box::pin(act())))
    }
}

impl Act {
    /// Does it.
    pub fn call(&self) -> Acting {
        (self.0)()
    }
}

/// A button that asks, and then acts.
#[component]
pub fn ConfirmButton(
    /// What the button says.
    label: &'static str,
    /// What it is about, for people who hear only the button: the name of the row.
    #[prop(optional, into)]
    about: String,
    /// The question.
    #[prop(into)]
    question: String,
    /// What happens if it is answered with yes.
    #[prop(into)]
    consequence: String,
    /// What the answer "yes" is called.
    yes: &'static str,
    /// Whether the button stands in a row of others.
    #[prop(optional)]
    small: bool,
    /// What to do.
    #[prop(into)]
    act: Act,
    /// What to do when it is done.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let w = words();
    let dialog = DialogState::new();
    let (ready, toasts, pending) = (is_ready(), use_toasts(), RwSignal::new(false));
    let agree = move |_| {
        let acting = act.call();
        pending.set(true);
        spawn_local(async move {
            let result = acting.await;
            pending.try_set(false);
            dialog.close();
            match result {
                Ok(()) => {
                    done.try_run(());
                }
                Err(error) => toasts.problem(error.to_string()),
            }
        });
    };
    let hidden = (!about.is_empty()).then(|| format!(" {about}"));
    view! {
        <button
            type="button"
            class="button button--quiet-danger"
            class:button--small=small
            disabled=move || !ready.get()
            on:click=move |_| dialog.show()
        >
            {label}
            <span class="visually-hidden">{hidden}</span>
        </button>
        <Dialog state=dialog title=question>
            <p>{consequence.clone()}</p>
            <div class="dialog__actions">
                <button type="button" class="button" autofocus on:click=move |_| dialog.close()>
                    {w.kit_keep_it()}
                </button>
                <button
                    type="button"
                    class="button button--danger"
                    disabled=move || pending.get()
                    aria-busy=move || pending.get().to_string()
                    on:click=agree.clone()
                >
                    {yes}
                </button>
            </div>
        </Dialog>
    }
}
