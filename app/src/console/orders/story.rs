//! What happened to an order, in one time line: the checkout, the money, the mail, the downloads.

mod deliveries;
mod history;

use crate::console::kit::ask::Asked;
use crate::{
    api::{
        deliveries::{Delivery, DeliveryLog},
        orders::{HistoryLine, Order},
    },
    console::kit::{load::load, when::When},
    parts::{Icon, Shape},
    spoken::words,
};
use ::words::Words;
use domain::Timestamp;
use leptos::prelude::*;

/// What happened when, the newest first.
#[component]
pub(super) fn Story(
    /// The order.
    order: Order,
    /// What was written down about it.
    history: Vec<HistoryLine>,
    /// What happened to its files.
    log: Asked<DeliveryLog>,
) -> impl IntoView {
    let w = words();
    let told = StoredValue::new((order, history));
    view! {
        <section class="stack" aria-labelledby="story">
            <h2 id="story">{w.orders_story()}</h2>
            {load(log, move |log| {
                let moments = told
                    .with_value(|(order, history)| moments(w, order, history, &log.newest));
                view! { <ol class="time-line">{moments.into_iter().map(show).collect_view()}</ol> }
            })}
        </section>
    }
}

/// What a moment is about, which is what its sign shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Order,
    Money,
    Trouble,
    Mail,
    Download,
}

impl About {
    const fn sign(self) -> (&'static str, Shape) {
        match self {
            Self::Order => ("plain", Shape::Order),
            Self::Money => ("ok", Shape::Check),
            Self::Trouble => ("danger", Shape::Warning),
            Self::Mail => ("plain", Shape::Mail),
            Self::Download => ("plain", Shape::Download),
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
struct Moment {
    at: Timestamp,
    /// What comes later of the same moment: a new status follows from what happened.
    rank: u8,
    about: About,
    words: String,
    note: Option<String>,
}

/// Words without a note.
fn plain(about: About, words: impl Into<String>) -> (About, String, Option<String>) {
    (about, words.into(), None)
}

/// Words with a note.
fn noted(
    about: About,
    words: impl Into<String>,
    note: impl Into<String>,
) -> (About, String, Option<String>) {
    let note: String = note.into();
    (
        about,
        words.into(),
        Some(note).filter(|note| !note.is_empty()),
    )
}

fn moments(
    w: Words,
    order: &Order,
    history: &[HistoryLine],
    deliveries: &[Delivery],
) -> Vec<Moment> {
    let mut moments = vec![Moment {
        at: order.created_at,
        rank: 0,
        about: About::Order,
        words: w.orders_story_begun().to_owned(),
        note: None,
    }];
    moments.extend(history::moments(w, order, history));
    moments.extend(
        deliveries
            .iter()
            .filter_map(|line| deliveries::moment(w, line)),
    );
    // The sort is stable: of the same moment, what was written down first happened first.
    moments.sort_by_key(|moment| (moment.at, moment.rank));
    moments.reverse();
    moments
}

fn show(moment: Moment) -> impl IntoView {
    let (tone, shape) = moment.about.sign();
    view! {
        <li class=format!("time-line__moment time-line__moment--{tone}")>
            <span class="time-line__sign">
                <Icon shape />
            </span>
            <div class="time-line__words">
                <strong>{moment.words}</strong>
                {moment.note.map(|note| view! { <span class="small">{note}</span> })}
                <span class="muted small">
                    <When at=moment.at />
                </span>
            </div>
        </li>
    }
}
