//! What comes from the server: a sign of life while it loads, words when it fails.

use super::ask::Asked;
use super::{browser, form::SignInElsewhere, screen::Screen};
use crate::{error::ApiError, spoken::words};
use domain::Code;
use leptos::prelude::*;
use std::pin::Pin;

/// Shows what a resource holds once it is there. While it is being read again the old view stays.
pub fn load<T, V>(data: Asked<T>, show: impl Fn(T) -> V + Clone + Send + Sync + 'static) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    load_or(data, show, |error| {
        view! { <Problem error beside=true /> }.into_any()
    })
}

/// Like [`load`], for a whole screen: it has a heading in any case.
pub fn load_screen<T, V>(
    data: Asked<T>,
    show: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    load_or(data, show, |error| {
        let w = words();
        let title = match error.code() {
            Some(Code::NotFound) => w.list_nothing_here(),
            _ => w.list_failed(),
        };
        view! {
            <Screen title passing=true>
                <Problem error />
            </Screen>
        }
        .into_any()
    })
}

fn load_or<T, V>(
    data: Asked<T>,
    show: impl Fn(T) -> V + Clone + Send + Sync + 'static,
    problem: fn(ApiError) -> AnyView,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    once_there(Box::new(move || {
        let show = show.clone();
        Box::pin(async move {
            match data.await {
                Ok(value) => show(value).into_any(),
                Err(error) => problem(error),
            }
        })
    }))
}

type View = Pin<Box<dyn Future<Output = AnyView> + Send>>;

/// Takes its view in a box: what waits is the same code for all resources, once in the browser's
/// program and not once for each.
fn once_there(view: Box<dyn Fn() -> View + Send + Sync>) -> AnyView {
    view! { <Transition fallback=Loading>{move || Suspend::new(view())}</Transition> }.into_any()
}

/// Something is on its way.
#[component]
pub fn Loading() -> impl IntoView {
    view! {
        <div class="loading" role="status">
            <span class="visually-hidden">{words().list_loading()}</span>
            <span class="skeleton" aria-hidden="true"></span>
            <span class="skeleton" aria-hidden="true"></span>
            <span class="skeleton" aria-hidden="true"></span>
        </div>
    }
}

/// Why there is nothing to show, and what to do about it.
#[component]
pub fn Problem(
    /// What went wrong.
    error: ApiError,
    /// Whether something else stands beside it, in which something may be typed.
    #[prop(optional)]
    beside: bool,
) -> impl IntoView {
    let signed_out = error.code() == Some(Code::Unauthorized);
    Effect::new(move |_| {
        if signed_out && !beside {
            browser::sign_in_again();
        }
    });
    let w = words();
    let advice = match error.code() {
        Some(Code::Unauthorized) if beside => view! { <SignInElsewhere /> }.into_any(),
        Some(Code::Unauthorized) => {
            view! { <a href="/login" rel="external">{w.list_sign_in()}</a> }.into_any()
        }
        Some(_) => view! { <a href="/console">{w.list_overview()}</a> }.into_any(),
        None => view! { <a href="" rel="external">{w.list_try_again()}</a> }.into_any(),
    };
    view! {
        <div class="notice notice--danger" role="alert">
            <p>{error.to_string()}</p>
            <p>{advice}</p>
        </div>
    }
}
