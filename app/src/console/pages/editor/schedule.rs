//! From when to when, on a line: for the creator, and for a visitor elsewhere.

use super::{
    sheet::Sheet,
    zone::{self, ZONES},
};
use crate::{
    console::{
        kit::{form::FormState, moment::MomentField, price::price_words},
        pages::{picker::Choices, soon::Soon},
    },
    spoken::words,
};
use ::words::Words;
use domain::{Timestamp, time::MINUTE};
use leptos::prelude::*;

/// Something that happens to a page.
#[derive(Clone, Debug, PartialEq)]
enum Event {
    Created,
    Now,
    Opens,
    /// What then costs how much.
    Price(String, String),
    Closes,
}

impl Event {
    fn words(&self, w: Words) -> String {
        match self {
            Self::Created => w.editor_schedule_created().to_owned(),
            Self::Now => w.editor_schedule_now().to_owned(),
            Self::Opens => w.editor_schedule_opens().to_owned(),
            Self::Price(name, price) => w.editor_schedule_price(name, price),
            Self::Closes => w.editor_schedule_closes().to_owned(),
        }
    }

    const fn kind(&self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Now => "now",
            Self::Opens => "opens",
            Self::Price(..) => "price",
            Self::Closes => "closes",
        }
    }
}

/// The fields, and the line.
#[component]
pub(super) fn ScheduleFields(
    state: FormState,
    sheet: Sheet,
    choices: Choices,
    created_at: Timestamp,
    now: Signal<Timestamp>,
) -> impl IntoView {
    let w = words();
    view! {
        <div class="form-row">
            <MomentField
                form=state
                name="launchAt"
                label=w.editor_opens_label()
                moment=sheet.launch_at
                optional=true
                hint=w.editor_opens_hint()
            />
            <div class="stack stack--tight">
                <MomentField
                    form=state
                    name="expiresAt"
                    label=w.editor_closes_label()
                    moment=sheet.expires_at
                />
                <Soon moment=sheet.expires_at now />
            </div>
        </div>
        <Line sheet choices created_at now />
    }
}

/// What happens when: as a picture in proportion, and as a list.
#[component]
fn Line(
    sheet: Sheet,
    choices: Choices,
    created_at: Timestamp,
    now: Signal<Timestamp>,
) -> impl IntoView {
    let w = words();
    let minute = Memo::new(move |_| {
        let now = now.get();
        now.plus(-(now.millis() % MINUTE))
    });
    let events = Memo::new(move |_| events(sheet, choices, created_at, minute.get()));
    let zone = RwSignal::new(ZONES[0]);
    let item = move |(at, event): (Timestamp, Event)| {
        let kind = format!("dates__item dates__item--{}", event.kind());
        view! {
            <li class=kind>
                <span class="dates__what">{event.words(w)}</span>
                <Told at zone=None />
                <Told at zone=Some(zone) />
            </li>
        }
    };
    let choose = move |value: String| {
        if let Some(chosen) = ZONES.into_iter().find(|zone| *zone == value) {
            zone.set(chosen);
        }
    };
    view! {
        <section class="dates" aria-label=w.editor_schedule_title()>
            <Picture events />
            <ol class="dates__list">
                {move || events.get().into_iter().map(item).collect_view()}
            </ol>
            <div class="dates__zone">
                <label for="schedule-zone">{w.editor_schedule_zone()}</label>
                <select
                    class="input"
                    id="schedule-zone"
                    on:change:target=move |event| choose(event.target().value())
                >
                    {ZONES
                        .map(|zone| view! { <option value=zone>{zone::place(zone)}</option> })
                        .into_iter()
                        .collect_view()}
                </select>
            </div>
        </section>
    }
}

/// Everything that happens, the earliest first.
fn events(
    sheet: Sheet,
    choices: Choices,
    created_at: Timestamp,
    now: Timestamp,
) -> Vec<(Timestamp, Event)> {
    let (opens, closes) = (sheet.launch_at.get(), sheet.expires_at.get());
    let now = now.max(created_at);
    let mut events = vec![(created_at, Event::Created), (now, Event::Now)];
    events.extend(opens.map(|at| (at, Event::Opens)));
    events.extend(closes.map(|at| (at, Event::Closes)));
    let begins = opens.unwrap_or(created_at);
    for choice in sheet.chosen.get().iter().filter_map(|id| choices.get(id)) {
        for change in &choice.pricing.changes {
            if change.at > begins && closes.is_none_or(|closes| change.at < closes) {
                let price = price_words(words(), &choice.pricing, change.at);
                events.push((change.at, Event::Price(choice.name.clone(), price)));
            }
        }
    }
    events.sort_by_key(|(at, _)| *at);
    events
}

/// A moment in the visitor's own zone, or in the chosen one.
#[component]
fn Told(at: Timestamp, zone: Option<RwSignal<&'static str>>) -> impl IntoView {
    let w = words();
    let text = RwSignal::new(if zone.is_none() {
        w.moment(at.into())
    } else {
        String::new()
    });
    Effect::new(move |_| {
        let zone = zone.map(|zone| zone.get());
        let told = zone::text(at, zone, w.language().code());
        text.set(match zone {
            Some(zone) => w.editor_schedule_elsewhere(&zone::place(zone), &told),
            None => told,
        });
    });
    let class = if zone.is_some() {
        "dates__there"
    } else {
        "dates__here"
    };
    view! { <span class=class>{text}</span> }
}

/// The line in proportion: the time it is open is thick.
#[component]
fn Picture(events: Memo<Vec<(Timestamp, Event)>>) -> impl IntoView {
    let drawn = move || {
        let events = events.get();
        let first = events.first().map(|(at, _)| *at)?;
        let last = events.last().map(|(at, _)| *at)?;
        let whole = last.since(first).max(1);
        let x = move |at: Timestamp| 8 + at.since(first) * 984 / whole;
        let find = |kind: &str| {
            let found = events.iter().find(|(_, event)| event.kind() == kind);
            found.map(|(at, _)| x(*at))
        };
        let closes = find("closes").unwrap_or(992);
        let opens = find("opens").or(find("created")).unwrap_or(8);
        let marks = events.iter().map(|(at, event)| {
            let class = format!("dates__mark dates__mark--{}", event.kind());
            view! { <line class=class x1=x(*at) x2=x(*at) y1="6" y2="26" /> }
        });
        Some(view! {
            <line class="dates__all" x1="8" x2="992" y1="16" y2="16" />
            <line class="dates__open" x1=opens x2=closes.max(opens) y1="16" y2="16" />
            {marks.collect_view()}
        })
    };
    view! {
        <svg
            class="dates__picture"
            viewBox="0 0 1000 32"
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            {drawn}
        </svg>
    }
}
