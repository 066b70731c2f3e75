//! A question before something that cannot be undone.

use super::{ready::is_ready, toast::use_toasts};
use crate::error::ApiError;
use leptos::{html, prelude::*, task::spawn_local};

/// A button that asks, and then acts.
///
/// The dialog is the browser's own: it holds the focus, closes on Escape, and gives the focus back.
#[component]
pub fn ConfirmButton<F, Fut>(
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
    act: F,
    /// What to do when it is done.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView
where
    F: Fn() -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<(), ApiError>> + 'static,
{
    let dialog = NodeRef::<html::Dialog>::new();
    let (ready, toasts, pending) = (is_ready(), use_toasts(), RwSignal::new(false));
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if let (true, Some(dialog)) = (open.get(), dialog.get()) {
            // It fails only when it is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let agree = move |_| {
        let acting = act();
        pending.set(true);
        spawn_local(async move {
            let result = acting.await;
            pending.try_set(false);
            close();
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
            on:click=move |_| open.set(true)
        >
            {label}
            <span class="visually-hidden">{hidden}</span>
        </button>
        <Show when=move || open.get()>
            <dialog
                class="dialog"
                node_ref=dialog
                aria-label=question.clone()
                on:close=move |_| {
                    open.try_set(false);
                }
            >
                <h2 class="dialog__title">{question.clone()}</h2>
                <p>{consequence.clone()}</p>
                <div class="dialog__actions">
                    <button type="button" class="button" autofocus on:click=move |_| close()>
                        "Keep it"
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
            </dialog>
        </Show>
    }
}
