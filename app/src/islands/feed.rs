//! Keeps what is known of the page fresh: server-sent events, and asking where they fail.

use super::{
    known::{Known, Moment},
    live::{doubt, is_over, learn, whole},
};
use domain::{offer::Stock, page::Phase};
use js_sys::{Date, Function, JSON, Math, Promise, Reflect};
use leptos::prelude::*;
use std::{cell::RefCell, time::Duration};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

/// The longest wait before another try, in seconds.
const LONGEST_WAIT: u32 = 60;

#[derive(Default)]
struct Feed {
    short_id: String,
    source: Option<EventSource>,
    failures: u32,
}

thread_local! {
    static FEED: RefCell<Feed> = RefCell::default();
}

/// Listens to the page's events for as long as the document is shown and the page is not over.
pub fn start(short_id: &str) {
    if is_over() {
        return;
    }
    FEED.with_borrow_mut(|feed| short_id.clone_into(&mut feed.short_id));
    connect();
    // A page that comes back from the browser's cache shows yesterday; one that was in the
    // background, or on a sleeping laptop, may.
    on(&window(), "pageshow", |event| {
        let cached = Reflect::get(&event, &"persisted".into());
        if cached.is_ok_and(|cached| cached.is_truthy()) {
            wake();
        }
    });
    on(&document(), "visibilitychange", |_| {
        if !document().hidden() {
            wake();
        }
    });
    // An open connection keeps a page out of the browser's cache.
    on(&window(), "pagehide", |_| disconnect());
}

fn wake() {
    doubt();
    ask();
    if !is_over() {
        connect();
    }
}

fn connect() {
    disconnect();
    let short_id = FEED.with_borrow(|feed| feed.short_id.clone());
    let Ok(source) = EventSource::new(&["/p/", &short_id, "/events"].concat()) else {
        return;
    };
    on(&source, "phase", |event| {
        FEED.with_borrow_mut(|feed| feed.failures = 0);
        apply(&parse(&event));
    });
    on(&source, "stock", |event| {
        if let Some(stock) = stock(&parse(&event)) {
            learn(None, |page| page.restock(stock));
        }
    });
    on(&source, "error", |_| {
        disconnect();
        retry();
    });
    FEED.with_borrow_mut(|feed| feed.source = Some(source));
}

fn disconnect() {
    if let Some(source) = FEED.with_borrow_mut(|feed| feed.source.take()) {
        source.close();
    }
}

/// Asks once, then tries again later: twice as late each time, and not with everybody else.
fn retry() {
    if is_over() {
        return;
    }
    ask();
    let failures = FEED.with_borrow_mut(|feed| {
        feed.failures += 1;
        feed.failures
    });
    let seconds = 2_u32.saturating_pow(failures.min(8)).min(LONGEST_WAIT);
    let wait = u64::from(seconds) * 1_000;
    let jitter = jitter(wait);
    set_timeout(
        || {
            let connected = FEED.with_borrow(|feed| feed.source.is_some());
            if !connected && !document().hidden() {
                connect();
            }
        },
        Duration::from_millis(wait / 2 + jitter),
    );
}

/// A random part of the wait.
fn jitter(wait: u64) -> u64 {
    #[expect(
        clippy::float_arithmetic,
        reason = "the browser's random numbers are floats"
    )]
    let thousandths = whole(Math::random() * 1_000.0);
    thousandths.unsigned_abs() * wait / 1_000
}

/// Asks the server once how the page stands.
fn ask() {
    let short_id = FEED.with_borrow(|feed| feed.short_id.clone());
    wasm_bindgen_futures::spawn_local(async move {
        // Offline, or a server that restarts: the page goes on with what it knows.
        let status = get(&["/api/page_status?short_id=", &short_id].concat()).await;
        if let Some(status) = status {
            apply(&status);
        }
    });
}

/// The JSON at an address of the site; nothing if there is none.
pub async fn get(url: &str) -> Option<JsValue> {
    let response = value(window().fetch_with_str(url)).await?;
    if field(&response, "ok").is_falsy() {
        return None;
    }
    let read = field(&response, "json").unchecked_into::<Function>();
    value(read.call0(&response).ok()?.unchecked_into()).await
}

async fn value(promise: Promise) -> Option<JsValue> {
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()
}

/// Takes the page's times and phase, and its copies if they are there too.
fn apply(status: &JsValue) {
    if let Some(news) = known(status) {
        learn(moment(status, "now"), |page| {
            let stock = news.stock.or(page.stock);
            *page = Known { stock, ..news };
        });
    }
}

/// The page's public name and what a document knows of it, from the JSON it carries.
pub fn moment_of(status: &str) -> Option<(String, Moment)> {
    let status = JSON::parse(status).ok()?;
    let short_id = field(&status, "shortId").as_string()?;
    let now = moment(&status, "now")?;
    Some((short_id, Moment::new(now, known(&status)?)))
}

fn known(status: &JsValue) -> Option<Known> {
    Some(Known {
        phase: Phase::parse(&field(status, "phase").as_string()?)?,
        launch_at: moment(status, "launchAt"),
        closes_at: moment(status, "closesAt")?,
        offers: moment(status, "offers")?,
        stock: stock(&field(status, "stock")),
    })
}

fn stock(numbers: &JsValue) -> Option<Stock> {
    let number = |name| field(numbers, name).as_f64().map(whole);
    Some(Stock {
        limit: number("limit")?,
        sold: number("sold")?,
        held: number("held")?,
    })
}

/// A whole number, or a moment: events count milliseconds, the API writes RFC 3339.
pub fn moment(status: &JsValue, name: &str) -> Option<i64> {
    let value = field(status, name);
    let text = || value.as_string().map(|text| Date::parse(&text));
    value
        .as_f64()
        .or_else(text)
        .filter(|millis| millis.is_finite())
        .map(whole)
}

/// A property; undefined if there is none.
pub fn field(object: &JsValue, name: &str) -> JsValue {
    // Asking `null` or a number for a property throws, which is an answer too.
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn parse(event: &Event) -> JsValue {
    let text = event
        .dyn_ref::<MessageEvent>()
        .and_then(|message| message.data().as_string());
    text.and_then(|text| JSON::parse(&text).ok())
        .unwrap_or(JsValue::UNDEFINED)
}

/// Calls `handler` for every such event.
pub fn on(target: &web_sys::EventTarget, name: &str, handler: impl FnMut(Event) + 'static) {
    let handler = Closure::<dyn FnMut(Event)>::new(handler).into_js_value();
    _ = target.add_event_listener_with_callback(name, handler.unchecked_ref());
}
