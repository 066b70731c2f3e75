//! Forms: sent once at a time, kept as typed, errors at their fields.

use super::{browser, ready::is_ready};
use crate::{error::ApiError, spoken::words};
use domain::{Code, Rejection};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use std::pin::Pin;

/// Where a form stands.
#[derive(Clone, Copy, Debug)]
pub struct FormState {
    pending: RwSignal<bool>,
    problem: RwSignal<Option<ApiError>>,
}

impl FormState {
    /// A form that has not been sent.
    pub fn new() -> Self {
        Self {
            pending: RwSignal::new(false),
            problem: RwSignal::new(None),
        }
    }

    /// What is wrong with a field.
    pub fn error(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.problem
                .with(|problem| problem.as_ref()?.error_for(field).map(ToString::to_string))
        })
    }

    /// What was refused last, if anything.
    pub fn problem(self) -> Signal<Option<ApiError>> {
        self.problem.into()
    }

    /// Whether an answer is being waited for.
    pub fn is_pending(self) -> bool {
        self.pending.get()
    }

    /// Shows a problem and leads to it.
    pub fn refuse(self, problem: ApiError) {
        self.problem.try_set(Some(problem));
        // After the errors have been drawn.
        request_animation_frame(|| browser::focus("[aria-invalid=true], .form-problem"));
    }

    /// Sends what was typed, unless it cannot be right or an answer is still being waited for.
    pub fn send<T: 'static>(
        self,
        sending: Result<impl Future<Output = Result<T, ApiError>> + 'static, ApiError>,
        done: impl FnOnce(T) + 'static,
    ) {
        match sending {
            Ok(sending) => self.send_boxed(Box::pin(async move {
                let value = sending.await?;
                Ok(Box::new(move || done(value)) as Done)
            })),
            Err(problem) => self.refuse(problem),
        }
    }

    fn send_boxed(self, sending: Sending) {
        if self.pending.get_untracked() {
            return;
        }
        self.pending.set(true);
        spawn_local(async move {
            let result = sending.await;
            self.pending.try_set(false);
            match result {
                Ok(done) => {
                    self.problem.try_set(None);
                    done();
                }
                Err(problem) => self.refuse(problem),
            }
        });
    }
}

// In boxes, sending is the same code for all forms: once in the browser's program, not once for each.
type Done = Box<dyn FnOnce()>;
type Sending = Pin<Box<dyn Future<Output = Result<Done, ApiError>>>>;

impl Default for FormState {
    fn default() -> Self {
        Self::new()
    }
}

/// Two refusals of one form as one. A field that could not be read is not checked any further.
pub fn merged(unreadable: Option<Rejection>, wrong: Option<Rejection>) -> Option<Rejection> {
    let (Some(mut first), Some(second)) = (unreadable.clone(), wrong.clone()) else {
        return unreadable.or(wrong);
    };
    for error in second.errors {
        if first.error_for(&error.field).is_none() {
            first.errors.push(error);
        }
    }
    Some(first)
}

/// What is done when a form is sent, in a box as well.
pub struct OnSubmit(Box<dyn Fn()>);

impl<F: Fn() + 'static> From<F> for OnSubmit {
    fn from(send: F) -> Self {
        Self(Box::new(send))
    }
}

/// A form. Its fields are disabled until the browser has taken over, so that nothing typed is lost.
#[component]
pub fn Form(
    /// Its state.
    state: FormState,
    /// What the button says.
    #[prop(into)]
    submit: Signal<&'static str>,
    /// What to do when it is sent.
    #[prop(into)]
    on_submit: OnSubmit,
    /// The fields.
    children: Children,
    /// More buttons beside the first.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// Whether it takes something away.
    #[prop(optional)]
    danger: bool,
) -> impl IntoView {
    let ready = is_ready();
    let submitted = move |event: SubmitEvent| {
        event.prevent_default();
        (on_submit.0)();
    };
    view! {
        <form class="form" novalidate on:submit=submitted>
            <fieldset class="form__fields" disabled=move || !ready.get()>
                {children()}
            </fieldset>
            <FormProblem state />
            <div class="cluster">
                <button
                    type="submit"
                    class="button"
                    class:button--primary=!danger
                    class:button--danger=danger
                    disabled=move || !ready.get() || state.is_pending()
                    aria-busy=move || state.is_pending().to_string()
                >
                    {move || submit.get()}
                </button>
                {actions}
            </div>
        </form>
    }
}

/// The way to sign in again in a new tab.
#[component]
pub fn SignInElsewhere() -> impl IntoView {
    view! {
        <a class="button button--small" href="/login" target="_blank" rel="external">
            {words().list_sign_in()}
        </a>
    }
}

/// Why the form was refused, beside the button that sent it.
#[component]
fn FormProblem(state: FormState) -> impl IntoView {
    let w = words();
    let words = move || {
        state.problem.with(|problem| {
            let problem = problem.as_ref()?;
            Some(match problem {
                ApiError::Rejected(rejection) if rejection.errors.len() > 1 => {
                    w.kit_fields_wrong().to_owned()
                }
                other => other.to_string(),
            })
        })
    };
    // Whoever is signed out signs in elsewhere, so that what is typed here stays.
    let signed_out = move || {
        let code = state.problem.with(|problem| problem.as_ref()?.code());
        code == Some(Code::Unauthorized)
    };
    move || {
        words().map(|words| {
            view! {
                <div class="notice notice--danger form-problem" role="alert" tabindex="-1">
                    <p>{words}</p>
                    {signed_out().then(|| view! { <SignInElsewhere /> })}
                </div>
            }
        })
    }
}
