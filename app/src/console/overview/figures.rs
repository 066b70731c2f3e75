//! Numbers of some days beside those of the days before, and a chart of each.

mod tile;

use super::{
    choice::{Shown, address, shown},
    plots::{percent, plot},
};
use crate::{console::kit::help::Help, parts::chart::Chart, spoken::words};
use domain::{
    Money,
    stats::{Figures as Numbers, Range, Stats, Taken, change},
};
use leptos::prelude::*;
use tile::{Tile, tile};
use words::Words;

/// The numbers, of which each shows its chart.
#[component]
pub fn Figures(
    /// What happened.
    stats: Stats,
    /// The address of the screen.
    base: String,
) -> impl IntoView {
    let w = words();
    let shown = shown(first_choice(&stats));
    let range = stats.range;
    let tiles = tiles(w, &stats)
        .into_iter()
        .map(|one| {
            let href = address(&base, range, Some(one.shown.as_str()));
            tile(w, one, range, href, shown)
        })
        .collect_view();
    let stats = StoredValue::new(stats);
    view! {
        <ul class="tiles tiles--figures">{tiles}</ul>
        <div class="card">
            {move || {
                let plot = stats.with_value(|stats| plot(w, stats, shown.get()));
                view! { <Chart plot empty=nothing(w, shown.get()) /> }
            }}
            <p class="muted small">{w.overview_counting()}</p>
            <Help question=w.help_figures_question() terms=meanings(w) />
        </div>
    }
}

/// What the tiles count.
fn meanings(w: Words) -> Vec<(&'static str, &'static str)> {
    vec![
        (w.overview_revenue(), w.help_figures_revenue()),
        (w.overview_visitors(), w.help_figures_visitors()),
        (w.overview_conversion(), w.help_figures_conversion()),
    ]
}

/// Money first, if there is any.
fn first_choice(stats: &Stats) -> Shown {
    let money = stats.total.money.first();
    money.map_or(Shown::Views, |taken| Shown::Money(taken.currency))
}

const fn nothing(w: Words, shown: Shown) -> &'static str {
    match shown {
        Shown::Money(_) => w.overview_no_money(),
        Shown::Views => w.overview_no_views(),
        Shown::Orders | Shown::Conversion => w.overview_no_sales(),
        Shown::Registrations => w.overview_no_registrations(),
    }
}

fn tiles(w: Words, stats: &Stats) -> Vec<Tile> {
    let (total, before) = (&stats.total, stats.before.as_ref());
    let compared = |number: fn(&Numbers) -> i64| {
        before.and_then(|before| change(number(total), number(before)))
    };
    let mut tiles: Vec<_> = total
        .money
        .iter()
        .map(|taken| money(w, *taken, before))
        .collect();
    tiles.extend([
        Tile {
            shown: Shown::Views,
            label: w.overview_visitors(),
            value: w.number(total.visitors),
            note: Some(w.overview_views_count(total.views)),
            change: compared(|numbers| numbers.visitors),
        },
        Tile {
            shown: Shown::Orders,
            label: w.overview_orders(),
            value: w.number(total.orders),
            note: None,
            change: compared(|numbers| numbers.orders),
        },
        Tile {
            shown: Shown::Conversion,
            label: w.overview_conversion(),
            value: total
                .conversion()
                .map_or_else(|| "–".to_owned(), |share| percent(w, share)),
            note: None,
            change: compared(|numbers| numbers.conversion().unwrap_or_default()),
        },
        Tile {
            shown: Shown::Registrations,
            label: w.overview_registrations(),
            value: w.number(total.registrations),
            note: (total.registrations > 0).then(|| w.overview_confirmed_count(total.confirmed)),
            change: compared(|numbers| numbers.registrations),
        },
    ]);
    tiles
}

fn money(w: Words, taken: Taken, before: Option<&Numbers>) -> Tile {
    let Taken {
        currency,
        revenue,
        refunds,
        lost,
    } = taken;
    let write = |minor| w.money(Money { minor, currency }.into());
    Tile {
        shown: Shown::Money(currency),
        label: w.overview_revenue(),
        value: write(revenue),
        note: went_back(w, [refunds, lost].map(|minor| Money { minor, currency })),
        change: before.and_then(|before| change(revenue, before.in_currency(currency).revenue)),
    }
}

/// What was refunded, and what was lost; nothing if that is nothing.
fn went_back(w: Words, [refunds, lost]: [Money; 2]) -> Option<String> {
    match (refunds.minor, lost.minor) {
        (0, 0) => None,
        (_, 0) => Some(w.overview_refunded(refunds.into())),
        (0, _) => Some(w.overview_lost_amount(lost.into())),
        _ => Some(
            [
                w.overview_refunded(refunds.into()),
                w.overview_lost_amount(lost.into()),
            ]
            .join(", "),
        ),
    }
}

/// The days before, in words.
fn before(w: Words, range: Range) -> Option<String> {
    range.days().map(|days| w.overview_days_before(days))
}
