//! What the charts show.

use super::choice::Shown;
use crate::parts::chart::{Plot, Series, Tone, plot::Write};
use domain::{
    Currency, Money,
    stats::{Column, Day, Figures, Span, Stats, columns},
};
use std::sync::Arc;
use words::{Moment, Words};

/// A chart of what happened.
pub fn plot(w: Words, stats: &Stats, shown: Shown) -> Plot {
    let columns = columns(stats.span, &stats.days);
    let drawn = Drawn {
        w,
        columns: &columns,
        total: &stats.total,
    };
    let (title, series, write) = match shown {
        Shown::Money(currency) => drawn.money(currency),
        Shown::Views => drawn.views(),
        Shown::Orders => drawn.orders(),
        Shown::Conversion => drawn.conversion(),
        Shown::Registrations => drawn.registrations(),
    };
    Plot {
        title: title.to_owned(),
        whole: w.chart_whole(stats.span.days()),
        columns: columns.iter().map(|column| name(w, column.span)).collect(),
        series,
        write,
    }
}

/// A share of ten thousand, with one decimal: `3.3%`.
pub fn percent(w: Words, share: i64) -> String {
    let (whole, tenth) = (share / 100, share % 100 / 10);
    let mark = w.decimal_mark().to_string();
    w.overview_percent(&[&whole.to_string(), mark.as_str(), &tenth.to_string()].concat())
}

fn name(w: Words, span: Span) -> String {
    let first = day(w, span.first);
    if span.first == span.last {
        first
    } else {
        w.chart_days_together(&first, &day(w, span.last))
    }
}

fn day(w: Words, day: Day) -> String {
    let date = Moment::from(day.start());
    w.chart_day(date.day.into(), date.month.into())
}

type Parts = (&'static str, Vec<Series>, Write);

/// What the columns are made of.
struct Drawn<'a> {
    w: Words,
    columns: &'a [Column],
    total: &'a Figures,
}

impl Drawn<'_> {
    fn series(
        &self,
        name: &str,
        tone: Tone,
        write: &Write,
        number: impl Fn(&Figures) -> i64,
    ) -> Series {
        let values = self.columns.iter().map(|column| number(&column.figures));
        Series {
            name: name.to_owned(),
            tone,
            values: values.collect(),
            total: write(number(self.total)),
        }
    }

    fn counted(&self) -> Write {
        let w = self.w;
        Arc::new(move |number| w.number(number))
    }

    fn money(&self, currency: Currency) -> Parts {
        let w = self.w;
        let write: Write = Arc::new(move |minor| w.money(Money { minor, currency }.into()));
        let mut series = vec![
            self.series(w.overview_revenue(), Tone::Main, &write, |figures| {
                figures.in_currency(currency).revenue
            }),
            self.series(w.overview_refunds(), Tone::Back, &write, |figures| {
                figures.in_currency(currency).refunds
            }),
        ];
        // Most never lose a dispute, and need not read of it.
        let lost = |figures: &Figures| figures.in_currency(currency).lost;
        if lost(self.total) != 0 {
            series.push(self.series(w.overview_lost(), Tone::Lost, &write, lost));
        }
        (w.overview_chart_money(), series, write)
    }

    fn views(&self) -> Parts {
        let (w, write) = (self.w, self.counted());
        let series = vec![
            self.series(w.overview_views(), Tone::Main, &write, |figures| {
                figures.views
            }),
            self.series(w.overview_visitors(), Tone::Part, &write, |figures| {
                figures.visitors
            }),
        ];
        (w.overview_chart_views(), series, write)
    }

    fn orders(&self) -> Parts {
        let (w, write) = (self.w, self.counted());
        let series = self.series(w.overview_orders(), Tone::Main, &write, |figures| {
            figures.orders
        });
        (w.overview_chart_orders(), vec![series], write)
    }

    fn conversion(&self) -> Parts {
        let w = self.w;
        let write: Write = Arc::new(move |share| percent(w, share));
        let series = self.series(w.overview_conversion(), Tone::Main, &write, |figures| {
            figures.conversion().unwrap_or_default()
        });
        (w.overview_chart_conversion(), vec![series], write)
    }

    fn registrations(&self) -> Parts {
        let (w, write) = (self.w, self.counted());
        let series = vec![
            self.series(w.overview_registrations(), Tone::Main, &write, |figures| {
                figures.registrations
            }),
            self.series(w.overview_confirmed(), Tone::Part, &write, |figures| {
                figures.confirmed
            }),
        ];
        (w.overview_chart_registrations(), series, write)
    }
}
