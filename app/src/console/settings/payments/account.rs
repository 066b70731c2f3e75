//! The creator's account at the payment service.

use crate::{
    api::payments::{Payouts, Unready, refresh_payouts, set_up_payouts},
    console::kit::{badge::badge, form::FormState, ready::is_ready, toast::use_toasts},
    spoken::words,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_query_map;
use words::Words;

/// How the account stands, and the way on.
///
/// Coming back from the payment service (`?returned=1`, or `?again=1` with a link that had run out)
/// it asks there what has become of it.
#[component]
pub(super) fn AccountCard(payouts: Payouts) -> impl IntoView {
    let w = words();
    let (payouts, asking) = (RwSignal::new(payouts), RwSignal::new(false));
    let toasts = use_toasts();
    let ask = move || {
        asking.set(true);
        spawn_local(async move {
            match refresh_payouts().await {
                Ok(answer) => {
                    payouts.try_set(answer);
                }
                Err(error) => toasts.problem(error.to_string()),
            }
            asking.try_set(false);
        });
    };
    let query = use_query_map();
    let came = move |name: &str| query.with_untracked(|query| query.get(name).is_some());
    let ran_out = came("again");
    Effect::new(move |_| {
        if came("returned") || came("again") {
            ask();
        }
    });
    let ready = is_ready();
    view! {
        <section class="card" aria-labelledby="account">
            <div class="cluster cluster--between">
                <h2 class="card__title" id="account">
                    {w.settings_your_account()}
                </h2>
                {move || state(w, &payouts.get())}
            </div>
            {ran_out
                .then(|| {
                    view! { <p class="notice notice--warn">{w.settings_link_ran_out()}</p> }
                })}
            <div aria-live="polite" class="stack">
                {move || explained(w, payouts.get())}
            </div>
            <div class="cluster">
                {move || go_on(w, &payouts.get()).map(|label| view! { <GoOn label /> })}
                <Show when=move || matches!(payouts.get(), Payouts::Unready(_))>
                    <button
                        type="button"
                        class="button button--quiet"
                        disabled=move || !ready.get() || asking.get()
                        aria-busy=move || asking.get().to_string()
                        on:click=move |_| ask()
                    >
                        {w.settings_ask_again()}
                    </button>
                </Show>
            </div>
        </section>
    }
}

fn state(w: Words, payouts: &Payouts) -> AnyView {
    match payouts {
        Payouts::NotNeeded | Payouts::Ready { .. } => badge("ok", w.settings_state_ready()),
        Payouts::Missing => badge("warn", w.settings_state_missing()),
        Payouts::Unready(unready) if unready.is_checked() => {
            badge("prelaunch", w.settings_state_checked())
        }
        Payouts::Unready(_) => badge("warn", w.settings_state_unready()),
    }
}

fn explained(w: Words, payouts: Payouts) -> AnyView {
    match payouts {
        Payouts::NotNeeded => ().into_any(),
        Payouts::Missing => view! {
            <p>{w.settings_missing()}</p>
        }
        .into_any(),
        Payouts::Ready { payouts_enabled } => {
            let bank = if payouts_enabled {
                w.settings_bank_ready()
            } else {
                w.settings_bank_checked()
            };
            view! { <p>{w.settings_can_sell()} " " {bank}</p> }.into_any()
        }
        Payouts::Unready(unready) => waits(w, &unready),
    }
}

fn waits(w: Words, unready: &Unready) -> AnyView {
    if unready.is_closed() {
        return view! {
            <p>{w.settings_closed()}</p>
        }
        .into_any();
    }
    if unready.is_checked() {
        return view! {
            <p>{w.settings_checked()}</p>
        }
        .into_any();
    }
    let missing = unready.missing(w).into_iter();
    view! {
        <p>{w.settings_needs()}</p>
        <ul class="bullets">{missing.map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
    }
    .into_any()
}

/// What the button says that leads to the payment service, if there is something to do there.
fn go_on(w: Words, payouts: &Payouts) -> Option<&'static str> {
    match payouts {
        Payouts::Missing => Some(w.settings_set_up_payments()),
        Payouts::Unready(unready) if unready.is_closed() || unready.is_checked() => None,
        Payouts::Unready(_) => Some(w.settings_continue()),
        Payouts::NotNeeded | Payouts::Ready { .. } => None,
    }
}

/// Leads to the payment service.
#[component]
fn GoOn(label: &'static str) -> impl IntoView {
    let (ready, state, toasts) = (is_ready(), FormState::new(), use_toasts());
    let problem = state.problem();
    Effect::new(move |_| {
        if let Some(problem) = problem.get() {
            toasts.problem(problem.to_string());
        }
    });
    let go = move |_| {
        state.send(Ok(set_up_payouts()), |address| {
            // A browser that refuses to navigate leaves the button for another try.
            let _ = window().location().assign(&address);
        });
    };
    view! {
        <button
            type="button"
            class="button button--primary"
            disabled=move || !ready.get() || state.is_pending()
            aria-busy=move || state.is_pending().to_string()
            on:click=go
        >
            {label}
        </button>
    }
}

impl Unready {
    /// Whether the payment service has all it wants and thinks about it.
    fn is_checked(&self) -> bool {
        self.details_submitted && self.currently_due.is_empty() && !self.is_closed()
    }

    fn is_closed(&self) -> bool {
        let reason = self.disabled_reason.as_deref();
        reason.is_some_and(|reason| reason.starts_with("rejected"))
    }

    /// What is missing, each once; see Stripe, "Required verification information".
    fn missing(&self, w: Words) -> Vec<&'static str> {
        let mut missing = Vec::new();
        for name in &self.currently_due {
            let words = match name.as_str() {
                name if name.contains("verification") => w.settings_needs_document(),
                name if name.starts_with("external_account") => w.settings_needs_bank(),
                name if name.starts_with("tos_acceptance") => w.settings_needs_terms(),
                name if name.starts_with("business_profile") => w.settings_needs_business(),
                name if name.starts_with("business_type") => w.settings_needs_type(),
                name if name.starts_with("company") => w.settings_needs_company(),
                name if name.starts_with("individual") || name.starts_with("person") => {
                    w.settings_needs_person()
                }
                name if name.starts_with("representative") || name.starts_with("owners") => {
                    w.settings_needs_owners()
                }
                _ => w.settings_needs_more(),
            };
            if !missing.contains(&words) {
                missing.push(words);
            }
        }
        if missing.is_empty() {
            missing.push(w.settings_needs_end());
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_once_what_is_missing() {
        let unready = |due: &[&str], details_submitted| Unready {
            details_submitted,
            currently_due: due.iter().map(|name| (*name).to_owned()).collect(),
            disabled_reason: None,
        };
        let due = [
            "individual.dob.day",
            "individual.dob.month",
            "external_account",
        ];
        let words = [
            "Your name, birthday and address",
            "The bank account for your money",
        ];
        assert_eq!(unready(&due, false).missing(Words::default()), words);
        assert_eq!(
            unready(&[], false).missing(Words::default()),
            ["That you finish the form you began"]
        );
        assert!(unready(&[], true).is_checked());
    }
}
