//! Which days, and which chart: kept in the address, so that a view of the numbers can be reloaded,
//! shared, and left by going back.

use crate::spoken::words;
use domain::{Currency, stats::Range};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// A chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Revenue and refunds in one currency.
    Money(Currency),
    /// Views and visitors.
    Views,
    /// Orders.
    Orders,
    /// Orders of a hundred visitors.
    Conversion,
    /// Registrations.
    Registrations,
}

impl Shown {
    /// As it stands in an address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Money(currency) => currency.code(),
            Self::Views => "views",
            Self::Orders => "orders",
            Self::Conversion => "conversion",
            Self::Registrations => "registrations",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let known = [
            Self::Views,
            Self::Orders,
            Self::Conversion,
            Self::Registrations,
        ];
        let found = known.into_iter().find(|shown| shown.as_str() == text);
        found.or_else(|| Currency::parse(text).map(Self::Money))
    }
}

/// The days in the address.
pub fn range() -> impl Fn() -> Range + Copy + Send + Sync + 'static {
    let query = use_query_map();
    let range = Memo::new(move |_| {
        let named = query.with(|query| query.get("range"));
        named
            .and_then(|named| Range::parse(&named))
            .unwrap_or_default()
    });
    move || range.get()
}

/// The chart in the address, or the one that is shown if there is none.
pub fn shown(otherwise: Shown) -> Memo<Shown> {
    let query = use_query_map();
    Memo::new(move |_| {
        let named = query.with(|query| query.get("show"));
        named
            .and_then(|named| Shown::parse(&named))
            .unwrap_or(otherwise)
    })
}

/// The address of a screen with these days and this chart.
pub fn address(base: &str, range: Range, shown: Option<&str>) -> String {
    let range = range.as_str();
    match shown {
        Some(shown) => format!("{base}?range={range}&show={shown}"),
        None => format!("{base}?range={range}"),
    }
}

/// Chooses the days.
#[component]
pub fn RangeLinks(
    /// The address of the screen.
    base: String,
) -> impl IntoView {
    let w = words();
    let (query, chosen) = (use_query_map(), range());
    let base = StoredValue::new(base);
    let links = Range::EACH
        .into_iter()
        .map(|range| {
            let href = move || {
                let shown = query.with(|query| query.get("show"));
                base.with_value(|base| address(base, range, shown.as_deref()))
            };
            let name = range.days().map_or_else(
                || w.overview_range_all().to_owned(),
                |days| w.overview_range(days),
            );
            view! {
                <a
                    class="segments__one"
                    href=href
                    data-noscroll=""
                    aria-current=move || (chosen() == range).then_some("true")
                >
                    {name}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="segments" aria-label=w.overview_range_label()>
            {links}
        </nav>
    }
}
