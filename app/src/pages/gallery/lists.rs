//! Tables, files, empty lists, and numbers at a glance.

use super::specimen;
use crate::{
    parts::{Icon, Price, Shape, bytes},
    spoken::words,
};
use domain::{Currency, Money};
use leptos::prelude::*;

/// Lists in every form.
pub(super) fn tables() -> impl IntoView {
    let w = words();
    let empty = view! {
        <div class="empty">
            <p class="empty__title">{w.dev_sample_empty_title()}</p>
            <p>{w.dev_sample_empty()}</p>
            <button class="button button--primary" type="button">{w.landing_begin()}</button>
        </div>
    };
    view! {
        <div class="stack">
            {specimen("table-wrap, table table--cards", table())}
            <p class="muted">{w.dev_gallery_cards()}</p>
            <div class="narrow">{table()}</div>
            {specimen("files, file file__text file__name", files())}
            {specimen("empty empty__title", empty)}
        </div>
    }
}

fn table() -> impl IntoView {
    let w = words();
    let row = |sold: i64, class: &'static str| {
        view! {
            <tr>
                <th scope="row">{w.landing_picture_title()}</th>
                <td data-label=w.dev_gallery_states()>
                    <span class=class>{class.rsplit_once('-').map(|(_, name)| name)}</span>
                </td>
                <td class="table__number" data-label=w.dev_sample_sold()>{w.number(sold)}</td>
                <td class="table__number" data-label=w.dev_sample_taken()>{price(sold * 1_200)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap" tabindex="0">
            <table class="table table--cards">
                <thead>
                    <tr>
                        <th scope="col">{w.dev_sample_name()}</th>
                        <th scope="col">{w.dev_gallery_states()}</th>
                        <th scope="col" class="table__number">{w.dev_sample_sold()}</th>
                        <th scope="col" class="table__number">{w.dev_sample_taken()}</th>
                    </tr>
                </thead>
                <tbody>
                    {row(1_234, "badge badge--live")}
                    {row(56, "badge badge--paused")}
                    {row(0, "badge badge--draft")}
                </tbody>
            </table>
        </div>
    }
}

fn price(minor: i64) -> Option<impl IntoView> {
    let currency = Currency::parse("EUR")?;
    Some(view! { <Price amount=Money { minor, currency }/> })
}

fn files() -> impl IntoView {
    let w = words();
    let file = |size: i64| {
        view! {
            <li class="file">
                <Icon shape=Shape::File/>
                <div class="file__text">
                    <p class="file__name">{w.landing_picture_title()}</p>
                    <p class="muted small">{w.order_kind_audio()} " · " {bytes::display(size)}</p>
                </div>
                <button class="button button--primary" type="button">
                    <Icon shape=Shape::Download/>
                    {w.order_files_download()}
                </button>
            </li>
        }
    };
    view! { <ul class="files">{file(3_450_000)} {file(640)}</ul> }
}

/// Numbers at a glance.
pub(super) fn numbers() -> impl IntoView {
    let w = words();
    let tile = |value: AnyView, label: &'static str| {
        view! {
            <div class="tile">
                <p class="tile__label">{label}</p>
                <p class="tile__value">{value}</p>
            </div>
        }
    };
    let tiles = view! {
        <div class="tiles">
            {tile(w.number(1_234).into_any(), w.dev_sample_sold())}
            {tile(price(1_480_800).into_any(), w.dev_sample_taken())}
            {tile(bytes::display(2_000_000_000).into_any(), w.order_files())}
        </div>
    };
    specimen("tiles, tile tile__value tile__label", tiles)
}
