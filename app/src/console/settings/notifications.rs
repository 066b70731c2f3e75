//! What the creator is told by mail.

use super::Tabs;
use crate::console::kit::ask::ask;
use crate::{
    api::notifications::{get_notifications, switch_notification},
    console::kit::{load::load, ready::is_ready, screen::Screen, toast::use_toasts},
    spoken::words,
};
use ::words::Words;
use domain::notification::{Choice, Topic};
use leptos::{prelude::*, task::spawn_local};

/// The letters that can be switched, and those that cannot.
#[component]
pub fn Notifications() -> impl IntoView {
    let w = words();
    let choices = ask(|| (), |()| get_notifications());
    let always = [
        w.told_always_money(),
        w.told_always_account(),
        w.told_always_files(),
    ];
    view! {
        <Screen title=w.settings_notifications()>
            <Tabs />
            <section class="card" aria-labelledby="told">
                <h2 class="card__title" id="told">
                    {w.told_title()}
                </h2>
                <p class="muted">{w.told_about()}</p>
                {load(choices, show)}
            </section>
            <section class="card card--quiet" aria-labelledby="always">
                <h2 class="card__title" id="always">
                    {w.told_always()}
                </h2>
                <p class="muted">{w.told_always_about()}</p>
                <ul class="bullets">
                    {always.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                </ul>
            </section>
        </Screen>
    }
}

fn show(choices: Vec<Choice>) -> AnyView {
    let switches = choices.into_iter().map(switch).collect_view();
    view! { <div class="choices">{switches}</div> }.into_any()
}

/// A switch that counts at once; it goes back if the server does not take it.
fn switch(choice: Choice) -> AnyView {
    let (w, ready, toasts) = (words(), is_ready(), use_toasts());
    let (topic, is_on) = (choice.topic, RwSignal::new(choice.is_on));
    let pending = RwSignal::new(false);
    let change = move |wanted: bool| {
        is_on.set(wanted);
        pending.set(true);
        spawn_local(async move {
            let result = switch_notification(topic, wanted).await;
            pending.try_set(false);
            match result {
                Ok(()) => toasts.ok(w.settings_saved()),
                Err(error) => {
                    is_on.try_set(!wanted);
                    toasts.problem(error.to_string());
                }
            }
        });
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                name=topic.as_str()
                checked=choice.is_on
                prop:checked=move || is_on.get()
                disabled=move || !ready.get() || pending.get()
                on:change:target=move |event| change(event.target().checked())
            />
            <span class="choice__text">
                {topic_name(w, topic)} <span class="choice__hint">{about(w, topic)}</span>
            </span>
        </label>
    }
    .into_any()
}

const fn about(w: Words, topic: Topic) -> &'static str {
    match topic {
        Topic::Sale => w.told_sale_about(),
        Topic::SoldOut => w.told_sold_out_about(),
        Topic::Opened => w.told_opened_about(),
        Topic::Closed => w.told_closed_about(),
        Topic::Keys => w.told_keys_about(),
        Topic::Week => w.told_week_about(),
    }
}

/// What a kind of letter is called.
pub const fn topic_name(w: Words, topic: Topic) -> &'static str {
    match topic {
        Topic::Sale => w.told_sale(),
        Topic::SoldOut => w.told_sold_out(),
        Topic::Opened => w.told_opened(),
        Topic::Closed => w.told_closed(),
        Topic::Keys => w.told_keys(),
        Topic::Week => w.told_week(),
    }
}
