//! A sales page as buyers see it, drawn small. It is a picture: nothing in it can be pressed.

use crate::spoken::words;
use domain::{Currency, Money};
use leptos::prelude::*;

/// What the picture sells, in euro cents.
const PRICE: i64 = 1_200;

/// The picture, with words for those who do not see it. Its seconds and minutes are counted by the
/// style sheet, and stand still for whoever wants no motion.
pub fn view() -> impl IntoView {
    let w = words();
    view! {
        <div role="img" aria-label=w.landing_picture()>
            <div class="specimen" aria-hidden="true">
                <div class="specimen__cover"></div>
                <div class="stack stack--tight">
                    <p class="eyebrow cluster">
                        <span class="badge badge--live">{w.landing_picture_open()}</span>
                        {w.landing_picture_by()}
                    </p>
                    <p class="specimen__title">{w.landing_picture_title()}</p>
                </div>
                {clock()}
                <div class="stack stack--tight">
                    <div class="specimen__bar">
                        <span class="specimen__left"></span>
                    </div>
                    <p class="muted small">{w.landing_picture_left(12, 50)}</p>
                </div>
                <span class="button button--primary button--wide">{buy()}</span>
            </div>
        </div>
    }
}

fn buy() -> Option<String> {
    let currency = Currency::parse("EUR")?;
    let price = Money {
        minor: PRICE,
        currency,
    };
    Some(words().landing_picture_buy(price.into()))
}

fn clock() -> impl IntoView {
    let w = words();
    view! {
        <div class="specimen__clock">
            {unit("specimen__value", "02", w.landing_picture_days())}
            {unit("specimen__value", "14", w.landing_picture_hours())}
            {unit("specimen__value specimen__value--minutes", "", w.landing_picture_minutes())}
            {unit("specimen__value specimen__value--seconds", "", w.landing_picture_seconds())}
        </div>
    }
}

fn unit(class: &'static str, value: &'static str, label: &'static str) -> impl IntoView {
    view! {
        <span class="specimen__unit">
            <span class=class>{value}</span>
            {label}
        </span>
    }
}
