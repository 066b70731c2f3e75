//! Shows what is known at every tick, and flips the page through its phases without a reload.

use super::{
    clock::Clock,
    feed,
    known::{Known, Moment},
    prices, sections, unfinished,
};
use crate::spoken::words;
use ::words::Words;
use domain::page::Phase;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::{cell::RefCell, time::Duration};

struct Page {
    clock: Clock,
    known: Known,
    /// What the document says that is sold.
    offers: i64,
    shown: Phase,
    changed: bool,
    repriced: bool,
    timer: Option<TimeoutHandle>,
    moment: ArcRwSignal<Moment>,
}

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

/// Gives the islands of a document what is known when it is rendered.
pub fn provide_moment(moment: Moment) {
    provide_context(ArcRwSignal::new(moment));
}

/// A text of an island: computed from the moment, and again whenever that changes. All of them
/// have one type, which keeps the binary small.
pub fn text(of: fn(Words, Moment) -> String) -> AnyView {
    let w = words();
    let moment = use_context::<ArcRwSignal<Moment>>()
        .or_else(|| PAGE.with_borrow(|page| page.as_ref().map(|page| page.moment.clone())));
    moment.map(|moment| move || of(w, moment.get())).into_any()
}

/// Reads what the document knows of its page, if it is about one, and starts ticking as soon as
/// the islands have woken to the same.
pub fn install() {
    let Some(page) = document().query_selector("[data-page]").ok().flatten() else {
        return;
    };
    let status = page.get_attribute("data-page").unwrap_or_default();
    let Some((short_id, moment)) = feed::moment_of(&status) else {
        return;
    };
    PAGE.set(Some(Page {
        clock: Clock::new(moment.now, arrival()),
        known: moment.known,
        offers: moment.known.offers,
        shown: moment.known.phase,
        changed: false,
        repriced: false,
        timer: None,
        moment: ArcRwSignal::new(moment),
    }));
    set_timeout(
        move || {
            tick();
            feed::start(&short_id);
        },
        Duration::ZERO,
    );
}

/// Takes what the server said: `now` sets the clock, `change` the rest.
pub fn learn(now: Option<i64>, change: impl FnOnce(&mut Known)) {
    PAGE.with_borrow_mut(|page| {
        if let Some(page) = page {
            if let Some(now) = now {
                page.clock.learn(now, monotonic());
            }
            change(&mut page.known);
        }
    });
    tick();
}

/// The device may have slept: the next answer of the server sets the clock, whatever it says.
pub fn doubt() {
    PAGE.with_borrow_mut(|page| {
        if let Some(page) = page {
            page.clock.doubt();
        }
    });
    tick();
}

/// Whether the page has closed, so that nothing more will happen to it by itself.
pub fn is_over() -> bool {
    PAGE.with_borrow(|page| {
        page.as_ref()
            .is_none_or(|page| page.shown == Phase::Expired)
    })
}

/// Shows this moment and sleeps until the next one that looks different. Computes from the clock
/// every time and counts nothing, so late timers and sleeping laptops do no harm.
fn tick() {
    PAGE.with_borrow_mut(|page| {
        let Some(page) = page else { return };
        let now = page.clock.now(monotonic());
        let phase = page.known.phase(now);
        if page.shown != phase {
            page.shown = phase;
            page.changed = true;
            sections::show(phase);
        }
        if page.offers != page.known.offers {
            sections::outdated();
        }
        let prices = prices::show(now);
        page.repriced |= prices.changed;
        sections::update(&page.known);
        unfinished::tick(now);
        page.moment.set(Moment {
            now,
            known: page.known,
            changed: page.changed,
            repriced: page.repriced,
        });
        if let Some(timer) = page.timer.take() {
            timer.clear();
        }
        let wait = page.known.next_tick(now).min(prices.until - now);
        let wait = Duration::from_millis(wait.unsigned_abs());
        page.timer = set_timeout_with_handle(tick, wait).ok();
    });
}

/// Milliseconds of a clock that only goes forward.
fn monotonic() -> i64 {
    window()
        .performance()
        .map_or(0, |performance| whole(performance.now()))
}

/// When the first byte of the document arrived, by the same clock: the best guess of the moment
/// at which the server wrote its `now`.
fn arrival() -> i64 {
    let start = window().performance().and_then(|performance| {
        let entry = performance.get_entries_by_type("navigation").get(0);
        js_sys::Reflect::get(&entry, &"responseStart".into())
            .ok()?
            .as_f64()
    });
    start.map_or_else(monotonic, whole)
}

/// A number of the browser as whole milliseconds.
#[expect(
    clippy::cast_possible_truncation,
    reason = "browsers count milliseconds in floats; no date comes near 2^53"
)]
pub const fn whole(millis: f64) -> i64 {
    millis as i64
}
