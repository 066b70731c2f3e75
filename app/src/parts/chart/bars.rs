//! Draws the columns. Across, everything is in hundredths of a per cent of the width; down, in tenths
//! of a pixel: so words in it are never stretched.

use super::{
    plot::{Plot, Series, Tone},
    scale::{HEIGHT, Scale},
};
use leptos::prelude::*;

/// The whole width.
const WIDTH: i64 = 10_000;
/// No bar is wider.
const WIDEST: i64 = 500;
/// How much of its column a bar takes, in per cent.
const FILLED: i64 = 72;

/// The chart itself.
pub(super) fn bars(plot: &Plot, chosen: RwSignal<Option<usize>>) -> impl IntoView + use<> {
    let scale = plot.scale();
    let count = plot.columns.len();
    let columns = (0..count)
        .map(|at| column(plot, scale, at, chosen))
        .collect_view();
    let lines = scale.marks().map(|mark| line(scale.y(mark), mark == 0));
    let lines = lines.collect_view();
    let marks = scale
        .marks()
        .map(|mark| number(scale.y(mark), (plot.write)(mark)))
        .collect_view();
    let title = plot.title.clone();
    view! {
        <svg
            class="chart__canvas"
            role="img"
            width="100%"
            height=HEIGHT.to_string()
            on:pointerleave=move |_| chosen.set(None)
        >
            <title>{title}</title>
            {lines}
            {columns}
            {marks}
        </svg>
    }
}

/// A line across, behind everything.
fn line(y: i64, is_zero: bool) -> impl IntoView {
    let class = if is_zero {
        "chart__line chart__line--zero"
    } else {
        "chart__line"
    };
    let y = tenths(y);
    view! { <line class=class x1="0" x2="100%" y1=y.clone() y2=y></line> }
}

/// The number of a line: below the uppermost one, above the others.
fn number(y: i64, number: String) -> impl IntoView {
    let y = tenths(if y < 140 { y + 130 } else { y - 40 });
    view! {
        <text class="chart__mark" x="0" y=y>
            {number}
        </text>
    }
}

fn column(
    plot: &Plot,
    scale: Scale,
    at: usize,
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView + use<> {
    let slot = Slot::of(at, plot.columns.len());
    let bars = plot
        .series
        .iter()
        .filter_map(|series| bar(series, scale, at, slot))
        .collect_view();
    view! {
        <g
            class="chart__column"
            class=("chart__column--chosen", move || chosen.get() == Some(at))
            on:pointerenter=move |_| chosen.set(Some(at))
        >
            <rect
                class="chart__slot"
                x=percent(slot.start)
                width=percent(slot.end - slot.start)
                y="0"
                height="100%"
            ></rect>
            {bars}
        </g>
    }
}

/// A bar, if there is anything of it.
fn bar(series: &Series, scale: Scale, at: usize, slot: Slot) -> Option<impl IntoView + use<>> {
    let value = series.values.get(at).copied().filter(|value| *value != 0)?;
    let (zero, end) = (scale.y(0), scale.y(series.tone.directed(value)));
    // What is there can be seen, however small it is.
    let height = (end - zero).abs().max(10);
    let top = if end > zero { zero } else { zero - height };
    let (x, width) = slot.bar(series.tone);
    let class = format!("chart__bar chart__bar--{}", series.tone.as_str());
    Some(view! {
        <rect
            class=class
            x=percent(x)
            width=percent(width)
            y=tenths(top.max(0))
            height=tenths(height)
            rx="2"
        ></rect>
    })
}

/// The place of a column.
#[derive(Clone, Copy)]
struct Slot {
    start: i64,
    end: i64,
}

impl Slot {
    fn of(at: usize, count: usize) -> Self {
        let (at, count) = (i64::try_from(at), i64::try_from(count));
        let (at, count) = (at.unwrap_or(0), count.unwrap_or(1).max(1));
        Self {
            start: WIDTH * at / count,
            end: WIDTH * (at + 1) / count,
        }
    }

    /// Where a bar stands in it, and how wide it is; what is a part of another is narrower.
    fn bar(self, tone: Tone) -> (i64, i64) {
        let slot = self.end - self.start;
        let width = (slot * FILLED / 100).min(WIDEST);
        let width = match tone {
            Tone::Part | Tone::Lost => width * 3 / 5,
            Tone::Main | Tone::Back => width,
        };
        (self.start + (slot - width) / 2, width)
    }
}

/// What a chart could look like.
pub(super) fn ghost() -> impl IntoView {
    const HEIGHTS: [i64; 14] = [22, 30, 26, 44, 38, 52, 61, 47, 58, 74, 66, 82, 71, 90];
    let bars = HEIGHTS
        .iter()
        .enumerate()
        .map(|(at, height)| {
            let (x, width) = Slot::of(at, HEIGHTS.len()).bar(Tone::Main);
            let height = height * HEIGHT / 10;
            view! {
                <rect
                    class="chart__bar chart__bar--ghost"
                    x=percent(x)
                    width=percent(width)
                    y=tenths(HEIGHT * 10 - height)
                    height=tenths(height)
                    rx="2"
                ></rect>
            }
        })
        .collect_view();
    view! {
        <svg class="chart__canvas" width="100%" height=HEIGHT.to_string()>
            {bars}
        </svg>
    }
}

/// `1234` hundredths as `12.34%`.
pub(super) fn percent(hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let zero = if rest < 10 { "0" } else { "" };
    [&whole.to_string(), ".", zero, &rest.to_string(), "%"].concat()
}

/// `123` tenths as `12.3`.
fn tenths(tenths: i64) -> String {
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
}
